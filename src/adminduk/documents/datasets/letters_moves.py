"""Data of the letters of people who move: inside the country, abroad, back, and of foreigners who stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.letters import Letter, LetterAddress, LetterPerson


@dataclass(frozen=True, kw_only=True)
class _OfMovers(Letter):
    """A letter for one or more people; the first of `movers` asked for it."""

    movers: tuple[LetterPerson, ...]

    @property
    def subject(self) -> LetterPerson:
        return self.movers[0]

    @property
    def people(self) -> int | None:
        return len(self.movers)


def _has_somebody(letter: _OfMovers) -> None:
    if not letter.movers:
        raise ValueError("a letter for nobody")


@dataclass(frozen=True, kw_only=True)
class MovingLetter(_OfMovers, Dataset):
    """Surat Keterangan Pindah (SKPWNI), of foreigners SKP OA. `kk_of_*` are labels of F-1.03."""

    kind: ClassVar[str] = "moving_letter"
    prefix: ClassVar[str] = "moving"

    foreigners: bool = False
    family_number: str | None = None
    head: str | None = None
    origin: LetterAddress
    destination: LetterAddress
    reason: str | None = None
    move_class: str | None = None
    who_moves: str | None = None
    kk_of_those_who_stay: str | None = None
    kk_of_those_who_move: str | None = None
    moved_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        _has_somebody(self)


@dataclass(frozen=True, kw_only=True)
class ArrivalLetter(_OfMovers, Dataset):
    """Surat Keterangan Pindah Datang: who came by the moving letter `letter_number`."""

    kind: ClassVar[str] = "arrival_letter"
    prefix: ClassVar[str] = "arrival"

    letter_number: str
    origin: LetterAddress
    family_number: str | None = None
    head: str | None = None
    address: LetterAddress
    arrived_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        _has_somebody(self)


@dataclass(frozen=True, kw_only=True)
class AbroadLetter(_OfMovers, Dataset):
    """Surat Keterangan Pindah ke Luar Negeri (SKPLN). `planned_months` is how long they mean to stay."""

    kind: ClassVar[str] = "abroad_letter"
    prefix: ClassVar[str] = "abroad"

    family_number: str | None = None
    head: str | None = None
    origin: LetterAddress
    country: str
    address_there: str | None = None
    reason: str | None = None
    planned_months: int
    moved_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        _has_somebody(self)


@dataclass(frozen=True, kw_only=True)
class ReturnLetter(_OfMovers, Dataset):
    """Surat Keterangan Datang dari Luar Negeri (SKDLN)."""

    kind: ClassVar[str] = "return_letter"
    prefix: ClassVar[str] = "returning"

    country: str
    arrived_on: date
    family_number: str | None = None
    head: str | None = None
    address: LetterAddress

    def __post_init__(self) -> None:
        super().__post_init__()
        _has_somebody(self)


@dataclass(frozen=True, kw_only=True)
class StayLetter(Letter, Dataset):
    """Surat Keterangan Tempat Tinggal (SKTT) of a foreigner with a limited permit; it counts as long as that."""

    kind: ClassVar[str] = "stay_letter"
    prefix: ClassVar[str] = "stay"

    person: LetterPerson
    religion: str | None = None
    marital_status: str | None = None
    occupation: str | None = None
    address: LetterAddress
    sponsor: str | None = None
    permit: str | None = None
    valid_until: date | None = None

    @property
    def subject(self) -> LetterPerson:
        return self.person
