"""Lists of voters for the election commission (DP4), and statistics for everybody."""

from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models

from adminduk.foundation.db.migrations import LOOKUP, append_only, definer_function, grant, scoped, sql

# An agreement for exactly this, with an election commission, in force today, over this kab/kota.
TERMS = """
CREATE FUNCTION data_access_dp4_terms(asked uuid, place text) RETURNS data_access_dp4_release
    LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    terms data_access_dp4_release;
BEGIN
    SELECT release.* INTO terms FROM data_access_dp4_release AS release
    JOIN data_access_agreement AS agreement ON agreement.agreement_no = release.agreement_no
    JOIN data_access_institution AS institution ON institution.institution_id = agreement.institution_id
    WHERE release.release_id = asked AND agreement.status = 'active' AND agreement.purpose = 'dp4'
      AND agreement.bulk AND institution.kind = 'election'
      AND (now() AT TIME ZONE 'Asia/Jakarta')::date BETWEEN agreement.valid_from AND agreement.valid_until
      AND release.fields & ~agreement.fields = 0 AND starts_with(place, release.region)
      AND EXISTS (SELECT FROM unnest(agreement.regions) AS region WHERE region = '*' OR starts_with(place, region));
    IF terms.release_id IS NULL THEN
        RAISE EXCEPTION 'no agreement in force allows this list' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN terms;
END
$$;
CREATE FUNCTION data_access_quoted(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN value ~ '[";[:cntrl:]]'
                THEN '"' || replace(regexp_replace(value, '[[:cntrl:]]', ' ', 'g'), '"', '""') || '"'
                ELSE value END
$$;
"""

# The columns of a line after the NIK, each with its place among `elements.Element`, in SIAK's names.
COLUMNS = (
    (0, "coalesce(family.kk_number, '')"),
    (1, "data_access_quoted(person.name)"),
    (2, "person.sex::text"),
    (3, "data_access_quoted(person.birth_place)"),
    (4, "person.birth_date::text"),
    (7, "coalesce(((ARRAY[1, 2, 2, 3, 3, 4])[person.marital_status])::text, '')"),
    (9, "coalesce(person.disability::text, '')"),
    (17, "data_access_quoted(coalesce(family.address, person.previous_address))"),
    (17, "CASE person.residence WHEN 'resident' THEN '1' WHEN 'abroad' THEN '2' ELSE '3' END"),
    (18, "coalesce(family.rt, '')"),
    (19, "coalesce(family.rw, '')"),
    (20, "coalesce(family.village_code, '')"),
)
LINE = "coalesce(person.nik, '')" + "".join(
    f"\n                || CASE WHEN terms.fields & {1 << place} <> 0 THEN ';' || {value} ELSE '' END"
    for place, value in COLUMNS
)
VOTES = """person.life = 'living' AND person.citizenship = 1
              AND (person.birth_date <= terms.born_until OR person.marital_status <> 1)
              AND coalesce(person.occupation <> ALL (terms.excluded), true)
              AND person.residence = ANY (terms.residences)"""
# One row a village: the lines as one text, so that a million people cost a few hundred rows.
GATHERED = """
        SELECT one.region_code, count(*)::integer, (count(*) FILTER (WHERE one.sex = 1))::integer,
               (count(*) FILTER (WHERE one.sex = 2))::integer,
               array_agg(one.person_id ORDER BY one.kk_number, one.position, one.person_id),
               array_agg(hashtextextended(one.line, 0) ORDER BY one.kk_number, one.position, one.person_id),
               string_agg(one.line, E'\\n' ORDER BY one.kk_number, one.position, one.person_id)
        FROM one GROUP BY one.region_code"""
VOTERS = f"""
-- Who may vote, of some villages of a kab/kota, or (without villages) who stands on no card there. Answers
-- nothing beside what the agreement covers, whoever asks.
CREATE FUNCTION data_access_voters(asked uuid, place text, villages text[])
    RETURNS TABLE (region_code text, voters integer, men integer, women integer, people uuid[],
                   digests bigint[], lines text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    terms data_access_dp4_release := data_access_dp4_terms(asked, place);
BEGIN
    IF terms.status <> 'making' THEN
        RAISE EXCEPTION 'the list is made already' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF villages IS NOT NULL THEN
        RETURN QUERY WITH one AS (
            SELECT family.village_code::text AS region_code, person.person_id, person.sex, family.kk_number,
                   membership.position,
                   {LINE} AS line
            FROM register_family AS family
            JOIN register_membership AS membership
              ON membership.family_id = family.family_id AND upper_inf(membership.during)
            JOIN register_person AS person ON person.person_id = membership.person_id
            WHERE family.village_code = ANY (villages) AND starts_with(family.village_code, place)
              AND family.active AND {VOTES}
        ){GATHERED};
    ELSE
        RETURN QUERY WITH one AS (
            SELECT place AS region_code, person.person_id, person.sex, person.nik AS kk_number, 0 AS position,
                   {LINE} AS line
            FROM register_person AS person
            LEFT JOIN register_family AS family ON false
            WHERE person.kabkota = place AND person.residence <> 'resident' AND {VOTES}
              AND NOT EXISTS (
                  SELECT FROM register_membership AS membership
                  JOIN register_family AS home ON home.family_id = membership.family_id AND home.active
                  WHERE membership.person_id = person.person_id AND upper_inf(membership.during))
        ){GATHERED};
    END IF;
END
$$;
"""
WHY_GONE = """
-- Why people of an older list are not on a newer one: a reason, and nothing else of them.
CREATE FUNCTION data_access_why_gone(asked uuid, place text, gone uuid[])
    RETURNS TABLE (person_id uuid, reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    terms data_access_dp4_release := data_access_dp4_terms(asked, place);
BEGIN
    RETURN QUERY
        SELECT person.person_id,
               CASE WHEN person.life = 'dead' THEN 'dead'
                    WHEN person.life <> 'living' THEN 'void'
                    WHEN person.citizenship <> 1 THEN 'citizenship'
                    WHEN person.occupation = ANY (terms.excluded) THEN 'serves'
                    WHEN person.birth_date > terms.born_until AND person.marital_status = 1 THEN 'age'
                    WHEN person.residence <> ALL (terms.residences) THEN 'residence'
                    WHEN NOT starts_with(person.kabkota, terms.region) THEN 'elsewhere'
                    ELSE 'other' END
        FROM unnest(gone) AS wanted JOIN register_person AS person ON person.person_id = wanted;
END
$$;
"""
# Nothing leaves before every person on the list has his line in the log, and never by one hand.
GIVEN_OUT = """
CREATE FUNCTION data_access_dp4_is_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM data_access_dp4_file
               WHERE release_id = NEW.release_id AND logged IS DISTINCT FROM voters) THEN
        RAISE EXCEPTION 'not everybody on this list has his line in the log' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER data_access_dp4_is_logged BEFORE UPDATE ON data_access_dp4_release
    FOR EACH ROW WHEN (NEW.status = 'released' AND OLD.status <> 'released')
    EXECUTE FUNCTION data_access_dp4_is_logged();
ALTER TABLE data_access_dp4_release ADD CONSTRAINT data_access_dp4_two_people
    CHECK (status NOT IN ('releasing', 'released') OR (released_by IS NOT NULL AND released_by <> made_by));
"""


