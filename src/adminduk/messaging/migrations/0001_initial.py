from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models

from adminduk.foundation.db.migrations import grant, scoped

STATES = ("queued", "sending", "sent", "failed", "undeliverable")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_initial"), ("jobs", "0001_grants")]
    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("kind", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField(null=True)),
                ("recipient", models.BinaryField()),
                ("facts", models.BinaryField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[(state, state) for state in STATES], default="queued", max_length=15
                    ),
                ),
                ("channel", models.CharField(default="", max_length=10)),
                (
                    "ruled_out",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("tries", models.IntegerField(default=0)),
                ("problem", models.CharField(default="", max_length=60)),
                ("reference", models.BinaryField(null=True)),
                ("queued_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "messaging_message",
                "indexes": [
                    models.Index(fields=["subject_id", "queued_at"], name="messaging_subject"),
                    models.Index(fields=["queued_at"], name="messaging_queued"),
                ],
            },
        ),
        grant("messaging_message", "SELECT, INSERT, UPDATE"),
        *scoped("messaging_message"),
    ]
