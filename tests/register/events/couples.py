"""Couples and children for tests: Christians, whose marriages the Dinas itself registers.

Yohanes and Maria live in Cibinong, each on a card of their own, both born in 1994; Grace is Maria's child.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.offices.roles import AUDITOR
from adminduk.register.models import Akta, Entry, Note
from adminduk.register.operations import enter
from adminduk.register.queries import get_family, list_differences
from adminduk.register.types import (
    Entered,
    Event,
    Marriage,
    NotLawful,
    Relation,
    Ruling,
    Sex,
    Spouse,
    UnregisteredMarriage,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people

CHRISTIAN = 2
INSPECTOR_THERE = people.officer("Wawan Setiawan", AUDITOR, people.KOTA_BOGOR)
LAST_WEEK = people.TODAY - timedelta(7)
WEDDING = date(2026, 10, 31)
RULING = Ruling(by="PN Cibinong", number="88/Pdt.G/2026/PN Cbi", given_on=date(2026, 10, 1))
WITNESSES = ("Agus Salim", "Dedi Kurnia")


def alone(
    name: str, sex: Sex, born: date, serial: int, village: str = people.CIBINONG, **more: Any
) -> LoadedFamily:
    """Somebody alone on a card."""
    facts = {"religion": CHRISTIAN, "kecamatan": village[:6], "serial": serial} | more
    return people.a_family(
        people.a_person(name, sex, born, Relation.HEAD, **facts), village=village, serial=serial
    )


def yohanes(**more: Any) -> LoadedFamily:
    return alone("YOHANES SITORUS", Sex.MALE, date(1994, 4, 9), 51, **more)


def maria(**more: Any) -> LoadedFamily:
    return alone("MARIA SIMANJUNTAK", Sex.FEMALE, date(1994, 9, 2), 52, **more)


def maria_and_grace(**more: Any) -> LoadedFamily:
    """Maria with a daughter who has no father in her akta."""
    mother = maria(**more).head
    child = people.a_person(
        "GRACE",
        Sex.FEMALE,
        date(2020, 1, 5),
        Relation.CHILD,
        serial=53,
        religion=CHRISTIAN,
        birth_akta_number="3201-LU-20012020-0003",
        mother_id=mother.person_id,
        mother_name=mother.name,
        mother_nik=mother.nik,
    )
    return people.a_family(mother, child, serial=52)


def spouse(person: LoadedPerson, **papers: Any) -> Spouse:
    return Spouse(person_id=person.person_id, **papers)


def happens(kind: type[Event], *, by: Any = people.HENDRA, **facts: Any) -> Entered:
    """Enters an event of the Dinas of Kabupaten Bogor, as of last week."""
    envelope: dict[str, Any] = {
        "kabkota": people.BOGOR,
        "office_id": 1,
        "registered_on": people.TODAY,
        "effective_on": LAST_WEEK,
    }
    return enter(actor=by, at=people.AT, key=None, event=kind(**(envelope | facts)))


def marry(husband: LoadedPerson, wife: LoadedPerson, /, **facts: Any) -> Entered:
    """They marry in church on 31 October 2026 and report it in time."""
    told = {
        "husband": spouse(husband),
        "wife": spouse(wife),
        "effective_on": WEDDING,
        "place": "GKI Cibinong",
        "solemnised_by": "Pdt. Samuel Tobing",
        "letter": "12/GKI/X/2026",
    }
    return happens(Marriage, **(told | facts))


def live_together(husband: LoadedPerson, wife: LoadedPerson, /, **facts: Any) -> Entered:
    """They state that they married in 2019, which nobody registered (F-1.05)."""
    told = {
        "husband": spouse(husband),
        "wife": spouse(wife),
        "married_on": date(2019, 6, 1),
        "witnesses": WITNESSES,
    }
    return happens(UnregisteredMarriage, **(told | facts))


def card(family_id: UUID, kabkota: str = people.BOGOR) -> list[tuple[str, Relation]]:
    reader = people.RINA if kabkota == people.BOGOR else people.MEGA
    family = get_family(actor=reader, purpose="test", family_id=family_id)
    return [(one.person.name, one.relation) for one in family.members]


def akta_state(number: str) -> str:
    with acting(people.LOADER):
        return Akta.objects.get(akta_number=number).state


def notes_beside(akta_number: str) -> list[str]:
    with acting(people.LOADER):
        notes = Note.objects.filter(akta_number=akta_number).order_by("entry_id")
        return list(notes.values_list("kind", flat=True))


def holds() -> bool:
    """Whether the tables of both regions are what the journals alone make of them, and every rule of the
    database holds."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    inspectors = {people.BOGOR: people.INSPECTOR, people.KOTA_BOGOR: INSPECTOR_THERE}
    return not any(
        list_differences(actor=inspector, at=people.AT, kabkota=kabkota)
        for kabkota, inspector in inspectors.items()
    )


def facts_of(done: Entered) -> dict[str, Any]:
    """What the entry says of the event."""
    with acting(people.LOADER):
        entry = Entry.objects.get(entry_id=done.entry_id)
    return json.loads(bytes(entry.payload))["facts"]


def rule_against(act: Callable[[], object]) -> str:
    """Which rule refuses the act."""
    with pytest.raises(NotLawful) as refusal:
        act()
    return refusal.value.objection.rule
