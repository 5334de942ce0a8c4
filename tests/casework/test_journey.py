"""A birth from the counter to the signed certificate, through every room."""

from __future__ import annotations

import pytest

from adminduk.casework import operations, queries
from adminduk.casework.types import Status
from adminduk.documents import operations as documents
from adminduk.documents import queries as papers
from adminduk.documents.models import Document
from adminduk.documents.types import Kind, Verdict
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.access.types import Kind as ActorKind
from tests.cases import a_sent_birth
from tests.cast import staff
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db
STRANGER = Actor(kind=ActorKind.PUBLIC, id=None, name="Umum")
PASSPHRASE = "melati di balik pagar"


def test_a_birth_goes_from_the_counter_to_a_certificate_that_anyone_can_verify() -> None:
    lilis, rina, hendra = staff("registrar"), staff("verifier"), staff("approver")
    yuni, tatang = staff("head", name="Dra. Yuni Astuti, M.Si."), staff("administrator")
    family = settle(asep_and_siti())
    documents.issue_certificate(actor=tatang.actor, at=AT, staff_id=yuni.id, passphrase=PASSPHRASE)

    sent = a_sent_birth(lilis.actor, AT, family)
    assert sent.number == "3201-2611-00001"

    (line,) = queries.list_queue(actor=rina.actor)
    assert line.label == "ALYA NUR AZIZAH"
    operations.open_case(actor=rina.actor, at=AT, case_id=sent.case_id)
    case = queries.get_case(actor=rina.actor, purpose="test", case_id=sent.case_id)
    for paper in case.papers:
        operations.judge_paper(
            actor=rina.actor, at=AT, case_id=sent.case_id, paper_id=paper.paper_id, accepted=True
        )
    operations.verify(actor=rina.actor, at=AT, case_id=sent.case_id)
    number = operations.approve(actor=hendra.actor, at=AT, key="approve", case_id=sent.case_id)
    assert number == "3201-LU-20112026-0001"

    tray = papers.list_tray(actor=yuni.actor)
    assert {one.kind for one in tray} == {Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD}
    worker = system("documents", Scope.of("3201"))
    for one in tray:
        assert documents.prepare(actor=worker, at=AT, document_id=one.document_id)
    batch = operations.sign(
        actor=yuni.actor, at=AT, document_ids=[one.document_id for one in tray], passphrase=PASSPHRASE
    )
    assert (len(batch.signed), batch.failed) == (2, ())
    assert operations.finish_if_all_signed(actor=worker, at=AT, case_id=sent.case_id)

    holder = queries.track(at=AT, number=sent.number, pin=sent.pin, remote="198.51.100.7")
    tracked = queries.get_case(actor=holder, purpose="track", case_id=sent.case_id)
    assert tracked.status is Status.DONE
    with acting(yuni.actor):
        code = Document.objects.get(kind=Kind.BIRTH_CERTIFICATE).code
    said = papers.verify_code(actor=STRANGER, purpose="verify", code=code)
    assert (said.verdict, said.number, said.label) == (Verdict.GREEN, number, "A••• N•• A•••••")
