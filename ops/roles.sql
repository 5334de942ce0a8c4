-- The six roles of Adminduk, and what they may do in this database.
--
-- Run it as a superuser (or as your provider's administrator) in the database of the platform; it may be
-- run again at any time and changes nothing that is already right. PostgreSQL 15 to 18.
--
--     createdb adminduk
--     psql -d adminduk -f ops/roles.sql
--     psql -d adminduk -c '\password adminduk_owner'        and the same for the other roles that sign in
--
-- A client that sets adminduk.<role>_password before it runs this file has the password set here; it may
-- be a SCRAM verifier, so that no plain password reaches the server's log.

-- Roles belong to the whole server, so they may exist already.
DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES
            -- Owns every table and migrates. Nothing that answers a browser runs as this role.
            ('adminduk_owner', true),
            -- The pages, the jobs and the sealer. Owns nothing, so it cannot switch off what guards it.
            ('adminduk_app', true),
            -- Dashboards and exports: reads published views.
            ('adminduk_reports', true),
            -- Inspectors: read the journal and the audit trail, and change nothing.
            ('adminduk_auditor', true),
            -- Owns the few look-ups that must see the whole country. Nobody can sign in as it.
            ('adminduk_lookup', false),
            -- Owns the two functions that enter events of the register. Nobody can sign in as it.
            ('adminduk_registrar', false)
        ) AS list(name, signs_in)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
            EXECUTE format('CREATE ROLE %I %s', wanted.name, CASE WHEN wanted.signs_in THEN 'LOGIN' ELSE 'NOLOGIN' END);
        END IF;
        IF current_setting('adminduk.' || wanted.name || '_password', true) <> '' THEN
            EXECUTE format(
                'ALTER ROLE %I PASSWORD %L', wanted.name, current_setting('adminduk.' || wanted.name || '_password')
            );
        END IF;
        -- Row-level security is no wall for these two attributes. Naming them needs a superuser, which some
        -- providers do not give: so they are only taken away where they are there.
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name AND (rolsuper OR rolbypassrls)) THEN
            EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS', wanted.name);
        END IF;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name AND (rolcreaterole OR rolcreatedb)) THEN
            EXECUTE format('ALTER ROLE %I NOCREATEROLE NOCREATEDB', wanted.name);
        END IF;
    END LOOP;
END
$$;

-- The owner hands its functions over to these two roles; only a member may do that.
GRANT adminduk_lookup, adminduk_registrar TO adminduk_owner;

-- A query that hangs must not hold an office up, and a migration must not queue in front of it for long.
ALTER ROLE adminduk_app SET statement_timeout = '60s';
ALTER ROLE adminduk_app SET lock_timeout = '10s';
ALTER ROLE adminduk_app SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE adminduk_owner SET lock_timeout = '10s';
ALTER ROLE adminduk_reports SET statement_timeout = '5min';
ALTER ROLE adminduk_reports SET default_transaction_read_only = on;
ALTER ROLE adminduk_auditor SET statement_timeout = '5min';
ALTER ROLE adminduk_auditor SET default_transaction_read_only = on;

-- The database itself: nobody enters but by name, and only the owner makes things in it.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY, CREATE ON DATABASE %I TO adminduk_owner', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO adminduk_app, adminduk_reports, adminduk_auditor', current_database()
    );
    -- Bulk loads copy into temporary tables first: COPY does not obey row-level security.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO adminduk_app', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO adminduk_owner;
GRANT USAGE ON SCHEMA public TO adminduk_app, adminduk_reports, adminduk_auditor;
-- CREATE, because a function may only be handed to a role that could have made it here. Nobody signs in
-- as these roles, so nobody can use them but through those functions.
GRANT USAGE, CREATE ON SCHEMA public TO adminduk_lookup, adminduk_registrar;

-- Similar names, and "not twice in the same time" (exclusion constraints).
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
