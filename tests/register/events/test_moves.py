"""Moves: inside a kab/kota, from one Dinas to another with a letter, and the letter taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.queries import find_moving_letter
from adminduk.register.types import (
    Entered,
    Event,
    FamilyNotActive,
    Host,
    MoveCancelled,
    MoveIn,
    MoveOut,
    MoveWithin,
    NotLawful,
    Placed,
    Relation,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.moving import (
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

pytestmark = pytest.mark.django_db


def refused(kind: type[Event], **facts: Any) -> str:
    with pytest.raises(NotLawful) as no:
        enters(kind, **facts)
    return no.value.objection.rule


def sends(*movers: LoadedPerson, to: str = people.KOTA_BOGOR, **more: Any) -> Entered:
    return enters(MoveOut, movers=tuple(one.person_id for one in movers), destination=to, **more)


def takes(letter: str, *movers: LoadedPerson, **more: Any) -> Entered:
    facts = {"kabkota": people.KOTA_BOGOR, "letter_number": letter, "movers": placed(*movers)}
    return enters(MoveIn, **(facts | {"to": KOTA_BOGOR} | more))


# Inside one kab/kota


def test_a_family_that_moves_inside_its_kabupaten_keeps_its_number() -> None:
    home = people.settle(people.asep_and_siti())
    done = enters(MoveWithin, movers=placed(*home.members), to=CITEUREUP, reason=5)
    row = family(home.family_id)
    assert (row.address, row.village_code) == (CITEUREUP.address, CITEUREUP.village_code)
    assert (row.kk_number, done.numbers, done.cards) == (home.kk_number, {}, (home.family_id,))
    assert person(home.head).previous_address.startswith("Kp. Sukamaju RT 001/RW 002, ")
    assert is_sound() and everybody_has_one_family()


def test_the_card_goes_with_its_head_and_those_who_stay_get_another() -> None:
    home = people.settle(a_big_family())
    asep, siti, *stay = home.members
    done = enters(MoveWithin, movers=placed(asep, siti), to=CITEUREUP)
    (left,) = done.new_families
    assert card(home.family_id) == [(asep.name, Relation.HEAD), (siti.name, Relation.WIFE)]
    assert family(home.family_id).village_code == CITEUREUP.village_code
    assert card(left)[0] == ("RIDWAN", Relation.HEAD) and len(card(left)) == len(stay)
    assert (family(left).village_code, set(done.cards)) == (home.village_code, {home.family_id, left})
    assert is_sound() and everybody_has_one_family()


def test_a_member_who_moves_out_of_the_house_gets_a_card_or_a_host() -> None:
    home, ujang = people.settle(a_big_family()), people.settle(people.ujang())
    enok, ridwan = home.members[5], home.members[2]
    new = enters(MoveWithin, movers=placed(ridwan), to=CITEUREUP).new_families
    assert [card(one) for one in new] == [[("RIDWAN", Relation.HEAD)]]
    enters(MoveWithin, movers=placed(enok), to=Host(ujang.family_id, ujang.head.person_id))
    assert card(ujang.family_id)[1] == ("ENOK", Relation.OTHER_RELATIVE)
    assert is_sound() and everybody_has_one_family()


def test_a_village_of_another_kabupaten_is_no_move_inside() -> None:
    home = people.settle(people.asep_and_siti())
    with pytest.raises(OutsideJurisdiction):
        enters(MoveWithin, movers=placed(*home.members), to=KOTA_BOGOR)


# From one Dinas to another


def test_a_family_moves_from_one_dinas_to_another_and_keeps_its_niks() -> None:
    home = people.settle(people.asep_and_siti())
    sent = sends(*home.members, reason=1)
    assert sent.akta_number == "SKPWNI/3201/20112026/0001"
    on_the_way = person(home.head)
    assert (on_the_way.residence, on_the_way.moving_to) == ("moving", people.KOTA_BOGOR)
    assert "Kabupaten Bogor" in on_the_way.previous_address
    with pytest.raises(FamilyNotActive):
        card(home.family_id)

    done = takes(sent.akta_number, *home.members)
    (new,) = done.new_families
    assert card(new, people.MEGA) == [
        ("ASEP SUNANDAR", Relation.HEAD),
        ("SITI NURHASANAH", Relation.WIFE),
        ("DEWI LESTARI", Relation.CHILD),
    ]
    arrived = person(home.head)
    assert (arrived.kabkota, arrived.residence, arrived.moving_to) == (people.KOTA_BOGOR, "resident", "")
    assert (arrived.nik, arrived.previous_address) == (home.head.nik, on_the_way.previous_address)
    assert done.numbers["kk"].startswith(KOTA_BOGOR.village_code[:6])
    assert is_sound(people.BOGOR, people.KOTA_BOGOR) and everybody_has_one_family()


def test_everybody_is_on_the_new_card_what_he_was_on_the_old_one() -> None:
    home = people.settle(a_big_family())
    number = sends(*home.members).akta_number
    (new,) = takes(number, *home.members).new_families
    assert [relation for _, relation in card(new, people.MEGA)] == [one.relation for one in home.members]


def test_nobody_but_the_destination_takes_them_in() -> None:
    home = people.settle(people.asep_and_siti())
    sent = sends(*home.members, to=people.BEKASI)
    with pytest.raises(NotLawful) as no:
        takes(sent.akta_number, *home.members)
    assert no.value.objection.rule == "move.not_on_the_way"


def test_without_having_been_sent_nobody_is_taken_in() -> None:
    home = people.settle(people.asep_and_siti())
    with pytest.raises(NotLawful) as no:
        takes("SKPWNI/3201/20112026/0001", *home.members)
    assert no.value.objection.rule == "move.not_on_the_way"


def test_the_letter_must_be_their_own() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    sends(*home.members)
    other = sends(ujang.head)
    with pytest.raises(NotLawful) as no:
        takes(other.akta_number, *home.members)
    assert no.value.objection.rule == "move.other_letter"


def test_both_offices_see_who_of_a_letter_is_still_on_the_way() -> None:
    home = people.settle(people.asep_and_siti())
    number = sends(*home.members).akta_number
    for officer in (people.HENDRA, people.MEGA):
        letter = find_moving_letter(actor=officer, purpose="test", letter_number=number)
        assert (letter.origin, letter.destination) == (people.BOGOR, people.KOTA_BOGOR)
        assert set(letter.on_the_way) == {one.person_id for one in home.members}
    assert find_moving_letter(actor=people.DODI, purpose="test", letter_number=number) is None
    takes(number, *home.members)
    letter = find_moving_letter(actor=people.HENDRA, purpose="test", letter_number=number)
    assert letter.on_the_way == ()


def test_when_the_head_leaves_those_who_stay_get_a_new_one() -> None:
    home = people.settle(a_big_family())
    done = sends(home.head)
    (left,) = done.new_families
    assert card(left)[0] == ("SITI NURHASANAH", Relation.HEAD)
    assert done.cards == (left,)
    assert is_sound() and everybody_has_one_family()


def test_the_destinations_host_must_agree_and_a_guardian_answers_for_a_child() -> None:
    home, maya = people.settle(people.asep_and_siti()), people.settle(people.maya())
    dewi = people.member(home, Relation.CHILD)
    movers = {"movers": (dewi.person_id,), "destination": people.KOTA_BOGOR}
    assert refused(MoveOut, **movers) == "move.minors_move_alone"
    number = sends(dewi, parents_consent=True).akta_number
    host = Host(maya.family_id, consent_by=maya.head.person_id)
    facts = {"kabkota": people.KOTA_BOGOR, "letter_number": number, "movers": placed(dewi)}
    assert refused(MoveIn, to=host, **facts) == "move.needs_guardian"
    unasked = Host(maya.family_id)
    assert refused(MoveIn, to=unasked, guardian_letter=True, **facts) == "family.host_consents"
    takes(number, dewi, to=host, guardian_letter=True)
    assert card(maya.family_id, people.MEGA)[1] == ("DEWI LESTARI", Relation.OTHER_RELATIVE)


def test_who_filed_the_request_at_the_destination_is_sent_by_the_origin_all_the_same() -> None:
    home = people.settle(people.asep_and_siti())
    sent = sends(*home.members, filed_at=people.KOTA_BOGOR, address_there=KOTA_BOGOR)
    assert takes(sent.akta_number, *home.members).new_families


def test_an_old_letter_is_only_marked_unless_the_region_refuses_it() -> None:
    home = people.settle(people.asep_and_siti())
    number = sends(*home.members).akta_number
    later = people.TODAY + timedelta(101)
    assert takes(number, *home.members, registered_on=later, effective_on=later).new_families


# The letter taken back


def cancels(number: str, *movers: LoadedPerson, **more: Any) -> Entered:
    return enters(MoveCancelled, movers=placed(*movers), letter_number=number, **more)


def test_a_family_that_does_not_go_has_its_old_card_back() -> None:
    home = people.settle(people.asep_and_siti())
    number = sends(*home.members).akta_number
    cancels(number, *home.members, family_id=home.family_id)
    assert card(home.family_id)[1:] == [
        ("SITI NURHASANAH", Relation.WIFE),
        ("DEWI LESTARI", Relation.CHILD),
    ]
    row = person(home.head)
    assert (row.residence, row.moving_to, row.previous_address) == ("resident", "", "")
    assert family(home.family_id).kk_number == home.kk_number
    assert is_sound() and everybody_has_one_family()
    assert sends(*home.members).akta_number.endswith("/0002")


def test_a_child_comes_back_to_the_card_of_the_parents() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    number = sends(ridwan).akta_number
    cancels(number, ridwan, family_id=home.family_id)
    assert card(home.family_id)[-1] == ("RIDWAN", Relation.CHILD)
    assert is_sound() and everybody_has_one_family()


def test_a_head_whose_family_has_another_card_now_goes_to_that_one() -> None:
    home = people.settle(a_big_family())
    sent = sends(home.head)
    (left,) = sent.new_families
    siti = home.members[1]
    cancels(sent.akta_number, home.head, to=Host(left, consent_by=siti.person_id))
    assert card(left)[-1] == ("ASEP SUNANDAR", Relation.HUSBAND)
    assert is_sound() and everybody_has_one_family()


def test_some_come_back_and_the_others_arrive() -> None:
    home = people.settle(a_big_family())
    asep, siti, ridwan, *_ = home.members
    number = sends(asep, siti, ridwan).akta_number
    cancels(number, ridwan, to=CITEUREUP)
    takes(number, asep, siti)
    assert everybody_has_one_family()
    assert refused(MoveCancelled, movers=placed(asep), letter_number=number, family_id=home.family_id) == (
        "move.not_on_the_way"
    )


def test_the_destination_cannot_take_a_letter_back() -> None:
    home = people.settle(people.asep_and_siti())
    number = sends(*home.members).akta_number
    with pytest.raises(OutsideJurisdiction):
        cancels(number, *home.members, kabkota=people.KOTA_BOGOR, to=KOTA_BOGOR)


def test_a_card_that_others_head_is_not_taken_up_again() -> None:
    home: LoadedFamily = people.settle(people.asep_and_siti())
    siti, dewi = people.member(home, Relation.WIFE), people.member(home, Relation.CHILD)
    number = sends(*home.members).akta_number
    facts = {"letter_number": number, "movers": placed(siti, dewi)}
    assert refused(MoveCancelled, family_id=home.family_id, **facts) == "move.no_card_to_go_back_to"
    assert refused(MoveCancelled, **facts) == "move.no_card_to_go_back_to"


# What is refused


def test_what_is_no_move_is_refused() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    asep, siti = home.head, people.member(home, Relation.WIFE)

    def out(*movers: LoadedPerson, to: str = people.KOTA_BOGOR, **more: Any) -> str:
        return refused(MoveOut, movers=tuple(one.person_id for one in movers), **({"destination": to} | more))

    assert out(asep, to=people.BOGOR) == "move.stays_inside"
    assert out(asep, to="9999") == "move.unknown_destination"
    assert out(asep, to="3271011001") == "move.unknown_destination"
    assert out(asep, address_there=CITEUREUP) == "move.address_elsewhere"
    assert out(asep, reason=99) == "move.unknown_reason"
    assert out(asep, ujang.head) == "family.other_family"
    assert out() == "family.nobody"
    assert out(asep, effective_on=people.TODAY + timedelta(1)) == "event.in_the_future"
    same = Host(home.family_id, consent_by=siti.person_id)
    assert refused(MoveWithin, movers=placed(asep), to=same) == "move.same_family"
    here = people.CIBINONG
    stays = type(CITEUREUP)(home.address, home.rt, home.rw, here, home.postal_code)
    assert refused(MoveWithin, movers=placed(*home.members), to=stays) == "address.same"
    sends(ujang.head)
    assert out(ujang.head) == "move.on_the_way"


def test_who_is_on_the_way_is_called_so_on_his_new_card() -> None:
    """The office of destination may say what each is to the head, as in any new card."""
    home = people.settle(people.asep_and_siti())
    number = sends(*home.members).akta_number
    asep, siti, dewi = home.members
    movers = (
        Placed(asep.person_id),
        Placed(siti.person_id, Relation.WIFE),
        Placed(dewi.person_id, Relation.OTHER_RELATIVE),
    )
    (new,) = takes(number, movers=movers).new_families
    assert card(new, people.MEGA)[2] == ("DEWI LESTARI", Relation.OTHER_RELATIVE)
