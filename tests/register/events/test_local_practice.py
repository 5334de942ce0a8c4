"""What regions decide otherwise: the same moves under other parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from adminduk.register import entering
from adminduk.register.types import (
    HeadChange,
    MoveCancelled,
    MoveIn,
    MoveOut,
    MoveWithin,
    NotLawful,
    Relation,
    VisitorArrival,
)
from adminduk.regulations.law import Law
from tests import people
from tests.register.events.moving import (
    CIRIUNG,
    CITEUREUP,
    KOTA_BOGOR,
    a_big_family,
    card,
    enters,
    everybody_has_one_family,
    family,
    is_sound,
    person,
    placed,
)
from tests.register.events.test_foreigners import KENJI, LIMITED

pytestmark = pytest.mark.django_db

Supposing = Callable[..., None]


def law_of(on: date, region: str, supposed: dict[str, object]) -> Law:
    return Law(on=on, region=region).supposing(**supposed)


@pytest.fixture
def supposing(monkeypatch: pytest.MonkeyPatch) -> Supposing:
    """The register decides as in a region whose parameters are these."""

    def suppose(**values: object) -> None:
        monkeypatch.setattr(entering, "Law", partial(law_of, supposed=values))

    return suppose


def test_where_the_number_stays_with_the_house_the_head_who_moves_gets_another(supposing: Supposing) -> None:
    supposing(families__number_changes_with_head=False)
    home = people.settle(a_big_family())
    asep, siti, *_ = home.members
    done = enters(MoveWithin, movers=placed(asep), to=CITEUREUP)
    (new,) = done.new_families
    assert card(new) == [("ASEP SUNANDAR", Relation.HEAD)]
    assert card(home.family_id)[0] == (siti.name, Relation.HEAD)
    assert family(home.family_id).kk_number == home.kk_number
    assert is_sound() and everybody_has_one_family()


def test_where_the_number_stays_another_head_changes_the_relations_only(supposing: Supposing) -> None:
    supposing(families__number_changes_with_head=False)
    home = people.settle(people.asep_and_siti())
    siti = people.member(home, Relation.WIFE)
    done = enters(HeadChange, family_id=home.family_id, new_head=siti.person_id)
    assert (done.new_families, done.cards) == ((), (home.family_id,))
    assert set(card(home.family_id)) == {
        ("ASEP SUNANDAR", Relation.HUSBAND),
        ("SITI NURHASANAH", Relation.HEAD),
        ("DEWI LESTARI", Relation.CHILD),
    }
    assert is_sound()


def test_an_old_head_who_did_not_go_is_the_husband_on_the_card_that_kept_its_number(
    supposing: Supposing,
) -> None:
    supposing(families__number_changes_with_head=False)
    home = people.settle(people.asep_and_siti())
    sent = enters(MoveOut, movers=(home.head.person_id,), destination=people.KOTA_BOGOR)
    enters(
        MoveCancelled,
        movers=placed(home.head),
        letter_number=sent.akta_number,
        family_id=home.family_id,
    )
    assert card(home.family_id)[-1] == ("ASEP SUNANDAR", Relation.HUSBAND)
    assert is_sound() and everybody_has_one_family()


def test_where_every_move_renumbers_a_whole_family_gets_a_new_number(supposing: Supposing) -> None:
    supposing(moves__number_changes_inside="always")
    home = people.settle(a_big_family())
    done = enters(MoveWithin, movers=placed(*home.members), to=CIRIUNG)
    (new,) = done.new_families
    relations = [Relation(one.relation) for one in home.members]
    assert [relation for _, relation in card(new)] == relations
    assert not family(home.family_id).active
    assert is_sound() and everybody_has_one_family()


def test_where_old_letters_are_refused_the_origin_gives_a_new_one(supposing: Supposing) -> None:
    supposing(moves__old_letter="refuse")
    home = people.settle(people.asep_and_siti())
    letter = enters(
        MoveOut, movers=tuple(one.person_id for one in home.members), destination=people.KOTA_BOGOR
    ).akta_number
    later = people.TODAY + timedelta(101)
    facts = {"kabkota": people.KOTA_BOGOR, "letter_number": letter, "to": KOTA_BOGOR}
    with pytest.raises(NotLawful) as no:
        enters(MoveIn, movers=placed(*home.members), registered_on=later, effective_on=later, **facts)
    assert no.value.objection.rule == "move.old_letter"


def test_where_visitors_have_no_nik_none_is_given(supposing: Supposing) -> None:
    supposing(foreigners__visitor_gets_nik=False)
    done = enters(VisitorArrival, who=KENJI, permit=LIMITED, home=CIRIUNG, sponsor="PT Maju Bersama")
    assert person(done.new_people[0]).nik is None
    assert is_sound()
