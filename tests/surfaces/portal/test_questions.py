from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adminduk.accounts.models import Account
from adminduk.casework.models import Case
from adminduk.foundation.access.acting import acting
from adminduk.register.types.loading import LoadedFamily
from tests.surfaces.portal.mother import WATCHER, Report, a_child, boxes, last_week, sign_in, today

pytestmark = pytest.mark.django_db
# Twenty, measured; six of them are savepoints and the session. A loop over members would be far above it.
MOST_QUERIES = 22


def words(response: object) -> str:
    return response.content.decode()


def field(response: object, name: str) -> object:
    return next(one for one in response.context["fields"] if one.name == name)


def test_a_page_asks_one_thing_and_says_where_one_is(report: Report) -> None:
    page = report.get("report")
    assert "Langkah 1 dari 4: Anak" in words(page)
    assert "Apa yang ingin Anda laporkan?" in words(page)
    assert words(page).count("<h1") == 1


def test_an_impossible_day_is_explained_and_stays_in_its_boxes(report: Report) -> None:
    report.post("report", {"report": "birth"})
    page = report.post(
        "birth_date", {"birth_date-day": "31", "birth_date-month": "11", "birth_date-year": "2025", "birth_time": "4.35"}
    )  # fmt: skip
    assert page.status_code == 422
    assert "November hanya sampai tanggal 30" in words(page)
    assert 'value="31"' in words(page)
    assert 'value="04.35"' in words(page)
    assert 'href="#f-birth_date-day"' in words(page)
    assert "birth_date" not in report.case.answers


def test_every_answer_is_kept_as_it_was_given(report: Report) -> None:
    pages = a_child(last_week())
    report.fill(pages | {"father": {"father_kind": "none"}})
    for name in ("child_name", "birth_date", "birth_place", "measures", "witnesses"):
        shown = words(report.get(name))
        for value in pages[name].values():
            printed = re.sub(r"(\d{4})(?=\d)", r"\1 ", value) if len(value) == 16 else value
            assert f'value="{printed}"' in shown or f'value="{value}"' in shown, (name, value)


def test_a_region_is_found_by_its_name_without_a_script(report: Report) -> None:
    report.post("report", {"report": "birth"})
    typed = {
        "place_kind": "1",
        "place_name": "RSUD Cibinong",
        "birth_region-q": "bogor",
        "search": "birth_region",
    }
    page = report.post("birth_place", typed)
    assert page.status_code == 200
    assert {"3201", "3271"} <= {one.value for one in field(page, "birth_region").options}
    assert 'value="RSUD Cibinong"' in words(page)
    assert "birth_region" not in report.case.answers
    # Enter in the search box is a search as well, and never an answer.
    del typed["search"]
    assert {one.value for one in field(report.post("birth_place", typed), "birth_region").options} >= {"3201"}


def test_a_question_that_hangs_on_another_carries_its_condition(report: Report) -> None:
    report.post("report", {"report": "birth"})
    report.post("reporter", {"reporter_relation": "mother"})
    page = report.get("father")
    assert field(page, "father_nik").show_when == {"equals": ["father_kind", "registered"]}
    assert field(page, "father_kind").show_when is None


def test_what_hangs_on_earlier_pages_is_decided_before_the_page_is_sent(report: Report) -> None:
    report.post("report", {"report": "birth"})
    assert "birth_date_estimated" not in {one.name for one in report.get("birth_date").context["fields"]}
    report.post("report", {"report": "foundling"})
    names = {one.name for one in report.get("birth_date").context["fields"]}
    assert "birth_date_estimated" in names
    assert "birth_time" not in names


def test_two_witnesses_are_asked_and_each_wrong_box_has_its_sentence(report: Report) -> None:
    page = report.post("witnesses", {"witnesses-0-name": "Euis Komariah", "witnesses-0-nik": "12"})
    assert page.status_code == 422
    group = field(page, "witnesses")
    assert len(group.children) == 2
    assert group.children[0][0].value == "Euis Komariah"
    assert group.children[0][1].error


def test_what_the_register_knows_is_shown_and_not_asked(report: Report, family: LoadedFamily) -> None:
    father = {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}}
    report.fill(a_child(last_week()) | father)
    assert report.get("marriage").status_code == 302
    assert "Sudah ada di kami" in words(report.get("periksa"))


def test_save_and_leave_keeps_a_good_page_and_says_so_of_a_bad_one(report: Report) -> None:
    report.post("report", {"report": "birth"})
    assert (
        report.post("child_name", {"child_name": "Alya Nur", "later": "yes"}).headers["Location"] == "/lapor/"
    )
    assert report.case.answers["child_name"] == "Alya Nur"
    report.post("measures", {"weight_grams": "tiga kilo", "later": "yes"})
    assert "Halaman terakhir belum tersimpan" in words(report.client.get("/lapor/"))


def test_a_change_from_the_last_page_leads_back_there(report: Report) -> None:
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    changed = report.client.post(f"{report.root}child_name/?ubah=1", {"child_name": "Alya Nur Aini"})
    assert changed.headers["Location"] == f"{report.root}periksa/"
    # A change that opens new questions leads to them first.
    opened = report.client.post(f"{report.root}father/?ubah=1", {"father_kind": "named", "father_name": "Budi Santoso", "father_citizenship": "1"})  # fmt: skip
    assert opened.headers["Location"] == f"{report.root}marriage/?ubah=1"


