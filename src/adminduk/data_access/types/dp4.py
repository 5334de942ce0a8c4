"""Lists of voters for the election commission: what the operations answer, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class ReleaseStatus(StrEnum):
    """making → made → releasing → released, or refused by the second person."""

    MAKING = "making"
    MADE = "made"
    RELEASING = "releasing"
    RELEASED = "released"
    REFUSED = "refused"


class FileFormat(StrEnum):
    CSV = "csv"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file of one kab/kota. `away` of the `voters` live abroad or are between two offices."""

    kabkota: str
    name: str
    voters: int
    men: int
    women: int
    away: int
    size: int
    sha256: str
    made: bool


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One list. Counts are of the files that are made; `files_made` of `files_in_all` are."""

    release_id: UUID
    number: int
    agreement_no: int
    institution: str
    polling_day: date
    region: str
    format: FileFormat
    status: ReleaseStatus
    columns: tuple[str, ...]
    begun_at: datetime
    made_at: datetime | None
    made_by: UUID
    made_by_name: str
    released_at: datetime | None
    released_by_name: str
    files_in_all: int
    files_made: int
    voters: int
    men: int
    women: int
    away: int

    @property
    def percent(self) -> int:
        return 100 * self.files_made // self.files_in_all if self.files_in_all else 100


@dataclass(frozen=True, slots=True)
class Totals:
    """The voters of a region, or (`region` "") of all; `away` tells those who stand on no card there."""

    region: str
    voters: int
    men: int
    women: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way out: `blocks` are its bytes, opened one sealed box at a time."""

    name: str
    size: int
    sha256: str
    blocks: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class VoterChanges:
    """How many lines of a change list tell of whom: `new`, `gone`, `moved` to another village, `changed`."""

    new: int
    gone: int
    moved: int
    changed: int


@dataclass(frozen=True, slots=True)
class Dp4Agreement:
    """An agreement under which a list may be made."""

    agreement_no: int
    institution: str
    pks_number: str
    regions: tuple[str, ...]


class NoSuchRelease(Refused):
    sentence = Both(id="Daftar pemilih ini tidak ada.", en="There is no such list of voters.")


class NoAgreementForVoters(Refused):
    sentence = Both(
        id="Tidak ada perjanjian DP4 yang berlaku dengan penyelenggara pemilu untuk wilayah ini.",
        en="No DP4 agreement with an election commission is in force for this region.",
    )


class PollingDayPast(Refused):
    sentence = Both(id="Hari pemungutan suara ini sudah lewat.", en="This polling day is in the past.")


class SamePerson(Refused):
    sentence = Both(
        id="Daftar yang Anda buat dirilis oleh orang lain.",
        en="A list that you made is released by somebody else.",
    )


class NotReady(Refused):
    sentence = Both(
        id="Daftar ini belum selesai dibuat, atau sudah diputus.",
        en="This list is not finished yet, or has been decided.",
    )


class NotReleased(Refused):
    sentence = Both(
        id="Daftar ini belum dirilis oleh orang kedua.",
        en="This list has not been released by a second person.",
    )


class NobodyToList(Refused):
    sentence = Both(
        id="Tidak ada penduduk yang tercatat di wilayah ini.", en="Nobody is registered in this region."
    )


class NotComparable(Refused):
    sentence = Both(
        id="Hanya dua daftar dari perjanjian dan wilayah yang sama dapat dibandingkan.",
        en="Only two lists of the same agreement and region can be compared.",
    )
