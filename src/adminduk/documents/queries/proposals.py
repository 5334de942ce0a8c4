"""Proposals about akta: the list, one of them with its scan, and the forms that they begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from adminduk.documents.models import Proposal as Row
from adminduk.documents.operations.akta_documents import OF_ENTRY
from adminduk.documents.proposing import corrections, old_aktas
from adminduk.documents.types.documents import Kind
from adminduk.documents.types.proposals import (
    Asked,
    NoSuchAkta,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalNotFound,
    ProposalState,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.texts import Both
from adminduk.register.queries import get_person, list_entries_of
from adminduk.register.types import OldAktaKind, OldAktaRecorded, Person
from adminduk.regulations.law import Law


@dataclass(frozen=True, slots=True)
class AktaOfPerson:
    """An akta that a person has: its number, and what it is (birth, death, marriage, divorce, …)."""

    number: str
    akta: str
    title: Both


def list_proposals(
    *, actor: Actor, states: Sequence[ProposalState], offset: int = 0, limit: int = 50
) -> list[ProposalLine]:
    """Proposals of the actor's jurisdiction in these states, oldest first while they wait, else newest."""
    with acting(actor):
        waiting = list(states) == [ProposalState.WAITING]
        rows = Row.objects.filter(state__in=list(states)).defer("answers", "evidence")
        ordered = rows.order_by("proposed_at" if waiting else "-proposed_at")
        return [_line(row) for row in ordered[offset : offset + limit]]


def count_proposals(*, actor: Actor) -> int:
    """How many wait for a second officer."""
    with acting(actor):
        return Row.objects.filter(state=ProposalState.WAITING).count()


def get_proposal(*, actor: Actor, purpose: str, proposal_id: UUID) -> Proposal:
    """All that was proposed, question by question. `ProposalNotFound` elsewhere."""
    with acting(actor):
        row = held(proposal_id)
        person = get_person(actor=actor, purpose=purpose, person_id=row.person_id)
        kind = ProposalKind(row.kind)
        which = row.akta if kind is ProposalKind.OLD_AKTA else row.number
        asked = form_of(actor, kind, which, person, row.proposed_at.date())
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="person",
            subject_ids=[row.person_id],
            elements=["proposal"],
        )
        return Proposal(
            line=_line(row),
            rows=tuple((one, row.answers.get(one.name, "")) for one in asked),
            pages=len(row.evidence),
            reason=row.reason,
            entry_id=row.entry_id,
        )


def open_scan(*, actor: Actor, purpose: str, proposal_id: UUID, page: int) -> bytes:
    """One page of the scan (JPEG), counted from 0. `ProposalNotFound`."""
    with acting(actor):
        row = held(proposal_id)
        if not 0 <= page < len(row.evidence):
            raise ProposalNotFound
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="person",
            subject_ids=[row.person_id],
            elements=["scan"],
        )
        key = row.evidence[page]["key"]
    return storage.get(key)


def list_aktas_of(*, actor: Actor, purpose: str, person_id: UUID) -> list[AktaOfPerson]:
    """The akta of a person that can be put right, newest entry last."""
    with acting(actor):
        person = get_person(actor=actor, purpose=purpose, person_id=person_id)
        entries = list_entries_of(actor=actor, purpose=purpose, person_id=person_id)
    found = {"": ""}
    if person.birth_akta_number:
        found[person.birth_akta_number] = "birth"
    if person.marriage_number:
        found[person.marriage_number] = "marriage"
    for one in entries:
        if one.akta_number and one.kind == OldAktaRecorded.kind:
            found[one.akta_number] = one.facts["akta"]
        elif one.akta_number and one.kind in OF_ENTRY:
            found[one.akta_number] = CALLED[OF_ENTRY[one.kind]]
    del found[""]
    return [AktaOfPerson(number, akta, old_aktas.NAMES[OldAktaKind(akta)]) for number, akta in found.items()]


def begin_form(
    *, actor: Actor, purpose: str, kind: ProposalKind, akta: str, person_id: UUID, on: date
) -> tuple[Asked, ...]:
    """The questions for an old akta (`akta` its kind) or a correction (`akta` its number). `NoSuchAkta`."""
    with acting(actor):
        person = get_person(actor=actor, purpose=purpose, person_id=person_id)
        return form_of(actor, kind, akta, person, on)


def form_of(actor: Actor, kind: ProposalKind, akta: str, person: Person, on: date) -> tuple[Asked, ...]:
    if kind is ProposalKind.OLD_AKTA:
        if akta not in set(OldAktaKind):
            raise NoSuchAkta
        return old_aktas.form(OldAktaKind(akta), person)
    own = list_aktas_of(actor=actor, purpose="documents.propose", person_id=person.person_id)
    found = next((one.akta for one in own if one.number == akta), None)
    if found is None:
        raise NoSuchAkta
    law = Law(on=on, region=person.kabkota)
    return corrections.form(found if found in ("birth", "death") else "marriage", person, law)


def held(proposal_id: UUID, *, for_update: bool = False) -> Row:
    rows = Row.objects.select_for_update() if for_update else Row.objects
    row = rows.filter(proposal_id=proposal_id).first()
    if row is None:
        raise ProposalNotFound
    return row


def _line(row: Row) -> ProposalLine:
    own = {name: getattr(row, name) for name in ProposalLine.__slots__ if name not in {"kind", "state"}}
    return ProposalLine(**own, kind=ProposalKind(row.kind), state=ProposalState(row.state))


CALLED = {
    Kind.BIRTH_CERTIFICATE: "birth",
    Kind.DEATH_CERTIFICATE: "death",
    Kind.MARRIAGE_CERTIFICATE: "marriage",
    Kind.DIVORCE_CERTIFICATE: "divorce",
    Kind.ACKNOWLEDGEMENT_CERTIFICATE: "acknowledgement",
    Kind.LEGITIMATION_CERTIFICATE: "legitimation",
}
