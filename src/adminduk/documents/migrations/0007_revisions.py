from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, LOOKUP, append_only, grant, scoped, sql

# Who sees a document sees its later states too: the wall of the document decides.
AS_ITS_DOCUMENT = """
EXISTS (SELECT FROM documents_document AS document WHERE document.document_id = documents_revision.document_id)
"""

CODE_OF = """
-- Whether these very bytes were issued by us, or extend what was: the code of their document.
CREATE OR REPLACE FUNCTION documents_code_of(wanted text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT code FROM documents_document WHERE signed_sha256 = wanted AND status = 'signed' AND wanted <> ''
    UNION ALL
    SELECT document.code FROM documents_revision AS revision JOIN documents_document AS document USING (document_id)
    WHERE revision.sha256 = wanted AND wanted <> ''
    LIMIT 1
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_seal_keys")]
    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("document_id", models.UUIDField()),
                ("seq", models.SmallIntegerField()),
                ("kabkota", models.CharField(max_length=4)),
                ("level", models.CharField(max_length=10)),
                ("file_key", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("proof_ends", models.DateTimeField()),
            ],
            options={
                "db_table": "documents_revision",
                "indexes": [
                    models.Index(fields=["sha256"], name="documents_revision_bytes"),
                    models.Index(fields=["kabkota", "proof_ends"], name="documents_revision_ends"),
                ],
            },
        ),
        *append_only("documents_revision"),
        *scoped("documents_revision", also=AS_ITS_DOCUMENT.strip(), lookup=True),
        grant("documents_revision", "SELECT", to=LOOKUP),
        grant("documents_revision", "SELECT", to=AUDITOR),
        sql(CODE_OF),
    ]
