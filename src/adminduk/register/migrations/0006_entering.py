"""How an entry comes into the register: one function reads the very bytes that are sealed.

What changes in the tables is what stands in those bytes, so a journal that is intact tells everything. An
event may reach people of other regions (a spouse, a parent); the functions run as `adminduk_registrar`,
see that the entry is made in the asking office's region, and let nothing but the ties between people be
changed elsewhere.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import (
    AUDITOR,
    LOOKUP,
    append_only,
    grant,
    registrar,
    registrar_function,
    scoped,
    sql,
)

SHAPES = """
ALTER TABLE register_person
    DROP CONSTRAINT register_person_life,
    DROP CONSTRAINT register_person_residence,
    ADD CONSTRAINT register_person_life CHECK (life IN ('living', 'dead', 'merged', 'void')),
    ADD CONSTRAINT register_person_residence
        CHECK (residence IN ('resident', 'visitor', 'abroad', 'moving', 'temporary')),
    ADD CONSTRAINT register_dead_have_their_day CHECK ((life = 'dead') = (death_date IS NOT NULL)),
    ADD CONSTRAINT register_merged_into_somebody CHECK ((life = 'merged') = (merged_into IS NOT NULL)),
    ADD CONSTRAINT register_moving_somewhere CHECK ((residence = 'moving') = (moving_to <> ''));
ALTER TABLE register_marriage
    ADD CONSTRAINT register_marriage_of_two CHECK (husband_id <> wife_id),
    ADD CONSTRAINT register_marriage_ends_by CHECK ((ended_on IS NULL) = (ended_by = ''));
ALTER TABLE register_akta
    ADD CONSTRAINT register_akta_state CHECK (state IN ('active', 'annulled', 'withdrawn'));
"""

UNSHAPES = """
ALTER TABLE register_akta DROP CONSTRAINT register_akta_state;
ALTER TABLE register_marriage
    DROP CONSTRAINT register_marriage_of_two, DROP CONSTRAINT register_marriage_ends_by;
ALTER TABLE register_person
    DROP CONSTRAINT register_dead_have_their_day,
    DROP CONSTRAINT register_merged_into_somebody,
    DROP CONSTRAINT register_moving_somewhere;
"""

# A destination sees, and may take, whom another Dinas sent on the way to it.
ON_THE_WAY = """
DROP POLICY jurisdiction ON register_person;
CREATE POLICY jurisdiction ON register_person TO adminduk_app, adminduk_reports
    USING (adminduk_within(kabkota) OR (moving_to <> '' AND adminduk_within(moving_to)))
    WITH CHECK (adminduk_within(kabkota));
"""

HOLD = """
CREATE FUNCTION register_hold(office text, purpose text, wanted uuid[], cards uuid[], numbers text[])
    RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kin uuid[];
    homes uuid[];
    held uuid[];
BEGIN
    IF NOT adminduk_within(office) THEN
        RAISE EXCEPTION 'an office holds people only for its own entries' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT array_agg(DISTINCT one) INTO kin FROM (
        SELECT unnest(wanted) AS one
        UNION SELECT husband_id FROM register_marriage WHERE wife_id = ANY (wanted) AND ended_on IS NULL
        UNION SELECT wife_id FROM register_marriage WHERE husband_id = ANY (wanted) AND ended_on IS NULL
    ) AS related;
    SELECT array_agg(DISTINCT one) INTO homes FROM (
        SELECT unnest(cards) AS one
        UNION SELECT family_id FROM register_membership WHERE person_id = ANY (kin) AND upper_inf(during)
    ) AS related;
    -- Always families before people, each in the order of their ids: two acts never wait in a circle.
    homes := coalesce(homes, '{}');
    PERFORM FROM register_family WHERE family_id = ANY (homes) ORDER BY family_id FOR NO KEY UPDATE;
    SELECT array_agg(DISTINCT one) INTO held FROM (
        SELECT unnest(kin) AS one
        UNION SELECT person_id FROM register_membership WHERE family_id = ANY (homes) AND upper_inf(during)
    ) AS related;
    PERFORM FROM register_person WHERE person_id = ANY (held) ORDER BY person_id FOR NO KEY UPDATE;
    -- While this act waited, somebody may have moved to a family or married somebody who is not held: then
    -- all begins anew.
    IF EXISTS (
        SELECT FROM register_marriage
        WHERE ended_on IS NULL AND ((wife_id = ANY (wanted) AND NOT husband_id = ANY (held))
                                    OR (husband_id = ANY (wanted) AND NOT wife_id = ANY (held)))
    ) OR EXISTS (
        SELECT FROM register_membership
        WHERE person_id = ANY (kin) AND upper_inf(during) AND NOT family_id = ANY (homes)
    ) OR EXISTS (
        SELECT FROM register_membership
        WHERE family_id = ANY (homes) AND upper_inf(during) AND NOT person_id = ANY (held)
    ) THEN
        RAISE EXCEPTION 'the family changed meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    IF wanted <> '{}' THEN
        PERFORM register_log_look(purpose, wanted::text[], ARRAY['biodata', 'family']);
    END IF;
    RETURN jsonb_build_object(
        'people', (SELECT jsonb_agg(to_jsonb(person)) FROM register_person AS person
                   WHERE person_id = ANY (held)),
        'families', (SELECT jsonb_agg(to_jsonb(family)) FROM register_family AS family
                     WHERE family_id = ANY (homes)),
        'places', (SELECT jsonb_agg(to_jsonb(place) || jsonb_build_object(
                       'since', lower(place.during), 'until', upper(place.during)))
                   FROM register_membership AS place
                   WHERE place.family_id = ANY (homes) OR (place.person_id = ANY (kin))),
        'marriages', (SELECT jsonb_agg(to_jsonb(marriage)) FROM register_marriage AS marriage
                      WHERE wife_id = ANY (held) OR husband_id = ANY (held)),
        'aktas', (SELECT jsonb_agg(to_jsonb(akta)) FROM (
                      SELECT * FROM register_akta WHERE akta_number = ANY (numbers)
                      ORDER BY akta_number FOR NO KEY UPDATE) AS akta));
