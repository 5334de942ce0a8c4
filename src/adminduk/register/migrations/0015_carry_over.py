"""Regions change: a batch of families is carried over by the very bytes of its entries, in few statements."""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import registrar_function

# Each table: its key in a change, and the columns besides `kabkota` that a decree may change.
TABLES = {
    "family": (("family_id",), ("village_code",)),
    "person": (("person_id",), ("moving_to",)),
    "membership": (("person_id", "membership_id"), ()),
    "marriage": (("wife_id", "marriage_id"), ()),
    "akta": (("akta_number",), ()),
}


def step(table: str, keys: tuple[str, ...], more: tuple[str, ...]) -> str:
    """Changes one table. A row of a stranger, or one that changed meanwhile, ends the whole act."""
    columns = ("kabkota", *more)
    stamp = "" if table == "membership" else ", changed_at = change.recorded_at"
    sets = ", ".join(f"{one} = coalesce(change.{one}, kept.{one})" for one in columns)
    return f"""
    SELECT count(*) INTO wanted FROM unnest(entries) AS entry, jsonb_array_elements(entry -> 'changes' -> '{table}');
    WITH change AS (
        SELECT (entry ->> 'entry_id')::uuid AS entry_id, (entry ->> 'recorded_at')::timestamptz AS recorded_at,
               new.*
        FROM unnest(entries) AS entry,
             jsonb_to_recordset(entry -> 'changes' -> '{table}') AS new(
                 {", ".join(f"{one} {'text' if one == 'akta_number' else 'uuid'}" for one in keys)},
                 {", ".join(f"{one} text" for one in columns)}, revision integer))
    UPDATE register_{table} AS kept SET {sets}, revision = change.revision, entry_id = change.entry_id{stamp}
    FROM change
    WHERE {" AND ".join(f"kept.{one} = change.{one}" for one in keys)} AND kept.revision = change.revision - 1
      AND adminduk_within(kept.kabkota) AND adminduk_within(coalesce(change.kabkota, kept.kabkota));
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done <> wanted THEN
        RAISE EXCEPTION 'somebody changed meanwhile, or is kept elsewhere' USING ERRCODE = 'serialization_failure';
    END IF;
    """


CARRY = f"""
CREATE FUNCTION register_carry(sealed bytea[], salts bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    entries jsonb[] := ARRAY(SELECT convert_from(one, 'UTF8')::jsonb
                             FROM unnest(sealed) WITH ORDINALITY AS given(one, place) ORDER BY place);
    wanted bigint;
    done bigint;
BEGIN
    IF EXISTS (
        SELECT FROM unnest(entries) AS entry
        WHERE entry ->> 'kind' <> 'carry_over' OR NOT adminduk_within(entry ->> 'kabkota')
           OR jsonb_array_length(entry -> 'legal_basis') = 0
    ) THEN
        RAISE EXCEPTION 'only a decree carries people over, for regions in sight'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO register_entry
        SELECT made.* FROM unnest(sealed, salts, entries) AS given(bytes, salt, entry),
            jsonb_populate_record(NULL::register_entry, entry || jsonb_build_object(
                'payload', '\\x' || encode(bytes, 'hex'), 'salt', '\\x' || encode(salt, 'hex'))) AS made;
    {"".join(step(table, *what) for table, what in TABLES.items())}
    INSERT INTO register_revision
        (subject_id, revision, subject_kind, kabkota, entry_id, effective_on, recorded_at)
    SELECT (one ->> (kind || '_id'))::uuid, (one ->> 'revision')::int, kind, entry ->> 'kabkota',
           (entry ->> 'entry_id')::uuid, (entry ->> 'effective_on')::date,
           (entry ->> 'recorded_at')::timestamptz
    FROM unnest(ARRAY['person', 'family']) AS kind, unnest(entries) AS entry,
         jsonb_array_elements(entry -> 'changes' -> kind) AS one;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0014_transfer")]
    operations = [registrar_function("register_carry(bytea[], bytea[])", CARRY)]
