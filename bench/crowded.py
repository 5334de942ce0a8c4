"""A register of any size for measuring reads: made inside the database from a pool of generated people.

Names, births and places are those of the demo's generator, first words and the rest of a name mixed anew.
There are no entries and no history, so nothing that proves the register can be measured with it.
"""

from __future__ import annotations

import time
from datetime import date

import psycopg

from bench.report import progress

# Half of all people are registered in the first kabupaten: one office's region is large, the rest is there too.
REGIONS = [f"32{number:02d}" for number in range(1, 17)]
POOL, A_FAMILY, A_PART = 40_000, 4, 1_000_000

MAKE_POOL = """
CREATE UNLOGGED TABLE bench_pool (n int, sex smallint, first text, rest text, birth_date date, birth_place text);
CREATE UNLOGGED TABLE bench_village AS
    SELECT left(code, 4) AS kabkota, code, row_number() OVER (PARTITION BY left(code, 4) ORDER BY code) - 1 AS n,
           count(*) OVER (PARTITION BY left(code, 4)) AS many
    FROM offices_region WHERE length(code) = 10 AND left(code, 4) BETWEEN '3201' AND '3216';
CREATE INDEX ON bench_pool (sex, n);
CREATE INDEX ON bench_village (kabkota, n);
CREATE FUNCTION bench_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT ('01a20000-0000-7' || lpad(kind::text, 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
"""
FAMILIES = """
INSERT INTO register_family (family_id, kabkota, kk_number, head_id, address, rt, rw, village_code, postal_code,
                             active, entry_id, changed_at, revision)
SELECT bench_id(2, j), village.kabkota, '88' || lpad(j::text, 14, '0'), bench_id(1, j * %(size)s), 'Kp. Sukamaju',
       '001', '002', village.code, '16911', true, bench_id(3, j), now(), 1
FROM generate_series(%(since)s::bigint, %(until)s::bigint - 1) AS j
CROSS JOIN LATERAL (
    SELECT CASE WHEN j %% 2 = 0 THEN '3201' ELSE (3202 + (j / 2) %% 15)::text END AS code) AS place
JOIN bench_village AS first ON first.kabkota = place.code AND first.n = 0
JOIN bench_village AS village ON village.kabkota = place.code AND village.n = (j / 32) %% first.many
"""
PEOPLE = """
INSERT INTO register_person
SELECT made.*
FROM generate_series(%(since)s::bigint * %(size)s, %(until)s::bigint * %(size)s - 1) AS i
JOIN register_family AS family ON family.family_id = bench_id(2, i / %(size)s)
JOIN bench_pool AS own ON own.sex = 1 + i %% 2 AND own.n = (hashint8(i) & 1073741823) %% %(pool)s
JOIN bench_pool AS other ON other.sex = own.sex AND other.n = (hashint8(i + 7) & 1073741823) %% %(pool)s
JOIN bench_pool AS mother ON mother.sex = 2 AND mother.n = (hashint8(i / 2 + 1000000007) & 1073741823) %% %(pool)s
CROSS JOIN LATERAL jsonb_populate_record(NULL::register_person, %(usual)s::jsonb || jsonb_build_object(
    'person_id', bench_id(1, i), 'kabkota', family.kabkota, 'nik', '77' || lpad(i::text, 14, '0'),
    'name', upper(own.first || other.rest), 'sex', own.sex, 'birth_date', other.birth_date,
    'birth_place', own.birth_place, 'mother_name', upper(mother.first || mother.rest),
    'birth_akta_number', CASE WHEN i %% 2 = 0 THEN format('%%s-LT-%%s-%%s', family.kabkota,
        to_char(other.birth_date, 'DDMMYYYY'), lpad((i %% 10000)::text, 4, '0')) ELSE '' END,
    'entry_id', family.entry_id, 'changed_at', family.changed_at)) AS made
"""
PLACES = """
INSERT INTO register_membership
    (person_id, membership_id, family_id, kabkota, relation, position, during, entry_id, revision)
SELECT bench_id(1, i), bench_id(4, i), family.family_id, family.kabkota,
       CASE i %% %(size)s WHEN 0 THEN 1 WHEN 1 THEN 3 ELSE 4 END, 1 + i %% %(size)s, daterange('2015-07-01', NULL),
       family.entry_id, 1
FROM generate_series(%(since)s::bigint * %(size)s, %(until)s::bigint * %(size)s - 1) AS i
JOIN register_family AS family ON family.family_id = bench_id(2, i / %(size)s)
"""
NUMBERS = """
INSERT INTO register_nik (nik, person_id, kabkota, allotted_at, entry_id)
SELECT nik, person_id, kabkota, changed_at, entry_id FROM register_person
WHERE person_id >= bench_id(1, %(since)s::bigint * %(size)s);
INSERT INTO register_family_number (kk_number, family_id, kabkota, allotted_at, entry_id)
SELECT kk_number, family_id, kabkota, changed_at, entry_id FROM register_family
WHERE family_id >= bench_id(2, %(since)s::bigint);
"""
USUAL = (
    '{"birth_date_estimated": false, "birth_region": "", "birth_time": "", "citizenship": 1, "life": "living",'
    ' "residence": "resident", "marital_status": 1, "marriage_number": "", "mother_nik": "", "father_name": "",'
    ' "father_nik": "", "passport_number": "", "stay_permit_number": "", "stay_permit_kind": "",'
    ' "nationality": "", "divorce_number": "", "death_akta_number": "", "previous_address": "",'
    ' "stay_address": "", "stay_rt": "", "stay_rw": "", "stay_village": "",'
    ' "temporary_number": "", "moving_to": "", "revision": 1}'
)
# Made anew when the rows are in: that is several times as fast, and each index is as a vacuum leaves it.
LATER = ("register_person_search", "register_person_birth_akta")
EXCLUSION = "register_one_family_at_a_time"


