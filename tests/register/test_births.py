"""Entering births: what a child gets, and who is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope
from adminduk.foundation.audit.models import Act
from adminduk.foundation.journal.models import Waiting
from adminduk.register.models import Entry, Nik, NumberCounter, Person
from adminduk.register.operations import register_birth
from adminduk.register.queries import get_family
from adminduk.register.types import (
    Citizenship,
    FamilyNotActive,
    NikUsedUp,
    NumberUsedUp,
    Parentage,
    ParentFacts,
    Relation,
    Residence,
    Sex,
)
from tests import people

pytestmark = pytest.mark.django_db


def person(person_id) -> Person:
    with acting(people.LOADER):
        return Person.objects.get(person_id=person_id)


def counters() -> dict[str, int]:
    return dict(NumberCounter.objects.values_list("prefix", "last"))


def test_a_child_of_married_parents_gets_a_nik_a_place_in_the_family_and_an_akta_number() -> None:
    family = people.settle(people.asep_and_siti())

    done = register_birth(actor=people.HENDRA, at=people.AT, key="k", birth=people.a_birth(family))

    assert done.nik == "3201011011260001"
    assert done.akta_number == "3201-LU-20112026-0001"
    assert (done.family_id, done.kk_number) == (family.family_id, family.kk_number)
    assert done.family_changed
    card = get_family(actor=people.RINA, purpose="test", family_id=family.family_id)
    last = card.members[-1]
    assert (last.person.person_id, last.relation, last.position) == (done.person_id, Relation.CHILD, 4)
    child = last.person
    assert (child.name, child.nik, child.birth_akta_number) == ("BAYU PRATAMA", done.nik, done.akta_number)
    assert (child.mother_name, child.father_name) == ("SITI NURHASANAH", "ASEP SUNANDAR")
    assert child.religion == family.head.religion
    assert child.residence == Residence.RESIDENT


def test_a_girls_nik_has_forty_added_to_the_day() -> None:
    family = people.settle(people.asep_and_siti())
    done = register_birth(
        actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family, people.MAWAR)
    )
    assert done.nik == "3201015011260001"


def test_the_nik_begins_with_the_kecamatan_of_the_family_card_not_with_the_birthplace() -> None:
    family = people.settle(people.ujang())
    child = replace(people.BAYU, birth_place="Jayapura", birth_region="9171", birth_zone="WIT")
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family, child))
    assert done.nik is not None
    assert done.nik.startswith(people.CITEUREUP[:6])


def test_a_child_follows_the_religion_of_its_family() -> None:
    family = people.settle(people.maya())
    done = register_birth(
        actor=people.MEGA,
        at=people.AT,
        key=None,
        birth=people.a_birth(family, parentage=Parentage.MOTHER_ONLY, mother=people.parent(family.head)),
    )
    assert person(done.person_id).religion == 2


def test_a_late_birth_is_numbered_lt() -> None:
    family = people.settle(people.asep_and_siti())
    done = register_birth(
        actor=people.HENDRA,
        at=people.AT,
        key=None,
        birth=people.a_birth(family, late=True, late_decision="1/2026"),
    )
    assert done.akta_number == "3201-LT-20112026-0001"


def test_the_same_key_twice_gives_the_same_numbers_and_enters_nothing_new() -> None:
    family = people.settle(people.asep_and_siti())
    birth = people.a_birth(family)
    once = register_birth(actor=people.HENDRA, at=people.AT, key="case-1", birth=birth)
    entries, numbers = waiting(), counters()

    again = register_birth(actor=people.HENDRA, at=people.AT, key="case-1", birth=birth)

    assert again == once
    assert (waiting(), counters()) == (entries, numbers)


def test_another_key_is_another_birth() -> None:
    family = people.settle(people.asep_and_siti())
    first = register_birth(actor=people.HENDRA, at=people.AT, key="twin-1", birth=people.a_birth(family))
    twin = people.a_birth(family, people.MAWAR)
    second = register_birth(actor=people.HENDRA, at=people.AT, key="twin-2", birth=twin)
    assert first.nik != second.nik
    assert (first.akta_number[-4:], second.akta_number[-4:]) == ("0001", "0002")


def test_an_officer_of_another_kabupaten_is_refused() -> None:
    family = people.settle(people.asep_and_siti())
    with pytest.raises(OutsideJurisdiction):
        register_birth(actor=people.DODI, at=people.AT, key=None, birth=people.a_birth(family))


def test_a_verifier_is_refused_for_he_may_not_enter() -> None:
    family = people.settle(people.asep_and_siti())
    with pytest.raises(NotAllowed):
        register_birth(actor=people.RINA, at=people.AT, key=None, birth=people.a_birth(family))


def test_a_family_of_another_region_is_out_of_reach() -> None:
    elsewhere = people.settle(people.maya())
    birth = people.a_birth(elsewhere, kabkota=people.BOGOR, office_id=1)
    with pytest.raises(OutsideJurisdiction):
        register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth)


def test_who_sees_the_province_still_enters_a_child_only_where_its_family_card_is_kept() -> None:
    elsewhere = people.settle(people.maya())
    birth = people.a_birth(elsewhere, kabkota=people.BOGOR, office_id=1)
    with pytest.raises(OutsideJurisdiction):
        register_birth(actor=people.HENDRA.seeing(Scope.of("32")), at=people.AT, key=None, birth=birth)


def test_a_family_that_ended_takes_no_child() -> None:
    family = people.settle(people.asep_and_siti())
    with acting(people.HENDRA), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_membership SET during = daterange(lower(during), %s) WHERE family_id = %s",
            [people.TODAY, family.family_id],
        )
        cursor.execute("UPDATE register_person SET residence = 'abroad'")
        cursor.execute("UPDATE register_family SET active = false WHERE family_id = %s", [family.family_id])
    with pytest.raises(FamilyNotActive):
        register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))


def test_a_rollback_leaves_nothing_and_burns_no_number() -> None:
    family = people.settle(people.asep_and_siti())
    before = counters()

    class PowerCut(Exception):
        pass

    with pytest.raises(PowerCut), acting(people.HENDRA):
        register_birth(actor=people.HENDRA, at=people.AT, key="k", birth=people.a_birth(family))
        raise PowerCut

    assert counters() == before
    assert waiting() == 1, "only the opening load waits for the sealer"
    assert not Act.objects.exists()
    done = register_birth(actor=people.HENDRA, at=people.AT, key="k", birth=people.a_birth(family))
    assert (done.nik[-4:], done.akta_number[-4:]) == ("0001", "0001")


def test_after_serial_9999_there_is_an_outage_and_nothing_is_taken() -> None:
    family = people.settle(people.asep_and_siti())
    NumberCounter.objects.create(prefix="nik/320101101126", last=9999)
    before = counters()
    with pytest.raises(NikUsedUp):
        register_birth(actor=people.HENDRA, at=people.AT, key="k", birth=people.a_birth(family))
    assert counters() == before
    assert entries() == 1


def test_the_last_serial_is_still_given() -> None:
    family = people.settle(people.asep_and_siti())
    NumberCounter.objects.create(prefix="nik/320101101126", last=9998)
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    assert done.nik == "3201011011269999"


def test_no_akta_number_left_today_gives_back_the_nik_too() -> None:
    family = people.settle(people.asep_and_siti())
    NumberCounter.objects.create(prefix="akta/3201-LU-20112026", last=9999)
    with pytest.raises(NumberUsedUp):
        register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    assert "nik/320101101126" not in counters()


def test_a_visitors_child_has_an_akta_but_no_nik_and_no_family() -> None:
    birth = replace(
        people.a_birth(people.asep_and_siti()),
        family_id=None,
        citizenship=Citizenship.FOREIGN,
        mother=ParentFacts(name="JOHANNA VAN DIJK", citizenship=Citizenship.FOREIGN),
        father=None,
    )
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth)
    assert (done.nik, done.kk_number, done.family_id, done.family_changed) == (None, None, None, False)
    assert done.akta_number == "3201-LU-20112026-0001"
    assert person(done.person_id).residence == Residence.VISITOR


def test_a_foundling_has_no_named_parents() -> None:
    family = people.settle(people.ujang())
    birth = people.a_birth(
        family, parentage=Parentage.UNKNOWN, mother=None, father=None, relation=Relation.OTHER
    )
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth)
    found = person(done.person_id)
    assert (found.mother_id, found.mother_name, found.father_id, found.father_name) == (None, "", None, "")


def test_every_birth_leaves_a_line_of_audit_without_personal_data() -> None:
    family = people.settle(people.asep_and_siti())
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    act = Act.objects.get()
    assert (act.action, act.actor_id, act.kabkota) == ("register.birth", people.HENDRA.id, people.BOGOR)
    assert act.subject_id == str(done.person_id)
    told = str(act.detail)
    assert done.nik not in told
    assert "BAYU" not in told


def test_the_number_table_knows_whose_the_nik_is() -> None:
    family = people.settle(people.asep_and_siti())
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    with acting(people.HENDRA):
        number = Nik.objects.get(nik=done.nik)
    assert (number.person_id, number.entry_id, number.kabkota) == (
        done.person_id,
        done.entry_id,
        people.BOGOR,
    )


def test_births_of_other_days_count_on_their_own() -> None:
    family = people.settle(people.asep_and_siti())
    first = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    other_day = replace(people.BAYU, name="SATRIA", birth_date=date(2026, 11, 11))
    second = register_birth(
        actor=people.HENDRA,
        at=people.AT,
        key=None,
        birth=people.a_birth(family, other_day, registered_on=date(2026, 11, 21)),
    )
    assert (first.nik[-4:], second.nik[-4:]) == ("0001", "0001")
    assert second.akta_number == "3201-LU-21112026-0001"
    assert person(second.person_id).sex == Sex.MALE


def waiting() -> int:
    with acting(people.LOADER):
        return Waiting.objects.count()


def entries() -> int:
    with acting(people.LOADER):
        return Entry.objects.count()
