from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.regulations import nik
from adminduk.regulations.law import Law

LAW = Law(on=date(2026, 11, 21), region="3201")


def test_a_girl_carries_forty_more_on_her_day() -> None:
    assert nik.compose("320101", date(2026, 11, 14), 2, 3, LAW) == "3201015411260003"
    assert nik.compose("320101", date(2026, 11, 14), 1, 3, LAW) == "3201011411260003"


@given(
    kecamatan=st.from_regex(r"[1-9][1-9][0-9][1-9][0-9][1-9]", fullmatch=True),
    born=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    sex=st.sampled_from((1, 2)),
    serial=st.integers(1, 9999),
)
def test_what_was_composed_is_parsed_again(kecamatan: str, born: date, sex: int, serial: int) -> None:
    number = nik.compose(kecamatan, born, sex, serial, LAW)
    parts = nik.parse(number)
    assert parts == nik.NikParts(kecamatan, born.day, born.month, born.year % 100, serial, sex == 2)
    assert nik.objection_to_nik(number) is None
    assert nik.disagreements(number, born, sex) == ()


@pytest.mark.parametrize("serial", [0, -1, 10_000])
def test_a_serial_without_room_is_no_number(serial: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        nik.compose("320101", date(2026, 11, 14), 2, serial, LAW)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("32010154112600", "14 angka"),
        ("3201015411260000", "keliru"),
        ("3201013211260001", "keliru"),
        ("3201013002260001", "keliru"),
        ("3201015413260001", "keliru"),
        ("0001015411260001", "keliru"),
        ("32010154112600A1", "hanya berisi angka"),
        ("٣٢٠١٠١٥٤١١٢٦٠٠٠١", "hanya berisi angka"),
    ],
)
def test_a_wrong_nik_is_told_what_is_wrong(typed: str, says: str) -> None:
    objection = nik.objection_to_nik(typed)
    assert objection and says in objection.sentence.id


def test_spaces_and_points_are_forgiven() -> None:
    assert nik.tidy(" 3201 0154.1126-0003 ") == "3201015411260003"


def test_a_corrected_birth_date_or_sex_only_disagrees() -> None:
    assert nik.disagreements("3201015411260003", date(2026, 11, 15), 2) == ("birth_date",)
    assert nik.disagreements("3201015411260003", date(2026, 11, 14), 1) == ("sex",)


@given(st.text())
def test_nothing_typed_makes_the_parser_fall(typed: str) -> None:
    nik.parse(typed)
    nik.objection_to_nik(nik.tidy(typed))
