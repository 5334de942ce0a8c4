from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant


class Migration(migrations.Migration):
    dependencies = [("register", "0009_proof"), ("register", "0012_moving_letters")]
    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("import_id", models.UUIDField(primary_key=True, serialize=False)),
                ("digest", models.BinaryField()),
                ("file_name", models.CharField(max_length=255)),
                ("office", models.CharField(default="", max_length=20)),
                ("seed", models.BinaryField()),
                ("rows", models.BigIntegerField(default=0)),
                ("rejected", models.BigIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "register_import"},
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "import_id",
                        "batch_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("import_id", models.UUIDField()),
                ("batch_id", models.UUIDField()),
                ("families", models.IntegerField()),
                ("people", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "register_import_batch"},
        ),
        grant("register_import", "SELECT, INSERT"),
        grant("register_import", "UPDATE (rows, rejected, finished_at)"),
        *append_only("register_import_batch"),
        grant("register_import, register_import_batch", "SELECT", to=AUDITOR),
    ]
