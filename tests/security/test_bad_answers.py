"""What people mistype and what others try: a clear sentence in both languages, the rest of the answers kept."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adminduk.casework import operations
from adminduk.casework.intake.sanitize import sanitize
from adminduk.casework.models import Case, Paper
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Refused
from tests.cases import BIRTH_PAGES, a_draft, fill, photo
from tests.cast import staff
from tests.people import asep_and_siti, settle
from tests.surfaces.portal.conftest import family, report, siti
from tests.surfaces.portal.mother import Report

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
__all__ = ["family", "report", "siti"]


def date(day: str, month: str, year: str) -> dict[str, str]:
    return {"birth_date-day": day, "birth_date-month": month, "birth_date-year": year, "birth_time": ""}


def witness(**changes: str) -> dict[str, str]:
    return dict(BIRTH_PAGES["witnesses"]) | {f"witnesses-0-{name}": value for name, value in changes.items()}


WRONG = {
    "a NIK of fifteen digits": ("witnesses", witness(nik="320101550580000")),
    "a NIK with letters": ("witnesses", witness(nik="32010155O5800001")),
    "a NIK of a day that never was": ("witnesses", witness(nik="3201013202800001")),
    "a NIK of a province that is none": ("witnesses", witness(nik="0001015505800001")),
    "the thirtieth of February": ("birth_date", date("30", "2", "2026")),
    "the thirteenth month": ("birth_date", date("1", "13", "2026")),
    "a day to come": ("birth_date", date("1", "1", "2099")),
    "a year of two digits": ("birth_date", date("1", "1", "26")),
    "a date of words": ("birth_date", date("hari", "ini", "saja")),
    "no date": ("birth_date", date("", "", "")),
    "a sex that is none": ("child_sex", {"child_sex": "3"}),
    "a weight of a ton": ("measures", {"weight_grams": "1000000", "length_cm": "49"}),
    "a length below nothing": ("measures", {"weight_grams": "3100", "length_cm": "-4"}),
    "a region that is none": (
        "birth_place",
        {"place_kind": "1", "place_name": "RSUD", "birth_region": "9999"},
    ),
    "somebody else's relative": (
        "father",
        {"father_kind": "member", "father_member": "0190a3c4-0000-7000-8000-000000000000"},
    ),
}

NAMES = {
    "a digit": "Alya 2 Azizah",
    "sixty-one letters": "Alya " + "a" * 56,
    "signs": "<script>alert(1)</script>",
    "a title": "Dr. Alya, S.H.",
    "other letters": "Алия Азиза",
}


@pytest.fixture
def draft(db: None) -> tuple[Actor, UUID]:
    lilis, home = staff("registrar").actor, settle(asep_and_siti())
    case_id = a_draft(lilis, now(), home, reporter=home.members[1].person_id)
    father = {"father_kind": "member", "father_member": str(home.members[0].person_id)}
    fill(lilis, now(), case_id, BIRTH_PAGES | {"father": father})
    return lilis, case_id


def answers_of(case_id: UUID) -> dict[str, object]:
    with acting(WATCHER):
        return Case.objects.get(case_id=case_id).answers


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_answer_gets_a_sentence_and_nothing_is_lost(draft: tuple[Actor, UUID], what: str) -> None:
    lilis, case_id = draft
    before = answers_of(case_id)
    page, form = WRONG[what]
    read = operations.answer(actor=lilis, at=now(), case_id=case_id, page=page, form=form)
    assert read.errors
    for both in read.errors.values():
        for sentence in (both.id, both.en):
            assert sentence[0].isupper() and sentence.rstrip().endswith((".", "?")), sentence
            assert "{" not in sentence
            assert len(sentence.split()) <= 30
    assert answers_of(case_id) == before


@pytest.mark.parametrize("what", NAMES)
def test_a_name_against_the_rules_is_refused_where_it_is_asked_and_never_kept(
    draft: tuple[Actor, UUID], what: str
) -> None:
    lilis, case_id = draft
    before = answers_of(case_id)
    page = {"child_name": NAMES[what]}
    read = operations.answer(actor=lilis, at=now(), case_id=case_id, page="child_name", form=page)
    told = read.errors["child_name"]
    assert told.id.rstrip().endswith((".", "?"))
    assert told.en.rstrip().endswith((".", "?"))
    assert answers_of(case_id) == before


def test_what_was_typed_is_shown_again_as_text_and_never_as_markup(report: Report) -> None:
    place = report.client.get(report.root).headers["Location"]
    while not place.endswith("/child_name/"):
        name = place.rstrip("/").rpartition("/")[2]
        place = report.post(name, BIRTH_PAGES[name]).headers["Location"]
    page = report.post("child_name", {"child_name": "<script>alert(1)</script>"}).content.decode().lower()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


FAKES = {
    "a program": b"MZ" + bytes(5_000),
    "a page of HTML": b"<!doctype html><script>alert(1)</script>",
    "an SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a JPEG's name over nothing": b"\xff\xd8\xff\xe0" + bytes(300),
    "a PDF's name over nothing": b"%PDF-1.7\n%%EOF",
    "half a photo": photo()[:500],
    "an empty file": b"",
    "six megabytes": photo() + bytes(6 * 1024 * 1024),
    "a bomb of zeros": b"PK\x03\x04" + bytes(200_000),
}


@pytest.mark.parametrize("what", FAKES)
def test_a_fake_or_oversized_file_is_refused_with_a_sentence(what: str) -> None:
    with pytest.raises(Refused) as refusal:
        sanitize(FAKES[what], "image/jpeg")
    assert refusal.value.say("id").endswith(".")
    assert refusal.value.say("en").endswith(".")


@pytest.mark.parametrize("what", ["a program", "an SVG with a script", "an empty file"])
def test_the_page_says_what_is_wrong_with_a_file_and_keeps_the_rest(report: Report, what: str) -> None:
    family_father = report.case
    with acting(WATCHER):
        before = Paper.objects.filter(case_id=report.case_id).count()
    file = SimpleUploadedFile("foto.jpg", FAKES[what], content_type="image/jpeg")
    answer = report.client.post(f"{report.root}bukti/", {"birth_letter": file})
    assert answer.status_code < 500
    with acting(WATCHER):
        assert Paper.objects.filter(case_id=report.case_id).count() == before
    assert report.case.answers == family_father.answers


def test_signing_in_with_nonsense_gets_the_form_back(client: Client, family: object) -> None:
    for nik in ("", "1", "32010101018000012", "'; DROP TABLE register_person; --", "３２０１０１"):
        answer = client.post("/lapor/masuk/", {"nik": nik, "kk_number": nik, "contact": "0"})
        assert answer.status_code in {200, 400, 422}, nik
        assert "NIK" in answer.content.decode()
