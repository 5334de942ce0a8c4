"""A birth with its documents signed and sent, and what its people hold: what anybody's pages begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from adminduk.casework import operations, queries
from adminduk.documents.models import Document
from adminduk.documents.operations import mark_outdated
from adminduk.documents.queries import list_of_case, open_signed
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import now
from adminduk.messaging.queries import list_outbox
from tests.casework.office import pin_holder
from tests.surfaces.desk.office import PASSPHRASE, Office, an_office, approved, judge_all, with_certificate

WORKER = system("casework", Scope.of("3201"))
OPERATOR = system("test", Scope.nation())


@dataclass(frozen=True)
class Paper:
    """A document as its holder has it: the code below the QR, and the file."""

    document_id: UUID
    code: str
    pdf: bytes


@dataclass(frozen=True)
class Issued:
    """A case that is done; `pin` follows it, the parcel has another one in its message."""

    office: Office
    case_id: UUID
    number: str
    pin: str
    documents: Mapping[Kind, Paper]

    @property
    def akta(self) -> Paper:
        return self.documents[Kind.BIRTH_CERTIFICATE]

    @property
    def card(self) -> Paper:
        return self.documents[Kind.FAMILY_CARD]

    @property
    def holder(self) -> Actor:
        return pin_holder(self.case_id)

    def outdate_card(self) -> None:
        """The register changed the family again."""
        family_id = self.office.family.family_id
        assert mark_outdated(actor=WORKER, family_id=family_id, changed_at=now()) == 1

    def revoke_akta(self) -> None:
        with acting(WORKER):
            Document.objects.filter(document_id=self.akta.document_id).update(revoked_at=now())


def an_issued_birth() -> Issued:
    """Alya's akta and the family's new card, signed by Yuni, the link sent."""
    office = an_office()
    with_certificate(office)
    case = approved(office)
    yuni = office.yuni.actor
    lines = list_of_case(actor=yuni, case_id=case.case_id)
    batch = operations.sign(
        actor=yuni, at=now(), document_ids=[one.document_id for one in lines], passphrase=PASSPHRASE
    )
    assert batch.failed == ()
    operations.finish_if_all_signed(actor=WORKER, at=now(), case_id=case.case_id)
    with acting(yuni):
        codes = {one.document_id: one.code for one in Document.objects.filter(case_id=case.case_id)}
    papers = {
        one.kind: Paper(
            one.document_id,
            codes[one.document_id],
            open_signed(actor=yuni, purpose="test", document_id=one.document_id).pdf,
        )
        for one in lines
    }
    return Issued(office, case.case_id, case.number, case.pin, papers)


def returned(office: Office, case_id: UUID, words: str) -> UUID:
    """Rina sends the first paper back with `words`; the id of that paper."""
    judge_all(office, case_id)
    act = {"actor": office.rina.actor, "at": now(), "case_id": case_id}
    paper = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case_id).papers[0]
    operations.judge_paper(**act, paper_id=paper.paper_id, accepted=False, reason="blurred", message=words)
    operations.return_items(**act, note="")
    return paper.paper_id


def link_and_pin() -> tuple[str, str]:
    """Token and PIN out of the newest message, as its reader has them."""
    ready = [one for one in list_outbox(actor=OPERATOR, purpose="test") if one.kind == "documents_ready"]
    words = ready[0].sms_text.replace(",", " ").split()
    link = next(word for word in words if "/unduh/" in word)
    pin = next(word.strip(".") for word in words if word.strip(".").isdigit() and len(word.strip(".")) == 6)
    return link.split("/unduh/")[1].strip("/."), pin


def changed(pdf: bytes) -> bytes:
    """The same file with one bit of its content turned."""
    place = len(pdf) // 3
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
