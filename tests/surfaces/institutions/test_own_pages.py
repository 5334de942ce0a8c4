"""An institution's officer sees what belongs to his institution, and nothing of the desk or of another."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from joserfc.jwk import ECKey

from adminduk.data_access import operations
from adminduk.data_access.models import AgreementPaper, Officer, Usage
from adminduk.data_access.types import NewOfficer
from adminduk.foundation.clock import day_at, now
from tests import cast
from tests import institutions as made
from tests.surfaces.desk.office import at_desk

pytestmark = pytest.mark.django_db
PASSWORD = "lautan tenang kapal pulang"


@dataclass
class Seat:
    one: made.Partner
    officer: NewOfficer

    @property
    def path(self) -> str:
        return f"/lembaga/perjanjian/{self.one.agreement_id}/"


def a_seat(email: str = "sri@bank.example") -> Seat:
    one = made.partner()
    officer = operations.appoint_officer(
        actor=one.drafter,
        at=now(),
        institution_id=one.institution_id,
        email=email,
        name="Sri Wahyuni",
        password=PASSWORD,
    )
    return Seat(one, officer)


def code_of(seat: Seat) -> str:
    Officer.objects.filter(officer_id=seat.officer.officer.id).update(last_totp=0)
    return pyotp.TOTP(seat.officer.enrolment.secret).at(now())


def signed_in(seat: Seat) -> Client:
    client = Client()
    first = client.post("/lembaga/masuk/", {"email": seat.officer.officer.email, "password": PASSWORD})
    assert first.headers["Location"] == "/lembaga/masuk/kode/"
    assert client.get("/lembaga/").status_code == 302
    second = client.post("/lembaga/masuk/kode/", {"code": code_of(seat)})
    assert second.headers["Location"] == "/lembaga/"
    return client


def test_a_password_alone_opens_nothing_and_a_wrong_one_says_not_which_was_wrong() -> None:
    seat, client = a_seat(), Client()
    for email in ("sri@bank.example", "siapa@bank.example"):
        answer = client.post("/lembaga/masuk/", {"email": email, "password": "salah salah salah"})
        assert answer.status_code == 422
        assert "email atau kata sandi salah" in answer.content.decode()
    client.post("/lembaga/masuk/", {"email": "sri@bank.example", "password": PASSWORD})
    assert client.post("/lembaga/masuk/kode/", {"code": "000000"}).status_code == 422
    assert client.get(seat.path).status_code == 302


def test_guessing_is_slowed() -> None:
    a_seat()
    client = Client()
    told = [
        client.post("/lembaga/masuk/", {"email": "sri@bank.example", "password": f"tebak {n}"}).status_code
        for n in range(7)
    ]
    assert told[-1] == 429


def test_sessions_of_staff_and_of_institutions_open_nothing_of_each_other() -> None:
    own = signed_in(a_seat())
    for path in ("/meja/", "/meja/lembaga/", "/dasbor/"):
        assert own.get(path).headers["Location"].startswith("/masuk/")
    assert own.get("/lapor/kelahiran/").status_code in {302, 404}
    desk = at_desk(cast.staff("data_officer", sight=("*",)))
    assert desk.get("/lembaga/").headers["Location"].startswith("/lembaga/masuk/")


def test_nobody_is_sent_elsewhere_after_signing_in() -> None:
    seat, client = a_seat(), Client()
    told = {"email": "sri@bank.example", "password": PASSWORD, "lanjut": "https://jahat.example/"}
    client.post("/lembaga/masuk/", told)
    answer = client.post("/lembaga/masuk/kode/", {"code": code_of(seat)})
    assert answer.headers["Location"] == "/lembaga/"


def test_an_agreement_is_told_in_plain_words_with_the_quota_of_today() -> None:
    seat = a_seat()
    Usage.objects.create(
        client_no=seat.one.client.number,
        day=day_at(now(), "WIB"),
        way=1,
        outcome=1,
        agreement_no=seat.one.number,
        accesses=250,
    )
    client = signed_in(seat)
    assert "Hari ini 250 dari 100.000 orang" in client.get("/lembaga/").content.decode()
    page = client.get(seat.path).content.decode()
    assert "Anda boleh mencocokkan: nomor KK, nama lengkap, tempat lahir, tanggal lahir." in page
    assert "Hanya tentang penduduk seluruh Indonesia." in page
    assert "Hari ini 250" in client.get(f"{seat.path}pemakaian/").content.decode()
    assert "250.000" in client.get(f"{seat.path}tagihan/").content.decode()
    assert ",250,250,250000" in client.get(f"{seat.path}tagihan/?format=csv").content.decode()


def test_another_institution_is_not_there() -> None:
    seat, other = a_seat(), made.partner()
    client = signed_in(seat)
    for path in (
        f"/lembaga/perjanjian/{other.agreement_id}/",
        f"/lembaga/perjanjian/{other.agreement_id}/tagihan/",
        f"/lembaga/klien/{other.client.client_id}/",
        f"/lembaga/klien/{other.client.client_id}/contoh/python/",
    ):
        assert client.get(path).status_code == 404, path
    answer = client.post(f"/lembaga/klien/{other.client.client_id}/close/", {"confirmed": "yes"})
    assert answer.status_code in {404, 422}
    made_still = operations.call_in_tokens(actor=other.drafter, at=now(), client_id=other.client.client_id)
    assert made_still is None


def test_keys_are_changed_over_two_at_once() -> None:
    seat = a_seat()
    client = signed_in(seat)
    path = f"/lembaga/klien/{seat.one.client.client_id}/"
    fresh = ECKey.generate_key("P-256").as_pem(private=False).decode()
    assert client.post(f"{path}add-key/", {"key": fresh}).status_code == 302
    third = client.post(
        f"{path}add-key/", {"key": ECKey.generate_key("P-256").as_pem(private=False).decode()}
    )
    assert third.status_code == 422
    assert "Dua kunci sudah berlaku" in third.content.decode()
    assert client.post(f"{path}reopen/").status_code == 404
    assert "Cabut kunci ini?" in client.post(f"{path}withdraw-key/").content.decode()


def test_the_examples_are_for_this_client_and_can_be_read_by_their_programs(tmp_path: Path) -> None:
    seat = a_seat()
    client = signed_in(seat)
    path = f"/lembaga/klien/{seat.one.client.client_id}/contoh/"
    program = client.get(f"{path}python/").content.decode()
    assert f'CLIENT = "{seat.one.client.client_id}"' in program
    assert f'KEY_ID = "{seat.one.kid}"' in program
    compile(program, "ask.py", "exec")
    script = tmp_path / "ask.sh"
    script.write_bytes(client.get(f"{path}curl/").content)
    assert subprocess.run(["/bin/sh", "-n", str(script)], check=False).returncode == 0
    assert client.get(f"{path}perl/").status_code == 404


def test_a_report_is_handed_in_once_it_is_due() -> None:
    seat = a_seat()
    client = signed_in(seat)
    assert "2026-1" in client.get("/lembaga/laporan/").content.decode()
    told = {"agreement": str(seat.one.agreement_id), "semester": "2026-1"}
    assert client.post("/lembaga/laporan/", told).status_code == 422
    file = SimpleUploadedFile("laporan.pdf", b"%PDF-1.7 laporan", content_type="application/pdf")
    assert client.post("/lembaga/laporan/", told | {"file": file}).status_code == 302
    paper = AgreementPaper.objects.get(kind="report")
    assert client.get(f"/lembaga/dokumen/{paper.paper_id}.pdf").content == b"%PDF-1.7 laporan"


def test_one_changes_ones_password_and_other_sessions_end() -> None:
    seat = a_seat()
    here, there = signed_in(seat), signed_in(seat)
    told = {"current": PASSWORD, "new": "gunung tinggi awan putih", "again": "gunung tinggi awan putih"}
    assert here.post("/lembaga/akun/sandi/", told | {"again": "lain"}).status_code == 422
    assert here.post("/lembaga/akun/sandi/", told).status_code == 302
    assert here.get("/lembaga/").status_code == 200
    assert there.get("/lembaga/").status_code == 302


def test_codes_move_to_another_phone_after_the_password_and_a_code_of_the_new_one() -> None:
    seat = a_seat()
    client = signed_in(seat)
    assert client.post("/lembaga/akun/kode/", {"current": "salah"}).status_code == 422
    shown = client.post("/lembaga/akun/kode/", {"current": PASSWORD})
    secret = shown.context["secret"]
    assert secret != seat.officer.enrolment.secret
    assert client.post("/lembaga/akun/kode/pasang/", {"code": "000000"}).status_code == 422
    code = pyotp.TOTP(secret).at(now())
    assert client.post("/lembaga/akun/kode/pasang/", {"code": code}).status_code == 302
    assert client.get("/lembaga/akun/").status_code == 200


def test_a_first_password_must_be_changed_before_anything_else() -> None:
    seat = a_seat()
    Officer.objects.update(password_temporary=True)
    client = signed_in(seat)
    assert client.get("/lembaga/").headers["Location"] == "/lembaga/akun/sandi/"


def test_the_sandbox_and_the_way_to_ask_are_told() -> None:
    client = signed_in(a_seat())
    assert "tidak ditemukan" in client.get("/lembaga/uji-coba/").content.decode()
    assert "/v1/verifikasi" in client.get("/lembaga/cara-bertanya/").content.decode()


def test_who_is_dismissed_is_out_with_his_next_page() -> None:
    seat = a_seat()
    client = signed_in(seat)
    operations.dismiss_officer(actor=seat.one.drafter, at=now(), officer_id=seat.officer.officer.id)
    assert client.get("/lembaga/").status_code == 302
