"""A birth as the register takes it: already checked, decided and evidenced by the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from adminduk.register.types.family import Relation
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


@dataclass(frozen=True, slots=True)
class EvidenceReference:
    """One paper that was seen: its kind, its stored object and the SHA-256 of its content."""

    kind: str
    storage_key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Birth:
    """One birth to be entered.

    `kabkota` is the registering office's code; `registered_on` that office's calendar day, which stands
    in the akta number. `subject_id` names somebody who is in the register already (a late akta).
    `family_id` is the family that the child enters, with `relation` (None: a visitor's child, no KK).
    `late` chooses the number type LT; `late_decision` is the number of the head of office's decision.
    """

    kabkota: str
    office_id: int
    registered_on: date
    child: ChildFacts
    parentage: Parentage
    mother: ParentFacts | None
    father: ParentFacts | None
    family_id: UUID | None
    relation: Relation = Relation.CHILD
    subject_id: UUID | None = None
    citizenship: Citizenship = Citizenship.INDONESIAN
    late: bool = False
    late_decision: str = ""
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None


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


@dataclass(frozen=True, slots=True)
class BirthCorrection:
    """What a further entry puts right before the akta was signed: same NIK, same akta number."""

    kabkota: str
    office_id: int
    person_id: UUID
    corrects: UUID
    child: ChildFacts
    parentage: Parentage
    mother: ParentFacts | None
    father: ParentFacts | None
    reason: str
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Stillbirth:
    """A child born without life (UU 23/2006 art. 33): a letter, no akta, no NIK, no person."""

    kabkota: str
    office_id: int
    registered_on: date
    child: ChildFacts
    mother: ParentFacts
    father: ParentFacts | None
    weeks: int
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StillbirthCorrection:
    """What a further entry puts right before the letter was signed: the same number."""

    kabkota: str
    office_id: int
    corrects: UUID
    child: ChildFacts
    mother: ParentFacts
    father: ParentFacts | None
    weeks: int
    reason: str
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StillbirthRegistered:
    entry_id: UUID
    letter_number: str
