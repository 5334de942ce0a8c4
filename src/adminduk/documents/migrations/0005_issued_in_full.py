from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

AS_ISSUED = """
-- Signed once: of a signed document nothing changes any more, but that a newer one replaces it or that it
-- is revoked; and neither is taken back.
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
    IF (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)
        OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
        RAISE EXCEPTION 'what was replaced or revoked stays so' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_found_by_bytes")]
    operations = [sql(AS_ISSUED)]
