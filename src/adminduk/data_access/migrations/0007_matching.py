"""Files that institutions have matched: what is kept of them, and the function that looks their people up."""

from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import LOOKUP, definer_function, grant, sql

SLOTS = """
-- What one part of a file asks, while it is looked up: one table for each part that may be under way at a time.
-- They hold nothing between transactions, need no log of the server's, and are nobody's but the application's.
CREATE UNLOGGED TABLE data_access_matching_ask_1 (
    line bigint NOT NULL, nik text NOT NULL, asked bigint NOT NULL,
    no_kk text, nama_lengkap text, jenis_kelamin smallint, tempat_lahir text, tanggal_lahir date,
    golongan_darah smallint, agama smallint, status_perkawinan smallint, hubungan_keluarga smallint,
    disabilitas smallint, pendidikan smallint, pekerjaan smallint, nik_ibu text, nama_ibu text, nik_ayah text,
    nama_ayah text, alamat_sebelumnya text, alamat text, rt text, rw text, kode_desa text, kode_kecamatan text,
    kode_kabkota text, kode_provinsi text, kode_pos text, nomor_akta_lahir text, nomor_akta_kawin text,
    tanggal_kawin date, nomor_akta_cerai text, tanggal_cerai date, kewarganegaraan smallint
) WITH (autovacuum_enabled = off);
CREATE UNLOGGED TABLE data_access_matching_ask_2 (LIKE data_access_matching_ask_1) WITH (autovacuum_enabled = off);
GRANT SELECT, INSERT ON data_access_matching_ask_1, data_access_matching_ask_2 TO adminduk_app;
GRANT SELECT ON data_access_matching_ask_1, data_access_matching_ask_2 TO adminduk_lookup;
"""
SLOTS_BACK = "DROP TABLE data_access_matching_ask_1, data_access_matching_ask_2;"

