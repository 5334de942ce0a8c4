"""The letters that prove a birth: of a hospital, a midwife or a village, and of the police."""

from __future__ import annotations

from random import Random

from adminduk.demo.papers.camera import photograph
from adminduk.demo.papers.facts import BirthStory, Somebody, long_date, roman_month, weekday
from adminduk.demo.papers.ink import BLACK_PEN, footprint, sign, stamp, write
from adminduk.demo.papers.sheet import Sheet

GREEN = (24, 98, 74)
_LEFT, _COLON, _VALUE = 26, 72, 76


def birth_letter(story: BirthStory, random: Random, *, blurred: bool = False) -> bytes:
    """A hospital's or midwife's letter: printed form, filled in by hand."""
    sheet = Sheet()
    hospital = story.place.upper().startswith(("RS", "RUMAH SAKIT"))
    _letterhead(sheet, story, hospital)
    sheet.centred(58, "SURAT KETERANGAN LAHIR", points=16, bold=True)
    number = f"{100 + int(random.random() * 800)}/SKL/{roman_month(story.issued_on)}/{story.issued_on.year}"
    sheet.centred(65, f"Nomor: 445/{number}", points=10.5, face="sans")
    y = sheet.paragraph(_LEFT, 78, 160, "Yang bertanda tangan di bawah ini menerangkan bahwa:", points=12)
    y = _rows(sheet, y + 2, random, (
        ("Pada hari", weekday(story.born)),
        ("Tanggal", long_date(story.born)),
        ("Pukul", f"{story.time.replace(':', '.')} WIB"),
        ("Telah lahir bayi", "laki-laki" if story.sex == 1 else "perempuan"),
        ("Anak ke", str(story.order)),
        ("Berat / panjang", f"{story.weight_grams} gram / {story.length_cm} cm"),
        ("Bertempat di", story.place),
        ("Diberi nama", story.child.upper()),
    ))  # fmt: skip
    y = sheet.paragraph(_LEFT, y + 3, 160, "dari orang tua:", points=12)
    y = _parents(sheet, y + 2, random, story)
    _feet(sheet, random)
    sheet.text(132, 238, f"{story.town}, {long_date(story.issued_on)}", points=10.5)
    sheet.text(132, 243.5, "Penolong persalinan,", points=10.5)
    stamp(
        sheet, 140, 256, story.place.upper()[:26], ("KAMAR", "BERSALIN") if hospital else ("BIDAN", story.town.upper()),
        random,
    )  # fmt: skip
    sign(sheet, 156, 256, random)
    sheet.text(132, 272, story.helper, points=10.5, bold=True)
    return photograph(sheet, random, blurred=blurred)


def stillbirth_letter(story: BirthStory, weeks: int, random: Random) -> bytes:
    """A hospital's letter on a child that was born without life."""
    sheet = Sheet()
    _letterhead(sheet, story, story.place.upper().startswith(("RS", "RUMAH SAKIT")))
    sheet.centred(58, "SURAT KETERANGAN LAHIR MATI", points=16, bold=True)
    number = f"{10 + int(random.random() * 80)}/SKLM/{roman_month(story.issued_on)}/{story.issued_on.year}"
    sheet.centred(65, f"Nomor: 445/{number}", points=10.5, face="sans")
    y = sheet.paragraph(_LEFT, 80, 160, "Yang bertanda tangan di bawah ini menerangkan bahwa:", points=12)
    y = _rows(sheet, y + 2, random, (
        ("Hari, tanggal", f"{weekday(story.born)}, {long_date(story.born)}"),
        ("Pukul", f"{story.time.replace(':', '.')} WIB"),
        ("Usia kandungan", f"{weeks} minggu"),
        ("Jenis kelamin", "laki-laki" if story.sex == 1 else "perempuan"),
        ("Bertempat di", story.place),
    ))  # fmt: skip
    y = sheet.paragraph(_LEFT, y + 3, 160, "telah lahir dalam keadaan meninggal, dari:", points=12)
    _parents(sheet, y + 2, random, story)
    sheet.text(132, 238, f"{story.town}, {long_date(story.issued_on)}", points=10.5)
    sheet.text(132, 243.5, "Dokter penanggung jawab,", points=10.5)
    stamp(sheet, 140, 256, story.place.upper()[:26], ("KAMAR", "BERSALIN"), random)
    sign(sheet, 156, 256, random)
    sheet.text(132, 272, story.helper, points=10.5, bold=True)
    return photograph(sheet, random)


