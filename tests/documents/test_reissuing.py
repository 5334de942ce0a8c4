"""What follows from an event: cards that say something else now are re-issued by themselves, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adminduk.documents.models import Document
from adminduk.documents.operations import prepare
from adminduk.documents.types import Kind, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.followers import follow_all
from adminduk.foundation.journal.models import Cursor
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.models import Marriage
from adminduk.register.operations import enter
from adminduk.register.types import Death, Entered, Relation
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from adminduk.wiring import FOLLOWERS
from tests import cast, people
from tests.documents.office import WORKER, Tray

pytestmark = pytest.mark.django_db
NATION = system("test", Scope.nation())
LATER = people.AT + timedelta(hours=1)


@pytest.fixture
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


def dies(who: LoadedPerson, **more: Any) -> Entered:
    facts: dict[str, Any] = {
        "kabkota": people.BOGOR,
        "office_id": cast.office().id,
        "registered_on": people.TODAY,
        "effective_on": people.TODAY,
        "person_id": who.person_id,
        "place": "rumah",
    }
    return enter(actor=people.HENDRA, at=LATER, key=None, event=Death(**(facts | more)))


def followers_read() -> None:
    seal_waiting(at=LATER)
    follow_all(FOLLOWERS, at=LATER)


def read_again() -> None:
    """As after a restore of the cursors' table: everything is read once more."""
    Cursor.objects.update(seq=0)
    follow_all(FOLLOWERS, at=LATER)


def cards() -> list[Document]:
    with acting(NATION):
        return list(Document.objects.filter(kind=Kind.FAMILY_CARD).order_by("created_at", "document_id"))


def signed_card(tray: Tray, family: LoadedFamily) -> Document:
    """The card that the family has at home: of Bayu's birth."""
    (document_id,) = tray.prepared(tray.registered(family), Kind.FAMILY_CARD)
    tray.sign(document_id)
    return tray.row(document_id)


def test_a_death_entered_directly_orders_the_new_card_and_turns_the_old_one_yellow(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    old = signed_card(tray, family)
    done = dies(people.member(family, Relation.CHILD))
    followers_read()
    before, after = cards()
    assert (before.document_id, before.superseded_at) == (old.document_id, LATER)
    assert (after.status, after.family_id, after.entry_id) == (
        Status.ORDERED,
        family.family_id,
        done.entry_id,
    )
    assert (after.kabkota, after.number, after.case_id) == (people.BOGOR, family.kk_number, None)


def test_the_card_of_a_family_that_got_a_new_head_has_its_new_number(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    old = signed_card(tray, family)
    done = dies(family.head)
    followers_read()
    before, after = cards()
    assert (before.document_id, before.superseded_at) == (old.document_id, LATER)
    assert (after.family_id, after.number) == (done.new_families[0], done.numbers["kk"])


def test_who_died_alone_leaves_a_yellow_card_and_no_new_one(tray: Tray) -> None:
    family = people.settle(people.ujang())
    dies(family.head)
    followers_read()
    assert cards() == []


def test_an_entry_of_a_case_is_the_cases_business(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    dies(people.member(family, Relation.CHILD), case_id=new_id())
    followers_read()
    assert cards() == []


def test_reading_the_same_entries_again_orders_nothing_twice(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    dies(people.member(family, Relation.CHILD))
    followers_read()
    read_again()
    (card,) = cards()
    assert tray.sign(*_prepared(card), at=LATER + timedelta(minutes=2)).signed == (card.document_id,)
    read_again()
    assert [one.document_id for one in cards()] == [card.document_id]
    assert tray.row(card.document_id).superseded_at is None


def _prepared(card: Document) -> list[UUID]:
    assert prepare(actor=WORKER, at=LATER + timedelta(minutes=1), document_id=card.document_id)
    return [card.document_id]


def test_a_card_that_waits_unsigned_is_drawn_anew_and_not_ordered_again(
    tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = people.settle(people.asep_and_siti())
    (waiting,) = tray.prepared(tray.registered(family), Kind.FAMILY_CARD)
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr("adminduk.documents.operations.reissuing.defer", lambda job, **ids: asked.append(ids))
    dies(people.member(family, Relation.CHILD))
    followers_read()
    assert [one.document_id for one in cards()] == [waiting]
    assert asked == [{"document_id": waiting, "kabkota": people.BOGOR}]


def test_the_unsigned_card_of_a_family_that_ended_is_dropped(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    (waiting,) = tray.prepared(tray.registered(family), Kind.FAMILY_CARD)
    dies(family.head)
    followers_read()
    before, after = cards()
    assert (before.document_id, before.status, before.rendering_key) == (waiting, Status.DROPPED, "")
    assert after.status == Status.ORDERED


def test_the_card_of_a_widow_in_the_next_kabupaten_is_ordered_at_her_own_office(tray: Tray) -> None:
    elsewhere = cast.office(people.KOTA_BOGOR)
    married = {
        "marital_status": 2,
        "marriage_date": date(2014, 6, 21),
        "marriage_number": "474/21/VI/2014",
    }
    asep, siti = people.asep_and_siti().members[:2]
    here = people.a_family(asep, serial=71)
    there = people.a_family(
        replace(siti, relation=int(Relation.HEAD), **married),
        village=people.BOGOR_SELATAN,
        serial=72,
    )
    people.settle(here, there)
    _marry(asep, siti)
    dies(asep)
    followers_read()
    (card,) = cards()
    assert (card.family_id, card.kabkota, card.office_id) == (
        there.family_id,
        people.KOTA_BOGOR,
        elsewhere.id,
    )


def _marry(husband: LoadedPerson, wife: LoadedPerson) -> None:
    """A marriage of two who live apart, as an older register would have brought it along."""
    with acting(people.LOADER):
        Marriage.objects.create(
            wife_id=wife.person_id,
            marriage_id=new_id(),
            husband_id=husband.person_id,
            kabkota=people.BOGOR,
            registered=True,
            number="474/21/VI/2014",
            married_on=date(2014, 6, 21),
            entry_id=new_id(),
            changed_at=people.AT,
        )


def test_a_kabupaten_without_an_office_here_gets_no_paper() -> None:
    family = people.settle(people.asep_and_siti())
    enter(
        actor=people.HENDRA,
        at=LATER,
        key=None,
        event=Death(
            kabkota=people.BOGOR,
            office_id=1,
            registered_on=people.TODAY,
            effective_on=people.TODAY,
            person_id=people.member(family, Relation.CHILD).person_id,
            place="rumah",
        ),
    )
    followers_read()
    assert cards() == []
