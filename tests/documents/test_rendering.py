"""Rendered documents, looked at with other people's tools."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from adminduk.documents import samples
from adminduk.documents.datasets import Parents
from adminduk.documents.pki import BSRE
from adminduk.documents.qr import qr_svg
from adminduk.documents.rendering import SAMPLE, State, qr_address, render
from tests.documents.tools import ask, needs_tool, pages, picture, places_of_words, scanned, text_of

EVERY = [pytest.param(dataset, state, id=name) for name, dataset, state in samples.samples()]
OFFICIAL = [each for each in EVERY if samples.is_official(each.values[0])]
ADDRESS, CODE = samples.ADDRESS, samples.CODE


def printed(dataset, state: State | None = None) -> bytes:
    code = CODE if samples.is_official(dataset) else ""
    return render(dataset, verification_address=ADDRESS, code=code, state=state)


def case(name: str) -> str:
    return text_of(printed(samples.AKTA_CASES[name]))


# ---- every document


@pytest.mark.parametrize(("dataset", "state"), EVERY)
def test_the_same_data_always_give_the_same_bytes(dataset, state):
    assert printed(dataset, state) == printed(dataset, state)


@needs_tool("pdfinfo")
@pytest.mark.parametrize(("dataset", "state"), EVERY)
def test_every_document_is_tagged_titled_and_dated(dataset, state, tmp_path: Path):
    path = tmp_path / "document.pdf"
    path.write_bytes(printed(dataset, state))
    told = dict(line.split(":", 1) for line in ask("pdfinfo", "-isodates", path).splitlines() if ":" in line)
    assert told["Tagged"].strip() == "yes"
    assert told["Author"].strip() == samples.OFFICE
    assert told["Title"].strip()
    day = getattr(dataset, "issued_on", None) or dataset.filled_on
    assert told["CreationDate"].strip().startswith(day.isoformat())
    assert f"sha256:{dataset.digest().hex()}" in told["Keywords"]
    assert "A4" in told["Page size"]


@pytest.mark.parametrize(("dataset", "state"), EVERY)
def test_every_document_declares_both_standards_and_its_language(dataset, state):
    pdf = printed(dataset, state)
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(id-ID)" in pdf
    assert b"/DisplayDocTitle true" in pdf


@needs_tool("qpdf")
@pytest.mark.parametrize(("dataset", "state"), EVERY)
def test_every_document_is_sound(dataset, state, tmp_path: Path):
    path = tmp_path / "document.pdf"
    path.write_bytes(printed(dataset, state))
    assert "No syntax or stream encoding errors found" in ask("qpdf", "--check", path)


@needs_tool("pdffonts")
@pytest.mark.parametrize(("dataset", "state"), EVERY)
def test_every_font_is_ours_and_embedded(dataset, state, tmp_path: Path):
    path = tmp_path / "document.pdf"
    path.write_bytes(printed(dataset, state))
    rows = [line.split() for line in ask("pdffonts", path).splitlines()[2:] if "CID" in line]
    assert rows
    for row in rows:
        assert row[0].split("+")[1].startswith(("NotoSans", "SourceSerif4")), row
        assert row[-5:-2] == ["yes", "yes", "yes"], row


@pytest.mark.parametrize(("dataset", "state"), OFFICIAL)
def test_an_official_document_carries_its_code_on_every_page(dataset, state):
    pdf = printed(dataset, state)
    for page in range(pages(pdf)):
        assert scanned(pdf, page) == [f"{ADDRESS}/q/1/7KQM4R2X9PDW"]
        assert CODE in text_of(pdf, page)
        assert "adminduk.example/periksa" in text_of(pdf, page)


def test_no_personal_data_stand_in_the_qr():
    told = qr_address(ADDRESS, CODE)
    assert told == "https://adminduk.example/q/1/7KQM4R2X9PDW"
    assert qr_address(ADDRESS + "/", CODE) == told


@pytest.mark.parametrize("dots", [100, 150, 300])
def test_the_qr_is_read_at_the_sharpness_of_a_poor_scan(akta: bytes, dots: int):
    assert scanned(akta, dots=dots) == ["https://adminduk.example/q/1/7KQM4R2X9PDW"]


def test_the_qr_survives_a_crooked_copy_in_black_and_white(akta: bytes):
    import zxingcpp

    copy = (
        picture(akta, dots=200)
        .convert("L")
        .rotate(3, fillcolor=255)
        .resize((1550, 2190))
        .point(lambda x: 255 * (x > 140))
    )
    assert [code.text for code in zxingcpp.read_barcodes(copy)] == [
        "https://adminduk.example/q/1/7KQM4R2X9PDW"
    ]


def test_the_qr_is_black_on_white_with_its_quiet_zone():
    drawing = qr_svg("https://adminduk.example/q/1/7KQM4R2X9PDW")
    assert 'd="M0 0h' in drawing
    assert "M4 4h7" in drawing
    assert drawing.count("fill=") == 2


# ---- the wording of a birth


def test_both_parents_are_named():
    words = case("lengkap")
    for part in (
        "REPUBLIK INDONESIA", "WARGA NEGARA INDONESIA", "KUTIPAN AKTA KELAHIRAN", "Excerpt of Birth Certificate",
        "Berdasarkan Akta Kelahiran Nomor 3201-LU-14072026-0007", "KABUPATEN BOGOR",
        "DUA BELAS JUNI TAHUN DUA RIBU DUA PULUH ENAM", "(12-06-2026)", "12 June 2026", "telah lahir",
        "KIRANA AYUNINGTYAS PRAMESWARI", "DUA, PEREMPUAN", "two, female", "dari ayah", "BAGASKARA ADI PRAMUDYA",
        "dan ibu", "LARASATI DEWI KUSUMANINGRUM", "Kutipan ini dikeluarkan di Kabupaten Bogor",
        "pada tanggal 14 Juli 2026", "tidak memerlukan legalisasi",
    ):  # fmt: skip
        assert part in words, part
    assert "perkawinannya" not in words
    assert "stbld" not in words


def test_the_rows_stand_in_the_order_of_the_law():
    words = case("lengkap")
    order = [
        "Nomor 3201",
        "bahwa di",
        "pada tanggal",
        "telah lahir",
        "KIRANA",
        "NIK",
        "anak ke-",
        "dari ayah",
        "dan ibu",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_of_a_mother_alone_no_father_is_mentioned():
    words = case("seorang-ibu")
    assert "dari seorang ibu" in words
    assert "LARASATI DEWI KUSUMANINGRUM" in words
    assert "ayah" not in words
    assert "dan ibu" not in words


def test_of_unknown_parents_nothing_is_said():
    words = case("orang-tua-tidak-diketahui")
    assert "jenis kelamin" in words
    assert "LAKI-LAKI" in words
    for hidden in ("ayah", "ibu ", "anak ke", "tidak diketahui", "penemuan"):
        assert hidden not in words, hidden


def test_an_unregistered_marriage_has_its_phrase_after_both_parents():
    words = case("perkawinan-belum-tercatat")
    phrase = "yang perkawinannya belum tercatat sesuai dengan peraturan perundang-undangan"
    assert words.index("BAGASKARA") < words.index("LARASATI") < words.index(phrase)
    assert "whose marriage has not been registered" in words


def test_a_late_birth_differs_only_by_its_number():
    words = case("terlambat")
    assert "3201-LT-14072026-0002" in words
    assert "TUJUH BELAS AGUSTUS TAHUN SERIBU SEMBILAN RATUS EMPAT PULUH LIMA" in words
    assert "dasar pencatatan" in words
    assert "terlambat" not in words.lower()
    assert "dasar pencatatan" not in text_of(printed(replace(samples.AKTA_CASES["terlambat"], basis=None)))


def test_marginal_notes_keep_the_numbers_of_rulings_whole():
    words = case("catatan-pinggir")
    assert "Catatan pinggir" in words
    assert "Nomor 123/Pdt.P/2026/PN.Cbi tanggal" in words


def test_a_foreign_child_is_called_so_and_keeps_every_accent():
    words = case("orang-asing")
    assert "ORANG ASING" in words
    assert "WARGA NEGARA INDONESIA" not in words
    for name in ("ÉLODIE FRANÇOISE MÜLLER-NGUYỄN", "JÜRGEN ANDRÉ MÜLLER", "NGUYỄN THỊ ÁNH TUYẾT"):
        assert name in words
    assert "DUA PULUH SATU, PEREMPUAN" in words
    assert "NIK" not in words


def test_an_old_act_keeps_its_staatsblad():
    words = text_of(printed(replace(samples.AKTA, old_law="1920 Nomor 751")))
    assert "menurut stbld" in words
    assert "1920 Nomor 751" in words


@pytest.mark.parametrize(
    "name", ["A", "SITI", "X" * 60, samples.LONG_NAME, "I " * 29 + "II", "W" * 30 + " " + "M" * 29]
)
def test_names_of_every_length_stay_whole_and_on_one_page(name: str):
    pdf = printed(replace(samples.AKTA, name=name, father=name, mother=name))
    assert pages(pdf) == 1
    assert text_of(pdf).replace(" ", "").count(name.replace(" ", "")) >= 3


@pytest.mark.parametrize(("notes", "expected"), [(1, 1), (2, 1), (3, 1), (8, 2)])
def test_many_notes_find_room_or_a_second_page(notes: int, expected: int):
    akta = samples.AKTA_CASES["catatan-pinggir"]
    pdf = printed(replace(akta, marginal_notes=akta.marginal_notes * notes))
    assert pages(pdf) == expected
    if expected > 1:
        assert CODE in text_of(pdf, 0)
        assert "Halaman 1 dari 2" in text_of(pdf, 0)
        assert "3201-LU-14072026-0007" in text_of(pdf, 1)


# ---- who signed, and states


def test_the_clause_of_bsre_stands_only_where_bsre_issued_the_certificate():
    ours = text_of(printed(samples.AKTA))
    assert "diterbitkan oleh Otoritas Sertifikat Contoh Adminduk." in ours
    assert "BSrE" not in ours
    theirs = text_of(printed(replace(samples.AKTA, signatory=replace(samples.REGISTRAR, issuer=BSRE))))
    assert "diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), BSSN." in theirs
    nobody = text_of(
        printed(replace(samples.AKTA, signatory=replace(samples.REGISTRAR, issuer="", nip=None)))
    )
    assert "ditandatangani secara elektronik" not in nobody
    assert "NIP" not in nobody


@pytest.mark.parametrize(
    "dataset", [samples.AKTA, samples.family_card(4), samples.STILLBIRTH], ids=lambda d: d.kind
)
@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SAMPLE, ["CONTOH Data rekaan, bukan dokumen resmi."]),
        (State.copy(on=date(2026, 10, 2)), ["SALINAN Dicetak dari arsip digital pada 2 Oktober 2026."]),
        (
            State.invalid(since=date(2026, 10, 2), sample=True),
            ["TIDAK BERLAKU Digantikan dokumen yang lebih baru sejak 2 Oktober 2026.", "CONTOH Data rekaan"],
        ),
    ],
    ids=["sample", "copy", "invalid-sample"],
)
def test_a_state_is_told_in_real_text_once_and_moves_no_line(dataset, state, words):
    plain, marked = printed(dataset), printed(dataset, state)
    told = text_of(marked)
    for part in words:
        assert told.count(part) == 1
    before, after = places_of_words(plain), places_of_words(marked)
    assert set(before.items()) <= set(after.items())
    assert len(after) - len(before) <= 12


# ---- family cards


@pytest.mark.parametrize("count", range(1, 26))
def test_a_family_card_has_ten_members_to_a_sheet(count: int):
    pdf = printed(samples.family_card(count))
    sheets = -(-count // 10)
    assert pages(pdf) == sheets
    for sheet in range(sheets):
        words = text_of(pdf, sheet)
        assert f"Lembar {sheet + 1} dari {sheets}" in words
        assert f"{count} anggota keluarga" in words
        assert ("lembar yang tidak terpisahkan" in words) == (sheets > 1)


def test_a_family_card_shows_all_seventeen_columns():
    words = text_of(printed(samples.family_card(10)))
    for number in range(1, 18):
        assert f"({number})" in words
    for part in (
        "KARTU KELUARGA", "BAGASKARA ADI PRAMUDYA", "3201011001750001", "KEPALA KELUARGA", "KAWIN TERCATAT",
        "12-05-2001", "WNA", "19FV04821", "2C21JE0812-X", "Dikeluarkan tanggal 14 Juli 2026.",
    ):  # fmt: skip
        assert part in words, part
    assert words.replace(" ", "").count(samples.LONG_NAME.replace(" ", "")) == 3


@pytest.mark.parametrize("long", ["NAMA YANG SANGAT PANJANG SEKALI SAMPAI ENAM PULUH HURUF BULAT", "W" * 60])
def test_the_longest_texts_never_push_a_family_card_onto_another_sheet(long: str):
    full = {
        "name": long, "birth_place": long[:40], "religion": "KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA",
        "education": long[:40], "occupation": long[:50], "father": long, "mother": long, "relation": "KEPALA KELUARGA",
        "marital_status": "CERAI HIDUP BELUM TERCATAT",
    }  # fmt: skip
    card = samples.family_card(10)
    card = replace(
        card,
        members=tuple(samples.member(number, **full) for number in range(10)),
        head=long,
        address=long + " " + long,
    )
    assert pages(printed(card)) == 1


# ---- letters and forms


def test_the_stillbirth_letter_says_what_happened_and_that_it_is_no_akta():
    words = text_of(printed(samples.STILLBIRTH))
    for part in (
        "SURAT KETERANGAN LAHIR MATI", "474.2/0003/Dukcapil/2026", "telah lahir mati", "Jumat, 3 Juli 2026", "04.20 WIB",
        "34 minggu", "LARASATI DEWI KUSUMANINGRUM", "Pasal 33", "bukan kutipan akta",
    ):  # fmt: skip
        assert part in words, part


def test_unknown_facts_of_a_stillbirth_are_left_out_and_not_dashed():
    words = text_of(printed(replace(samples.STILLBIRTH, birth_time=None, father=None, sex=None, head=None)))
    for label in ("Pukul", "Nama ayah", "Jenis kelamin", "Nama kepala keluarga"):
        assert label not in words


def test_f201_is_filled_with_all_that_is_known_and_has_four_places_for_names():
    pdf = printed(samples.F201)
    words = text_of(pdf)
    assert pages(pdf) == 1
    for part in (
        "F-2.01", "3201-2607-04217", "X Kelahiran", "Data saksi I", "Data saksi II", "ABDULLAH", "X 1 RS/RB",
        "X 2 Bidan/Perawat", "3,2 kg", "49,5 cm", "04.20 WIB", "Surat keterangan kelahiran dari RSUD Cibinong", "Pelapor",
    ):  # fmt: skip
        assert part in words, part
    assert "X Lahir mati" not in words


def test_an_empty_f201_is_a_form_to_fill_in_by_hand():
    empty = replace(
        samples.F201, reporter=samples.FormPerson(), relation=None, witnesses=(), father=None, mother=None,
        child=samples.FormChild(), papers=(), place=None, case_number=None,
    )  # fmt: skip
    pdf = printed(empty)
    assert pages(pdf) == 1
    words = text_of(pdf)
    assert words.count("X ") == words.count("X Kelahiran") == 1
    assert words.count("Tanda tangan dan nama terang") == 3


def test_f203_and_f204_have_a_declarant_and_two_witnesses():
    for dataset, part in (
        (samples.F203, "benar telah lahir pada tempat dan tanggal tersebut dan adalah anak dari"),
        (samples.F204, "adalah benar pasangan suami istri sebagaimana tercantum dalam Kartu Keluarga Nomor"),
    ):
        pdf = printed(dataset)
        words = text_of(pdf)
        assert pages(pdf) == 1
        assert part in words
        for label in ("Yang menyatakan", "Saksi I", "Saksi II", "ABDULLAH", "bersedia diproses secara hukum"):
            assert label in words


def test_f203_of_a_foundling_names_no_parents():
    words = text_of(
        printed(
            replace(
                samples.F203, parents_unknown=True, father=None, mother=None, father_nik=None, mother_nik=None
            )
        )
    )
    assert "orang tuanya tidak diketahui" in words
    assert "Nama ibu" not in words


def test_templates_read_only_what_presentation_gives_them():
    # A foreign key in the data set must not reach the page by accident.
    akta = replace(samples.AKTA, parents=Parents.MOTHER_ONLY, father=None)
    assert json.loads(akta.as_json())["data"]["father"] is None
    assert "None" not in text_of(printed(akta))
    assert "none" not in text_of(printed(akta))
