from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.texts import Both


class Kind(StrEnum):
    BIRTH_CERTIFICATE = "birth_certificate"
    FAMILY_CARD = "family_card"
    STILLBIRTH_LETTER = "stillbirth_letter"

    @property
    def title(self) -> Both:
        return TITLES[self]


TITLES = {
    Kind.BIRTH_CERTIFICATE: Both(id="Kutipan Akta Kelahiran", en="Birth certificate"),
    Kind.FAMILY_CARD: Both(id="Kartu Keluarga", en="Family card"),
    Kind.STILLBIRTH_LETTER: Both(id="Surat Keterangan Lahir Mati", en="Stillbirth letter"),
}


class Status(StrEnum):
    """Ordered by an act; prepared for the tray; signed for ever; dropped (sent back, never signed)."""

    ORDERED = "ordered"
    PREPARED = "prepared"
    SIGNED = "signed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """One document that an act calls for. `number` is the akta's, the KK's or the letter's."""

    kind: Kind
    number: str
    kabkota: str
    office_id: int
    entry_id: UUID
    case_id: UUID | None = None
    person_id: UUID | None = None
    family_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line of the signing tray, or of a case's list of documents."""

    document_id: UUID
    kind: Kind
    number: str
    label: str
    status: Status
    kabkota: str
    case_id: UUID | None
    entry_id: UUID | None
    person_id: UUID | None
    family_id: UUID | None
    created_at: datetime
    issued_on: date | None
    signed_at: datetime | None
    superseded_at: datetime | None
    reason: str
    size: int

    @property
    def title(self) -> Both:
        return self.kind.title


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A signed document with its bytes, exactly as they were issued."""

    line: DocumentLine
    pdf: bytes


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """An official's signing certificate, without its key."""

    id: UUID
    staff_id: UUID
    kabkota: str
    serial: str
    not_before: datetime
    not_after: datetime
    revoked_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SignedBatch:
    """What one passphrase signed, and what it did not, each with the sentence of why."""

    signed: tuple[UUID, ...]
    failed: tuple[tuple[UUID, Both], ...]
