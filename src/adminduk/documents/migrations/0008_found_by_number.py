from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """What the register does to an akta reaches all documents of its number."""

    dependencies = [("documents", "0007_revisions")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["number"], name="documents_document_number"),
        )
    ]
