"""ops/roles.sql: who may do what in the database."""

from __future__ import annotations

import psycopg
import pytest

from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.roles import SCRIPT


def test_no_role_of_the_platform_can_pass_the_walls(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.superuser) as admin:
        found = admin.execute(
            "SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb "
            "FROM pg_roles WHERE starts_with(rolname, 'adminduk_') ORDER BY rolname"
        ).fetchall()
    assert found == [
        ("adminduk_app", True, False),
        ("adminduk_auditor", True, False),
        ("adminduk_lookup", False, False),
        ("adminduk_owner", True, False),
        ("adminduk_registrar", False, False),
        ("adminduk_reports", True, False),
    ]


def test_the_application_makes_nothing_and_removes_nothing(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.app, autocommit=True) as app:
        for attempt in (
            "CREATE TABLE mine (id int)",
            "CREATE SCHEMA mine",
            "TRUNCATE access_done_once",
            "ALTER TABLE access_done_once ADD COLUMN more int",
            "DROP TABLE access_done_once",
            "SET ROLE adminduk_owner",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(attempt)


@pytest.mark.parametrize("role", ["reports", "auditor"])
def test_readers_cannot_write(database_urls: ClusterUrls, role: str) -> None:
    with psycopg.connect(getattr(database_urls, role), autocommit=True) as reader:
        assert reader.execute("SHOW default_transaction_read_only").fetchone() == ("on",)
        # The setting is a courtesy that a session may change; the missing grant is the wall.
        reader.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute("CREATE TABLE mine (id int)")


def test_the_owner_may_hand_a_look_up_over_and_replace_it_later(database_urls: ClusterUrls) -> None:
    make = "CREATE OR REPLACE FUNCTION trial() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN {}"
    with psycopg.connect(database_urls.owner) as owner:
        owner.execute(make.format(1))
        owner.execute("ALTER FUNCTION trial() OWNER TO adminduk_lookup")
        owner.execute("REVOKE ALL ON FUNCTION trial() FROM PUBLIC")
        owner.execute("GRANT EXECUTE ON FUNCTION trial() TO adminduk_app")
        owner.execute(make.format(2))
        assert owner.execute("SELECT trial()").fetchone() == (2,)
        owner.rollback()


def test_the_script_may_be_run_again(database_urls: ClusterUrls) -> None:
    grants = "SELECT relname, relacl::text FROM pg_class WHERE relacl IS NOT NULL ORDER BY relname"
    with psycopg.connect(database_urls.superuser) as admin:
        before = admin.execute(grants).fetchall()
        admin.execute(SCRIPT.read_bytes())
        assert admin.execute(grants).fetchall() == before


def test_the_script_takes_dangerous_attributes_away(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.superuser) as admin:
        admin.execute("ALTER ROLE adminduk_app BYPASSRLS CREATEDB")
        admin.execute(SCRIPT.read_bytes())
        assert admin.execute(
            "SELECT rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = 'adminduk_app'"
        ).fetchone() == (False, False)
        admin.rollback()
