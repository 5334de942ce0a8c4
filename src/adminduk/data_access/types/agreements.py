"""An agreement as it is told, and its life as one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from adminduk.data_access.types.outcomes import Sector, Status
from adminduk.foundation.texts import Both


class Step(StrEnum):
    CHANGE = "change"
    SUBMIT = "submit"
    APPROVE = "approve"
    REFUSE = "refuse"
    PROPOSE = "propose"
    SUSPEND = "suspend"
    RESUME = "resume"
    END = "end"


# Where a step leads; None leaves the status as it is. Read by the buttons and by the guard.
LIFECYCLE: Mapping[Status, Mapping[Step, Status | None]] = {
    Status.DRAFT: {Step.CHANGE: None, Step.SUBMIT: Status.SUBMITTED},
    Status.SUBMITTED: {
        Step.CHANGE: Status.DRAFT,
        Step.APPROVE: Status.ACTIVE,
        Step.REFUSE: Status.REFUSED,
    },
    # With a proposal, approving and refusing are about the proposal.
    Status.ACTIVE: {
        Step.PROPOSE: None,
        Step.APPROVE: None,
        Step.REFUSE: None,
        Step.SUSPEND: Status.SUSPENDED,
        Step.END: Status.ENDED,
    },
    Status.SUSPENDED: {Step.RESUME: Status.ACTIVE, Step.END: Status.ENDED},
    Status.ENDED: {},
    Status.REFUSED: {},
}
PURPOSES: Mapping[str, Both] = {
    "public_service": Both(id="pelayanan publik", en="public services"),
    "planning": Both(id="perencanaan pembangunan", en="planning of development"),
    "budget": Both(id="alokasi anggaran", en="allocation of budgets"),
    "democracy": Both(id="pembangunan demokrasi", en="democracy"),
    "law_enforcement": Both(
        id="penegakan hukum dan pencegahan kriminal", en="enforcement of law, prevention of crime"
    ),
}
PAPER_KINDS: Mapping[str, Both] = {
    "mou": Both(id="nota kesepahaman (MoU)", en="memorandum of understanding"),
    "pks": Both(id="perjanjian kerja sama (PKS)", en="cooperation agreement (PKS)"),
    "sheet": Both(id="petunjuk teknis", en="technical sheet"),
    "nda": Both(id="perjanjian kerahasiaan", en="non-disclosure agreement"),
    "report": Both(id="laporan semester", en="report of a semester"),
    "other": Both(id="dokumen lain", en="another document"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed on. `elements` (compared) and `fields` (given) are bits of `elements.Element`; `regions` are
    codes or "*"; quotas count people asked about; both days are included."""

    pks_number: str
    mou_number: str
    sheet_number: str
    legal_basis: str
    purpose: str
    purpose_text: str
    elements: int
    regions: tuple[str, ...]
    per_day: int
    per_second: int
    tariff: str
    valid_from: date
    valid_until: date
    fields: int = 0
    bulk: bool = False
    feed: bool = False

    def as_json(self) -> dict[str, Any]:
        told = asdict(self)
        return told | {
            "regions": list(self.regions),
            "valid_from": self.valid_from.isoformat(),
            "valid_until": self.valid_until.isoformat(),
        }

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Terms:
        days = {name: date.fromisoformat(told[name]) for name in ("valid_from", "valid_until")}
        return cls(**{**told, **days, "regions": tuple(told["regions"])})

    @classmethod
    def of_row(cls, row: Any) -> Terms:
        """The terms of anything that has them as attributes."""
        told = {one.name: getattr(row, one.name) for one in fields(cls)}
        return cls(**{**told, "regions": tuple(told["regions"])})


@dataclass(frozen=True, slots=True)
class InstitutionFacts:
    id: UUID
    name: str
    short_name: str
    sector: Sector
    supervised_by: str
    email: str


@dataclass(frozen=True, slots=True)
class StepFacts:
    at: datetime
    by: str
    action: str
    reason: str
    version: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class PaperFacts:
    id: UUID
    kind: str
    name: str
    sha256: str
    period: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """`proposal`: terms that wait for approval while those of `terms` go on. `steps` are what may come next."""

    id: UUID
    number: int
    institution: InstitutionFacts
    status: Status
    version: int
    terms: Terms
    proposal: Terms | None
    drafted_by: UUID
    approved_by: UUID | None
    steps: frozenset[Step]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Page `number` (from 1) of `total` agreements, `size` on a page."""

    agreements: tuple[AgreementFacts, ...]
    total: int
    number: int
    size: int


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The report of a semester that is not here yet."""

    semester: str
    late: bool
