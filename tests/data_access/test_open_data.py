"""Statistics for everybody: published once a month, whole, and adding up from village to nation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import Error, transaction

from adminduk.data_access import operations, queries
from adminduk.data_access.models import OpenCount, OpenDay
from adminduk.data_access.types import Level, NotPublished, TooMuchAtOnce
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.register.operations import take_snapshot
from adminduk.register.queries import get_population
from adminduk.register.types import Relation, Sex
from tests import people

pytestmark = pytest.mark.django_db
AT, TODAY = people.AT, people.TODAY
COUNTING = system("daily count", Scope.nation(), "register.count")
PUBLISHING = system("open data", Scope.nation(), "open_data.publish")
NATION = system("reports", Scope.nation(), "reports.view")


def count(day: date = TODAY) -> None:
    take_snapshot(actor=COUNTING, at=AT, day=day)


def publish(until: date = TODAY) -> list[date]:
    return operations.publish_statistics(actor=PUBLISHING, at=AT, until=until)


def two_villages_and_a_town() -> None:
    people.settle(
        *people.a_crowd(23),
        *people.a_crowd(9, people.CITEUREUP),
        people.a_family(
            people.a_person("SATU", Sex.MALE, date(1980, 1, 1), Relation.HEAD, serial=900, religion=6),
            serial=900,
        ),
        people.maya(),
    )


def test_a_count_is_published_as_protected_sums_that_add_up() -> None:
    two_villages_and_a_town()
    count()
    assert publish() == [TODAY]
    villages = list(queries.list_open_counts(region="32", level=Level.VILLAGE, day=TODAY))
    assert [one.region for one in villages] == [people.CIBINONG, people.CITEUREUP, people.BOGOR_SELATAN]
    nation = queries.get_open_counts(region="", day=TODAY)
    assert nation.base == 5
    for cell in nation.cells:
        assert nation.cells[cell] == sum(one.cells.get(cell, 0) for one in villages)
    assert all(count % 5 == 0 for one in villages for count in one.cells.values())
    true = get_population(actor=NATION, region="", on=TODAY)
    assert abs(nation.total("people") - true.total("people")) < 5 * 6
    for dimension in ("age", "religion", "education", "occupation", "marital", "disability"):
        assert nation.total(dimension) == nation.total("people")


def test_the_first_count_of_a_month_is_published_and_stays() -> None:
    two_villages_and_a_town()
    for day in (date(2026, 9, 3), date(2026, 9, 9), date(2026, 11, 4), TODAY):
        count(day)
    assert publish() == [date(2026, 9, 3), date(2026, 11, 4)]
    before = queries.get_open_counts(region="3201", day=date(2026, 9, 3))
    people.settle(*people.a_crowd(40, "3201022001"))
    assert publish() == []
    assert queries.get_open_counts(region="3201", day=date(2026, 9, 3)) == before
    assert queries.list_open_days() == [date(2026, 11, 4), date(2026, 9, 3)]


def test_what_is_published_can_not_be_changed() -> None:
    two_villages_and_a_town()
    count()
    publish()
    with pytest.raises(Error), transaction.atomic():
        OpenCount.objects.filter(region_code="3201").update(cells={})
    with pytest.raises(Error), transaction.atomic():
        OpenDay.objects.all().delete()


def test_only_the_publisher_publishes() -> None:
    with pytest.raises(NotAllowed):
        operations.publish_statistics(actor=people.HENDRA, at=AT, until=TODAY)


def test_what_is_not_published_is_refused() -> None:
    two_villages_and_a_town()
    count()
    publish()
    with pytest.raises(NotPublished):
        queries.get_open_counts(region="3201", day=TODAY - timedelta(days=1))
    with pytest.raises(NotPublished):
        queries.get_open_counts(region="11", day=TODAY)
    with pytest.raises(NotPublished):
        queries.list_open_counts(region=people.CIBINONG, level=Level.KABKOTA, day=TODAY)
    with pytest.raises(TooMuchAtOnce):
        queries.list_open_counts(region="", level=Level.VILLAGE, day=TODAY)


def test_rows_say_codes_and_words() -> None:
    two_villages_and_a_town()
    count()
    publish()
    rows = queries.rows_of(queries.get_open_counts(region="3201", day=TODAY), "religion")
    first = rows[0]
    assert (first.dimension, first.code, first.label.id, first.sex) == ("religion", "1", "Islam", 1)
    assert {row.dimension for row in rows} == {"religion"}
    every = queries.rows_of(queries.get_open_counts(region="3201", day=TODAY))
    assert next(row.dimension for row in every) == "people"


def test_the_dictionary_names_every_code_that_is_published() -> None:
    two_villages_and_a_town()
    count()
    publish()
    known = {one.name: one.codes for one in queries.list_dimensions()}
    for cell in queries.get_open_counts(region="", day=TODAY).cells:
        dimension, code, _ = cell.split(":")
        assert code in known[dimension]
