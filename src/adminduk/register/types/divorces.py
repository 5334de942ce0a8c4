from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Ruling
from adminduk.register.types.homes import Home, families_of
from adminduk.register.types.marriages import OfACouple


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves the common card after a divorce, where to, and who of the household goes along.

    `new_head` is who is to head those who stay when the head leaves; without it the register proposes.
    """

    person_id: UUID
    home: Home
    with_him: tuple[UUID, ...] = ()
    new_head: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Divorcing(OfACouple):
    """Without `leaving` both stay on the card, with their new status."""

    leaving: Leaving | None = None

    def families(self) -> tuple[UUID, ...]:
        return families_of(self.leaving.home) if self.leaving else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Divorce(_Divorcing):
    """A divorce that the Dinas registers (UU 23/2006 art. 40); `effective_on`: the ruling is final from then.

    `marriage_number` is that of the akta of marriage, which is withdrawn.
    """

    kind: ClassVar[str] = "divorce"

    marriage_number: str
    ruling: Ruling

    def aktas(self) -> tuple[str, ...]:
        return (self.marriage_number,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceNotified(_Divorcing):
    """A divorce of Muslims: the religious court gave the akta `akta_cerai`, we keep the data only
    (UU 23/2006 art. 8(2)). `effective_on` is the day of the divorce in that akta."""

    kind: ClassVar[str] = "divorce_notified"

    akta_cerai: str
    court: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnregisteredDivorce(_Divorcing):
    """A couple's own statement that they parted (form F-1.05), where nobody had registered the marriage.

    `effective_on` is the day of the statement.
    """

    kind: ClassVar[str] = "unregistered_divorce"

    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceAnnulment(OfACouple):
    """The divorce is annulled and the marriage revived (UU 23/2006 art. 43); `effective_on`: final from then.

    `divorce_number` is that of the akta of divorce, which is withdrawn; `marriage_number` that of the akta
    of marriage, which holds again.
    """

    kind: ClassVar[str] = "divorce_annulment"

    divorce_number: str
    marriage_number: str
    ruling: Ruling

    def aktas(self) -> tuple[str, ...]:
        return (self.divorce_number, self.marriage_number)
