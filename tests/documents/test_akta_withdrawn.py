"""Excerpts of what was annulled or ended: red, dropped, and issued again when it holds again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.documents.types import Kind, Status, Verdict
from adminduk.register.types import (
    AktaAnnulment,
    Divorce,
    DivorceAnnulment,
    Founds,
    MarriageAnnulment,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.documents.aktas import (
    AFTER,
    GREEN,
    ORDERED,
    RED,
    RULING,
    all_signed,
    dies,
    divorces,
    excerpts,
    follow,
    happens,
    marries,
    of_two,
    read_again,
    register_page,
    states,
)
from tests.documents.office import Tray
from tests.register.events import couples

pytestmark = pytest.mark.django_db
DROPPED = (Status.DROPPED, False, False)


@pytest.fixture(autouse=True)
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


@pytest.fixture
def couple() -> tuple[LoadedFamily, LoadedFamily]:
    his, hers = couples.yohanes(), couples.maria_and_grace()
    people.settle(his, hers)
    return his, hers


def test_an_annulled_akta_is_red_and_not_issued_again(tray: Tray) -> None:
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    (paper,) = all_signed(tray, done.akta_number)
    happens(
        AktaAnnulment,
        at=AFTER,
        person_id=family.head.person_id,
        akta_number=done.akta_number,
        basis=RULING,
        reason="Ternyata masih hidup.",
        home=Founds(
            address="Kp. Sukamaju", rt="001", rw="002", village_code=people.CITEUREUP, postal_code="16810"
        ),
    )
    follow(AFTER)
    read_again(AFTER)
    assert states(done.akta_number) == [RED]
    verdict = tray.verify(paper.document_id)
    assert (verdict.verdict, "dibatalkan" in verdict.sentence.id) == (Verdict.RED, True)


def test_an_annulled_akta_is_dropped_from_the_tray(tray: Tray, couple: Any) -> None:
    done = marries(couple)
    follow()
    happens(
        MarriageAnnulment,
        at=AFTER,
        **of_two(couple),
        marriage_number=done.akta_number,
        effective_on=people.TODAY,
        ruling=RULING,
    )
    follow(AFTER)
    read_again(AFTER)
    assert states(done.akta_number) == [DROPPED, DROPPED]


def test_a_divorce_withdraws_both_copies_and_has_two_of_its_own(tray: Tray, couple: Any) -> None:
    done = marries(couple)
    follow()
    all_signed(tray, done.akta_number)
    parted = divorces(couple, done.akta_number)
    follow(AFTER)
    assert states(done.akta_number) == [RED, RED]
    assert states(parted.akta_number) == [ORDERED, ORDERED]


def test_a_divorce_annulled_gives_the_couple_their_marriage_papers_again(tray: Tray, couple: Any) -> None:
    done = marries(couple)
    follow()
    all_signed(tray, done.akta_number)
    parted = divorces(couple, done.akta_number)
    follow(AFTER)
    all_signed(tray, parted.akta_number, at=AFTER)
    evening = AFTER + timedelta(hours=2)
    happens(
        DivorceAnnulment,
        at=evening,
        **of_two(couple),
        divorce_number=parted.akta_number,
        marriage_number=done.akta_number,
        effective_on=people.TODAY,
        ruling=RULING,
    )
    follow(evening)
    assert states(parted.akta_number) == [RED, RED]
    assert states(done.akta_number) == [RED, RED, ORDERED, ORDERED]
    all_signed(tray, done.akta_number, at=evening)
    read_again(evening)
    assert states(done.akta_number) == [RED, RED, GREEN, GREEN]
    assert states(parted.akta_number) == [RED, RED]


def test_a_divorce_in_the_next_city_withdraws_what_was_issued_here(tray: Tray) -> None:
    his, hers = couples.yohanes(), couples.maria(village=people.BOGOR_SELATAN)
    people.settle(his, hers)
    done = marries((his, hers))
    follow()
    all_signed(tray, done.akta_number)
    couples.happens(
        Divorce,
        by=people.MEGA,
        **of_two((his, hers)),
        kabkota=people.KOTA_BOGOR,
        office_id=2,
        marriage_number=done.akta_number,
        effective_on=date(2026, 11, 16),
        ruling=RULING,
    )
    follow(AFTER)
    read_again(AFTER)
    assert states(done.akta_number) == [RED, RED]


def test_the_register_page_of_an_annotated_akta_turns_yellow_and_never_red(tray: Tray, couple: Any) -> None:
    done = marries(couple)
    register_page(done)
    follow()
    all_signed(tray, done.akta_number)
    divorces(couple, done.akta_number)
    follow(AFTER)
    told = {one.kind: bool(one.superseded_at) for one in excerpts(done.akta_number) if not one.revoked_at}
    assert told == {Kind.AKTA_REGISTER: True}
