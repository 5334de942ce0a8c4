from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import sql

ASKED = """
-- Asked: a service was asked to sign, and its answer is not archived. It may be signed, so nothing prepares
-- it anew, and it leaves this state as signed, as refused by the service, or dropped.
ALTER TABLE documents_document DROP CONSTRAINT documents_document_status;
ALTER TABLE documents_document ADD CONSTRAINT documents_document_status
    CHECK (status IN ('ordered', 'prepared', 'asked', 'signed', 'dropped'));

CREATE OR REPLACE FUNCTION documents_keep_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    later CONSTANT text[] := '{superseded_at,superseded_by,revoked_at,changed_at}';
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a document is never deleted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.code <> OLD.code OR NEW.number <> OLD.number THEN
        RAISE EXCEPTION 'number and code of a document stay' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'signed' AND to_jsonb(NEW) - later IS DISTINCT FROM to_jsonb(OLD) - later THEN
        RAISE EXCEPTION 'a signed document stays as issued' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'asked' AND NEW.status NOT IN ('signed', 'dropped')
        AND (NEW.rendering_key, NEW.rendering_sha256, NEW.digest)
            IS DISTINCT FROM (OLD.rendering_key, OLD.rendering_sha256, OLD.digest) THEN
        RAISE EXCEPTION 'what a service was asked to sign stays' USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)
        OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
        RAISE EXCEPTION 'what was replaced or revoked stays so' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_found_by_number")]
    operations = [
        migrations.AddField(
            "signercertificate", "signer", models.CharField(max_length=8, default="local", db_default="local")
        ),
        migrations.AddField(
            "signercertificate", "token_label", models.CharField(max_length=64, default="", db_default="")
        ),
        migrations.AddField(
            "signercertificate", "key_label", models.CharField(max_length=64, default="", db_default="")
        ),
        migrations.AddField("signercertificate", "identity", models.BinaryField(null=True)),
        migrations.AddField("document", "asked_at", models.DateTimeField(null=True)),
        migrations.AddField("document", "returned", models.BinaryField(null=True)),
        sql(ASKED),
    ]
