"""An inspection of one region follows rows that a decree carried to another: places, marriages and akta."""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import definer_function

ELSEWHERE = """
-- Which rows of these people, or of these numbers, exist in other regions than the asking one; keys only.
CREATE FUNCTION register_rows_elsewhere(of_table text, owners uuid[], numbers text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT membership_id::text FROM register_membership
        WHERE of_table = 'membership' AND person_id = ANY (owners) AND NOT adminduk_within(kabkota)
    UNION ALL
    SELECT marriage_id::text FROM register_marriage
        WHERE of_table = 'marriage' AND wife_id = ANY (owners) AND NOT adminduk_within(kabkota)
    UNION ALL
    SELECT akta_number::text FROM register_akta
        WHERE of_table = 'akta' AND akta_number = ANY (numbers) AND NOT adminduk_within(kabkota)
$$;
"""

AKTAS = """
-- What was entered, anywhere, of akta that the asking region keeps; through the people whom they are about.
CREATE FUNCTION register_akta_history(numbers text[], purpose text)
    RETURNS TABLE (entry_id uuid, version smallint, kabkota text, recorded_at timestamptz, changes jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    about uuid[] := ARRAY(SELECT person_id FROM register_akta
                          WHERE akta_number = ANY (numbers) AND adminduk_within(kabkota));
BEGIN
    PERFORM register_log_look(purpose, about::text[], ARRAY['akta']);
    RETURN QUERY
        SELECT entry.entry_id, entry.version, entry.kabkota::text, entry.recorded_at,
               jsonb_build_object('akta', jsonb_agg(one))
        FROM (SELECT DISTINCT step.entry_id FROM register_revision AS step WHERE step.subject_id = ANY (about)) AS step
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
        CROSS JOIN LATERAL jsonb_array_elements(
            convert_from(entry.payload, 'UTF8')::jsonb -> 'changes' -> 'akta') AS one
        WHERE one ->> 'akta_number' = ANY (numbers)
        GROUP BY entry.entry_id, entry.version, entry.kabkota, entry.recorded_at;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0010_aggregates")]
    operations = [
        definer_function("register_rows_elsewhere(text, uuid[], text[])", ELSEWHERE),
        definer_function("register_akta_history(text[], text)", AKTAS),
    ]
