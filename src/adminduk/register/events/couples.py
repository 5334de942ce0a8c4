"""Husband and wife as an event finds them, and the marriage that binds the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.states import MarriageState, PersonState
from adminduk.register.types.event import Ruling
from adminduk.register.types.family import Relation
from adminduk.register.types.marriages import OfACouple, Spouse
from adminduk.register.wishes import Wish
from adminduk.regulations import codes, marriages

# Who is on a card by marriage.
BY_MARRIAGE = (Relation.HUSBAND, Relation.WIFE, Relation.CHILD_IN_LAW)
STATUSES_OF_THE_MARRIED = (codes.MARRIED, codes.MARRIED_UNREGISTERED)


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: his record, or what is said of who has none."""

    said: Spouse
    person: PersonState | None

    @property
    def birth_date(self) -> date | None:
        return self.person.birth_date if self.person else self.said.birth_date

    @property
    def religion(self) -> int | None:
        return self.person.religion if self.person else self.said.religion

    @property
    def citizenship(self) -> int:
        return self.person.citizenship if self.person else self.said.citizenship

    @property
    def marital_status(self) -> int:
        return self.person.marital_status if self.person else self.said.marital_status

    @property
    def occupation(self) -> int | None:
        return self.person.occupation if self.person else None

    @property
    def is_married(self) -> bool:
        return self.marital_status in STATUSES_OF_THE_MARRIED


@dataclass(frozen=True, slots=True)
class Couple:
    husband: Party
    wife: Party

    def __iter__(self) -> Iterator[Party]:
        return iter((self.husband, self.wife))

    @property
    def here(self) -> list[PersonState]:
        """Those of the two who are in the register: one or both."""
        return [one.person for one in self if one.person]

    @property
    def religions(self) -> tuple[int | None, int | None]:
        return self.husband.religion, self.wife.religion

    def other_than(self, party: Party) -> Party:
        return self.wife if party is self.husband else self.husband


def couple_of(event: OfACouple, book: Book) -> Couple:
    """Raises `PersonNotLiving`, and `NotLawful` unless they are a man and a woman whom we can name."""
    parties = [
        Party(one, book.living(one.person_id) if one.person_id else None)
        for one in (event.husband, event.wife)
    ]
    couple = Couple(*parties)
    book.demand(bool(couple.here), objections.NOBODY_HERE)
    book.demand(all(one.person or one.said.name for one in couple), objections.NOT_NAMED)
    sexes = [
        one.person.sex if one.person else sex
        for one, sex in zip(couple, (marriages.MAN, marriages.WOMAN), strict=True)
    ]
    book.demand(marriages.are_man_and_woman(*sexes), objections.NOT_MAN_AND_WOMAN)
    return couple


def is_bound(book: Book, party: Party, other: Party) -> bool:
    """Whether he or she is married to somebody else than `other`, as far as we know."""
    if party.person and book.marriages(party.person):
        return any(
            other.person is None or other.person.person_id not in (one.wife_id, one.husband_id)
            for one in book.marriages(party.person)
        )
    return party.is_married and not stand_as_couple(book, party, other, codes.MARRIED_UNREGISTERED)


def stand_as_couple(book: Book, party: Party, other: Party, *statuses: int) -> bool:
    """Both are married by their records, and nothing tells to whom: cards that came from elsewhere show
    the status of people whose husband or wife stands on another card."""
    return (
        party.marital_status in statuses
        and party.marital_status == other.marital_status
        and not any(one.person and book.marriages(one.person) for one in (party, other))
        and _tell_the_same(party.person, other.person)
    )


def _tell_the_same(one: PersonState | None, other: PersonState | None) -> bool:
    """Two records may be of one marriage: what both say of its number and its day is alike."""
    if one is None or other is None:
        return True
    numbers = {str(one.marriage_number), str(other.marriage_number)} - {""}
    days = {one.marriage_date, other.marriage_date} - {None}
    return len(numbers) < 2 and len(days) < 2


@dataclass(slots=True)
class Bond:
    """The marriage of two; `row` is missing where one of them is only named."""

    row: MarriageState | None
    registered: bool
    number: str | Wish
    married_on: date | None

    def end(self, on: date, by: str) -> None:
        if self.row:
            self.row.ended_on, self.row.ended_by = on, by


def bond_of(book: Book, couple: Couple) -> Bond:
    """The marriage they are in; raises `NotLawful` where they are not married to each other."""
    husband, wife = couple.husband.person, couple.wife.person
    row = book.marriage_between(husband, wife) if husband and wife else None
    if row is None:
        # Who is only named is married to whom the office says; his own status is nothing we keep.
        known = [one for one in couple if one.person]
        alike = stand_as_couple(book, known[0], known[-1], *STATUSES_OF_THE_MARRIED)
        book.demand(alike, objections.NOT_MARRIED_TO_EACH_OTHER)
        first = couple.here[0]
        registered = first.marital_status == codes.MARRIED
        if husband and wife:
            row = book.wed(
                husband, wife, on=first.marriage_date, registered=registered, number=first.marriage_number
            )
        return Bond(row, registered, first.marriage_number, first.marriage_date)
    return Bond(row, row.registered, row.number, row.married_on)


def demand_ruling_in_time(book: Book, ruling: Ruling) -> None:
    """Given first, final then, registered last."""
    event = book.event
    book.demand(ruling.given_on <= event.effective_on, objections.FINAL_TOO_EARLY)
    book.demand(
        not marriages.is_in_the_future(event.effective_on, event.registered_on), objections.IN_THE_FUTURE
    )


def show_as_couple(book: Book, couple: Couple) -> None:
    """On a card that one of them heads, the other one is husband or wife."""
    places = [book.place_of(one) for one in couple.here]
    if len(places) < 2 or None in places or places[0].family_id != places[1].family_id:
        return
    if not _kept_here(book, couple.here[0]):
        return
    for person, place, other in zip(couple.here, places, reversed(places), strict=True):
        if other.relation == Relation.HEAD:
            place.relation = int(Relation.WIFE if person.sex == marriages.WOMAN else Relation.HUSBAND)


def show_apart(book: Book, couple: Couple) -> None:
    """Who was on the card as the other one's husband, wife or child-in-law is there as a relative now."""
    places = [book.place_of(one) for one in couple.here]
    if len(places) < 2 or None in places or places[0].family_id != places[1].family_id:
        return
    if not _kept_here(book, couple.here[0]):
        return
    for place in places:
        if place.relation in BY_MARRIAGE:
            place.relation = int(Relation.OTHER_RELATIVE)


def _kept_here(book: Book, person: PersonState) -> bool:
    """A card of another region is changed by the office that keeps it."""
    family = book.family_of(person)
    return family is not None and family.kabkota == book.event.kabkota
