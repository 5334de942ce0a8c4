"""Faces of cards: the right size, the right ground, everything legible, nothing cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from adminduk.documents.cards.drawing import HEIGHT, WIDTH, draw_face
from adminduk.documents.cards.faces import ChildCard, Face, background_of, birthday
from adminduk.documents.cards.samples import KIA, KTP, LONG_NAME, faces, placeholder, write_faces
from tests.documents.tools import text_of

FACES = dict(faces())


@pytest.mark.parametrize("name", FACES)
def test_a_face_has_the_size_of_a_card_at_300_dots(name: str) -> None:
    picture = Image.open(BytesIO(draw_face(FACES[name])))
    assert picture.size == (WIDTH, HEIGHT) == (1011, 638)


@pytest.mark.parametrize("name", [name for name in FACES if "panjang" in name])
def test_a_long_name_is_there_as_a_whole(name: str) -> None:
    assert LONG_NAME in text_of(draw_face(FACES[name], form="pdf"))


@pytest.mark.parametrize(
    ("born", "ground"),
    [(date(1975, 1, 10), "red"), (date(1982, 2, 28), "blue"), (date(2000, 2, 29), "blue")],
)
def test_the_ground_of_the_photo_tells_odd_from_even_years(born: date, ground: str) -> None:
    assert background_of(born) == ground
    picture = Image.open(BytesIO(draw_face(replace(KTP, birth_date=born, photo=None)))).convert("RGB")
    red, _, blue = picture.getpixel((860, 250))
    assert ("red" if red > blue else "blue") == ground


def test_the_photo_is_printed() -> None:
    empty, photographed = (
        Image.open(BytesIO(draw_face(replace(KTP, photo=photo)))).convert("RGB").getpixel((857, 250))
        for photo in (None, placeholder(KTP.birth_date))
    )
    assert empty != photographed


def test_a_child_has_a_photo_from_the_fifth_birthday_on() -> None:
    assert (KIA.with_photo, KIA.valid_until) == (False, date(2031, 6, 12))
    with pytest.raises(ValueError, match="photo"):
        replace(KIA, photo=placeholder(KIA.birth_date))
    with pytest.raises(ValueError, match="photo"):
        replace(KIA, birth_date=date(2021, 7, 14))
    older = replace(KIA, birth_date=date(2021, 7, 14), photo=placeholder(KIA.birth_date))
    assert (older.with_photo, older.valid_until) == (True, date(2038, 7, 13))


def test_who_was_born_on_a_leap_day_has_a_birthday_each_year() -> None:
    assert (birthday(date(2024, 2, 29), 5), birthday(date(2024, 2, 29), 4)) == (
        date(2029, 3, 1),
        date(2028, 2, 29),
    )


def test_a_card_says_what_it_was_given() -> None:
    words = text_of(draw_face(KTP, form="pdf"))
    for said in (KTP.nik, KTP.name, "BOGOR, 10-01-1975", "003/007", "SEUMUR HIDUP", "14-07-2026"):
        assert said in words
    assert "CONTOH" not in words


@pytest.mark.parametrize("face", [KTP, KIA])
def test_a_sample_says_that_it_is_one(face: Face) -> None:
    # Written aslant, so a reader may part its letters.
    assert "CONTOH" in text_of(draw_face(face, form="pdf", sample=True)).replace(" ", "")


def test_every_sample_is_written_as_picture_and_as_pdf(tmp_path: Path) -> None:
    written = write_faces(tmp_path)
    assert {path.suffix for path in written} == {".png", ".pdf"}
    assert len(written) == 2 * len(FACES)
    assert any(isinstance(face, ChildCard) and face.with_photo for face in FACES.values())
