from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Outage
from adminduk.foundation.texts import Both


class Fault(StrEnum):
    """What can be wrong with an archived document."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    REVISION_MISSING = "revision_missing"
    REVISION_UNREADABLE = "revision_unreadable"
    REVISION_ALTERED = "revision_altered"
    REVISION_GAP = "revision_gap"
    NOT_EXTENDING = "not_extending"
    SIGNATURE = "signature"
    SIGNED_AFTER_REVOCATION = "signed_after_revocation"
    TIMESTAMP = "timestamp"
    PROOF_ENDED = "proof_ended"
    DATASET = "dataset"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class FaultyDocument:
    """A document by its id, and what is wrong with it. Nothing here tells whose it is."""

    document_id: UUID
    kabkota: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """An inspection of the archive as far as it is: `checked` of `total`, `faulty` among them."""

    audit_id: UUID
    region: str
    since: datetime | None
    sample: int
    done: bool
    total: int
    checked: int
    faulty: int
    started_at: datetime


class ArchiveDamaged(Outage):
    """Alerts: the nightly sample found documents that are not as they were issued."""

    sentence = Both(
        id="Pemeriksaan arsip menemukan {count} dokumen rusak. Jalankan: adminduk documents audit.",
        en="The inspection of the archive found {count} damaged documents. Run: adminduk documents audit.",
    )