def test_a_draft_is_gone_on_with_where_it_was_left(report: Report) -> None:
    report.post("report", {"report": "birth"})
    report.post("reporter", {"reporter_relation": "mother"})
    assert report.client.get(report.root).headers["Location"] == f"{report.root}child_name/"
    assert "Lanjutkan" in words(report.client.get("/lapor/"))
    assert "Lanjutkan laporan itu" in words(report.client.get("/lapor/birth/"))


def test_an_empty_draft_is_used_again(report: Report) -> None:
    assert report.client.post("/lapor/birth/").headers["Location"] == report.root


def test_a_draft_is_thrown_away_after_a_question(report: Report) -> None:
    assert "Hapus laporan yang belum selesai?" in words(report.get("hapus"))
    assert report.post("hapus", {"confirmed": "yes"}).headers["Location"] == "/lapor/"
    with acting(WATCHER):
        assert not Case.objects.filter(case_id=report.case_id).exists()


def test_nobody_opens_the_report_of_another_account(report: Report, family: LoadedFamily) -> None:
    asep = Client()
    sign_in(asep, family.members[0], family, "0812 1111 2222")
    report.send_photo("birth_letter")
    for page in (
        "",
        "report/",
        "bukti/",
        "periksa/",
        "bukti-lapor/",
        "hapus/",
        "batal/",
        "formulir/F-2.01.pdf",
    ):
        assert asep.get(report.root + page).status_code == 404, page
    for page, data in (
        ("report/", {"report": "birth"}),
        ("bukti/", {"kind": "birth_letter"}),
        ("periksa/", {"statement": "yes", "key": "k"}),
        ("hapus/", {"confirmed": "yes"}),
        ("kirim-kembali/", {}),
    ):
        assert asep.post(report.root + page, data).status_code == 404, page
    assert report.case.answers == {}


def test_a_stranger_is_asked_to_sign_in_first(report: Report) -> None:
    assert Client().get(report.root).headers["Location"].startswith("/lapor/masuk/")


def test_an_unknown_page_and_another_services_address_do_not_exist(report: Report) -> None:
    assert report.get("tidak_ada").status_code == 404
    assert report.client.get(report.root.replace("/birth/", "/death/")).status_code == 404
    assert report.client.get("/lapor/death/").status_code == 404


def test_no_address_tells_anything_about_a_person(report: Report, family: LoadedFamily) -> None:
    father = {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}}
    report.fill(a_child(last_week()) | father)
    report.complete("birth_letter")
    private = {one.nik for one in family.members} | {family.kk_number, "ALYA", "SITI", "ASEP", "Alya", "0812"}
    pages = ["/lapor/", "/lapor/birth/", report.root, f"{report.root}bukti-lapor/"]
    for page in pages:
        for link in re.findall(r'(?:href|action|src)="([^"]+)"', words(report.client.get(page))):
            assert not any(one and one in link for one in private), link


def test_relatives_are_masked_until_an_officer_has_matched_her(report: Report, family: LoadedFamily) -> None:
    report.fill(a_child(last_week()) | {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}})  # fmt: skip
    hidden = ("ASEP", "SUNANDAR", "DEWI LESTARI", family.members[0].nik, "1990", "474/21")
    for page in ("father", "bukti", "periksa"):
        for one in hidden:
            assert str(one) not in words(report.get(page)), (page, one)
    assert "A••• S•••••••" in words(report.get("father"))
    with acting(WATCHER):
        Account.objects.update(assurance="matched")
    assert "ASEP SUNANDAR" in words(report.get("father"))
    assert "ASEP SUNANDAR" in words(report.get("periksa"))


def test_a_relatives_late_akta_masks_the_name_everywhere(siti: Client, family: LoadedFamily) -> None:
    from adminduk.register.types import Relation, Sex
    from tests.people import a_family, a_person, settle

    head = a_person("IMAS SUMIATI", Sex.FEMALE, today().replace(year=1970, day=1), Relation.HEAD, serial=71)
    son = a_person("RIZKY MAULANA", Sex.MALE, today().replace(year=2010, day=2), Relation.CHILD, serial=72)
    other = settle(a_family(head, son, serial=71))
    client = Client()
    sign_in(client, head, other, "0812 7777 6666")
    report = Report(client)
    report.post("report", {"report": "late_akta"})
    report.post("reporter", {"reporter_relation": "mother"})
    assert "RIZKY" not in words(report.get("subject"))
    report.post("subject", {"subject_member": str(son.person_id)})
    for page in ("periksa", "bukti", "hapus"):
        assert "RIZKY" not in words(report.get(page)), page
    assert "RIZKY" not in words(client.get("/lapor/"))


def test_a_page_takes_few_queries(report: Report, family: LoadedFamily) -> None:
    report.fill(a_child(last_week()) | {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}})  # fmt: skip
    for name in ("child_name", "birth_place", "father", "bukti", "periksa"):
        with CaptureQueriesContext(connection) as taken:
            assert report.get(name).status_code == 200
        assert len(taken) <= MOST_QUERIES, (
            name,
            len(taken),
            [one["sql"][:90] for one in taken.captured_queries],
        )


def test_a_report_that_was_sent_is_not_filled_in_any_more(report: Report) -> None:
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    report.complete("birth_letter")
    assert report.get("child_name").headers["Location"] == report.root
    assert report.post("child_name", {"child_name": "Orang Lain"}).headers["Location"] == report.root
    assert report.case.answers["child_name"] == "Alya Nur Azizah"
    assert boxes("x", today())["x-year"] in words(report.client.get(report.root))
