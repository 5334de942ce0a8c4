"""What the register holds after an event, for tests."""

from __future__ import annotations

from adminduk.foundation.access.acting import acting
from adminduk.register.models import Marriage, Person
from adminduk.register.types.loading import LoadedPerson
from tests import people


def person(who: LoadedPerson) -> Person:
    with acting(people.LOADER):
        return Person.objects.get(person_id=who.person_id)


def marriages_of(wife: LoadedPerson) -> list[Marriage]:
    """All marriages of a woman, also those that ended."""
    with acting(people.LOADER):
        return list(Marriage.objects.filter(wife_id=wife.person_id).order_by("married_on"))
