"""One act is one transaction, and the database knows who acts, inside it and not a moment longer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from adminduk.foundation.access.acting import acting, current_actor
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.models import Bucket
from tests import people

pytestmark = pytest.mark.django_db


def seen() -> tuple[str, ...]:
    """Scope, actor, account, person and case, as the database knows them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(
                f"coalesce(current_setting('adminduk.{name}', true), '')"
                for name in ("scope", "actor", "account", "person", "case")
            )
        )  # fmt: skip
        return cursor.fetchone()


NOTHING = ("", "", "", "", "")


def test_inside_an_act_the_database_knows_scope_and_actor() -> None:
    with acting(people.RINA):
        assert seen() == ("3201", str(people.RINA.id), "", "", "")
        assert current_actor() == people.RINA


def test_a_resident_is_known_by_account_person_and_case() -> None:
    siti = replace(people.resident(new_id()), case_id=new_id())
    with acting(siti):
        assert seen() == ("", "", str(siti.account_id), str(siti.person_id), str(siti.case_id))


def test_before_and_after_an_act_nobody_acts() -> None:
    assert seen() == NOTHING
    with acting(people.RINA):
        pass
    assert seen() == NOTHING
    assert current_actor() is None


@pytest.mark.django_db(transaction=True)
def test_after_the_commit_the_connection_forgets_who_acted() -> None:
    with acting(people.RINA):
        assert seen()[0] == "3201"
    assert seen() == NOTHING
    with pytest.raises(Refused), acting(people.RINA):
        raise Refused
    assert seen() == NOTHING


def test_an_act_inside_another_has_its_own_sight_and_gives_the_outer_one_back() -> None:
    wide = system("follower", Scope.of("32"))
    with acting(people.RINA):
        with acting(wide):
            assert seen()[:2] == ("32", "")
            assert current_actor() == wide
        assert seen()[:2] == ("3201", str(people.RINA.id))
        assert current_actor() == people.RINA


def test_three_acts_deep_each_gets_its_own_sight_back() -> None:
    with acting(people.RINA):
        with acting(people.MEGA):
            with acting(people.RINA):
                assert seen()[0] == "3201"
            assert seen()[0] == "3271"
        assert seen()[0] == "3201"


def test_the_same_officer_inside_costs_no_second_statement(django_assert_num_queries) -> None:
    with acting(people.RINA), django_assert_num_queries(0), acting(people.RINA):
        pass


@pytest.mark.django_db(transaction=True)
def test_a_refusal_rolls_the_act_back() -> None:
    with pytest.raises(Refused), acting(people.RINA):
        a_trace()
        raise Refused
    assert traces() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("inner", [people.RINA, people.MEGA], ids=["the same sight", "another sight"])
def test_a_refusal_that_somebody_catches_inside_still_ends_the_whole_act(inner) -> None:
    with pytest.raises(TransactionManagementError), acting(people.RINA):
        a_trace()
        try:
            with acting(inner):
                raise Refused
        except Refused:
            a_trace()
    assert traces() == 0
    assert seen() == NOTHING


@pytest.mark.django_db(transaction=True)
def test_an_act_joins_a_transaction_that_is_open() -> None:
    with pytest.raises(OSError), transaction.atomic():
        with acting(people.RINA):
            a_trace()
        assert seen() == NOTHING
        raise OSError("the power went off")
    assert traces() == 0


def test_permissions_and_jurisdiction_are_two_refusals() -> None:
    people.HENDRA.require("register.enter", "3201")
    people.HENDRA.require("register.enter", people.CIBINONG)
    with pytest.raises(NotAllowed):
        people.RINA.require("register.enter", "3201")
    with pytest.raises(OutsideJurisdiction):
        people.HENDRA.require("register.enter", "3216")
    assert people.HENDRA.may("register.enter", "3201")
    assert not people.HENDRA.may("register.enter", "3216")
    assert not people.RINA.may("register.enter")


def test_a_province_or_an_empty_region_is_not_inside_a_kabupaten() -> None:
    with pytest.raises(OutsideJurisdiction):
        people.HENDRA.require("register.enter", "32")
    with pytest.raises(OutsideJurisdiction):
        people.HENDRA.require("register.enter", "")


def a_trace() -> None:
    Bucket.objects.create(name=new_id().bytes, since=people.AT, tries=1)


def traces() -> int:
    return Bucket.objects.count()


def test_on_a_cluster_the_database_is_told_the_same_in_words_that_travel(settings: LazySettings) -> None:
    """`SET LOCAL` goes on to the servers of a transaction; what a function sets stays where it was set."""
    settings.ADMINDUK_CLUSTER = True
    told: list[str] = []
    with connection.execute_wrapper(lambda go, sql, *rest: (told.append(sql), go(sql, *rest))[1]):
        with acting(people.RINA):
            assert seen() == ("3201", str(people.RINA.id), "", "", "")
        with acting(replace(people.resident(None), case_id=new_id())):
            assert seen()[1] == ""
    assert seen() == NOTHING
    assert sum(sql.startswith("SET LOCAL adminduk.") for sql in told) >= 2
