"""What every test may use: the database of its worker, and its addresses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adminduk.foundation.db.embedded.urls import ClusterUrls
from tests import database, environment

_server = database.Server()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if environment.FIRST and not session.config.option.collectonly:
        _server.start()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if environment.FIRST:
        _server.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in plain words what could not be run here, and why."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.getreports("skipped"):
        if isinstance(report.longrepr, tuple):
            reason = report.longrepr[2].removeprefix("Skipped: ")
            reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        terminalreporter.section("not run here")
        for reason, count in sorted(reasons.items()):
            terminalreporter.write_line(f"{count} not run: {reason}")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """This worker's copy of the migrated template, in place of a test database of Django's own."""
    from django.db import connections

    database.make_worker_database()
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="session", autouse=True)
def _whole_database_after_real_transactions() -> Iterator[None]:
    """After a test that commits, the database is made anew.

    Django would empty every table; our role may not, append-only tables refuse, and regions must stay.
    """
    from django.db import connections
    from django.test import TransactionTestCase

    def make_anew(case: TransactionTestCase) -> None:
        connections.close_all()
        database.make_worker_database()

    kept = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = make_anew
    yield
    TransactionTestCase._fixture_teardown = kept


@pytest.fixture
def database_urls(django_db_setup: None) -> ClusterUrls:
    """The addresses of this worker's database, for each role."""
    return environment.addresses(environment.DATABASE)
