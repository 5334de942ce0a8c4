"""A report from a resident's own phone: only his own cases, relatives masked until an officer matched him."""

from __future__ import annotations

import pytest

from adminduk.accounts import queries as accounts
from adminduk.casework import operations, queries
from adminduk.casework.types import (
    Assurance,
    CaseNotFound,
    CaseOfAnother,
    Channel,
    NotNow,
    Status,
)
from adminduk.foundation.access.types import Actor
from adminduk.register.types.loading import LoadedFamily
from tests.cases import BIRTH_PAGES, attach, fill
from tests.casework.office import (
    Desk,
    a_portal_birth,
    a_portal_draft,
    messages,
    signed_in,
)
from tests.people import AT, Relation, a_family, member, settle, ujang

pytestmark = pytest.mark.django_db


@pytest.fixture
def siti(desk: Desk, family: LoadedFamily) -> Actor:
    """Siti, on her phone; Rina is on duty."""
    assert desk.lilis
    assert desk.rina
    return signed_in(family, member(family, Relation.WIFE))


@pytest.fixture
def ujangs(desk: Desk) -> Actor:
    """Ujang, of another family in the same kecamatan."""
    family = settle(a_family(ujang().head, serial=2))
    return signed_in(family, family.head, phone="0813 9876 5432")


def test_she_reports_herself_and_nobody_else(desk: Desk, siti: Actor, family: LoadedFamily) -> None:
    """Whatever the request names, the reporter is who signed in."""
    case_id = operations.start(
        actor=siti,
        at=AT,
        service="birth",
        kabkota="3201",
        channel=Channel.PORTAL,
        reporter_id=family.head.person_id,
    )
    case = desk.case(case_id)
    assert (case.reporter_id, case.account_id, case.entered_by) == (siti.person_id, siti.account_id, None)


def test_a_report_from_a_phone_is_sent_dealt_and_acknowledged(
    desk: Desk, siti: Actor, family: LoadedFamily
) -> None:
    sent = a_portal_birth(siti, family)
    again = operations.submit(actor=siti, at=AT, key="send", case_id=sent.case_id)
    assert again == sent
    assert desk.case(sent.case_id).line.assigned_to == desk.rina.id
    assert messages(desk.rina, "case_received") == 1
    assert [one.number for one in queries.list_own_cases(actor=siti)] == [sent.number]


def test_another_resident_neither_sees_nor_touches_it(
    siti: Actor, ujangs: Actor, family: LoadedFamily
) -> None:
    case_id = a_portal_draft(siti, family)
    act = {"actor": ujangs, "at": AT, "case_id": case_id}
    assert queries.list_own_cases(actor=ujangs) == []
    for attempt in (
        lambda: queries.get_case(actor=ujangs, purpose="test", case_id=case_id),
        lambda: queries.get_filling(**act),
        lambda: operations.answer(**act, page="report", form={"report": "birth"}),
        lambda: attach(ujangs, AT, case_id, "birth_letter"),
        lambda: operations.submit(**act, key="k"),
        lambda: operations.discard(**act),
        lambda: operations.cancel(**act),
        lambda: operations.resubmit(**act),
        lambda: operations.confirm_own(**act, key="name_of_one_word"),
        lambda: operations.renew_delivery(**act),
    ):
        with pytest.raises(CaseNotFound):
            attempt()


def test_her_relatives_are_masked_until_an_officer_matched_her(siti: Actor, family: LoadedFamily) -> None:
    case_id = a_portal_draft(siti, family)
    masked = queries.get_filling(actor=siti, at=AT, case_id=case_id)
    assert [one["label"] for one in masked.known["family.men"]] == ["A••• S•••••••"]
    matched = queries.get_filling(actor=siti, at=AT, case_id=case_id, assurance=Assurance.MATCHED)
    assert [one["label"] for one in matched.known["family.men"]] == ["ASEP SUNANDAR"]


def test_verification_matches_her_and_the_officer_has_looked_first(
    desk: Desk, siti: Actor, family: LoadedFamily
) -> None:
    sent = a_portal_birth(siti, family)
    assert "reporter_not_matched" in {one.key for one in desk.filling(desk.rina, sent.case_id).findings}
    assert siti.account_id is not None
    assert accounts.get_account(siti.account_id).assurance is Assurance.BOUND
    desk.verified(sent.case_id)
    assert accounts.get_account(siti.account_id).assurance is Assurance.MATCHED


def test_she_cannot_confirm_what_an_officer_must(siti: Actor, family: LoadedFamily) -> None:
    case_id = a_portal_draft(siti, family)
    father = {"father": {"father_kind": "member", "father_member": str(family.head.person_id)}}
    fill(siti, AT, case_id, BIRTH_PAGES | father)
    with pytest.raises(CaseNotFound):
        operations.confirm_own(actor=siti, at=AT, case_id=case_id, key="reporter_not_matched")


def test_an_officer_at_the_counter_does_not_answer_for_her(
    desk: Desk, siti: Actor, family: LoadedFamily
) -> None:
    case_id = a_portal_draft(siti, family)
    with pytest.raises(CaseOfAnother):
        operations.answer(actor=desk.lilis, at=AT, case_id=case_id, page="report", form={"report": "birth"})
    with pytest.raises(CaseOfAnother):
        operations.discard(actor=desk.lilis, at=AT, case_id=case_id)


def test_she_answers_what_came_back_and_nobody_is_matched_twice(
    desk: Desk, siti: Actor, family: LoadedFamily
) -> None:
    sent = a_portal_birth(siti, family)
    desk.open(sent.case_id)
    desk.judge(sent.case_id, returned="birth_letter")
    operations.return_items(actor=desk.rina, at=AT, case_id=sent.case_id, note="Periksa nama anak.")
    fill(siti, AT, sent.case_id, {"child_name": {"child_name": "Alya Nur Aisyah"}})
    attach(siti, AT, sent.case_id, "birth_letter")
    operations.resubmit(actor=siti, at=AT, case_id=sent.case_id)
    with pytest.raises(NotNow):
        operations.resubmit(actor=siti, at=AT, case_id=sent.case_id)
    case = desk.case(sent.case_id)
    assert (case.status, case.line.label) == (Status.VERIFYING, "ALYA NUR AISYAH")


def test_the_whole_way_from_her_phone_to_the_register(desk: Desk, siti: Actor, family: LoadedFamily) -> None:
    sent = a_portal_birth(siti, family)
    assert desk.approved(sent.case_id) == "3201-LU-20112026-0001"
    assert messages(desk.rina, "approved") == 1
