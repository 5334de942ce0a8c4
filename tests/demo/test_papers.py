from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageChops

from adminduk.demo import papers
from adminduk.demo.papers import BirthStory, CardLine, Somebody, Wedding
from adminduk.demo.papers.sheet import Sheet

MOTHER = Somebody(
    "Siti Nurhasannah", "3201015708960002", "Bogor", date(1996, 8, 17), "Mengurus Rumah Tangga", "Kp. Cikaret"
)
FATHER = Somebody(
    "Asep Saepudin", "3201010303930007", "Bogor", date(1993, 3, 3), "Karyawan Swasta", "Kp. Cikaret"
)
WITNESSES = (Somebody("Ujang Sobari", "3201071908880002"), Somebody("Neneng Rohaeti", "3201075111930005"))
STORY = BirthStory(
    child="Alya Nur Azizah",
    sex=2,
    born=date(2026, 11, 14),
    time="04:35",
    place="RSUD Cibinong",
    town="Cibinong",
    kecamatan="Cibinong",
    mother=MOTHER,
    father=FATHER,
    witnesses=WITNESSES,
)
WEDDING = Wedding(
    "0412/031/VI/2019", date(2019, 6, 22), "Cibinong", FATHER, MOTHER, "H. Maman", "Ade Sukandar"
)
LINE = CardLine(
    "Asep Saepudin", "3201010303930007", 1, "Bogor", date(1993, 3, 3), "Kepala Keluarga", "Karyawan Swasta"
)
FOREIGNER = Somebody("Daniel James Harper", "", "Perth", date(1980, 2, 11), address="Jl. Raya Puncak No. 88")

ALL: dict[str, Callable[[Random], bytes]] = {
    "birth letter": lambda random: papers.birth_letter(STORY, random),
    "blurred birth letter": lambda random: papers.birth_letter(STORY, random, blurred=True),
    "midwife's letter": lambda random: papers.birth_letter(replace(STORY, place="Bidan Wiwin", father=None), random),
    "village letter": lambda random: papers.village_birth_letter(STORY, "Leuwinutug", random),
    "stillbirth letter": lambda random: papers.stillbirth_letter(STORY, 34, random),
    "police report": lambda random: papers.police_report(STORY, "pos ronda Kp. Cikaret", FATHER, random),
    "F-2.03": lambda random: papers.birth_statement(STORY, FATHER, random),
    "F-2.04": lambda random: papers.couple_statement(STORY, random),
    "F-2.01": lambda random: papers.signed_report(STORY, MOTHER, random),
    "buku nikah": lambda random: papers.marriage_page(WEDDING, random),
    "akta perkawinan": lambda random: papers.marriage_page(replace(WEDDING, civil=True), random),
    "family card": lambda random: papers.family_card(
        "3201012507190004", "Asep Saepudin", "Kp. Cikaret RT 003/007", date(2019, 7, 25), [LINE] * 10, random
    ),
    "passport": lambda random: papers.passport_page(FOREIGNER, "AUSTRALIAN", "AUS", "PB4410782", random),
    "stay permit": lambda random: papers.stay_permit(
        FOREIGNER, "AUSTRALIA", "2D41JE0187-W", date(2028, 5, 1), random
    ),
    "diploma": lambda random: papers.school_diploma(FATHER, "SD Negeri Nanggung 02", 2005, random),
}  # fmt: skip


@pytest.mark.parametrize("paper", ALL)
def test_every_paper_is_a_photo_that_the_portal_would_take(paper: str) -> None:
    photo = ALL[paper](Random(1))
    picture = Image.open(BytesIO(photo))
    assert picture.format == "JPEG"
    assert max(picture.size) >= 1_200
    assert 40_000 < len(photo) < 500_000


def test_two_photos_of_one_paper_are_held_differently() -> None:
    first, second = (
        Image.open(BytesIO(papers.birth_letter(STORY, Random(seed)))).convert("L").resize((90, 120))
        for seed in (1, 2)
    )
    assert max(ImageChops.difference(first, second).getextrema()) > 40


def test_every_sheet_says_that_it_is_a_sample() -> None:
    blank, marked = Sheet(), Sheet()
    marked.mark_as_sample()
    changed = ImageChops.difference(blank.image, marked.image).getbbox()
    assert changed is not None
    # In the lower right corner, in small print.
    assert changed[1] > marked.image.height * 0.96


def test_a_long_text_is_broken_into_lines_that_fit() -> None:
    sheet = Sheet()
    after = sheet.paragraph(20, 50, 100, "kata " * 60, points=11)
    assert after > 50 + 3 * 5
    right_margin = sheet.image.crop(((122 * 6), 0, sheet.image.width, sheet.image.height))
    assert right_margin.getextrema() == Sheet().image.crop((0, 0, 10, 10)).getextrema()
