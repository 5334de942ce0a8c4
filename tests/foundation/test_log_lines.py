"""Whatever goes wrong, the log does not tell about whom."""

from __future__ import annotations

import io
import logging

import pytest
from django.db import DatabaseError, connection, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.log_lines import Line, without_personal_data
from adminduk.register.types import Relation
from tests import people


@pytest.fixture
def written() -> io.StringIO:
    """What a logger of the platform's form writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line("%(levelname)s %(message)s"))
    log = logging.getLogger("test.lines")
    log.addHandler(handler)
    log.propagate = False
    yield stream
    log.removeHandler(handler)


REFUSED = {
    "a NIK that is taken": (
        "INSERT INTO register_nik VALUES (%(nik)s, %(id)s, '3201', now(), %(id)s)",
        "register_nik_pkey",
    ),
    "a row that breaks a rule": (
        "UPDATE register_person SET sex = 3 WHERE nik = %(nik)s",
        "register_person_sex",
    ),
    # Behind no wall, PostgreSQL explains itself.
    "a table without row-level security": (
        """CREATE TEMP TABLE open_desk ON COMMIT DROP AS SELECT nik, name, birth_date FROM register_person;
           ALTER TABLE open_desk ADD CONSTRAINT open_desk_rule CHECK (name <> upper(name))""",
        "open_desk_rule",
    ),
    "a number twice in such a table": (
        """CREATE TEMP TABLE open_desk (nik text CONSTRAINT open_desk_nik UNIQUE) ON COMMIT DROP;
           INSERT INTO open_desk VALUES (%(nik)s), (%(nik)s)""",
        "open_desk_nik",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", REFUSED)
def test_a_database_error_does_not_tell_the_row(mistake: str, written: io.StringIO) -> None:
    siti = people.member(people.settle(people.asep_and_siti()), Relation.WIFE)
    statement, constraint = REFUSED[mistake]
    try:
        with acting(people.HENDRA), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, {"nik": siti.nik, "id": new_id()})
    except DatabaseError as failure:
        assert constraint in str(failure)
        logging.getLogger("test.lines").exception("it went wrong")
    told = written.getvalue()
    assert constraint in told, "what happened is said"
    assert ("DETAIL: withheld" in told) == ("such a table" in mistake)
    for personal in (siti.nik, "SITI", "NURHASANAH", "1992-05-14"):
        assert personal not in told


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("no person 3201014505920001 here", "no person 3201••••••••0001 here"),
        ("sent to +6281234567890", "sent to •••••••••••890"),
        ("sent to 081234567890.", "sent to •••••••••890."),
        ("mail to siti.nur@example.co.id failed", "mail to s•••@example.co.id failed"),
        ("case 3201-2611-04217 took 1234 ms", "case 3201-2611-04217 took 1234 ms"),
        ("entry 01a1ff75-a190-729f-b3b3-654fb1b2e2a4", "entry 01a1ff75-a190-729f-b3b3-654fb1b2e2a4"),
    ],
)
def test_numbers_and_addresses_are_masked_and_ids_stay(line: str, kept: str) -> None:
    assert without_personal_data(line) == kept


def test_every_handler_writes_such_lines(settings) -> None:
    formatters = settings.LOGGING["formatters"]
    for name, handler in settings.LOGGING["handlers"].items():
        assert formatters[handler["formatter"]]["()"] == "adminduk.foundation.log_lines.Line", name
