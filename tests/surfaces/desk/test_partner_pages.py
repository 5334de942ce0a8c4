"""The centre makes agreements on these pages: one officer drafts, another approves, both see what it means."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adminduk.data_access import queries
from adminduk.data_access.models import Agreement, Institution, Usage
from adminduk.data_access.models import Client as DataClient
from adminduk.foundation.clock import day_at, now
from tests import cast
from tests import institutions as made
from tests.surfaces.desk.office import at_desk

pytestmark = pytest.mark.django_db


def form(**changed: Any) -> dict[str, Any]:
    year = now().year
    return {
        "mou_number": "471.12/100/SJ",
        "pks_number": "119/2026/PKS/09",
        "legal_basis": "UU 24/2011 pasal 15",
        "purpose": "public_service",
        "purpose_text": "Memeriksa peserta saat mendaftar",
        "elements": ["nama_lengkap", "tanggal_lahir"],
        "fields": ["nama_lengkap"],
        "everywhere": "yes",
        "per_second": "20",
        "per_day": "10.000",
        "tariff": "commercial",
        "valid_from-day": "1",
        "valid_from-month": "1",
        "valid_from-year": str(year),
        "valid_until-day": "31",
        "valid_until-month": "12",
        "valid_until-year": str(year + 2),
    } | changed


def officer() -> cast.Member:
    return cast.staff("data_officer", sight=("*",))


def approver() -> cast.Member:
    return cast.staff("data_approver", sight=("*",))


def drafted(desk: Client, **changed: Any) -> Agreement:
    institution = made.institution(made.drafter())
    answer = desk.post(f"/meja/lembaga/{institution}/perjanjian/", form(**changed))
    assert answer.status_code == 302, answer.content.decode()
    return Agreement.objects.get(institution_id=institution)


@pytest.mark.parametrize("role", ["data_officer", "data_approver"])
def test_both_land_on_the_list_of_agreements_after_signing_in(role: str) -> None:
    desk = at_desk(cast.staff(role, sight=("*",)))
    assert desk.get("/masuk/").headers["Location"] == "/meja/lembaga/"
    page = desk.get("/meja/lembaga/").content.decode()
    assert "Belum ada perjanjian" in page


@pytest.mark.parametrize("role", ["registrar", "verifier", "head", "administrator", "auditor"])
def test_nobody_else_of_an_office_opens_them(role: str) -> None:
    desk = at_desk(cast.staff(role))
    for path in ("/meja/lembaga/", "/meja/lembaga/daftar/", "/meja/lembaga/baru/"):
        assert desk.get(path).status_code == 403


def test_an_institution_is_entered_and_its_officer_gets_secrets_once() -> None:
    desk = at_desk(officer())
    told = {"name": "RS Sehat", "short_name": "RS Sehat", "sector": "hospital", "email": "it@sehat.example"}
    answer = desk.post("/meja/lembaga/baru/", told)
    institution = Institution.objects.get()
    assert answer.headers["Location"] == f"/meja/lembaga/{institution.institution_id}/"
    path = f"/meja/lembaga/{institution.institution_id}/petugas/"
    shown = desk.post(path, {"name": "Sri Wahyuni", "email": "sri@sehat.example"})
    assert "tampil satu kali" in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    assert "Sri Wahyuni" in desk.get(answer.headers["Location"]).content.decode()
    wrong = desk.post("/meja/lembaga/baru/", told | {"email": "bukan"})
    assert wrong.status_code == 422


def test_one_drafts_with_everything_and_another_approves() -> None:
    drafts, decides = at_desk(officer()), at_desk(approver())
    agreement = drafted(drafts)
    path = f"/meja/lembaga/perjanjian/{agreement.agreement_id}/"
    assert (agreement.per_day, agreement.regions, agreement.status) == (10_000, ["*"], "draft")
    paper = SimpleUploadedFile("pks.pdf", b"%PDF-1.7 isi", content_type="application/pdf")
    assert drafts.post(f"{path}dokumen/", {"kind": "pks", "name": "PKS", "file": paper}).status_code == 302
    kept = queries.list_papers(actor=made.drafter(), agreement_id=agreement.agreement_id)[0]
    taken = decides.get(f"/meja/lembaga/dokumen/{kept.id}.pdf")
    assert (taken.content, taken.headers["Content-Type"]) == (b"%PDF-1.7 isi", "application/pdf")
    assert drafts.post(f"{path}langkah/submit/").status_code == 302
    assert "119/2026/PKS/09" in decides.get("/meja/lembaga/?state=waiting").content.decode()
    asked = decides.get(f"{path}langkah/approve/").content.decode()
    assert "berlaku mulai permintaan berikutnya" in asked
    assert decides.post(f"{path}langkah/approve/").status_code == 302
    agreement.refresh_from_db()
    assert agreement.status == "active"


def test_who_drafts_cannot_approve_and_who_approves_cannot_draft() -> None:
    drafts, decides = at_desk(officer()), at_desk(approver())
    agreement = drafted(drafts)
    path = f"/meja/lembaga/perjanjian/{agreement.agreement_id}/"
    drafts.post(f"{path}langkah/submit/")
    assert drafts.post(f"{path}langkah/approve/").status_code == 403
    assert decides.get(f"{path}ubah/").status_code == 403
    assert decides.get(f"/meja/lembaga/{agreement.institution_id}/perjanjian/").status_code == 403
    assert "Setujui" not in drafts.get(path).content.decode()
    agreement.refresh_from_db()
    assert agreement.status == "submitted"


def test_what_breaks_a_rule_is_said_beside_its_box_and_nothing_is_lost() -> None:
    desk = at_desk(officer())
    institution = made.institution(made.drafter())
    path = f"/meja/lembaga/{institution}/perjanjian/"
    answer = desk.post(path, form(fields=["nama_lengkap", "agama"], legal_basis="UU 1/2020"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Data balikan harus bagian darinya" in page
    assert 'value="UU 1/2020"' in page
    answer = desk.post(path, form(per_day="banyak", **{"valid_from-day": "32"}))
    assert "Tulis bilangan bulat di atas nol" in answer.content.decode()
    assert "Tulis tanggal yang ada di kalender" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_regions_are_searched_and_ticked_without_a_script() -> None:
    desk = at_desk(officer())
    institution = made.institution(made.drafter())
    path = f"/meja/lembaga/{institution}/perjanjian/"
    answers = form(regions=["3201"], search="regions", **{"regions-q": "Cibinong"})
    answers.pop("everywhere")
    page = desk.post(path, answers).content.decode()
    assert 'value="3201" checked' in page
    assert 'value="320101"' in page
    answers.pop("search")
    answers["regions-q"] = ""
    assert desk.post(path, answers).status_code == 302
    assert Agreement.objects.get().regions == ["3201"]


def test_a_proposal_shows_what_would_change() -> None:
    one = made.partner()
    drafts, decides = at_desk(officer()), at_desk(approver())
    path = f"/meja/lembaga/perjanjian/{one.agreement_id}/"
    answer = drafts.post(f"{path}ubah/", form(elements=["nama_lengkap", "agama"], pks_number="BARU/1"))
    assert answer.status_code == 302
    for page in (decides.get(path), decides.get(f"{path}langkah/approve/")):
        told = page.content.decode()
        assert "agama atau kepercayaan" in told
        assert "Dilepas" in told
        assert "BARU/1" in told
    assert decides.post(f"{path}langkah/refuse/", {"reason": ""}).status_code == 422
    assert decides.post(f"{path}langkah/approve/").status_code == 302
    assert "Yang berubah pada versi 2" in decides.get(path).content.decode()


def test_suspending_needs_a_reason_and_counts_at_once() -> None:
    one = made.partner()
    decides = at_desk(approver())
    path = f"/meja/lembaga/perjanjian/{one.agreement_id}/"
    assert "langsung ditolak" in decides.get(f"{path}langkah/suspend/").content.decode()
    decides.post(f"{path}langkah/suspend/", {"reason": "Laporan tidak masuk akal"})
    assert Agreement.objects.get(agreement_id=one.agreement_id).status == "suspended"
    assert "Laporan tidak masuk akal" in decides.get(path).content.decode()
    decides.post(f"{path}langkah/resume/", {"reason": "Sudah dijelaskan"})
    decides.post(f"{path}langkah/end/", {"reason": "Masa kerja sama selesai"})
    assert Agreement.objects.get(agreement_id=one.agreement_id).status == "ended"
    assert decides.get(f"{path}langkah/resume/").status_code == 302
    assert decides.get(f"{path}langkah/hapus/").status_code == 404


def test_a_client_gets_keys_networks_and_is_closed_after_a_question() -> None:
    one = made.partner()
    desk = at_desk(officer())
    answer = desk.post(
        f"/meja/lembaga/perjanjian/{one.agreement_id}/klien/", {"name": "Cabang", "kind": "live"}
    )
    client = DataClient.objects.get(name="Cabang")
    path = f"/meja/lembaga/klien/{client.client_id}/"
    assert (answer.headers["Location"], client.sandbox) == (path, False)
    assert "Belum ada kunci" in desk.get(path).content.decode()
    private = one.key.as_pem(private=True).decode()
    refused = desk.post(f"{path}add-key/", {"key": private})
    assert refused.status_code == 422
    assert "kunci privat" in refused.content.decode()
    assert private.splitlines()[1] not in refused.content.decode()
    desk.post(f"{path}addresses/", {"addresses": "203.0.113.0/24\n"})
    assert desk.post(f"{path}addresses/", {"addresses": "0.0.0.0/0"}).status_code == 422
    assert "Tutup klien ini?" in desk.post(f"{path}close/").content.decode()
    client.refresh_from_db()
    assert (client.active, client.addresses) == (True, ["203.0.113.0/24"])
    desk.post(f"{path}close/", {"confirmed": "yes"})
    client.refresh_from_db()
    assert client.active is False


def test_a_stolen_key_is_withdrawn_with_every_token() -> None:
    one = made.partner()
    desk = at_desk(officer())
    path = f"/meja/lembaga/klien/{one.client.client_id}/"
    key_id = queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys[0].id
    desk.post(f"{path}stolen-key/", {"key_id": str(key_id), "confirmed": "yes"})
    assert DataClient.objects.get(client_id=one.client.client_id).tokens_since is not None
    again = desk.post(f"{path}withdraw-key/", {"key_id": "bukan-kunci", "confirmed": "yes"})
    assert again.status_code == 422


def test_usage_and_statement_say_the_same_on_page_and_in_the_file() -> None:
    one = made.partner()
    today = day_at(now(), "WIB")
    for outcome, day, times in ((1, today, 40), (2, today, 5), (1, today - timedelta(days=200), 9)):
        Usage.objects.create(
            client_no=one.client.number,
            day=day,
            way=1,
            outcome=outcome,
            agreement_no=one.number,
            accesses=times,
        )
    desk = at_desk(approver())
    path = f"/meja/lembaga/perjanjian/{one.agreement_id}/"
    assert "45 permintaan dalam 30 hari" in desk.get(f"{path}pemakaian/").content.decode()
    assert "40.000" in desk.get(f"{path}tagihan/").content.decode()
    file = desk.get(f"{path}tagihan/?format=csv&month={today:%Y-%m}")
    assert file.headers["Content-Type"].startswith("text/csv")
    assert ",45,40,40000" in file.content.decode()
    assert desk.get(f"{path}tagihan/?month=bulan").status_code == 200


def test_the_list_is_filtered_and_paged() -> None:
    one = made.partner()
    for number in range(27):
        Agreement.objects.create(
            **{
                field.attname: getattr(Agreement.objects.get(agreement_id=one.agreement_id), field.attname)
                for field in Agreement._meta.fields
            }
            | {"agreement_id": made.new_id(), "agreement_no": 100 + number, "status": "ended"}
        )
    desk = at_desk(approver())
    first = desk.get("/meja/lembaga/").content.decode()
    assert "28 perjanjian" in first
    assert "Halaman 1 dari 2" in first
    assert "1 perjanjian" in desk.get("/meja/lembaga/?state=active").content.decode()
    assert "Tidak ada perjanjian yang cocok" in desk.get("/meja/lembaga/?sector=bpjs").content.decode()
    assert "28 perjanjian" in desk.get("/meja/lembaga/?q=contoh").content.decode()
