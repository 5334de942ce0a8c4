"""Another office's case, by its id: not there, for every step and every page; and nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from adminduk.casework import operations, queries
from adminduk.casework.models import Case
from adminduk.casework.models import Step as StepRow
from adminduk.casework.types.refusals import CaseNotFound
from adminduk.documents.queries import list_of_case, open_preview
from adminduk.documents.types import DocumentNotFound, NotInTray
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import now
from adminduk.surfaces.desk.cases.purposes import PURPOSES
from tests.cast import staff
from tests.surfaces.desk.office import an_office, approved, at_desk, sent

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
EVERYTHING = frozenset({"case.enter", "case.verify", "case.approve", "documents.sign", "documents.order"})

STEPS: dict[str, Callable[[Actor, UUID], object]] = {
    "open": lambda who, case: operations.open_case(actor=who, at=now(), case_id=case),
    "judge": lambda who, case: operations.judge_paper(
        actor=who, at=now(), case_id=case, paper_id=case, accepted=True
    ),
    "return": lambda who, case: operations.return_items(actor=who, at=now(), case_id=case, note="x"),
    "confirm": lambda who, case: operations.confirm_finding(actor=who, at=now(), case_id=case, key="x"),
    "decide": lambda who, case: operations.set_decision(
        actor=who, at=now(), case_id=case, name="late_decision", number="1"
    ),
    "verify": lambda who, case: operations.verify(actor=who, at=now(), case_id=case),
    "reject": lambda who, case: operations.reject(actor=who, at=now(), case_id=case, reason="x"),
    "approve": lambda who, case: operations.approve(actor=who, at=now(), key="x", case_id=case),
    "ask": lambda who, case: operations.ask_verifier(actor=who, at=now(), case_id=case, reason="x"),
    "cancel": lambda who, case: operations.cancel(actor=who, at=now(), case_id=case, reason="x"),
    "answer": lambda who, case: operations.answer(
        actor=who, at=now(), case_id=case, page="child_name", form={"child_name": "X"}
    ),
    "discard": lambda who, case: operations.discard(actor=who, at=now(), case_id=case),
    "submit": lambda who, case: operations.submit(actor=who, at=now(), key="x", case_id=case),
    "renew": lambda who, case: operations.renew_delivery(actor=who, at=now(), case_id=case),
    "read": lambda who, case: queries.get_case(actor=who, purpose="test", case_id=case),
    "fill": lambda who, case: queries.get_filling(actor=who, at=now(), case_id=case),
}


def state_of(case_id: UUID) -> tuple[dict[str, object], int]:
    with acting(WATCHER):
        return Case.objects.filter(case_id=case_id).values().get(), StepRow.objects.filter(
            case_id=case_id
        ).count()


@pytest.mark.parametrize("step", STEPS)
def test_an_officer_of_bekasi_finds_no_case_of_bogor(step: str) -> None:
    case_id = sent(an_office()).case_id
    dodi = staff("verifier", "3216").actor
    dodi = Actor(
        kind=dodi.kind,
        id=dodi.id,
        name=dodi.name,
        scope=dodi.scope,
        permissions=dodi.permissions | EVERYTHING,
        office_id=dodi.office_id,
    )
    before = state_of(case_id)
    with pytest.raises(CaseNotFound):
        STEPS[step](dodi, case_id)
    assert state_of(case_id) == before


def test_the_pages_of_another_offices_case_are_not_there() -> None:
    office = an_office()
    case = approved(office)
    with acting(WATCHER):
        document = list_of_case(actor=WATCHER, case_id=case.case_id)[0]
    for role in ("verifier", "approver", "head"):
        desk = at_desk(staff(role, "3216"))
        for address in (
            f"/meja/kasus/{case.case_id}/",
            f"/meja/kasus/{case.case_id}/dokumen/{document.document_id}/",
            f"/baki/{document.document_id}/",
            f"/baki/{document.document_id}/pratinjau.pdf",
        ):
            answer = desk.get(address)
            assert answer.status_code in {403, 404, 405, 409}, (role, address, answer.status_code)
            assert "ALYA" not in answer.content.decode()
            assert "ASEP" not in answer.content.decode()


@pytest.mark.parametrize("page", ["keluarga", "orang"])
def test_people_of_another_region_are_not_shown_whatever_purpose_is_said(page: str) -> None:
    home = an_office().family
    subject = home.family_id if page == "keluarga" else home.members[0].person_id
    desk = at_desk(staff("verifier", "3216"))
    answer = desk.post(f"/meja/{page}/{subject}/", {"purpose": next(iter(PURPOSES))}, follow=True)
    assert answer.status_code >= 400
    for one in home.members:
        assert one.name not in answer.content.decode()
        assert one.nik not in answer.content.decode()


def test_another_offices_head_sees_no_document_of_ours() -> None:
    office = an_office()
    case = approved(office)
    with acting(WATCHER):
        document = list_of_case(actor=WATCHER, case_id=case.case_id)[0]
    stranger = staff("head", "3216").actor
    assert list_of_case(actor=stranger, case_id=case.case_id) == []
    with pytest.raises((DocumentNotFound, NotInTray)):
        open_preview(actor=stranger, purpose="test", document_id=document.document_id)


def test_a_stranger_without_an_account_sees_no_case_by_its_id(client: Client) -> None:
    case = sent(an_office())
    for address in (f"/lapor/birth/{case.case_id}/", f"/meja/kasus/{case.case_id}/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/masuk/" in answer.headers["Location"]
    assert client.get("/lacak/berkas/").status_code == 302
