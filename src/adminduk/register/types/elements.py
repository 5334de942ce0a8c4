"""A change of what stands on the family card or the KTP (Permendagri 108/2019 art. 15; form F-1.06)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from adminduk.register.types.birth import ParentFacts
from adminduk.register.types.event import Event
from adminduk.register.types.family import Relation
from adminduk.register.types.person import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """What is to stand there from now on; None leaves an element as it is, "" and 0 make it empty.

    Codes are those of `regulations.codes`; `relation` is what somebody is to the head of his family.
    """

    name: str | None = None
    sex: Sex | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    birth_time: str | None = None
    religion: int | None = None
    education: int | None = None
    occupation: int | None = None
    blood_type: int | None = None
    disability: int | None = None
    marital_status: int | None = None
    relation: Relation | None = None
    mother: ParentFacts | None = None
    father: ParentFacts | None = None
    passport_number: str | None = None
    stay_permit_number: str | None = None
    stay_permit_kind: str | None = None
    stay_permit_until: date | None = None

    def given(self) -> dict[str, Any]:
        """The elements that are to change, by their names."""
        every = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in every.items() if value is not None}

    def parents(self) -> tuple[UUID, ...]:
        """The parents who are somebody of the register."""
        return tuple(one.person_id for one in (self.mother, self.father) if one and one.person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementChange(Event):
    """Elements of one person that changed or were wrong (form F-1.06), each with its evidence.

    The kinds of `evidence` that prove an element are `regulations/parameters/elements.yaml`. The NIK stays,
    also when the birth date or the sex changes. Not by this event: the head of the family, the address, the
    citizenship, and a marriage or divorce that is to be registered.
    """

    kind: ClassVar[str] = "element_change"

    person_id: UUID
    elements: Elements

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, *self.elements.parents())
