"""A birth as the register takes it: already checked, decided and evidenced by the office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event, EvidenceReference
from adminduk.register.types.family import Relation
from adminduk.register.types.newcomers import ToldApart
from adminduk.register.types.person import Citizenship, Sex

__all__ = [
    "Birth",
    "BirthCorrection",
    "BirthRegistered",
    "ChildFacts",
    "Citizenship",
    "EvidenceReference",
    "ParentFacts",
    "Parentage",
    "Stillbirth",
    "StillbirthCorrection",
    "StillbirthRegistered",
]


class Parentage(StrEnum):
    """Which sentence the kutipan akta carries on the parents."""

    MARRIED = "married"
    UNREGISTERED_MARRIAGE = "unregistered_marriage"
    MOTHER_ONLY = "mother_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """The child. `birth_time` is "HH:MM" on the birthplace's clock, whose zone is `birth_zone`.

    `place_kind`, `kind` and `helper` are the codes of F-2.01; weight in grams, length in centimetres.
    """

    name: str
    sex: Sex
    birth_date: date
    birth_place: str
    birth_time: str = ""
    birth_zone: str = "WIB"
    birth_region: str = ""
    place_kind: int | None = None
    kind: int = 1
    order: int | None = None
    helper: int | None = None
    weight_grams: int | None = None
    length_cm: int | None = None
    birth_date_estimated: bool = False


@dataclass(frozen=True, slots=True)
class ParentFacts:
    """A parent: somebody of the register (`person_id`), or only named (abroad, dead long ago, foreign)."""

    name: str
    person_id: UUID | None = None
    nik: str = ""
    citizenship: Citizenship = Citizenship.INDONESIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfAChild(Event):
    """What counts from the child's birth date."""

    effective_on: date = field(init=False)
    child: ChildFacts

    def __post_init__(self) -> None:
        object.__setattr__(self, "effective_on", self.child.birth_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth(_OfAChild):
    """One birth to be entered.

    `subject_id` names somebody who is in the register already (a late akta). `family_id` is the family that
    the child enters, with `relation` (None: a visitor's child, no KK). `late` chooses the number type LT;
    `late_decision` is the number of the head of office's decision. `told_apart`: children of the same mother
    and day of whom an officer says that they are others.
    """

    kind: ClassVar[str] = "birth"

    parentage: Parentage
    mother: ParentFacts | None
    father: ParentFacts | None
    family_id: UUID | None
    relation: Relation = Relation.CHILD
    subject_id: UUID | None = None
    citizenship: Citizenship = Citizenship.INDONESIAN
    late: bool = False
    late_decision: str = ""
    told_apart: tuple[ToldApart, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        return (self.subject_id,) if self.subject_id else ()

    def families(self) -> tuple[UUID, ...]:
        return (self.family_id,) if self.family_id and not self.subject_id else ()


@dataclass(frozen=True, slots=True)
class BirthRegistered:
    """`nik` is None only for a visitor's child; `family_changed` says whether the KK is to be re-issued."""

    entry_id: UUID
    person_id: UUID
    nik: str | None
    akta_number: str
    family_id: UUID | None
    kk_number: str | None
    family_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthCorrection(_OfAChild):
    """What a further entry puts right before the akta was signed: same NIK, same akta number.

    It keeps the registration day of the entry that it corrects.
    """

    kind: ClassVar[str] = "birth_correction"

    registered_on: date = date.min
    corrects: UUID
    person_id: UUID
    parentage: Parentage
    mother: ParentFacts | None
    father: ParentFacts | None
    reason: str

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stillbirth(_OfAChild):
    """A child born without life (UU 23/2006 art. 33): a letter, no akta, no NIK, no person."""

    kind: ClassVar[str] = "stillbirth"

    mother: ParentFacts
    father: ParentFacts | None
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillbirthCorrection(_OfAChild):
    """What a further entry puts right before the letter was signed: the same number, the same day."""

    kind: ClassVar[str] = "stillbirth_correction"

    registered_on: date = date.min
    corrects: UUID
    mother: ParentFacts
    father: ParentFacts | None
    weeks: int
    reason: str


@dataclass(frozen=True, slots=True)
class StillbirthRegistered:
    entry_id: UUID
    letter_number: str
