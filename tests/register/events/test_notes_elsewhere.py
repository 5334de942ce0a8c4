"""Marginal notes beside akta of another office: they count for everyone, and the keeper writes them down."""

from __future__ import annotations

import pytest

from adminduk.register.operations import mark_note_written
from adminduk.register.queries import count_notes_due, find_akta, list_notes_due
from adminduk.register.types import DivorceNotified, NoteNotFound, NoteWritten, Relation
from tests import people
from tests.register.events import couples
from tests.register.events.couples import (
    LAST_WEEK,
    akta_state,
    happens,
    holds,
    marry,
    notes_beside,
    spouse,
)
from tests.register.events.register import person
from tests.register.events.test_divorces import parts

pytestmark = pytest.mark.django_db


def test_an_akta_of_another_office_ends_for_everyone_and_its_keeper_finds_the_note_in_a_list() -> None:
    his, hers = couples.yohanes(), people.maya()
    people.settle(his, hers)
    there = {"kabkota": people.KOTA_BOGOR, "office_id": people.OFFICES[people.KOTA_BOGOR]}
    number = marry(his.head, hers.head, by=people.MEGA, **there).akta_number
    assert number.startswith("3271-KW-")
    done = parts(his.head, hers.head, number)
    assert (akta_state(number), notes_beside(number)) == ("withdrawn", ["divorce"])
    kept = find_akta(actor=people.MEGA, purpose="test", akta_number=number)
    assert kept is not None
    assert [(one.kind, one.kabkota, one.entry.entry_id) for one in kept.notes] == [
        ("divorce", people.BOGOR, done.entry_id)
    ]
    (due,) = list_notes_due(actor=people.MEGA, purpose="test")
    assert (due.akta_number, due.kabkota, due.by_number) == (number, people.BOGOR, done.akta_number)
    assert list_notes_due(actor=people.HENDRA, purpose="test") == []
    assert (person(his.head).marital_status, person(hers.head).marital_status) == (4, 4)
    assert holds()


def test_the_keeper_marks_the_note_as_written_once_and_nobody_else_does() -> None:
    his, hers = couples.yohanes(), people.maya()
    people.settle(his, hers)
    there = {"kabkota": people.KOTA_BOGOR, "office_id": people.OFFICES[people.KOTA_BOGOR]}
    number = marry(his.head, hers.head, by=people.MEGA, **there).akta_number
    entry = parts(his.head, hers.head, number).entry_id
    which = {"akta_number": number, "entry_id": entry}
    with pytest.raises(NoteNotFound):
        mark_note_written(actor=people.HENDRA, at=people.AT, **which)
    mark_note_written(actor=people.MEGA, at=people.AT, **which)
    assert count_notes_due(actor=people.MEGA) == 0
    (written,) = list_notes_due(actor=people.MEGA, purpose="test", written=True)
    assert (written.written_name, written.written_at) == (people.MEGA.name, people.AT)
    with pytest.raises(NoteWritten, match=people.MEGA.name):
        mark_note_written(actor=people.MEGA, at=people.AT, **which)


def test_what_the_own_office_notes_is_in_no_list_and_an_akta_of_the_kua_is_nobodys() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    happens(
        DivorceNotified,
        husband=spouse(family.head),
        wife=spouse(siti),
        akta_cerai="12/AC/2026/PA.Cbn",
        court="PA Cibinong",
        effective_on=LAST_WEEK,
    )
    assert count_notes_due(actor=people.HENDRA) == 0
