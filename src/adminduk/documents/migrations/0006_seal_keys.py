from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_issued_in_full")]
    operations = [
        migrations.CreateModel(
            name="SealKeyEvent",
            fields=[
                ("seq", models.IntegerField(primary_key=True, serialize=False)),
                ("event", models.CharField(max_length=10)),
                ("key_id", models.CharField(max_length=16)),
                ("public_key", models.TextField()),
                ("since", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("signature", models.BinaryField()),
            ],
            options={
                "db_table": "documents_seal_key_event",
                "indexes": [models.Index(fields=["key_id"], name="documents_seal_key")],
            },
        ),
        *append_only("documents_seal_key_event"),
        grant("documents_seal_key_event", "SELECT", to=AUDITOR),
    ]
