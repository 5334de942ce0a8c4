"""The short list of look-ups with national sight. Each asks for a purpose, returns the least, and logs."""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import definer_function, sql

LOG = """
CREATE FUNCTION register_log_look(purpose text, subjects text[], elements text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    staff text := nullif(current_setting('adminduk.actor', true), '');
    account text := nullif(current_setting('adminduk.account', true), '');
BEGIN
    IF coalesce(purpose, '') = '' THEN
        RAISE EXCEPTION 'a look needs a purpose' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO audit_look (id, at, actor_kind, actor_id, actor_name, purpose, subject_kind, subject_ids, elements)
    VALUES (gen_random_uuid(), clock_timestamp(),
            CASE WHEN staff IS NOT NULL THEN 'staff' WHEN account IS NOT NULL THEN 'resident' ELSE 'public' END,
            coalesce(staff, account)::uuid, 'national look-up', purpose, 'person', subjects, elements);
END
$$;
"""

MATCH_RESIDENT = """
-- Sign-in: all three must agree, and a miss tells nothing about which one did not. Logged like any look.
CREATE FUNCTION register_match_resident(wanted_nik text, wanted_kk text, born date)
    RETURNS TABLE (person_id uuid, family_id uuid, kabkota text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found record;
BEGIN
    SELECT person.person_id, family.family_id, person.kabkota::text INTO found
        FROM register_nik AS number
        JOIN register_person AS person ON person.person_id = number.person_id
        JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
        JOIN register_family AS family ON family.family_id = place.family_id AND family.active
        WHERE number.nik = wanted_nik AND family.kk_number = wanted_kk
          AND person.birth_date = born AND person.life = 'living';
    PERFORM register_log_look('match_resident', ARRAY[coalesce(found.person_id::text, 'nobody')], ARRAY['match']);
    IF found.person_id IS NOT NULL THEN
        RETURN QUERY SELECT found.person_id, found.family_id, found.kabkota;
    END IF;
END
$$;
"""

FIND_BY_NIK = """
-- One person anywhere, for somebody who typed his NIK. The name is for staff, and for whose sight
-- covers the person; others learn that he exists.
CREATE FUNCTION register_find_by_nik(wanted_nik text, purpose text)
    RETURNS TABLE (person_id uuid, kabkota text, nik text, name text, sex smallint, birth_date date,
                   citizenship smallint, life text, residence text, marital_status smallint,
                   birth_akta_number text, family_id uuid, relation smallint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    is_staff boolean := coalesce(current_setting('adminduk.actor', true), '') <> '';
    found_id uuid := (SELECT number.person_id FROM register_nik AS number WHERE number.nik = wanted_nik);
BEGIN
    PERFORM register_log_look(purpose, ARRAY[coalesce(found_id::text, 'nobody')], ARRAY['identity']);
    RETURN QUERY
        SELECT person.person_id, person.kabkota::text, person.nik::text,
               CASE WHEN is_staff OR adminduk_within(person.kabkota) THEN person.name::text ELSE '' END, person.sex, person.birth_date,
               person.citizenship, person.life::text, person.residence::text, person.marital_status,
               person.birth_akta_number::text, place.family_id, place.relation
        FROM register_person AS person
        LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
        WHERE person.person_id = found_id;
END
$$;
"""

FAMILY_CARD = """
-- One family as its card shows it. Runs with the asker's own sight.
CREATE FUNCTION register_family_card(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(family) || jsonb_build_object('members', (
        SELECT jsonb_agg(to_jsonb(person) || jsonb_build_object('relation', place.relation, 'position', place.position)
                         ORDER BY place.position)
        FROM register_membership AS place
        JOIN register_person AS person ON person.person_id = place.person_id
        WHERE place.family_id = family.family_id AND upper_inf(place.during)))
    FROM register_family AS family WHERE family.family_id = wanted
$$;
"""

OWN_FAMILY = """
-- A resident's own family, and nobody else's: the act must run for that very person.
CREATE FUNCTION register_own_family(who uuid, purpose text) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT adminduk_acts_for('person', who) THEN
        RAISE EXCEPTION 'not his own family' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM register_log_look(purpose, ARRAY[who::text], ARRAY['family']);
    RETURN register_family_card((
        SELECT place.family_id FROM register_membership AS place
        WHERE place.person_id = who AND upper_inf(place.during)));
END
$$;
"""

SIMILAR_BIRTHS = """
-- Children of the same mother near that day, and children of that day with the same mother's name,
-- in the whole country. Outside the asking region the NIK is withheld; the name is needed to compare, and
-- the query masks it.
CREATE FUNCTION register_similar_births(mother uuid, mother_called text, born date, window_days integer,
                                        child_called text, purpose text)
    RETURNS TABLE (person_id uuid, kabkota text, inside boolean, nik text, name text, sex smallint,
                   birth_date date, birth_akta_number text, same_mother boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM register_log_look(purpose, ARRAY[coalesce(mother::text, 'unnamed mother')], ARRAY['duplicates']);
    RETURN QUERY
        SELECT child.person_id, child.kabkota::text, adminduk_within(child.kabkota),
               CASE WHEN adminduk_within(child.kabkota) THEN child.nik::text END, child.name::text,
               child.sex, child.birth_date, child.birth_akta_number::text,
               coalesce(child.mother_id = mother, false)
        FROM register_person AS child
        WHERE (mother IS NOT NULL AND child.mother_id = mother
               AND child.birth_date BETWEEN born - window_days AND born + window_days)
           OR (child.birth_date = born
               AND upper(child.mother_name) = upper(mother_called) AND mother_called <> ''
               AND (mother IS NULL OR child.mother_id IS NULL OR child.mother_id = mother))
        LIMIT 50;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0002_kept_by_the_database"), ("audit", "0002_append_only")]
    operations = [
        definer_function("register_log_look(text, text[], text[])", LOG),
        definer_function("register_match_resident(text, text, date)", MATCH_RESIDENT),
        definer_function("register_find_by_nik(text, text)", FIND_BY_NIK),
        sql(FAMILY_CARD, "DROP FUNCTION register_family_card(uuid);"),
        definer_function("register_own_family(uuid, text)", OWN_FAMILY),
        definer_function("register_similar_births(uuid, text, date, integer, text, text)", SIMILAR_BIRTHS),
    ]
