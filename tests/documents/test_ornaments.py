"""The drawn ornaments and watermarks."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from adminduk.documents import ornaments, watermarks

DRAWINGS = ornaments.drawings() | watermarks.drawings()


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_committed_drawing_is_what_the_code_draws(name: str):
    assert (ornaments.FOLDER / name).read_text(encoding="utf-8") == DRAWINGS[name]


def test_no_drawing_is_left_over():
    assert {path.name for path in ornaments.FOLDER.iterdir()} == set(DRAWINGS)


@pytest.mark.parametrize("name", ornaments.drawings())
def test_ornaments_are_solid_lines_of_one_ink(name: str):
    drawing = DRAWINGS[name]
    ElementTree.fromstring(drawing)
    assert set(re.findall(r"#[0-9A-Fa-f]+", drawing)) == {ornaments.NILA}
    assert "opacity" not in drawing
    assert "<image" not in drawing


def test_the_frame_stays_where_printers_can_print():
    box = re.search(r'd="M(\d+) (\d+)h(\d+)v(\d+)', ornaments.frame())
    left, top, width, height = (int(number) / ornaments.UNITS for number in box.groups())
    assert left >= 10
    assert 210 - left - width >= 10
    assert top >= 10
    assert 297 - top - height >= 12


def test_watermarks_are_paths_so_that_they_do_not_drown_the_words_of_a_page():
    for drawing in watermarks.drawings().values():
        assert "<text" not in drawing
