"""The book that lies open while an event is entered: the people and families it touches, and what changes.

An event is a function over this book. It reads rows, sets their attributes, opens and closes places in
families and asks for numbers; nothing is written until it has decided everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.foundation.db.ids import new_id
from adminduk.register.kinship import relation_to
from adminduk.register.states import AktaState, FamilyState, MarriageState, PersonState, PlaceState, State
from adminduk.register.types.event import Event
from adminduk.register.types.family import Relation
from adminduk.register.types.refusals import (
    FamilyNotActive,
    NotLawful,
    PersonNotFound,
    PersonNotLiving,
    WithoutFamily,
)
from adminduk.register.wishes import Wish
from adminduk.regulations.law import Law
from adminduk.regulations.objections import Objection

# The family card shows these of each member: when one changes, the card is re-issued.
ON_THE_CARD = frozenset(
    [
        "name",
        "nik",
        "sex",
        "birth_date",
        "birth_place",
        "religion",
        "education",
        "occupation",
        "blood_type",
        "marital_status",
        "marriage_date",
        "citizenship",
        "passport_number",
        "stay_permit_number",
        "mother_name",
        "father_name",
    ]
)
FAMILY_ON_THE_CARD = frozenset(
    ["head_id", "kk_number", "address", "rt", "rw", "village_code", "postal_code", "active"]
)


class Book:
    def __init__(
        self,
        event: Event,
        law: Law,
        *,
        people: Iterable[PersonState] = (),
        families: Iterable[FamilyState] = (),
        places: Iterable[PlaceState] = (),
        marriages: Iterable[MarriageState] = (),
        aktas: Iterable[AktaState] = (),
    ) -> None:
        self.event = event
        self.law = law
        self.people = {one.person_id: one for one in people}
        self.families = {one.family_id: one for one in families}
        self.places = list(places)
        self.wedlock = list(marriages)
        self.aktas = {str(one.akta_number): one for one in aktas}
        self.notes: list[dict[str, Any]] = []
        self.wishes: list[Wish] = []
        self.told: set[UUID] = set()
        self.facts: dict[str, Any] = {}
        # What the entry is indexed by: by default the first person of the event, and his family.
        self.subject: UUID | None = next(iter(event.people()), None)
        self.family_id: UUID | None = None
        self.akta_number: str | Wish = ""
        for state in self._states():
            state.remember()

    @classmethod
    def closed(cls, event: Event) -> Book:
        """For an event that changes nobody of the register: it holds nobody."""
        return cls(event, Law(on=event.registered_on, region=event.kabkota))

    # Reading

    def person(self, person_id: UUID) -> PersonState:
        """Raises `PersonNotFound`."""
        found = self.people.get(person_id)
        if found is None:
            raise PersonNotFound
        return found

    def living(self, person_id: UUID) -> PersonState:
        """Somebody whose record is in use; raises `PersonNotFound` or `PersonNotLiving`."""
        person = self.person(person_id)
        if not person.living:
            raise PersonNotLiving
        return person

    def family(self, family_id: UUID) -> FamilyState:
        """A family whose card is in force; raises `FamilyNotActive`."""
        found = self.families.get(family_id)
        if found is None or not found.active:
            raise FamilyNotActive
        return found

    def place_of(self, person: PersonState) -> PlaceState | None:
        """Where he is now."""
        return next(
            (one for one in self.places if one.person_id == person.person_id and one.until is None), None
        )

    def family_of(self, person: PersonState) -> FamilyState | None:
        place = self.place_of(person)
        return self.families.get(place.family_id) if place else None

    def home_of(self, person: PersonState) -> FamilyState:
        """The family he is in; raises `WithoutFamily`."""
        family = self.family_of(person)
        if family is None:
            raise WithoutFamily
        return family

    def members(self, family: FamilyState) -> list[tuple[PlaceState, PersonState]]:
        """Who is in the family now, in the order of its card."""
        places = [one for one in self.places if one.family_id == family.family_id and one.until is None]
        return [(one, self.people[one.person_id]) for one in sorted(places, key=lambda one: one.position)]

    def marriages(self, person: PersonState) -> list[MarriageState]:
        """The marriages that he or she is in now."""
        return [
            one
            for one in self.wedlock
            if one.ended_on is None and person.person_id in (one.wife_id, one.husband_id)
        ]

    def former_marriages(self, person: PersonState) -> list[MarriageState]:
        """The marriages that he or she was in, the latest first."""
        ended = [
            one
            for one in self.wedlock
            if one.ended_on is not None and person.person_id in (one.wife_id, one.husband_id)
        ]
        return sorted(ended, key=lambda one: one.ended_on or date.max, reverse=True)

    def marriage_between(self, one: PersonState, other: PersonState) -> MarriageState | None:
        return next(
            (held for held in self.marriages(one) if other.person_id in (held.wife_id, held.husband_id)), None
        )

    def spouse_in(self, marriage: MarriageState, person: PersonState) -> PersonState:
        other = marriage.husband_id if person.person_id == marriage.wife_id else marriage.wife_id
        return self.person(other)

    # The law

    def demand(self, holds: bool, otherwise: Objection) -> None:
        """Raises `NotLawful` with the objection's sentence and article unless it `holds`."""
        if not holds:
            raise NotLawful(objection=otherwise)

    # Changing

    def new_person(self, **columns: Any) -> PersonState:
        """Somebody who was not in the register before."""
        person = PersonState(person_id=columns.pop("person_id", None) or new_id(), **columns)
        person.kabkota = person.kabkota or self.event.kabkota
        self.people[person.person_id] = person
        return person

    def new_family(
        self, *, head: PersonState, address: str, rt: str, rw: str, village_code: str, postal_code: str
    ) -> FamilyState:
        """A family card with a new number; its members `join` it, the head first."""
        family = FamilyState(
            family_id=new_id(),
            kabkota=village_code[:4],
            head_id=head.person_id,
            kk_number=self.wish("kk", village_code[:6]),
            address=address,
            rt=rt,
            rw=rw,
            village_code=village_code,
            postal_code=postal_code,
        )
        self.families[family.family_id] = family
        return family

    def leave(self, person: PersonState, on: date) -> FamilyState | None:
        """Closes his place; answers the family he left. A place of the same day was never one."""
        place = self.place_of(person)
        if place is None:
            return None
        place.until = max(on, place.since)
        return self.families[place.family_id]

    def join(self, person: PersonState, family: FamilyState, relation: int, on: date) -> PlaceState:
        """Gives him the next place on that card, from `on`; he must be in no other."""
        positions = [one.position for one in self.places if one.family_id == family.family_id]
        left = [one.until for one in self.places if one.person_id == person.person_id and one.until]
        place = PlaceState(
            person_id=person.person_id,
            membership_id=new_id(),
            family_id=family.family_id,
            kabkota=family.kabkota,
            relation=int(relation),
            position=max(positions, default=0) + 1,
            since=max([on, *left]),
        )
        self.places.append(place)
        return place

    def move_over(self, person: PersonState, family: FamilyState, relation: int, on: date) -> None:
        """Out of the family he is in and into another one."""
        self.leave(person, on)
        self.join(person, family, relation, on)

    def close(self, family: FamilyState) -> None:
        """Ends a card that nobody is on any more."""
        family.active = False

    def relations_under(
        self, head: PersonState, members: Iterable[tuple[PlaceState, PersonState]]
    ) -> dict[UUID, Relation]:
        """What each of these, who are or were on one card, is to `head`, who is one of them."""
        listed = list(members)
        head_was = next(place.relation for place, person in listed if person is head)
        return {
            person.person_id: relation_to(
                head,
                person,
                was=place.relation,
                head_was=head_was,
                married=self.marriage_between(head, person) is not None,
            )
            for place, person in listed
        }

    def last_place(self, person: PersonState) -> PlaceState | None:
        """Where he is, or was last."""
        places = [one for one in self.places if one.person_id == person.person_id]
        return max(
            places, key=lambda one: (one.until is None, one.since, str(one.membership_id)), default=None
        )

    def renew_card(self, family: FamilyState, head: PersonState, on: date) -> FamilyState:
        """The same household under `head`: a card with a new number where the law wants one.

        Everybody who is left comes along, each with what he is to the new head.
        """
        members = self.members(family)
        relations = self.relations_under(head, members)
        if not self.law.families.number_changes_with_head:
            family.head_id = head.person_id
            for place, person in members:
                place.relation = int(relations[person.person_id])
            return family
        renewed = self.new_family(
            head=head,
            address=family.address,
            rt=family.rt,
            rw=family.rw,
            village_code=family.village_code,
            postal_code=family.postal_code,
        )
        for _, person in sorted(members, key=lambda one: one[1] is not head):
            self.move_over(person, renewed, relations[person.person_id], on)
        self.close(family)
        return renewed

    def wed(
        self,
        husband: PersonState,
        wife: PersonState,
        *,
        on: date | None,
        registered: bool,
        number: str | Wish = "",
    ) -> MarriageState:
        marriage = MarriageState(
            wife_id=wife.person_id,
            marriage_id=new_id(),
            husband_id=husband.person_id,
            kabkota=self.event.kabkota,
            registered=registered,
            number=number,
            married_on=on,
        )
        self.wedlock.append(marriage)
        return marriage

    # Numbers

    def wish(
        self, series: str, region: str, code: str = "", *, day: date | None = None, sex: int = 0
    ) -> Wish:
        wish = Wish(series, region, day or self.event.registered_on, code, sex)
        self.wishes.append(wish)
        return wish

    def nik_for(self, person: PersonState, kecamatan: str) -> Wish:
        """A new NIK (PP 40/2019 art. 30); only for somebody who has none."""
        return self.wish("nik", kecamatan, day=person.birth_date, sex=person.sex)

    def akta(self, kind: str, person: PersonState, other: PersonState | None = None) -> Wish:
        """The number of a new akta of this office, which is the entry's own number."""
        number = self.wish("akta", self.event.kabkota, kind)
        self.aktas[f"new/{kind}"] = AktaState(
            akta_number=number,
            kabkota=self.event.kabkota,
            kind=kind,
            person_id=person.person_id,
            other_id=other.person_id if other else None,
        )
        self.akta_number = number
        return number

    def letter(self, kind: str) -> Wish:
        """The number of a letter of this office, which is the entry's own number."""
        self.akta_number = self.wish("letter", self.event.kabkota, kind)
        return self.akta_number

    def note(self, akta_number: str, kind: str) -> None:
        """A marginal note beside an akta; nothing where nobody knows its number."""
        if akta_number:
            self.notes.append(
                {
                    "akta_number": akta_number,
                    "kind": kind,
                    "kabkota": self.event.kabkota,
                    "noted_on": self.event.registered_on,
                }
            )

    def tell_of(self, *people: PersonState | None) -> None:
        """Their history names this entry, although nothing else of their records may change."""
        self.told.update(one.person_id for one in people if one)

    # What came of it

    def _states(self) -> Iterable[State]:
        yield from self.families.values()
        yield from self.people.values()
        yield from self.places
        yield from self.wedlock
        yield from self.aktas.values()

    def touched(self) -> list[tuple[State, dict[str, Any]]]:
        """Every row that changed or is new, with the columns that did. A family whose members or whose
        card changed is one of them, and who has another place: their history names this entry."""
        changed = [(state, state.changed()) for state in self._states()]
        own = {id(state) for state, columns in changed if columns}
        moved = {
            one for place in self.places if id(place) in own for one in (place.family_id, place.person_id)
        }
        cards = self.cards()
        return [
            (state, columns)
            for state, columns in changed
            if columns
            or (isinstance(state, PersonState) and state.person_id in self.told | moved)
            or (isinstance(state, FamilyState) and (state.family_id in moved or state.family_id in cards))
        ]

    def cards(self) -> list[UUID]:
        """The families whose card says something else now, in the order in which they were met."""
        of_members = {
            place.family_id
            for place in self.places
            if place.changed() or (place.until is None and self._shown(self.people.get(place.person_id)))
        }
        return [
            family.family_id
            for family in self.families.values()
            if family.active
            and (family.family_id in of_members or FAMILY_ON_THE_CARD & family.changed().keys())
        ]

    @staticmethod
    def _shown(person: PersonState | None) -> bool:
        return person is not None and bool(ON_THE_CARD & person.changed().keys())

    def is_head(self, person: PersonState) -> bool:
        place = self.place_of(person)
        return place is not None and place.relation == Relation.HEAD
