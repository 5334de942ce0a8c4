"""Forms that people sign where a paper is missing (F-2.03, F-2.04), and the signed report F-2.01."""

from __future__ import annotations

from random import Random

from adminduk.demo.papers.camera import photograph
from adminduk.demo.papers.facts import BirthStory, Somebody, long_date
from adminduk.demo.papers.ink import BALLPOINT, BLACK_PEN, duty_stamp, sign, write
from adminduk.demo.papers.sheet import Sheet

_LEFT = 22


def birth_statement(story: BirthStory, reporter: Somebody, random: Random) -> bytes:
    """F-2.03: the reporter answers for the birth data, two witnesses sign."""
    sheet = _form("F-2.03", ("SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK", "KEBENARAN DATA KELAHIRAN"))
    y = sheet.paragraph(_LEFT, 52, 168, "Saya yang bertanda tangan di bawah ini:", points=11.5)
    y = _person(sheet, y + 1, reporter)
    y = sheet.paragraph(_LEFT, y + 3, 168, "menyatakan bahwa:", points=11.5)
    y = _rows(sheet, y + 1, (
        ("Nama", story.child.upper()),
        ("Jenis kelamin", "Laki-laki" if story.sex == 1 else "Perempuan"),
        ("Tempat, tanggal lahir", f"{story.town}, {long_date(story.born)}"),
        ("Anak ke", str(story.order)),
        ("Nama ibu", story.mother.name.upper()),
        ("NIK ibu", story.mother.nik),
    ))  # fmt: skip
    y = sheet.paragraph(
        _LEFT, y + 3, 168,
        "adalah benar anak kandung dari ibu tersebut. Pernyataan ini saya buat dengan sebenarnya. Apabila tidak "
        "benar, saya bersedia diproses secara hukum dan dokumen yang terbit menjadi tidak sah.",
        points=11.5, leading=6,
    )  # fmt: skip
    return _signed(sheet, story, (("Saya yang menyatakan,", reporter),), random)


def couple_statement(story: BirthStory, random: Random) -> bytes:
    """F-2.04: father and mother answer for being husband and wife, two witnesses sign."""
    sheet = _form(
        "F-2.04", ("SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK", "KEBENARAN SEBAGAI PASANGAN SUAMI ISTRI")
    )
    father = story.father or Somebody("")
    y = sheet.paragraph(_LEFT, 52, 168, "Kami yang bertanda tangan di bawah ini:", points=11.5)
    y = _person(sheet, y + 1, father)
    y = sheet.paragraph(_LEFT, y + 2, 168, "dan", points=11.5)
    y = _person(sheet, y + 1, story.mother)
    sheet.paragraph(
        _LEFT, y + 3, 168,
        f"menyatakan bahwa kami adalah pasangan suami istri, dan bahwa {story.child.upper()} adalah anak kami. "
        "Apabila pernyataan ini tidak benar, kami bersedia diproses secara hukum dan dokumen yang terbit menjadi "
        "tidak sah.",
        points=11.5, leading=6,
    )  # fmt: skip
    return _signed(sheet, story, (("Suami,", father), ("Istri,", story.mother)), random)


def signed_report(story: BirthStory, reporter: Somebody, random: Random) -> bytes:
    """The last page of F-2.01 with the reporter's signature."""
    sheet = _form("F-2.01", ("FORMULIR PELAPORAN PENCATATAN SIPIL", "DI DALAM WILAYAH NKRI"))
    sheet.text(_LEFT, 52, "DATA PELAPOR", points=11.5, bold=True)
    y = _person(sheet, 60, reporter)
    sheet.text(_LEFT, y + 4, "DATA ANAK", points=11.5, bold=True)
    y = _rows(sheet, y + 12, (
        ("Nama", story.child.upper()),
        ("Jenis kelamin", "1. Laki-laki" if story.sex == 1 else "2. Perempuan"),
        ("Tempat kelahiran", story.place),
        ("Tanggal lahir", long_date(story.born)),
        ("Pukul", story.time.replace(":", ".")),
        ("Kelahiran ke", str(story.order)),
        ("Berat bayi", f"{story.weight_grams} gram"),
        ("Panjang bayi", f"{story.length_cm} cm"),
    ))  # fmt: skip
    return _signed(sheet, story, (("Pelapor,", reporter),), random, duty=False)


def _form(code: str, title: tuple[str, str]) -> Sheet:
    sheet = Sheet()
    sheet.frame((168, 12, 192, 22), thick=0.4)
    sheet.text(180, 19.4, code, points=13, face="sans", bold=True, anchor="ms")
    for line, words in enumerate(title):
        sheet.centred(33 + 6.4 * line, words, points=13, bold=True)
    return sheet


def _rows(sheet: Sheet, y: float, rows: tuple[tuple[str, str], ...]) -> float:
    for label, value in rows:
        sheet.text(_LEFT + 4, y, label, points=11)
        sheet.text(70, y, ":", points=11)
        sheet.text(74, y, value, points=11)
        y += 6.4
    return y


def _person(sheet: Sheet, y: float, one: Somebody) -> float:
    rows = (
        ("Nama", one.name.upper()),
        ("NIK", one.nik),
        ("Tempat, tanggal lahir", one.birth),
        ("Pekerjaan", one.occupation),
        ("Alamat", one.address),
    )
    return _rows(sheet, y, tuple((label, value) for label, value in rows if value))


def _signed(
    sheet: Sheet,
    story: BirthStory,
    who: tuple[tuple[str, Somebody], ...],
    random: Random,
    *,
    duty: bool = True,
) -> bytes:
    """Place and date by hand, the signers on the right, two witnesses on the left."""
    top = 198
    write(sheet, 122, top, f"{story.town}, {long_date(story.issued_on)}", random, points=16)
    sheet.text(_LEFT, top + 7, "Saksi-saksi:", points=11)
    for place, witness in enumerate(story.witnesses[:2]):
        y = top + 25 + place * 32
        sheet.text(_LEFT, y - 8, f"{place + 1}.", points=11)
        sign(sheet, _LEFT + 26, y - 3, random, width=26, ink=BLACK_PEN if place else BALLPOINT)
        sheet.text(_LEFT + 6, y + 10, f"( {witness.name} )", points=10.5)
        sheet.text(_LEFT + 6, y + 15, f"NIK {witness.nik}", points=9, face="sans")
    for place, (title, one) in enumerate(who):
        y = top + 7 + place * 42
        sheet.text(124, y, title, points=11)
        if duty and place == 0:
            duty_stamp(sheet, 136, y + 17, random)
        sign(sheet, 152, y + 16, random)
        sheet.text(124, y + 36, f"( {one.name} )", points=10.5, bold=True)
    return photograph(sheet, random)
