"""A made population has a past, and the proof holds over it as over every other entry."""

from __future__ import annotations

from collections import Counter

import pytest

from adminduk.demo.generating import population
from adminduk.demo.operations import generate_into_register
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.models import Entry, Person, Revision
from adminduk.register.queries import akta_news, changed_cards, verify
from tests import people
from tests.demo.conftest import TODAY

NATION = system("inspection", Scope.nation(), "register.inspect", "journal.inspect", "audit.view")
KINDS = {"birth", "death", "marriage_notified", "move_within"}


def test_the_people_of_a_seed_are_the_same_with_their_past_and_without() -> None:
    plain = list(population(1_500, seed=3, today=TODAY, region="3201"))
    lived = list(population(1_500, seed=3, today=TODAY, region="3201", past=True))
    assert [one.head.name for one in lived] == [one.head.name for one in plain]
    assert list(population(1_500, seed=3, today=TODAY, region="3201", past=True)) == lived
    assert any(one.past for one in lived)


def test_what_happened_is_in_order_and_lies_between_the_card_and_today() -> None:
    for family in population(2_000, seed=5, today=TODAY, region="33", past=True):
        if family.past is None:
            continue
        days = [deed.registered for deed in family.past.deeds]
        assert days == sorted(days)
        assert all(family.issued_on < deed.registered <= TODAY for deed in family.past.deeds)
        assert all(deed.on <= deed.registered for deed in family.past.deeds)


@pytest.mark.django_db
def test_each_event_is_an_entry_of_its_day_and_the_tables_follow_from_the_journal() -> None:
    made = list(generate_into_register(residents=1_500, at=people.AT, today=TODAY, region="3201"))[-1]
    with acting(people.LOADER):
        entries = list(Entry.objects.exclude(kind="opening_load"))
        assert Counter(one.kind for one in entries).keys() == KINDS
        assert len({one.registered_on.year for one in entries}) > 5
        assert Person.objects.filter(life="living").count() == made
        dead = Person.objects.filter(life="dead")
        assert len(dead) == sum(one.kind == "death" for one in entries)
        assert all(one.death_date and one.death_akta_number for one in dead)
        widows = Revision.objects.filter(
            entry_id__in=[one.entry_id for one in entries if one.kind == "death"]
        )
        assert {one.subject_kind for one in widows} == {"person", "family"}
    seal_waiting(at=people.AT)
    found = verify(actor=NATION, at=people.AT)
    assert found.holds
    assert found.differences == ()


@pytest.mark.django_db
def test_papers_of_the_past_are_not_ordered_anew() -> None:
    list(generate_into_register(residents=700, at=people.AT, today=TODAY, region="3201"))
    with acting(people.LOADER):
        ids = list(Entry.objects.values_list("entry_id", flat=True))
    assert all(one.by_case for one in akta_news(actor=people.LOADER, entry_ids=ids))
    assert changed_cards(actor=people.LOADER, entry_ids=ids) == []
