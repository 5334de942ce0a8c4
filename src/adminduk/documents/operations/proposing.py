"""Proposals about akta: one officer reads or finds, another compares with the scan and decides.

Agreeing enters the event and, of an old akta, orders its kutipan: one act, one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.documents.models import Proposal
from adminduk.documents.operations.converting import convert_old_akta
from adminduk.documents.proposing import corrections, old_aktas
from adminduk.documents.proposing.forms import kept, problems_in, the_day
from adminduk.documents.queries.proposals import form_of, held
from adminduk.documents.types.proposals import (
    AnswersWrong,
    OwnProposal,
    ProposalDecided,
    ProposalKind,
    ProposalReasonNeeded,
    ProposalState,
    ScanNeeded,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.masking import mask_name
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.texts import Both
from adminduk.offices.queries import get_office
from adminduk.register.operations import enter, record_old_akta
from adminduk.register.queries import find_person_anywhere, get_person
from adminduk.register.types import EvidenceReference, OldAktaKind
from adminduk.regulations.old_aktas import as_written

PURPOSE = "documents.propose"
NO_SUCH_NIK = Both(
    id="NIK ini tidak kami temukan. Periksa lagi, atau kosongkan.",
    en="We do not find this NIK. Please check it, or leave it empty.",
)
SAME_PERSON = Both(id="Ini NIK orang yang sama.", en="That is the same person's NIK.")


def propose(
    *,
    actor: Actor,
    at: datetime,
    kind: ProposalKind,
    akta: str,
    person_id: UUID,
    office_id: int,
    answers: Mapping[str, object],
    scan: Sequence[bytes],
) -> UUID:
    """Writes down what an officer read from an old akta (`akta` is its kind), or wants put right in an akta
    (`akta` is its number). `scan` are the pages of the paper or of the proof, as JPEG.

    Raises `AnswersWrong` with a sentence for each field, `ScanNeeded`, `NoSuchAkta`, `PersonNotFound`.
    """
    office = get_office(office_id)
    with acting(actor):
        actor.require("documents.propose", office.kabkota)
        person = get_person(actor=actor, purpose=PURPOSE, person_id=person_id)
        today = day_at(at, office.zone)
        asked = form_of(actor, kind, akta, person, today)
        texts = kept(asked, answers)
        wrong = problems_in(asked, texts, today=today)
        if not wrong and kind is ProposalKind.OLD_AKTA:
            wrong = old_aktas.rules(texts, today=today)
        elif not wrong:
            wrong = corrections.rules(asked, texts)
        if not wrong and texts.get("other_nik"):
            wrong = _find_other(actor, person.person_id, texts)
        if wrong:
            raise AnswersWrong(fields=wrong)
    if not scan:
        raise ScanNeeded
    stored = [storage.put(page, kind="evidence") for page in scan]
    with acting(actor):
        # The other one stays as his place in the register, not as a number in a form.
        texts.pop("other_nik", None)
        made = Proposal.objects.create(
            proposal_id=new_id(),
            kabkota=office.kabkota,
            office_id=office.id,
            kind=kind,
            akta=akta if kind is ProposalKind.OLD_AKTA else "",
            person_id=person_id,
            label=mask_name(person.name),
            number=as_written(texts["number"]) if kind is ProposalKind.OLD_AKTA else akta,
            answers=texts,
            evidence=[{"key": one.key, "sha256": one.sha256} for one in stored],
            proposed_by=actor.id,
            proposed_at=at,
        )
        _tell(made, actor, at, "documents.propose")
    return made.proposal_id


def _find_other(actor: Actor, person_id: UUID, texts: dict[str, str]) -> dict[str, Both]:
    found = find_person_anywhere(actor=actor, purpose=PURPOSE, nik=texts["other_nik"])
    if found is None:
        return {"other_nik": NO_SUCH_NIK}
    if found.person_id == person_id:
        return {"other_nik": SAME_PERSON}
    texts["other_id"] = str(found.person_id)
    return {}


def agree(*, actor: Actor, at: datetime, proposal_id: UUID) -> UUID:
    """The second officer compared and agrees: it enters the register. Answers the entry.

    Raises `ProposalNotFound`, `ProposalDecided`, `OwnProposal`, and what the register refuses.
    """
    with acting(actor):
        proposal = _open(actor, proposal_id, "register.enter")
        if proposal.proposed_by == actor.id:
            raise OwnProposal
        entered = _entered(actor, at, proposal)
        proposal.entry_id = entered
        _decide(proposal, ProposalState.AGREED, actor, at)
    return entered


def _entered(actor: Actor, at: datetime, proposal: Proposal) -> UUID:
    office = get_office(proposal.office_id)
    today = day_at(at, office.zone)
    person = get_person(actor=actor, purpose=PURPOSE, person_id=proposal.person_id)
    papers = "old_akta" if proposal.kind == ProposalKind.OLD_AKTA else "proof_of_correction"
    frame: dict[str, Any] = {
        "kabkota": proposal.kabkota,
        "office_id": office.id,
        "registered_on": today,
        "effective_on": today,
        "evidence": tuple(EvidenceReference(papers, one["key"], one["sha256"]) for one in proposal.evidence),
    }
    key = str(proposal.proposal_id)
    if proposal.kind == ProposalKind.CORRECTION:
        frame["legal_basis"] = ("UU 24/2013 art. 71",)
        correction = corrections.event(person, proposal.number, proposal.answers, **frame)
        return enter(actor=actor, at=at, key=key, event=correction).entry_id
    frame |= {
        "legal_basis": ("UU 23/2006 art. 66",),
        "recorded_by": proposal.proposed_by,
        "compared_by": actor.id,
    }
    if proposal.akta == OldAktaKind.DEATH:
        frame["effective_on"] = the_day(proposal.answers["happened_on"])
    old = old_aktas.event(OldAktaKind(proposal.akta), person, proposal.answers, **frame)
    entry_id = record_old_akta(actor=actor, at=at, key=key, akta=old).entry_id
    convert_old_akta(actor=actor, at=at, entry_id=entry_id)
    return entry_id


def disagree(*, actor: Actor, at: datetime, proposal_id: UUID, reason: str) -> None:
    """What was read is not what the paper says, or the proof does not prove it. `ProposalReasonNeeded`."""
    if not reason.strip():
        raise ProposalReasonNeeded
    with acting(actor):
        proposal = _open(actor, proposal_id, "register.enter")
        if proposal.proposed_by == actor.id:
            raise OwnProposal
        proposal.reason = reason.strip()[:500]
        _decide(proposal, ProposalState.DISAGREED, actor, at)


def withdraw(*, actor: Actor, at: datetime, proposal_id: UUID) -> None:
    """Who proposed takes it back."""
    with acting(actor):
        proposal = _open(actor, proposal_id, "documents.propose")
        if proposal.proposed_by != actor.id:
            raise ProposalDecided
        _decide(proposal, ProposalState.WITHDRAWN, actor, at)


def _open(actor: Actor, proposal_id: UUID, permission: str) -> Proposal:
    proposal = held(proposal_id, for_update=True)
    actor.require(permission, proposal.kabkota)
    if proposal.state != ProposalState.WAITING:
        raise ProposalDecided
    return proposal


def _decide(proposal: Proposal, state: ProposalState, actor: Actor, at: datetime) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor.id, at
    proposal.save()
    _tell(proposal, actor, at, f"documents.proposal_{state}")


def _tell(proposal: Proposal, actor: Actor, at: datetime, action: str) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="proposal",
        subject_id=proposal.proposal_id,
        kabkota=proposal.kabkota,
        detail={"kind": str(proposal.kind), "person": str(proposal.person_id)},
    )
