"""People who stand in the register twice: where to look for them, and what officers decided."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import (
    AUDITOR,
    LOOKUP,
    append_only,
    definer_function,
    grant,
    scoped,
    sql,
)

SHAPES = """
ALTER TABLE register_pair
    ADD CONSTRAINT register_pair_in_order CHECK (first_id < second_id),
    ADD CONSTRAINT register_pair_state CHECK (state IN ('open', 'proposed', 'same', 'different', 'unsure')),
    ADD CONSTRAINT register_pair_opinion CHECK (opinion IN ('', 'same', 'different', 'unsure')),
    ADD CONSTRAINT register_pair_survivor
        CHECK (survivor_id IS NULL OR survivor_id IN (first_id, second_id)),
    ADD CONSTRAINT register_pair_merged CHECK ((state = 'same') = (entry_id IS NOT NULL));
"""

CANDIDATES = """
-- Whom somebody may be: born that day, or on a day that one slip makes of it; children of the same mother;
-- the same akta; the same name as it sounds, with the same year or mother (`words`, a question to the index
-- of names). In the whole country; outside the asking region the NIK is withheld, and the query masks
-- the name, which it needs to compare.
CREATE FUNCTION register_candidates(days date[], wanted_sex smallint, mother uuid, akta text,
                                    words tsquery, purpose text)
    RETURNS TABLE (person_id uuid, kabkota text, inside boolean, nik text, name text, sex smallint,
                   birth_date date, birth_date_estimated boolean, birth_place text, mother_id uuid,
                   mother_name text, father_id uuid, father_name text, birth_akta_number text,
                   family_id uuid, address text, village text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM register_log_look(purpose, ARRAY['a new person'], ARRAY['duplicates']);
    RETURN QUERY
        SELECT person.person_id, person.kabkota::text, adminduk_within(person.kabkota),
               CASE WHEN adminduk_within(person.kabkota) THEN person.nik::text END, person.name::text,
               person.sex, person.birth_date, person.birth_date_estimated, person.birth_place::text,
               person.mother_id, person.mother_name::text, person.father_id, person.father_name::text,
               person.birth_akta_number::text, place.family_id, family.address::text,
               family.village_code::text
        FROM (
            SELECT one.person_id AS id FROM register_person AS one WHERE one.birth_date = days[1]
            UNION
            SELECT one.person_id FROM register_person AS one
            WHERE one.birth_date = ANY (days[2:]) AND one.sex = wanted_sex
            UNION
            SELECT one.person_id FROM register_person AS one WHERE mother IS NOT NULL AND one.mother_id = mother
            UNION
            SELECT one.person_id FROM register_person AS one
            WHERE akta <> '' AND one.birth_akta_number = akta AND one.birth_akta_number <> ''
            UNION
            (SELECT one.person_id FROM register_person AS one
             WHERE words IS NOT NULL AND register_search_keys(
                 one.name, one.mother_name, one.kabkota, one.moving_to, one.birth_date) @@ words
             LIMIT 500)
        ) AS met
        JOIN register_person AS person ON person.person_id = met.id
        LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
        LEFT JOIN register_family AS family ON family.family_id = place.family_id
        WHERE person.life IN ('living', 'dead');
END
$$;
"""

OTHER = """
-- The other one of a pair that the asking office has to judge, when he lives elsewhere: what two people are
-- compared by, and no number.
CREATE FUNCTION register_pair_other(first uuid, second uuid, purpose text)
    RETURNS TABLE (person_id uuid, kabkota text, name text, sex smallint, birth_date date,
                   birth_date_estimated boolean, birth_place text, life text, residence text,
                   marital_status smallint, mother_name text, father_name text, has_akta boolean,
                   nik_masked text, first_entered timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (
        SELECT FROM register_pair AS pair WHERE pair.first_id = first AND pair.second_id = second
        AND (adminduk_within(pair.kabkota) OR adminduk_within(pair.second_kabkota))
    ) THEN
        RAISE EXCEPTION 'that pair is another region''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM register_log_look(purpose, ARRAY[first, second]::text[], ARRAY['biodata']);
    RETURN QUERY
        SELECT person.person_id, person.kabkota::text, person.name::text, person.sex, person.birth_date,
               person.birth_date_estimated, person.birth_place::text, person.life::text,
               person.residence::text, person.marital_status, person.mother_name::text,
               person.father_name::text, person.birth_akta_number <> '',
               left(person.nik, 4) || repeat('•', 8) || right(person.nik, 4),
               (SELECT min(step.recorded_at) FROM register_revision AS step
                WHERE step.subject_id = person.person_id)
        FROM register_person AS person
        WHERE person.person_id IN (first, second) AND NOT adminduk_within(person.kabkota);
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0011_partitions")]
    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("word", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("people", models.IntegerField()),
            ],
            options={"db_table": "register_name_word"},
        ),
        migrations.CreateModel(
            name="Pair",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "first_id", "second_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_id", models.UUIDField()),
                ("second_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("second_kabkota", models.CharField(max_length=4)),
                ("bits", models.FloatField()),
                ("probability", models.FloatField()),
                ("verdict", models.CharField(max_length=10)),
                ("found", models.JSONField(default=list)),
                ("found_at", models.DateTimeField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("opinion", models.CharField(default="", max_length=10)),
                ("reason", models.CharField(default="", max_length=500)),
                ("survivor_id", models.UUIDField(null=True)),
                ("proposed_by", models.UUIDField(null=True)),
                ("proposed_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("entry_id", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "register_pair",
                "indexes": [
                    models.Index(fields=["kabkota", "state", "-bits"], name="register_pair_queue"),
                    models.Index(fields=["second_kabkota", "state", "-bits"], name="register_pair_queue_2"),
                    models.Index(fields=["second_id"], name="register_pair_second"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairStep",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "first_id", "step_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_id", models.UUIDField()),
                ("step_id", models.UUIDField()),
                ("second_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("second_kabkota", models.CharField(max_length=4)),
                ("at", models.DateTimeField()),
                ("act", models.CharField(max_length=10)),
                ("opinion", models.CharField(max_length=10)),
                ("reason", models.CharField(default="", max_length=500)),
                ("survivor_id", models.UUIDField(null=True)),
                ("officer_id", models.UUIDField()),
                ("officer_name", models.CharField(max_length=120)),
            ],
            options={"db_table": "register_pair_step"},
        ),
        sql(SHAPES),
        grant("register_pair", "SELECT, INSERT, UPDATE"),
        grant("register_name_word", "SELECT, INSERT, UPDATE"),
        *append_only("register_pair_step"),
        *scoped("register_pair", also="adminduk_within(second_kabkota)", lookup=True),
        *scoped("register_pair_step", also="adminduk_within(second_kabkota)"),
        grant("register_pair", "SELECT", to=LOOKUP),
        grant("register_pair, register_pair_step, register_name_word", "SELECT", to=AUDITOR),
        definer_function("register_candidates(date[], smallint, uuid, text, tsquery, text)", CANDIDATES),
        definer_function("register_pair_other(uuid, uuid, text)", OTHER),
    ]
