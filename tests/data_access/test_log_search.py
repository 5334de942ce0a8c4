"""The log of accesses is searched backwards, by the page, for who may, and tells of nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from adminduk.data_access import queries
from adminduk.data_access.types import AccessPage, AccessSearch, Outcome, Way
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from tests import cast
from tests import institutions as made
from tests.data_access.looking import an_access
from tests.surfaces.desk.signing import sign_in

pytestmark = pytest.mark.django_db


def search(actor: Any, before: UUID | None = None, size: int = 50, **more: Any) -> AccessPage:
    wanted = AccessSearch(since=now() - timedelta(days=20), until=now() + timedelta(minutes=1), **more)
    return queries.search_accesses(
        actor=actor, purpose="log.search", at=now(), wanted=wanted, before=before, size=size
    )


@pytest.fixture
def auditor() -> Any:
    return cast.staff("auditor", sight=("*",)).actor


def test_lines_come_newest_first_with_what_was_asked_and_not_about_whom(auditor: Any) -> None:
    bank, person = made.partner(), new_id()
    first, second = an_access(person, bank.number), an_access(person, bank.number, given=["no_kk"])
    page = search(auditor)
    assert [one.access_id for one in page.lines] == [second, first]
    assert page.lines[0].given == ("no_kk",)
    assert str(person) not in repr(page)


def test_agreement_client_outcome_and_way_narrow_it(auditor: Any) -> None:
    bank, clinic = made.partner(), made.partner()
    an_access(new_id(), bank.number, 1)
    an_access(new_id(), bank.number, 2, outcome=Outcome.DEAD)
    an_access(new_id(), clinic.number, 3, way=Way.OSIA)
    assert len(search(auditor).lines) == 3
    assert len(search(auditor, agreement_no=bank.number).lines) == 2
    assert [one.client_no for one in search(auditor, client_no=2).lines] == [2]
    assert [one.client_no for one in search(auditor, outcome=Outcome.DEAD).lines] == [2]
    assert [one.client_no for one in search(auditor, way=Way.OSIA).lines] == [3]


def test_pages_go_on_without_a_gap_or_a_repeat(auditor: Any) -> None:
    bank = made.partner()
    made_ids = {an_access(new_id(), bank.number) for _ in range(7)}
    seen: list[UUID] = []
    before = None
    for _ in range(9):
        page = search(auditor, before, size=3)
        seen += [one.access_id for one in page.lines]
        before = page.next_before
        if before is None:
            break
    assert before is None
    assert len(seen) == len(set(seen))
    assert set(seen) == made_ids


def test_an_access_is_found_by_the_number_that_its_holder_was_given(auditor: Any) -> None:
    bank = made.partner()
    access = an_access(new_id(), bank.number, at=now() - timedelta(days=3))
    an_access(new_id(), bank.number)
    assert [one.access_id for one in search(auditor, access_id=access).lines] == [access]


def test_only_national_sight_searches(auditor: Any) -> None:
    with pytest.raises(OutsideJurisdiction):
        search(cast.staff("auditor").actor)
    with pytest.raises(NotAllowed):
        search(cast.staff("verifier", sight=("*",)).actor)


def test_the_desk_shows_the_log_and_the_objections(client: Client) -> None:
    bank = made.partner()
    access = an_access(new_id(), bank.number)
    sign_in(client, cast.staff("data_officer", sight=("*",)))
    page = client.get(f"/meja/akses/?agreement={bank.number}").content.decode()
    assert str(access) in page
    assert "Tidak ada keberatan" in client.get("/meja/keberatan/").content.decode()
