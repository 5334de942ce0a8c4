from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models

from adminduk.foundation.db.migrations import grant, scoped


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("account_id", models.UUIDField(null=True)),
                ("staff_id", models.UUIDField(null=True)),
                ("case_id", models.UUIDField(null=True)),
                ("declared", models.CharField(max_length=100)),
                ("length", models.IntegerField()),
                ("received", models.IntegerField(default=0)),
                (
                    "pieces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("receiving", "Receiving"),
                            ("finished", "Finished"),
                            ("refused", "Refused"),
                        ],
                        default="receiving",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "casework_upload",
                "indexes": [models.Index(fields=["expires_at"], name="casework_upload_expires")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(received__gte=0, received__lte=models.F("length")),
                        name="casework_upload_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(account_id__isnull=False, staff_id__isnull=True, case_id__isnull=True),
                            models.Q(account_id__isnull=True, staff_id__isnull=False, case_id__isnull=True),
                            models.Q(account_id__isnull=True, staff_id__isnull=True, case_id__isnull=False),
                            _connector="OR",
                        ),
                        name="casework_upload_one_owner",
                    ),
                ],
            },
        ),
        grant("casework_upload", "SELECT, INSERT, UPDATE, DELETE"),
        *scoped(
            "casework_upload",
            also="adminduk_acts_for('account', account_id) OR adminduk_acts_for('case', case_id)",
        ),
    ]
