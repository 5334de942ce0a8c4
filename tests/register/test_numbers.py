"""Properties of numbers, whatever the date, the place and the order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.foundation.refusals import Outage
from adminduk.register.models import NumberCounter
from adminduk.register.numbers import (
    LAST_SERIAL,
    next_akta_number,
    next_kk_number,
    next_letter_number,
    next_nik,
    next_number,
    nik_prefix,
)
from adminduk.register.types import NikUsedUp, NumberUsedUp, Sex
from adminduk.regulations import nik as rules

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
sexes = st.sampled_from(Sex)
kecamatan = st.from_regex(r"(1[1-9]|[2-8][1-9]|9[1-6])(0[1-9]|[1-9][1-9])(0[1-9]|[1-9][1-9])", fullmatch=True)
in_database = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(kecamatan, days, sexes, st.integers(1, LAST_SERIAL))
def test_a_nik_tells_kecamatan_day_sex_and_serial(place: str, born: date, sex: Sex, serial: int) -> None:
    nik = f"{nik_prefix(place, born, sex)}{serial:04d}"
    parts = rules.parse(nik)
    assert parts is not None
    assert (parts.kecamatan, parts.serial, parts.female) == (place, serial, sex == Sex.FEMALE)
    assert (parts.day, parts.month, parts.year) == (born.day, born.month, born.year % 100)
    assert rules.disagreements(nik, born, sex) == ()


@given(kecamatan, days)
def test_the_niks_of_a_man_and_a_woman_differ_by_forty_days(place: str, born: date) -> None:
    man, woman = (nik_prefix(place, born, sex) for sex in (Sex.MALE, Sex.FEMALE))
    assert int(woman[6:8]) - int(man[6:8]) == 40
    assert (man[:6], man[8:]) == (woman[:6], woman[8:])


@pytest.mark.django_db
@in_database
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["320101", "320103"]),
            st.sampled_from([date(2026, 11, 9), date(2026, 11, 10)]),
            sexes,
        ),
        max_size=12,
    )
)
def test_in_any_order_no_nik_comes_twice_and_no_serial_is_left_out(births: list) -> None:
    before = {row.prefix: row.last for row in NumberCounter.objects.all()}
    given_out = [next_nik(*birth) for birth in births]
    assert len(set(given_out)) == len(given_out)
    for birth in set(births):
        prefix = nik_prefix(*birth)
        start = before.get(f"nik/{prefix}", 0)
        serials = [int(nik[12:]) for nik in given_out if nik.startswith(prefix)]
        assert serials == list(range(start + 1, start + 1 + births.count(birth)))


@pytest.mark.django_db
@in_database
@given(st.integers(0, 5), st.integers(1, 8))
def test_near_the_end_exactly_the_serials_that_are_left_are_given(left: int, wanted: int) -> None:
    prefix = f"test/{left}/{wanted}"
    NumberCounter.objects.get_or_create(prefix=prefix, defaults={"last": LAST_SERIAL - left})
    if NumberCounter.objects.get(prefix=prefix).last != LAST_SERIAL - left:
        return  # tried before in this test
    got = []
    for _ in range(wanted):
        try:
            got.append(next_number(prefix, used_up=NumberUsedUp))
        except NumberUsedUp:
            break
    assert got == list(range(LAST_SERIAL - left + 1, LAST_SERIAL + 1))[:wanted]
    assert NumberCounter.objects.get(prefix=prefix).last == LAST_SERIAL - left + len(got)


@pytest.mark.django_db
@in_database
@given(days, st.sampled_from(["LU", "LT"]))
def test_an_akta_number_has_its_four_parts(day: date, kind: str) -> None:
    office, type_, on, serial = next_akta_number("3201", kind, day).split("-")
    assert (office, type_, on) == ("3201", kind, day.strftime("%d%m%Y"))
    assert len(serial) == 4


@pytest.mark.django_db
def test_the_number_of_a_family_card_and_of_a_letter() -> None:
    day = date(2026, 11, 20)
    assert [next_kk_number("320101", day) for _ in range(2)] == ["3201012011260001", "3201012011260002"]
    assert next_letter_number("3201", "SKLM", day) == "SKLM/3201/20112026/0001"


def test_used_up_numbers_are_outages_that_alert_the_centre() -> None:
    assert issubclass(NikUsedUp, Outage)
    assert issubclass(NumberUsedUp, Outage)