def village_birth_letter(story: BirthStory, village: str, random: Random) -> bytes:
    """The letter of a village head for a child born at home."""
    sheet = Sheet()
    sheet.centred(22, "PEMERINTAH KABUPATEN BOGOR", points=13, face="sans", bold=True)
    sheet.centred(29, f"KECAMATAN {story.kecamatan.upper()}", points=12, face="sans", bold=True)
    sheet.centred(36, f"DESA {village.upper()}", points=14, face="sans", bold=True)
    sheet.rule(42, left=20, right=190, thick=0.8)
    sheet.rule(43.4, left=20, right=190, thick=0.25)
    sheet.centred(58, "SURAT KETERANGAN KELAHIRAN", points=15, bold=True)
    sheet.centred(
        65,
        f"Nomor: 474.1/{int(random.random() * 90) + 10}/{roman_month(story.issued_on)}/{story.issued_on.year}",
        points=10.5,
    )
    y = sheet.paragraph(
        _LEFT, 78, 160,
        f"Kepala Desa {village} menerangkan dengan sebenarnya bahwa di rumah orang tuanya telah lahir seorang anak:",
        points=12,
    )  # fmt: skip
    y = _rows(sheet, y + 2, random, (
        ("Nama", story.child.upper()),
        ("Jenis kelamin", "Laki-laki" if story.sex == 1 else "Perempuan"),
        ("Hari, tanggal", f"{weekday(story.born)}, {long_date(story.born)}"),
        ("Pukul", f"{story.time.replace(':', '.')} WIB"),
        ("Anak ke", str(story.order)),
        ("Penolong", story.helper),
    ), by_hand=False)  # fmt: skip
    y = sheet.paragraph(_LEFT, y + 3, 160, "anak dari:", points=12)
    y = _parents(sheet, y + 2, random, story, by_hand=False)
    sheet.paragraph(_LEFT, y + 4, 160, "Surat ini dibuat untuk pengurusan akta kelahiran.", points=12)
    sheet.text(128, 238, f"{village}, {long_date(story.issued_on)}", points=10.5)
    sheet.text(128, 243.5, f"Kepala Desa {village},", points=10.5)
    stamp(sheet, 136, 256, f"KABUPATEN BOGOR KEC {story.kecamatan.upper()}"[:30], ("KEPALA", "DESA"), random)
    sign(sheet, 153, 256, random, ink=BLACK_PEN)
    sheet.text(128, 272, "H. ENDANG SUHENDAR", points=10.5, bold=True)
    return photograph(sheet, random)


def police_report(story: BirthStory, found_at: str, finder: Somebody, random: Random) -> bytes:
    """Berita acara of a Polsek on a child that was found."""
    sheet = Sheet()
    for line, words in enumerate(
        (
            "KEPOLISIAN NEGARA REPUBLIK INDONESIA",
            "DAERAH JAWA BARAT",
            f"RESOR BOGOR – SEKTOR {story.kecamatan.upper()}",
        )
    ):
        sheet.text(24, 22 + line * 6, words, points=12, face="sans", bold=True)
    sheet.rule(37, left=24, right=112, thick=0.5)
    sheet.centred(54, "BERITA ACARA PENEMUAN ANAK", points=15, bold=True)
    number = f"BA/{10 + int(random.random() * 80)}/{roman_month(story.issued_on)}/{story.issued_on.year}/Sek.{story.kecamatan}"
    sheet.centred(61, f"Nomor: {number}", points=10.5)
    y = sheet.paragraph(
        _LEFT, 76, 160,
        f"Pada hari {weekday(story.issued_on)}, tanggal {long_date(story.issued_on)}, telah datang melapor:",
        points=12,
    )  # fmt: skip
    y = _rows(sheet, y + 2, random, (
        ("Nama", finder.name), ("NIK", finder.nik), ("Pekerjaan", finder.occupation), ("Alamat", finder.address),
    ), by_hand=False)  # fmt: skip
    sex = "laki-laki" if story.sex == 1 else "perempuan"
    y = sheet.paragraph(
        _LEFT, y + 4, 160,
        f"Pelapor menerangkan menemukan seorang bayi {sex}, diperkirakan lahir pada {long_date(story.born)}, "
        f"di {found_at}. Bayi dalam keadaan sehat dan telah diperiksa di puskesmas. Sampai berita acara ini dibuat, "
        "orang tua bayi belum diketahui. Bayi untuk sementara dirawat oleh dinas sosial.",
        points=12, leading=6.4,
    )  # fmt: skip
    sheet.paragraph(_LEFT, y + 3, 160, "Demikian berita acara ini dibuat dengan sebenarnya.", points=12)
    sheet.text(30, 238, "Pelapor,", points=10.5)
    sign(sheet, 50, 254, random)
    sheet.text(30, 272, finder.name, points=10.5, bold=True)
    sheet.text(128, 238, f"{story.kecamatan}, {long_date(story.issued_on)}", points=10.5)
    sheet.text(128, 243.5, "Kepala SPKT,", points=10.5)
    stamp(
        sheet,
        138,
        256,
        f"POLSEK {story.kecamatan.upper()}",
        ("SENTRA", "PELAYANAN"),
        random,
        ink=(54, 66, 150),
    )
    sign(sheet, 154, 256, random, ink=BLACK_PEN)
    sheet.text(128, 272, "AIPTU DEDI RUSMANA", points=10.5, bold=True)
    return photograph(sheet, random)


