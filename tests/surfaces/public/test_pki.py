"""The services of the authority as programs of others use them: openssl asks, openssl checks."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from adminduk.documents.models import SignerCertificate
from adminduk.documents.operations import revoke_certificate
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from tests.documents.office import WORKER, Tray

pytestmark = pytest.mark.django_db


@pytest.fixture
def tray(db: None) -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


def run(*words: object) -> str:
    done = subprocess.run([str(one) for one in words], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def chain(folder: Path) -> Path:
    pki = Path(settings.ADMINDUK_PKI)
    file = folder / "chain.pem"
    file.write_bytes((pki / "issuing.pem").read_bytes() + (pki / "root.pem").read_bytes())
    return file


def test_openssl_gets_a_timestamp_and_finds_it_good(tray: Tray, tmp_path: Path) -> None:
    data, query, answer = (tmp_path / name for name in ("data", "query.tsq", "answer.tsr"))
    data.write_bytes(b"isi dokumen")
    run("openssl", "ts", "-query", "-data", data, "-sha256", "-cert", "-out", query)
    given = Client().post("/pki/tsa", query.read_bytes(), content_type="application/timestamp-query")
    assert given["Content-Type"] == "application/timestamp-reply"
    answer.write_bytes(given.content)
    root = Path(settings.ADMINDUK_PKI) / "root.pem"
    told = run(
        "openssl", "ts", "-verify", "-queryfile", query, "-in", answer, "-CAfile", root, "-untrusted", chain(tmp_path)
    )  # fmt: skip
    assert "Verification: OK" in told
    data.write_bytes(b"isi lain")
    told = run(
        "openssl", "ts", "-verify", "-data", data, "-in", answer, "-CAfile", root, "-untrusted", chain(tmp_path)
    )  # fmt: skip
    assert "Verification: OK" not in told


def test_what_is_no_request_is_rejected_and_never_breaks_anything() -> None:
    for body in (b"", b"nonsense", b"\x30\x03\x02\x01\x01"):
        stamp = Client().post("/pki/tsa", body, content_type="application/timestamp-query")
        word = Client().post("/pki/ocsp", body, content_type="application/ocsp-request")
        assert (stamp.status_code, word.status_code) == (200, 200)
    assert Client().get("/pki/ocsp/???").status_code in (200, 404)


def asked(tray: Tray, folder: Path) -> tuple[bytes, Path]:
    with acting(WORKER):
        held = SignerCertificate.objects.filter(staff_id=tray.yuni.id, revoked_at__isnull=True).first()
    if held is not None:
        (folder / "signer.pem").write_text(held.certificate_pem)
    query = folder / "query.der"
    issuing = Path(settings.ADMINDUK_PKI) / "issuing.pem"
    run("openssl", "ocsp", "-issuer", issuing, "-cert", folder / "signer.pem", "-reqout", query, "-no_nonce")
    return query.read_bytes(), folder / "signer.pem"


def word_on(tray: Tray, folder: Path, *, by: str) -> str:
    query, signer = asked(tray, folder)
    if by == "post":
        given = Client().post("/pki/ocsp", query, content_type="application/ocsp-request")
    else:
        given = Client().get("/pki/ocsp/" + base64.b64encode(query).decode())
    assert given["Content-Type"] == "application/ocsp-response"
    (folder / "answer.der").write_bytes(given.content)
    pki = Path(settings.ADMINDUK_PKI)
    return run(
        "openssl", "ocsp", "-respin", folder / "answer.der", "-issuer", pki / "issuing.pem", "-cert", signer,
        "-CAfile", pki / "root.pem", "-verify_other", pki / "issuing.pem", "-no_nonce",
    )  # fmt: skip


@pytest.mark.parametrize("by", ["post", "get"])
def test_openssl_is_told_whether_a_certificate_was_revoked(tray: Tray, tmp_path: Path, by: str) -> None:
    told = word_on(tray, tmp_path, by=by)
    assert "Response verify OK" in told
    assert "signer.pem: good" in told
    revoke_certificate(actor=tray.tatang, at=now(), staff_id=tray.yuni.id)
    assert "signer.pem: revoked" in word_on(tray, tmp_path, by=by)


def test_the_lists_and_certificates_are_there_and_no_key_is() -> None:
    tray = Tray()
    assert tray.yuni
    assert Client().get("/pki/issuing.crl")["Content-Type"] == "application/pkix-crl"
    assert b"BEGIN CERTIFICATE" in Client().get("/pki/root.pem").content
    for name in ("root.key", "issuing.key", "seal.key", "authority.secret", "tsa.key", "..%2Fdatabase.json"):
        assert Client().get(f"/pki/{name}").status_code == 404
