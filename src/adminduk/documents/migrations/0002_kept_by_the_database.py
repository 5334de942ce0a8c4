from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import (
    AUDITOR,
    LOOKUP,
    append_only,
    definer_function,
    grant,
    scoped,
    sql,
)

OF_HIS_CASE = "adminduk_acts_for('case', case_id)"

VERIFY = """
-- What a stranger learns of a code on paper: the masked label, never the name.
CREATE FUNCTION documents_verify(wanted text)
    RETURNS TABLE (document_id uuid, kind text, title text, number text, label text, status text,
                   issued_on date, signed_at timestamptz, signer_name text, signer_title text, kabkota text,
                   signed_sha256 text, superseded_at timestamptz, revoked_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT paper.document_id, paper.kind::text, paper.title::text, paper.number::text,
               paper.label::text, paper.status::text, paper.issued_on, paper.signed_at,
               paper.signer_name::text, paper.signer_title::text, paper.kabkota::text,
               paper.signed_sha256::text, paper.superseded_at, paper.revoked_at
        FROM documents_code AS printed
        JOIN documents_document AS paper ON paper.document_id = printed.document_id
        WHERE printed.code = wanted;
END
$$;
"""

AS_ISSUED = """
-- Signed once: nobody, the owner included, can change the bytes, the number or the code of a signed document.
CREATE FUNCTION documents_keep_as_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a document is never deleted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.code <> OLD.code OR NEW.number <> OLD.number THEN
        RAISE EXCEPTION 'number and code of a document stay' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'signed' AND (NEW.status, NEW.signed_key, NEW.signed_sha256, NEW.digest, NEW.signed_at)
        IS DISTINCT FROM (OLD.status, OLD.signed_key, OLD.signed_sha256, OLD.digest, OLD.signed_at) THEN
        RAISE EXCEPTION 'a signed document stays as issued' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER documents_keep_as_issued BEFORE UPDATE OR DELETE ON documents_document
    FOR EACH ROW EXECUTE FUNCTION documents_keep_as_issued();
ALTER TABLE documents_document ADD CONSTRAINT documents_document_status
    CHECK (status IN ('ordered', 'prepared', 'signed', 'dropped'));
ALTER TABLE documents_document ADD CONSTRAINT documents_document_signed
    CHECK (status <> 'signed' OR (signed_key <> '' AND signed_at IS NOT NULL AND signed_by IS NOT NULL));
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("access", "0001_initial")]
    operations = [
        grant("documents_document", "SELECT, INSERT, UPDATE"),
        grant("documents_certificate", "SELECT, INSERT, UPDATE"),
        *append_only("documents_code"),
        *scoped("documents_document", also=OF_HIS_CASE, lookup=True),
        *scoped("documents_certificate"),
        *scoped("documents_code", lookup=True),
        sql(AS_ISSUED, "DROP FUNCTION documents_keep_as_issued() CASCADE;"),
        grant("documents_document, documents_code", "SELECT", to=LOOKUP),
        grant("documents_document", "SELECT", to=AUDITOR),
        definer_function("documents_verify(text)", VERIFY),
    ]
