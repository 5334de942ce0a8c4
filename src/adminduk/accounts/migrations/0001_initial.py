from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import grant, scoped


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id",
                        "account_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("contact_kind", models.CharField(max_length=5)),
                ("contact", models.BinaryField()),
                ("contact_index", models.BinaryField()),
                ("assurance", models.CharField(max_length=10)),
                ("language", models.CharField(default="id", max_length=2)),
                ("bound_at", models.DateTimeField()),
                ("signed_in_at", models.DateTimeField()),
                ("matched_at", models.DateTimeField(null=True)),
                ("matched_by", models.UUIDField(null=True)),
                ("matched_in_case", models.UUIDField(null=True)),
                ("reset_at", models.DateTimeField(null=True)),
                ("reset_by", models.UUIDField(null=True)),
                ("reset_reason", models.CharField(default="", max_length=500)),
            ],
            options={
                "db_table": "accounts_account",
                "indexes": [
                    models.Index(fields=["account_id"], name="accounts_account_by_id"),
                    models.Index(fields=["contact_index"], name="accounts_account_contact"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(reset_at__isnull=True),
                        fields=("person_id",),
                        name="accounts_one_binding",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("attempt_id", models.UUIDField(primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("contact_kind", models.CharField(max_length=5)),
                ("contact", models.BinaryField()),
                ("contact_index", models.BinaryField()),
                ("language", models.CharField(default="id", max_length=2)),
                ("code_hash", models.CharField(max_length=120)),
                ("misses", models.IntegerField(default=0)),
                ("codes_sent", models.IntegerField(default=1)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "accounts_attempt",
                "indexes": [
                    models.Index(fields=["expires_at"], name="accounts_attempt_expires"),
                    models.Index(fields=["person_id"], name="accounts_attempt_person"),
                ],
            },
        ),
        # A binding is never deleted: that somebody had one is part of who saw what.
        grant("accounts_account", "SELECT, INSERT, UPDATE"),
        *scoped(
            "accounts_account",
            also="adminduk_acts_for('account', account_id) OR adminduk_acts_for('person', person_id)",
        ),
        grant("accounts_attempt", "SELECT, INSERT, UPDATE, DELETE"),
        *scoped("accounts_attempt"),
    ]
