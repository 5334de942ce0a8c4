"""What follows by itself: excerpts are ordered once, and issued anew with each note."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.documents.operations import prepare, return_from_tray
from adminduk.documents.types import Kind, Status, Verdict
from adminduk.foundation.db.ids import new_id
from adminduk.register.types import (
    Acknowledgement,
    AktaCorrection,
    ChangeOfName,
    Death,
    Elements,
    Entered,
    Marriage,
    Relation,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.documents.aktas import (
    AFTER,
    FOLLOWER,
    GREEN,
    LATER,
    ORDERED,
    RULING,
    YELLOW,
    all_signed,
    dies,
    excerpts,
    follow,
    follow_once,
    happens,
    marries,
    of_two,
    read_again,
    seal_waiting,
    signed,
    states,
)
from tests.documents.office import WORKER, Tray
from tests.register.events import couples
from tests.register.events.office import papers

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


def test_an_entry_without_a_case_orders_its_excerpt_once() -> None:
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    read_again()
    (paper,) = excerpts(done.akta_number)
    assert (paper.kind, paper.status, paper.entry_id) == (
        Kind.DEATH_CERTIFICATE,
        Status.ORDERED,
        done.entry_id,
    )
    assert (paper.person_id, paper.kabkota, paper.case_id) == (
        family.head.person_id,
        people.BOGOR,
        None,
    )


def test_an_entry_of_a_case_is_the_cases_business() -> None:
    done = dies(people.settle(people.ujang()), case_id=new_id())
    follow()
    assert excerpts(done.akta_number) == []


def test_what_was_ordered_already_is_not_ordered_again(tray: Tray) -> None:
    done = tray.registered(people.settle(people.asep_and_siti()))
    tray.prepared(done, Kind.BIRTH_CERTIFICATE)
    follow()
    (paper,) = excerpts(done.akta_number)
    assert paper.status == Status.PREPARED


def test_a_birth_without_a_case_has_its_excerpt_too(tray: Tray) -> None:
    done = tray.registered(people.settle(people.asep_and_siti()))
    follow()
    (paper,) = excerpts(done.akta_number)
    assert (paper.kind, paper.person_id) == (Kind.BIRTH_CERTIFICATE, done.person_id)


def test_what_the_head_sent_back_is_not_ordered_behind_his_back(tray: Tray) -> None:
    done = dies(people.settle(people.ujang()))
    follow()
    (paper,) = excerpts(done.akta_number)
    return_from_tray(actor=tray.yuni, at=LATER, document_id=paper.document_id, reason="Ejaan nama.")
    read_again()
    assert states(done.akta_number) == [DROPPED]


def test_a_kabupaten_without_an_office_here_gets_no_paper() -> None:
    his, hers = couples.yohanes(village=people.BOGOR_SELATAN), couples.maria()
    people.settle(his, hers)
    done = couples.happens(
        Marriage,
        by=people.MEGA,
        **(
            of_two((his, hers))
            | {
                "kabkota": people.KOTA_BOGOR,
                "office_id": 2,
                "effective_on": date(2026, 10, 31),
                "place": "GKI",
                "solemnised_by": "Pdt. Samuel Tobing",
                "letter": "1",
            }
        ),
    )
    follow()
    assert excerpts(done.akta_number) == []


def corrected(done: Entered, family: LoadedFamily, day: date, **facts: Any) -> Entered:
    told = {
        "person_id": family.head.person_id,
        "akta_number": done.akta_number,
        "died_on": day,
        "reason": "Tanggal keliru.",
        "evidence": papers("letter"),
    }
    return happens(AktaCorrection, at=AFTER, **(told | facts))


YESTERDAY = people.TODAY - timedelta(1)


def test_a_corrected_akta_is_issued_anew_and_the_older_excerpt_is_yellow(tray: Tray) -> None:
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    (first,) = all_signed(tray, done.akta_number)
    put_right = corrected(done, family, YESTERDAY)
    follow(AFTER)
    assert states(done.akta_number) == [YELLOW, ORDERED]
    assert tray.verify(first.document_id).verdict == Verdict.YELLOW
    read_again(AFTER)
    assert excerpts(done.akta_number)[1].entry_id == put_right.entry_id
    assert all_signed(tray, done.akta_number, at=AFTER)
    read_again(AFTER)
    assert states(done.akta_number) == [YELLOW, GREEN]
    assert tray.row(first.document_id).superseded_at == AFTER


def test_a_correction_for_a_case_turns_the_excerpt_yellow_and_leaves_the_rest_to_the_case(tray: Tray) -> None:
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    all_signed(tray, done.akta_number)
    corrected(done, family, YESTERDAY, case_id=new_id())
    follow(AFTER)
    assert states(done.akta_number) == [YELLOW]


def test_an_excerpt_that_waits_in_the_tray_is_drawn_anew(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    (paper,) = excerpts(done.akta_number)
    assert prepare(actor=WORKER, at=LATER, document_id=paper.document_id)
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "adminduk.documents.operations.akta_documents.defer", lambda job, **ids: asked.append(ids)
    )
    corrected(done, family, YESTERDAY)
    follow(AFTER)
    assert asked == [{"document_id": paper.document_id, "kabkota": people.BOGOR}]
    assert states(done.akta_number) == [(Status.PREPARED, False, False)]


def test_signed_in_the_moment_of_the_change_it_is_issued_anew(tray: Tray) -> None:
    """The head signs after the entry and before anybody has read it: the paper lacks the note."""
    family = people.settle(people.ujang())
    done = dies(family)
    follow()
    (paper,) = excerpts(done.akta_number)
    assert prepare(actor=WORKER, at=LATER, document_id=paper.document_id)
    corrected(done, family, YESTERDAY)
    assert tray.sign(paper.document_id, at=AFTER).failed == ()
    follow(AFTER + timedelta(minutes=1))
    assert states(done.akta_number) == [YELLOW, ORDERED]


def test_two_changes_at_once_are_told_by_one_new_excerpt(tray: Tray) -> None:
    done = tray.registered(people.settle(people.asep_and_siti()))
    follow()
    all_signed(tray, done.akta_number)
    happens(ChangeOfName, at=AFTER, person_id=done.person_id, name="BAYU SAPUTRA", ruling=RULING)
    happens(
        AktaCorrection,
        at=AFTER,
        person_id=done.person_id,
        akta_number=done.akta_number,
        elements=Elements(birth_place="Cibinong"),
        reason="Tempat keliru.",
        evidence=papers("letter"),
    )
    follow(AFTER)
    assert states(done.akta_number) == [YELLOW, ORDERED]
    all_signed(tray, done.akta_number, at=AFTER)
    read_again(AFTER)
    assert states(done.akta_number) == [YELLOW, GREEN]


def test_a_note_beside_an_akta_of_before_this_register_orders_nothing(couple: Any) -> None:
    his, hers = couple
    mother, child = hers.members
    happens(
        Acknowledgement,
        child_id=child.person_id,
        father=people.parent(his.head),
        mother=people.parent(mother),
        mother_approves=True,
        religious_marriage="7/GKI/VI/2019",
    )
    follow()
    assert excerpts(child.birth_akta_number) == []


def test_a_newer_copy_replaces_only_the_same_spouses(tray: Tray, couple: Any) -> None:
    his, _ = couple
    done = marries(couple)
    follow()
    all_signed(tray, done.akta_number)
    happens(
        AktaCorrection,
        at=AFTER,
        person_id=his.head.person_id,
        akta_number=done.akta_number,
        married_on=date(2026, 10, 30),
        reason="Tanggal keliru.",
        evidence=papers("letter"),
    )
    follow(AFTER)
    husbands = [one for one in excerpts(done.akta_number) if one.person_id == his.head.person_id]
    signed(tray, husbands[-1], at=AFTER)
    assert states(done.akta_number).count(GREEN) == 1
    assert states(done.akta_number).count(ORDERED) == 1


def test_two_aktas_of_one_batch_are_both_followed(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    done = [
        happens(Death, person_id=people.member(family, relation).person_id, place="rumah")
        for relation in (Relation.CHILD, Relation.WIFE)
    ]
    seal_waiting(at=LATER)
    assert follow_once(FOLLOWER, at=LATER) >= len(done)
    assert [states(one.akta_number) for one in done] == [[ORDERED], [ORDERED]]
