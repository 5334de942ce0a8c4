"""Other papers that people photograph: an older family card, a passport, a stay permit, a diploma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from adminduk.demo.papers.camera import photograph
from adminduk.demo.papers.facts import Somebody, long_date
from adminduk.demo.papers.ink import BLACK_PEN, sign, stamp
from adminduk.demo.papers.sheet import Sheet

_BLUE = (30, 62, 112)
_COLUMNS = ((14, "No"), (22, "Nama Lengkap"), (92, "NIK"), (132, "L/P"), (144, "Tempat Lahir"), (178, "Tanggal Lahir"),
            (210, "Hubungan"), (244, "Pekerjaan"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class CardLine:
    """One member on a family card."""

    name: str
    nik: str
    sex: int
    birth_place: str
    birth_date: date
    relation: str
    occupation: str


def family_card(
    kk_number: str, head: str, address: str, issued: date, members: Sequence[CardLine], random: Random
) -> bytes:
    """A KK on white paper, as the family keeps it in a plastic sleeve."""
    sheet = Sheet((297, 210), (248, 250, 253))
    sheet.frame((6, 6, 291, 204), thick=0.7, ink=_BLUE)
    sheet.centred(20, "KARTU KELUARGA", points=22, bold=True, ink=_BLUE)
    sheet.centred(28, f"No. {kk_number}", points=14, face="sans", bold=True)
    sheet.text(14, 40, f"Nama Kepala Keluarga : {head.upper()}", points=10, face="sans", bold=True)
    sheet.text(14, 46, f"Alamat : {address}", points=10, face="sans")
    top, row = 54, 8.4
    rows = max(8, len(members))
    for line in range(rows + 2):
        sheet.rule(top + line * row, left=12, right=285, thick=0.2, ink=_BLUE)
    for x, title in _COLUMNS:
        left = round((x - 2) * 6)
        sheet.draw.line([(left, top * 6), (left, round((top + (rows + 1) * row) * 6))], fill=_BLUE, width=1)
        sheet.text(x, top + 5.6, title, points=8.5, face="sans", bold=True)
    for place, one in enumerate(members):
        values = (str(place + 1), one.name.upper(), one.nik, "LP"[one.sex - 1], one.birth_place.upper(),
                  f"{one.birth_date:%d-%m-%Y}", one.relation.upper(), one.occupation.upper()[:22])  # fmt: skip
        for (x, _), value in zip(_COLUMNS, values, strict=True):
            sheet.text(x, top + (place + 1) * row + 5.6, value, points=8.5, face="sans")
    sheet.text(214, 158, f"Dikeluarkan tanggal {issued:%d-%m-%Y}", points=9, face="sans")
    sheet.text(214, 163, "Kepala Dinas Kependudukan dan Pencatatan Sipil,", points=8, face="sans")
    stamp(sheet, 226, 179, "KABUPATEN BOGOR", ("DINAS", "DUKCAPIL"), random, across=32)
    sign(sheet, 246, 178, random, ink=BLACK_PEN)
    return photograph(sheet, random)


def passport_page(one: Somebody, nationality: str, code: str, number: str, random: Random) -> bytes:
    """The data page of a foreign parent's passport."""
    sheet = Sheet((125, 88), (232, 238, 232))
    sheet.frame((3, 3, 122, 85), thick=0.3, ink=_BLUE)
    sheet.text(42, 12, f"PASSPORT  P  {code}", points=9, face="sans", bold=True, ink=_BLUE)
    sheet.text(92, 12, number, points=10, face="sans", bold=True)
    sheet.draw.rectangle([7 * 6, 16 * 6, 36 * 6, 54 * 6], fill=(198, 208, 216), outline=_BLUE)
    sheet.draw.ellipse([14 * 6, 22 * 6, 29 * 6, 41 * 6], fill=(150, 160, 170))
    sheet.draw.pieslice([8 * 6, 40 * 6, 35 * 6, 78 * 6], 180, 360, fill=(150, 160, 170))
    sheet.draw.rectangle([7 * 6, 54 * 6 + 1, 36 * 6, 70 * 6], fill=(232, 238, 232))
    born = long_date(one.birth_date) if one.birth_date else ""
    rows = (
        ("Name", one.name.upper()),
        ("Nationality", nationality),
        ("Date of birth", born),
        ("Place of birth", one.birth_place.upper()),
    )
    for place, (label, value) in enumerate(rows):
        sheet.text(42, 20 + place * 9, label, points=6, face="sans", ink=(90, 96, 104))
        sheet.text(42, 24.4 + place * 9, value, points=9, face="sans")
    surname = "<<".join(reversed(one.name.upper().rsplit(" ", 1))).replace(" ", "<")
    for line, words in enumerate((f"P<{code}{surname}".ljust(40, "<"), f"{number}<0{code}".ljust(40, "<"))):
        sheet.text(6, 74 + line * 6.5, words[:40], points=8.6, face="sans", bold=True)
    return photograph(sheet, random)


