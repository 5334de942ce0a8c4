"""Letters and the forms on residents as printed: what they say, long names, large families, empty fields."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from adminduk.documents import samples
from adminduk.documents.datasets import Letter, LetterPerson
from adminduk.documents.rendering import render
from adminduk.documents.samples_letters import ABROAD, BIODATA, LETTERS, MOVING, SUKET, movers
from adminduk.documents.samples_residents import F101, F103, FORMS, members
from adminduk.documents.types import Kind
from tests.documents.tools import pages, scanned, text_of

WIDE = "W" * 60


def printed(dataset: Any) -> bytes:
    official = samples.is_official(dataset)
    return render(dataset, verification_address=samples.ADDRESS, code=samples.CODE if official else "")


def words(dataset: Any) -> str:
    pdf = printed(dataset)
    return " ".join(text_of(pdf, page) for page in range(pages(pdf)))


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_a_letter_says_its_name_its_number_and_who_signs(letter: Any) -> None:
    told = words(letter)
    title = Kind(letter.kind).title.id.upper()
    for part in (title, f"Nomor {letter.number}", "14 Juli 2026", "Dra. Contoh Pejabat Negara, M.Si."):
        assert part in told
    assert "None" not in told and "none" not in told


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_a_name_of_sixty_letters_stays_whole_and_adds_no_page(letter: Letter) -> None:
    def long(value: Any) -> Any:
        if isinstance(value, LetterPerson):
            return replace(value, name=WIDE)
        return tuple(long(one) for one in value) if isinstance(value, tuple) else value

    stretched = replace(letter, **{one.name: long(getattr(letter, one.name)) for one in fields(letter)})
    pdf = printed(stretched)
    assert pages(pdf) == pages(printed(letter))
    assert WIDE in words(stretched).replace(" ", "")


@pytest.mark.parametrize("letter", [MOVING, ABROAD], ids=["moving", "abroad"])
@pytest.mark.parametrize("count", [1, 5, 7, 8, 10, 17, 31, 32])
def test_everybody_who_moves_is_on_the_letter_and_every_sheet_has_the_code(letter: Any, count: int) -> None:
    pdf = printed(replace(letter, movers=movers(count)))
    first = 7 if letter is MOVING else 5
    sheets = 1 + max(0, -(-(count - first) // 24))
    assert pages(pdf) == sheets
    for page in range(sheets):
        assert scanned(pdf, page) == [f"{samples.ADDRESS}/q/1/{samples.CODE.replace('-', '')}"]
    told = " ".join(text_of(pdf, page) for page in range(sheets))
    assert f"({count} orang)" in told
    assert all(f"{at:02d}" in told for at in range(count))
    assert ("Lembar 1 dari" in told) == (sheets > 1)
    assert told.count("Dra. Contoh Pejabat Negara") == 1


def test_what_is_not_known_is_a_dash_where_the_form_has_a_place_for_it() -> None:
    told = words(LETTERS["surat-pindah-orang-asing"])
    assert "Nomor Kartu Keluarga -" in told
    assert "Orang Asing" in told
    assert "Pendidikan Education -" in words(LETTERS["biodata-orang-asing"])


def test_a_sentence_without_a_fact_leaves_its_row_out() -> None:
    told = words(LETTERS["surat-kelahiran-kosong"])
    assert "Nama ayah" not in told
    assert "Pukul" not in told


def test_the_suket_says_until_when_and_why_and_the_biodata_what_it_holds() -> None:
    told = words(SUKET)
    assert "14 Januari 2027" in told
    assert "blangko belum tersedia" in told
    assert "Nomor akta perkawinan Marriage certificate number 3201-KW-12052001-0004" in words(BIODATA)


def test_a_letter_for_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nobody"):
        replace(MOVING, movers=())


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_names_itself_and_carries_no_code(form: Any) -> None:
    pdf = printed(form)
    told = text_of(pdf)
    assert f"F-{form.kind[1]}.{form.kind[2:]}" in told
    assert scanned(pdf) == []
    assert "None" not in told
    assert pages(pdf) == (2 if form is FORMS["f-1.01-tiga-belas-anggota"] else 1)


@pytest.mark.parametrize(("count", "sheets"), [(0, 1), (5, 1), (6, 2), (15, 2), (16, 3)])
def test_a_family_of_any_size_fits_f101(count: int, sheets: int) -> None:
    pdf = printed(replace(F101, members=members(count)))
    assert pages(pdf) == sheets
    assert (
        pages(printed(replace(F101, members=tuple(replace(one, name=WIDE) for one in members(count)))))
        == sheets
    )


def test_f103_marks_what_was_chosen() -> None:
    told = words(F103)
    for part in (
        "X 1 Pekerjaan",
        "X 5 Antar provinsi",
        "X 2 Kepala keluarga dan seluruh",
        "X 2 Membuat KK baru",
    ):
        assert part in told
    assert words(FORMS["f-1.03-kosong"]).count("X ") == 0
