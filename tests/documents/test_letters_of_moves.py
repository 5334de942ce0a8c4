"""Letters of people who move, made from real entries: each follows from its event once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adminduk.documents.datasets import ArrivalLetter, MovingLetter, StayLetter
from adminduk.documents.operations import request_letter
from adminduk.documents.types import Kind, Status, Verdict
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.followers import follow_all
from adminduk.foundation.journal.models import Cursor
from adminduk.register.types import (
    Entered,
    ForeignerDeparture,
    MoveAbroad,
    MoveCancelled,
    MoveIn,
    MoveOut,
    Permit,
    PermitRenewed,
    ReturnFromAbroad,
    VisitorArrival,
    VisitorMoved,
)
from adminduk.register.types.loading import LoadedFamily
from adminduk.wiring import FOLLOWERS
from tests import cast, people
from tests.documents.letters import (
    TOMORROW,
    dataset_of,
    followers_read,
    happens,
    ordered,
    prepared,
    the_letter,
)
from tests.documents.office import Tray
from tests.register.events.moving import CIRIUNG, CITEUREUP, KOTA_BOGOR, placed
from tests.register.events.test_foreigners import KENJI, LIMITED

pytestmark = pytest.mark.django_db


@pytest.fixture
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


def leaves(family: LoadedFamily, **more: Any) -> Entered:
    """Everybody of the family, to Kota Bogor, for work."""
    facts = {
        "movers": tuple(one.person_id for one in family.members),
        "destination": people.KOTA_BOGOR,
        "reason": 1,
    }
    return happens(MoveOut, **(facts | more))


def test_a_family_that_leaves_gets_a_moving_letter_with_everybody_on_it(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    done = leaves(family, address_there=KOTA_BOGOR)
    letter: MovingLetter = the_letter(tray, Kind.MOVING_LETTER)
    assert (letter.number, letter.family_number, letter.head) == (
        done.akta_number,
        family.kk_number,
        "ASEP SUNANDAR",
    )
    assert [(one.name, one.relation) for one in letter.movers] == [
        ("ASEP SUNANDAR", "KEPALA KELUARGA"),
        ("SITI NURHASANAH", "ISTRI"),
        ("DEWI LESTARI", "ANAK"),
    ]
    assert (letter.origin.address, letter.origin.kabkota) == ("Kp. Sukamaju", "Kabupaten Bogor")
    assert (letter.destination.address, letter.destination.kabkota) == (KOTA_BOGOR.address, "Kota Bogor")
    assert (letter.reason, letter.who_moves) == ("Pekerjaan", "Kepala keluarga dan seluruh anggota keluarga")
    assert (letter.kk_of_those_who_stay, letter.moved_on, letter.foreigners) == (None, people.TODAY, False)


def test_of_one_member_the_card_of_the_others_keeps_its_number(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    leaves(family, movers=(family.members[1].person_id,))
    letter: MovingLetter = the_letter(tray, Kind.MOVING_LETTER)
    assert (letter.who_moves, letter.kk_of_those_who_stay) == ("Anggota keluarga", "Nomor KK tetap")
    assert (letter.destination.address, letter.destination.kabkota) == (None, "Kota Bogor")


def test_the_letter_is_the_same_when_they_have_arrived_before_it_is_drawn(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    done = leaves(family)
    followers_read()
    (order,) = ordered(Kind.MOVING_LETTER)
    happens(
        MoveIn,
        hours=2,
        kabkota=people.KOTA_BOGOR,
        letter_number=done.akta_number,
        movers=placed(*family.members),
        to=KOTA_BOGOR,
    )
    letter = dataset_of(prepared(tray, order.document_id))
    assert isinstance(letter, MovingLetter)
    assert [one.name for one in letter.movers] == ["ASEP SUNANDAR", "SITI NURHASANAH", "DEWI LESTARI"]


def test_reading_twice_orders_once_and_a_case_orders_by_itself(tray: Tray) -> None:
    leaves(people.settle(people.asep_and_siti()))
    leaves(people.settle(people.ujang()), case_id=new_id(), hours=2)
    followers_read()
    Cursor.objects.update(seq=0)
    follow_all(FOLLOWERS, at=TOMORROW)
    (order,) = ordered(Kind.MOVING_LETTER)
    assert (order.status, order.case_id) == (Status.ORDERED, None)


def test_a_letter_taken_back_turns_yellow(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    done = leaves(family)
    followers_read()
    (order,) = ordered(Kind.MOVING_LETTER)
    prepared(tray, order.document_id)
    assert tray.sign(order.document_id, at=people.AT + timedelta(hours=2)).signed
    assert tray.verify(order.document_id).verdict == Verdict.GREEN
    happens(
        MoveCancelled,
        hours=3,
        movers=placed(*family.members),
        letter_number=done.akta_number,
        family_id=family.family_id,
    )
    followers_read()
    assert tray.verify(order.document_id).verdict == Verdict.YELLOW


def test_who_arrived_may_ask_for_a_letter_of_arrival() -> None:
    family = people.settle(people.asep_and_siti())
    sent = leaves(family)
    happens(
        MoveIn,
        hours=2,
        kabkota=people.KOTA_BOGOR,
        letter_number=sent.akta_number,
        movers=placed(*family.members),
        to=KOTA_BOGOR,
    )
    there = Tray(people.KOTA_BOGOR)
    assert there.yuni
    document_id = request_letter(
        actor=people.MEGA,
        at=TOMORROW,
        kind=Kind.ARRIVAL_LETTER,
        person_id=family.head.person_id,
        office_id=cast.office(people.KOTA_BOGOR).id,
    )
    letter = dataset_of(prepared(there, document_id))
    assert isinstance(letter, ArrivalLetter)
    assert letter.number == "SKPD/3271/21112026/0001"
    assert (letter.letter_number, letter.origin.kabkota) == (sent.akta_number, "Kabupaten Bogor")
    assert (letter.head, len(letter.movers)) == ("ASEP SUNANDAR", 3)
    assert letter.address.address == KOTA_BOGOR.address


def test_abroad_and_back(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    everybody = tuple(one.person_id for one in family.members)
    happens(MoveAbroad, movers=everybody, country="MYS", planned_months=24, reason=1)
    letter = the_letter(tray, Kind.ABROAD_LETTER)
    assert (letter.country, letter.planned_months, letter.head) == ("MALAYSIA", 24, "ASEP SUNANDAR")
    assert (letter.origin.village, letter.movers[1].relation) == ("Harapanjaya", "ISTRI")
    happens(
        ReturnFromAbroad,
        hours=2,
        movers=placed(*family.members),
        country="MYS",
        arrived_on=people.TODAY - timedelta(3),
        to=CIRIUNG,
    )
    back = the_letter(tray, Kind.RETURN_LETTER)
    assert (back.country, back.arrived_on) == ("MALAYSIA", people.TODAY - timedelta(3))
    assert (back.address.address, len(back.movers)) == (CIRIUNG.address, 3)
    assert back.family_number and back.family_number != family.kk_number


def a_visitor() -> UUID:
    facts = {"who": KENJI, "permit": LIMITED, "home": CIRIUNG, "sponsor": "PT Maju Bersama"}
    return happens(VisitorArrival, **facts).new_people[0]


def test_a_visitor_has_a_letter_of_residence_as_long_as_his_permit(tray: Tray) -> None:
    a_visitor()
    letter: StayLetter = the_letter(tray, Kind.STAY_LETTER)
    assert (letter.person.name, letter.person.nationality) == ("KENJI TANAKA", "JEPANG")
    assert (letter.permit, letter.valid_until) == (LIMITED.number, LIMITED.until)
    assert (letter.address.address, letter.sponsor) == (CIRIUNG.address, "PT Maju Bersama")
    assert letter.person.passport == "TK1234567"


def test_each_letter_tells_what_was_so_on_its_day(tray: Tray) -> None:
    kenji = a_visitor()
    renewed = Permit("2C21JE7777-X", people.TODAY, date(2028, 1, 31))
    happens(VisitorMoved, hours=2, person_id=kenji, home=CITEUREUP)
    happens(PermitRenewed, hours=3, person_id=kenji, permit=renewed)
    followers_read()
    letters = [dataset_of(prepared(tray, one.document_id)) for one in ordered(Kind.STAY_LETTER)]
    told = {(one.number[-4:], one.address.address, one.permit, one.valid_until) for one in letters}
    assert told == {
        ("0001", CIRIUNG.address, LIMITED.number, LIMITED.until),
        ("0002", CITEUREUP.address, LIMITED.number, LIMITED.until),
        ("0003", CITEUREUP.address, renewed.number, renewed.until),
    }


def test_the_newest_letter_of_residence_counts_and_none_after_he_left(tray: Tray) -> None:
    kenji = a_visitor()
    happens(VisitorMoved, hours=2, person_id=kenji, home=CITEUREUP)
    followers_read()
    first, second = sorted(ordered(Kind.STAY_LETTER), key=lambda one: one.number)
    for one in (first, second):
        prepared(tray, one.document_id)
        assert tray.sign(one.document_id, at=people.AT + timedelta(hours=3)).signed
    assert tray.verify(first.document_id).verdict == Verdict.YELLOW
    assert tray.verify(second.document_id).verdict == Verdict.GREEN
    happens(ForeignerDeparture, hours=4, person_id=kenji)
    followers_read()
    assert tray.verify(second.document_id).verdict == Verdict.YELLOW


def test_a_visitor_who_moves_away_carries_a_letter_of_foreigners(tray: Tray) -> None:
    kenji = a_visitor()
    happens(MoveOut, hours=2, movers=(kenji,), destination=people.KOTA_BOGOR)
    letter: MovingLetter = the_letter(tray, Kind.MOVING_LETTER)
    assert (letter.foreigners, letter.family_number, letter.head) == (True, None, None)
    assert letter.number.startswith("SKPOA/")
    assert letter.origin.address == CIRIUNG.address


def test_a_letter_that_ended_before_it_was_drawn_is_dropped_and_a_later_one_is_not(tray: Tray) -> None:
    kenji = a_visitor()
    happens(ForeignerDeparture, hours=2, person_id=kenji)
    facts = {"who": kenji, "permit": LIMITED, "home": CITEUREUP, "sponsor": "PT Maju Bersama"}
    happens(VisitorArrival, hours=3, **facts)
    followers_read()
    told = {one.number[-4:]: one.status for one in ordered(Kind.STAY_LETTER)}
    assert told == {"0001": Status.DROPPED, "0002": Status.ORDERED}
