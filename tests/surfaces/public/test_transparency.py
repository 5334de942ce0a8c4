"""What is published every night: for people, and for machines that keep copies."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from adminduk.foundation.journal.days import close_due_days
from adminduk.foundation.journal.sealer import seal_waiting
from tests import people
from tests.foundation.journal.waiting import send

pytestmark = pytest.mark.django_db


def a_closed_day() -> None:
    send(3)
    seal_waiting(at=people.AT)
    close_due_days(at=datetime(2026, 11, 20, 18, 0, tzinfo=UTC))


def test_the_page_says_what_is_published_and_how_it_is_checked() -> None:
    assert "Belum ada hari yang ditutup" in Client().get("/transparency").content.decode()
    a_closed_day()
    answer = Client().get("/transparency")
    page = answer.content.decode()
    (day,) = answer.context["days"]
    assert day["root"] in page
    assert answer.context["key"] in page
    assert "check_proof.py" in page


def test_machines_get_every_day_with_the_key_and_one_day_with_its_chains() -> None:
    a_closed_day()
    answer = Client().get("/transparency/days.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    (day,) = answer.json()["days"]
    assert (day["day"], day["chains"]) == ("2026-11-20", 1)
    one = Client().get("/transparency/2026-11-20.json").json()
    assert one["root"] == day["root"]
    assert [(leaf["chain"], leaf["last_seq"]) for leaf in one["leaves"]] == [(people.BOGOR, 3)]


@pytest.mark.parametrize("day", ["2026-11-19", "kemarin", "2026-13-40"])
def test_a_day_that_was_not_closed_is_not_there(day: str) -> None:
    a_closed_day()
    assert Client().get(f"/transparency/{day}.json").status_code == 404
