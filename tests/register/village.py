"""A village in the register: who lives there, what happens to them, and what must hold whatever happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.foundation.refusals import Refused
from adminduk.register.models import Family, Marriage, Membership, Person
from adminduk.register.operations import enter, register_birth
from adminduk.register.queries import find_break, list_differences
from adminduk.register.types import (
    Birth,
    BirthRegistered,
    Entered,
    Event,
    EvidenceReference,
    ParentFacts,
    Relation,
    Ruling,
    Sex,
)
from adminduk.register.types.homes import Founds
from adminduk.register.types.loading import LoadedFamily
from adminduk.regulations import codes
from tests import people

OFFICERS: dict[str, Actor] = {people.BOGOR: people.HENDRA, people.KOTA_BOGOR: people.MEGA}
VILLAGES = {people.BOGOR: people.CIBINONG, people.KOTA_BOGOR: people.BOGOR_SELATAN}
MUSLIM, CHRISTIAN = 1, 2
MARRIED_STATES = {codes.MARRIED, codes.MARRIED_UNREGISTERED}
T = TypeVar("T")


def settlers() -> tuple[LoadedFamily, ...]:
    """Six families of two faiths in two kab/kota: couples, grown-up children, people alone."""
    return (
        people.asep_and_siti(),
        people.ujang(),
        people.maya(),
        people.a_family(
            people.a_person("HASAN BASRI", Sex.MALE, date(1968, 1, 9), Relation.HEAD, **people.MARRIED),
            people.a_person("NENENG", Sex.FEMALE, date(1972, 2, 8), Relation.WIFE, **people.MARRIED),
            people.a_person("LINA MARLINA", Sex.FEMALE, date(1999, 3, 7), Relation.CHILD),
            people.a_person("RUDI HARTONO", Sex.MALE, date(2002, 4, 6), Relation.CHILD),
            serial=21,
        ),
        people.a_family(
            people.a_person(
                "YOHANES", Sex.MALE, date(1966, 5, 5), Relation.HEAD, religion=CHRISTIAN, **people.MARRIED
            ),
            people.a_person(
                "MARIA", Sex.FEMALE, date(1970, 6, 4), Relation.WIFE, religion=CHRISTIAN, **people.MARRIED
            ),
            people.a_person("PAULUS", Sex.MALE, date(1998, 7, 3), Relation.CHILD, religion=CHRISTIAN),
            people.a_person("RUT", Sex.FEMALE, date(2001, 8, 2), Relation.CHILD, religion=CHRISTIAN),
            serial=22,
        ),
        people.a_family(
            people.a_person(
                "MARTHA", Sex.FEMALE, date(1975, 9, 1), Relation.HEAD, religion=CHRISTIAN, kecamatan="327101"
            ),
            people.a_person(
                "DEBORA",
                Sex.FEMALE,
                date(2000, 10, 3),
                Relation.CHILD,
                religion=CHRISTIAN,
                kecamatan="327101",
            ),
            people.a_person("AGUS", Sex.MALE, date(1997, 11, 4), Relation.OTHER, kecamatan="327101"),
            village=people.BOGOR_SELATAN,
            serial=23,
        ),
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """A moving letter that somebody holds."""

    number: str
    movers: tuple[UUID, ...]
    origin: str
    destination: str
    family_id: UUID


class Village:
    """The register around one test. `tried` and `entered` count events by kind."""

    def __init__(self) -> None:
        people.settle(*settlers())
        self.day = people.TODAY
        self.letters: list[Letter] = []
        # Entry, survivor and merged record of each merge.
        self.merges: list[tuple[UUID, UUID, UUID]] = []
        self.tried: Counter[str] = Counter()
        self.entered: Counter[str] = Counter()
        self.niks: dict[str, UUID] = {}
        self.last = "settling"
        self._seen = -1

    @property
    def at(self) -> datetime:
        """Ten o'clock of the village's day."""
        return datetime(self.day.year, self.day.month, self.day.day, 3, tzinfo=UTC)

    def pass_days(self, days: int) -> None:
        self.day += timedelta(days)

    # Who there is

    def people(self, **like: Any) -> list[Person]:
        """The living, in the order of their NIK, so that the same choices find the same people again."""
        facts = {"life": "living", "residence": "resident"} | like
        with acting(people.LOADER):
            return list(Person.objects.filter(**facts).order_by("nik"))

    def families(self, **like: Any) -> list[Family]:
        with acting(people.LOADER):
            return list(Family.objects.filter(active=True, **like).order_by("kk_number"))

    def place(self, person: Person) -> Membership | None:
        with acting(people.LOADER):
            return Membership.objects.filter(person_id=person.person_id, during__upper_inf=True).first()

    def members(self, family_id: UUID) -> list[Person]:
        """Who is on a card, its head first."""
        with acting(people.LOADER):
            ids = list(
                Membership.objects.filter(family_id=family_id, during__upper_inf=True)
                .order_by("relation", "position")
                .values_list("person_id", flat=True)
            )
            found = {one.person_id: one for one in Person.objects.filter(person_id__in=ids)}
        return [found[one] for one in ids]

    def marriages(self, **like: Any) -> list[Marriage]:
        with acting(people.LOADER):
            return list(
                Marriage.objects.filter(ended_on__isnull=True, **like).order_by("married_on", "entry_id")
            )

    def find(self, person_id: UUID) -> Person:
        with acting(people.LOADER):
            return Person.objects.get(person_id=person_id)

    # What happens

    def happens(self, kabkota: str, kind: type[Event], **facts: Any) -> Entered | None:
        """Enters an event at that office today; None when the office refuses it in words."""
        event = kind(
            **{
                "kabkota": kabkota,
                "office_id": people.OFFICES[kabkota],
                "registered_on": self.day,
                "effective_on": self.day,
                "legal_basis": ("UU 24/2013",),
            }
            | facts
        )
        return self.attempt(
            event.kind, lambda: enter(actor=OFFICERS[kabkota], at=self.at, key=None, event=event)
        )

    def is_born(self, birth: Birth) -> BirthRegistered | None:
        return self.attempt(
            "birth",
            lambda: register_birth(actor=OFFICERS[birth.kabkota], at=self.at, key=None, birth=birth),
        )

    def attempt(self, kind: str, act: Callable[[], T]) -> T | None:
        self.tried[kind] += 1
        try:
            done = act()
        except Refused:
            return None
        with connection.cursor() as cursor:
            # Nothing is committed in a test, so what the database looks at then is looked at here.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self.entered[kind] += 1
        self.last = kind
        return done

    # What must hold

    def changed(self) -> bool:
        """Whether anything was entered since this was asked last."""
        seen, self._seen = self._seen, self.entered.total()
        return seen != self._seen

    def is_in_order(self) -> None:
        """After every event."""
        with acting(people.LOADER):
            everybody = {one.person_id: one for one in Person.objects.all()}
            cards = {one.family_id: one for one in Family.objects.all()}
            places = list(Membership.objects.filter(during__upper_inf=True))
            married = list(Marriage.objects.filter(ended_on__isnull=True))
        _each_in_one_family(everybody, cards, places)
        _one_head_each(cards, places)
        _status_as_marriages(everybody, married)
        for one in everybody.values():
            for parent in (one.mother_id, one.father_id):
                older = parent is None or everybody[parent].birth_date < one.birth_date
                assert older, f"{one.name} is older than a parent after {self.last}"
            if one.nik:
                assert self.niks.setdefault(one.nik, one.person_id) == one.person_id, "a NIK is for life"

    def is_provable(self) -> None:
        """At the end: the journal alone makes the same tables, and its chains are whole."""
        seal_waiting(at=self.at)
        for kabkota in OFFICERS:
            facts = {"actor": people.INSPECTOR, "at": self.at, "kabkota": kabkota}
            if kabkota != people.BOGOR:
                facts["actor"] = people.INSPECTOR.seeing(people.LOADER.scope)
            different = list_differences(**facts)
            assert different == [], different
            assert find_break(**facts) is None


def _each_in_one_family(
    everybody: dict[UUID, Person], cards: dict[UUID, Family], places: Sequence[Membership]
) -> None:
    at_home = Counter(one.person_id for one in places)
    for one in everybody.values():
        lives_here = one.life == "living" and one.residence == "resident"
        assert at_home[one.person_id] == int(lives_here), f"{one.name}: {one.life}, {one.residence}"
    for place in places:
        card = cards[place.family_id]
        assert card.active, "nobody is on a card that ended"
        assert card.kabkota == place.kabkota == everybody[place.person_id].kabkota


def _one_head_each(cards: dict[UUID, Family], places: Sequence[Membership]) -> None:
    heads = Counter(one.family_id for one in places if one.relation == Relation.HEAD)
    for card in cards.values():
        assert heads[card.family_id] == int(card.active), "one head"
    for place in places:
        is_head = cards[place.family_id].head_id == place.person_id
        assert is_head == (place.relation == Relation.HEAD)


def _status_as_marriages(everybody: dict[UUID, Person], married: Sequence[Marriage]) -> None:
    held: dict[UUID, list[Marriage]] = {}
    for one in married:
        assert (everybody[one.husband_id].sex, everybody[one.wife_id].sex) == (1, 2)
        held.setdefault(one.husband_id, []).append(one)
        held.setdefault(one.wife_id, []).append(one)
    for person in everybody.values():
        if person.life != "living":
            assert person.person_id not in held, "death parts"
            continue
        own = held.get(person.person_id, [])
        assert bool(own) == (person.marital_status in MARRIED_STATES), f"{person.name}: {own}"
        registered = any(one.registered for one in own)
        assert registered == (person.marital_status == codes.MARRIED), person.name


def one_of(choices: Sequence[T], number: int) -> T | None:
    """The choice that a drawn number stands for; None where there is nothing to choose."""
    return choices[number % len(choices)] if choices else None


def a_ruling(day: date) -> Ruling:
    return Ruling(by="PN Cibinong", number=f"7/Pdt.P/{day.year}/PN Cbi", given_on=day)


def papers(*kinds: str) -> tuple[EvidenceReference, ...]:
    return tuple(EvidenceReference(kind, "key", "0" * 64) for kind in kinds)


def a_home(kabkota: str, number: int) -> Founds:
    return Founds(f"Jl. Melati No. {number % 90}", "003", "004", VILLAGES[kabkota], "16914")


def named(person: Person) -> ParentFacts:
    return ParentFacts(name=person.name, person_id=person.person_id, nik=person.nik or "")
