"""An akta put right, and an akta annulled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.elements import Elements
from adminduk.register.types.event import Event, Ruling
from adminduk.register.types.homes import Home, families_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AktaCorrection(Event):
    """A slip of the pen in an akta put right (pembetulan; UU 24/2013 art. 71): by the registrar, with or
    without a request, without a court. The number stays, a new kutipan replaces the old one.

    `elements` are columns of the person whose akta it is; `died_on` and `married_on` those of a death akta
    and of a marriage akta. `requested_by` is empty where the office found the slip itself.
    """

    kind: ClassVar[str] = "akta_correction"

    person_id: UUID
    akta_number: str
    elements: Elements = field(default_factory=Elements)
    died_on: date | None = None
    married_on: date | None = None
    reason: str
    requested_by: str = ""

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, *self.elements.parents())

    def aktas(self) -> tuple[str, ...]:
        return (self.akta_number,)


@dataclass(frozen=True, slots=True)
class ContrariusActus:
    """The office annuls its own act (Permendagri 108/2019 art. 89): the data were false, nobody disputes it.

    `minutes` is the number of the minutes (berita acara).
    """

    minutes: str
    data_false: bool
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AktaAnnulment(Event):
    """A birth or death akta annulled (UU 23/2006 art. 72; Permendagri 108/2019 art. 88-89), by `basis`.

    A birth akta: the person lives on without an akta, and may get another one; with `person_was_false`
    there never was such a person, and the record is void. A death akta: the person lives, and a resident
    gets a place at `home`; `spouses` names the widows (or the widower) whose marriage goes on. Marriages
    and divorces have events of their own.
    """

    kind: ClassVar[str] = "akta_annulment"

    person_id: UUID
    akta_number: str
    basis: Ruling | ContrariusActus
    reason: str
    person_was_false: bool = False
    new_head: UUID | None = None
    home: Home | None = None
    spouses: tuple[UUID, ...] = ()

    def people(self) -> tuple[UUID, ...]:
        named = (self.person_id, *self.spouses)
        return (*named, self.new_head) if self.new_head else named

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.home)

    def aktas(self) -> tuple[str, ...]:
        return (self.akta_number,)
