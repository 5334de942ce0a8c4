"""Proof of a marriage: a page of the buku nikah, or the kutipan akta perkawinan."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

from adminduk.demo.papers.camera import photograph
from adminduk.demo.papers.facts import Wedding, long_date, weekday
from adminduk.demo.papers.ink import BLACK_PEN, sign, stamp
from adminduk.demo.papers.sheet import PIXELS_A_MM, Sheet

_GREEN, _PALE, _BROWN = (28, 92, 66), (226, 238, 226), (122, 74, 32)
_PAGE = (120, 165)


def marriage_page(wedding: Wedding, random: Random, *, blurred: bool = False) -> bytes:
    """The page with names and signatures, as people photograph it."""
    return _civil_page(wedding, random) if wedding.civil else _book_page(wedding, random, blurred)


def _book_page(wedding: Wedding, random: Random, blurred: bool) -> bytes:
    sheet = Sheet(_PAGE, (238, 244, 234))
    _rosettes(sheet, _PALE)
    sheet.frame((6, 6, 114, 159), thick=0.8, ink=_GREEN)
    sheet.frame((7.6, 7.6, 112.4, 157.4), thick=0.25, ink=_GREEN)
    sheet.centred(19, "KUTIPAN AKTA NIKAH", points=15, bold=True, ink=_GREEN)
    sheet.centred(25, f"Kantor Urusan Agama Kecamatan {wedding.kecamatan}", points=8.5, face="sans")
    sheet.centred(30.5, f"Nomor {wedding.number}", points=9, face="sans", bold=True)
    y = 40.0
    for label, value, bold in (
        ("Hari, tanggal", f"{weekday(wedding.day)}, {long_date(wedding.day)}", False),
        ("Nama suami", _with_father(wedding.husband.name, "bin", wedding.husband_father), True),
        ("Lahir", wedding.husband.birth, False),
        ("NIK", wedding.husband.nik, False),
        ("Pekerjaan", wedding.husband.occupation, False),
        ("Nama istri", _with_father(wedding.wife.name, "binti", wedding.wife_father), True),
        ("Lahir", wedding.wife.birth, False),
        ("NIK", wedding.wife.nik, False),
        ("Wali nikah", f"Ayah kandung{', ' + wedding.wife_father if wedding.wife_father else ''}", False),
        ("Mas kawin", random.choice(("Emas 10 gram, tunai", "Seperangkat alat salat dan emas 5 gram, tunai",
                                     "Uang Rp2.206.019, tunai")), False),
    ):  # fmt: skip
        y += 2.4 if label.startswith("Nama") else 0
        sheet.text(13, y, label, points=8.2, face="sans")
        sheet.text(41, y, ":", points=8.2, face="sans")
        sheet.text(44, y, value, points=8.6, face="sans", bold=bold)
        y += 6.4
    _portrait(sheet, 26, 136, (176, 42, 40), random)
    _portrait(sheet, 50, 136, (46, 78, 150), random)
    sheet.text(70, 119, f"{wedding.kecamatan}, {long_date(wedding.day)}", points=8, face="sans")
    sheet.text(70, 123.5, "Kepala KUA,", points=7.6, face="sans")
    stamp(
        sheet,
        78,
        137,
        f"KUA KECAMATAN {wedding.kecamatan.upper()}"[:28],
        ("KEMENTERIAN", "AGAMA RI"),
        random,
        across=30,
    )
    sign(sheet, 90, 137, random, width=28)
    sheet.text(70, 151, wedding.registrar, points=8.4, face="sans", bold=True)
    return photograph(sheet, random, blurred=blurred)


def _civil_page(wedding: Wedding, random: Random) -> bytes:
    sheet = Sheet((148, 210), (249, 246, 236))
    _rosettes(sheet, (240, 233, 214))
    sheet.frame((7, 7, 141, 203), thick=1.0, ink=_BROWN)
    sheet.frame((9, 9, 139, 201), thick=0.25, ink=_BROWN)
    sheet.centred(24, "REPUBLIK INDONESIA", points=11, bold=True)
    sheet.centred(30, "PENCATATAN SIPIL", points=11, bold=True)
    sheet.centred(42, "KUTIPAN AKTA PERKAWINAN", points=17, bold=True, ink=_BROWN)
    sheet.centred(50, f"Nomor {wedding.number}", points=11, face="sans", bold=True)
    y = sheet.paragraph(
        16, 64, 116,
        f"Berdasarkan Akta Perkawinan Nomor {wedding.number}, pada tanggal {long_date(wedding.day)} "
        f"di {wedding.kecamatan} telah tercatat perkawinan antara:",
        points=10.5,
    )  # fmt: skip
    for title, one in (("suami", wedding.husband), ("istri", wedding.wife)):
        sheet.centred(y + 7, one.name.upper(), points=14, bold=True)
        sheet.centred(y + 13, f"NIK {one.nik}" if one.nik else "", points=9.5, face="sans")
        sheet.centred(y + 18.5, f"lahir di {one.birth}", points=10)
        y += 22
        if title == "suami":
            sheet.centred(y + 5, "dengan", points=10.5)
            y += 5
    _portrait(sheet, 34, 172, (176, 42, 40), random, wide=34)
    sheet.text(78, 152, "Pejabat Pencatatan Sipil,", points=9.5)
    stamp(sheet, 88, 168, "PENCATATAN SIPIL", ("DINAS", "DUKCAPIL"), random, across=32, ink=(48, 66, 140))
    sign(sheet, 104, 168, random, ink=BLACK_PEN)
    sheet.text(78, 186, wedding.registrar, points=9.8, bold=True)
    return photograph(sheet, random)


def _with_father(name: str, word: str, father: str) -> str:
    return f"{name.upper()} {word} {father.upper()}" if father else name.upper()


def _portrait(
    sheet: Sheet, x: float, y: float, ground: tuple[int, int, int], random: Random, wide: float = 20
) -> None:
    """A passport photo: head and shoulders without a face, so that it is nobody's."""
    unit = PIXELS_A_MM
    size = (round(wide * unit), round(wide * 1.4 * unit if wide < 30 else wide * 0.8 * unit))
    picture = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(picture)
    heads = (0.5,) if wide < 30 else (0.3, 0.7)
    for place in heads:
        middle, radius = size[0] * place, min(size) * 0.2
        skin = random.choice(((198, 158, 126), (184, 140, 106), (212, 172, 140)))
        cloth = random.choice(((240, 240, 238), (34, 38, 50), (228, 222, 206)))
        top = size[1] * 0.38
        pen.ellipse(
            [middle - radius * 1.9, top + radius * 1.2, middle + radius * 1.9, size[1] * 1.5], fill=cloth
        )
        pen.ellipse([middle - radius, top - radius * 1.25, middle + radius, top + radius * 1.25], fill=skin)
        pen.chord(
            [middle - radius * 1.12, top - radius * 1.5, middle + radius * 1.12, top + radius * 0.5],
            180, 360, fill=(30, 24, 22),
        )  # fmt: skip
    framed = Image.new("RGBA", (size[0] + 10, size[1] + 10), (250, 250, 248, 255))
    framed.paste(picture, (5, 5))
    sheet.paste(framed.rotate(random.uniform(-1.5, 1.5), Image.Resampling.BICUBIC), x, y)


def _rosettes(sheet: Sheet, ink: tuple[int, int, int]) -> None:
    """A ground of fine curves, as security paper has it."""
    unit = PIXELS_A_MM
    for row in range(int(sheet.height // 30) + 1):
        for column in range(int(sheet.width // 30) + 1):
            x, y = (column * 30 + 15) * unit, (row * 30 + 15) * unit
            line = []
            for step in range(241):
                angle = step / 240 * 2 * pi
                radius = (10 + 4.5 * cos(angle * 8)) * unit
                line.append((x + radius * cos(angle), y + radius * sin(angle)))
            sheet.draw.line(line, fill=ink, width=2)