def stay_permit(one: Somebody, nationality: str, number: str, until: date, random: Random) -> bytes:
    """A KITAP print-out with its number and end."""
    sheet = Sheet((180, 120), (250, 250, 246))
    sheet.frame((5, 5, 175, 115), thick=0.5, ink=_BLUE)
    sheet.centred(18, "DIREKTORAT JENDERAL IMIGRASI", points=11, face="sans", bold=True, ink=_BLUE)
    sheet.centred(27, "IZIN TINGGAL TETAP ELEKTRONIK", points=15, bold=True)
    sheet.centred(34, number, points=12, face="sans", bold=True)
    rows = (("Nama", one.name.upper()), ("Kewarganegaraan", nationality), ("Lahir", one.birth),
            ("Alamat", one.address), ("Berlaku sampai", long_date(until)))  # fmt: skip
    for place, (label, value) in enumerate(rows):
        sheet.text(14, 48 + place * 8, label, points=10.5)
        sheet.text(54, 48 + place * 8, f": {value}", points=10.5)
    stamp(
        sheet, 140, 98, "KANTOR IMIGRASI BOGOR", ("KELAS I", "NON TPI"), random, across=30, ink=(34, 72, 140)
    )
    sign(sheet, 128, 99, random, ink=BLACK_PEN)
    return photograph(sheet, random)


def school_diploma(one: Somebody, school: str, year: int, random: Random) -> bytes:
    """An old ijazah: supports the name and birth date of somebody who never had an akta."""
    sheet = Sheet((210, 297), (247, 240, 220))
    sheet.frame((9, 9, 201, 288), thick=1.4, ink=(120, 84, 30))
    sheet.frame((12, 12, 198, 285), thick=0.3, ink=(120, 84, 30))
    sheet.centred(40, "DEPARTEMEN PENDIDIKAN DAN KEBUDAYAAN", points=13, bold=True)
    sheet.centred(66, "SURAT TANDA TAMAT BELAJAR", points=21, bold=True)
    sheet.centred(78, "SEKOLAH DASAR", points=15, bold=True)
    sheet.paragraph(
        30,
        104,
        150,
        f"Yang bertanda tangan di bawah ini, Kepala {school}, menerangkan bahwa:",
        points=12.5,
        leading=7,
    )
    sheet.centred(132, one.name.upper(), points=19, bold=True)
    sheet.centred(143, f"lahir {one.birth}", points=13)
    sheet.paragraph(
        30, 162, 150, f"telah tamat belajar pada tahun {year} dan dinyatakan lulus.", points=12.5, leading=7
    )
    stamp(sheet, 122, 228, school.upper()[:26], ("SEKOLAH", "DASAR"), random)
    sign(sheet, 144, 226, random, ink=BLACK_PEN)
    sheet.text(118, 250, "Kepala Sekolah", points=12)
    return photograph(sheet, random)
