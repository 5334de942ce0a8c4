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
    DEATH_CERTIFICATE = "death_certificate"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    DIVORCE_CERTIFICATE = "divorce_certificate"
    ACKNOWLEDGEMENT_CERTIFICATE = "acknowledgement_certificate"
    LEGITIMATION_CERTIFICATE = "legitimation_certificate"
    AKTA_REGISTER = "akta_register"

    @property
    def title(self) -> Both:
        return TITLES[self]


TITLES = {
    Kind.BIRTH_CERTIFICATE: Both(id="Kutipan Akta Kelahiran", en="Birth certificate"),
    Kind.FAMILY_CARD: Both(id="Kartu Keluarga", en="Family card"),
    Kind.STILLBIRTH_LETTER: Both(id="Surat Keterangan Lahir Mati", en="Stillbirth letter"),
    Kind.DEATH_CERTIFICATE: Both(id="Kutipan Akta Kematian", en="Death certificate"),
    Kind.MARRIAGE_CERTIFICATE: Both(id="Kutipan Akta Perkawinan", en="Marriage certificate"),
    Kind.DIVORCE_CERTIFICATE: Both(id="Kutipan Akta Perceraian", en="Divorce certificate"),
    Kind.ACKNOWLEDGEMENT_CERTIFICATE: Both(
        id="Kutipan Akta Pengakuan Anak", en="Certificate of acknowledgement of a child"
    ),
    Kind.LEGITIMATION_CERTIFICATE: Both(
        id="Kutipan Akta Pengesahan Anak", en="Certificate of legitimation of a child"
    ),
    Kind.AKTA_REGISTER: Both(id="Register Akta", en="Register page of an akta"),
}

# The excerpts (kutipan) of akta: what a marginal note is printed on.
EXCERPTS = frozenset(
    [
        Kind.BIRTH_CERTIFICATE,
        Kind.DEATH_CERTIFICATE,
        Kind.MARRIAGE_CERTIFICATE,
        Kind.DIVORCE_CERTIFICATE,
        Kind.ACKNOWLEDGEMENT_CERTIFICATE,
        Kind.LEGITIMATION_CERTIFICATE,
    ]
)


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
