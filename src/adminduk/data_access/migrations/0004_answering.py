"""What the answering process asks of the database: people, within agreements; quotas; news of both."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import LOOKUP, append_only, definer_function, grant, sql

# What most ask for; more costs the whole width of a person and of his household.
USUAL = {
    1: "person.name::text",
    2: "person.sex",
    3: "person.birth_place::text",
    4: "person.birth_date",
    13: "person.mother_name::text",
}
WHOLE = USUAL | {
    0: "home.kk_number::text", 5: "person.blood_type", 6: "person.religion", 7: "person.marital_status",
    8: "home.relation", 9: "person.disability", 10: "person.education", 11: "person.occupation",
    12: "person.mother_nik::text", 14: "person.father_nik::text", 15: "person.father_name::text",
    16: "person.previous_address::text", 17: "home.address::text", 18: "home.rt::text", 19: "home.rw::text",
    20: "home.village_code::text", 24: "home.postal_code::text", 25: "person.birth_akta_number::text",
    26: "person.marriage_number::text", 27: "person.marriage_date", 28: "person.divorce_number::text",
    29: "person.divorce_date", 30: "person.citizenship",
}  # fmt: skip
COLUMNS = {
    0: "kk_number text", 1: "name text", 2: "sex smallint", 3: "birth_place text", 4: "birth_date date",
    5: "blood_type smallint", 6: "religion smallint", 7: "marital_status smallint", 8: "relation smallint",
    9: "disability smallint", 10: "education smallint", 11: "occupation smallint", 12: "mother_nik text",
    13: "mother_name text", 14: "father_nik text", 15: "father_name text", 16: "previous_address text",
    17: "address text", 18: "rt text", 19: "rw text", 20: "region_code text", 24: "postal_code text",
    25: "birth_akta_number text", 26: "marriage_number text", 27: "marriage_date date", 28: "divorce_number text",
    29: "divorce_date date", 30: "citizenship smallint",
}  # fmt: skip
# As much of the code of a village as the finest element may know.
REGION = f"""CASE WHEN answer.outcome <> 1 THEN NULL
                    WHEN answer.mask & {1 << 20} <> 0 THEN answer.e20
                    WHEN answer.mask & {1 << 21} <> 0 THEN left(answer.e20, 6)
                    WHEN answer.mask & {1 << 22} <> 0 THEN left(answer.e20, 4)
                    WHEN answer.mask & {1 << 23} <> 0 THEN left(answer.e20, 2) END"""
OUTCOME = """(CASE
                    WHEN may_compare[question.party] IS NULL THEN 0
                    WHEN person.person_id IS NULL THEN 2
                    WHEN within[question.party] <> '*' AND NOT EXISTS (
                        SELECT FROM unnest(string_to_array(within[question.party], ',')) AS own
                        WHERE starts_with({lives}, own)) THEN 7
                    WHEN person.life = 'merged' THEN 5
                    WHEN person.life = 'dead' THEN 3
                    WHEN person.life <> 'living' THEN 6
                    WHEN person.residence = 'abroad' THEN 4
                    ELSE 1 END)::smallint AS outcome"""
HOME = """
            LEFT JOIN LATERAL (
                SELECT family.kk_number, place.relation, family.address, family.rt, family.rw, family.village_code,
                       family.postal_code
                FROM register_membership AS place
                JOIN register_family AS family ON family.family_id = place.family_id
                WHERE place.person_id = person.person_id AND upper_inf(place.during)
                LIMIT 1) AS home ON true"""


def _said(place: int, columns: dict[int, str]) -> str:
    """One column of the answer: only for who was found, only where the mask allows it."""
    if place not in columns:
        return f"NULL::{COLUMNS[place].partition(' ')[2]}"
    if place == 20:
        return REGION
    return f"CASE WHEN answer.outcome = 1 AND answer.mask & {1 << place} <> 0 THEN answer.e{place} END"


def _query(columns: dict[int, str], lives: str, home: str) -> str:
    # OFFSET 0 keeps the parts apart: else what is worked out once would be worked out for every column.
    found = ", ".join(f"{text} AS e{place}" for place, text in sorted(columns.items()))
    return f"""
        RETURN QUERY SELECT answer.place::integer, answer.outcome, answer.person_id,
            {", ".join(_said(place, columns) for place in COLUMNS)}
        FROM (SELECT question.place, {OUTCOME.format(lives=lives)}, person.person_id,
                     question.mask, {found}
              FROM (SELECT told.place, told.party, told.nik,
                           (told.compared & may_compare[told.party]) | (told.wanted & may_get[told.party]) AS mask
                    FROM unnest(parties, niks, compared, wanted)
                        WITH ORDINALITY AS told(party, nik, compared, wanted, place)
                    OFFSET 0) AS question
              LEFT JOIN register_nik AS number ON number.nik = question.nik AND question.mask IS NOT NULL
              LEFT JOIN register_person AS person ON person.person_id = number.person_id{home}
              OFFSET 0) AS answer;"""


LOOK_UP = f"""
-- People by their NIK, for institutions. A party is one client at the version of its agreement that the caller
-- knows; each question names its party by place. Whatever the caller asks for, only columns leave that the
-- party's agreement holds today, only of living residents, and only of those who live in its regions.
-- Outcomes are those of types.Outcome; 0 says that the party has no such right (any more, or at this version).
CREATE FUNCTION data_access_look_up(
    clients integer[], versions integer[], parties integer[], niks text[], compared bigint[], wanted bigint[])
    RETURNS TABLE (place integer, outcome smallint, subject_id uuid, {", ".join(COLUMNS.values())})
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    today CONSTANT date := (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
    may_compare bigint[];
    may_get bigint[];
    within text[];
    usual boolean;
    one record;
BEGIN
    SELECT bit_or(ask.compared | ask.wanted) & ~{sum(1 << place for place in USUAL)}::bigint = 0 INTO usual
        FROM unnest(compared, wanted) AS ask(compared, wanted);
    FOR party IN 1 .. cardinality(clients) LOOP
        SELECT agreement.elements, agreement.fields,
               CASE WHEN '*' = ANY (agreement.regions) THEN '*' ELSE array_to_string(agreement.regions, ',') END
                   AS regions
            INTO one
            FROM data_access_client AS client
            JOIN data_access_agreement AS agreement ON agreement.agreement_id = client.agreement_id
            WHERE client.client_no = clients[party] AND client.active AND NOT client.sandbox
              AND agreement.status = 'active' AND agreement.version = versions[party]
              AND today BETWEEN agreement.valid_from AND agreement.valid_until;
        may_compare[party] := one.elements;
        may_get[party] := one.fields;
        within[party] := one.regions;
        -- Agreements for a part of a kab/kota need the village, too.
        usual := usual AND coalesce(one.regions, '') !~ '[0-9]{{5}}';
    END LOOP;
    IF usual THEN{_query(USUAL, "person.kabkota", "")}
    ELSE{_query(WHOLE, "coalesce(home.village_code, person.kabkota)", HOME)}
    END IF;
END
$$;
"""

LEASE = """
-- Shares of quotas for one process: how many people each agreement may be asked about now, and in how many
-- seconds more may come. `back` returns what an earlier share left over. The clock is the database's, so that
-- all processes count by the same one.
CREATE FUNCTION data_access_lease(agreements integer[], asked integer[], back integer[])
    RETURNS TABLE (agreement_no integer, granted integer, wait double precision)
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    at timestamptz := clock_timestamp();
    today date := (at AT TIME ZONE 'Asia/Jakarta')::date;
    midnight timestamptz := (today + 1)::timestamp AT TIME ZONE 'Asia/Jakarta';
    one record;
    level double precision;
    gone bigint;
BEGIN
    INSERT INTO data_access_quota AS quota (agreement_no, tokens, filled_at, day, used)
        SELECT agreement.agreement_no, agreement.per_second, at, today, 0
        FROM data_access_agreement AS agreement WHERE agreement.agreement_no = ANY (agreements)
          AND NOT EXISTS (SELECT FROM data_access_quota AS there WHERE there.agreement_no = agreement.agreement_no)
        ON CONFLICT DO NOTHING;
    -- In one order, so that two processes never wait for each other.
    FOR one IN
        SELECT quota.*, wish.asked, wish.back, agreement.per_second, agreement.per_day
        FROM data_access_quota AS quota
        JOIN data_access_agreement AS agreement ON agreement.agreement_no = quota.agreement_no
        JOIN unnest(agreements, asked, back) AS wish(agreement_no, asked, back)
             ON wish.agreement_no = quota.agreement_no
        ORDER BY quota.agreement_no FOR UPDATE OF quota
    LOOP
        at := clock_timestamp();
        gone := CASE WHEN one.day = today THEN greatest(0, one.used - one.back) ELSE 0 END;
        level := least(one.per_second, one.tokens + one.back
                       + one.per_second * greatest(0, extract(epoch FROM at - one.filled_at)));
        agreement_no := one.agreement_no;
        granted := greatest(0, least(one.asked, floor(level), one.per_day - gone));
        wait := CASE WHEN gone + granted >= one.per_day THEN extract(epoch FROM midnight - at)
                     WHEN one.per_second > 0 THEN greatest(0.05, (1 - (level - granted)) / one.per_second)
                     ELSE 3600 END;
        UPDATE data_access_quota AS quota
            SET tokens = level - granted, filled_at = at, day = today, used = gone + granted
            WHERE quota.agreement_no = one.agreement_no;
        RETURN NEXT;
    END LOOP;
END
$$;
"""

NEWS = """
-- Whoever holds agreements in memory reads them again. Agreements are few and change seldom.
CREATE FUNCTION data_access_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY data_access_policies;
    RETURN NULL;
END
$$;
CREATE TRIGGER data_access_agreement_tells AFTER INSERT OR UPDATE ON data_access_agreement
    FOR EACH STATEMENT EXECUTE FUNCTION data_access_tell();
CREATE TRIGGER data_access_client_tells AFTER INSERT OR UPDATE ON data_access_client
    FOR EACH STATEMENT EXECUTE FUNCTION data_access_tell();
"""
NEWS_BACK = """
DROP TRIGGER data_access_agreement_tells ON data_access_agreement;
DROP TRIGGER data_access_client_tells ON data_access_client;
DROP FUNCTION data_access_tell();
"""

# The same rule, asked once a statement and not once a line: who reads the log reads millions of them.
READING = """
ALTER POLICY reading ON data_access_access
    USING (subject_id = (SELECT nullif(current_setting('adminduk.person', true), '')::uuid)
           OR (SELECT adminduk_within('')));
"""
READING_BACK = """
ALTER POLICY reading ON data_access_access
    USING (subject_id = nullif(current_setting('adminduk.person', true), '')::uuid OR adminduk_within(''));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("data_access", "0003_clients_and_bills"),
        ("register", "0017_old_aktas"),
        ("journal", "0003_days"),
    ]
    operations = [
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("agreement_no", models.IntegerField(primary_key=True, serialize=False)),
                ("tokens", models.FloatField()),
                ("filled_at", models.DateTimeField()),
                ("day", models.DateField()),
                ("used", models.BigIntegerField(default=0)),
            ],
            options={"db_table": "data_access_quota"},
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month", "seal_no", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.CharField(max_length=6)),
                ("seal_no", models.BigIntegerField()),
                ("since", models.DateTimeField()),
                ("first_transaction", models.BigIntegerField()),
                ("next_transaction", models.BigIntegerField()),
                ("lines", models.IntegerField()),
                ("leaves", models.BinaryField()),
                ("root", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("chained", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("key_id", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "data_access_seal"},
        ),
        grant("data_access_quota", "SELECT, INSERT, UPDATE"),
        # One row is written again and again: room on its page keeps the index out of it.
        sql("ALTER TABLE data_access_quota SET (fillfactor = 50);"),
        *append_only("data_access_seal"),
        grant("data_access_client, data_access_agreement", "SELECT", to=LOOKUP),
        definer_function(
            "data_access_look_up(integer[], integer[], integer[], text[], bigint[], bigint[])", LOOK_UP
        ),
        sql(LEASE, "DROP FUNCTION data_access_lease(integer[], integer[], integer[]);"),
        sql(NEWS, NEWS_BACK),
        sql(READING, READING_BACK),
    ]
