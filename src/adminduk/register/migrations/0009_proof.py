"""The way from a person or a family to its entries, wherever they lie: three looks with national sight.

Somebody's history moves with him: the office where he lives now (or that is about to take him) sees what
other offices entered of him, and of each entry only what it changed of him. An old family card shows its
members as they were while they stood on it, also those who have left.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import LOOKUP, definer_function, grant, sql

SEEN = """
CREATE POLICY national_lookup ON register_entry FOR SELECT TO adminduk_lookup USING (true);
"""

COLUMNS = """
    (subject_id uuid, subject_kind text, revision integer, entry_id uuid, version smallint, kind text,
     kabkota text, office_id integer, actor_name text, akta_number text, corrects uuid, legal_basis text[],
     effective_on date, registered_on date, recorded_at timestamptz, changes jsonb)
"""

ENTRY = """
    step.subject_id, step.subject_kind::text, step.revision, entry.entry_id, entry.version,
    entry.kind::text, entry.kabkota::text, entry.office_id, entry.actor_name::text,
    entry.akta_number::text, entry.corrects, entry.legal_basis::text[], entry.effective_on,
    entry.registered_on, entry.recorded_at
"""

HISTORY = f"""
CREATE FUNCTION register_history(subjects uuid[], purpose text) RETURNS TABLE {COLUMNS}
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    seen uuid[] := ARRAY(
        SELECT person_id FROM register_person WHERE person_id = ANY (subjects)
            AND (adminduk_within(kabkota) OR (moving_to <> '' AND adminduk_within(moving_to)))
        UNION ALL
        SELECT family_id FROM register_family
        WHERE family_id = ANY (subjects) AND adminduk_within(kabkota));
BEGIN
    PERFORM register_log_look(purpose, seen::text[], ARRAY['history']);
    RETURN QUERY
        SELECT {ENTRY}, jsonb_build_object(
            'person', (SELECT jsonb_agg(one) FROM jsonb_array_elements(said.changes -> 'person') AS one
                       WHERE one ->> 'person_id' = step.subject_id::text),
            'family', (SELECT jsonb_agg(one) FROM jsonb_array_elements(said.changes -> 'family') AS one
                       WHERE one ->> 'family_id' = step.subject_id::text),
            'membership', (SELECT jsonb_agg(one)
                           FROM jsonb_array_elements(said.changes -> 'membership') AS one
                           WHERE step.subject_id::text IN (one ->> 'person_id', one ->> 'family_id')))
        FROM register_revision AS step
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
        CROSS JOIN LATERAL (SELECT convert_from(entry.payload, 'UTF8')::jsonb -> 'changes' AS changes) AS said
        WHERE step.subject_id = ANY (seen)
        ORDER BY step.subject_id, step.revision;
END
$$;
"""

HOUSEHOLD = f"""
CREATE FUNCTION register_household_history(family uuid, purpose text) RETURNS TABLE {COLUMNS}
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM register_family WHERE family_id = family AND adminduk_within(kabkota)) THEN
        RETURN;
    END IF;
    PERFORM register_log_look(purpose, ARRAY(
        SELECT DISTINCT person_id::text FROM register_membership WHERE family_id = family), ARRAY['history']);
    RETURN QUERY
        SELECT {ENTRY}, jsonb_build_object(
            'person', (SELECT jsonb_agg(one) FROM jsonb_array_elements(said.changes -> 'person') AS one
                       WHERE one ->> 'person_id' = step.subject_id::text))
        FROM (SELECT person_id, CASE WHEN bool_or(upper_inf(during)) THEN 'infinity'::date
                                     ELSE max(upper(during)) END AS until
              FROM register_membership WHERE family_id = family GROUP BY person_id) AS stay
        JOIN register_revision AS step ON step.subject_id = stay.person_id
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
        CROSS JOIN LATERAL (SELECT convert_from(entry.payload, 'UTF8')::jsonb -> 'changes' AS changes) AS said
        -- What befell somebody after he left is nothing that the card of then can show.
        WHERE entry.effective_on <= stay.until
        ORDER BY step.subject_id, step.revision;
END
$$;
"""

MARRIAGES = """
-- What was entered, anywhere, of the marriages that the asking region keeps; through the wives.
CREATE FUNCTION register_marriage_history(wives uuid[], purpose text)
    RETURNS TABLE (entry_id uuid, version smallint, kabkota text, recorded_at timestamptz, changes jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM register_log_look(purpose, wives::text[], ARRAY['marriages']);
    RETURN QUERY
        SELECT entry.entry_id, entry.version, entry.kabkota::text, entry.recorded_at,
               jsonb_build_object('marriage', jsonb_agg(one))
        FROM register_marriage AS kept
        JOIN register_revision AS step ON step.subject_id = kept.wife_id
        JOIN register_entry AS entry ON entry.entry_id = step.entry_id
        CROSS JOIN LATERAL jsonb_array_elements(
            convert_from(entry.payload, 'UTF8')::jsonb -> 'changes' -> 'marriage') AS one
        WHERE kept.wife_id = ANY (wives) AND adminduk_within(kept.kabkota)
          AND one ->> 'marriage_id' = kept.marriage_id::text
        GROUP BY entry.entry_id, entry.version, entry.kabkota, entry.recorded_at;
END
$$;
"""

ELSEWHERE = """
-- Which of these rows exist, but in other regions than the asking one: a row that moved is not a row lost.
CREATE FUNCTION register_kept_elsewhere(ids uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT person_id FROM register_person WHERE person_id = ANY (ids) AND NOT adminduk_within(kabkota)
    UNION ALL
    SELECT family_id FROM register_family WHERE family_id = ANY (ids) AND NOT adminduk_within(kabkota)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0008_duplicates")]
    operations = [
        sql(SEEN, "DROP POLICY national_lookup ON register_entry;"),
        grant("register_entry", "SELECT", to=LOOKUP),
        definer_function("register_history(uuid[], text)", HISTORY),
        definer_function("register_household_history(uuid, text)", HOUSEHOLD),
        definer_function("register_marriage_history(uuid[], text)", MARRIAGES),
        definer_function("register_kept_elsewhere(uuid[])", ELSEWHERE),
    ]
