"""Families that change and people who move, for tests: who enters it, and what must hold afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.models import Family, Membership, Person
from adminduk.register.operations import enter
from adminduk.register.queries import get_family, list_differences
from adminduk.register.types import Entered, Event, Founds, Placed, Relation
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people

# Addresses: in the kecamatan of Asep and Siti, in another one of Kabupaten Bogor, and in Kota Bogor.
CIRIUNG = Founds("Jl. Mayor Oking 12", "003", "001", "3201011003", "16918")
CITEUREUP = Founds("Kp. Pasir Angin", "001", "005", "3201032002", "16810")
KOTA_BOGOR = Founds("Jl. Pahlawan 9", "002", "007", "3271011001", "16131")
OFFICERS = {people.BOGOR: people.HENDRA, people.KOTA_BOGOR: people.MEGA}


def enters(kind: type[Event], *, actor: Actor | None = None, key: str | None = None, **facts: Any) -> Entered:
    """The event, at the office of `kabkota` (Kabupaten Bogor unless told), today."""
    common: dict[str, Any] = {
        "kabkota": people.BOGOR,
        "registered_on": people.TODAY,
        "effective_on": people.TODAY,
        "legal_basis": ("UU 23/2006",),
    }
    facts = common | facts
    office = {"office_id": people.OFFICES[facts["kabkota"]]}
    event = kind(**(office | facts))
    return enter(actor=actor or OFFICERS[event.kabkota], at=people.AT, key=key, event=event)


def placed(*members: LoadedPerson, relation: Relation | None = None) -> tuple[Placed, ...]:
    return tuple(Placed(one.person_id, relation) for one in members)


def person(who: LoadedPerson | UUID) -> Person:
    person_id = who if isinstance(who, UUID) else who.person_id
    with acting(people.LOADER):
        return Person.objects.get(person_id=person_id)


def family(family_id: UUID) -> Family:
    with acting(people.LOADER):
        return Family.objects.get(family_id=family_id)


def card(family_id: UUID, actor: Actor = people.RINA) -> list[tuple[str, Relation]]:
    """Names on a card in its order, each with what he is to the head."""
    found = get_family(actor=actor, purpose="test", family_id=family_id)
    return [(one.person.name, one.relation) for one in found.members]


def inspector(region: str) -> Actor:
    return people.officer(f"Pengawas {region}", people.AUDITOR, region)


def is_sound(*regions: str) -> bool:
    """What the database keeps holds, and the journal alone makes the same tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    differences = [
        one
        for region in regions or (people.BOGOR,)
        for one in list_differences(actor=inspector(region), at=people.AT, kabkota=region)
    ]
    assert differences == []
    return True


def everybody_has_one_family() -> bool:
    """Each living resident stands on exactly one card in force, and each such card has one head."""
    with acting(people.LOADER):
        active = set(Family.objects.filter(active=True).values_list("family_id", flat=True))
        places = Membership.objects.filter(during__contains=people.TODAY, during__endswith__isnull=True)
        open_places = list(places.values_list("person_id", "family_id", "relation"))
        residents = set(
            Person.objects.filter(life="living", residence="resident").values_list("person_id", flat=True)
        )
    assert sorted(one for one, _, _ in open_places) == sorted(residents)
    heads = [family_id for _, family_id, relation in open_places if relation == Relation.HEAD]
    assert sorted(heads) == sorted(active)
    return True


def a_big_family() -> LoadedFamily:
    """Asep, Siti, their grown son Ridwan, his wife Nining and child Salsa, and Asep's mother."""
    couple: dict[str, Any] = people.MARRIED
    asep = people.a_person("ASEP SUNANDAR", people.Sex.MALE, _day(1968), Relation.HEAD, **couple)
    siti = people.a_person("SITI NURHASANAH", people.Sex.FEMALE, _day(1970), Relation.WIFE, **couple)
    ridwan = people.a_person("RIDWAN", people.Sex.MALE, _day(1996), Relation.CHILD, **parents(siti, asep))
    nining = people.a_person("NINING", people.Sex.FEMALE, _day(1998), Relation.CHILD_IN_LAW)
    salsa = people.a_person(
        "SALSA", people.Sex.FEMALE, _day(2020), Relation.GRANDCHILD, **parents(nining, ridwan)
    )
    enok = people.a_person("ENOK", people.Sex.FEMALE, _day(1945), Relation.PARENT, marital_status=6)
    return people.a_family(asep, siti, ridwan, nining, salsa, enok, serial=9)


def parents(mother: LoadedPerson, father: LoadedPerson) -> dict[str, Any]:
    return {
        "mother_id": mother.person_id,
        "mother_name": mother.name,
        "father_id": father.person_id,
        "father_name": father.name,
    }


def _day(year: int) -> Any:
    return people.date(year, 3, 9)