MATCH = """
-- All rows of one slot, looked up and compared by one statement. It answers nothing at all when the client's
-- agreement does not hold (any more, or at this version), has no files, or lacks one of the elements asked for.
-- `agreed` are the elements that are letter by letter what we hold. `known` is there only where names or places
-- differ: what we hold for each of them, in the order of their bits, for the comparison of spellings. It is the
-- same that data_access_look_up gives for the same question, and nothing of whoever is not found or dead.
CREATE FUNCTION data_access_match(slot integer, client integer, known_version integer, elements bigint)
    RETURNS TABLE (line bigint, nik text, asked bigint, outcome smallint, subject_id uuid, agreed bigint, known text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    -- A part is small and the register is large: by the keys, in the order of the NIK, so that pages are read once.
    SET jit = off SET work_mem = '64MB' SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    at_home CONSTANT bigint := 33423617;
    today CONSTANT date := (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
    held CONSTANT text[] := ARRAY[
        'home.kk_number', 'person.name', 'person.sex', 'person.birth_place', 'person.birth_date',
        'person.blood_type', 'person.religion', 'person.marital_status', 'home.relation', 'person.disability',
        'person.education', 'person.occupation', 'person.mother_nik', 'person.mother_name', 'person.father_nik',
        'person.father_name', 'person.previous_address', 'home.address', 'home.rt', 'home.rw', 'home.village_code',
        'left(home.village_code, 6)', 'left(home.village_code, 4)', 'left(home.village_code, 2)', 'home.postal_code',
        'person.birth_akta_number', 'person.marriage_number', 'person.marriage_date', 'person.divorce_number',
        'person.divorce_date', 'person.citizenship'];
    said CONSTANT text[] := ARRAY[
        'no_kk', 'nama_lengkap', 'jenis_kelamin', 'tempat_lahir', 'tanggal_lahir', 'golongan_darah', 'agama',
        'status_perkawinan', 'hubungan_keluarga', 'disabilitas', 'pendidikan', 'pekerjaan', 'nik_ibu', 'nama_ibu',
        'nik_ayah', 'nama_ayah', 'alamat_sebelumnya', 'alamat', 'rt', 'rw', 'kode_desa', 'kode_kecamatan',
        'kode_kabkota', 'kode_provinsi', 'kode_pos', 'nomor_akta_lahir', 'nomor_akta_kawin', 'tanggal_kawin',
        'nomor_akta_cerai', 'tanggal_cerai', 'kewarganegaraan'];
    -- nama_lengkap, tempat_lahir, nama_ibu, nama_ayah, alamat_sebelumnya, alamat.
    by_likeness CONSTANT bigint := (1 << 1) | (1 << 3) | (1 << 13) | (1 << 15) | (1 << 16) | (1 << 17);
    terms record;
    same text := '0::bigint';
    differs text := 'false';
    unlike text := '';
    people text;
    told text;
    family text := '';
    within text := 'false';
BEGIN
    IF slot NOT IN (1, 2) THEN
        RETURN;
    END IF;
    SELECT agreement.regions, client_row.sandbox INTO terms
        FROM data_access_client AS client_row
        JOIN data_access_agreement AS agreement ON agreement.agreement_id = client_row.agreement_id
        WHERE client_row.client_no = client AND client_row.active AND agreement.bulk
          AND agreement.status = 'active' AND agreement.version = known_version
          AND today BETWEEN agreement.valid_from AND agreement.valid_until
          AND data_access_match.elements & ~agreement.elements = 0;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    FOR place IN 0 .. 30 LOOP
        CONTINUE WHEN elements & (1::bigint << place) = 0;
        same := same || format(' + CASE WHEN ask.%1$I = %2$s THEN %3$s ELSE 0 END',
                               said[place + 1], held[place + 1], 1::bigint << place);
        IF by_likeness & (1::bigint << place) <> 0 THEN
            differs := differs || format(' OR ask.%1$I <> %2$s', said[place + 1], held[place + 1]);
            unlike := unlike || format('%3$s CASE WHEN ask.%1$I <> %2$s THEN %2$s::text END', said[place + 1],
                                       held[place + 1], CASE WHEN unlike = '' THEN '' ELSE ',' END);
        END IF;
    END LOOP;
    IF NOT '*' = ANY (terms.regions) THEN
        within := format('NOT EXISTS (SELECT FROM unnest(%L::text[]) AS own WHERE starts_with(coalesce(%s), own))',
                         terms.regions, CASE WHEN terms.sandbox THEN 'person.village_code'
                                             ELSE 'home.village_code, person.kabkota' END);
    END IF;
    IF terms.sandbox THEN
        people := 'LEFT JOIN data_access_sandbox_person AS person ON person.nik = ask.nik '
                  'LEFT JOIN data_access_sandbox_person AS home ON home.nik = person.nik';
        told := 'coalesce(person.outcome, 2)';
    ELSE
        people := 'LEFT JOIN register_nik AS number ON number.nik = ask.nik '
                  'LEFT JOIN register_person AS person ON person.person_id = number.person_id';
        IF elements & at_home <> 0 OR EXISTS (SELECT FROM unnest(terms.regions) AS own WHERE length(own) > 4) THEN
            family := 'LEFT JOIN register_membership AS living ON living.person_id = person.person_id '
                      'AND upper_inf(living.during) LEFT JOIN register_family AS at_home '
                      'ON at_home.family_id = living.family_id CROSS JOIN LATERAL (SELECT at_home.kk_number, '
                      'living.relation, at_home.address, at_home.rt, at_home.rw, at_home.village_code, '
                      'at_home.postal_code) AS home';
        ELSE
            family := 'CROSS JOIN LATERAL (SELECT NULL::text AS village_code) AS home';
        END IF;
        told := format('CASE WHEN person.person_id IS NULL THEN 2 WHEN %s THEN 7 WHEN person.life = ''merged'' THEN 5 '
                       'WHEN person.life = ''dead'' THEN 3 WHEN person.life <> ''living'' THEN 6 '
                       'WHEN person.residence = ''abroad'' THEN 4 ELSE 1 END', within);
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT ask.line, ask.nik, ask.asked, answer.outcome, person.person_id, '
        'CASE WHEN answer.outcome = 1 THEN (%s)::bigint ELSE 0 END, '
        'CASE WHEN answer.outcome = 1 AND (%s) THEN ARRAY[%s]::text[] END '
        'FROM (SELECT * FROM data_access_matching_ask_%s ORDER BY nik OFFSET 0) AS ask %s %s '
        'CROSS JOIN LATERAL (SELECT (%s)::smallint AS outcome) AS answer',
        same, differs, unlike, slot, people, family, told);
END
$$;
"""
EMPTY = """
-- The application empties nothing. What a slot held is over with its transaction, and of no use to anybody.
CREATE FUNCTION data_access_empty_slot(slot integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF slot = 1 THEN
        TRUNCATE data_access_matching_ask_1;
    ELSIF slot = 2 THEN
        TRUNCATE data_access_matching_ask_2;
    END IF;
END
$$;
"""
SIGNATURE = "data_access_match(integer, integer, integer, bigint)"


