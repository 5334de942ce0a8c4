from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Death(Event):
    """A death (UU 24/2013 art. 44). `effective_on` is the day of death, on the clock of the place.

    `cause` and `stated_by` are codes of F-2.01. Without a body, or of somebody missing, a `ruling` of the
    court stands for the death letter. `new_head` names who is to head the family that lost its head;
    without it the register proposes. `reporter` is who told, as F-2.01 names him.
    """

    kind: ClassVar[str] = "death"

    person_id: UUID
    place: str
    time: str = ""
    cause: int | None = None
    stated_by: int | None = None
    presumed: bool = False
    ruling: Ruling | None = None
    new_head: UUID | None = None
    reporter: str = ""

    @property
    def died_on(self) -> date:
        return self.effective_on

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id, self.new_head) if self.new_head else (self.person_id,)