class Migration(migrations.Migration):
    dependencies = [("data_access", "0004_answering"), ("register", "0017_old_aktas")]
    operations = [
        migrations.CreateModel(
            name="Dp4File",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "release_id",
                        "kabkota",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("release_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("voters", models.IntegerField(default=0)),
                ("men", models.IntegerField(default=0)),
                ("women", models.IntegerField(default=0)),
                ("away", models.IntegerField(default=0)),
                ("size", models.BigIntegerField(default=0)),
                ("sha256", models.CharField(default="", max_length=64)),
                (
                    "boxes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                ("made_at", models.DateTimeField(null=True)),
                ("logged", models.IntegerField(null=True)),
            ],
            options={"db_table": "data_access_dp4_file"},
        ),
        migrations.CreateModel(
            name="Dp4Release",
            fields=[
                ("release_id", models.UUIDField(primary_key=True, serialize=False)),
                ("release_no", models.IntegerField(unique=True)),
                ("agreement_no", models.IntegerField()),
                ("polling_day", models.DateField()),
                ("region", models.CharField(default="", max_length=10)),
                ("format", models.CharField(max_length=10)),
                ("status", models.CharField(default="making", max_length=10)),
                ("born_until", models.DateField()),
                (
                    "excluded",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SmallIntegerField(), size=None
                    ),
                ),
                (
                    "residences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), size=None
                    ),
                ),
                ("fields", models.BigIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("made_by", models.UUIDField()),
                ("made_by_name", models.CharField(max_length=120)),
                ("released_at", models.DateTimeField(null=True)),
                ("released_by", models.UUIDField(null=True)),
                ("released_by_name", models.CharField(default="", max_length=120)),
                ("manifest_key", models.CharField(default="", max_length=80)),
            ],
            options={"db_table": "data_access_dp4_release"},
        ),
        migrations.CreateModel(
            name="OpenCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "region_code", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("region_code", models.CharField(max_length=10)),
                ("cells", models.JSONField()),
            ],
            options={"db_table": "data_access_open_count"},
        ),
        migrations.CreateModel(
            name="OpenDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("base", models.SmallIntegerField()),
                ("regions", models.IntegerField()),
            ],
            options={"db_table": "data_access_open_day"},
        ),
        migrations.CreateModel(
            name="Dp4Village",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "release_id",
                        "region_code",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("release_id", models.UUIDField()),
                ("region_code", models.CharField(max_length=10)),
                ("kabkota", models.CharField(max_length=4)),
                ("voters", models.IntegerField()),
                ("men", models.IntegerField()),
                ("women", models.IntegerField()),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                (
                    "digests",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
            ],
            options={
                "db_table": "data_access_dp4_village",
                "indexes": [
                    models.Index(fields=["release_id", "kabkota"], name="data_access_dp4_of_kabkota")
                ],
            },
        ),
        grant("data_access_dp4_release, data_access_dp4_file", "SELECT, INSERT, UPDATE"),
        grant("data_access_agreement, data_access_institution, data_access_dp4_release", "SELECT", to=LOOKUP),
        *append_only("data_access_dp4_village"),
        *scoped("data_access_dp4_village"),
        *append_only("data_access_open_day"),
        *append_only("data_access_open_count"),
        sql(
            TERMS,
            """
            DROP FUNCTION data_access_quoted(text);
            DROP FUNCTION data_access_dp4_terms(uuid, text);
            """,
        ),
        definer_function("data_access_voters(uuid, text, text[])", VOTERS),
        definer_function("data_access_why_gone(uuid, text, uuid[])", WHY_GONE),
        sql(
            GIVEN_OUT,
            """
            DROP TRIGGER data_access_dp4_is_logged ON data_access_dp4_release;
            DROP FUNCTION data_access_dp4_is_logged();
            """,
        ),
    ]
