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

HIS_CASE = "adminduk_acts_for('case', case_id)"
HIS_OWN = f"{HIS_CASE} OR adminduk_acts_for('account', account_id)"
# Whoever may see a case may see what hangs on it: the inner look obeys the case's own rule.
OF_HIS_CASE = "EXISTS (SELECT FROM casework_case AS his WHERE his.case_id = {table}.case_id)"

FIND_BY_NUMBER = """
-- Tracking: whoever types a number gets nothing but what is needed to check his PIN.
CREATE FUNCTION casework_find_by_number(wanted text)
    RETURNS TABLE (case_id uuid, kabkota text, pin_hash text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT held.case_id, held.kabkota::text, held.pin_hash::text
        FROM casework_case_number AS number JOIN casework_case AS held ON held.case_id = number.case_id
        WHERE number.number = wanted;
END
$$;
"""

FIND_DELIVERY = """
CREATE FUNCTION casework_find_delivery(wanted text)
    RETURNS TABLE (case_id uuid, kabkota text, pin_hash text, expires_at timestamptz, withdrawn boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT parcel.case_id, parcel.kabkota::text, parcel.pin_hash::text, parcel.expires_at,
               parcel.withdrawn_at IS NOT NULL
        FROM casework_delivery AS parcel WHERE parcel.token = wanted;
END
$$;
"""

SAME_REPORTER = """
-- The same report twice (not within three months): open cases of one service and one mother,
-- wherever they were filed. Answers their numbers only.
CREATE FUNCTION casework_open_cases_of(who uuid, wanted_service text, besides uuid)
    RETURNS TABLE (number text, kabkota text, submitted_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
        SELECT held.number::text, held.kabkota::text, held.submitted_at FROM casework_case AS held
        WHERE held.reporter_id = who AND held.service = wanted_service AND held.case_id <> besides
          AND held.status NOT IN ('draft', 'done', 'rejected', 'cancelled');
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_cases"), ("access", "0001_initial")]
    operations = [
        grant("casework_case", "SELECT, INSERT, UPDATE, DELETE"),
        grant("casework_paper, casework_delivery", "SELECT, INSERT, UPDATE, DELETE"),
        grant("casework_number_counter", "SELECT, INSERT, UPDATE"),
        *append_only("casework_case_number"),
        *append_only("casework_step"),
        *scoped("casework_case", also=HIS_OWN, lookup=True),
        *scoped("casework_case_number", also=OF_HIS_CASE.format(table="casework_case_number"), lookup=True),
        *scoped("casework_paper", also=OF_HIS_CASE.format(table="casework_paper")),
        *scoped("casework_step", also=OF_HIS_CASE.format(table="casework_step")),
        *scoped("casework_delivery", also=HIS_CASE, lookup=True),
        grant("casework_case, casework_case_number, casework_delivery", "SELECT", to=LOOKUP),
        grant("casework_case, casework_step", "SELECT", to=AUDITOR),
        # A case that was sent in stays for ever; only a draft may be thrown away.
        sql(
            """
            CREATE POLICY only_drafts_go ON casework_case AS RESTRICTIVE FOR DELETE TO adminduk_app
                USING (status = 'draft');
            ALTER TABLE casework_case ADD CONSTRAINT casework_case_status CHECK (status IN (
                'draft', 'submitted', 'verifying', 'returned', 'verified', 'registered', 'sent_back',
                'done', 'rejected', 'cancelled'));
            -- One who enters, another who verifies, a third who approves.
            ALTER TABLE casework_case ADD CONSTRAINT casework_case_other_eyes CHECK (
                verified_by IS NULL OR verified_by IS DISTINCT FROM entered_by);
            ALTER TABLE casework_case ADD CONSTRAINT casework_case_third_eyes CHECK (
                approved_by IS NULL OR (approved_by IS DISTINCT FROM verified_by
                                        AND approved_by IS DISTINCT FROM entered_by));
            """
        ),
        definer_function("casework_find_by_number(text)", FIND_BY_NUMBER),
        definer_function("casework_find_delivery(text)", FIND_DELIVERY),
        definer_function("casework_open_cases_of(uuid, text, uuid)", SAME_REPORTER),
    ]
