"""The database of the tests is the real thing, as the application sees it."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from adminduk.foundation.db.embedded.urls import ClusterUrls


@pytest.mark.django_db
def test_tests_run_as_the_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("adminduk_app", False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner "
            "WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_there_for_other_connections(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.owner) as owner:
        owner.execute("CREATE TABLE left_behind (id int)")
    with psycopg.connect(database_urls.superuser) as other:
        assert other.execute("SELECT to_regclass('left_behind')::text").fetchone() == ("left_behind",)


@pytest.mark.django_db(transaction=True)
def test_and_is_gone_in_the_next(database_urls: ClusterUrls) -> None:
    with psycopg.connect(database_urls.superuser) as other:
        assert other.execute("SELECT to_regclass('left_behind')").fetchone() == (None,)
