from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from adminduk.surfaces.components import posted
from adminduk.surfaces.components.fields import split_date


def form(**data: object) -> QueryDict:
    return QueryDict(urlencode({key.replace("_", "-"): value for key, value in data.items()}, doseq=True))


def boxes(day: str, month: str, year: str) -> QueryDict:
    return form(born_day=day, born_month=month, born_year=year)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_date_goes_into_its_boxes_and_comes_back(day: date) -> None:
    shown = split_date(day.isoformat())
    assert posted.read("date", "born", boxes(**shown)) == day.isoformat()


@given(st.text(alphabet="0123456789 abc", max_size=4).map(str.strip))
def test_whatever_is_typed_as_a_day_comes_back_to_its_box(typed: str) -> None:
    kept = posted.read("date", "born", boxes(typed, "11", "2026"))
    assert split_date(kept)["day"] == typed.lstrip("0")
    assert split_date(kept)["month"] == "11"


def test_a_month_may_be_written_as_its_name() -> None:
    assert posted.read("date", "born", boxes("7", "Agustus", "2026")) == "2026-08-07"
    assert posted.read("date", "born", boxes("7", "dec", "2026")) == "2026-12-07"


def test_three_empty_boxes_are_no_answer() -> None:
    assert posted.read("date", "born", boxes("", "", "")) == ""


@pytest.mark.parametrize("typed", ["04.35", "4.35", "04:35", "0435", "4 35"])
def test_an_hour_is_understood_however_it_is_written(typed: str) -> None:
    assert posted.read("time", "hour", form(hour=typed)) == "04:35"


def test_an_hour_that_is_none_comes_back_as_written() -> None:
    assert posted.read("time", "hour", form(hour="subuh")) == "subuh"


def test_gaps_in_numbers_are_taken_out() -> None:
    assert posted.read("nik", "nik", form(nik="3201 0157-0896.0003")) == "3201015708960003"
    assert posted.read("phone", "hp", form(hp="+62 (812) 1234-3391")) == "+6281212343391"
    assert posted.read("number", "kg", form(kg="3,1")) == "3.1"
    assert posted.read("name", "nama", form(nama="  Alya   Nur ")) == "Alya Nur"


def test_a_missing_answer_is_empty_and_a_missing_file_is_none() -> None:
    assert posted.read("text", "x", form()) == ""
    assert posted.read("checkboxes", "x", form()) == []
    assert posted.read("file", "x", form(), {}) is None


def test_rows_of_a_group_come_in_their_order_whatever_their_numbers() -> None:
    data = form(**{"witness-10-name": "Budi", "witness-2-name": "Ani", "witness-2-nik": "32 01"})
    rows = posted.read_rows([("name", "name"), ("nik", "nik")], "witness", data)
    assert rows == [{"name": "Ani", "nik": "3201"}, {"name": "Budi", "nik": ""}]


def test_a_flood_of_rows_is_cut() -> None:
    data = form(**{f"witness-{number}-name": "x" for number in range(200)})
    assert len(posted.read_rows([("name", "name")], "witness", data)) == 50


def test_the_pressed_button_is_known() -> None:
    assert posted.action(form(search="region")) == ("search", "region")
    assert posted.action(form(add="witness")) == ("add", "witness")
    assert posted.action(form(remove="witness-1")) == ("remove", "witness-1")
    assert posted.action(form(name="Alya")) == ("", "")


def test_a_search_that_was_sent_with_enter_is_a_search_too() -> None:
    assert posted.action(form(region_q="cibi")) == ("search", "region")
    assert posted.action(form(region_q="cibi", region="3201")) == ("", "")
