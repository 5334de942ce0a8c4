from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Why the head of office should look before he signs, written down when the case is approved."""

    dependencies = [("casework", "0004_published_progress")]
    operations = [
        migrations.AddField("case", "attention", models.JSONField(default=list)),
    ]
