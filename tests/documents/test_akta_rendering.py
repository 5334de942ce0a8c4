"""Excerpts other than of births, register pages and notes, looked at as they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.documents import samples
from adminduk.documents import samples_akta as aktas
from adminduk.documents.datasets import AktaKind, Copy, DeathCertificate
from adminduk.documents.presentation import in_runs, present
from adminduk.documents.rendering import SAMPLE, State, render
from adminduk.documents.seal.making import seal_facts
from tests.documents.tools import pages, places_of_words, scanned, text_of

MILLIMETRE = 72 / 25.4
EVERY = [pytest.param(dataset, id=name) for name, dataset in aktas.akta_samples()]
LONG_DAY = date(1987, 12, 27)


def printed(dataset: Any, state: State | None = None) -> bytes:
    return render(dataset, verification_address=samples.ADDRESS, code=samples.CODE, state=state)


def words_in_order(dataset: Any, *parts: str) -> None:
    words = text_of(printed(dataset))
    places = []
    for part in parts:
        assert part in words, part
        places.append(words.index(part, places[-1] + 1 if places else 0))
    assert places == sorted(places)


# ---- the sentence of each kind


def test_a_death_reads_in_the_order_of_the_law() -> None:
    words_in_order(
        aktas.DEATH,
        "REPUBLIK INDONESIA", "KUTIPAN AKTA KEMATIAN", "Excerpt of Death Certificate",
        "Berdasarkan Akta Kematian Nomor 3201-KM-14072026-0003", "bahwa di", "RSUD CIBINONG", "pada tanggal",
        "SEBELAS JULI TAHUN DUA RIBU DUA PULUH ENAM", "(11-07-2026)", "11 July 2026", "pukul", "04.35 WIB",
        "telah meninggal dunia", "ABDUL HAMID SURYANINGRAT", "NIK", "lahir di", "SUMEDANG",
        "TUJUH BELAS AGUSTUS TAHUN SERIBU SEMBILAN RATUS", "jenis kelamin", "LAKI-LAKI", "anak dari ayah",
        "HASAN SURYANINGRAT", "dan ibu", "SITI AMINAH", "Kutipan ini dikeluarkan di Kabupaten Bogor",
    )  # fmt: skip


def test_a_presumed_death_is_a_declared_one() -> None:
    words = text_of(printed(aktas.DEATH_CASES["penetapan"]))
    assert "telah dinyatakan meninggal dunia" in words
    assert "telah meninggal dunia" not in words
    assert "Penetapan Pengadilan Negeri Cibinong Nomor 123/Pdt.P/2026/PN.Cbi tanggal 3 Juni 2026" in words


def test_what_is_not_known_of_the_dead_is_left_out_and_not_dashed() -> None:
    words = text_of(printed(aktas.DEATH_CASES["tanpa-keterangan"]))
    for label in ("bahwa di", "pukul", "NIK 3", "lahir di", "anak dari", "dan ibu", "None", "none"):
        assert label not in words, label


def test_of_a_mother_alone_the_dead_has_no_father() -> None:
    words = text_of(printed(aktas.DEATH_CASES["orang-asing"]))
    assert "ORANG ASING" in words
    assert "anak dari ibu NGUYỄN THỊ ÁNH TUYẾT" in words.replace(" child of mother", "")
    assert "ayah" not in words


def test_a_marriage_names_both_the_wedding_and_whose_copy_it_is() -> None:
    words_in_order(
        aktas.MARRIAGE,
        "KUTIPAN AKTA PERKAWINAN", "untuk suami", "3201-KW-14072026-0002", "bahwa di", "KABUPATEN BOGOR",
        "EMPAT BELAS JULI TAHUN DUA RIBU DUA PULUH ENAM", "telah tercatat perkawinan antara", "YOHANES SITORUS",
        "suami", "dan", "MARIA SIMANJUNTAK", "istri", "dilangsungkan di", "GKI CIBINONG",
        "DUA PULUH TUJUH JUNI TAHUN DUA RIBU DUA PULUH ENAM", "di hadapan pemuka",
        "AGAMA KRISTEN, PDT. SAMUEL TOBING, M.TH.", "suami lahir di", "BOGOR, 9 APRIL 1994",
        "BINSAR SITORUS DAN TIURMA HUTAPEA", "istri lahir di",
    )  # fmt: skip
    wifes = text_of(printed(aktas.MARRIAGE_CASES["istri"]))
    assert "untuk istri" in wifes
    assert "untuk suami" not in wifes


def test_a_marriage_by_ruling_names_the_ruling_and_no_leader() -> None:
    words = text_of(printed(aktas.MARRIAGE_CASES["penetapan-orang-asing"]))
    assert "WARGA NEGARA INDONESIA DAN ORANG ASING" in words
    assert "Penetapan Pengadilan Negeri Cibinong" in words
    assert "di hadapan" not in words
    assert "suami lahir 28 FEBRUARI 1989" in words.replace("husband born on ", "")


def test_a_divorce_names_the_marriage_and_the_final_ruling() -> None:
    words_in_order(
        aktas.DIVORCE,
        "KUTIPAN AKTA PERCERAIAN", "untuk suami", "telah tercatat perceraian antara", "YOHANES SITORUS",
        "MARIA SIMANJUNTAK", "Akta Perkawinan Nomor 3201-KW-31102019-0002, perkawinan tanggal 12 Oktober 2019",
        "Putusan Pengadilan Negeri Cibinong Nomor 88/Pdt.G/2026/PN.Cbi tanggal 3 Juni 2026",
        "DELAPAN BELAS JUNI TAHUN DUA RIBU DUA PULUH ENAM",
    )  # fmt: skip


def test_an_acknowledgement_names_mother_father_and_her_consent() -> None:
    words_in_order(
        aktas.ACKNOWLEDGEMENT,
        "KUTIPAN AKTA PENGAKUAN ANAK", "GRACE SIMANJUNTAK", "3201-LU-20012020-0003", "dari seorang ibu",
        "MARIA SIMANJUNTAK", "diakui oleh ayah", "YOHANES SITORUS", "PERSETUJUAN IBU KANDUNG", "7 Juli 2026",
    )  # fmt: skip
    by_ruling = text_of(printed(aktas.ACKNOWLEDGEMENT_CASES["penetapan-panjang"]))
    assert "PERSETUJUAN" not in by_ruling
    assert "Penetapan Pengadilan" in by_ruling


def test_a_legitimation_names_the_parents_and_their_marriage() -> None:
    words_in_order(
        aktas.LEGITIMATION,
        "KUTIPAN AKTA PENGESAHAN ANAK", "GRACE SIMANJUNTAK", "anak sah dari ayah", "YOHANES SITORUS",
        "dan ibu", "MARIA SIMANJUNTAK", "Akta Perkawinan Nomor 3201-KW-14072026-0002", "1 Juni 2019",
    )  # fmt: skip


# ---- room


@pytest.mark.parametrize("dataset", EVERY)
def test_every_sample_has_one_page_and_nothing_stands_outside_it(dataset: Any) -> None:
    pdf = printed(dataset, SAMPLE)
    assert pages(pdf) == 1
    assert scanned(pdf) == [f"{samples.ADDRESS}/q/1/{samples.CODE.replace('-', '')}"]
    side = 17.5 if dataset.kind == "akta_register" else 24.5
    for left, bottom, right, top in places_of_words(printed(dataset)):
        assert left >= side * MILLIMETRE
        assert right <= (210 - side) * MILLIMETRE
        assert bottom >= 12 * MILLIMETRE
        assert top <= (297 - 12) * MILLIMETRE


@pytest.mark.parametrize(
    "name",
    ["SITI", "X" * 60, aktas.LONG_NAME, "ANAK AGUNG GDE PUTRA MAHENDRA WIJAYA", "W" * 30 + " " + "I" * 29],
)
def test_names_of_every_length_stay_whole_on_one_page_of_every_kind(name: str) -> None:
    spouse = replace(aktas.HUSBAND, name=name, father=name, mother=name, birth_place="Bogor")
    child = replace(aktas.CHILD, name=name)
    for akta, times in (
        (
            replace(
                aktas.DEATH, name=name, father=name, mother=name, death_date=LONG_DAY, birth_date=LONG_DAY
            ),
            3,
        ),
        (replace(aktas.MARRIAGE, husband=spouse, wife=spouse, married_on=LONG_DAY, solemnised_by=name), 7),
        (replace(aktas.DIVORCE, husband=spouse, wife=spouse, final_on=LONG_DAY), 2),
        (replace(aktas.ACKNOWLEDGEMENT, child=child, father=name, mother=name, ruling=aktas.RULING), 3),
        (replace(aktas.LEGITIMATION, child=child, father=name, mother=name, ruling=aktas.RULING), 3),
    ):
        pdf = printed(akta)
        assert pages(pdf) == 1, akta.kind
        assert text_of(pdf).replace(" ", "").count(name.replace(" ", "")) >= times, akta.kind


@pytest.mark.parametrize(("notes", "expected"), [(1, 1), (2, 1), (9, 2)])
def test_notes_find_room_on_every_akta_or_a_second_page(notes: int, expected: int) -> None:
    note = aktas.DEATH_CASES["catatan-pinggir"].marginal_notes[0]
    for akta in (aktas.DEATH, aktas.MARRIAGE, aktas.DIVORCE, aktas.ACKNOWLEDGEMENT, aktas.LEGITIMATION):
        pdf = printed(replace(akta, marginal_notes=(note,) * notes))
        assert pages(pdf) == expected, akta.kind
        assert samples.CODE in text_of(pdf)
        words = " ".join(text_of(pdf, page) for page in range(pages(pdf)))
        assert words.count("Akta ini dibetulkan") == notes
        assert words.count("Catatan pinggir") == 1


def test_a_page_that_surely_fits_is_not_measured() -> None:
    assert len(present(aktas.DEATH).data["sets"]) == 1
    assert len(present(aktas.MARRIAGE).data["sets"]) == 1
    assert len(present(aktas.DEATH_CASES["catatan-pinggir"]).data["sets"]) > 1


def test_the_number_of_a_court_stays_whole() -> None:
    runs = in_runs(
        "Putusan PN Cibinong Nomor 88/Pdt.G/2026/PN Cbi tanggal 1 Oktober, akta 3201-CR-02112026-0001."
    )
    assert [run["text"] for run in runs if run["whole"]] == ["88/Pdt.G/2026/PN Cbi", "3201-CR-02112026-0001."]
    assert "".join(run["text"] for run in runs).startswith(
        "Putusan PN Cibinong Nomor 88/Pdt.G/2026/PN Cbi tang"
    )


# ---- states, seal, register pages


@pytest.mark.parametrize(
    "akta", [aktas.DEATH, aktas.MARRIAGE, aktas.register_page(AktaKind.DIVORCE)], ids=lambda d: d.kind
)
def test_a_state_is_told_in_real_text_and_moves_no_line(akta: Any) -> None:
    for state, part in (
        (State.copy(on=date(2026, 10, 2)), "SALINAN Dicetak dari arsip digital pada 2 Oktober 2026."),
        (State.invalid(since=date(2026, 10, 2)), "TIDAK BERLAKU Digantikan dokumen yang lebih baru"),
    ):
        marked = printed(akta, state)
        assert text_of(marked).count(part) == 1
        assert set(places_of_words(printed(akta)).items()) <= set(places_of_words(marked).items())


def test_the_seal_of_a_couple_names_both_and_that_of_the_dead_the_parents() -> None:
    code = samples.CODE.replace("-", "")
    couple, dead = seal_facts(aktas.MARRIAGE, code), seal_facts(aktas.DEATH, code)
    assert couple is not None
    assert dead is not None
    assert (couple.name, couple.number) == ("YOHANES SITORUS & MARIA SIMANJUNTAK", aktas.MARRIAGE.number)
    assert (dead.name, dead.father, dead.sex) == ("ABDUL HAMID SURYANINGRAT", "HASAN SURYANINGRAT", 1)
    for _, dataset in aktas.akta_samples():
        facts = seal_facts(dataset, code)
        assert facts is not None, dataset.kind
        assert (facts.kind, facts.digest) == (dataset.kind, dataset.digest())


@pytest.mark.parametrize("of", AktaKind)
def test_a_register_page_says_what_it_is_and_that_it_stays(of: AktaKind) -> None:
    words = text_of(printed(aktas.register_page(of)))
    assert "REGISTER AKTA" in words
    assert "Lembar register disimpan oleh kantor" in words
    for part in ("Pelapor", "Saksi", "AGUS SALIM; DEDI KURNIA", "Hendra Gunawan"):
        assert part in words, part
    assert ("tidak berlaku lagi" in words) == (of is AktaKind.MARRIAGE)


def test_a_death_is_presumed_by_ruling_only() -> None:
    with pytest.raises(ValueError, match="ruling"):
        replace(aktas.DEATH, presumed=True)
    assert DeathCertificate.from_json(aktas.DEATH.as_json()) == aktas.DEATH
    assert replace(aktas.MARRIAGE, copy=Copy.WIFE).digest() != aktas.MARRIAGE.digest()
