"""One predicate: what Python guards, what the database's function answers and what a list shows agree."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.models import Waiting
from tests import people

# Few digits, so that codes often begin one another.
codes = st.integers(1, 5).flatmap(lambda pairs: st.text("12", min_size=2 * pairs, max_size=2 * pairs))
scopes = st.one_of(
    st.just(Scope.none()),
    st.just(Scope.nation()),
    st.lists(codes, max_size=3).map(lambda own: Scope.of(*own)),
)


@given(scopes, st.one_of(codes, st.just("")))
def test_a_region_is_covered_when_one_of_the_codes_begins_it(scope: Scope, code: str) -> None:
    begins = any(code.startswith(own) for own in scope.codes) and code != ""
    assert scope.covers(code) == (scope == Scope.nation() or begins)


@given(st.lists(codes, min_size=1, max_size=3), codes)
def test_a_wider_scope_covers_all_that_a_narrower_one_does(own: list[str], code: str) -> None:
    narrow, wide = Scope.of(*own), Scope.of(*(one[:2] for one in own))
    assert not narrow.covers(code) or wide.covers(code)
    assert Scope.nation().covers(code)
    assert not Scope.none().covers(code)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scopes, st.lists(st.one_of(codes, st.just("")), min_size=1, max_size=8, unique=True))
def test_the_guard_the_function_and_the_filter_agree(scope: Scope, regions: list[str]) -> None:
    with acting(people.LOADER):
        rows = {code: Waiting(chain=code, entry_id=new_id(), leaf=b"", since=people.AT) for code in regions}
        Waiting.objects.bulk_create(rows.values())
    covered = {code for code in regions if scope.covers(code)}
    with acting(system("property", scope)), connection.cursor() as cursor:
        cursor.execute("SELECT code FROM unnest(%s::text[]) AS code WHERE adminduk_within(code)", [regions])
        assert {row[0] for row in cursor.fetchall()} == covered
        mine = [row.entry_id for row in rows.values()]
        shown = Waiting.objects.filter(entry_id__in=mine).values_list("chain", flat=True)
        assert set(shown) == covered


@pytest.mark.django_db
def test_no_scope_at_all_covers_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT adminduk_within('3201'), adminduk_within('')")
        assert cursor.fetchone() == (False, False)


@pytest.mark.parametrize("wrong", ["", "*", "32.01", "3201,3216", "Bogor"])
def test_a_scope_is_made_of_codes_only(wrong: str) -> None:
    with pytest.raises(ValueError, match="digits only"):
        Scope.of(wrong)
