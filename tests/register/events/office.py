"""The office of Kabupaten Bogor entering events, for tests: `entered(ChangeOfName, person_id=…)`."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.register.models import Akta, Note, Person
from adminduk.register.operations import enter
from adminduk.register.queries import get_entry, get_family, list_differences
from adminduk.register.types import Entered, Event, EvidenceReference, NotLawful, Ruling
from tests import people

RULING = Ruling(by="PN Cibinong", number="12/Pdt.P/2026/PN Cbi", given_on=date(2026, 11, 2))
OFFICE: dict[str, Any] = {
    "kabkota": people.BOGOR,
    "office_id": 1,
    "registered_on": people.TODAY,
    "effective_on": people.TODAY,
}


def papers(*kinds: str) -> tuple[EvidenceReference, ...]:
    return tuple(EvidenceReference(kind, f"store/{kind}", "0" * 64) for kind in kinds)


def entered(kind: type[Event], **facts: Any) -> Entered:
    done = enter(actor=people.HENDRA, at=people.AT, key=None, event=kind(**(OFFICE | facts)))
    with connection.cursor() as cursor:
        # In a test nothing is committed, so what the database looks at then is looked at here.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return done


def refused(kind: type[Event], **facts: Any) -> str:
    """The rule that an event was refused by."""
    with pytest.raises(NotLawful) as refusal:
        entered(kind, **facts)
    assert refusal.value.article
    return refusal.value.objection.rule


def facts_of(done: Entered) -> dict[str, Any]:
    return get_entry(actor=people.RINA, purpose="test", entry_id=done.entry_id).facts


def names_on(family_id: UUID) -> list[str]:
    family = get_family(actor=people.RINA, purpose="test", family_id=family_id)
    return [one.person.name for one in family.members]


def notes_beside(akta_number: str) -> list[str]:
    with acting(people.LOADER):
        return list(Note.objects.filter(akta_number=akta_number).values_list("kind", flat=True))


def state_of(akta_number: str) -> str:
    with acting(people.LOADER):
        return Akta.objects.get(akta_number=akta_number).state


def tables_are_as_the_journal_says() -> bool:
    return list_differences(actor=people.INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []


def by_id(person_id: UUID) -> Person:
    with acting(people.LOADER):
        return Person.objects.get(person_id=person_id)
