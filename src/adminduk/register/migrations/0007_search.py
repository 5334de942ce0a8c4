"""Finding people by what somebody remembers of them: names as they sound, in one index.

The index stands on an expression, so PostgreSQL itself keeps it for entries, loads and updates alike. Its
words are the keys of a person's own name in capitals, of his mother's in small letters, the region where he
is registered ("#3201"), the year and the day of his birth ("@1992", "@19920514"); so a search by name, mother,
region and birth is one scan of one index, in whatever combination.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import definer_function, sql

NAME_KEYS = r"""
-- The same as register.naming.word_keys, which says why; a test compares the two over thousands of names.
CREATE FUNCTION register_name_keys(name text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    said text := upper(name COLLATE "C");
    words text[];
    kept text[] := '{}';
    word text;
BEGIN
    -- Most names are plain letters; the others are made so.
    IF said ~ '[^A-Z ]' THEN
        said := translate(said, '''’‘`´ʼ"ʻ', '');
        IF said ~ '[^\x01-\x7f]' THEN
            said := regexp_replace(normalize(said, NFD), '[\u0300-\u036f]', '', 'g');
            said := upper(translate(said, '''’‘`´ʼ"ʻ', '') COLLATE "C");
        END IF;
        -- "M.Yusuf" is two words, "S.Kom" is one.
        said := regexp_replace(said, '\.(?!(AGR|ARS|FARM|HUM|HUT|KEB|KED|KEP|KES|KOM|PDI|PDSD|PSI|SOS|SOSI|STAT)([^A-Z]|$))(?=[A-Z]{3})', ' ', 'g');
        said := regexp_replace(replace(said, '.', ''), '[^A-Z]+', ' ', 'g');
    END IF;
    said := '  ' || replace(btrim(said), ' ', '  ') || '  ';
    IF said ~ (' (ABD|ABDL|AHM|AIPDA|AIPTU|AKBP|ALIAS|ALM|ALMARHUM|ALMARHUMAH|ALMH|AMD|AMDKEB|AMDKEP|AMK|'
        || 'AMKEB|APT|BA|BAPAK|BIN|BINTI|BORU|BPK|BR|BRIPKA|BSC|BT|DG|DR|DRA|DRG|DRH|DRS|GD|GST|H|HAJI|'
        || 'HAJJAH|HJ|IBU|IR|KAPTEN|KD|KH|KHAJI|KIAI|KOLONEL|KOMPOL|KT|KYAI|LC|LETKOL|MA|MAG|MAP|MAYOR|'
        || 'MBA|ME|MH|MHD|MHUM|MIP|MKEP|MKES|MKM|MKOM|MM|MOCH|MOH|MOHAMD|MOHD|MP|MPD|MPDI|MPSI|MSC|MSI|'
        || 'MSN|MSOS|MT|MUCH|MUH|MUHAMD|MUHAMMD|MUHD|MUHMMAD|NERS|NGH|NGR|NN|NS|NY|NYM|NYONYA|PASTOR|'
        || 'PDT|PHD|PROF|RA|RADEN|ROMO|RR|SAG|SAP|SDR|SDRI|SE|SEI|SERKA|SERMA|SFARM|SH|SHI|SHUM|SHUT|'
        || 'SIK|SIP|SKED|SKEP|SKG|SKH|SKM|SKOM|SP|SPA|SPB|SPD|SPDI|SPDK|SPDSD|SPI|SPOG|SPPD|SPSI|SPT|'
        || 'SSI|SSN|SSOS|SSOSI|SST|SSTP|ST|STI|STP|STR|STRKEB|TEUNGKU|TGK|TN|TUAN|UST|USTAD|USTADZ|WYN) ') THEN
        words := array_remove(string_to_array(said, ' '), '');
        FOREACH word IN ARRAY words LOOP
            IF word <> ALL (ARRAY['AIPDA', 'AIPTU', 'AKBP', 'ALIAS', 'ALM', 'ALMARHUM', 'ALMARHUMAH', 'ALMH', 'AMD',
                'AMDKEB', 'AMDKEP', 'AMK', 'AMKEB', 'APT', 'BA', 'BAPAK', 'BIN', 'BINTI', 'BORU', 'BPK',
                'BR', 'BRIPKA', 'BSC', 'BT', 'DR', 'DRA', 'DRG', 'DRH', 'DRS', 'H', 'HAJI', 'HAJJAH', 'HJ',
                'IBU', 'IR', 'KAPTEN', 'KH', 'KHAJI', 'KIAI', 'KOLONEL', 'KOMPOL', 'KYAI', 'LC', 'LETKOL',
                'MA', 'MAG', 'MAP', 'MAYOR', 'MBA', 'ME', 'MH', 'MHUM', 'MIP', 'MKEP', 'MKES', 'MKM',
                'MKOM', 'MM', 'MP', 'MPD', 'MPDI', 'MPSI', 'MSC', 'MSI', 'MSN', 'MSOS', 'MT', 'NERS', 'NN',
                'NS', 'NY', 'NYONYA', 'PASTOR', 'PDT', 'PHD', 'PROF', 'RA', 'RADEN', 'ROMO', 'RR', 'SAG',
                'SAP', 'SDR', 'SDRI', 'SE', 'SEI', 'SERKA', 'SERMA', 'SFARM', 'SH', 'SHI', 'SHUM', 'SHUT',
                'SIK', 'SIP', 'SKED', 'SKEP', 'SKG', 'SKH', 'SKM', 'SKOM', 'SP', 'SPA', 'SPB', 'SPD',
                'SPDI', 'SPDK', 'SPDSD', 'SPI', 'SPOG', 'SPPD', 'SPSI', 'SPT', 'SSI', 'SSN', 'SSOS',
                'SSOSI', 'SST', 'SSTP', 'STP', 'STR', 'STRKEB', 'TEUNGKU', 'TGK', 'TN', 'TUAN', 'UST',
                'USTAD', 'USTADZ'])
            THEN
                kept := kept || word;
            END IF;
        END LOOP;
        -- "S.T." behind a name is an engineer; "ST" before it is Siti.
        IF 'ST' = ANY (kept) THEN
            kept := CASE WHEN kept[1] = 'ST' AND cardinality(kept) > 1 THEN ARRAY['SITI'] ELSE '{}'::text[] END
                || array_remove(kept, 'ST');
        END IF;
        IF kept = '{}' THEN
            kept := words;
        END IF;
        said := ' ';
        FOREACH word IN ARRAY kept LOOP
            said := said || ' ' || CASE
                WHEN word IN ('MOCH', 'MOH', 'MOHD', 'MUH', 'MUHD', 'MHD', 'MUCH', 'MUHAMD', 'MOHAMD', 'MUHMMAD', 'MUHAMMD') THEN 'MUHAMAD'
                WHEN word IN ('ABD', 'ABDL') THEN 'ABDUL'
                WHEN word IN ('STI', 'ST') THEN 'SITI'
                WHEN word IN ('AHM') THEN 'AHMAD'
                WHEN word IN ('WYN') THEN 'WAYAN'
                WHEN word IN ('NYM') THEN 'NYOMAN'
                WHEN word IN ('KT') THEN 'KETUT'
                WHEN word IN ('KD') THEN 'KADEK'
                WHEN word IN ('GD') THEN 'GEDE'
                WHEN word IN ('GST') THEN 'GUSTI'
                WHEN word IN ('NGR') THEN 'NGURAH'
                WHEN word IN ('NGH') THEN 'NENGAH'
                WHEN word IN ('DG') THEN 'DAENG'
                ELSE word END || ' ';
        END LOOP;
    END IF;
    said := replace(replace(replace(replace(replace(replace(said, 'CHR', 'KR'), ' CHAN', ' CAN'), 'TJ', 'C'), 'DJ', 'J'), 'SJ', 'S'), 'SY', 'S');
    said := replace(replace(replace(replace(replace(replace(said, 'SH', 'S'), 'OE', 'U'), 'OO', 'U'), 'OU', 'U'), 'CH', 'H'), 'KH', 'H');
    said := replace(replace(replace(replace(replace(replace(said, 'PH', 'P'), 'TS', 'S'), 'DZ', 'Z'), 'DH', 'D'), 'TH', 'T'), 'GH', 'G');
    said := replace(replace(replace(replace(replace(replace(said, 'BH', 'B'), 'X', 'KS'), 'CK', 'K'), 'CL', 'KL'), 'CR', 'KR'), 'CT', 'KT');
    said := replace(said, 'C ', 'K ');
    said := translate(said, 'JVFZQ', 'YPPSK');
    said := replace(replace(replace(replace(replace(replace(said, 'IY', 'I'), 'UW', 'U'), 'Y ', 'I '), 'IE', 'I'), 'AE', 'AI'), 'EI', 'AI');
    said := replace(replace(replace(replace(replace(replace(said, 'BY', 'BI'), 'CY', 'CI'), 'DY', 'DI'), 'GY', 'GI'), 'HY', 'HI'), 'KY', 'KI');
    said := replace(replace(replace(replace(replace(replace(said, 'LY', 'LI'), 'MY', 'MI'), 'NY', 'NI'), 'PY', 'PI'), 'RY', 'RI'), 'SY', 'SI');
    said := replace(replace(said, 'TY', 'TI'), 'WY', 'WI');
    said := replace(replace(replace(replace(replace(replace(said, 'AA', 'A'), 'BB', 'B'), 'CC', 'C'), 'DD', 'D'), 'EE', 'E'), 'GG', 'G');
    said := replace(replace(replace(replace(replace(replace(said, 'HH', 'H'), 'II', 'I'), 'KK', 'K'), 'LL', 'L'), 'MM', 'M'), 'NN', 'N');
    said := replace(replace(replace(replace(replace(replace(said, 'OO', 'O'), 'PP', 'P'), 'RR', 'R'), 'SS', 'S'), 'TT', 'T'), 'UU', 'U');
    said := replace(replace(said, 'WW', 'W'), 'YY', 'Y');
    said := replace(replace(replace(replace(replace(replace(said, 'AH ', 'A '), 'EH ', 'E '), 'IH ', 'I '), 'OH ', 'O '), 'UH ', 'U '), 'D ', 'T ');
    said := replace(replace(replace(replace(said, 'B ', 'P '), ' MOHAMAT ', ' MUHAMAT '), ' MOHAMET ', ' MUHAMAT '), ' MUHAMET ', ' MUHAMAT ');
    RETURN array_remove(string_to_array(said, ' '), '');
END
$$;
"""

SEARCH_KEYS = """
-- Names of schemas stand here because an index is built with an empty search_path.
CREATE FUNCTION register_search_keys(
    name text, mother_name text, kabkota text, moving_to text, birth_date date
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
BEGIN
    RETURN array_to_tsvector(
        public.register_name_keys(name)
        || string_to_array(lower(array_to_string(public.register_name_keys(mother_name), ' ')), ' ')
        || ARRAY['#' || kabkota, '@' || extract(year FROM birth_date),
                 '@' || (extract(year FROM birth_date) * 10000 + extract(month FROM birth_date) * 100
                         + extract(day FROM birth_date))]
        || CASE WHEN moving_to = '' THEN '{}' ELSE ARRAY['#' || moving_to] END);
END
$$;
"""

INDEXES = """
CREATE INDEX register_person_search ON register_person
    USING gin (register_search_keys(name, mother_name, kabkota, moving_to, birth_date))
    WITH (fastupdate = on, gin_pending_list_limit = 512);
CREATE INDEX register_person_birth_akta ON register_person (birth_akta_number) WHERE birth_akta_number <> '';
"""

SEARCH = """
-- Stages are tried in turn, each more forgiving, until `enough` people are found; of one stage no more than
-- `most` + 1 come back, so that the asker can say that there are too many. Whoever asks, only people of his
-- own scope are found. Logged once: the kinds of criteria and the ids found, never what was typed.
CREATE FUNCTION register_search(stages jsonb, kinds text[], purpose text, enough integer, most integer)
    RETURNS TABLE (stage integer, person_id uuid, kabkota text, nik text, name text, sex smallint,
                   birth_date date, birth_date_estimated boolean, birth_place text, mother_name text, life text,
                   residence text, moving_to text, merged_into uuid, birth_akta_number text, kk_number text,
                   village_code text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    sight text[] := coalesce(array_remove(string_to_array(current_setting('adminduk.scope', true), ','), ''), '{}');
    nation boolean := coalesce('*' = ANY (sight), false);
    holds CONSTANT text := 'register_search_keys(name, mother_name, kabkota, moving_to, birth_date) @@';
    -- The scope as words of the index; only a whole province is asked for by the beginning of its codes.
    regions tsquery := (
        SELECT string_agg(format('%L', '#' || own) || CASE WHEN length(own) < 4 THEN ':*' ELSE '' END, ' | ')
        FROM unnest(sight) AS own)::tsquery;
    guess jsonb;
    most_are_here boolean := nation;
    one jsonb;
    conditions text;
    region text;
    query text;
    lived text[];
    so_many integer;
    wanted integer;
    -- So many namesakes are not looked at one by one.
    common CONSTANT integer := 2000;
    a_few CONSTANT integer := 40;
    number integer := 0;
    new uuid[];
    found uuid[] := '{}';
    places integer[] := '{}';
BEGIN
    -- A few rows of one index: workers would cost more than they save.
    PERFORM set_config('max_parallel_workers_per_gather', '0', true);
    -- What is found by the beginning of a word is kept row by row: kept page by page, each row is read again.
    PERFORM set_config('work_mem', '64MB', true);
    IF NOT nation AND cardinality(sight) > 0 THEN
        -- To pick a region's people out of the index pays where they are a small part of the register.
        EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM register_person WHERE kabkota = ANY (%L)', sight) INTO guess;
        most_are_here := (guess #>> '{0,Plan,Plan Rows}')::float
            > 0.3 * (SELECT reltuples FROM pg_class WHERE oid = 'register_person'::regclass);
    END IF;
    FOR one IN SELECT jsonb_array_elements(stages) LOOP
        EXIT WHEN cardinality(found) >= enough;
        number := number + 1;
        CONTINUE WHEN one ? 'otherwise' AND found <> '{}';
        -- When somebody is found already, others who may be meant only fill the page.
        wanted := CASE WHEN found = '{}' THEN most + 1 ELSE least(most + 1, a_few) END;
        -- Each way is one scan of the index, and each word of it a condition of its own. The index goes from
        -- match to match of the first: so the region comes last, which may be that of millions.
        conditions := concat_ws(' AND ',
            (SELECT string_agg(holds || format(' (way ->> %s)::tsquery', place), ' AND ' ORDER BY place)
             FROM generate_series(0, jsonb_array_length(one -> 'ways' -> 0) - 1) AS place),
            -- Years are words as well; an index of dates would bring everybody born in them.
            CASE WHEN one ? 'since' THEN CASE WHEN one ? 'ways' THEN 'birth_date + 0' ELSE 'birth_date' END
                 || ' BETWEEN ($2 ->> ''since'')::date AND ($2 ->> ''until'')::date' END,
            CASE WHEN one ? 'sex' THEN 'sex = ($2 ->> ''sex'')::smallint' END,
            CASE WHEN one ? 'birth_place'
                 THEN 'register_name_keys(birth_place) && register_name_keys($2 ->> ''birth_place'')' END,
            CASE WHEN one ? 'niks' THEN 'person_id IN (SELECT number.person_id FROM register_nik AS number
                 WHERE number.nik = ANY (ARRAY(SELECT jsonb_array_elements_text($2 -> ''niks''))))' END,
            CASE WHEN one ? 'kks' THEN 'person_id IN (SELECT place.person_id FROM register_family_number AS number
                 JOIN register_membership AS place ON place.family_id = number.family_id
                 WHERE number.kk_number = ANY (ARRAY(SELECT jsonb_array_elements_text($2 -> ''kks''))))' END,
            CASE WHEN one ? 'akta' THEN 'person_id IN (
                 SELECT akta.person_id FROM register_akta AS akta WHERE akta.akta_number = $2 ->> ''akta''
                 UNION ALL SELECT akta.other_id FROM register_akta AS akta WHERE akta.akta_number = $2 ->> ''akta''
                 UNION ALL SELECT child.person_id FROM register_person AS child
                 WHERE child.birth_akta_number = $2 ->> ''akta'' AND child.birth_akta_number <> '''')' END);
        CONTINUE WHEN conditions = '' OR sight = '{}';
        -- A way that finds enough spares those behind it; somebody may be found in two.
        query := 'SELECT array_agg(DISTINCT person_id) FROM (SELECT hit.person_id
            FROM jsonb_array_elements(coalesce($2 -> ''ways'', ''[[]]'')) AS way
            CROSS JOIN LATERAL (SELECT person_id FROM register_person WHERE ' || conditions
            || CASE WHEN nation THEN ''
                    ELSE ' AND ARRAY[kabkota, left(kabkota, 2), moving_to, left(moving_to, 2)]::text[] && $5' END
            || ' AND person_id <> ALL ($3) AND %s LIMIT $4) AS hit LIMIT $4) AS hit';
        region := CASE WHEN one ? 'ways' AND NOT most_are_here THEN holds || ' $1' ELSE 'true' END;
        IF NOT one ? 'villages' THEN
            EXECUTE format(query, region) INTO new USING regions, one, found, wanted, sight;
        ELSE
            lived := ARRAY(SELECT jsonb_array_elements_text(one -> 'villages'));
            -- Names first, unless half the region is called so: then they are met with those of the villages.
            EXECUTE format(query, region) INTO new USING regions, one, found, common + 1, sight;
            so_many := cardinality(new);
            new := ARRAY(SELECT person_id FROM register_membership JOIN register_family USING (family_id)
                         WHERE person_id = ANY (new) AND upper_inf(during) AND village_code = ANY (lived)
                         LIMIT wanted);
            IF so_many > common AND cardinality(new) < wanted THEN
                EXECUTE format(query, 'person_id = ANY ($6)') INTO new USING regions, one, found, wanted, sight,
                    ARRAY(SELECT place.person_id FROM register_family AS family
                          JOIN register_membership AS place ON place.family_id = family.family_id
                          WHERE family.village_code = ANY (lived) AND upper_inf(place.during));
            END IF;
        END IF;
        found := found || new;
        places := places || array_fill(number, ARRAY[cardinality(coalesce(new, '{}'))]);
    END LOOP;
    PERFORM register_log_look(purpose, CASE WHEN found = '{}' THEN ARRAY['nobody'] ELSE found::text[] END, kinds);
    RETURN QUERY
        SELECT hit.stage, person.person_id, person.kabkota::text, person.nik::text, person.name::text, person.sex,
               person.birth_date, person.birth_date_estimated, person.birth_place::text, person.mother_name::text,
               person.life::text, person.residence::text, person.moving_to::text, person.merged_into,
               person.birth_akta_number::text, family.kk_number::text, family.village_code::text
        FROM unnest(places, found) AS hit(stage, id)
        JOIN register_person AS person ON person.person_id = hit.id
        LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
        LEFT JOIN register_family AS family ON family.family_id = place.family_id
        -- The wall itself; the conditions above only keep the search short.
        WHERE adminduk_within(person.kabkota) OR (person.moving_to <> '' AND adminduk_within(person.moving_to));
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0011_partitions")]
    operations = [
        sql(NAME_KEYS, "DROP FUNCTION register_name_keys(text);"),
        sql(SEARCH_KEYS, "DROP FUNCTION register_search_keys(text, text, text, text, date);"),
        sql(INDEXES, "DROP INDEX register_person_search; DROP INDEX register_person_birth_akta;"),
        definer_function("register_search(jsonb, text[], text, integer, integer)", SEARCH),
    ]
