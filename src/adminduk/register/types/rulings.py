"""What a court has ruled about a person: another name, the other sex, or something else to be noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event, Ruling
from adminduk.register.types.person import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class _ByRuling(Event):
    """`ruling` is the district court's (Pengadilan Negeri); `received_on` the day on which the person got
    its copy, from which the days for reporting count (None: the day of the ruling)."""

    person_id: UUID
    ruling: Ruling
    received_on: date | None = None

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfName(_ByRuling):
    """Another name by ruling (UU 23/2006 art. 52). `effective_on` is the day on which the ruling is final.

    `confirmed` are the rules on names (`regulations.names`) that the officer was asked about and confirmed.
    """

    kind: ClassVar[str] = "change_of_name"

    name: str
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfSex(_ByRuling):
    """The other sex by ruling (UU 23/2006 art. 56). The NIK stays."""

    kind: ClassVar[str] = "change_of_sex"

    sex: Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginalNote(_ByRuling):
    """A note (catatan pinggir) beside one akta of the person, about another vital event that a court ruled
    (UU 23/2006 art. 56): nothing else of the register changes. `text` is what is written."""

    kind: ClassVar[str] = "marginal_note"

    akta_number: str
    text: str

    def aktas(self) -> tuple[str, ...]:
        return (self.akta_number,)