def fill(superuser: str, residents: int) -> tuple[int, float]:
    """Fills an empty register; answers how many people there are, and the seconds it took."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        there = connection.execute("SELECT count(*) FROM register_person").fetchone()[0]
        if there:
            return there, 0.0
        began = time.perf_counter()
        # As a replica: checks that look at each family when an act ends would take most of the time.
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET synchronous_commit = off")
        _pool(connection)
        made = {
            name: connection.execute("SELECT pg_get_indexdef(%s::regclass)", [name]).fetchone()[0]
            for name in LATER
        }
        for name in made:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(f"ALTER TABLE register_membership DROP CONSTRAINT {EXCLUSION}")
        families = residents // A_FAMILY
        for since in range(0, families, A_PART // A_FAMILY):
            until = min(families, since + A_PART // A_FAMILY)
            facts = {"since": since, "until": until, "size": A_FAMILY, "usual": USUAL, "pool": POOL // 4}
            for statement in (FAMILIES, "ANALYZE register_family", PEOPLE, PLACES, *NUMBERS.split(";")[:2]):
                connection.execute(statement, facts if statement.lstrip().startswith("INSERT") else None)
            progress(f"{until * A_FAMILY:,} residents")
        for definition in made.values():
            connection.execute(definition)
        progress("indexes are made")
        connection.execute("VACUUM ANALYZE register_person, register_family, register_membership")
        return families * A_FAMILY, time.perf_counter() - began


def _pool(connection: psycopg.Connection) -> None:
    from adminduk.demo.population import generate

    connection.execute(MAKE_POOL)
    each = {"1": 0, "2": 0}
    people = generate(residents=dict.fromkeys(REGIONS, POOL // 10), today=date(2026, 11, 20), cast=False)
    with connection.cursor().copy("COPY bench_pool FROM STDIN") as stream:
        for one in (one for family in people for one in family.members):
            first, _, rest = one.name.partition(" ")
            number = each[str(one.sex)]
            each[str(one.sex)] += 1
            place = one.birth_place
            stream.write_row([number, one.sex, first, rest and f" {rest}", one.birth_date, place])
    connection.execute("ANALYZE bench_pool, bench_village")
