"""Looking beyond one's own region: the short list of look-ups, what each tells whom, and its trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.models import Look
from adminduk.foundation.db.ids import new_id
from adminduk.register.operations import register_birth
from adminduk.register.queries import (
    find_family_by_kk,
    find_person_anywhere,
    find_possible_duplicates,
    get_family,
    get_own_family,
    get_person,
    match_resident,
)
from adminduk.register.types import FamilyNotActive, PersonNotFound, Relation, Sex
from adminduk.register.types.loading import LoadedFamily
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def couple() -> LoadedFamily:
    return people.settle(people.asep_and_siti())


def looks() -> list[tuple[str, list[str]]]:
    return [(look.purpose, look.subject_ids) for look in Look.objects.order_by("at")]


def test_in_ones_own_region_a_family_card_is_seen_whole_and_the_look_is_logged(couple: LoadedFamily) -> None:
    card = get_family(actor=people.RINA, purpose="verify a birth", family_id=couple.family_id)
    assert [one.person.name for one in card.members] == ["ASEP SUNANDAR", "SITI NURHASANAH", "DEWI LESTARI"]
    assert card.head.person_id == couple.head.person_id
    assert card.kecamatan_code == people.CIBINONG[:6]
    assert looks() == [("verify a birth", [str(couple.family_id)])]


def test_a_family_is_found_by_its_number(couple: LoadedFamily) -> None:
    found = find_family_by_kk(actor=people.RINA, purpose="test", kk_number=couple.kk_number)
    assert found is not None
    assert found.family_id == couple.family_id
    assert find_family_by_kk(actor=people.DODI, purpose="test", kk_number=couple.kk_number) is None


def test_of_another_region_there_is_no_family_and_no_person(couple: LoadedFamily) -> None:
    with pytest.raises(FamilyNotActive):
        get_family(actor=people.DODI, purpose="test", family_id=couple.family_id)
    with pytest.raises(PersonNotFound):
        get_person(actor=people.DODI, purpose="test", person_id=couple.head.person_id)
    assert looks() == []


def test_a_person_of_ones_region_is_seen_and_the_look_is_logged(couple: LoadedFamily) -> None:
    row = get_person(actor=people.RINA, purpose="test", person_id=couple.head.person_id)
    assert (row.name, row.nik, row.sex) == ("ASEP SUNANDAR", couple.head.nik, Sex.MALE)
    assert row.age_on(date(2026, 3, 11)) == 35
    assert row.age_on(date(2026, 3, 12)) == 36
    assert looks() == [("test", [str(couple.head.person_id)])]


def test_staff_find_somebody_of_another_region_by_nik_with_the_least_of_him() -> None:
    maya = people.settle(people.maya()).head
    found = find_person_anywhere(actor=people.RINA, purpose="mother of a child", nik=maya.nik)
    assert found is not None
    assert (found.person_id, found.kabkota, found.name) == (maya.person_id, people.KOTA_BOGOR, maya.name)
    assert found.relation == Relation.HEAD
    assert looks() == [("mother of a child", [str(maya.person_id)])]


@pytest.mark.parametrize("who", [people.resident(new_id()), people.NOBODY])
def test_a_resident_or_a_stranger_gets_no_name(who: Actor, couple: LoadedFamily) -> None:
    found = find_person_anywhere(actor=who, purpose="report a birth", nik=couple.head.nik)
    assert found is not None
    assert found.name == ""


def test_a_miss_is_logged_too() -> None:
    assert find_person_anywhere(actor=people.RINA, purpose="test", nik="3201010101010001") is None
    assert looks() == [("test", ["nobody"])]


@pytest.mark.parametrize("purpose", ["", None])
def test_no_look_without_a_purpose(purpose: str | None, couple: LoadedFamily) -> None:
    calls = {
        "SELECT * FROM register_find_by_nik(%s, %s)": [couple.head.nik, purpose],
        "SELECT * FROM register_similar_births(NULL, 'SITI', '2018-02-03', 270, 'DEWI', %s)": [purpose],
        "SELECT register_own_family(%s, %s)": [couple.head.person_id, purpose],
    }
    for call, facts in calls.items():
        with pytest.raises(ProgrammingError, match="a look needs a purpose"):
            with acting(people.resident(couple.head.person_id)), connection.cursor() as cursor:
                cursor.execute(call, facts)


def test_a_resident_sees_his_own_family_and_the_look_is_logged(couple: LoadedFamily) -> None:
    asep = people.resident(couple.head.person_id)
    card = get_own_family(actor=asep, purpose="report a birth")
    assert card.family_id == couple.family_id
    look = Look.objects.get()
    assert (look.actor_kind, look.actor_id) == ("resident", asep.account_id)


def test_a_resident_never_sees_the_family_of_another(couple: LoadedFamily) -> None:
    with pytest.raises(ProgrammingError, match="not his own family"):
        with acting(people.resident(new_id())), connection.cursor() as cursor:
            cursor.execute("SELECT register_own_family(%s, 'curious')", [couple.head.person_id])


def test_somebody_without_a_family_has_none_to_see() -> None:
    with pytest.raises(FamilyNotActive):
        get_own_family(actor=people.resident(new_id()), purpose="test")


def test_three_things_that_agree_name_a_resident(couple: LoadedFamily) -> None:
    siti = people.member(couple, Relation.WIFE)
    match = match_resident(
        actor=people.NOBODY, nik=siti.nik, kk_number=couple.kk_number, birth_date=siti.birth_date
    )
    assert match is not None
    assert (match.person_id, match.family_id, match.kabkota) == (
        siti.person_id,
        couple.family_id,
        people.BOGOR,
    )
    assert looks() == [("match_resident", [str(siti.person_id)])]


def test_one_that_disagrees_names_nobody_and_tells_nothing(couple: LoadedFamily) -> None:
    siti = people.member(couple, Relation.WIFE)
    right = {"nik": siti.nik, "kk_number": couple.kk_number, "birth_date": siti.birth_date}
    wrong = (
        {"nik": couple.head.nik},
        {"kk_number": people.ujang().kk_number},
        {"birth_date": siti.birth_date + timedelta(days=1)},
    )
    for one in wrong:
        assert match_resident(actor=people.NOBODY, **(right | one)) is None
    assert looks() == [("match_resident", ["nobody"])] * 3


def duplicates(actor: Actor, family: LoadedFamily, **changes: object) -> list:
    siti = people.member(family, Relation.WIFE)
    asked = {
        "mother_id": siti.person_id,
        "mother_name": siti.name,
        "birth_date": people.BAYU.birth_date,
        "child_name": people.BAYU.name,
        "child_sex": people.BAYU.sex,
        "multiple_birth": False,
        "window_days": 270,
    }
    return find_possible_duplicates(actor=actor, purpose="duplicates", **(asked | changes))


def test_the_same_child_reported_again_is_found(couple: LoadedFamily) -> None:
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    (found,) = duplicates(people.RINA, couple, child_name="BAYU PRATAMMA")
    assert found.person_id == done.person_id
    assert found.same_mother
    assert found.name_similarity > 0.95
    assert not found.likely_twin
    assert (found.name, found.nik) == ("BAYU PRATAMA", done.nik)


def test_a_sister_of_eight_years_ago_is_no_duplicate(couple: LoadedFamily) -> None:
    assert duplicates(people.RINA, couple) == []


def test_a_twin_is_recognised(couple: LoadedFamily) -> None:
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    (found,) = duplicates(
        people.RINA, couple, child_name=people.MAWAR.name, child_sex=people.MAWAR.sex, multiple_birth=True
    )
    assert found.likely_twin


def test_another_office_sees_that_there_is_one_but_only_masked(couple: LoadedFamily) -> None:
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    (found,) = duplicates(people.DODI, couple)
    assert (found.name, found.nik) == ("B••• P••••••", "")


def test_the_database_itself_withholds_the_nik_outside_the_region(couple: LoadedFamily) -> None:
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    siti = people.member(couple, Relation.WIFE)
    with acting(people.DODI), connection.cursor() as cursor:
        cursor.execute(
            "SELECT nik FROM register_similar_births(%s, '', %s, 270, '', 'test')",
            [siti.person_id, people.BAYU.birth_date],
        )
        assert cursor.fetchall() == [(None,)]


def test_the_same_mothers_name_and_day_is_found_when_the_mother_is_only_named(couple: LoadedFamily) -> None:
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    (found,) = duplicates(people.RINA, couple, mother_id=None, mother_name="Siti Nurhasanah")
    assert not found.same_mother


def test_the_person_himself_is_not_his_own_duplicate(couple: LoadedFamily) -> None:
    done = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple))
    assert duplicates(people.RINA, couple, besides=done.person_id) == []


def test_old_spelling_is_the_same_name(couple: LoadedFamily) -> None:
    child = replace(people.BAYU, name="DJOKO SOETJIPTO")
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(couple, child))
    (found,) = duplicates(people.RINA, couple, mother_id=None, child_name="JOKO SUCIPTO")
    assert found.name_similarity > 0.95
