"""Figures of the people against a village that is small enough to count by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.offices.roles import HEAD
from adminduk.register.operations import take_snapshot
from adminduk.reports.queries import population
from tests import people

pytestmark = pytest.mark.django_db
NATION = system("reports", Scope.nation(), "reports.view")
COUNTING = system("daily count", Scope.nation(), "register.count")
YUNI = people.officer("Yuni Astuti", HEAD)


def count() -> None:
    take_snapshot(actor=COUNTING, at=people.AT, day=people.TODAY)


def test_before_the_first_count_there_is_no_day_and_nobody() -> None:
    found = population(actor=NATION, region="")
    assert (found.on, found.people, found.places) == (None, 0, ())


def test_a_family_is_counted_from_its_village_to_the_nation() -> None:
    family = people.settle(people.asep_and_siti())
    count()
    number = len(family.members)
    for region in ("", "32", people.BOGOR, people.CIBINONG[:6], people.CIBINONG):
        found = population(actor=NATION, region=region)
        assert (found.on, found.people, found.families) == (people.TODAY, number, 1), region
        assert sum(one.people for one in found.ages) == number
        assert all(
            sum(one.people for one in found.groups[name]) == number for name in ("religion", "marital")
        )
        below = [(one.code, one.people, one.families) for one in found.places]
        wider = next((one for one in (2, 4, 6, 10) if one > len(region)), 0)
        assert below == ([(people.CIBINONG[:wider], number, 1)] if wider else [])


def test_a_day_has_the_figures_of_the_last_count_before_it() -> None:
    people.settle(people.asep_and_siti())
    count()
    assert population(actor=NATION, region="", on=people.TODAY + timedelta(days=9)).on == people.TODAY
    assert population(actor=NATION, region="", on=people.TODAY - timedelta(days=1)).on is None


def test_a_head_sees_the_figures_of_his_own_region_only() -> None:
    people.settle(people.asep_and_siti())
    count()
    assert population(actor=YUNI, region=people.BOGOR).people
    for region in (people.KOTA_BOGOR, "32", ""):
        with pytest.raises(OutsideJurisdiction):
            population(actor=YUNI, region=region)
    with pytest.raises(NotAllowed):
        population(actor=people.RINA, region=people.BOGOR)
