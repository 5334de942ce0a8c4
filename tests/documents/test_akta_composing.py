"""Excerpts and register pages from real entries: what the akta said on its day, and what was noted since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.documents.datasets import AktaKind, Copy, Sex
from adminduk.documents.models import Document
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.register.types import (
    Acknowledgement,
    Adoption,
    AktaCorrection,
    ChangeOfName,
    Citizenship,
    Death,
    Divorce,
    Elements,
    Entered,
    Legitimation,
    MarginalNote,
    Marriage,
    MarriageByRuling,
    MarriageNotified,
    Relation,
    Ruling,
    Spouse,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.documents.aktas import NATION, excerpts, follow, happens, register_page, said, signed
from tests.documents.office import Tray
from tests.register.events import couples
from tests.register.events.office import papers

pytestmark = pytest.mark.django_db

RULING = Ruling(by="PN Cibinong", number="12/Pdt.P/2026/PN Cbi", given_on=date(2026, 11, 2))
WEDDING = date(2026, 10, 31)
GRACES_AKTA = "3201-LU-20012020-0003"


@pytest.fixture(autouse=True)
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


@pytest.fixture
def couple() -> tuple[LoadedFamily, LoadedFamily]:
    his, hers = couples.yohanes(), couples.maria_and_grace()
    people.settle(his, hers)
    return his, hers


def marries(his: LoadedFamily, hers: LoadedFamily, **facts: Any) -> Entered:
    told = {
        "husband": Spouse(person_id=his.head.person_id),
        "wife": Spouse(person_id=hers.head.person_id),
        "effective_on": WEDDING,
        "place": "GKI Cibinong",
        "solemnised_by": "Pdt. Samuel Tobing",
        "letter": "12/GKI/X/2026",
        "witnesses": couples.WITNESSES,
    }
    return happens(Marriage, **(told | facts))


def only(done: Entered) -> Any:
    follow()
    (document,) = excerpts(done.akta_number)
    return said(document)


def test_a_death_is_told_with_its_hour_and_the_parents_and_without_its_cause() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    done = happens(
        Death, person_id=dewi.person_id, place="RSUD Cibinong", time="04:35", cause=1, reporter="Asep"
    )
    akta = only(done)
    assert (akta.number, akta.name, akta.nik, akta.sex) == (
        done.akta_number,
        "DEWI LESTARI",
        dewi.nik,
        Sex.FEMALE,
    )
    assert (akta.death_place, akta.death_date, f"{akta.death_time:%H:%M}", akta.zone) == (
        "RSUD CIBINONG",
        people.TODAY,
        "04:35",
        "WIB",
    )
    assert (akta.birth_place, akta.birth_date) == ("BOGOR", date(2018, 2, 3))
    assert (akta.father, akta.mother) == ("ASEP SUNANDAR", "SITI NURHASANAH")
    assert akta.signatory.title.endswith("selaku Pejabat Pencatatan Sipil")
    assert "cause" not in akta.as_json().decode()


def test_a_presumed_death_names_its_ruling() -> None:
    family = people.settle(people.ujang())
    akta = only(happens(Death, person_id=family.head.person_id, place="laut", presumed=True, ruling=RULING))
    assert akta.presumed
    assert (akta.ruling.by, akta.ruling.number, akta.ruling.given_on) == (
        RULING.by,
        RULING.number,
        RULING.given_on,
    )
    assert (akta.death_time, akta.zone, akta.father, akta.mother) == (None, None, None, None)


def test_a_marriage_has_a_copy_for_each_of_the_two(couple: Any) -> None:
    his, hers = couple
    done = marries(his, hers)
    follow()
    copies = {one.person_id: said(one) for one in excerpts(done.akta_number)}
    husbands, wifes = copies[his.head.person_id], copies[hers.head.person_id]
    assert (husbands.copy, wifes.copy) == (Copy.HUSBAND, Copy.WIFE)
    assert replace(husbands, copy=Copy.WIFE) == wifes
    assert (husbands.husband.name, husbands.wife.name) == ("YOHANES SITORUS", "MARIA SIMANJUNTAK")
    assert (husbands.married_on, husbands.registered_on) == (WEDDING, people.TODAY)
    assert (husbands.faith, husbands.solemnised_by) == ("agama Kristen", "Pdt. Samuel Tobing")
    assert husbands.wedding_place == "GKI CIBINONG"


def test_a_foreign_husband_who_is_only_named_has_a_copy_too(couple: Any) -> None:
    _, hers = couple
    named = Spouse(
        name="Jürgen Müller", birth_date=date(1989, 2, 28), citizenship=Citizenship.FOREIGN, religion=2
    )
    done = happens(
        MarriageByRuling,
        husband=named,
        wife=Spouse(person_id=hers.head.person_id),
        effective_on=WEDDING,
        ruling=replace(RULING, given_on=WEDDING),
    )
    follow()
    copies = {one.person_id: said(one) for one in excerpts(done.akta_number)}
    assert set(copies) == {None, hers.head.person_id}
    assert (copies[None].copy, copies[hers.head.person_id].copy) == (Copy.HUSBAND, Copy.WIFE)
    husband = copies[None].husband
    assert (husband.name, husband.foreigner, husband.nik) == ("JÜRGEN MÜLLER", True, None)
    assert copies[None].ruling.number == RULING.number
    assert (copies[None].wedding_place, copies[None].solemnised_by) == (None, None)


def test_a_wife_of_the_next_city_is_named_in_full() -> None:
    his, hers = couples.yohanes(), couples.maria(village=people.BOGOR_SELATAN)
    people.settle(his, hers)
    done = marries(his, hers)
    follow()
    for document in excerpts(done.akta_number):
        assert said(document).wife.name == "MARIA SIMANJUNTAK"


def test_muslims_get_their_papers_elsewhere() -> None:
    his, hers = couples.yohanes(religion=1), couples.maria(religion=1)
    people.settle(his, hers)
    happens(
        MarriageNotified,
        husband=Spouse(person_id=his.head.person_id),
        wife=Spouse(person_id=hers.head.person_id),
        effective_on=WEDDING,
        book_number="474/31/X/2026",
        recorded_by="KUA Cibinong",
    )
    follow()
    assert excerpts("474/31/X/2026") == []


def test_a_divorce_tells_the_marriage_that_it_ended(couple: Any) -> None:
    his, hers = couple
    marriage = marries(his, hers)
    done = happens(
        Divorce,
        husband=Spouse(person_id=his.head.person_id),
        wife=Spouse(person_id=hers.head.person_id),
        marriage_number=marriage.akta_number,
        effective_on=date(2026, 11, 16),
        ruling=RULING,
    )
    follow()
    akta = said(excerpts(done.akta_number)[0])
    assert (akta.marriage_number, akta.married_on) == (marriage.akta_number, WEDDING)
    assert (akta.final_on, akta.ruling.number) == (date(2026, 11, 16), RULING.number)
    assert register_page(done).of is AktaKind.DIVORCE


def acknowledges(his: LoadedFamily, hers: LoadedFamily) -> Entered:
    mother, child = hers.members
    return happens(
        Acknowledgement,
        child_id=child.person_id,
        father=people.parent(his.head),
        mother=people.parent(mother),
        mother_approves=True,
        religious_marriage="7/GKI/VI/2019",
    )


def test_a_child_is_acknowledged_and_legitimated(couple: Any) -> None:
    his, hers = couple
    mother, child = hers.members
    akta = only(acknowledges(his, hers))
    assert (akta.child.name, akta.child.birth_number) == ("GRACE", GRACES_AKTA)
    assert (akta.father, akta.mother, akta.mother_approves) == ("YOHANES SITORUS", "MARIA SIMANJUNTAK", True)
    marriage = marries(his, hers)
    done = happens(
        Legitimation,
        child_id=child.person_id,
        father=people.parent(his.head),
        mother=people.parent(mother),
        marriage_number=marriage.akta_number,
        religious_wedding_on=date(2019, 6, 1),
    )
    akta = only(done)
    assert (akta.marriage_number, akta.married_on) == (marriage.akta_number, date(2019, 6, 1))
    page = register_page(done)
    assert [section.key for section in page.sections] == [
        "child",
        "father",
        "mother",
        "legitimation",
        "entry",
    ]


def test_an_akta_keeps_the_names_of_its_day(couple: Any) -> None:
    his, hers = couple
    done = marries(his, hers)
    happens(ChangeOfName, person_id=hers.head.person_id, name="MARTHA SIMANJUNTAK", ruling=RULING)
    follow()
    for document in excerpts(done.akta_number):
        assert said(document).wife.name == "MARIA SIMANJUNTAK"


def born(tray: Tray) -> Any:
    family = people.settle(people.asep_and_siti())
    return tray.registered(family)


def test_what_is_put_right_in_a_birth_stands_in_the_text_and_in_a_note(tray: Tray) -> None:
    done = born(tray)
    happens(
        AktaCorrection,
        person_id=done.person_id,
        akta_number=done.akta_number,
        elements=Elements(name="BAYU PRATAMO", birth_date=date(2026, 11, 11)),
        reason="Satu huruf keliru.",
        evidence=papers("diploma"),
    )
    akta = only(done)
    assert (akta.name, akta.birth_date) == ("BAYU PRATAMO", date(2026, 11, 11))
    assert akta.marginal_notes == (
        "Akta ini dibetulkan: nama semula BAYU PRATAMA menjadi BAYU PRATAMO; tanggal lahir semula "
        "10 November 2026 menjadi 11 November 2026. Dicatat di Kabupaten Bogor pada tanggal 20 November 2026.",
    )


def test_a_ruling_stands_in_a_note_and_leaves_the_text(tray: Tray) -> None:
    done = born(tray)
    happens(ChangeOfName, person_id=done.person_id, name="BAYU SAPUTRA", ruling=RULING)
    happens(
        MarginalNote,
        person_id=done.person_id,
        akta_number=done.akta_number,
        text="Anak ini dirawat walinya",
        ruling=RULING,
    )
    happens(
        Adoption,
        child_id=done.person_id,
        ruling=RULING,
        father=people.parent(people.settle(couples.yohanes()).head),
    )
    akta = only(done)
    assert akta.name == "BAYU PRATAMA"
    court = "PN Cibinong Nomor 12/Pdt.P/2026/PN Cbi tanggal 2 November 2026."
    assert [note.split(" Dicatat")[0] for note in akta.marginal_notes] == [
        f"Nama BAYU PRATAMA berubah menjadi BAYU SAPUTRA berdasarkan penetapan {court}",
        f"Anak ini dirawat walinya. Berdasarkan penetapan {court}",
        f"Diangkat sebagai anak oleh YOHANES SITORUS berdasarkan penetapan {court}",
    ]


def test_the_day_of_a_death_is_put_right() -> None:
    family = people.settle(people.asep_and_siti())
    done = happens(Death, person_id=family.head.person_id, place="rumah")
    happens(
        AktaCorrection,
        person_id=family.head.person_id,
        akta_number=done.akta_number,
        died_on=people.TODAY - timedelta(1),
        reason="Tanggal keliru.",
        evidence=papers("letter"),
    )
    akta = only(done)
    assert akta.death_date == people.TODAY - timedelta(1)
    assert "tanggal kematian semula 20 November 2026 menjadi 19 November 2026" in akta.marginal_notes[0]


def facts_in(page: Any, section: str) -> dict[str, str]:
    (found,) = (one for one in page.sections if one.key == section)
    return {fact.key: fact.text for fact in found.facts}


def test_the_register_page_of_a_birth_has_all_particulars(tray: Tray) -> None:
    done = born(tray)
    page = register_page(done)
    assert (page.of, page.number, page.about) == (AktaKind.BIRTH, done.akta_number, "BAYU PRATAMA")
    birth = facts_in(page, "birth")
    assert (birth["day"], birth["time"]) == ("Selasa, 10 November 2026", "04.15 WIB")
    assert (birth["order"], birth["weight"]) == ("2", "3100 gram; 49 cm")
    assert facts_in(page, "mother")["name"] == "SITI NURHASANAH"
    assert facts_in(page, "entry")["registered_by"] == "Hendra Gunawan"
    assert facts_in(page, "entry")["legal_basis"] == "UU 24/2013 art. 27"


def test_the_register_page_of_a_death_has_the_cause_and_the_reporter() -> None:
    family = people.settle(people.ujang())
    done = happens(
        Death,
        person_id=family.head.person_id,
        place="rumah",
        time="13:05",
        cause=1,
        stated_by=1,
        reporter="Ketua RT 01",
    )
    page = register_page(done)
    death = facts_in(page, "death")
    assert (death["cause"], death["stated_by"], death["time"]) == ("Sakit biasa/tua", "Dokter", "13.05 WIB")
    assert facts_in(page, "entry")["reporter"] == "Ketua RT 01"
    assert page.in_force


def test_the_register_page_of_a_marriage_has_the_witnesses_and_papers(couple: Any) -> None:
    his, hers = couple
    page = register_page(marries(his, hers, agreement="17/PP/2026"))
    assert facts_in(page, "entry")["witnesses"] == "Agus Salim; Dedi Kurnia"
    marriage = facts_in(page, "marriage")
    assert (marriage["letter"], marriage["agreement"]) == ("12/GKI/X/2026", "17/PP/2026")
    assert facts_in(page, "husband")["religion"] == "Kristen"
    assert facts_in(page, "wife")["nik"] == hers.head.nik


def test_every_excerpt_and_page_becomes_a_signed_pdf(tray: Tray, couple: Any) -> None:
    his, hers = couple
    marries(his, hers)
    acknowledges(his, hers)
    follow()
    with acting(NATION):
        waiting = list(Document.objects.order_by("created_at"))
    kinds = {signed(tray, one).kind for one in waiting}
    assert kinds == {Kind.MARRIAGE_CERTIFICATE, Kind.ACKNOWLEDGEMENT_CERTIFICATE}
    for one in waiting:
        verdict = tray.verify(one.document_id)
        assert (verdict.verdict, verdict.title) == ("green", Kind(one.kind).title)
        assert tray.pdf(one.document_id).startswith(b"%PDF-1.7")