def _letterhead(sheet: Sheet, story: BirthStory, hospital: bool) -> None:
    sheet.draw.ellipse([(120), 84, 246, 210], outline=GREEN, width=7)
    sheet.draw.rectangle([174, 104, 192, 190], fill=GREEN)
    sheet.draw.rectangle([140, 138, 226, 156], fill=GREEN)
    x = 50
    if hospital:
        sheet.text(x, 20, "PEMERINTAH KABUPATEN BOGOR", points=12, face="sans", bold=True)
        sheet.text(x, 28, story.place.upper(), points=17, face="round", bold=True, ink=GREEN)
    else:
        sheet.text(x, 20, "PRAKTIK MANDIRI BIDAN", points=12, face="sans", bold=True)
        sheet.text(x, 28, story.place.upper(), points=15, face="round", bold=True, ink=GREEN)
    sheet.text(x, 35, f"{story.town}, Kecamatan {story.kecamatan}, Kabupaten Bogor", points=9.5, face="sans")
    sheet.rule(42, left=20, right=190, thick=0.9, ink=GREEN)
    sheet.rule(43.6, left=20, right=190, thick=0.25, ink=GREEN)


def _rows(
    sheet: Sheet, y: float, random: Random, rows: tuple[tuple[str, str], ...], *, by_hand: bool = True
) -> float:
    for label, value in rows:
        sheet.text(_LEFT, y, label, points=12)
        sheet.text(_COLON, y, ":", points=12)
        if by_hand:
            sheet.rule(y + 1.2, left=_VALUE, right=186, thick=0.12, ink=(150, 150, 155))
            write(sheet, _VALUE + 1, y + 0.2, value, random)
        else:
            sheet.text(_VALUE, y, value, points=12)
        y += 7.8
    return y


def _parents(sheet: Sheet, y: float, random: Random, story: BirthStory, *, by_hand: bool = True) -> float:
    rows = [("Nama ibu", story.mother.name), ("NIK ibu", story.mother.nik), ("Umur ibu", _age(story))]
    if story.father:
        rows += [("Nama ayah", story.father.name), ("Pekerjaan ayah", story.father.occupation)]
    rows.append(("Alamat", story.mother.address))
    return _rows(sheet, y, random, tuple((label, value) for label, value in rows if value), by_hand=by_hand)


def _age(story: BirthStory) -> str:
    born = story.mother.birth_date
    return f"{(story.born - born).days * 100 // 36525} tahun" if born else ""


def _feet(sheet: Sheet, random: Random) -> None:
    sheet.frame((26, 234, 88, 272), thick=0.2, ink=(140, 140, 146))
    sheet.text(28, 270, "Cap telapak kaki bayi", points=7.5, face="sans", ink=(120, 120, 126))
    footprint(sheet, 44, 250, random, left=True)
    footprint(sheet, 68, 250, random, left=False)
