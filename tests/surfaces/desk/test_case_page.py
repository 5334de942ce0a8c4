"""An officer's queue and the page of a case."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from adminduk.casework import queries
from adminduk.casework.types import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from adminduk.register.models import Entry
from tests.cases import a_sent_birth
from tests.cast import staff
from tests.surfaces.desk.office import Office, an_office, at_desk, judge_all, sent, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def page(client: Client, case_id: object) -> str:
    response = client.get(f"/meja/kasus/{case_id}/")
    assert response.status_code == 200, response.content.decode()[:400]
    return response.content.decode()


def act(client: Client, case_id: object, name: str, **data: str) -> object:
    return client.post(f"/meja/kasus/{case_id}/langkah/{name}/", data)


def status_of(office: Office, case_id: object) -> Status:
    return queries.get_case(actor=office.rina.actor, purpose="test", case_id=case_id).status


def births(office: Office) -> int:
    with acting(office.hendra.actor):
        return Entry.objects.filter(kind="birth").count()


def test_the_queue_opens_its_first_case_and_looking_at_it_begins_the_check(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    first = rina.get("/meja/")
    assert first.headers["Location"] == f"/meja/kasus/{case.case_id}/"
    text = page(rina, case.case_id)
    assert "Alya Nur Azizah" in text
    assert case.number in text
    assert status_of(office, case.case_id) is Status.VERIFYING


def test_an_empty_queue_says_what_happens_next(office: Office) -> None:
    text = at_desk(office.rina).get("/meja/").content.decode()
    assert "Antrean Anda kosong" in text
    assert "dibagikan kepada Anda secara acak" in text


def test_the_report_lies_beside_the_register_without_a_bare_nik(office: Office) -> None:
    case = sent(office)
    text = page(at_desk(office.rina), case.case_id)
    mother = office.family.members[1]
    assert "Cocokkan dengan register" in text
    assert mother.name.title() in text
    assert mother.nik not in text


def test_a_paper_is_accepted_and_the_case_goes_on(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    text = page(rina, case.case_id)
    assert "Belum bisa diteruskan" in text
    assert "Teruskan ke persetujuan" not in text
    paper = re.search(r'name="paper" value="([0-9a-f-]+)"', text)[1]
    assert act(rina, case.case_id, "judge", paper=paper, accepted="yes").status_code == 302
    assert "Teruskan ke persetujuan" in page(rina, case.case_id)
    assert act(rina, case.case_id, "verify").headers["Location"] == "/meja/"
    assert status_of(office, case.case_id) is Status.VERIFIED
    assert "Diteruskan ke persetujuan." in rina.get("/meja/").content.decode()


def test_a_paper_is_returned_with_a_sentence_for_its_sender(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    paper = re.search(r'name="paper" value="([0-9a-f-]+)"', page(rina, case.case_id))[1]
    refused = act(rina, case.case_id, "judge", paper=paper, accepted="no", reason="blurred", message=" ")
    assert refused.status_code == 409
    assert "Tuliskan alasannya" in refused.content.decode()
    message = "Foto surat lahir buram. Tolong foto ulang."
    act(rina, case.case_id, "judge", paper=paper, accepted="no", reason="blurred", message=message)
    text = page(rina, case.case_id)
    assert message in text
    assert "Kembalikan 1 butir" in text
    act(rina, case.case_id, "return")
    assert status_of(office, case.case_id) is Status.RETURNED
    waiting = rina.get("/meja/?menunggu").content.decode()
    assert "Alya Nur Azizah" in waiting


def test_approving_twice_with_one_page_registers_once(office: Office) -> None:
    case = verified(office)
    hendra = at_desk(office.hendra)
    text = page(hendra, case.case_id)
    assert "Setujui dan catat" in text
    key = re.search(r'name="key" value="([0-9a-f-]+)"', text)[1]
    for _ in range(2):
        done = act(hendra, case.case_id, "approve", key=key)
        assert done.status_code == 302
    assert births(office) == 1
    other = act(hendra, case.case_id, "approve", key="another page")
    assert other.status_code == 409
    assert births(office) == 1


def test_the_approver_asks_the_verifier_and_the_question_is_read(office: Office) -> None:
    case = verified(office)
    hendra = at_desk(office.hendra)
    assert act(hendra, case.case_id, "ask", reason="").status_code == 409
    act(hendra, case.case_id, "ask", reason="Nama ayah di surat beda?")
    assert "Nama ayah di surat beda?" in page(at_desk(office.rina), case.case_id)


def test_a_refusal_needs_a_reason_that_the_applicant_reads(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    page(rina, case.case_id)
    assert act(rina, case.case_id, "reject", reason=" ").status_code == 409
    act(rina, case.case_id, "reject", reason="Anak ini sudah punya akta.")
    assert status_of(office, case.case_id) is Status.REJECTED
    assert "Anak ini sudah punya akta." in page(rina, case.case_id)


def test_an_answer_is_put_right_with_a_reason(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    page(rina, case.case_id)
    form = rina.get(f"/meja/kasus/{case.case_id}/?betulkan=child_name").content.decode()
    assert 'id="f-child_name"' in form
    address = f"/meja/kasus/{case.case_id}/betulkan/child_name/"
    assert rina.post(address, {"child_name": "Alya Nur Aziza"}).status_code == 422
    wrong = rina.post(address, {"child_name": "", "reason": "sesuai surat"})
    assert wrong.status_code == 422
    assert "Perlu dibetulkan" in wrong.content.decode() or "perlu dibetulkan" in wrong.content.decode()
    assert (
        rina.post(address, {"child_name": "Alya Nur Aziza", "reason": "sesuai surat lahir"}).status_code
        == 302
    )
    text = page(rina, case.case_id)
    assert "Alya Nur Aziza<" in text
    assert "sesuai surat lahir" in text


def test_another_verifier_may_look_but_not_decide(office: Office) -> None:
    case = sent(office)
    fajar = at_desk(staff("verifier", name="Fajar Nugraha"))
    text = page(fajar, case.case_id)
    assert "Tidak ada langkah untuk Anda" in text
    refused = act(fajar, case.case_id, "verify")
    assert refused.status_code == 409
    assert "petugas lain" in refused.content.decode()


def test_an_officer_of_another_region_finds_nothing(office: Office) -> None:
    case = sent(office)
    dodi = at_desk(staff("verifier", "3216", name="Dodi Setiawan"))
    assert dodi.get(f"/meja/kasus/{case.case_id}/").status_code == 404
    assert act(dodi, case.case_id, "verify").status_code == 404
    paper = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case.case_id).papers[0]
    assert dodi.get(f"/meja/kasus/{case.case_id}/bukti/{paper.paper_id}/1.jpg").status_code == 404


def test_who_may_not_decide_has_no_step(office: Office) -> None:
    case = sent(office)
    assert act(at_desk(office.lilis), case.case_id, "verify").status_code == 403
    assert at_desk(office.tatang).get(f"/meja/kasus/{case.case_id}/").status_code == 403
    assert Client().get("/meja/").headers["Location"].startswith("/masuk/")


def test_who_entered_the_report_does_not_verify_it(office: Office) -> None:
    fajar = staff("verifier", name="Fajar Nugraha")
    case = a_sent_birth(fajar.actor, now(), office.family)
    text = page(at_desk(fajar), case.case_id)
    assert "Tidak ada langkah untuk Anda" in text


def test_a_step_that_came_too_late_says_so(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    page(rina, case.case_id)
    judge_all(office, case.case_id)
    act(rina, case.case_id, "verify")
    late = act(rina, case.case_id, "verify")
    assert late.status_code == 409


def test_the_papers_are_pictures_beside_the_case(office: Office) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    address = re.search(r'data-image="([^"]+\.jpg)"', page(rina, case.case_id))[1]
    image = rina.get(address)
    assert (image.status_code, image.headers["Content-Type"]) == (200, "image/jpeg")
    assert image.content[:2] == b"\xff\xd8"
    assert image.headers["Cache-Control"] == "no-store"
    assert rina.get(address.replace("1.jpg", "9.jpg")).status_code == 404


def test_the_page_asks_the_database_a_bounded_number_of_questions(
    office: Office, django_assert_max_num_queries: object
) -> None:
    case = sent(office)
    rina = at_desk(office.rina)
    page(rina, case.case_id)
    with django_assert_max_num_queries(75):
        page(rina, case.case_id)
