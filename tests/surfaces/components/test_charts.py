from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.surfaces.components import charts

DAYS = [
    charts.Bar("16", 468, 379),
    charts.Bar("17", 1412, 358),
    charts.Bar("hari ini", 268, 171, running=True),
]


def shapes(drawn: str, name: str) -> list[dict[str, str]]:
    return [one.attrib for one in ElementTree.fromstring(drawn).iter(name)]


def test_a_chart_says_its_finding_and_its_values() -> None:
    drawn = charts.bars(DAYS, title="Senin paling ramai", ident="b")
    assert 'role="img" aria-labelledby="b-title"' in drawn
    assert '<title id="b-title">Senin paling ramai</title>' in drawn
    assert ">1.412<" in drawn


def test_words_are_escaped() -> None:
    evil = "<script>&"
    for drawn in (
        charts.bars([charts.Bar(evil, 1)], title=evil, ident="b"),
        charts.share_line([charts.Point(evil, 90)], title=evil, ident="l", promise=85, promise_label=evil),
    ):
        assert "<script>" not in drawn
        assert "&lt;script&gt;&amp;" in drawn


def test_a_chart_has_no_style_and_no_colour_of_its_own() -> None:
    drawn = (
        charts.bars(DAYS, title="x", ident="b")
        + charts.share_line(
            [charts.Point("16", 80), charts.Point("17", 95)],
            title="x",
            ident="l",
            promise=85,
            promise_label="janji",
        )
        + charts.stacked_bar(charts.Share(14, 12), most=44)
    )
    assert not re.search(r'style=|fill="|stroke="|#[0-9a-f]{3}', drawn)


def test_bars_stand_on_zero_and_add_up() -> None:
    rects = shapes(charts.bars(DAYS, title="x", ident="b"), "rect")
    rest, done = rects[0::2], rects[1::2]
    for above, below in zip(rest, done, strict=True):
        assert float(below["y"]) + float(below["height"]) == pytest.approx(charts.FLOOR, abs=0.2)
        assert float(above["y"]) + float(above["height"]) == pytest.approx(float(below["y"]), abs=0.2)
    assert [one["class"] for one in rest] == ["chart__rest", "chart__rest", "chart__running"]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=40))
def test_no_bar_leaves_the_chart_whatever_the_numbers(numbers: list[tuple[int, int]]) -> None:
    days = [charts.Bar(str(place), total, done) for place, (total, done) in enumerate(numbers)]
    for one in shapes(charts.bars(days, title="x", ident="b"), "rect"):
        assert 0 <= float(one["x"]) <= charts.WIDTH
        assert 0 <= float(one["y"]) <= charts.FLOOR
        assert float(one["height"]) >= 0


@given(st.lists(st.floats(0, 100), min_size=1, max_size=31), st.none() | st.floats(0, 100))
def test_no_point_leaves_the_chart_whatever_the_shares(shares: list[float], promise: float | None) -> None:
    points = [charts.Point(str(place), share) for place, share in enumerate(shares)]
    drawn = charts.share_line(points, title="x", ident="l", promise=promise, promise_label="janji")
    for one in shapes(drawn, "circle"):
        assert 0 <= float(one["cx"]) <= charts.WIDTH
        assert 0 <= float(one["cy"]) <= charts.HEIGHT


def test_a_day_below_the_promise_is_a_hollow_point_so_that_colour_is_not_alone() -> None:
    drawn = charts.share_line(
        [charts.Point("16", 81), charts.Point("17", 87)],
        title="x",
        ident="l",
        promise=85,
        promise_label="janji",
    )
    assert [one["class"] for one in shapes(drawn, "circle")] == ["chart__dot chart__dot--under", "chart__dot"]


def test_an_empty_chart_is_still_a_chart() -> None:
    assert "<svg" in charts.bars([], title="Belum ada berkas", ident="b")
    assert "<svg" in charts.share_line([], title="Belum ada berkas", ident="l")


def test_a_share_is_as_long_as_its_part_of_the_longest() -> None:
    rest, late = shapes(charts.stacked_bar(charts.Share(22, 11), most=44), "rect")
    assert (float(rest["width"]), float(late["width"])) == (100, 50)
    none = shapes(charts.stacked_bar(charts.Share(0, 0), most=0), "rect")
    assert [float(one["width"]) for one in none] == [0, 0]
