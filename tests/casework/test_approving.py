"""Approval: one act, one entry, and never by a hand that touched the case before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from adminduk.casework import operations
from adminduk.casework.models import Case, Paper
from adminduk.casework.types import (
    CaseNotFound,
    CaseOfAnother,
    NotNow,
    PapersUnjudged,
    ReasonNeeded,
    SameEyes,
    Status,
)
from adminduk.documents.models import Document
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed
from adminduk.register.models import Entry, Nik, Person
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.cases import a_sent_birth
from tests.casework.office import PASSPHRASE, WORKER, Desk, messages, plant, with_more
from tests.people import AT, DODI
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db


class Stop(Exception):
    """Ends an act in its middle."""


@pytest.fixture
def verified(desk: Desk, family: LoadedFamily):  # type: ignore[no-untyped-def]
    """A case that waits for Hendra."""
    sent = desk.sent(family)
    desk.verified(sent.case_id)
    return sent.case_id


def approve(desk: Desk, case_id, **changes: object) -> str:  # type: ignore[no-untyped-def]
    return operations.approve(
        **({"actor": desk.hendra, "at": AT, "key": "tap", "case_id": case_id} | changes)
    )


def births(desk: Desk) -> int:
    with acting(desk.hendra):
        return Entry.objects.filter(kind="birth").count()


def test_approval_enters_orders_and_tells_in_one_act(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    number = approve(desk, verified)
    case = desk.case(verified)
    assert (case.status, case.akta_number, case.approved_by) == (Status.REGISTERED, number, desk.hendra.id)
    assert set(desk.documents(verified)) == {Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD}
    assert (births(desk), messages(desk.lilis, "approved")) == (1, 1)


def test_the_same_key_twice_gives_one_number_and_another_key_is_refused(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    assert approve(desk, verified) == approve(desk, verified)
    with pytest.raises(NotNow):
        approve(desk, verified, key="another tap")
    assert (births(desk), messages(desk.lilis, "approved")) == (1, 1)
    assert len(desk.documents(verified)) == 2


def test_an_approval_that_is_rolled_back_leaves_nothing_and_burns_no_number(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    with acting(desk.hendra):
        niks = Nik.objects.count()
    with pytest.raises(Stop), transaction.atomic():
        burnt = approve(desk, verified)
        raise Stop
    assert (births(desk), messages(desk.lilis, "approved")) == (0, 0)
    with acting(desk.hendra):
        assert (Nik.objects.count(), Document.objects.count()) == (niks, 0)
    assert approve(desk, verified) == burnt


def test_another_approver_another_region_and_another_role_are_refused(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    mira = cast.staff("approver").actor
    for officer, refusal in ((mira, CaseOfAnother), (DODI, CaseNotFound), (desk.rina, NotAllowed)):
        with pytest.raises(refusal):
            approve(desk, verified, actor=officer)
        with pytest.raises(refusal):
            operations.ask_verifier(actor=officer, at=AT, case_id=verified, reason="x")
    assert births(desk) == 0


def test_who_verified_does_not_approve_even_where_one_has_both_roles(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    rina = with_more(desk.rina, "case.approve", "register.enter", "documents.order")
    plant(desk.rina, verified, assigned_to=rina.id)
    with pytest.raises(SameEyes):
        approve(desk, verified, actor=rina)


def test_who_entered_neither_verifies_nor_approves(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    lilis = with_more(desk.lilis, "case.verify", "case.approve", "register.enter", "documents.order")
    plant(desk.lilis, sent.case_id, assigned_to=lilis.id, status=Status.VERIFYING)
    with pytest.raises(SameEyes):
        operations.verify(actor=lilis, at=AT, case_id=sent.case_id)
    plant(desk.lilis, sent.case_id, verified_by=desk.rina.id, status=Status.VERIFIED)
    with pytest.raises(SameEyes):
        approve(desk, sent.case_id, actor=lilis)


def test_who_entered_is_not_dealt_his_own_case(desk: Desk, family: LoadedFamily) -> None:
    """Rina enters at the counter; she is the only verifier, so nobody gets it until Fajar comes."""
    sent = a_sent_birth(desk.rina, AT, family)
    assert desk.case(sent.case_id).line.assigned_to is None
    fajar = cast.staff("verifier").actor
    assert operations.deal_waiting(actor=WORKER, at=AT, kabkota="3201") == 1
    assert desk.case(sent.case_id).line.assigned_to == fajar.id


@pytest.mark.parametrize(
    "hands",
    [
        {"entered_by": "rina", "verified_by": "rina"},
        {"verified_by": "rina", "approved_by": "rina"},
        {"entered_by": "rina", "verified_by": None, "approved_by": "rina"},
    ],
)
def test_the_database_itself_refuses_one_hand_for_two_stages(
    desk: Desk,
    verified,  # type: ignore[no-untyped-def]
    hands: dict[str, str | None],
) -> None:
    planted = {column: desk.rina.id if name else None for column, name in hands.items()}
    with pytest.raises(IntegrityError, match="eyes"), acting(desk.rina):
        Case.objects.filter(case_id=verified).update(**planted)


@pytest.mark.parametrize("stage", ["lilis", "rina", "hendra"])
def test_the_database_itself_refuses_the_signature_of_who_handled_the_case(
    desk: Desk,
    verified,  # type: ignore[no-untyped-def]
    stage: str,
) -> None:
    approve(desk, verified)
    signed = {"status": "signed", "signed_key": "document-x", "signed_at": AT}
    with pytest.raises(IntegrityError, match="does not sign"), acting(desk.rina):
        Document.objects.filter(case_id=verified).update(signed_by=getattr(desk, stage).id, **signed)


def test_who_approved_does_not_sign_and_the_paper_stays_in_the_tray(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    approve(desk, verified)
    chief = replace(desk.yuni, name="Dra. Yuni Astuti, M.Si.")
    plant(desk.rina, verified, approved_by=chief.id)
    ids = [one.document_id for one in desk.documents(verified).values()]
    batch = operations.sign(actor=chief, at=AT, document_ids=ids[:1], passphrase=PASSPHRASE)
    assert batch.signed == ()
    assert batch.failed == ((ids[0], SameEyes.sentence),)
    assert {one.status for one in desk.documents(verified).values()} <= {"ordered", "prepared"}


def test_a_paper_that_lost_its_acceptance_stops_the_approval(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    with acting(desk.rina):
        Paper.objects.filter(case_id=verified).update(state="offered")
    with pytest.raises(PapersUnjudged):
        approve(desk, verified)


def test_an_approver_asks_and_the_case_goes_to_the_same_verifier_again(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ReasonNeeded):
        operations.ask_verifier(actor=desk.hendra, at=AT, case_id=verified, reason=" ")
    operations.ask_verifier(actor=desk.hendra, at=AT, case_id=verified, reason="Apakah namanya benar?")
    case = desk.case(verified)
    assert (case.status, case.line.assigned_to) == (Status.VERIFYING, desk.rina.id)
    assert (case.asked_back, case.verified_by) == ("Apakah namanya benar?", None)


def test_an_approver_refuses_with_a_reason(desk: Desk, verified) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAllowed):
        operations.reject(actor=desk.rina, at=AT, case_id=verified, reason="x")
    operations.reject(actor=desk.hendra, at=AT, case_id=verified, reason="Bukan warga kabupaten ini.")
    assert desk.case(verified).status is Status.REJECTED
    with pytest.raises(NotNow):
        approve(desk, verified)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keys", [("same", "same", "same", "same"), ("a", "b", "c", "d")])
def test_four_taps_at_once_make_one_entry(desk: Desk, family: LoadedFamily, keys: tuple[str, ...]) -> None:
    sent = desk.sent(family)
    desk.verified(sent.case_id)
    hendra = desk.hendra
    answers = at_once(
        *(
            lambda key=key: operations.approve(actor=hendra, at=AT, key=key, case_id=sent.case_id)
            for key in keys
        )
    )
    refused = failures(answers)
    assert {type(one) for one in refused} <= {NotNow}
    assert len(refused) == (0 if len(set(keys)) == 1 else 3)
    assert births(desk) == 1
    with acting(hendra):
        assert Person.objects.filter(name="ALYA NUR AZIZAH").count() == 1
        assert Document.objects.filter(case_id=sent.case_id).count() == 2
