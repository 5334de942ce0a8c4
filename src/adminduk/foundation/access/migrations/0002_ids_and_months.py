"""Ids that the database makes itself, and tables that are cut by the month of their ids.

An id of ours (UUIDv7) begins with the millisecond of its making, so a month is a range of ids: the primary
key stays the id alone, and who knows an id knows its partition.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

NEW_ID = """
-- A UUIDv7 (RFC 9562, 5.7) in plain SQL: for the few rows that functions of the database write.
CREATE FUNCTION adminduk_new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
"""

FIRST_ID = """
-- The smallest id that can be made at an instant.
CREATE FUNCTION adminduk_first_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
"""

MAKE_PARTITION = """
-- One month of a table that is cut by months (UTC); false when it is there. A month of which rows lie in the
-- default partition already stays there: what is append-only is never carried over.
CREATE FUNCTION adminduk_make_partition(parent text, month timestamp) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    part text := parent || to_char(month, '_YYYYMM');
    key text := (SELECT attname FROM pg_partitioned_table AS cut
                 JOIN pg_attribute ON attrelid = partrelid AND attnum = partattrs[0]
                 WHERE partrelid = parent::regclass);
    since uuid := adminduk_first_id(date_trunc('month', month) AT TIME ZONE 'UTC');
    until uuid := adminduk_first_id((date_trunc('month', month) + interval '1 month') AT TIME ZONE 'UTC');
    too_late boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I >= $1 AND %2$I < $2)', parent, key)
        INTO too_late USING since, until;
    IF to_regclass(part) IS NOT NULL OR too_late THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
    PERFORM adminduk_guard_partition(part);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, since, until);
    RETURN true;
END
$$;
"""

GUARD_PARTITION = """
-- A partition is reached through its table alone: nobody has rights on it, and no policy lets anybody see
-- it. What is cut by months only grows, so nobody empties a part either (a row's triggers come with it).
CREATE FUNCTION adminduk_guard_partition(part text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT '
                   'EXECUTE FUNCTION adminduk_refuse_change()', part || '_no_truncate', part);
END
$$;
"""

MAKE_PARTITIONS = """
-- This month and the next ones, of every table that is cut by months; answers how many were made. Runs as
-- the owner, because the application makes no tables: it can ask for months, and for nothing else.
CREATE FUNCTION adminduk_make_partitions(months integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    parent name;
    ahead integer;
    made integer := 0;
BEGIN
    FOR parent IN
        SELECT relname FROM pg_class JOIN pg_partitioned_table ON partrelid = pg_class.oid
        WHERE relnamespace = 'public'::regnamespace AND relowner = 'adminduk_owner'::regrole AND partstrat = 'r'
        ORDER BY relname
    LOOP
        FOR ahead IN 0 .. least(months, 24) LOOP
            IF adminduk_make_partition(parent, timezone('UTC', now()) + ahead * interval '1 month') THEN
                made := made + 1;
            END IF;
        END LOOP;
        -- Nobody else counts the rows of the whole: autovacuum looks at its parts only.
        EXECUTE format('ANALYZE %I', parent);
    END LOOP;
    RETURN made;
END
$$;
REVOKE ALL ON FUNCTION adminduk_make_partitions(integer), adminduk_make_partition(text, timestamp),
    adminduk_guard_partition(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION adminduk_make_partitions(integer) TO adminduk_app;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        sql(NEW_ID, "DROP FUNCTION adminduk_new_id();"),
        sql(FIRST_ID, "DROP FUNCTION adminduk_first_id(timestamptz);"),
        sql(GUARD_PARTITION, "DROP FUNCTION adminduk_guard_partition(text);"),
        sql(MAKE_PARTITION, "DROP FUNCTION adminduk_make_partition(text, timestamp);"),
        sql(MAKE_PARTITIONS, "DROP FUNCTION adminduk_make_partitions(integer);"),
    ]
