"""Every story of a birth, told through the pages by the person whom it happened to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from adminduk.register.types import Relation, Sex
from adminduk.register.types.loading import LoadedFamily
from tests.cast import office
from tests.people import a_family, a_person, maya, settle, ujang
from tests.surfaces.portal.mother import Report, a_child, boxes, last_week, sign_in, today

pytestmark = pytest.mark.django_db
UNKNOWN_MARRIAGE = {"marital_status": 2}


def in_papers(father: str = "member", **more: str) -> dict[str, dict[str, str]]:
    return {"father": {"father_kind": father, **more}}


def couple(**changes: object) -> LoadedFamily:
    """Husband and wife on one card whose marriage the register does not know."""
    facts = UNKNOWN_MARRIAGE | changes
    budi = a_person("BUDI SANTOSO", Sex.MALE, date(1990, 2, 3), Relation.HEAD, serial=41, **facts)
    ani = a_person("ANI WIDIASTUTI", Sex.FEMALE, date(1992, 4, 5), Relation.WIFE, serial=42, **facts)
    return settle(a_family(budi, ani, serial=41))


def phone_of(family: LoadedFamily, member: int) -> Report:
    client = Client()
    sign_in(client, family.members[member], family, f"0812 3456 78{member}9")
    return Report(client)


def test_a_married_mother(report: Report, family: LoadedFamily) -> None:
    asep = str(family.members[0].person_id)
    assert report.fill(a_child(last_week()) | in_papers(father_member=asep)) == "bukti"
    # The marriage stands in the register, and there is one card only: neither is asked.
    assert "marriage" not in report.asked
    assert "family_card" not in report.asked
    assert report.missing() == ["birth_letter"]
    checked = report.complete("birth_letter")
    assert checked.context["deeds"][0][0] == "ALYA NUR AZIZAH"
    assert report.case.number


def test_a_birth_at_home_with_f203(report: Report, family: LoadedFamily) -> None:
    home = {"place_kind": "4", "place_name": "Desa Ciriung", "birth_region": "3201"}
    asep = str(family.members[0].person_id)
    report.fill(a_child(last_week(), birth_place=home) | in_papers(father_member=asep))
    assert report.missing() == ["village_birth_letter"]
    report.complete(("village_birth_letter", "F-2.03"))


def test_a_married_couple_whose_marriage_we_do_not_know_shows_the_book(db: None) -> None:
    office()
    family = couple()
    report = phone_of(family, 1)
    marriage = {"marriage": "registered", "marriage_number": "77/12/2015"} | boxes(
        "marriage_date", date(2015, 1, 9)
    )
    father = in_papers(father_member=str(family.members[0].person_id))
    report.fill(a_child(last_week()) | father | {"marriage": marriage})
    assert report.missing() == ["birth_letter", "marriage_proof"]
    report.complete("birth_letter", "marriage_proof")


def test_an_unregistered_marriage_with_both_parents_needs_f204(db: None) -> None:
    office()
    family = couple()
    report = phone_of(family, 1)
    marriage = {"marriage": "unregistered", "parents_on_akta": "both"}
    father = in_papers(father_member=str(family.members[0].person_id))
    report.fill(a_child(last_week()) | father | {"marriage": marriage})
    assert report.missing() == ["birth_letter", "F-2.04"]
    checked = report.complete("birth_letter", "F-2.04")
    assert "belum tercatat" in checked.content.decode()


def test_an_unregistered_marriage_with_the_mother_alone(db: None) -> None:
    office()
    family = couple()
    report = phone_of(family, 1)
    marriage = {"marriage": "unregistered", "parents_on_akta": "mother"}
    father = in_papers(father_member=str(family.members[0].person_id))
    report.fill(a_child(last_week()) | father | {"marriage": marriage})
    checked = report.complete("birth_letter")
    assert "dari seorang ibu" in checked.content.decode()


def test_a_father_who_is_not_named(report: Report) -> None:
    report.fill(a_child(last_week()) | in_papers("none"))
    assert "marriage" not in report.asked
    report.complete("birth_letter")


def test_a_foreign_father_shows_passport_and_permit(report: Report) -> None:
    father = in_papers("named", father_name="Jürgen Müller", father_citizenship="2")
    marriage = {"marriage": "registered", "marriage_number": "12/2020"} | boxes(
        "marriage_date", date(2020, 3, 4)
    )
    report.fill(a_child(last_week()) | father | {"marriage": marriage, "family_card": {}})
    assert report.missing() == ["birth_letter", "marriage_proof", "travel_document", "stay_permit"]
    checked = report.complete("birth_letter", "marriage_proof", "travel_document", "stay_permit")
    assert "dua kewarganegaraan" in checked.content.decode() or "ganda" in checked.content.decode()


def test_a_father_reports_and_the_mother_is_of_another_kabupaten(family: LoadedFamily) -> None:
    elsewhere = maya()
    settle(elsewhere)
    report = phone_of(family, 0)
    pages = a_child(last_week(), reporter={"reporter_relation": "father"})
    pages |= {
        "mother": {"mother_kind": "registered", "mother_nik": elsewhere.members[0].nik or ""},
        "marriage": {"marriage": "none"},
        "family_card": {"family_card": str(family.family_id)},
    }
    report.fill(pages)
    assert report.missing() == ["birth_letter"]
    report.complete("birth_letter")


def test_a_child_that_was_found(report: Report, family: LoadedFamily) -> None:
    pages = a_child(
        last_week(),
        report={"report": "foundling"},
        reporter={"reporter_relation": "other"},
        birth_date={**boxes("birth_date", last_week()), "birth_date_estimated": "yes"},
        birth_place={"birth_region": "3201"},
        found={
            "found_place": "Teras Puskesmas Cibinong",
            "police_report_number": "BA/12/XI/2026",
            **boxes("found_on", last_week()),
        },
        family_card={"family_card": str(family.family_id)},
    )
    report.fill(pages)
    assert not {"mother", "father", "marriage", "delivery", "measures"} & set(report.asked)
    assert report.missing() == ["police_report", "F-2.03"]
    report.complete("police_report", "F-2.03")


def test_the_late_akta_of_a_grown_man(db: None) -> None:
    office()
    family = settle(ujang())
    report = phone_of(family, 0)
    pages = a_child(
        last_week(),
        report={"report": "late_akta"},
        reporter={"reporter_relation": "self"},
        birth_date={"birth_time": ""},
        birth_place={"place_kind": "", "place_name": ""},
        delivery={"birth_kind": "", "birth_order": "3", "birth_helper": ""},
        mother={"mother_kind": "named", "mother_name": "Enok Rukmini", "mother_citizenship": "1"},
        father={"father_kind": "named", "father_name": "Dadang Suhendar", "father_citizenship": "1"},
        marriage={"marriage": "none"},
    )
    report.fill(pages)
    assert "child_name" not in report.asked
    report.complete(("birth_letter", "F-2.03"))


def test_a_stillbirth_is_told_without_congratulations(report: Report, family: LoadedFamily) -> None:
    asep = str(family.members[0].person_id)
    pages = a_child(last_week(), report={"report": "stillbirth"}, pregnancy={"pregnancy_weeks": "34"})
    report.fill(pages | in_papers(father_member=asep))
    assert "child_name" not in report.asked
    assert report.missing() == ["stillbirth_letter"]
    checked = report.complete("stillbirth_letter")
    assert checked.context["deeds"] == []
    assert "!" not in checked.content.decode().partition("<main")[2].partition("</main>")[0].replace("<!", "")


def test_twins_are_two_reports_of_one_account(siti: Client, family: LoadedFamily) -> None:
    asep = str(family.members[0].person_id)
    for name, order in (("Alya Nur Azizah", "2"), ("Alina Nur Azizah", "3")):
        twin = {"birth_kind": "2", "birth_order": order, "birth_helper": "2"}
        pages = a_child(last_week(), child_name={"child_name": name}, delivery=twin)
        report = Report(siti)
        report.fill(pages | in_papers(father_member=asep))
        report.complete("birth_letter")
    lines = siti.get("/lapor/").context["sent"]
    assert len({row["line"].number for row in lines}) == 2


def test_a_birth_of_long_ago_is_told_what_it_takes(report: Report, family: LoadedFamily) -> None:
    asep = str(family.members[0].person_id)
    report.fill(a_child(today() - timedelta(days=200)) | in_papers(father_member=asep))
    checked = report.complete("birth_letter")
    assert "keputusan kepala dinas" in checked.content.decode()
