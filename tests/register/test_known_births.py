"""The late akta of somebody who is in the register, corrections from the tray, and stillbirths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import OutsideJurisdiction, Scope
from adminduk.foundation.db.ids import new_id
from adminduk.register.models import Entry, NumberCounter, Person
from adminduk.register.operations import (
    correct_birth,
    correct_stillbirth,
    register_birth,
    register_stillbirth,
)
from adminduk.register.queries import families_touched, get_family, get_person
from adminduk.register.types import (
    AlreadyHasAkta,
    Birth,
    BirthCorrection,
    BirthRegistered,
    EntryNotFound,
    Parentage,
    ParentFacts,
    PersonNotFound,
    PersonNotLiving,
    Relation,
    Sex,
    Stillbirth,
    StillbirthCorrection,
)
from tests import people

pytestmark = pytest.mark.django_db


def entries(kind: str) -> list[Entry]:
    with acting(people.LOADER):
        return list(Entry.objects.filter(kind=kind).order_by("entry_id"))


def register(birth: Birth, key: str | None = None) -> BirthRegistered:
    return register_birth(actor=people.HENDRA, at=people.AT, key=key, birth=birth)


def test_a_grown_mans_late_akta_leaves_him_his_nik_and_his_family() -> None:
    family = people.settle(people.ujang())

    done = register(people.a_late_akta(family.head))

    assert (done.person_id, done.nik) == (family.head.person_id, family.head.nik)
    assert done.akta_number == "3201-LT-20112026-0001"
    assert (done.family_id, done.kk_number) == (family.family_id, family.kk_number)
    card = get_family(actor=people.RINA, purpose="test", family_id=family.family_id)
    assert len(card.members) == 1
    assert card.head.birth_akta_number == done.akta_number
    assert card.head.mother_name == "ENOK RUKMINI"


def test_the_card_is_reissued_when_the_akta_names_parents_that_it_did_not_show() -> None:
    family = people.settle(people.ujang())
    assert register(people.a_late_akta(family.head)).family_changed


def test_the_card_stays_when_the_akta_says_nothing_new() -> None:
    family = people.settle(people.ujang())
    silent = people.a_late_akta(family.head, parentage=Parentage.UNKNOWN, mother=None, father=None)
    assert not register(silent).family_changed


def test_a_parent_whom_the_akta_does_not_name_stays_in_the_register() -> None:
    couple = people.asep_and_siti()
    dewi = replace(people.member(couple, Relation.CHILD), birth_akta_number="")
    people.settle(replace(couple, members=(*couple.members[:2], dewi)))
    only_mother = people.a_late_akta(dewi, parentage=Parentage.MOTHER_ONLY, father=None)
    register(only_mother)
    row = get_person(actor=people.RINA, purpose="test", person_id=dewi.person_id)
    assert (row.mother_name, row.father_name) == ("ENOK RUKMINI", "ASEP SUNANDAR")


def test_who_has_an_akta_gets_no_second_one() -> None:
    dewi = people.member(people.settle(people.asep_and_siti()), Relation.CHILD)
    with pytest.raises(AlreadyHasAkta, match="3201-LU-20022018-0004"):
        register(people.a_late_akta(dewi))


def test_the_dead_get_no_akta_of_birth() -> None:
    family = people.settle(people.ujang())
    with acting(people.HENDRA), connection.cursor() as cursor:
        cursor.execute("UPDATE register_person SET life = 'dead', death_date = '2020-01-01'")
    with pytest.raises(PersonNotLiving):
        register(people.a_late_akta(family.head))


def test_a_person_of_another_region_is_out_of_reach() -> None:
    maya = people.settle(people.maya()).head
    with pytest.raises(OutsideJurisdiction):
        register(people.a_late_akta(maya))


def test_who_sees_the_province_still_writes_an_akta_only_where_the_person_is_registered() -> None:
    maya = people.settle(people.maya()).head
    wide = people.HENDRA.seeing(Scope.of("32"))
    with pytest.raises(OutsideJurisdiction):
        register_birth(actor=wide, at=people.AT, key=None, birth=people.a_late_akta(maya))


def a_correction(done: BirthRegistered, birth: Birth, **child: object) -> BirthCorrection:
    return BirthCorrection(
        kabkota=birth.kabkota,
        office_id=birth.office_id,
        person_id=done.person_id,
        corrects=done.entry_id,
        child=replace(birth.child, **child),
        parentage=birth.parentage,
        mother=birth.mother,
        father=birth.father,
        reason="Nama salah ketik",
    )


def test_a_correction_keeps_both_numbers_even_when_date_and_sex_change() -> None:
    birth = people.a_birth(people.settle(people.asep_and_siti()))
    done = register(birth)

    right = a_correction(done, birth, name="BAYU PERDANA", sex=Sex.FEMALE, birth_date=date(2026, 11, 9))
    corrected = correct_birth(actor=people.HENDRA, at=people.AT, correction=right)

    assert (corrected.nik, corrected.akta_number) == (done.nik, done.akta_number)
    assert corrected.kk_number == done.kk_number
    assert corrected.family_changed
    row = get_person(actor=people.RINA, purpose="test", person_id=done.person_id)
    assert (row.name, row.sex, row.birth_date) == ("BAYU PERDANA", Sex.FEMALE, date(2026, 11, 9))


def test_a_correction_is_a_further_entry_and_the_first_one_stays() -> None:
    birth = people.a_birth(people.settle(people.asep_and_siti()))
    done = register(birth)
    before = bytes(entries("birth")[0].payload)
    correct_birth(
        actor=people.HENDRA, at=people.AT, correction=a_correction(done, birth, name="BAYU PERDANA")
    )
    assert bytes(entries("birth")[0].payload) == before
    (correction,) = entries("birth_correction")
    assert (correction.corrects, correction.akta_number) == (done.entry_id, done.akta_number)


def test_the_same_correction_sent_twice_is_one_entry() -> None:
    birth = people.a_birth(people.settle(people.asep_and_siti()))
    correction = a_correction(register(birth), birth, name="BAYU PERDANA")
    once = correct_birth(actor=people.HENDRA, at=people.AT, key="case-1/2", correction=correction)
    again = correct_birth(actor=people.HENDRA, at=people.AT, key="case-1/2", correction=correction)
    assert once == again
    assert len(entries("birth_correction")) == 1


def test_a_correction_of_another_office_or_of_nothing_is_refused() -> None:
    birth = people.a_birth(people.settle(people.asep_and_siti()))
    correction = a_correction(register(birth), birth)
    with pytest.raises(OutsideJurisdiction):
        correct_birth(actor=people.DODI, at=people.AT, correction=correction)
    with pytest.raises(PersonNotFound):
        correct_birth(actor=people.HENDRA, at=people.AT, correction=replace(correction, corrects=new_id()))


def a_stillbirth(family, **changes: object) -> Stillbirth:
    birth = people.a_birth(family)
    return replace(
        Stillbirth(
            kabkota=birth.kabkota,
            office_id=birth.office_id,
            registered_on=birth.registered_on,
            child=birth.child,
            mother=birth.mother,
            father=birth.father,
            weeks=30,
        ),
        **changes,
    )


def test_a_stillbirth_is_a_letter_without_a_person_or_a_nik() -> None:
    family = people.settle(people.asep_and_siti())
    done = register_stillbirth(actor=people.HENDRA, at=people.AT, key="k", stillbirth=a_stillbirth(family))
    assert done.letter_number == "SKLM/3201/20112026/0001"
    with acting(people.LOADER):
        assert Person.objects.count() == len(family.members)
    assert not NumberCounter.objects.filter(prefix="nik/320101101126").exists()


def test_the_same_stillbirth_sent_twice_is_one_letter() -> None:
    family = people.settle(people.asep_and_siti())
    letter = a_stillbirth(family)
    once = register_stillbirth(actor=people.HENDRA, at=people.AT, key="k", stillbirth=letter)
    again = register_stillbirth(actor=people.HENDRA, at=people.AT, key="k", stillbirth=letter)
    assert once == again
    assert len(entries("stillbirth")) == 1


def test_a_stillbirth_of_another_office_is_refused() -> None:
    family = people.settle(people.asep_and_siti())
    with pytest.raises(OutsideJurisdiction):
        register_stillbirth(actor=people.DODI, at=people.AT, key=None, stillbirth=a_stillbirth(family))


def test_a_mother_who_is_only_named_can_lose_a_child() -> None:
    family = people.asep_and_siti()
    named = a_stillbirth(family, mother=ParentFacts(name="JOHANNA VAN DIJK"), father=None)
    done = register_stillbirth(actor=people.HENDRA, at=people.AT, key=None, stillbirth=named)
    assert entries("stillbirth")[0].entry_id == done.entry_id


def a_letter_put_right(entry_id: UUID, letter: Stillbirth) -> StillbirthCorrection:
    return StillbirthCorrection(
        kabkota=letter.kabkota,
        office_id=letter.office_id,
        corrects=entry_id,
        child=letter.child,
        mother=letter.mother,
        father=letter.father,
        weeks=31,
        reason="Usia kandungan keliru",
    )


def test_a_letter_is_corrected_by_a_further_entry_under_its_number() -> None:
    letter = a_stillbirth(people.settle(people.asep_and_siti()))
    done = register_stillbirth(actor=people.HENDRA, at=people.AT, key="k", stillbirth=letter)
    right = a_letter_put_right(done.entry_id, letter)
    answers = [
        correct_stillbirth(actor=people.HENDRA, at=people.AT, key="k/2", correction=right) for _ in range(2)
    ]
    assert {one.letter_number for one in answers} == {done.letter_number}
    (correction,) = entries("stillbirth_correction")
    assert (correction.corrects, correction.akta_number) == (done.entry_id, done.letter_number)
    assert len(entries("stillbirth")) == 1


def test_a_letter_of_another_office_or_of_nothing_is_not_corrected() -> None:
    letter = a_stillbirth(people.settle(people.asep_and_siti()))
    done = register_stillbirth(actor=people.HENDRA, at=people.AT, key="k", stillbirth=letter)
    right = a_letter_put_right(done.entry_id, letter)
    with pytest.raises(OutsideJurisdiction):
        correct_stillbirth(actor=people.DODI, at=people.AT, correction=right)
    with pytest.raises(EntryNotFound):
        correct_stillbirth(actor=people.HENDRA, at=people.AT, correction=replace(right, corrects=new_id()))


def test_correcting_a_late_akta_leaves_the_parent_whom_it_does_not_name() -> None:
    couple = people.asep_and_siti()
    dewi = replace(people.member(couple, Relation.CHILD), birth_akta_number="")
    people.settle(replace(couple, members=(*couple.members[:2], dewi)))
    late = people.a_late_akta(dewi, parentage=Parentage.MOTHER_ONLY, father=None)
    done = register(late)
    correct_birth(actor=people.HENDRA, at=people.AT, correction=a_correction(done, late, name="DEWI LESTARY"))
    row = get_person(actor=people.RINA, purpose="test", person_id=dewi.person_id)
    assert (row.name, row.mother_name, row.father_name) == ("DEWI LESTARY", "ENOK RUKMINI", "ASEP SUNANDAR")


def test_a_late_akta_touches_the_card_only_where_it_says_something_else() -> None:
    family = people.settle(people.ujang())
    head = family.head
    parents = {
        "mother": ParentFacts(name=head.mother_name) if head.mother_name else None,
        "father": ParentFacts(name=head.father_name) if head.father_name else None,
    }

    same = register(people.a_late_akta(head, **parents))

    assert not same.family_changed
    assert families_touched(actor=people.HENDRA, entry_ids=[same.entry_id]) == {}

    other = people.settle(people.asep_and_siti())
    born = register(people.a_birth(other))
    assert set(families_touched(actor=people.HENDRA, entry_ids=[born.entry_id])) == {other.family_id}
