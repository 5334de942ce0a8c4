from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

OTHER_HAND = """
-- The fourth pair of eyes: who entered, verified or approved a case signs none of its documents.
CREATE FUNCTION casework_other_hand_signs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM casework_case AS held WHERE held.case_id = NEW.case_id
               AND NEW.signed_by IN (held.entered_by, held.verified_by, held.approved_by)) THEN
        RAISE EXCEPTION 'who handled a case does not sign its documents' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER casework_other_hand_signs BEFORE UPDATE ON documents_document
    FOR EACH ROW WHEN (NEW.status = 'signed' AND OLD.status <> 'signed')
    EXECUTE FUNCTION casework_other_hand_signs();
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_case_attention"), ("documents", "0004_found_by_bytes")]
    operations = [sql(OTHER_HAND, "DROP FUNCTION casework_other_hand_signs() CASCADE;")]
