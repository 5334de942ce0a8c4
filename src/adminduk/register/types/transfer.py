"""Large files in and out: what the operations answer, and what they refuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class EmptyFile(Refused):
    sentence = Both(
        id="Berkas ini kosong. Periksa ekspornya.", en="The file is empty. Please check the export."
    )


class UnreadableFile(Refused):
    sentence = Both(
        id="Berkas ini tidak dapat dibaca sampai akhir. Buat ulang berkasnya.",
        en="The file cannot be read to its end. Please make it again.",
    )


class WrongColumns(Refused):
    sentence = Both(
        id="Kolom ini tidak ada atau disebut dua kali: {columns}.",
        en="These columns are missing, or named twice: {columns}.",
    )


class ImportUnfinished(Refused):
    sentence = Both(
        id="Impor berkas ini pernah terputus. Lanjutkan dengan --resume.",
        en="An import of this file was broken off. Continue it with --resume.",
    )


class NothingToResume(Refused):
    sentence = Both(
        id="Tidak ada impor berkas ini yang terputus.", en="No import of this file was broken off."
    )


class NoSuchPurpose(Refused):
    sentence = Both(
        id="Tujuan ini tidak dikenal. Yang dikenal: {known}.",
        en="This purpose is not known. Known are: {known}.",
    )


class FieldNotAllowed(Refused):
    sentence = Both(
        id="Tujuan ini tidak mencakup kolom: {fields}. Yang boleh: {allowed}.",
        en="This purpose does not cover: {fields}. It covers: {allowed}.",
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: what is being done, how many of how many, and rows in a second so far."""

    step: str
    done: int
    total: int
    unit: str
    seconds: float

    @property
    def per_second(self) -> float:
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def remaining(self) -> float:
        """Seconds, if it goes on as it went."""
        return (self.total - self.done) / self.per_second if self.done else 0.0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows of a file: `rows` = `entered` + `before` + `rejected`.

    `before` came in by a run that was broken off. `reasons` counts refused rows by the code of their reason
    (a row may have several).
    """

    import_id: UUID
    rows: int
    entered: int
    before: int
    rejected: int
    families: int
    rejected_file: str
    reasons: dict[str, int] = field(default_factory=dict)
    unused_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """`rows` people, with these columns."""

    rows: int
    columns: tuple[str, ...]
