from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("chains", models.IntegerField()),
                ("root", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("chained", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("key_id", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "journal_day"},
        ),
        migrations.CreateModel(
            name="ChainDay",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "chain", "day", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("chain", models.CharField(max_length=10)),
                ("day", models.DateField()),
                ("position", models.IntegerField()),
                ("first_tree", models.BigIntegerField()),
                ("last_tree", models.BigIntegerField()),
                ("last_seq", models.BigIntegerField()),
                ("batches", models.BinaryField()),
                ("chained", models.BinaryField()),
            ],
            options={
                "db_table": "journal_day_chain",
                "indexes": [models.Index(fields=["day", "position"], name="journal_day_chain_day")],
            },
        ),
        *append_only("journal_day"),
        *append_only("journal_day_chain"),
        grant("journal_day, journal_day_chain", "SELECT", to=AUDITOR),
    ]
