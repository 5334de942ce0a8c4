"""Documents of an agreement: what was signed, and the report of each semester."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.data_access.finding import agreement_of, manages
from adminduk.data_access.models import Agreement, AgreementPaper
from adminduk.data_access.policy import ZONE
from adminduk.data_access.reports import semesters_due
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.agreements import PAPER_KINDS
from adminduk.data_access.types.refusals import BadPaper, NoSuchAgreement, ReportNotDue
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, NotAllowed
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.storage.operations import put

MOST_BYTES = 10 * 1024 * 1024


def attach_paper(
    *, actor: Actor, at: datetime, agreement_id: UUID, kind: str, name: str, content: bytes
) -> UUID:
    """Keeps a PDF with the agreement; `kind` is one of PAPER_KINDS but a report."""
    name = _checked(name, content)
    if kind not in PAPER_KINDS or kind == "report":
        raise BadPaper(megabytes=MOST_BYTES // 1024 // 1024)
    with acting(actor):
        actor.require("data_access.draft")
        return _keep(agreement_of(agreement_id), actor, at, kind, name, content)


def hand_in_report(
    *, actor: Actor, at: datetime, agreement_id: UUID, semester: str, name: str, content: bytes
) -> UUID:
    """The institution's report on its use in a semester that is over ("2026-1"); `ReportNotDue` otherwise."""
    name = _checked(name, content)
    with acting(actor):
        agreement = agreement_of(agreement_id)
        if not manages(actor, agreement.institution_id):
            raise NoSuchAgreement
        if semester not in semesters_due(agreement, today=day_at(at, ZONE)):
            raise ReportNotDue
        return _keep(agreement, actor, at, "report", name, content, period=semester)


def _checked(name: str, content: bytes) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= 160 or not content.startswith(b"%PDF-") or len(content) > MOST_BYTES:
        raise BadPaper(megabytes=MOST_BYTES // 1024 // 1024)
    return name


def _keep(
    agreement: Agreement, actor: Actor, at: datetime, kind: str, name: str, content: bytes, period: str = ""
) -> UUID:
    if actor.id is None:
        raise NotAllowed
    stored = put(content, kind="agreement")
    paper = AgreementPaper.objects.create(
        paper_id=new_id(),
        agreement=agreement,
        kind=kind,
        name=name,
        storage_key=stored.key,
        sha256=stored.sha256,
        period=period,
        added_at=at,
        added_by=actor.id,
    )
    record_about(
        "agreement",
        agreement.agreement_id,
        actor=actor,
        at=at,
        action="attach",
        detail={"paper": str(paper.paper_id), "kind": kind},
    )
    return paper.paper_id
