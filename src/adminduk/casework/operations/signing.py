"""The head of office signs the tray, or sends one back with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from adminduk.casework import jobs
from adminduk.casework.dealing import deal
from adminduk.casework.lifecycle import Step
from adminduk.casework.models import Case
from adminduk.casework.steps import held, take
from adminduk.casework.types.refusals import ReasonNeeded, SameEyes
from adminduk.documents.operations import accept_signed, drop_unsigned, return_from_tray, sign_batch
from adminduk.documents.types import DocumentLine, SignedBatch
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.jobs import defer


def sign(*, actor: Actor, at: datetime, document_ids: Sequence[UUID], passphrase: str) -> SignedBatch:
    """Signs documents of the tray at once. Whoever entered, verified or approved a case does not sign it."""

    def other_hand(line: DocumentLine) -> None:
        hands = ("entered_by", "verified_by", "approved_by")
        case = Case.objects.filter(case_id=line.case_id).only(*hands).first()
        if case and actor.id in {case.entered_by, case.verified_by, case.approved_by}:
            raise SameEyes

    return sign_batch(
        actor=actor,
        at=at,
        document_ids=document_ids,
        passphrase=passphrase,
        on_signed=_deliver_when_complete,
        may_sign=other_hand,
    )


def _deliver_when_complete(line: DocumentLine) -> None:
    if line.case_id:
        defer(jobs.deliver, case_id=line.case_id, kabkota=line.kabkota)


def accept_signed_file(*, actor: Actor, at: datetime, document_id: UUID, pdf: bytes | None = None) -> None:
    """A document whose outcome was unknown is signed after all: its file was found, or was kept here."""
    accept_signed(actor=actor, at=at, document_id=document_id, on_signed=_deliver_when_complete, pdf=pdf)


def send_back(*, actor: Actor, at: datetime, document_id: UUID, reason: str) -> UUID | None:
    """Sends one document of the tray back: its case is mended by its verifier and approved anew; whatever
    else of that case is unsigned is dropped too. Answers the case."""
    if not reason.strip():
        raise ReasonNeeded
    with acting(actor):
        case_id = return_from_tray(actor=actor, at=at, document_id=document_id, reason=reason.strip()[:500])
        if case_id is None:
            return None
        case = held(case_id)
        drop_unsigned(actor=actor, at=at, case_id=case_id)
        case.assigned_to = case.verified_by or deal(case.kabkota, role="verifier")
        case.verified_by = None
        case.approved_by = None
        case.asked_back = reason.strip()[:500]
        take(case, Step.SEND_BACK, actor=actor, at=at, note=case.asked_back)
        return case_id
