"""Two offices at the same family or person at the same instant, over real connections.

One of them succeeds, the other gets one clear refusal, and nobody is left between two cards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from adminduk.register.operations import enter
from adminduk.register.queries import list_differences
from adminduk.register.types import (
    Death,
    Entered,
    Event,
    FamilyJoin,
    FamilyNotActive,
    HeadChange,
    Host,
    MoveCancelled,
    MoveIn,
    MoveOut,
    MoveWithin,
    NotLawful,
    PersonNotLiving,
    SomebodyWasFaster,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events.moving import (
    CITEUREUP,
    KOTA_BOGOR,
    OFFICERS,
    a_big_family,
    enters,
    everybody_has_one_family,
    inspector,
    person,
    placed,
)
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db(transaction=True)


def doing(kind: type[Event], **facts: Any) -> Callable[[], Entered]:
    return partial(enters, kind, **facts)


def the_loser(answers: list[Any]) -> Exception:
    (refused,) = failures(answers)
    assert sum(isinstance(one, Entered) for one in answers) == len(answers) - 1
    return refused


def everything_holds(*regions: str) -> bool:
    for region in regions:
        assert list_differences(actor=inspector(region), at=people.AT, kabkota=region) == []
    return everybody_has_one_family()


def sent_to_the_city(home: LoadedFamily) -> str:
    movers = tuple(one.person_id for one in home.members)
    return enters(MoveOut, movers=movers, destination=people.KOTA_BOGOR).akta_number


def test_two_officers_send_the_same_family_away_and_one_letter_is_written() -> None:
    home = people.settle(people.asep_and_siti())
    movers = tuple(one.person_id for one in home.members)
    to_the_city = doing(MoveOut, movers=movers, destination=people.KOTA_BOGOR)
    to_bekasi = doing(MoveOut, movers=movers, destination=people.BEKASI)
    refused = the_loser(at_once(to_the_city, to_bekasi))
    assert isinstance(refused, NotLawful) and refused.objection.rule == "move.on_the_way"


@pytest.mark.parametrize("_round", range(3))
def test_the_destination_takes_what_the_origin_takes_back(_round: int) -> None:
    home = people.settle(people.asep_and_siti())
    number = sent_to_the_city(home)
    takes = doing(
        MoveIn,
        kabkota=people.KOTA_BOGOR,
        movers=placed(*home.members),
        letter_number=number,
        to=KOTA_BOGOR,
    )
    cancels = doing(
        MoveCancelled, movers=placed(*home.members), letter_number=number, family_id=home.family_id
    )
    refused = the_loser(at_once(takes, cancels))
    assert isinstance(refused, NotLawful) and refused.objection.rule == "move.not_on_the_way"
    assert "surat pindah" in refused.say("id")
    assert everything_holds(people.BOGOR, people.KOTA_BOGOR)


def test_a_family_that_two_counters_of_the_destination_take_in_arrives_once() -> None:
    home = people.settle(people.asep_and_siti())
    number = sent_to_the_city(home)
    facts: dict[str, Any] = {"kabkota": people.KOTA_BOGOR, "letter_number": number, "to": KOTA_BOGOR}
    takes = doing(MoveIn, movers=placed(*home.members), **facts)
    answers = at_once(takes, takes, takes)
    assert [type(one) for one in failures(answers)] == [NotLawful, NotLawful]
    assert everything_holds(people.BOGOR, people.KOTA_BOGOR)


def test_the_head_dies_while_the_family_moves() -> None:
    home = people.settle(people.asep_and_siti())
    moves = doing(MoveWithin, movers=placed(*home.members), to=CITEUREUP)
    dies = doing(Death, person_id=home.head.person_id, place="RSUD Cibinong")
    answers = at_once(moves, dies)
    assert any(isinstance(one, Entered) for one in answers)
    assert all(isinstance(one, (NotLawful, PersonNotLiving)) for one in failures(answers))
    assert person(home.head).life == "dead"
    assert everything_holds(people.BOGOR)


def test_two_families_that_lodge_with_each_other_do_not_wait_in_a_circle() -> None:
    """Each takes both cards; whoever comes second finds that his host's card has ended."""
    first, second = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    there = doing(
        FamilyJoin, members=placed(*first.members), host=Host(second.family_id, second.head.person_id)
    )
    here = doing(
        FamilyJoin, members=placed(*second.members), host=Host(first.family_id, first.head.person_id)
    )
    answers = at_once(*[there, here] * 3)
    assert sum(isinstance(one, Entered) for one in answers) == 1
    assert all(isinstance(one, (FamilyNotActive, NotLawful, SomebodyWasFaster)) for one in failures(answers))
    assert everything_holds(people.BOGOR)


def test_many_officers_at_one_family_leave_it_whole() -> None:
    home = people.settle(a_big_family())
    _, siti, ridwan, nining, _, enok = home.members
    acts = [
        doing(MoveWithin, movers=placed(ridwan), to=CITEUREUP),
        doing(MoveOut, movers=(ridwan.person_id,), destination=people.KOTA_BOGOR),
        doing(HeadChange, family_id=home.family_id, new_head=siti.person_id),
        doing(Death, person_id=enok.person_id, place="rumah"),
        doing(MoveWithin, movers=placed(nining), to=CITEUREUP),
        doing(MoveOut, movers=(home.head.person_id,), destination=people.BEKASI),
    ]
    answers = at_once(*acts)
    assert sum(isinstance(one, Entered) for one in answers) >= 3
    assert {type(one) for one in failures(answers)} <= {NotLawful, FamilyNotActive, SomebodyWasFaster}
    assert everything_holds(people.BOGOR)


def test_the_same_key_from_two_counters_is_one_move() -> None:
    home = people.settle(people.asep_and_siti())
    event = MoveOut(
        kabkota=people.BOGOR,
        office_id=1,
        registered_on=people.TODAY,
        effective_on=people.TODAY,
        movers=tuple(one.person_id for one in home.members),
        destination=people.KOTA_BOGOR,
    )
    act = partial(enter, actor=OFFICERS[people.BOGOR], at=people.AT, key="the same", event=event)
    answers = at_once(act, act, act)
    assert failures(answers) == []
    assert {one.entry_id for one in answers} == {answers[0].entry_id}
