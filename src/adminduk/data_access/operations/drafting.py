"""Writing an agreement down: MoU → PKS → technical sheet. Somebody else approves it (see `deciding`)."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from adminduk.data_access.finding import agreement_of, institution_of, person_who_acts
from adminduk.data_access.lifecycle import require_step
from adminduk.data_access.models import Agreement
from adminduk.data_access.policy import ZONE
from adminduk.data_access.rules import check_regions, check_terms
from adminduk.data_access.trail import record_step
from adminduk.data_access.types.agreements import Step, Terms
from adminduk.data_access.types.outcomes import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id

LONGEST = {
    "mou_number": 80,
    "pks_number": 80,
    "sheet_number": 80,
    "legal_basis": 300,
    "purpose_text": 200,
}


def draft_agreement(
    *, actor: Actor, at: datetime, institution_id: UUID, terms: Terms, key: str | None = None
) -> UUID:
    """A new agreement, not in force. What breaks a rule is refused at once, so that nobody drafts in vain."""
    with acting(actor):
        actor.require("data_access.draft")
        by = person_who_acts(actor)
        institution = institution_of(institution_id)
        terms = _checked(terms, actor=actor, at=at, sector=institution.kind)

        def make() -> str:
            agreement = Agreement.objects.create(
                agreement_id=new_id(),
                agreement_no=_next_number(),
                institution=institution,
                drafted_by=by,
                created_at=at,
                changed_at=at,
                **_columns(terms),
            )
            record_step(agreement, actor=actor, at=at, action="draft")
            return str(agreement.agreement_id)

        return UUID(once(actor=actor, operation="data_access.draft", key=key, at=at, make=make))


def change_draft(*, actor: Actor, at: datetime, agreement_id: UUID, terms: Terms) -> None:
    """Other terms before anybody has approved; a submitted agreement becomes a draft again."""
    with acting(actor):
        actor.require("data_access.draft")
        person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        status = require_step(agreement, Step.CHANGE)
        terms = _checked(terms, actor=actor, at=at, sector=agreement.institution.kind)
        _put(agreement, at=at, status=status, **_columns(terms))
        record_step(agreement, actor=actor, at=at, action=Step.CHANGE)


def submit_agreement(*, actor: Actor, at: datetime, agreement_id: UUID) -> None:
    """Hands the draft to whoever approves."""
    with acting(actor):
        actor.require("data_access.draft")
        person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        status = require_step(agreement, Step.SUBMIT)
        check_terms(Terms.of_row(agreement), sector=agreement.institution.kind, today=day_at(at, ZONE))
        _put(agreement, at=at, status=status)
        record_step(agreement, actor=actor, at=at, action=Step.SUBMIT)


def propose_change(*, actor: Actor, at: datetime, agreement_id: UUID, terms: Terms) -> None:
    """Other terms for an agreement in force (a renewal too): the present ones go on until somebody else has
    approved. A later proposal takes the place of one that waits."""
    with acting(actor):
        actor.require("data_access.draft")
        person_who_acts(actor)
        agreement = agreement_of(agreement_id)
        require_step(agreement, Step.PROPOSE)
        terms = _checked(terms, actor=actor, at=at, sector=agreement.institution.kind)
        step_id = record_step(agreement, actor=actor, at=at, action=Step.PROPOSE, terms=terms)
        _put(agreement, at=at, proposal_id=step_id)


def _checked(terms: Terms, *, actor: Actor, at: datetime, sector: str) -> Terms:
    """The terms without stray blanks, cut to what the columns hold, if they keep the rules."""
    tidy = {name: " ".join(getattr(terms, name).split())[:most] for name, most in LONGEST.items()}
    terms = replace(terms, **tidy, regions=tuple(sorted(set(terms.regions))))
    check_terms(terms, sector=sector, today=day_at(at, ZONE))
    check_regions(terms, actor=actor, permission="data_access.draft")
    return terms


def _columns(terms: Terms) -> dict[str, object]:
    return asdict(terms) | {"regions": list(terms.regions)}


def _put(agreement: Agreement, *, at: datetime, status: Status | None = None, **columns: object) -> None:
    if status is not None:
        columns["status"] = status
    for name, value in (columns | {"changed_at": at}).items():
        setattr(agreement, name, value)
    agreement.save(update_fields=[*columns, "changed_at"])


def _next_number() -> int:
    """1, 2, 3 … Two drafts at once wait for each other: the number stands in every line of the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('data_access_agreement', 0))")
    last = Agreement.objects.aggregate(last=Max("agreement_no"))["last"]
    return (last or 0) + 1
