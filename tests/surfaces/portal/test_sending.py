from __future__ import annotations

import pytest
from django.test import Client

from adminduk.casework import operations
from adminduk.casework.models import Case
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from adminduk.register.types.loading import LoadedFamily
from tests.cast import Member, staff
from tests.surfaces.portal.mother import WATCHER, Report, a_child, boxes, last_week, today

pytestmark = pytest.mark.django_db


def words(response: object) -> str:
    return response.content.decode()


@pytest.fixture
def rina(family: LoadedFamily) -> Member:
    return staff("verifier", name="Rina Marlina")


@pytest.fixture
def ready(rina: Member, report: Report) -> Report:
    """Everything answered, the paper there: only the promise and the button are left."""
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    report.send_photo("birth_letter")
    return report


def send(report: Report, key: str = "one press") -> object:
    return report.post("periksa", {"statement": "yes", "key": key})


def sent_cases() -> int:
    with acting(WATCHER):
        return Case.objects.exclude(number="").count()


def test_what_is_missing_is_told_before_sending(rina: Member, report: Report) -> None:
    report.post("report", {"report": "birth"})
    page = report.get("periksa")
    assert not page.context["ready"]
    assert "Sebelum bisa dikirim" in words(page)
    assert "Kirim laporan" not in words(page)
    report.fill(a_child(last_week()) | {"father": {"father_kind": "none"}})
    page = report.get("periksa")
    assert "Belum ada: Surat keterangan lahir. Tidak punya? Pakai" in words(page)
    assert "F-2.03" in words(page)
    # Whoever sends all the same is led back, and nothing is sent.
    assert send(report).headers["Location"] == f"{report.root}periksa/"
    assert sent_cases() == 0


def test_the_promise_must_be_given(ready: Report) -> None:
    page = ready.post("periksa", {"key": "one press"})
    assert page.status_code == 422
    assert "Centang kotak ini" in words(page)
    assert sent_cases() == 0


def test_the_receipt_has_number_pin_qr_and_the_promised_hour(ready: Report) -> None:
    assert send(ready).headers["Location"] == f"{ready.root}bukti-lapor/"
    page = ready.get("bukti-lapor")
    number, pin = ready.case.number, page.context["pin"]
    assert number in words(page)
    assert pin in words(page)
    assert '<svg class="qr"' in words(page)
    assert "Selesai paling lambat" in words(page)
    # Number and PIN really open it, without signing in.
    stranger = Client()
    assert stranger.post("/lacak/", {"number": number, "pin": pin}).headers["Location"] == "/lacak/berkas/"


def test_the_pin_is_shown_on_the_receipt_only(ready: Report) -> None:
    send(ready)
    pin = ready.get("bukti-lapor").context["pin"]
    assert pin not in str(dict(ready.client.session))
    assert pin in words(ready.get("bukti-lapor"))
    ready.client.get("/lapor/")
    assert ready.get("bukti-lapor").headers["Location"] == ready.root


def test_pressed_twice_it_is_one_case_with_one_pin(ready: Report) -> None:
    first = send(ready)
    pin = ready.get("bukti-lapor").context["pin"]
    second = send(ready)
    assert first.headers["Location"] == second.headers["Location"]
    assert ready.get("bukti-lapor").context["pin"] == pin
    assert sent_cases() == 1


def test_another_press_later_shows_the_case_and_no_pin(ready: Report) -> None:
    send(ready)
    assert send(ready, key="another").headers["Location"] == ready.root
    assert sent_cases() == 1


def test_a_name_against_the_rules_is_told_with_the_page_that_mends_it(rina: Member, report: Report) -> None:
    report.fill(a_child(last_week(), child_name={"child_name": "Alya"}) | {"father": {"father_kind": "none"}})
    page = report.get("periksa")
    told = [*page.context["refused"], *page.context["asked"]]
    assert told[0]["url"] == f"{report.root}child_name/?ubah=1"


def test_something_unusual_is_confirmed_by_the_reporter(rina: Member, report: Report) -> None:
    report.fill(
        a_child(last_week(), child_name={"child_name": "Al Al"}) | {"father": {"father_kind": "none"}}
    )
    report.send_photo("birth_letter")
    asked = report.get("periksa").context["asked"]
    for one in asked:
        assert report.post("periksa", {"confirm": one["key"]}).status_code == 302
    assert report.get("periksa").context["asked"] == []
    report.post("periksa", {"confirm": "something:else"})
    assert "something:else" not in report.case.confirmed


def test_the_report_shows_how_far_it_is_and_can_be_cancelled(ready: Report) -> None:
    send(ready)
    page = ready.client.get(ready.root)
    assert "Laporan Anda sudah kami terima" in words(page)
    assert str(today().year) in words(page)
    assert "Batalkan laporan ini?" in words(ready.get("batal"))
    assert ready.post("batal", {"confirmed": "yes"}).headers["Location"] == ready.root
    assert "Laporan ini Anda batalkan" in words(ready.client.get(ready.root))
    # Cancelled once: the page that asks leads back.
    assert ready.get("batal").headers["Location"] == ready.root


def test_a_photo_that_came_back_is_taken_again_and_the_report_goes_on(ready: Report, rina: Member) -> None:
    send(ready)
    case = ready.case
    operations.open_case(actor=rina.actor, at=now(), case_id=case.case_id)
    paper = ready.client.get(ready.root).context["case"].papers[0].paper_id
    operations.judge_paper(
        actor=rina.actor,
        at=now(),
        case_id=case.case_id,
        paper_id=paper,
        accepted=False,
        reason="blurred",
        message="Bagian bawah buram. Foto ulang di tempat terang.",
    )
    operations.return_items(actor=rina.actor, at=now(), case_id=case.case_id, note="Periksa juga tanggalnya.")
    page = ready.client.get(ready.root)
    assert "Bagian bawah buram" in words(page)
    assert "Periksa juga tanggalnya." in words(page)
    assert "Perlu Anda" in words(ready.client.get("/lapor/"))
    # Before the photo is there it cannot go back.
    ready.post("kirim-kembali", {})
    assert ready.case.status == "returned"
    assert ready.send_photo("birth_letter").status_code == 302
    changed = ready.client.post(
        f"{ready.root}birth_date/?ubah=1", {**boxes("birth_date", last_week()), "birth_time": "05.00"}
    )
    assert changed.headers["Location"] == f"{ready.root}periksa/"
    assert "Kirim kembali ke petugas" in words(ready.get("periksa"))
    assert ready.post("kirim-kembali", {}).headers["Location"] == ready.root
    assert ready.case.status == "verifying"
    assert ready.case.answers["birth_time"] == "05:00"


def test_a_case_of_another_month_cannot_be_cancelled_after_the_decision(ready: Report, rina: Member) -> None:
    send(ready)
    case = ready.case
    operations.open_case(actor=rina.actor, at=now(), case_id=case.case_id)
    operations.reject(actor=rina.actor, at=now(), case_id=case.case_id, reason="Sudah dicatat bulan lalu.")
    page = ready.client.get(ready.root)
    assert "Sudah dicatat bulan lalu." in words(page)
    assert "keberatan" in words(page)
    assert "batal/" not in words(page)
