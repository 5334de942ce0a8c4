"""What an officer may change in a report: an answer with a reason, a finding confirmed, a decision noted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.casework.facts import Assurance
from adminduk.casework.findings import Audience, unconfirmed
from adminduk.casework.gathering import gather, service_of
from adminduk.casework.guards import require_known_applicant, require_verifier
from adminduk.casework.lifecycle import Status, Step, after
from adminduk.casework.notice import PageRead
from adminduk.casework.notice.field import Form
from adminduk.casework.steps import held, take
from adminduk.casework.types.refusals import CaseNotFound, ReasonNeeded
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.regulations.identity import is_reason


def amend(*, actor: Actor, at: datetime, case_id: UUID, page: str, form: Form, reason: str) -> PageRead:
    """The verifier puts an answer right by what the papers or the register say; what was there before stays
    in the history (names of the fields only; the answers themselves are with the case)."""
    if not reason.strip():
        raise ReasonNeeded
    with acting(actor):
        case = held(case_id)
        require_verifier(case, actor)
        after(Status(case.status), Step.AMEND)
        notice = service_of(case).notice_of(case.notice_version)
        asked = notice.page(page)
        if asked is None:
            raise CaseNotFound
        facts = gather(case, actor=actor, at=at, posted_regions=notice.posted_regions(asked, form))
        service = service_of(case)
        read = notice.read_page(asked, form, case.answers, service.known(case.answers, facts))
        if read.errors:
            return read
        before = case.answers
        case.answers = notice.with_page(before, asked, read.values)
        changed = sorted(
            name for name in {*before, *case.answers} if before.get(name) != case.answers.get(name)
        )
        if changed:
            case.label = service.subject_name(case.answers, facts)
            take(
                case,
                Step.AMEND,
                actor=actor,
                at=at,
                note=reason.strip()[:500],
                detail={"fields": changed},
            )
        return read


def confirm_finding(*, actor: Actor, at: datetime, case_id: UUID, key: str, reason: str = "") -> None:
    """The officer looked again at what a check found, and says that it is so; where it `asks_why`, for what
    `reason` (ten letters or more, without numbers of people). Raises `ReasonNeeded`."""
    with acting(actor):
        case = held(case_id)
        require_verifier(case, actor)
        after(Status(case.status), Step.JUDGE)
        found = service_of(case).check(case.answers, gather(case, actor=actor, at=at))
        finding = next((one for one in found if one.key == key), None)
        if finding is None:
            raise CaseNotFound
        why = " ".join(reason.split())[:500]
        if finding.asks_why and not is_reason(why):
            raise ReasonNeeded
        if key not in case.confirmed:
            case.confirmed = [*case.confirmed, key]
            take(case, Step.JUDGE, actor=actor, at=at, note=why, detail={"confirmed": key})


def confirm_own(
    *, actor: Actor, at: datetime, case_id: UUID, key: str, assurance: Assurance = Assurance.BOUND
) -> None:
    """The reporter says, before sending, that something unusual is so. What is an officer's to confirm he
    cannot: `CaseNotFound`."""
    with acting(actor):
        case = held(case_id)
        require_known_applicant(case, actor)
        after(Status(case.status), Step.ANSWER)
        found = service_of(case).check(case.answers, gather(case, actor=actor, at=at, assurance=assurance))
        if key not in {one.key for one in unconfirmed(found, (), Audience.REPORTER)}:
            raise CaseNotFound
        if key not in case.confirmed:
            case.confirmed = [*case.confirmed, key]
            case.save(update_fields=["confirmed"])
            record(
                actor=actor,
                at=at,
                action="case.confirm",
                subject_kind="case",
                subject_id=case_id,
                kabkota=case.kabkota,
                detail={"key": key.split(":")[0]},
            )


def set_decision(*, actor: Actor, at: datetime, case_id: UUID, name: str, number: str) -> None:
    """Notes the number of a written decision that the law asks for (UU 24/2013 art. 32)."""
    with acting(actor):
        case = held(case_id)
        require_verifier(case, actor)
        after(Status(case.status), Step.JUDGE)
        due = service_of(case).decisions(case.answers, gather(case, actor=actor, at=at))
        if name not in {one.name for one in due} or not number.strip():
            raise ReasonNeeded
        case.decisions = {**case.decisions, name: number.strip()[:60]}
        take(case, Step.JUDGE, actor=actor, at=at, detail={"decision": name})
