from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import AUDITOR, LOOKUP, append_only, grant, scoped, sql

SEND_TO_SEALER = """
CREATE FUNCTION register_entry_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- RFC 9162, 2.1.1: a leaf hash begins with a zero byte. The salt keeps a NIK from being guessed.
    INSERT INTO journal_waiting (chain, entry_id, leaf, since)
    VALUES (NEW.kabkota, NEW.entry_id, sha256('\\x00'::bytea || NEW.salt || NEW.payload), NEW.recorded_at);
    RETURN NULL;
END
$$;
CREATE TRIGGER register_entry_waits AFTER INSERT ON register_entry
    FOR EACH ROW EXECUTE FUNCTION register_entry_waits();
"""

# Looked at when the act is complete (deferred), with national sight, whatever the act's scope.
EVERYBODY_HAS_A_FAMILY = """
CREATE FUNCTION register_check_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    person register_person%ROWTYPE;
BEGIN
    SELECT * INTO person FROM register_person WHERE person_id = NEW.person_id;
    IF person.life = 'living' AND person.residence = 'resident' AND NOT EXISTS (
        SELECT FROM register_membership AS place JOIN register_family AS family USING (family_id)
        WHERE place.person_id = person.person_id AND upper_inf(place.during) AND family.active
    ) THEN
        RAISE EXCEPTION 'a living resident must be in a family' USING ERRCODE = 'check_violation';
    END IF;
    IF person.nik IS NOT NULL AND NOT EXISTS (
        SELECT FROM register_nik AS number
        WHERE number.nik = person.nik AND number.person_id = person.person_id
    ) THEN
        RAISE EXCEPTION 'a NIK is allotted to one person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER register_person_has_family
    AFTER INSERT OR UPDATE OF life, residence, nik ON register_person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_person();
CREATE CONSTRAINT TRIGGER register_membership_leaves_nobody
    AFTER UPDATE OF during ON register_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_person();
"""

EVERY_FAMILY_HAS_ITS_HEAD = """
CREATE FUNCTION register_check_family() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    family register_family%ROWTYPE;
    heads uuid[];
    members bigint;
BEGIN
    SELECT * INTO family FROM register_family WHERE family_id = NEW.family_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'that family is not in the register' USING ERRCODE = 'check_violation';
    END IF;
    SELECT array_agg(place.person_id) FILTER (WHERE place.relation = 1), count(*) INTO heads, members
    FROM register_membership AS place
    WHERE place.family_id = family.family_id AND upper_inf(place.during);
    IF family.active AND heads IS DISTINCT FROM ARRAY[family.head_id] THEN
        RAISE EXCEPTION 'a family has one head, who lives in it' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT family.active AND members > 0 THEN
        RAISE EXCEPTION 'nobody is in a family that has ended' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM register_family_number AS number
        WHERE number.kk_number = family.kk_number AND number.family_id = family.family_id
    ) THEN
        RAISE EXCEPTION 'the number of a family card is allotted to one family' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER register_family_has_head
    AFTER INSERT OR UPDATE OF head_id, active, kk_number ON register_family
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_family();
CREATE CONSTRAINT TRIGGER register_membership_keeps_head
    AFTER INSERT OR UPDATE OF during, relation ON register_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION register_check_family();
"""

SHAPES = """
ALTER TABLE register_nik ADD CONSTRAINT register_nik_shape CHECK (nik ~ '^[0-9]{16}$');
ALTER TABLE register_family_number ADD CONSTRAINT register_kk_shape CHECK (kk_number ~ '^[0-9]{16}$');
ALTER TABLE register_person
    ADD CONSTRAINT register_person_sex CHECK (sex IN (1, 2)),
    ADD CONSTRAINT register_person_life CHECK (life IN ('living', 'dead')),
    ADD CONSTRAINT register_person_residence CHECK (residence IN ('resident', 'visitor', 'abroad')),
    ADD CONSTRAINT register_person_name CHECK (name <> ''),
    ADD CONSTRAINT register_resident_has_nik CHECK (nik IS NOT NULL OR residence <> 'resident');
ALTER TABLE register_membership
    ADD CONSTRAINT register_membership_relation CHECK (relation BETWEEN 1 AND 11),
    ADD CONSTRAINT register_membership_person FOREIGN KEY (person_id) REFERENCES register_person
        DEFERRABLE INITIALLY DEFERRED;
"""

# Once given, a NIK stays: no statement of anybody takes it away or changes it.
NIK_FOR_LIFE = """
CREATE FUNCTION register_nik_for_life() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.nik IS NOT NULL AND NEW.nik IS DISTINCT FROM OLD.nik THEN
        RAISE EXCEPTION 'a NIK is for life' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER register_nik_for_life BEFORE UPDATE OF nik ON register_person
    FOR EACH ROW EXECUTE FUNCTION register_nik_for_life();
"""

# So that no serial comes twice, even if a program errs: akta numbers have no table of their own.
COUNTERS_ONLY_RISE = """
CREATE FUNCTION register_counter_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.last < OLD.last OR NEW.prefix <> OLD.prefix THEN
        RAISE EXCEPTION 'a serial is never given again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER register_counter_rises BEFORE UPDATE ON register_number_counter
    FOR EACH ROW EXECUTE FUNCTION register_counter_rises();
"""

TABLES = "register_person, register_family, register_membership, register_nik, register_family_number"


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("journal", "0002_append_only"), ("access", "0001_initial")]
    operations = [
        sql(SHAPES),
        sql(NIK_FOR_LIFE, "DROP FUNCTION register_nik_for_life() CASCADE;"),
        sql(SEND_TO_SEALER, "DROP FUNCTION register_entry_waits() CASCADE;"),
        sql(EVERYBODY_HAS_A_FAMILY, "DROP FUNCTION register_check_person() CASCADE;"),
        sql(EVERY_FAMILY_HAS_ITS_HEAD, "DROP FUNCTION register_check_family() CASCADE;"),
        sql(COUNTERS_ONLY_RISE, "DROP FUNCTION register_counter_rises() CASCADE;"),
        grant("register_person, register_family, register_membership", "SELECT, INSERT"),
        grant("register_person, register_family", "UPDATE"),
        # A place in a family is closed and another one opened, never carried to another person or family.
        grant("register_membership", "UPDATE (relation, position, during, entry_id)"),
        grant("register_number_counter", "SELECT, INSERT, UPDATE"),
        *append_only("register_entry"),
        *append_only("register_nik"),
        *append_only("register_family_number"),
        *scoped("register_entry"),
        *scoped("register_person", lookup=True),
        *scoped("register_family", lookup=True),
        *scoped("register_membership", lookup=True),
        *scoped("register_nik", lookup=True),
        *scoped("register_family_number", lookup=True),
        grant(TABLES, "SELECT", to=LOOKUP),
        grant(f"{TABLES}, register_entry", "SELECT", to=AUDITOR),
        sql(
            """
            ALTER FUNCTION register_check_person() OWNER TO adminduk_lookup;
            ALTER FUNCTION register_check_family() OWNER TO adminduk_lookup;
            REVOKE ALL ON FUNCTION register_check_person(), register_check_family() FROM PUBLIC;
            """
        ),
    ]
