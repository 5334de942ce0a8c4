from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_grants")]
    operations = [
        # The default stays in the database: a server of the release before may still add staff.
        migrations.AddField(
            "staff", "password_temporary", models.BooleanField(default=False, db_default=False)
        ),
        migrations.AddField("staff", "signed_in_at", models.DateTimeField(null=True)),
    ]
