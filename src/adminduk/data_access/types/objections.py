"""An objection to one look, and its life as one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.data_access.types.glances import Glance
from adminduk.foundation.texts import Both


class ObjectionStatus(StrEnum):
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    ANSWERED = "answered"
    UPHELD = "upheld"
    REJECTED = "rejected"

    @property
    def label(self) -> Both:
        return _SAID[self]

    @property
    def is_open(self) -> bool:
        return self not in (ObjectionStatus.UPHELD, ObjectionStatus.REJECTED)


_SAID = {
    ObjectionStatus.SUBMITTED: Both(id="Diterima", en="Received"),
    ObjectionStatus.IN_REVIEW: Both(id="Diperiksa", en="Under review"),
    ObjectionStatus.ANSWERED: Both(id="Lembaga sudah menjawab", en="The institution has answered"),
    ObjectionStatus.UPHELD: Both(id="Keberatan dibenarkan", en="Objection upheld"),
    ObjectionStatus.REJECTED: Both(id="Keberatan ditolak", en="Objection rejected"),
}


class ObjectionAct(StrEnum):
    """`ASK` puts the question to the institution, `ANSWER` is its answer."""

    SUBMIT = "submit"
    ASK = "ask"
    ANSWER = "answer"
    UPHOLD = "uphold"
    REJECT = "reject"


# Where a step leads. Read by the buttons and by the guard. What was asked may be asked again.
OBJECTION_LIFE: Mapping[ObjectionStatus, Mapping[ObjectionAct, ObjectionStatus]] = {
    ObjectionStatus.SUBMITTED: {
        ObjectionAct.ASK: ObjectionStatus.IN_REVIEW,
        ObjectionAct.UPHOLD: ObjectionStatus.UPHELD,
        ObjectionAct.REJECT: ObjectionStatus.REJECTED,
    },
    ObjectionStatus.IN_REVIEW: {
        ObjectionAct.ASK: ObjectionStatus.IN_REVIEW,
        ObjectionAct.ANSWER: ObjectionStatus.ANSWERED,
        ObjectionAct.UPHOLD: ObjectionStatus.UPHELD,
        ObjectionAct.REJECT: ObjectionStatus.REJECTED,
    },
    ObjectionStatus.ANSWERED: {
        ObjectionAct.ASK: ObjectionStatus.IN_REVIEW,
        ObjectionAct.UPHOLD: ObjectionStatus.UPHELD,
        ObjectionAct.REJECT: ObjectionStatus.REJECTED,
    },
    ObjectionStatus.UPHELD: {},
    ObjectionStatus.REJECTED: {},
}


@dataclass(frozen=True, slots=True)
class ObjectionStep:
    """`by` says in which part somebody acted: resident, centre or institution."""

    at: datetime
    by: str
    action: ObjectionAct
    text: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """One line of a list; `who` is the institution or the office that looked."""

    id: UUID
    number: str
    status: ObjectionStatus
    who: str
    looked_at: datetime
    created_at: datetime
    due_at: datetime
    agreement_id: UUID | None


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """`glance` is the look that it is about; `acts` are what may come next."""

    line: ObjectionLine
    glance: Glance
    steps: tuple[ObjectionStep, ...]
    acts: frozenset[ObjectionAct]


@dataclass(frozen=True, slots=True)
class AskedOfInstitution:
    """What an institution is told of an objection: which of its accesses, and the question; not whose it was."""

    id: UUID
    number: str
    access_id: UUID
    looked_at: datetime
    agreement_id: UUID
    question: str
    answer: str
    due_at: datetime
    is_open: bool
