"""Dealing and finding: nobody picks whom he serves, and everybody sees only what is his."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from adminduk.casework import operations, queries
from adminduk.casework.dealing import deal
from adminduk.casework.models import Case
from adminduk.casework.types import CaseNotFound, Channel, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.audit.models import Look
from adminduk.foundation.db.ids import new_id
from adminduk.offices.operations import change_duty
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.cases import a_draft
from tests.casework.office import WORKER, Desk, plant
from tests.people import AT, DODI, TATANG

pytestmark = pytest.mark.django_db


def dealt(desk: Desk, officer_id, count: int) -> None:  # type: ignore[no-untyped-def]
    """Cases that lie before an officer already."""
    with acting(desk.lilis):
        Case.objects.bulk_create(
            Case(
                case_id=new_id(), kabkota="3201", office_id=1, service="birth", notice_version=1,
                status=Status.VERIFYING, channel=Channel.COUNTER, created_at=AT, changed_at=AT,
                due_at=AT + timedelta(hours=number), assigned_to=officer_id,
            )
            for number in range(count)
        )  # fmt: skip


def who(desk: Desk, times: int = 60) -> Counter:  # type: ignore[type-arg]
    with acting(desk.lilis):
        return Counter(deal("3201", role="verifier") for _ in range(times))


def test_among_equals_chance_decides(desk: Desk) -> None:
    two = {cast.staff("verifier").actor.id, desk.rina.id}
    assert set(who(desk)) == two
    assert min(who(desk).values()) > 5


def test_whoever_has_five_more_before_him_is_spared(desk: Desk) -> None:
    fajar = cast.staff("verifier").actor
    dealt(desk, desk.rina.id, 5)
    assert set(who(desk)) == {fajar.id}


def test_who_is_off_duty_gets_nothing_and_nobody_is_dealt_to_twice(desk: Desk) -> None:
    fajar = cast.staff("verifier").actor
    change_duty(actor=desk.tatang, at=AT, staff_id=desk.rina.id, on_duty=False)
    assert set(who(desk)) == {fajar.id}
    with acting(desk.lilis):
        assert deal("3201", role="verifier", besides={fajar.id}) is None


def test_officers_of_another_region_are_not_dealt_to(desk: Desk) -> None:
    assert cast.staff("verifier", "3271")
    with acting(desk.lilis):
        assert deal("3201", role="verifier") is None


def test_a_queue_is_the_officers_own_the_nearest_promise_first(desk: Desk, family: LoadedFamily) -> None:
    dealt(desk, desk.rina.id, 3)
    sent = desk.sent(family)
    fajar = cast.staff("verifier").actor
    lines = queries.list_queue(actor=desk.rina)
    assert len(lines) == 4
    assert [one.due_at for one in lines] == sorted(one.due_at for one in lines if one.due_at)
    assert sent.case_id in {one.case_id for one in lines}
    assert queries.list_queue(actor=fajar) == []
    assert queries.list_queue(actor=DODI) == []
    assert queries.list_queue(actor=desk.rina, offset=1, limit=2) == lines[1:3]
    assert queries.count_queue(actor=desk.rina)["work"] == 4


def test_what_came_back_waits_apart(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    plant(desk.rina, sent.case_id, status=Status.RETURNED)
    assert queries.list_queue(actor=desk.rina) == []
    assert [one.case_id for one in queries.list_queue(actor=desk.rina, waiting=True)] == [sent.case_id]


def test_who_may_not_see_cases_has_no_queue() -> None:
    for attempt in (
        lambda: queries.list_queue(actor=TATANG),
        lambda: queries.find_cases(actor=TATANG, purpose="test", text="00001"),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_case_is_found_by_its_number_or_akta_number_and_every_search_is_logged(
    desk: Desk, family: LoadedFamily
) -> None:
    sent = desk.sent(family)
    number = desk.approved(sent.case_id)
    before = Look.objects.filter(purpose="find").count()
    for text in (sent.number, "00001", f" {number.lower()} "):
        found = queries.find_cases(actor=desk.rina, purpose="find", text=text)
        assert [one.case_id for one in found] == [sent.case_id], text
    assert Look.objects.filter(purpose="find").count() == before + 3
    for text in ("001", "", "%%%%", "____", "99999"):
        assert queries.find_cases(actor=desk.rina, purpose="find", text=text) == []


def test_drafts_are_not_found_and_another_region_finds_nothing(desk: Desk, family: LoadedFamily) -> None:
    a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    sent = desk.sent(family)
    assert queries.find_cases(actor=DODI, purpose="test", text=sent.number) == []
    with pytest.raises(CaseNotFound):
        queries.get_case(actor=DODI, purpose="test", case_id=sent.case_id)


def test_a_page_of_evidence_is_for_who_may_see_the_case_and_every_look_is_logged(
    desk: Desk, family: LoadedFamily
) -> None:
    sent = desk.sent(family)
    paper_id = desk.case(sent.case_id).papers[0].paper_id
    asked = {"case_id": sent.case_id, "paper_id": paper_id, "page": 0}
    assert queries.get_evidence_page(actor=desk.rina, purpose="look", **asked).startswith(b"\xff\xd8")
    assert Look.objects.filter(purpose="look", elements=["paper:birth_letter"]).count() == 1
    with pytest.raises(CaseNotFound):
        queries.get_evidence_page(actor=DODI, purpose="look", **asked)
    for wrong in ({"page": 1}, {"page": -1}, {"paper_id": new_id()}):
        with pytest.raises(CaseNotFound):
            queries.get_evidence_page(actor=desk.rina, purpose="look", **(asked | wrong))


def test_what_waits_for_an_approver_is_dealt_when_one_comes(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id)
    operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    assert desk.case(sent.case_id).line.assigned_to is None
    assert operations.deal_waiting(actor=WORKER, at=AT, kabkota="3201") == 0
    assert desk.hendra
    assert operations.deal_waiting(actor=WORKER, at=AT, kabkota="3201") == 1
    assert operations.deal_waiting(actor=WORKER, at=AT, kabkota="3201") == 0
    assert [one.case_id for one in queries.list_queue(actor=desk.hendra)] == [sent.case_id]
