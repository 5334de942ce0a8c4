"""What every answer carries, whatever the address and whoever asks."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.test import Client

from adminduk.foundation.configuration import PROJECT
from tests.security.routes import addresses
from tests.surfaces.desk.office import an_office, at_desk

pytestmark = pytest.mark.django_db
# The one page that compiles WebAssembly: it reads QR codes on the visitor's own phone.
READER = "/q/baca/"
# What programs of others ask by protocols of their own (RFC 3161, RFC 6960, RFC 6749): they press no button of ours.
SERVICES = ("/pki/", "/api/v1/documents/verify", "/api/v1/pemadanan", "/oauth/token")
ODD_ADDRESSES = ["/tidak-ada/", "/q/1/%00", "/meja/kasus/satu/", "/statis/tidak-ada.css"]


def check(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    if address == READER:
        policy = policy.replace(" 'wasm-unsafe-eval'", "")
    assert "unsafe-inline" not in policy, address
    assert "unsafe-eval" not in policy, address
    for directive in ("default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"):
        assert directive in policy, (address, directive)
    assert "form-action 'self'" in policy, address
    assert answer.headers["X-Content-Type-Options"] == "nosniff", address
    assert answer.headers["Referrer-Policy"] == "same-origin", address
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN", address
    assert answer.status_code < 500 or address == "/healthz", address
    if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        text = answer.content.decode()
        # What the policy forbids must not be asked for either: it would just not work.
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), address
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", text), address


def test_every_address_has_its_headers_for_a_passer_by(client: Client) -> None:
    found = list(addresses())
    assert len(found) > 50
    for address in [*found, *ODD_ADDRESSES]:
        check(client, address)


def test_every_address_has_its_headers_for_an_officer() -> None:
    office = an_office()
    for officer in (office.rina, office.yuni, office.tatang):
        desk = at_desk(officer)
        for address in addresses():
            if "/keluar/" not in address:
                check(desk, address)


def test_nothing_is_posted_without_the_token_of_its_form() -> None:
    """In every address: a page of a stranger must not be able to press our buttons."""
    strict = Client(enforce_csrf_checks=True)
    for address in addresses():
        if address.startswith(SERVICES):
            continue
        for method in (strict.post, strict.put, strict.patch, strict.delete):
            answer = method(address)
            assert answer.status_code == 403, (method.__name__, address, answer.status_code)


def test_the_session_lies_in_a_cookie_that_no_script_reads() -> None:
    desk = at_desk(an_office().rina)
    session = desk.cookies["adminduk"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert not session["max-age"], "it ends with the browser"
    strict = Client()
    strict.get("/masuk/")
    assert strict.cookies["csrftoken"]["samesite"] == "Strict"


def test_behind_https_cookies_never_travel_in_clear() -> None:
    asked = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.SECURE_HSTS_SECONDS >= 31536000, s.ALLOWED_HOSTS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ
        | {
            "ADMINDUK_DEMO": "0",
            "ADMINDUK_PUBLIC_URL": "https://dukcapil.bogorkab.go.id",
            "DJANGO_SETTINGS_MODULE": "adminduk.settings",
            "PYTHONPATH": str(PROJECT / "src"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split(maxsplit=3)[:3] == ["True", "True", "True"]
    assert "['dukcapil.bogorkab.go.id']" in done.stdout


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8000", ""])
def test_a_strange_host_gets_nothing(client: Client, host: str) -> None:
    answer = client.get("/masuk/", HTTP_HOST=host) if host else client.get("/masuk/", HTTP_HOST=" ")
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_forwarded_host_is_not_believed(client: Client) -> None:
    answer = client.get("/", HTTP_X_FORWARDED_HOST="evil.example")
    assert answer.status_code == 200
    assert "evil.example" not in answer.content.decode()
    assert "evil.example" not in str(answer.headers)
