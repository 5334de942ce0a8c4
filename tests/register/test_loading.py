"""The opening load: whole families with the numbers they have, and numbers go on after them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope
from adminduk.foundation.journal.models import Waiting
from adminduk.register.models import Entry, NumberCounter, Person
from adminduk.register.numbers import next_kk_number
from adminduk.register.operations import load_families, register_birth
from adminduk.register.queries import get_family, list_differences
from adminduk.register.types import Relation, Sex
from tests import people

pytestmark = pytest.mark.django_db


def load(*families, actor=people.LOADER) -> list[int]:
    return list(load_families(actor=actor, at=people.AT, office_id=1, families=families))


def test_a_family_comes_with_its_people_places_and_numbers() -> None:
    family = people.asep_and_siti()
    assert load(family) == [3]
    card = get_family(actor=people.RINA, purpose="test", family_id=family.family_id)
    assert card.kk_number == family.kk_number
    assert [(one.person.nik, one.relation, one.position) for one in card.members] == [
        (one.nik, Relation(one.relation), place) for place, one in enumerate(family.members, 1)
    ]


def test_each_family_is_one_entry_that_waits_for_the_sealer() -> None:
    family = people.asep_and_siti()
    load(family, people.ujang())
    with acting(people.LOADER):
        assert Waiting.objects.count() == 2
        entry = Entry.objects.get(family_id=family.family_id)
    changes = json.loads(bytes(entry.payload))["changes"]
    counts = {name: len(rows) for name, rows in changes.items()}
    assert counts == {"family": 1, "person": 3, "membership": 3, "marriage": 1}


def test_serials_go_on_after_the_loaded_ones() -> None:
    neighbour = people.a_person("IBU RT", Sex.FEMALE, people.BAYU.birth_date, Relation.HEAD, serial=41)
    girl = people.a_person(
        "ANAK RT", Sex.MALE, people.BAYU.birth_date, Relation.CHILD, serial=7,
        birth_akta_number=f"3201-LU-{people.TODAY:%d%m%Y}-0012",
    )  # fmt: skip
    family = people.a_family(neighbour, girl, serial=9)
    people.settle(family)

    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))

    assert done.nik == "3201011011260008"
    assert done.akta_number == f"3201-LU-{people.TODAY:%d%m%Y}-0013"
    assert next_kk_number("320101", date(2015, 7, 1)) == "3201010107150010"


def test_a_later_load_never_sets_a_counter_back() -> None:
    people.settle(
        people.a_family(
            people.a_person("A B", Sex.MALE, date(1990, 3, 12), Relation.HEAD, serial=50), serial=50
        )
    )
    people.settle(
        people.a_family(
            people.a_person("C D", Sex.MALE, date(1990, 3, 12), Relation.HEAD, serial=2), serial=2
        )
    )
    assert NumberCounter.objects.get(prefix="nik/320101120390").last == 50


def test_an_old_akta_number_stays_as_it_was_written() -> None:
    person = replace(people.ujang().head, birth_akta_number="474.1/123/2005")
    people.settle(replace(people.ujang(), members=(person,)))
    with acting(people.LOADER):
        assert Person.objects.get().birth_akta_number == "474.1/123/2005"
    assert not NumberCounter.objects.filter(prefix__startswith="akta/").exists()


def test_whoever_is_there_already_refuses_the_whole_batch() -> None:
    people.settle(people.asep_and_siti())
    again = people.asep_and_siti()
    with pytest.raises(IntegrityError), transaction.atomic():
        load(people.ujang(), again)
    with acting(people.LOADER):
        assert Person.objects.count() == 3


def test_two_batches_in_one_session_do_not_meet() -> None:
    load(people.asep_and_siti())
    load(people.ujang())
    with acting(people.LOADER):
        assert Person.objects.count() == 4


def test_only_a_loader_loads_and_only_his_own_region() -> None:
    with pytest.raises(NotAllowed):
        load(people.ujang(), actor=people.HENDRA)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        load(people.maya(), actor=people.LOADER.seeing(Scope.of(people.BOGOR)))


def test_what_was_loaded_can_be_rebuilt_from_the_journal() -> None:
    people.settle(people.asep_and_siti(), people.ujang(), people.maya())
    inspector = replace(people.LOADER, permissions=frozenset({"audit.view"}))
    for kabkota in (people.BOGOR, people.KOTA_BOGOR):
        assert list_differences(actor=inspector, at=people.AT, kabkota=kabkota) == []
