from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from adminduk.register.types.event import Event, Ruling
from adminduk.register.types.person import Citizenship


@dataclass(frozen=True, slots=True)
class Spouse:
    """One of a couple: somebody of the register (`person_id`), or somebody who is only named.

    Of who is only named (a foreigner who lives elsewhere, somebody without a record) these facts stand in
    the entry, and `marital_status` is what he or she was; of people of the register their record counts.
    `proof_of_end` is the number of the akta that ended an earlier marriage, `dispensation` the ruling for
    who is too young, `another_wife` the ruling that allows a man one more wife, and `permit` that of the
    commander or of the own country.
    """

    person_id: UUID | None = None
    name: str = ""
    birth_date: date | None = None
    citizenship: Citizenship = Citizenship.INDONESIAN
    religion: int | None = None
    document_number: str = ""
    marital_status: int = 1
    proof_of_end: str = ""
    parents_consent: bool = False
    dispensation: Ruling | None = None
    another_wife: Ruling | None = None
    permit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfACouple(Event):
    """What happens to a husband and a wife; at least one of them is in the register.

    A marriage with somebody who is only named stands in the other one's record (status, day, number) and
    in the entry; the table of marriages holds couples of whom both are in the register.
    """

    husband: Spouse
    wife: Spouse

    def people(self) -> tuple[UUID, ...]:
        return tuple(one.person_id for one in (self.husband, self.wife) if one.person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marriage(OfACouple):
    """A marriage that the Dinas registers (UU 23/2006 art. 34); `effective_on` is the wedding day.

    `solemnised_by` is the leader of religion or belief who signed the letter, `letter` its number;
    `agreement` the number of an agreement made before the wedding.
    """

    kind: ClassVar[str] = "marriage"

    place: str
    solemnised_by: str
    letter: str = ""
    witnesses: tuple[str, ...] = ()
    agreement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarriageByRuling(OfACouple):
    """A marriage that the court ordered to be registered (UU 23/2006 art. 35, 36): of two religions, of
    foreigners at their wish, or one that no akta can prove. `effective_on` is the wedding day."""

    kind: ClassVar[str] = "marriage_by_ruling"

    ruling: Ruling
    place: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarriageNotified(OfACouple):
    """A marriage that the KUA recorded and told us of (UU 23/2006 art. 8(2)): no akta of ours.

    `book_number` is that of the buku nikah; `effective_on` the wedding day.
    """

    kind: ClassVar[str] = "marriage_notified"

    book_number: str
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnregisteredMarriage(OfACouple):
    """A couple's own statement that they are married (form F-1.05): no akta. `effective_on` is the day of
    the statement, `married_on` that of the wedding where they know it."""

    kind: ClassVar[str] = "unregistered_marriage"

    married_on: date | None = None
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarriageAnnulment(OfACouple):
    """The court declared the marriage void (UU 23/2006 art. 39); `effective_on`: final from that day.

    `marriage_number` is that of the akta that is withdrawn. `husband_was` and `wife_was` are what the two
    were before the marriage (code list `marital_kk`) where the officer knows it better than the register.
    """

    kind: ClassVar[str] = "marriage_annulment"

    marriage_number: str
    ruling: Ruling
    husband_was: int | None = None
    wife_was: int | None = None

    def aktas(self) -> tuple[str, ...]:
        return (self.marriage_number,)