class Migration(migrations.Migration):
    dependencies = [
        ("data_access", "0006_looks_and_news"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchingPart",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "matching_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matching_id", models.UUIDField()),
                ("number", models.IntegerField()),
                ("rows", models.IntegerField()),
                ("refused", models.IntegerField()),
                ("asked_key", models.CharField(max_length=80)),
                ("answer_key", models.CharField(default="", max_length=80)),
                ("answer_sha256", models.CharField(default="", max_length=64)),
                ("answer_bytes", models.BigIntegerField(default=0)),
                ("found", models.JSONField(default=dict)),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "data_access_matching_part",
            },
        ),
        migrations.CreateModel(
            name="MatchingPiece",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "matching_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matching_id", models.UUIDField()),
                ("number", models.IntegerField()),
                ("storage_key", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.IntegerField()),
            ],
            options={
                "db_table": "data_access_matching_piece",
            },
        ),
        migrations.CreateModel(
            name="Matching",
            fields=[
                ("matching_id", models.UUIDField(primary_key=True, serialize=False)),
                ("agreement_no", models.IntegerField()),
                ("client_no", models.IntegerField()),
                ("state", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=120)),
                ("threshold", models.SmallIntegerField()),
                ("asked", models.BigIntegerField(default=0)),
                ("columns_unread", models.JSONField(default=list)),
                ("bytes", models.BigIntegerField(default=0)),
                ("sha256", models.CharField(default="", max_length=64)),
                ("rows", models.BigIntegerField(default=0)),
                ("refused", models.BigIntegerField(default=0)),
                ("refusals", models.JSONField(default=dict)),
                ("charge_kind", models.CharField(default="", max_length=20)),
                ("rupiah", models.BigIntegerField(default=0)),
                ("reason", models.JSONField(null=True)),
                ("told", models.CharField(default="", max_length=300)),
                ("told_at", models.DateTimeField(null=True)),
                ("manifest", models.JSONField(null=True)),
                ("created_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("kept_until", models.DateTimeField(null=True)),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "data_access_matching",
                "indexes": [
                    models.Index(fields=["agreement_no", "accepted_at"], name="data_access_matching_day"),
                    models.Index(fields=["client_no", "created_at"], name="data_access_matching_client"),
                ],
            },
        ),
        grant("data_access_matching, data_access_matching_part", "SELECT, INSERT, UPDATE"),
        grant("data_access_matching_piece", "SELECT, INSERT, DELETE"),
        sql(SLOTS, SLOTS_BACK),
        grant("data_access_sandbox_person", "SELECT", to=LOOKUP),
        definer_function("data_access_empty_slot(integer)", EMPTY, owner="adminduk_owner"),
        definer_function(SIGNATURE, MATCH),
    ]
