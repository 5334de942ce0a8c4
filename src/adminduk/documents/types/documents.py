from __future__ import annotations

from dataclasses import dataclass, field
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
    MOVING_LETTER = "moving_letter"
    ARRIVAL_LETTER = "arrival_letter"
    ABROAD_LETTER = "abroad_letter"
    RETURN_LETTER = "return_letter"
    STAY_LETTER = "stay_letter"
    BIRTH_LETTER = "birth_letter"
    DEATH_LETTER = "death_letter"
    MARRIAGE_ANNULMENT_LETTER = "marriage_annulment_letter"
    DIVORCE_ANNULMENT_LETTER = "divorce_annulment_letter"
    ADOPTION_LETTER = "adoption_letter"
    RELEASE_LETTER = "release_letter"
    IDENTITY_LETTER = "identity_letter"
    CIVIL_RECORD_LETTER = "civil_record_letter"
    BIODATA = "biodata"
    SUKET = "suket"

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
    Kind.MOVING_LETTER: Both(id="Surat Keterangan Pindah", en="Moving letter"),
    Kind.ARRIVAL_LETTER: Both(id="Surat Keterangan Pindah Datang", en="Letter of arrival"),
    Kind.ABROAD_LETTER: Both(id="Surat Keterangan Pindah ke Luar Negeri", en="Letter of moving abroad"),
    Kind.RETURN_LETTER: Both(
        id="Surat Keterangan Datang dari Luar Negeri", en="Letter of return from abroad"
    ),
    Kind.STAY_LETTER: Both(id="Surat Keterangan Tempat Tinggal", en="Foreigner's letter of residence"),
    Kind.BIRTH_LETTER: Both(id="Surat Keterangan Kelahiran", en="Birth letter"),
    Kind.DEATH_LETTER: Both(id="Surat Keterangan Kematian", en="Death letter"),
    Kind.MARRIAGE_ANNULMENT_LETTER: Both(
        id="Surat Keterangan Pembatalan Perkawinan", en="Letter of annulled marriage"
    ),
    Kind.DIVORCE_ANNULMENT_LETTER: Both(
        id="Surat Keterangan Pembatalan Perceraian", en="Letter of annulled divorce"
    ),
    Kind.ADOPTION_LETTER: Both(id="Surat Keterangan Pengangkatan Anak", en="Adoption letter"),
    Kind.RELEASE_LETTER: Both(
        id="Surat Keterangan Pelepasan Kewarganegaraan Indonesia", en="Letter of release from citizenship"
    ),
    Kind.IDENTITY_LETTER: Both(
        id="Surat Keterangan Pengganti Tanda Identitas", en="Letter in place of identity papers"
    ),
    Kind.CIVIL_RECORD_LETTER: Both(id="Surat Keterangan Pencatatan Sipil", en="Civil registration letter"),
    Kind.BIODATA: Both(id="Biodata Penduduk", en="Resident's biodata"),
    Kind.SUKET: Both(id="Surat Keterangan Pengganti KTP-el", en="Letter in place of an identity card"),
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
    """Ordered by an act; prepared for the tray; signed for ever; dropped (sent back, never signed).

    Asked: a signing service was asked and its answer is not archived. It may be signed, so nobody signs it
    again until somebody has found out.
    """

    ORDERED = "ordered"
    PREPARED = "prepared"
    ASKED = "asked"
    SIGNED = "signed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """One document that an act calls for. `number` is the akta's, the KK's or the letter's; `asked` what was
    asked with it (`purpose`, `addressee`), which the paper prints."""

    kind: Kind
    number: str
    kabkota: str
    office_id: int
    entry_id: UUID | None
    case_id: UUID | None = None
    person_id: UUID | None = None
    family_id: UUID | None = None
    asked: dict[str, str] = field(default_factory=dict)


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
    revoked_at: datetime | None
    reason: str
    size: int

    @property
    def title(self) -> Both:
        return self.kind.title


@dataclass(frozen=True, slots=True)
class UnclearDocument:
    """A document of which nobody knows whether it is signed. `kept`: its signed file is here, and only the
    archive could not take it."""

    line: DocumentLine
    asked_at: datetime
    kept: bool

    @property
    def sentence(self) -> Both:
        return KEPT if self.kept else UNCLEAR


KEPT = Both(
    id="Sudah ditandatangani, tetapi belum tersimpan di arsip. Simpan sekarang.",
    en="It is signed, but not yet in the archive. Store it now.",
)
UNCLEAR = Both(
    id="Jawaban layanan tidak sampai. Unggah berkasnya, atau buat dokumen baru.",
    en="The service's answer did not arrive. Upload its file, or make a new document.",
)


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
