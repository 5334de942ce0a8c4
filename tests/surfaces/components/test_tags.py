from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

import adminduk
from adminduk.casework.types import Status
from adminduk.surfaces.components import icons, kawung, status

SOURCES = Path(adminduk.__file__).parent


def render(text: str, **facts: object) -> str:
    return Template("{% load adminduk %}" + text).render(Context(facts))


def test_an_icon_beside_a_word_is_silent_and_one_alone_speaks() -> None:
    assert 'aria-hidden="true"' in render('{% icon "check" %}')
    assert 'role="img" aria-label="Keluar"' in render('{% icon "log-out" "Keluar" %}')


def test_an_unknown_icon_is_found_out_when_the_page_is_made() -> None:
    with pytest.raises(KeyError):
        render('{% icon "garuda" %}')


def test_every_icon_that_a_template_names_exists() -> None:
    named = {
        name
        for template in SOURCES.rglob("templates/**/*.html")
        for name in re.findall(r'{% icon "([^"]+)"', template.read_text("utf-8"))
    }
    assert named
    assert named <= set(icons.paths())


@pytest.mark.parametrize("one", list(Status))
def test_every_status_of_a_case_has_petals_and_a_badge_in_both_languages(one: Status) -> None:
    assert one.value in kawung.STAGES
    badge = status.badge(one)
    assert badge.icon in icons.paths()
    for words in (badge.resident, badge.officer):
        assert words.id
        assert words.en


def test_petals_fill_clockwise_as_the_case_moves_on() -> None:
    def petals(stage: object) -> str:
        drawn = render("{% kawung stage %}", stage=stage)
        return "".join(
            {"": "-", " kawung__petal--done": "x", " kawung__petal--now": "o"}[kind]
            for kind in re.findall(r'class="kawung__petal( [^"]+)?"', drawn)
        )

    assert [petals(stage) for stage in ("draft", "submitted", "verifying", "registered", "done")] == [
        "o---", "x---", "xo--", "xxo-", "xxxx",
    ]  # fmt: skip
    assert petals(Status.VERIFYING) == "xo--"
    assert petals("rejected") == "----"
    assert petals(3) == "xxo-"


def test_the_red_heart_beats_only_when_the_resident_is_needed() -> None:
    assert "kawung__heart--you" in render('{% kawung "returned" %}')
    assert "kawung__heart--you" not in render('{% kawung "verifying" %}')


@pytest.mark.parametrize(
    ("number", "of", "done"), [(1, 4, 0), (4, 4, 3), (1, 7, 0), (4, 7, 1), (7, 7, 3), (1, 1, 0)]
)
def test_a_form_of_any_length_goes_once_around_the_flower(number: int, of: int, done: int) -> None:
    assert kawung.step_petals(number, of) == (done, True)


def test_steps_say_where_one_stands() -> None:
    assert "Langkah 2 dari 4: Anak" in render('{% steps 2 4 "Anak" %}')


def test_labels_are_escaped() -> None:
    for tag in (
        "{% steps 1 4 x %}",
        "{% kawung 1 label=x %}",
        '{% icon "check" x %}',
        '{% state "good" "check" x %}',
    ):
        assert "<b>" not in render(tag, x="<b>")


def test_a_badge_speaks_to_its_reader() -> None:
    assert "Perlu Anda" in render("{% status_badge s %}", s=Status.RETURNED)
    assert "Dikembalikan" in render('{% status_badge s "officer" %}', s=Status.RETURNED)
    with translation.override("en"):
        assert "Needs you" in render("{% status_badge s %}", s="returned")


def test_an_instant_is_marked_up_for_machines_and_written_for_people() -> None:
    at = datetime(2026, 11, 18, 4, 20, tzinfo=UTC)
    drawn = render('{% local_time at "WIB" %}', at=at)
    assert drawn == '<time datetime="2026-11-18T04:20+00:00">18 November 2026 pukul 11.20 WIB</time>'
    assert "hari ini, 11.20" in render('{% local_time at "WIB" today %}', at=at, today=date(2026, 11, 18))
    assert render("{% local_time nothing %}", nothing=None) == ""


def test_paging_keeps_the_rest_of_the_query() -> None:
    request = RequestFactory().get("/meja/", {"kec": "Ciawi & Cisarua", "page": "2"})
    assert render("{% page_query page=3 %}", request=request) == "?kec=Ciawi+%26+Cisarua&amp;page=3"
    assert render("{% page_query page=None kec='' %}", request=request) == "?"


def test_paging_links_lead_both_ways() -> None:
    from django.core.paginator import Paginator

    request = RequestFactory().get("/meja/", {"page": "2"})
    page = Paginator(range(50), 10).page(2)
    drawn = render('{% include "components/pagination.html" %}', request=request, page=page)
    assert 'rel="prev" href="?page=1"' in drawn
    assert 'rel="next" href="?page=3"' in drawn
    assert "Halaman 2 dari 5" in drawn
    only = Paginator(range(3), 10).page(1)
    assert not render('{% include "components/pagination.html" %}', request=request, page=only).strip()
