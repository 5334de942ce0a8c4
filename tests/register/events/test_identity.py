"""Two records of one person become one; and a wrong merge is undone by a further entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.foundation.db.ids import new_id
from adminduk.register.queries import get_person_as_of, list_differences
from adminduk.register.types import (
    DivorceNotified,
    Entered,
    FamilyNotActive,
    Joins,
    NotLawful,
    PersonNotLiving,
    PersonsMerged,
    PersonsParted,
    Relation,
    Sex,
    Spouse,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.office import entered, names_on, tables_are_as_the_journal_says
from tests.register.events.register import marriages_of, person
from tests.register.events.test_deaths import YESTERDAY, dies

pytestmark = pytest.mark.django_db

OFFICERS = (new_id(), new_id())
THERE = people.officer("Wawan Setiawan", people.AUDITOR, people.KOTA_BOGOR)
OFFICE = {
    "legal_basis": ("UU 24/2013 art. 13",),
    "reason": "Foto, sidik jari dan orang tua sama.",
}


def merges(survivor: LoadedPerson, merged: LoadedPerson, **more: Any) -> Entered:
    ids = {"survivor": survivor.person_id, "merged": merged.person_id, "decided_by": OFFICERS}
    return entered(PersonsMerged, **(OFFICE | ids | more))


def parts(parted: LoadedPerson, survivor: LoadedPerson, merge: Entered, home: Any, **more: Any) -> Entered:
    ids = {"parted": parted.person_id, "survivor": survivor.person_id, "home": home}
    return entered(PersonsParted, **(OFFICE | ids | {"corrects": merge.entry_id} | more))


def ujang_again(**more: Any) -> LoadedFamily:
    """The same Ujang, recorded a second time with another serial, alone on a card of his own."""
    known = people.ujang().head
    facts = {"serial": 77, "kecamatan": people.CITEUREUP[:6]} | more
    twin = people.a_person("UDJANG SUPRIATNA", Sex.MALE, known.birth_date, Relation.HEAD, **facts)
    return people.a_family(twin, village=people.CITEUREUP, serial=77)


def asep_again() -> LoadedFamily:
    """Asep, recorded a second time as a bachelor."""
    return people.a_family(
        people.a_person("ASEP SUNANDAR", Sex.MALE, date(1990, 3, 12), Relation.HEAD, serial=9), serial=9
    )


def test_the_merged_record_is_closed_and_points_to_the_one_that_goes_on() -> None:
    first, second = people.settle(people.ujang()), people.settle(ujang_again())
    merges(first.head, second.head)
    closed, kept = person(second.head), person(first.head)
    assert (closed.life, closed.merged_into, closed.nik) == ("merged", first.head.person_id, second.head.nik)
    assert (kept.life, kept.nik, kept.revision) == ("living", first.head.nik, 2)
    with pytest.raises(FamilyNotActive):
        names_on(second.family_id)
    assert tables_are_as_the_journal_says()


def test_the_family_of_a_merged_head_gets_another_head() -> None:
    """Asep stands on two cards: with Siti, and alone. The one with Siti is closed by mistake of the office."""
    family, alone = people.settle(people.asep_and_siti()), people.settle(asep_again())
    done = merges(alone.head, family.head)
    (renewed,) = done.new_families
    assert names_on(renewed) == ["SITI NURHASANAH", "DEWI LESTARI"]
    assert tables_are_as_the_journal_says()


def test_the_marriage_of_the_closed_record_goes_on_as_the_survivors() -> None:
    family, alone = people.settle(people.asep_and_siti()), people.settle(asep_again())
    merges(alone.head, family.head)
    siti = people.member(family, Relation.WIFE)
    carried, now = sorted(marriages_of(siti), key=lambda one: one.ended_on is None)
    assert (carried.husband_id, carried.ended_by) == (family.head.person_id, "merge")
    assert (now.husband_id, now.ended_on, now.married_on) == (alone.head.person_id, None, carried.married_on)
    assert [person(one).marital_status for one in (alone.head, siti)] == [2, 2]


def test_who_is_married_under_both_records_cannot_be_merged_before_one_marriage_is_settled() -> None:
    family = people.settle(people.asep_and_siti())
    again = people.a_person(
        "ASEP SUNANDAR", Sex.MALE, date(1990, 3, 12), Relation.HEAD, serial=9, **people.MARRIED
    )
    lina = people.a_person("LINA HERLINA", Sex.FEMALE, date(1991, 1, 1), Relation.WIFE, **people.MARRIED)
    other = people.settle(people.a_family(again, lina, serial=9))
    with pytest.raises(NotLawful) as refused:
        merges(family.head, other.head)
    assert refused.value.objection.rule == "identity.married_to_two"


def test_a_living_record_of_a_dead_man_is_closed_and_his_wife_widowed() -> None:
    family = people.settle(people.asep_and_siti())
    alone = people.settle(asep_again())
    dies(alone.head)
    merges(alone.head, family.head)
    siti = people.member(family, Relation.WIFE)
    assert [(one.ended_by, one.ended_on) for one in marriages_of(siti)] == [("death", YESTERDAY)]
    assert person(siti).marital_status == 6
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"decided_by": OFFICERS[:1]}, "identity.decided_by_enough"),
        ({"decided_by": (OFFICERS[0], OFFICERS[0])}, "identity.decided_by_enough"),
    ],
)
def test_one_officer_alone_merges_nobody(more: dict[str, Any], rule: str) -> None:
    first, second = people.settle(people.ujang()), people.settle(ujang_again())
    with pytest.raises(NotLawful) as refused:
        merges(first.head, second.head, **more)
    assert refused.value.objection.rule == rule


def test_husband_and_wife_or_mother_and_child_are_never_one_person() -> None:
    family = people.settle(people.asep_and_siti())
    siti, dewi = people.member(family, Relation.WIFE), people.member(family, Relation.CHILD)
    for one, other in ((family.head, siti), (siti, dewi), (dewi, siti), (siti, siti)):
        with pytest.raises(NotLawful) as refused:
            merges(one, other)
        assert refused.value.objection.rule == "identity.are_kin"


def test_a_record_is_merged_once() -> None:
    first, second = people.settle(people.ujang()), people.settle(ujang_again())
    merges(first.head, second.head)
    for one, other in ((first.head, second.head), (second.head, first.head)):
        with pytest.raises(PersonNotLiving, match="digabung"):
            merges(one, other)


def test_an_office_closes_only_records_of_its_own_but_the_survivor_may_live_elsewhere() -> None:
    maya = people.settle(people.maya())
    again = people.settle(
        people.a_family(
            people.a_person("MAYA ANGGRAINI", Sex.FEMALE, date(1995, 1, 30), Relation.HEAD), serial=8
        )
    )
    with pytest.raises(OutsideJurisdiction):
        merges(again.head, maya.head)
    merges(maya.head, again.head)
    assert person(again.head).merged_into == maya.head.person_id
    assert tables_are_as_the_journal_says()


def test_a_wrong_merge_is_undone_and_both_are_in_use_again() -> None:
    host, second = people.settle(people.ujang()), people.settle(ujang_again())
    merge = merges(host.head, second.head)
    parts(second.head, host.head, merge, Joins(host.family_id, Relation.OTHER_RELATIVE))
    back = person(second.head)
    assert (back.life, back.merged_into, back.nik) == ("living", None, second.head.nik)
    assert names_on(host.family_id) == ["UJANG SUPRIATNA", "UDJANG SUPRIATNA"]
    assert tables_are_as_the_journal_says()


def test_what_was_carried_over_goes_back_when_they_are_parted() -> None:
    family, alone = people.settle(people.asep_and_siti()), people.settle(asep_again())
    siti = people.member(family, Relation.WIFE)
    merge = merges(alone.head, family.head)
    (renewed,) = merge.new_families
    parts(family.head, alone.head, merge, Joins(renewed, Relation.HUSBAND))
    open_ones = [one for one in marriages_of(siti) if one.ended_on is None]
    assert [one.husband_id for one in open_ones] == [family.head.person_id]
    assert [person(one).marital_status for one in (family.head, alone.head, siti)] == [2, 1, 2]
    assert person(alone.head).marriage_date is None
    assert tables_are_as_the_journal_says()


def test_only_two_who_were_merged_are_parted() -> None:
    first, second = people.settle(people.ujang()), people.settle(ujang_again())
    merge = merges(first.head, second.head)
    other = replace(first.head, person_id=people.settle(people.asep_and_siti()).head.person_id)
    with pytest.raises(NotLawful) as refused:
        parts(second.head, other, merge, Joins(first.family_id, Relation.OTHER))
    assert refused.value.objection.rule == "identity.not_merged"


def test_who_is_merged_twice_gets_back_only_what_the_last_merge_took() -> None:
    """Asep was merged with his double, parted, divorced, and then merged with somebody else."""
    family, alone, third = (
        people.settle(people.asep_and_siti()),
        people.settle(asep_again()),
        people.settle(ujang_again()),
    )
    siti = people.member(family, Relation.WIFE)
    first = merges(alone.head, family.head)
    (renewed,) = first.new_families
    parts(family.head, alone.head, first, Joins(renewed, Relation.HUSBAND))
    couple = {"husband": Spouse(family.head.person_id), "wife": Spouse(siti.person_id)}
    entered(DivorceNotified, **couple, akta_cerai="12/AC/2026", court="PA Cibinong")
    second = merges(third.head, family.head)
    parts(family.head, third.head, second, Joins(alone.family_id, Relation.OTHER_RELATIVE))
    assert [person(one).marital_status for one in (family.head, siti, alone.head, third.head)] == [4, 4, 1, 1]
    assert [one for one in marriages_of(siti) if one.ended_on is None] == []
    assert tables_are_as_the_journal_says()


def test_of_two_merges_the_newer_one_is_undone_first() -> None:
    first, second = people.settle(people.ujang()), people.settle(ujang_again())
    third = people.settle(asep_again())
    older = merges(first.head, second.head)
    newer = merges(third.head, first.head)
    home = Joins(third.family_id, Relation.OTHER_RELATIVE)
    with pytest.raises(NotLawful) as refused:
        parts(second.head, first.head, older, home)
    assert refused.value.objection.rule == "identity.newer_merge_first"
    parts(first.head, third.head, newer, home)
    parts(second.head, first.head, older, home)
    assert [person(one.head).life for one in (first, second, third)] == ["living"] * 3
    assert tables_are_as_the_journal_says()


def test_children_of_the_closed_record_are_the_survivors_wherever_they_live() -> None:
    family, alone = people.settle(people.asep_and_siti()), people.settle(asep_again())
    away = people.a_person(
        "RINI SUNANDAR", Sex.FEMALE, date(2006, 1, 1), Relation.HEAD, serial=3, kecamatan="327101",
        father_id=family.head.person_id, father_name=family.head.name, father_nik=family.head.nik or "",
    )  # fmt: skip
    people.settle(people.a_family(away, village=people.BOGOR_SELATAN, serial=43))
    dewi = people.member(family, Relation.CHILD)
    done = merges(alone.head, family.head)
    for child in (dewi, away):
        now = person(child)
        assert (now.father_id, now.father_nik) == (alone.head.person_id, alone.head.nik)
        assert now.father_name == "ASEP SUNANDAR"
    look = {"actor": people.RINA, "purpose": "test", "person_id": dewi.person_id}
    assert get_person_as_of(**look, on=YESTERDAY).father_id == family.head.person_id
    assert get_person_as_of(**look, on=people.TODAY).father_id == alone.head.person_id
    assert tables_are_as_the_journal_says()
    assert list_differences(actor=THERE, at=people.AT, kabkota=people.KOTA_BOGOR) == []
    parts(family.head, alone.head, done, Joins(done.new_families[0], Relation.OTHER_RELATIVE))
    assert [person(one).father_id for one in (dewi, away)] == [family.head.person_id] * 2
    assert tables_are_as_the_journal_says()
    assert list_differences(actor=THERE, at=people.AT, kabkota=people.KOTA_BOGOR) == []


def test_a_record_that_is_younger_than_a_child_of_the_other_is_not_the_same_person() -> None:
    family = people.settle(people.asep_and_siti())
    facts = {"serial": 9}
    young = people.a_person("SITI NURHASANAH", Sex.FEMALE, date(2019, 1, 1), Relation.HEAD, **facts)
    other = people.settle(people.a_family(young, **facts))
    with pytest.raises(NotLawful) as refused:
        merges(other.head, family.members[1])
    assert refused.value.objection.rule == "identity.younger_than_the_child"
