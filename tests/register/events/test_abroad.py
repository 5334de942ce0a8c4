"""Citizens who move abroad for a year or longer, and who come back, to whatever office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.register.types import Entered, Event, MoveAbroad, NotLawful, Relation, ReturnFromAbroad
from adminduk.register.types.loading import LoadedPerson
from tests import people
from tests.register.events.moving import (
    CIRIUNG,
    KOTA_BOGOR,
    a_big_family,
    card,
    enters,
    everybody_has_one_family,
    is_sound,
    person,
    placed,
)

pytestmark = pytest.mark.django_db


def leaves(*movers: LoadedPerson, **more: Any) -> Entered:
    facts = {"country": "MYS", "planned_months": 24, "reason": 1}
    return enters(MoveAbroad, movers=tuple(one.person_id for one in movers), **(facts | more))


def returns(*movers: LoadedPerson, **more: Any) -> Entered:
    facts = {"country": "MYS", "arrived_on": people.TODAY - timedelta(3), "to": CIRIUNG}
    return enters(ReturnFromAbroad, movers=placed(*movers), **(facts | more))


def refused(kind: type[Event], **facts: Any) -> str:
    with pytest.raises(NotLawful) as no:
        enters(kind, **facts)
    return no.value.objection.rule


def test_a_citizen_leaves_the_country_with_a_letter_and_leaves_the_card() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    done = leaves(ridwan)
    assert done.akta_number == "SKPLN/3201/20112026/0001"
    gone = person(ridwan)
    assert (gone.residence, gone.life, gone.nik) == ("abroad", "living", ridwan.nik)
    assert gone.previous_address.endswith("Kabupaten Bogor, Jawa Barat")
    assert "RIDWAN" not in [name for name, _ in card(home.family_id)]
    assert is_sound() and everybody_has_one_family()


def test_when_the_head_works_abroad_the_wife_heads_the_family() -> None:
    home = people.settle(people.asep_and_siti())
    (left,) = leaves(home.head).new_families
    assert card(left) == [("SITI NURHASANAH", Relation.HEAD), ("DEWI LESTARI", Relation.CHILD)]
    assert person(home.head).marital_status == 2


def test_who_comes_back_has_a_letter_and_a_card_again() -> None:
    home = people.settle(people.asep_and_siti())
    leaves(*home.members)
    done = returns(*home.members)
    assert done.akta_number == "SKDLN/3201/20112026/0001"
    (new,) = done.new_families
    assert [relation for _, relation in card(new)] == [Relation.HEAD, Relation.WIFE, Relation.CHILD]
    assert (person(home.head).residence, person(home.head).nik) == ("resident", home.head.nik)
    assert is_sound() and everybody_has_one_family()


def test_any_office_takes_in_who_comes_back() -> None:
    home = people.settle(people.asep_and_siti())
    leaves(*home.members)
    done = returns(*home.members, kabkota=people.KOTA_BOGOR, to=KOTA_BOGOR)
    assert card(done.new_families[0], people.MEGA)[0] == ("ASEP SUNANDAR", Relation.HEAD)
    assert person(home.head).kabkota == people.KOTA_BOGOR
    assert is_sound(people.BOGOR, people.KOTA_BOGOR) and everybody_has_one_family()


def test_who_did_not_leave_does_not_come_back() -> None:
    home, maya = people.settle(people.asep_and_siti()), people.settle(people.maya())
    facts = {"country": "MYS", "arrived_on": people.TODAY, "to": CIRIUNG}
    for somebody in (home.head, maya.head):
        assert refused(ReturnFromAbroad, movers=placed(somebody), **facts) == "abroad.not_abroad"


def test_a_journey_of_months_a_foreigner_and_a_strange_country_are_no_move_abroad() -> None:
    home = people.settle(people.asep_and_siti())
    stranger = people.a_person(
        "JOHN SMITH", people.Sex.MALE, date(1980, 1, 1), Relation.HEAD, citizenship=2, serial=7
    )
    foreign = people.settle(people.a_family(stranger, serial=60))

    def abroad(who: LoadedPerson, **more: Any) -> str:
        facts = {"movers": (who.person_id,), "country": "MYS", "planned_months": 24}
        return refused(MoveAbroad, **(facts | more))

    assert abroad(home.head, planned_months=11) == "abroad.is_move_abroad"
    assert abroad(home.head, country="XYZ") == "abroad.unknown_country"
    assert abroad(home.head, country="IDN") == "abroad.unknown_country"
    assert abroad(foreign.head) == "abroad.citizens_only"
    assert abroad(people.member(home, Relation.CHILD)) == "move.minors_move_alone"
