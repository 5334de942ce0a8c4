from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import definer_function

CODE_OF = """
-- Whether these very bytes were issued by us: the code of the document whose hash they have.
CREATE FUNCTION documents_code_of(wanted text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT code FROM documents_document WHERE signed_sha256 = wanted AND status = 'signed' AND wanted <> ''
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_published_signing")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["signed_sha256"], name="documents_document_bytes"),
        ),
        definer_function("documents_code_of(text)", CODE_OF),
    ]