END
$$;
"""

ENTER = """
CREATE FUNCTION register_enter(sealed bytea, seal_salt bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    entry jsonb := convert_from(sealed, 'UTF8')::jsonb;
    changes jsonb := entry -> 'changes';
    stamp jsonb := jsonb_build_object('entry_id', entry -> 'entry_id', 'changed_at', entry -> 'recorded_at');
    office text := entry ->> 'kabkota';
    made_by uuid := (entry ->> 'entry_id')::uuid;
    made_at timestamptz := (entry ->> 'recorded_at')::timestamptz;
    row_of register_entry := jsonb_populate_record(NULL::register_entry, entry);
    change jsonb;
    person register_person;
    after register_person;
    family register_family;
    card register_family;
    -- What an office may write of people of other regions: whom they are tied to, and nothing else.
    ties text[] := ARRAY['person_id', 'revision', 'marital_status', 'marriage_date', 'marriage_number',
        'divorce_date', 'divorce_number', 'mother_id', 'mother_name', 'mother_nik', 'father_id', 'father_name',
        'father_nik'];
BEGIN
    IF NOT adminduk_within(office) THEN
        RAISE EXCEPTION 'an entry is made in its own region' USING ERRCODE = 'insufficient_privilege';
    END IF;
    row_of.payload := sealed;
    row_of.salt := seal_salt;
    INSERT INTO register_entry SELECT row_of.*;

    FOR change IN SELECT jsonb_array_elements(changes -> 'family') LOOP
        IF (change ->> 'revision')::int = 1 THEN
            card := jsonb_populate_record(NULL::register_family, change || stamp);
            INSERT INTO register_family SELECT card.*;
            INSERT INTO register_family_number (kk_number, family_id, kabkota, allotted_at, entry_id)
            VALUES (card.kk_number, card.family_id, card.kabkota, made_at, made_by);
        ELSE
            SELECT * INTO family FROM register_family WHERE family_id = (change ->> 'family_id')::uuid;
            card := jsonb_populate_record(family, change || stamp);
            IF NOT adminduk_within(family.kabkota) AND change - 'family_id' - 'revision' <> '{}' THEN
                RAISE EXCEPTION 'that family card is kept in another region' USING ERRCODE = 'insufficient_privilege';
            END IF;
            UPDATE register_family SET
                (kabkota, kk_number, head_id, address, rt, rw, village_code, postal_code, active, entry_id,
                 changed_at, revision) =
                (card.kabkota, card.kk_number, card.head_id, card.address, card.rt, card.rw, card.village_code,
                 card.postal_code, card.active, card.entry_id, card.changed_at, card.revision)
            WHERE family_id = card.family_id AND revision = card.revision - 1;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that family changed meanwhile' USING ERRCODE = 'serialization_failure';
            END IF;
        END IF;
        IF NOT adminduk_within(card.kabkota) AND (change ->> 'revision')::int = 1 THEN
            RAISE EXCEPTION 'a family card is made in its own region' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END LOOP;

    FOR change IN SELECT jsonb_array_elements(changes -> 'person') LOOP
        IF (change ->> 'revision')::int = 1 THEN
            person := NULL;
            after := jsonb_populate_record(NULL::register_person, change || stamp);
            INSERT INTO register_person SELECT after.*;
        ELSE
            SELECT * INTO person FROM register_person WHERE person_id = (change ->> 'person_id')::uuid;
            after := jsonb_populate_record(person, change || stamp);
            IF NOT adminduk_within(person.kabkota)
               AND NOT (person.moving_to <> '' AND adminduk_within(person.moving_to))
               AND change - ties <> '{}' THEN
                RAISE EXCEPTION 'that person is kept in another region' USING ERRCODE = 'insufficient_privilege';
            END IF;
            UPDATE register_person SET
                (kabkota, nik, name, sex, birth_date, birth_date_estimated, birth_place, birth_region,
                 birth_time, citizenship, life, residence, religion, blood_type, education, occupation,
                 disability, marital_status, marriage_date, marriage_number, birth_akta_number, mother_id,
                 mother_name, mother_nik, father_id, father_name, father_nik, passport_number,
                 stay_permit_number, stay_permit_kind, stay_permit_until, nationality, divorce_date,
                 divorce_number, death_date, death_akta_number, previous_address, temporary_number, moving_to,
                 merged_into, entry_id, changed_at, revision) =
                (after.kabkota, after.nik, after.name, after.sex, after.birth_date, after.birth_date_estimated,
                 after.birth_place, after.birth_region, after.birth_time, after.citizenship, after.life,
                 after.residence, after.religion, after.blood_type, after.education, after.occupation,
                 after.disability, after.marital_status, after.marriage_date, after.marriage_number,
                 after.birth_akta_number, after.mother_id, after.mother_name, after.mother_nik,
                 after.father_id, after.father_name, after.father_nik, after.passport_number,
                 after.stay_permit_number, after.stay_permit_kind, after.stay_permit_until,
                 after.nationality, after.divorce_date, after.divorce_number, after.death_date,
                 after.death_akta_number, after.previous_address, after.temporary_number, after.moving_to,
                 after.merged_into, after.entry_id, after.changed_at, after.revision)
            WHERE person_id = after.person_id AND revision = after.revision - 1;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that person changed meanwhile' USING ERRCODE = 'serialization_failure';
            END IF;
        END IF;
        IF after.kabkota IS DISTINCT FROM person.kabkota AND NOT adminduk_within(after.kabkota) THEN
            RAISE EXCEPTION 'people are entered in their own region' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF after.nik IS NOT NULL AND person.nik IS NULL THEN
            INSERT INTO register_nik (nik, person_id, kabkota, allotted_at, entry_id)
            VALUES (after.nik, after.person_id, after.kabkota, made_at, made_by);
        END IF;
    END LOOP;

    -- Places that close come before those that open: nobody is in two families at once.
    FOR change IN SELECT one FROM jsonb_array_elements(changes -> 'membership') AS one
                  ORDER BY (one ->> 'revision')::int DESC LOOP
        IF (change ->> 'revision')::int = 1 THEN
            IF NOT adminduk_within(change ->> 'kabkota') THEN
                RAISE EXCEPTION 'that family card is kept in another region' USING ERRCODE = 'insufficient_privilege';
            END IF;
            INSERT INTO register_membership
                (person_id, membership_id, family_id, kabkota, relation, position, during, entry_id, revision)
            VALUES ((change ->> 'person_id')::uuid, (change ->> 'membership_id')::uuid,
                    (change ->> 'family_id')::uuid, change ->> 'kabkota', (change ->> 'relation')::int,
                    (change ->> 'position')::int,
                    daterange((change ->> 'since')::date, (change ->> 'until')::date), made_by, 1);
        ELSE
            UPDATE register_membership SET
                relation = coalesce((change ->> 'relation')::int, relation),
                position = coalesce((change ->> 'position')::int, position),
                during = CASE WHEN change ? 'until' OR change ? 'since'
                              THEN daterange(coalesce((change ->> 'since')::date, lower(during)),
                                             CASE WHEN change ? 'until' THEN (change ->> 'until')::date
                                                  ELSE upper(during) END)
                              ELSE during END,
                entry_id = made_by, revision = (change ->> 'revision')::int
            WHERE person_id = (change ->> 'person_id')::uuid
              AND membership_id = (change ->> 'membership_id')::uuid
              AND revision = (change ->> 'revision')::int - 1 AND adminduk_within(kabkota);
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that family changed meanwhile' USING ERRCODE = 'serialization_failure';
            END IF;
        END IF;
    END LOOP;

    FOR change IN SELECT one FROM jsonb_array_elements(changes -> 'marriage') AS one
                  ORDER BY (one ->> 'revision')::int DESC LOOP
        IF (change ->> 'revision')::int = 1 THEN
            INSERT INTO register_marriage SELECT new.*
            FROM jsonb_populate_record(NULL::register_marriage, change || stamp) AS new;
        ELSE
            UPDATE register_marriage AS marriage SET
                (registered, number, married_on, ended_on, ended_by, entry_id, changed_at, revision) =
                (SELECT new.registered, new.number, new.married_on, new.ended_on, new.ended_by, new.entry_id,
                        new.changed_at, new.revision
                 FROM jsonb_populate_record(marriage, change || stamp) AS new)
            WHERE wife_id = (change ->> 'wife_id')::uuid AND marriage_id = (change ->> 'marriage_id')::uuid
              AND revision = (change ->> 'revision')::int - 1;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that marriage changed meanwhile' USING ERRCODE = 'serialization_failure';
            END IF;
        END IF;
    END LOOP;

    FOR change IN SELECT jsonb_array_elements(changes -> 'akta') LOOP
        IF (change ->> 'revision')::int = 1 THEN
            INSERT INTO register_akta SELECT new.*
            FROM jsonb_populate_record(NULL::register_akta, change || stamp) AS new;
        ELSE
            UPDATE register_akta SET state = coalesce(change ->> 'state', state), entry_id = made_by,
                changed_at = made_at, revision = (change ->> 'revision')::int
            WHERE akta_number = change ->> 'akta_number' AND revision = (change ->> 'revision')::int - 1
              AND adminduk_within(kabkota);
            IF NOT FOUND THEN
                RAISE EXCEPTION 'that akta changed meanwhile, or is kept in another region'
                    USING ERRCODE = 'serialization_failure';
            END IF;
        END IF;
    END LOOP;

    INSERT INTO register_note (akta_number, entry_id, kabkota, kind, noted_on)
    SELECT one ->> 'akta_number', made_by, office, one ->> 'kind', (one ->> 'noted_on')::date
    FROM jsonb_array_elements(changes -> 'note') AS one;

    INSERT INTO register_revision
        (subject_id, revision, subject_kind, kabkota, entry_id, effective_on, recorded_at)
    SELECT (one ->> (kind || '_id'))::uuid, (one ->> 'revision')::int, kind, office, made_by,
           row_of.effective_on, made_at
    FROM unnest(ARRAY['person', 'family']) AS kind, jsonb_array_elements(changes -> kind) AS one;
END
$$;
"""

WRITTEN = {
    "register_entry": "SELECT, INSERT",
    "register_person": "SELECT, INSERT, UPDATE",
    "register_family": "SELECT, INSERT, UPDATE",
    "register_membership": "SELECT, INSERT, UPDATE",
    "register_marriage": "SELECT, INSERT, UPDATE",
    "register_akta": "SELECT, INSERT, UPDATE",
    "register_note": "SELECT, INSERT",
    "register_revision": "SELECT, INSERT",
    "register_nik": "SELECT, INSERT",
    "register_family_number": "SELECT, INSERT",
    "register_akta_number": "SELECT, INSERT",
    "journal_waiting": "SELECT, INSERT",
}


class Migration(migrations.Migration):
    dependencies = [("register", "0005_events"), ("journal", "0002_append_only")]
    operations = [
        sql(SHAPES, UNSHAPES),
        sql(ON_THE_WAY),
        grant("register_marriage, register_akta", "SELECT, INSERT, UPDATE"),
        *append_only("register_note"),
        *append_only("register_revision"),
        *scoped("register_marriage", lookup=True),
        *scoped("register_akta", lookup=True),
        *scoped("register_note", lookup=True),
        *scoped("register_revision", lookup=True),
        grant("register_marriage, register_akta, register_note, register_revision", "SELECT", to=LOOKUP),
        grant("register_marriage, register_akta, register_note, register_revision", "SELECT", to=AUDITOR),
        # A place's revision moves with it.
        grant("register_membership", "UPDATE (revision)"),
        *(step for table, rights in WRITTEN.items() for step in registrar(table, rights)),
        sql("GRANT EXECUTE ON FUNCTION register_log_look(text, text[], text[]) TO adminduk_registrar;"),
        registrar_function("register_hold(text, text, uuid[], uuid[], text[])", HOLD),
        registrar_function("register_enter(bytea, bytea)", ENTER),
    ]
