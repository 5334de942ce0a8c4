"""Moving letters: the origin and the destination see the same one, and any office takes in who was abroad."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from adminduk.foundation.db.migrations import LOOKUP, definer_function, grant, sql

ENTER = import_module("adminduk.register.migrations.0006_entering").ENTER

SEEN = "CREATE POLICY national_lookup ON register_akta_number FOR SELECT TO adminduk_lookup USING (true);"

# Whom a letter sent and who has not arrived: of somebody on the way his latest letter counts.
LETTER = """
CREATE FUNCTION register_moving_letter(wanted text, purpose text)
    RETURNS TABLE (entry_id uuid, origin text, destination text, issued_on date, person_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    sent record;
    waiting uuid[];
BEGIN
    SELECT entry.entry_id, entry.kabkota::text AS origin, entry.registered_on,
           convert_from(entry.payload, 'UTF8')::jsonb -> 'facts' AS facts INTO sent
        FROM register_akta_number AS number
        JOIN register_entry AS entry ON entry.entry_id = number.entry_id
        WHERE number.akta_number = wanted AND entry.kind = 'move_out';
    IF sent.entry_id IS NULL
       OR NOT (adminduk_within(sent.origin) OR adminduk_within(sent.facts ->> 'destination')) THEN
        RETURN;
    END IF;
    waiting := ARRAY(
        SELECT person.person_id FROM register_person AS person
        WHERE person.person_id IN (SELECT one::uuid FROM jsonb_array_elements_text(sent.facts -> 'movers') AS one)
          AND person.residence = 'moving' AND person.life = 'living'
          AND sent.entry_id = (
              SELECT step.entry_id FROM register_revision AS step
              JOIN register_entry AS entry ON entry.entry_id = step.entry_id
              WHERE step.subject_id = person.person_id AND entry.kind = 'move_out'
              ORDER BY step.revision DESC LIMIT 1));
    PERFORM register_log_look(purpose, CASE WHEN waiting = '{}' THEN ARRAY['nobody'] ELSE waiting::text[] END,
                              ARRAY['move']);
    RETURN QUERY
        SELECT sent.entry_id, sent.origin, sent.facts ->> 'destination', sent.registered_on, one
        FROM unnest(CASE WHEN waiting = '{}' THEN ARRAY[NULL::uuid] ELSE waiting END) AS one;
END
$$;
"""

# Who lives abroad is nobody's resident: whatever office he left from, any may take him in again.
SENT = "AND NOT (person.moving_to <> '' AND adminduk_within(person.moving_to))"
OR_ABROAD = f"{SENT}\n               AND person.residence <> 'abroad'"
BACK = ENTER.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1).replace(SENT, OR_ABROAD, 1)


class Migration(migrations.Migration):
    dependencies = [("register", "0007_search"), ("register", "0009_proof")]
    operations = [
        sql(BACK),
        sql(SEEN, "DROP POLICY national_lookup ON register_akta_number;"),
        grant("register_akta_number", "SELECT", to=LOOKUP),
        definer_function("register_moving_letter(text, text)", LETTER),
    ]
