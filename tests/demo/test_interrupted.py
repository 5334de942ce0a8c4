"""Seeding is whole or not at all, whenever it ends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adminduk.demo.operations import seed_if_empty
from adminduk.demo.staff import list_demo_offices
from adminduk.offices.queries import list_offices, list_staff

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TINY = {"3201": 60, "3271": 20}


class Killed(BaseException):
    """As a signal ends a process: nobody catches it."""


@pytest.mark.django_db
def test_who_dies_in_the_middle_leaves_nothing_half_and_the_next_start_begins_anew() -> None:
    def until_the_cases(line: str) -> None:
        if "Playing" in line:
            raise Killed

    with pytest.raises(Killed):
        seed_if_empty(until_the_cases, at=AT, residents=TINY)
    assert list_offices() == [] and list_staff() == []
    assert seed_if_empty(lambda _: None, at=AT, residents=TINY, cases=0)
    assert len(list_offices()) == len(list_demo_offices())
