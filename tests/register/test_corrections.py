"""Corrections before a signature: a further entry, the same number, and nothing lost that was known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.db.ids import new_id
from adminduk.register.models import Entry
from adminduk.register.operations import (
    correct_birth,
    correct_stillbirth,
    register_birth,
    register_stillbirth,
)
from adminduk.register.queries import get_entry, get_person
from adminduk.register.types import (
    BirthCorrection,
    EntryNotFound,
    Parentage,
    ParentFacts,
    Stillbirth,
    StillbirthCorrection,
    StillbirthRegistered,
)
from tests import people
from tests.people import AT, BAYU, DODI, HENDRA, MEGA, RINA, TODAY

pytestmark = pytest.mark.django_db
SITI = ParentFacts(name="SITI NURHASANAH")


def a_stillbirth() -> StillbirthRegistered:
    stillbirth = Stillbirth(
        kabkota="3201",
        office_id=1,
        registered_on=TODAY,
        child=replace(BAYU, name=""),
        mother=SITI,
        father=None,
        weeks=34,
    )
    return register_stillbirth(actor=HENDRA, at=AT, key=None, stillbirth=stillbirth)


def right(done: StillbirthRegistered, **changes: object) -> StillbirthCorrection:
    correction = StillbirthCorrection(
        kabkota="3201",
        office_id=1,
        corrects=done.entry_id,
        child=replace(BAYU, name=""),
        mother=SITI,
        father=None,
        weeks=36,
        reason="Usia kandungan keliru.",
    )
    return replace(correction, **changes)


def corrections() -> int:
    with acting(HENDRA):
        return Entry.objects.filter(kind="stillbirth_correction").count()


def test_a_stillbirth_is_corrected_under_its_number_and_the_first_entry_stays() -> None:
    done = a_stillbirth()
    corrected = correct_stillbirth(actor=HENDRA, at=AT, correction=right(done))
    assert corrected.letter_number == done.letter_number
    first = get_entry(actor=HENDRA, purpose="test", entry_id=done.entry_id)
    second = get_entry(actor=HENDRA, purpose="test", entry_id=corrected.entry_id)
    assert (first.facts["weeks"], second.facts["weeks"]) == (34, 36)
    assert (second.corrects, second.registered_on) == (done.entry_id, first.registered_on)


def test_the_same_key_twice_is_one_correction() -> None:
    done = a_stillbirth()
    answers = {correct_stillbirth(actor=HENDRA, at=AT, key="k", correction=right(done)) for _ in range(2)}
    assert (len(answers), corrections()) == (1, 1)


def test_an_entry_that_is_not_there_of_another_kind_or_of_another_region_is_not_corrected() -> None:
    done = a_stillbirth()
    birth = register_birth(
        actor=HENDRA, at=AT, key=None, birth=people.a_birth(people.settle(people.asep_and_siti()))
    )
    for wrong in (new_id(), birth.entry_id):
        with pytest.raises(EntryNotFound):
            correct_stillbirth(actor=HENDRA, at=AT, correction=right(done, corrects=wrong))
    with pytest.raises(EntryNotFound):
        correct_stillbirth(actor=MEGA, at=AT, correction=right(done, kabkota="3271"))
    with pytest.raises(OutsideJurisdiction):
        correct_stillbirth(actor=DODI, at=AT, correction=right(done))
    with pytest.raises(NotAllowed):
        correct_stillbirth(actor=RINA, at=AT, correction=right(done))
    assert corrections() == 0


def test_correcting_a_late_akta_keeps_what_was_known_of_a_parent_who_is_not_named() -> None:
    """The card of a grown man names his father; his akta, now corrected, names the mother alone."""
    family = people.ujang()
    known = replace(family.head, father_name="DADANG SUHENDAR")
    people.settle(replace(family, members=(known,)))
    late = people.a_late_akta(known, parentage=Parentage.MOTHER_ONLY, father=None)
    done = register_birth(actor=HENDRA, at=AT, key=None, birth=late)
    correction = BirthCorrection(
        kabkota="3201",
        office_id=1,
        person_id=done.person_id,
        corrects=done.entry_id,
        child=replace(late.child, birth_place="Cibinong"),
        parentage=Parentage.MOTHER_ONLY,
        mother=late.mother,
        father=None,
        reason="Tempat lahir keliru.",
    )
    correct_birth(actor=HENDRA, at=AT, correction=correction)
    person = get_person(actor=HENDRA, purpose="test", person_id=done.person_id)
    assert (person.father_name, person.birth_place) == ("DADANG SUHENDAR", "Cibinong")
