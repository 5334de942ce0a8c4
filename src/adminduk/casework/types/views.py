"""A case as surfaces see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.casework.lifecycle import NAMES, PETALS, Status, Step
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class PageImage:
    """One cleaned page of a paper; `key` opens it in storage."""

    key: str
    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PaperView:
    """`state` is offered, accepted or returned; `form` the form that stands in for the paper, or ""."""

    paper_id: UUID
    kind: str
    form: str
    state: str
    reason: str
    message: str
    pages: tuple[PageImage, ...]
    added_at: datetime


@dataclass(frozen=True, slots=True)
class StepView:
    at: datetime
    operation: Step
    before: Status
    after: Status
    actor_kind: str
    actor_name: str
    note: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of a queue. `label_is_told`: the applicant wrote the label himself, so he may read it whole."""

    case_id: UUID
    number: str
    service: str
    label: str
    status: Status
    channel: str
    kabkota: str
    kecamatan: str
    submitted_at: datetime | None
    due_at: datetime | None
    assigned_to: UUID | None
    changed_at: datetime
    label_is_told: bool

    @property
    def petal(self) -> int:
        """0 to 4: how many of the four petals are reached."""
        return PETALS[self.status]

    @property
    def needs_applicant(self) -> bool:
        return self.status == Status.RETURNED

    @property
    def for_citizen(self) -> str:
        return str(NAMES[self.status][0])

    @property
    def for_officer(self) -> str:
        return str(NAMES[self.status][1])


@dataclass(frozen=True, slots=True)
class TrayCase:
    """What a signer sees of the case behind a document; `attention` is empty for the everyday one."""

    case_id: UUID
    number: str
    service: str
    label: str
    kecamatan: str
    due_at: datetime | None
    verified_by: UUID | None
    approved_by: UUID | None
    attention: tuple[Both, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A whole case: the line, what was answered, the papers, the history."""

    line: CaseLine
    office_id: int
    answers: dict[str, Any]
    notice_version: int
    account_id: UUID | None
    reporter_id: UUID | None
    entered_by: UUID | None
    verified_by: UUID | None
    approved_by: UUID | None
    created_at: datetime
    complete_at: datetime | None
    registered_at: datetime | None
    closed_at: datetime | None
    waited_seconds: int
    decisions: dict[str, str]
    confirmed: tuple[str, ...]
    closing_reason: str
    asked_back: str
    entry_id: UUID | None
    person_id: UUID | None
    akta_number: str
    papers: tuple[PaperView, ...]
    history: tuple[StepView, ...]
    steps: frozenset[Step]

    @property
    def case_id(self) -> UUID:
        return self.line.case_id

    @property
    def status(self) -> Status:
        return self.line.status


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the applicant takes home. The PIN is said once: only its hash is kept."""

    case_id: UUID
    number: str
    pin: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveredDocument:
    document_id: UUID
    kind: str
    number: str
    size: int


@dataclass(frozen=True, slots=True)
class DeliveryView:
    case_id: UUID
    number: str
    documents: tuple[DeliveredDocument, ...]
    expires_at: datetime
