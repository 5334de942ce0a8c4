"""Sending a report in: checked once more, numbered, dealt to an officer, acknowledged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from adminduk.casework import jobs
from adminduk.casework.contacts import tell_applicant, track_link
from adminduk.casework.dealing import deal, on_duty
from adminduk.casework.facts import Assurance, Facts
from adminduk.casework.findings import Audience, refusals, unconfirmed
from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_applicant
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.models import Case, Paper
from adminduk.casework.numbers import next_case_number
from adminduk.casework.promises import due_at
from adminduk.casework.service import what_is_missing
from adminduk.casework.steps import held, take
from adminduk.casework.types.refusals import AnswersIncomplete, PapersMissing, RuleRefuses
from adminduk.casework.types.views import Submitted
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor, Kind, Scope, system
from adminduk.foundation.clock import day_at
from adminduk.foundation.crypto import hash_secret, open_sealed, random_digits, seal
from adminduk.foundation.jobs import defer
from adminduk.foundation.texts import Both
from adminduk.offices.queries import get_office

PIN_DIGITS = 6


def submit(
    *,
    actor: Actor,
    at: datetime,
    key: str | None,
    case_id: UUID,
    assurance: Assurance = Assurance.BOUND,
) -> Submitted:
    """Sends a draft in. Raises `AnswersIncomplete`, `PapersMissing`, `RuleRefuses`.

    The same `key` twice gives the same number and PIN: the answer is kept sealed, since a receipt that
    was lost on a bad line must be given again.
    """
    with acting(actor):
        box = once(
            actor=actor,
            operation=f"case.submit/{case_id}",
            key=key,
            at=at,
            make=lambda: _submit(actor, at, case_id, assurance),
        )
        case = held(case_id)
    pin = open_sealed(bytes.fromhex(box), context=f"pin|{case_id}").decode()
    assert case.due_at is not None
    return Submitted(case_id=case_id, number=case.number, pin=pin, due_at=case.due_at)


def _submit(actor: Actor, at: datetime, case_id: UUID, assurance: Assurance) -> str:
    case = held(case_id)
    require_applicant(case, actor)
    after(Status(case.status), Step.SUBMIT)
    office = get_office(case.office_id)
    case.rules_on = day_at(at, office.zone)
    service = service_of(case)
    facts = gather(case, actor=actor, at=at, assurance=assurance)
    check_before_sending(case, facts)
    pin = random_digits(PIN_DIGITS)
    case.number = next_case_number(kabkota=case.kabkota, day=case.rules_on, case_id=case_id)
    case.pin_hash = hash_secret(pin)
    case.submitted_at = case.complete_at = at
    case.due_at = due_at(at, service.target_hours(facts.law), office)
    case.label = service.subject_name(case.answers, facts)
    # Whoever moved to another card since he began reports from the one he is on now.
    case.family_id = facts.family.family_id if facts.family else case.family_id
    case.kecamatan = facts.family.kecamatan_code if facts.family else case.kecamatan
    case.assigned_to = _deal_to_verifier(case)
    take(case, Step.SUBMIT, actor=actor, at=at, detail={"channel": case.channel})
    tell_applicant(
        case,
        actor=actor,
        at=at,
        kind="case_received",
        facts={"number": case.number, "link": track_link(case), "pin": pin},
        key=f"received/{case_id}",
    )
    if case.assigned_to is None:
        defer(jobs.deal_waiting_cases, once_as=f"deal/{case.kabkota}", kabkota=case.kabkota)
    return seal(pin.encode(), context=f"pin|{case_id}").hex()


def check_before_sending(case: Case, facts: Facts) -> None:
    """Everything that must be right before an officer is troubled with it."""
    service = service_of(case)
    notice = service.notice_of(case.notice_version)
    if notice.missing(case.answers, service.known(case.answers, facts)):
        raise AnswersIncomplete
    found = service.check(case.answers, facts)
    for refusal in refusals(found):
        raise RuleRefuses(why=refusal.sentence)
    if unconfirmed(found, case.confirmed, Audience.REPORTER):
        raise AnswersIncomplete
    missing = what_is_missing(service, case.answers, facts)
    if missing:
        raise PapersMissing(papers=[one.paper.label for one in missing])


def _deal_to_verifier(case: Case) -> UUID | None:
    dealer = system("dealer", Scope.of(case.kabkota))
    with acting(dealer):
        return deal(case.kabkota, role="verifier", besides={case.entered_by})


def resubmit(*, actor: Actor, at: datetime, case_id: UUID, assurance: Assurance = Assurance.BOUND) -> None:
    """The applicant answered what was returned: back to the same officer, in one round."""
    with acting(actor):
        case = held(case_id)
        require_applicant(case, actor)
        returned = Paper.objects.filter(case_id=case_id, current=True, state="returned")
        if returned.exists():
            raise PapersMissing(papers=_labels(case, returned))
        after(Status(case.status), Step.RESUBMIT)
        # Who holds only the PIN sees nothing of the register; the platform looks for him.
        looks = system("casework", Scope.of(case.kabkota)) if actor.kind is Kind.PUBLIC else actor
        with acting(looks):
            facts = gather(case, actor=looks, at=at, assurance=assurance)
        check_before_sending(case, facts)
        case.label = service_of(case).subject_name(case.answers, facts)
        take(case, Step.RESUBMIT, actor=actor, at=at)


def _labels(case: Case, papers: Iterable[Paper]) -> list[Both]:
    labels = {paper.name: paper.label for paper in service_of(case).papers}
    return [labels[paper.kind] for paper in papers if paper.kind in labels]


def cancel(*, actor: Actor, at: datetime, case_id: UUID, reason: str = "") -> None:
    """The applicant takes his report back, as long as nobody has decided on it."""
    with acting(actor):
        case = held(case_id)
        if not (actor.kind is Kind.PUBLIC and actor.case_id == case_id):
            require_applicant(case, actor)
        case.closed_at = at
        case.closing_reason = reason.strip()[:500]
        take(case, Step.CANCEL, actor=actor, at=at, note=case.closing_reason)


def deal_waiting(*, actor: Actor, at: datetime, kabkota: str) -> int:
    """Deals the cases that nobody could take, and those that lie untouched with somebody who went off duty;
    answers how many found an officer."""
    dealt = 0
    with acting(actor):
        for status, role in ((Status.SUBMITTED, "verifier"), (Status.VERIFIED, "approver")):
            unheld = Q(assigned_to__isnull=True) | ~Q(assigned_to__in=on_duty(kabkota, role=role))
            waiting = Case.objects.select_for_update(skip_locked=True).filter(
                unheld, kabkota=kabkota, status=status
            )
            for case in waiting.order_by("submitted_at"):
                found = deal(kabkota, role=role, besides={case.entered_by, case.verified_by})
                if found:
                    case.assigned_to = found
                    case.save(update_fields=["assigned_to"])
                    dealt += 1
    return dealt
