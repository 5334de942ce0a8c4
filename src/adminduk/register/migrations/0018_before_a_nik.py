"""Before a new NIK: who asked for a record that there may be already, and children reported twice."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import AUDITOR, definer_function, grant, scoped, sql

# Two officers may decide that a newcomer is somebody known: then nothing is merged, and nothing is entered.
MERGED = """
ALTER TABLE register_pair DROP CONSTRAINT register_pair_merged,
    ADD CONSTRAINT register_pair_merged
        CHECK ((state = 'same' AND newcomer_id IS NULL) = (entry_id IS NOT NULL));
"""
UNMERGED = """
ALTER TABLE register_pair DROP CONSTRAINT register_pair_merged,
    ADD CONSTRAINT register_pair_merged CHECK ((state = 'same') = (entry_id IS NOT NULL));
"""

SIBLINGS = """
-- Whom a mother bore on that day, or the day before or after, in the whole country; outside the asking region
-- the NIK is withheld. Whoever enters another child of hers meanwhile waits, so that two reports of one birth
-- see each other.
CREATE FUNCTION register_siblings(mother uuid, born date, purpose text)
    RETURNS TABLE (person_id uuid, kabkota text, inside boolean, nik text, name text, sex smallint,
                   birth_date date, birth_date_estimated boolean, birth_place text, mother_id uuid,
                   mother_name text, father_id uuid, father_name text, birth_akta_number text,
                   family_id uuid, address text, village text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('child of ' || mother::text, 0));
    PERFORM register_log_look(purpose, ARRAY[mother::text], ARRAY['duplicates']);
    RETURN QUERY
        SELECT person.person_id, person.kabkota::text, adminduk_within(person.kabkota),
               CASE WHEN adminduk_within(person.kabkota) THEN person.nik::text END, person.name::text,
               person.sex, person.birth_date, person.birth_date_estimated, person.birth_place::text,
               person.mother_id, person.mother_name::text, person.father_id, person.father_name::text,
               person.birth_akta_number::text, NULL::uuid, NULL::text, NULL::text
        FROM register_person AS person
        WHERE person.mother_id = mother AND person.birth_date BETWEEN born - 1 AND born + 1
          AND person.life IN ('living', 'dead');
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0020_checks_in_one_question")]
    operations = [
        migrations.CreateModel(
            name="Newcomer",
            fields=[
                ("newcomer_id", models.UUIDField(primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
                ("columns", models.JSONField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
            ],
            options={"db_table": "register_newcomer"},
        ),
        migrations.AddField(model_name="pair", name="newcomer_id", field=models.UUIDField(null=True)),
        sql(MERGED, UNMERGED),
        grant("register_newcomer", "SELECT, INSERT"),
        *scoped("register_newcomer"),
        grant("register_newcomer", "SELECT", to=AUDITOR),
        definer_function("register_siblings(uuid, date, text)", SIBLINGS),
    ]
