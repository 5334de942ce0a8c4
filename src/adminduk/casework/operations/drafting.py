"""Filling in a notice: page by page, paper by paper, saved at every step."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from adminduk.casework.facts import Assurance, Channel, Facts
from adminduk.casework.findings import refusals
from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_applicant, require_asked_back, require_known_applicant
from adminduk.casework.intake.types import CleanFile
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.models import Case, Paper
from adminduk.casework.notice import Answers, Page, PageRead
from adminduk.casework.notice.field import Form
from adminduk.casework.service import Service
from adminduk.casework.services import get_service
from adminduk.casework.steps import held
from adminduk.casework.types.refusals import CaseNotFound, UnknownPaper
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import seal
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.texts import Both
from adminduk.messaging.types import Recipient
from adminduk.offices.queries import find_office_of
from adminduk.offices.types import NoSuchOffice
from adminduk.register.queries import get_own_family

DRAFTS_EACH = 5


def start(
    *,
    actor: Actor,
    at: datetime,
    service: str,
    kabkota: str,
    channel: Channel,
    family_id: UUID | None = None,
    reporter_id: UUID | None = None,
    contact: Recipient | None = None,
    language: str = "id",
) -> UUID:
    """Opens a draft; a resident who has an empty draft of that service gets that one again.

    `family_id` and `reporter_id` are whom the register knows; `contact` is where messages go (at the
    counter; a resident's own is with his account). `NoSuchOffice` when the region has no office here.
    """
    office = find_office_of(kabkota)
    if office is None:
        raise NoSuchOffice
    definition = get_service(service)
    case_id = new_id()
    with acting(actor):
        if actor.kind is Kind.RESIDENT:
            reporter_id = actor.person_id
            family_id = get_own_family(actor=actor, purpose="case.report").family_id
            drafts = Case.objects.filter(
                account_id=actor.account_id, service=service, status=Status.DRAFT
            ).order_by("-created_at", "-case_id")
            empty = next((draft for draft in drafts if not draft.answers), None)
            if empty:
                return empty.case_id
            # The oldest drafts make room, so that nobody fills the table.
            for forgotten in drafts[DRAFTS_EACH - 1 :]:
                _throw_away(forgotten)
        else:
            actor.require("case.enter", kabkota)
        Case.objects.create(
            case_id=case_id,
            kabkota=kabkota,
            office_id=office.id,
            service=service,
            notice_version=definition.notice.version,
            status=Status.DRAFT,
            channel=channel,
            language=language,
            account_id=actor.account_id if actor.kind is Kind.RESIDENT else None,
            entered_by=actor.id if actor.kind is Kind.STAFF else None,
            contact=seal_contact(case_id, contact) if contact else None,
            reporter_id=reporter_id,
            family_id=family_id,
            created_at=at,
            changed_at=at,
        )
        record(
            actor=actor,
            at=at,
            action="case.start",
            subject_kind="case",
            subject_id=case_id,
            kabkota=kabkota,
            detail={"service": service, "channel": channel},
        )
    return case_id


def seal_contact(case_id: UUID, contact: Recipient) -> bytes:
    plain = json.dumps({"phone": contact.phone, "email": contact.email}).encode()
    return seal(plain, context=f"casework_case|contact|{case_id}")


def answer(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    page: str,
    form: Form,
    assurance: Assurance = Assurance.BOUND,
) -> PageRead:
    """Reads one posted page. Without errors the answers are saved; with errors nothing is."""
    with acting(actor):
        case = held(case_id)
        require_known_applicant(case, actor)
        after(Status(case.status), Step.ANSWER)
        service = service_of(case)
        notice = service.notice_of(case.notice_version)
        asked = notice.page(page)
        if asked is None:
            raise CaseNotFound
        facts = gather(
            case,
            actor=actor,
            at=at,
            assurance=assurance,
            posted_regions=notice.posted_regions(asked, form),
            duplicates=False,
        )
        read = notice.read_page(asked, form, case.answers, service.known(case.answers, facts))
        answers = notice.with_page(case.answers, asked, read.values)
        if not read.errors:
            read = replace(read, errors=_ruled_out(service, asked, answers, facts))
        if not read.errors:
            case.answers = answers
            case.label = service.subject_name(case.answers, facts)
            case.changed_at = at
            case.save(update_fields=["answers", "label", "changed_at"])
        return read


# What these ask is only known once the people are looked up, which happens where everything is checked.
ABOUT_PEOPLE = frozenset({"registered_person", "nik", "family_member", "family_card", "group"})


def _ruled_out(service: Service, page: Page, answers: Answers, facts: Facts) -> dict[str, Both]:
    """Answers of this page that a rule refuses whatever else is answered: said at once, not at the end."""
    own = {one.name for one in page.fields if one.kind not in ABOUT_PEOPLE}
    return {
        finding.field: finding.sentence
        for finding in refusals(service.check(answers, facts))
        if finding.field in own
    }


def attach_paper(*, actor: Actor, at: datetime, case_id: UUID, kind: str, form: str, file: CleanFile) -> UUID:
    """Puts a cleaned file to the case as the paper `kind`, or as the `form` that stands in for it.

    An earlier file of that paper is replaced (kept, but no longer current).
    """
    pages = [
        {**_page(image), "width": width, "height": height}
        for image, (width, height) in zip(file.pages, file.sizes, strict=True)
    ]
    with acting(actor):
        case = held(case_id)
        require_applicant(case, actor)
        after(Status(case.status), Step.ANSWER)
        paper = next((one for one in service_of(case).papers if one.name == kind), None)
        if paper is None or form not in {"", *(one.code for one in paper.replaceable_by)}:
            raise UnknownPaper
        require_asked_back(case, actor, kind)
        Paper.objects.filter(case_id=case_id, kind=kind, form=form, current=True).update(current=False)
        paper_id = new_id()
        Paper.objects.create(
            case_id=case_id,
            paper_id=paper_id,
            kabkota=case.kabkota,
            kind=kind,
            form=form,
            pages=pages,
            original_sha256=file.sha256,
            added_at=at,
        )
        record(
            actor=actor,
            at=at,
            action="case.attach",
            subject_kind="case",
            subject_id=case_id,
            kabkota=case.kabkota,
            detail={"kind": kind, "form": form, "pages": len(pages)},
        )
        return paper_id


def _page(image: bytes) -> dict[str, str]:
    stored = storage.put(image, kind="evidence")
    return {"key": stored.key, "sha256": stored.sha256}


def remove_paper(*, actor: Actor, at: datetime, case_id: UUID, paper_id: UUID) -> None:
    """Takes a paper away again while the case is with its applicant."""
    with acting(actor):
        case = held(case_id)
        require_applicant(case, actor)
        after(Status(case.status), Step.ANSWER)
        paper = Paper.objects.filter(case_id=case_id, paper_id=paper_id, current=True).first()
        if paper is None:
            return
        require_asked_back(case, actor, paper.kind)
        Paper.objects.filter(case_id=case_id, paper_id=paper_id).update(current=False)
        record(
            actor=actor,
            at=at,
            action="case.remove_paper",
            subject_kind="case",
            subject_id=case_id,
            kabkota=case.kabkota,
        )


def discard(*, actor: Actor, at: datetime, case_id: UUID) -> None:
    """Throws a draft away; what was sent in cannot be."""
    with acting(actor):
        case = held(case_id)
        require_applicant(case, actor)
        after(Status(case.status), Step.SUBMIT)
        _throw_away(case)
        record(
            actor=actor,
            at=at,
            action="case.discard",
            subject_kind="case",
            subject_id=case_id,
            kabkota=case.kabkota,
        )


def _throw_away(case: Case) -> None:
    for paper in Paper.objects.filter(case_id=case.case_id):
        for page in paper.pages:
            # A rollback brings the rows back, so their pages may not be gone by then.
            transaction.on_commit(partial(storage.remove, page["key"]))
    Paper.objects.filter(case_id=case.case_id).delete()
    case.delete()
