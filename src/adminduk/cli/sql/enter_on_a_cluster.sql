-- Entering an event where tables are spread over servers: what triggers do on one server is done here, at the
-- end of the act, by statements that each ask one shard.
ALTER FUNCTION register_enter(bytea, bytea) RENAME TO register_enter_rows;

CREATE FUNCTION register_enter(sealed bytea, seal_salt bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    entry jsonb := convert_from(sealed, 'UTF8')::jsonb;
    changes jsonb := entry -> 'changes';
    one uuid;
BEGIN
    PERFORM register_enter_rows(sealed, seal_salt);
    INSERT INTO journal_waiting (chain, entry_id, leaf, since)
    VALUES (entry ->> 'kabkota', (entry ->> 'entry_id')::uuid, sha256('\x00'::bytea || seal_salt || sealed),
            (entry ->> 'recorded_at')::timestamptz);
    IF entry ->> 'kind' = 'old_akta' THEN
        INSERT INTO register_old_akta (number_key, kabkota, entry_id)
        SELECT upper(regexp_replace(trim(facts ->> 'issuer'), '\s+', ' ', 'g'))
                   || '|' || (facts ->> 'akta') || '|' || (facts ->> 'year') || '|' || (entry ->> 'akta_number'),
               entry ->> 'kabkota', (entry ->> 'entry_id')::uuid
        FROM (SELECT entry -> 'facts' AS facts) AS told;
    ELSIF entry ->> 'akta_number' <> '' AND entry ->> 'corrects' IS NULL THEN
        INSERT INTO register_akta_number (akta_number, entry_id, kabkota)
        VALUES (entry ->> 'akta_number', (entry ->> 'entry_id')::uuid, entry ->> 'kabkota');
    END IF;
    FOR one IN
        SELECT DISTINCT (change ->> 'person_id')::uuid
        FROM unnest(ARRAY['person', 'membership']) AS kind, jsonb_array_elements(changes -> kind) AS change
    LOOP
        PERFORM register_cluster_check_person(one);
    END LOOP;
    FOR one IN
        SELECT DISTINCT (change ->> 'family_id')::uuid
        FROM unnest(ARRAY['family', 'membership']) AS kind, jsonb_array_elements(changes -> kind) AS change
    LOOP
        PERFORM register_cluster_check_family(one);
    END LOOP;
END
$$;
ALTER FUNCTION register_enter(bytea, bytea) OWNER TO adminduk_registrar;
REVOKE ALL ON FUNCTION register_enter(bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_enter(bytea, bytea) TO adminduk_app;
REVOKE EXECUTE ON FUNCTION register_enter_rows(bytea, bytea) FROM adminduk_app;

CREATE FUNCTION register_cluster_check_person(one uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    person register_person%ROWTYPE;
    home uuid;
    whose uuid;
BEGIN
    SELECT * INTO person FROM register_person WHERE person_id = one;
    IF person.life = 'living' AND person.residence = 'resident' THEN
        SELECT family_id INTO home FROM register_membership WHERE person_id = one AND upper_inf(during);
        IF NOT coalesce((SELECT active FROM register_family WHERE family_id = home), false) THEN
            RAISE EXCEPTION 'a living resident must be in a family' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF person.nik IS NOT NULL THEN
        SELECT person_id INTO whose FROM register_nik WHERE nik = person.nik;
        IF whose IS DISTINCT FROM one THEN
            RAISE EXCEPTION 'a NIK is allotted to one person' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
END
$$;

CREATE FUNCTION register_cluster_check_family(one uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    family register_family%ROWTYPE;
    heads uuid[];
    members bigint;
    whose uuid;
BEGIN
    SELECT * INTO family FROM register_family WHERE family_id = one;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'that family is not in the register' USING ERRCODE = 'check_violation';
    END IF;
    -- The one look that asks every shard: places lie with their people.
    SELECT array_agg(person_id) FILTER (WHERE relation = 1), count(*) INTO heads, members
    FROM register_membership WHERE family_id = one AND upper_inf(during);
    IF family.active AND heads IS DISTINCT FROM ARRAY[family.head_id] THEN
        RAISE EXCEPTION 'a family has one head, who lives in it' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT family.active AND members > 0 THEN
        RAISE EXCEPTION 'nobody is in a family that has ended' USING ERRCODE = 'check_violation';
    END IF;
    SELECT family_id INTO whose FROM register_family_number WHERE kk_number = family.kk_number;
    IF whose IS DISTINCT FROM one THEN
        RAISE EXCEPTION 'the number of a family card is allotted to one family' USING ERRCODE = 'check_violation';
    END IF;
END
$$;
REVOKE ALL ON FUNCTION register_cluster_check_person(uuid), register_cluster_check_family(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_cluster_check_person(uuid), register_cluster_check_family(uuid)
    TO adminduk_registrar;
-- Rows that came by another way would not be sent to the sealer: nobody but the function adds an entry.
REVOKE INSERT ON register_entry, register_person, register_family, register_membership FROM adminduk_app
