"""Two officers, in one office or in two, act on the same people at the same instant, with real connections.

Whatever the order in which PostgreSQL lets them in: one act is entered, the other gets one clear sentence,
and nothing is half done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import cycle, islice
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope
from adminduk.foundation.db.retrying import TRIES, retrying
from adminduk.foundation.refusals import Refused
from adminduk.register.models import Entry, Marriage, Membership, Person
from adminduk.register.operations import enter, register_birth
from adminduk.register.queries import list_differences
from adminduk.register.types import (
    Death,
    DivorceNotified,
    Entered,
    Event,
    FamilySplit,
    HeadChange,
    MarriageNotified,
    NotLawful,
    PersonNotLiving,
    Placed,
    Relation,
    Sex,
    SomebodyWasFaster,
    Spouse,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db(transaction=True)
OFFICERS = {people.BOGOR: people.HENDRA, people.KOTA_BOGOR: people.MEGA}


def entering(kind: type[Event], kabkota: str = people.BOGOR, **facts: Any) -> Callable[[], Entered]:
    """The act of the officer of `kabkota`, not yet done."""
    event = kind(
        **{
            "kabkota": kabkota,
            "office_id": people.OFFICES[kabkota],
            "registered_on": people.TODAY,
            "effective_on": people.TODAY,
        }
        | facts
    )
    return partial(enter, actor=OFFICERS[kabkota], at=people.AT, key=None, event=event)


def dying(who: LoadedPerson, kabkota: str = people.BOGOR) -> Callable[[], Entered]:
    return entering(Death, kabkota, person_id=who.person_id, place="rumah")


def marrying(man: LoadedPerson, woman: LoadedPerson, kabkota: str, number: str) -> Callable[[], Entered]:
    return entering(
        MarriageNotified,
        kabkota,
        husband=Spouse(person_id=man.person_id),
        wife=Spouse(person_id=woman.person_id),
        book_number=number,
        recorded_by="KUA",
    )


def parting(man: LoadedPerson, woman: LoadedPerson) -> Callable[[], Entered]:
    return entering(
        DivorceNotified,
        husband=Spouse(person_id=man.person_id),
        wife=Spouse(person_id=woman.person_id),
        akta_cerai="7/AC/2026",
        court="PA Cibinong",
    )


def sentences(answers: list[Any]) -> list[str]:
    """What the losers are told; anything but a refusal is a fault."""
    lost = failures(answers)
    assert all(isinstance(one, Refused) for one in lost), lost
    return [one.say("id") for one in lost]


def entered(kind: str) -> int:
    with acting(people.LOADER):
        return Entry.objects.filter(kind=kind).count()


def nothing_is_half_done() -> None:
    for kabkota in OFFICERS:
        actor = people.INSPECTOR.seeing(Scope.of(kabkota))
        assert list_differences(actor=actor, at=people.AT, kabkota=kabkota) == []


def single(name: str, sex: Sex, kabkota: str, serial: int) -> LoadedFamily:
    village = people.CIBINONG if kabkota == people.BOGOR else people.BOGOR_SELATAN
    born = date(1995, 5, serial % 28 + 1)
    alone = people.a_person(name, sex, born, Relation.HEAD, serial=serial, kecamatan=village[:6])
    return people.a_family(alone, village=village, serial=serial)


def test_two_officers_enter_the_same_death_and_one_is_told_so() -> None:
    family = people.settle(people.ujang())
    answers = at_once(*[dying(family.head)] * 4)
    assert [type(one) for one in failures(answers)] == [PersonNotLiving] * 3
    assert len(set(sentences(answers))) == 1
    assert entered("death") == 1
    nothing_is_half_done()


def test_one_man_marries_at_two_offices_at_once_and_one_office_is_refused() -> None:
    """Neither office sees the other's bride; both hold the bridegroom."""
    man = single("ADE", Sex.MALE, people.BOGOR, 61)
    here, there = (
        single("NITA", Sex.FEMALE, people.BOGOR, 62),
        single("WATI", Sex.FEMALE, people.KOTA_BOGOR, 63),
    )
    people.settle(man, here, there)
    bride_here = marrying(man.head, here.head, people.BOGOR, "1/1")
    twice = marrying(man.head, here.head, people.KOTA_BOGOR, "2/2")
    answers = at_once(bride_here, twice)
    assert [type(one) for one in failures(answers)] == [NotLawful]
    assert sentences(answers) != [""]
    with acting(people.LOADER):
        assert Marriage.objects.filter(husband_id=man.head.person_id, ended_on=None).count() == 1
    nothing_is_half_done()


def test_one_woman_marries_two_men_at_two_offices_at_once_and_has_one_husband() -> None:
    woman = single("ANI", Sex.FEMALE, people.BOGOR, 64)
    men = single("BUDI", Sex.MALE, people.BOGOR, 65), single("CECEP", Sex.MALE, people.KOTA_BOGOR, 66)
    people.settle(woman, *men)
    answers = at_once(
        marrying(men[0].head, woman.head, people.BOGOR, "1/1"),
        marrying(men[1].head, woman.head, people.KOTA_BOGOR, "2/2"),
    )
    assert len(failures(answers)) == 1
    assert len(sentences(answers)) == 1
    with acting(people.LOADER):
        assert Marriage.objects.filter(wife_id=woman.head.person_id, ended_on=None).count() == 1
    nothing_is_half_done()


