"""Counts of the people, village by village and day by day, so that a report never counts the people."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import REPORTS, append_only, grant, scoped, sql

# What one resident counts for on a day: the only place that says it. A full count groups these; a count that
# goes on from yesterday adds today's and takes away yesterday's of those who had a birthday. Inlined by the
# planner. Everybody of 17 or married, now or once, must have a KTP-el (UU 24/2013 art. 63).
CELLS = """
CREATE FUNCTION register_person_cells(
        sex integer, birth_date date, religion integer, education integer, occupation integer,
        marital_status integer, blood_type integer, citizenship integer, disability integer,
        birth_akta_number text, on_day date) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT unnest(ARRAY[
        'people:all:' || sex,
        'age:' || least(age / 5 * 5, 75) || ':' || sex,
        'religion:' || coalesce(religion, 0) || ':' || sex,
        'education:' || coalesce(education, 0) || ':' || sex,
        'occupation:' || coalesce(occupation, 0) || ':' || sex,
        'marital:' || marital_status || ':' || sex,
        'blood:' || coalesce(blood_type, 0) || ':' || sex,
        'citizenship:' || citizenship || ':' || sex,
        CASE WHEN disability > 0 THEN 'disability:' || disability || ':' || sex END,
        CASE WHEN age >= 17 OR marital_status <> 1 THEN 'ktp:due:' || sex END,
        CASE WHEN age < 18 THEN 'child:' || CASE WHEN birth_akta_number <> '' THEN 'akta' ELSE 'none' END
                                || ':' || sex END])
    FROM (SELECT greatest(0, extract(year FROM age(on_day::timestamp, birth_date::timestamp))::integer) AS age)
         AS his
$$;
"""

PUBLISHED = """
CREATE VIEW register_population_published WITH (security_invoker = true) AS
    SELECT region_code, kabkota, since, until, split_part(cell, ':', 1) AS dimension,
           split_part(cell, ':', 2) AS code, split_part(cell, ':', 3)::integer AS sex, count::integer
    FROM register_population CROSS JOIN LATERAL jsonb_each_text(cells) AS held(cell, count);
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0015_carry_over")]
    operations = [
        migrations.CreateModel(
            name="Population",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "region_code", "since", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("region_code", models.CharField(max_length=10)),
                ("kabkota", models.CharField(max_length=4)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("cells", models.JSONField()),
            ],
            options={
                "db_table": "register_population",
                "indexes": [
                    models.Index(
                        condition=models.Q(("until__isnull", True)),
                        fields=["kabkota", "region_code"],
                        name="register_population_now",
                    ),
                    models.Index(fields=["kabkota", "since"], name="register_population_since"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VitalEvents",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "region_code", "day", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("region_code", models.CharField(max_length=10)),
                ("kabkota", models.CharField(max_length=4)),
                ("day", models.DateField()),
                ("cells", models.JSONField()),
            ],
            options={
                "db_table": "register_vital_events",
                "indexes": [models.Index(fields=["kabkota", "day"], name="register_vital_events_day")],
            },
        ),
        migrations.CreateModel(
            name="ChangedVillage",
            fields=[
                ("village_code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("kabkota", models.CharField(max_length=4)),
            ],
            options={"db_table": "register_changed_village"},
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("counted", models.IntegerField()),
            ],
            options={"db_table": "register_snapshot"},
        ),
        sql(
            CELLS,
            """DROP FUNCTION register_person_cells(
                integer, date, integer, integer, integer, integer, integer, integer, integer, text, date);""",
        ),
        sql(
            """
            GRANT EXECUTE ON FUNCTION register_person_cells(
                integer, date, integer, integer, integer, integer, integer, integer, integer, text, date)
                TO adminduk_app, adminduk_reports;
            -- The few who stand on no card, and birthdays, are found without reading everybody.
            CREATE INDEX register_person_away ON register_person (kabkota) WHERE residence <> 'resident';
            """,
            "DROP INDEX register_person_away;",
        ),
        grant("register_population, register_vital_events", "SELECT, INSERT, UPDATE"),
        grant("register_changed_village", "SELECT, INSERT, DELETE"),
        *append_only("register_snapshot"),
        *scoped("register_population"),
        *scoped("register_vital_events"),
        *scoped("register_changed_village"),
        sql(PUBLISHED, "DROP VIEW register_population_published;"),
        grant("register_population_published", "SELECT"),
        grant(
            "register_population, register_vital_events, register_snapshot, register_population_published",
            "SELECT",
            to=REPORTS,
        ),
    ]
