"""When all is signed its people get a link and a PIN; and whoever lost them gets new ones."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from adminduk.casework import operations, queries
from adminduk.casework.models import Delivery
from adminduk.casework.operations.delivering import LINK_LASTS
from adminduk.casework.types import CaseNotFound, DeliveryExpired, Status, WrongPin
from adminduk.documents.models import Document
from adminduk.documents.queries import open_signed
from adminduk.documents.types import DocumentNotFound, Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, NotAllowed, Scope, system
from adminduk.messaging.queries import list_outbox
from adminduk.register.types.loading import LoadedFamily
from tests.casework.office import WORKER, Desk, a_portal_birth, messages, pin_holder, plant, signed_in
from tests.people import AT, DODI, TATANG, Relation, member

pytestmark = pytest.mark.django_db
ADDRESS = "198.51.100.7"
OPERATOR = system("test", Scope.nation())


class Stop(Exception):
    """Ends an act in its middle."""


def pretend_signed(desk: Desk, case_id: UUID) -> None:
    """Rows as signing leaves them; the signature itself is tried in the tests of documents."""
    with acting(desk.rina):
        for document in Document.objects.filter(case_id=case_id):
            Document.objects.filter(document_id=document.document_id).update(
                status="signed", signed_key=f"document-{document.document_id.hex}", signed_at=AT,
                signed_by=TATANG.id,
            )  # fmt: skip


@pytest.fixture
def done(desk: Desk, family: LoadedFamily) -> UUID:
    case_id = desk.registered(family)
    pretend_signed(desk, case_id)
    assert operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=case_id)
    return case_id


def parcels(desk: Desk, case_id: UUID) -> list[Delivery]:
    with acting(desk.rina):
        return list(Delivery.objects.filter(case_id=case_id).order_by("created_at", "withdrawn_at"))


def link_and_pin() -> tuple[str, str]:
    """Token and PIN out of the newest message, as its reader has them."""
    ready = [one for one in list_outbox(actor=OPERATOR, purpose="test") if one.kind == "documents_ready"]
    words = ready[0].sms_text.replace(",", " ").split()
    link = next(word for word in words if "/unduh/" in word)
    pin = next(word.strip(".") for word in words if word.strip(".").isdigit() and len(word.strip(".")) == 6)
    return link.split("/unduh/")[1].strip("/."), pin


def test_a_case_is_finished_when_its_last_document_is_signed_and_only_once(
    desk: Desk, family: LoadedFamily
) -> None:
    case_id = desk.registered(family)
    assert not operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=case_id)
    pretend_signed(desk, case_id)
    assert operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=case_id)
    assert not operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=case_id)
    assert desk.case(case_id).status is Status.DONE
    assert (len(parcels(desk, case_id)), messages(desk.lilis, "documents_ready")) == (1, 1)


def test_a_finish_that_is_rolled_back_sends_no_link(desk: Desk, family: LoadedFamily) -> None:
    case_id = desk.registered(family)
    pretend_signed(desk, case_id)
    with pytest.raises(Stop), transaction.atomic():
        operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=case_id)
        raise Stop
    assert desk.case(case_id).status is Status.REGISTERED
    assert (parcels(desk, case_id), messages(desk.lilis, "documents_ready")) == ([], 0)


def test_another_regions_worker_finishes_nothing(desk: Desk, family: LoadedFamily) -> None:
    case_id = desk.registered(family)
    with pytest.raises(CaseNotFound):
        operations.finish_if_all_signed(actor=system("casework", Scope.of("3216")), at=AT, case_id=case_id)


def test_the_link_of_the_message_opens_with_its_pin(desk: Desk, done: UUID) -> None:
    token, pin = link_and_pin()
    holder, parcel = queries.open_delivery(at=AT, token=token, pin=pin, remote=ADDRESS)
    assert (holder.case_id, parcel.case_id) == (done, done)
    assert {one.kind for one in parcel.documents} == {Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD}
    assert parcels(desk, done)[0].opened_at == AT


def test_a_wrong_pin_opens_nothing_and_leaves_the_parcel_closed(desk: Desk, done: UUID) -> None:
    token, pin = link_and_pin()
    with pytest.raises(WrongPin):
        queries.open_delivery(at=AT, token=token, pin=f"{(int(pin) + 1) % 1_000_000:06d}", remote=ADDRESS)
    assert parcels(desk, done)[0].opened_at is None


def test_a_link_ends_after_ninety_days(done: UUID) -> None:
    token, pin = link_and_pin()
    last = AT + LINK_LASTS - timedelta(seconds=1)
    assert queries.open_delivery(at=last, token=token, pin=pin, remote=ADDRESS)
    with pytest.raises(DeliveryExpired):
        queries.open_delivery(at=AT + LINK_LASTS, token=token, pin=pin, remote=ADDRESS)


def test_a_new_link_ends_the_old_one(desk: Desk, done: UUID) -> None:
    old = link_and_pin()
    operations.renew_delivery(actor=pin_holder(done), at=AT + timedelta(days=1), case_id=done)
    assert messages(desk.lilis, "documents_ready") == 2
    new = link_and_pin()
    assert new[0] != old[0]
    assert queries.open_delivery(at=AT, token=new[0], pin=new[1], remote=ADDRESS)
    with pytest.raises(DeliveryExpired):
        queries.open_delivery(at=AT, token=old[0], pin=old[1], remote=ADDRESS)


def test_a_resident_renews_the_link_of_his_own_report_with_all_that_is_in_it(
    desk: Desk, family: LoadedFamily
) -> None:
    assert desk.rina
    siti = signed_in(family, member(family, Relation.WIFE))
    sent = a_portal_birth(siti, family)
    desk.approved(sent.case_id)
    pretend_signed(desk, sent.case_id)
    operations.finish_if_all_signed(actor=WORKER, at=AT, case_id=sent.case_id)
    operations.renew_delivery(actor=siti, at=AT + timedelta(days=1), case_id=sent.case_id)
    assert [len(one.document_ids) for one in parcels(desk, sent.case_id)] == [2, 2]


def test_nobody_else_renews_it(desk: Desk, done: UUID) -> None:
    stranger = Actor(kind=pin_holder(done).kind, id=None, name="Umum")
    for actor, refusal in ((DODI, CaseNotFound), (stranger, CaseNotFound), (desk.tatang, NotAllowed)):
        with pytest.raises(refusal):
            operations.renew_delivery(actor=actor, at=AT, case_id=done)
    assert len(parcels(desk, done)) == 1


def test_before_the_end_there_is_no_link_to_renew(desk: Desk, family: LoadedFamily) -> None:
    case_id = desk.registered(family)
    operations.renew_delivery(actor=pin_holder(case_id), at=AT, case_id=case_id)
    assert parcels(desk, case_id) == []


def test_a_paper_that_a_newer_one_replaced_is_not_handed_out_again(desk: Desk, done: UUID) -> None:
    akta = desk.documents(done)[Kind.BIRTH_CERTIFICATE]
    with acting(desk.rina):
        Document.objects.filter(case_id=done, kind=Kind.FAMILY_CARD).update(superseded_at=AT)
    operations.renew_delivery(actor=pin_holder(done), at=AT + timedelta(days=1), case_id=done)
    assert parcels(desk, done)[-1].document_ids == [akta.document_id]


def test_a_holder_opens_the_documents_of_his_case_only(desk: Desk, done: UUID, family: LoadedFamily) -> None:
    token, pin = link_and_pin()
    holder, _ = queries.open_delivery(at=AT, token=token, pin=pin, remote=ADDRESS)
    other = desk.registered(family, child_name={"child_name": "Raka Pratama"}, delivery={
        "birth_kind": "2", "birth_order": "3", "birth_helper": "2"})  # fmt: skip
    pretend_signed(desk, other)
    for line in desk.documents(other).values():
        with pytest.raises(DocumentNotFound):
            open_signed(actor=holder, purpose="test", document_id=line.document_id)


def test_a_case_that_was_rejected_has_nothing_to_hand_out(desk: Desk, done: UUID) -> None:
    plant(desk.rina, done, status=Status.REJECTED)
    operations.renew_delivery(actor=pin_holder(done), at=AT, case_id=done)
    assert len(parcels(desk, done)) == 1
