"""What the answering process asks of the database: people, within agreements; quotas; news of both."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import LOOKUP, append_only, definer_function, grant, sql

LOOK_UP = """
-- People by their NIK, for institutions. A party is one client at the version of its agreement that the caller
-- knows; each question names its party by place. Whatever the caller asks for, only columns leave that the
-- party's agreement holds today, only of living residents, and only of those who live in its regions.
-- Outcomes are those of types.Outcome; 0 says that the party has no such right (any more, or at this version).
CREATE FUNCTION data_access_look_up(
    clients integer[], versions integer[], parties integer[], niks text[], compared bigint[], wanted bigint[])
    RETURNS TABLE (place integer, outcome smallint, subject_id uuid, kk_number text, name text, sex smallint,
                   birth_place text, birth_date date, blood_type smallint, religion smallint,
                   marital_status smallint, relation smallint, disability smallint, education smallint,
                   occupation smallint, mother_nik text, mother_name text, father_nik text, father_name text,
                   previous_address text, address text, rt text, rw text, region_code text, postal_code text,
                   birth_akta_number text, marriage_number text, marriage_date date, divorce_number text,
                   divorce_date date, citizenship smallint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    -- The tables are large and the questions few: one plan, by the keys, however statistics stand.
    SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off
    SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    -- Elements read from the household: no_kk, hubungan_keluarga, alamat … kode_pos.
    at_home CONSTANT bigint := 33423617;
    today CONSTANT date := (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
    may_compare bigint[];
    may_get bigint[];
    within text[];
    one record;
BEGIN
    FOR party IN 1 .. cardinality(clients) LOOP
        SELECT agreement.elements, agreement.fields,
               CASE WHEN '*' = ANY (agreement.regions) THEN '*' ELSE array_to_string(agreement.regions, ',') END AS regions
            INTO one
            FROM data_access_client AS client
            JOIN data_access_agreement AS agreement ON agreement.agreement_id = client.agreement_id
            WHERE client.client_no = clients[party] AND client.active AND NOT client.sandbox
              AND agreement.status = 'active' AND agreement.version = versions[party]
              AND today BETWEEN agreement.valid_from AND agreement.valid_until;
        may_compare[party] := one.elements;
        may_get[party] := one.fields;
        within[party] := one.regions;
    END LOOP;
    RETURN QUERY
        SELECT answer.place::integer, answer.outcome, answer.person_id,
               CASE WHEN answer.mask & (1 << 0) <> 0 THEN answer.kk_number::text END,
               CASE WHEN answer.mask & (1 << 1) <> 0 THEN answer.name::text END,
               CASE WHEN answer.mask & (1 << 2) <> 0 THEN answer.sex END,
               CASE WHEN answer.mask & (1 << 3) <> 0 THEN answer.birth_place::text END,
               CASE WHEN answer.mask & (1 << 4) <> 0 THEN answer.birth_date END,
               CASE WHEN answer.mask & (1 << 5) <> 0 THEN answer.blood_type END,
               CASE WHEN answer.mask & (1 << 6) <> 0 THEN answer.religion END,
               CASE WHEN answer.mask & (1 << 7) <> 0 THEN answer.marital_status END,
               CASE WHEN answer.mask & (1 << 8) <> 0 THEN answer.relation END,
               CASE WHEN answer.mask & (1 << 9) <> 0 THEN answer.disability END,
               CASE WHEN answer.mask & (1 << 10) <> 0 THEN answer.education END,
               CASE WHEN answer.mask & (1 << 11) <> 0 THEN answer.occupation END,
               CASE WHEN answer.mask & (1 << 12) <> 0 THEN answer.mother_nik::text END,
               CASE WHEN answer.mask & (1 << 13) <> 0 THEN answer.mother_name::text END,
               CASE WHEN answer.mask & (1 << 14) <> 0 THEN answer.father_nik::text END,
               CASE WHEN answer.mask & (1 << 15) <> 0 THEN answer.father_name::text END,
               CASE WHEN answer.mask & (1 << 16) <> 0 THEN answer.previous_address::text END,
               CASE WHEN answer.mask & (1 << 17) <> 0 THEN answer.address::text END,
               CASE WHEN answer.mask & (1 << 18) <> 0 THEN answer.rt::text END,
               CASE WHEN answer.mask & (1 << 19) <> 0 THEN answer.rw::text END,
               -- As much of the code as the finest element may know.
               CASE WHEN answer.mask & (1 << 20) <> 0 THEN answer.village_code::text
                    WHEN answer.mask & (1 << 21) <> 0 THEN left(answer.village_code, 6)
                    WHEN answer.mask & (1 << 22) <> 0 THEN left(answer.village_code, 4)
                    WHEN answer.mask & (1 << 23) <> 0 THEN left(answer.village_code, 2) END,
               CASE WHEN answer.mask & (1 << 24) <> 0 THEN answer.postal_code::text END,
               CASE WHEN answer.mask & (1 << 25) <> 0 THEN answer.birth_akta_number::text END,
               CASE WHEN answer.mask & (1 << 26) <> 0 THEN answer.marriage_number::text END,
               CASE WHEN answer.mask & (1 << 27) <> 0 THEN answer.marriage_date END,
               CASE WHEN answer.mask & (1 << 28) <> 0 THEN answer.divorce_number::text END,
               CASE WHEN answer.mask & (1 << 29) <> 0 THEN answer.divorce_date END,
               CASE WHEN answer.mask & (1 << 30) <> 0 THEN answer.citizenship END
        -- OFFSET 0 keeps each part apart: else what is worked out once would be worked out for every column.
        FROM (SELECT found.*, CASE WHEN found.outcome = 1
                     THEN (found.compared & may_compare[found.party]) | (found.wanted & may_get[found.party])
                     ELSE 0 END AS mask
              FROM (SELECT question.place, question.party, question.compared, question.wanted, (CASE
                           WHEN may_compare[question.party] IS NULL THEN 0
                           WHEN person.person_id IS NULL THEN 2
                           WHEN within[question.party] <> '*' AND NOT EXISTS (
                               SELECT FROM unnest(string_to_array(within[question.party], ',')) AS own
                               WHERE starts_with(coalesce(home.village_code, person.kabkota), own)) THEN 7
                           WHEN person.life = 'merged' THEN 5
                           WHEN person.life = 'dead' THEN 3
                           WHEN person.life <> 'living' THEN 6
                           WHEN person.residence = 'abroad' THEN 4
                           ELSE 1 END)::smallint AS outcome,
                           person.person_id, person.name, person.sex, person.birth_place, person.birth_date,
                           person.blood_type, person.religion, person.marital_status, person.disability,
                           person.education, person.occupation, person.mother_nik, person.mother_name,
                           person.father_nik, person.father_name, person.previous_address,
                           person.birth_akta_number, person.marriage_number, person.marriage_date,
                           person.divorce_number, person.divorce_date, person.citizenship, home.*
                    FROM unnest(parties, niks, compared, wanted)
                        WITH ORDINALITY AS question(party, nik, compared, wanted, place)
                    LEFT JOIN register_nik AS number
                        ON number.nik = question.nik AND may_compare[question.party] IS NOT NULL
                    LEFT JOIN register_person AS person ON person.person_id = number.person_id
                    LEFT JOIN LATERAL (
                        SELECT family.kk_number, place.relation, family.address, family.rt, family.rw,
                               family.village_code, family.postal_code
                        FROM register_membership AS place
                        JOIN register_family AS family ON family.family_id = place.family_id
                        WHERE place.person_id = person.person_id AND upper_inf(place.during)
                          -- Agreements for a part of a kab/kota need the village, too.
                          AND ((question.compared | question.wanted) & at_home <> 0
                               OR within[question.party] ~ '[0-9]{5}')
                        LIMIT 1) AS home ON true
                    OFFSET 0) AS found
              OFFSET 0) AS answer;
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
