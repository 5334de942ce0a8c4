from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, grant


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_staff_sign_in")]
    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("form", models.CharField(max_length=3)),
                ("title", models.CharField(max_length=160)),
                ("decree_number", models.CharField(max_length=80)),
                ("decree_date", models.DateField()),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("created_at", models.DateTimeField()),
                ("created_by", models.UUIDField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.staff"
                    ),
                ),
            ],
            options={
                "db_table": "offices_delegation",
                "indexes": [models.Index(fields=["office", "since"], name="offices_delegation_office")],
            },
        ),
        grant("offices_delegation", "SELECT, INSERT, UPDATE"),
        grant("offices_delegation", "SELECT", to=AUDITOR),
    ]
