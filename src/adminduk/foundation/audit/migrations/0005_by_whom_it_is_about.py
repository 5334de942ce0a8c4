from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    """So that everybody can be told who looked at him."""

    dependencies = [("audit", "0004_partitions")]
    operations = [
        migrations.AddIndex(
            "look", GinIndex(fields=["subject_ids"], name="audit_look_seen", gin_pending_list_limit=1024)
        )
    ]