def test_a_wedding_and_a_death_of_the_bridegroom_leave_a_widow_or_no_wedding() -> None:
    man, woman = (
        single("DADAN", Sex.MALE, people.BOGOR, 67),
        single("EUIS", Sex.FEMALE, people.KOTA_BOGOR, 68),
    )
    people.settle(man, woman)
    answers = at_once(marrying(man.head, woman.head, people.KOTA_BOGOR, "1/1"), dying(man.head))
    assert entered("death") == 1
    with acting(people.LOADER):
        status = Person.objects.get(person_id=woman.head.person_id).marital_status
    if sentences(answers):
        assert (entered("marriage_notified"), status) == (0, 1)
    else:
        assert (entered("marriage_notified"), status) == (1, 6)
    nothing_is_half_done()


def test_husband_and_wife_die_at_one_instant_and_both_are_entered() -> None:
    """Each death holds both of them and their card: families before people, in the order of their ids."""
    families = people.a_crowd(6)
    people.settle(*families)
    both = [
        dying(people.member(family, relation))
        for family in families
        for relation in (Relation.HEAD, Relation.WIFE)
    ]
    answers = at_once(*both)
    assert sentences(answers) == []
    assert entered("death") == 12
    with acting(people.LOADER):
        assert not Membership.objects.filter(during__upper_inf=True).exists()
        assert not Marriage.objects.filter(ended_on=None).exists()
    nothing_is_half_done()


def test_a_divorce_and_a_death_of_the_same_couple_end_the_marriage_once() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    answers = at_once(parting(family.head, siti), dying(family.head))
    assert entered("death") == 1
    ended = {0: "divorce", 1: "death"}[len(sentences(answers))]
    with acting(people.LOADER):
        marriage = Marriage.objects.get(wife_id=siti.person_id)
        status = Person.objects.get(person_id=siti.person_id).marital_status
    assert (marriage.ended_by, status) == (ended, {"divorce": 4, "death": 6}[ended])
    nothing_is_half_done()


def test_what_happens_to_one_family_in_many_rooms_at_once_happens_one_after_the_other() -> None:
    family = people.settle(people.asep_and_siti())
    asep, siti = family.head, people.member(family, Relation.WIFE)
    birth = partial(register_birth, actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    split = entering(FamilySplit, family_id=family.family_id, members=(Placed(siti.person_id),))
    other_head = entering(HeadChange, family_id=family.family_id, new_head=siti.person_id)
    answers = at_once(birth, split, other_head, dying(people.member(family, Relation.CHILD)), dying(asep))
    sentences(answers)
    assert len(failures(answers)) < len(answers)
    nothing_is_half_done()


def test_many_acts_on_few_people_never_end_in_a_deadlock() -> None:
    """Six couples, of two offices, cross each other: every answer is an entry or a sentence."""
    couples = [*people.a_crowd(3), *people.a_crowd(3, village=people.BOGOR_SELATAN)]
    people.settle(*couples)
    husbands = [one.head for one in couples]
    wives = [people.member(one, Relation.WIFE) for one in couples]
    places = cycle([people.BOGOR, people.KOTA_BOGOR])
    weddings = [
        marrying(man, woman, place, f"{n}/9")
        for n, (man, woman, place) in enumerate(
            zip(husbands, islice(cycle(wives), 1, None), places, strict=False)
        )
    ]
    deaths = [dying(one, family.kabkota) for family, one in zip(couples, wives, strict=True)]
    splits = [
        entering(FamilySplit, one.kabkota, family_id=one.family_id, members=(Placed(wife.person_id),))
        for one, wife in zip(couples, wives, strict=True)
    ]
    answers = at_once(*weddings, *deaths, *splits)
    told = sentences(answers)
    assert not any("deadlock" in one for one in told)
    assert entered("death") == len(deaths)
    nothing_is_half_done()


class Stopped:
    """An act that PostgreSQL stops in a deadlock, as often as it is told."""

    def __init__(self, times: int) -> None:
        self.times, self.tried = times, 0

    def __call__(self) -> str:
        self.tried += 1
        if self.tried <= self.times:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$")
        return "done"


@pytest.fixture
def two_families(db: None) -> list[LoadedFamily]:
    families = list(people.a_crowd(2))
    people.settle(*families)
    return families


def test_who_was_stopped_in_a_deadlock_tries_again_from_the_beginning() -> None:
    act = Stopped(times=TRIES - 1)
    assert retrying(act, otherwise=SomebodyWasFaster) == "done"
    assert act.tried == TRIES


def test_who_is_stopped_each_time_is_told_that_somebody_was_faster() -> None:
    with pytest.raises(SomebodyWasFaster):
        retrying(Stopped(times=99), otherwise=SomebodyWasFaster)


def test_a_real_circle_of_two_connections_ends_with_both_acts_done(
    two_families: list[LoadedFamily],
) -> None:
    """Each has the family that the other one wants; PostgreSQL stops one, which tries again."""
    both_hold_one = Barrier(2)
    tried: list[int] = []

    def locking(order: list[LoadedFamily]) -> Callable[[], str]:
        def act() -> str:
            tried.append(1)
            with acting(people.LOADER), transaction.atomic(), connection.cursor() as cursor:
                lock = "SELECT FROM register_family WHERE family_id = %s FOR UPDATE"
                cursor.execute(lock, [order[0].family_id])
                if len(tried) <= 2:
                    both_hold_one.wait(timeout=20)
                cursor.execute(lock, [order[1].family_id])
            return "done"

        return lambda: retrying(act, otherwise=SomebodyWasFaster)

    answers = at_once(locking(two_families), locking(two_families[::-1]))
    assert answers == ["done", "done"]
    assert len(tried) > 2, "nobody was stopped"
