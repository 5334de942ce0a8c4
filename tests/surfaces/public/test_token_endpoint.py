"""The token endpoint speaks RFC 6749: its fields, its errors, its headers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from adminduk.data_access import operations
from adminduk.data_access.tokens import read_token
from adminduk.foundation.clock import now
from tests import institutions as made

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def post(fields: dict[str, Any], **more: Any) -> Any:
    body = urlencode(fields, doseq=True)
    return Client(enforce_csrf_checks=True).post("/oauth/token", body, content_type=FORM, **more)


def test_a_proof_is_exchanged_for_a_token_that_no_cache_keeps() -> None:
    one, at = made.partner(), now()
    answer = post(made.form(one.assertion(at, aud="http://localhost:8000/oauth/token")))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.json()
    assert set(told) == {"access_token", "token_type", "expires_in"}
    read = read_token(told["access_token"], now().timestamp())
    assert read is not None
    assert read.client_no == one.client.number


def test_refusals_are_those_of_the_standard() -> None:
    one = made.partner()
    wrong = post(made.form(one.assertion(now(), aud="https://elsewhere.example")))
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
    assert wrong.headers["Cache-Control"] == "no-store"
    empty = post({})
    assert (empty.status_code, empty.json()["error"]) == (400, "invalid_request")
    twice = post({"grant_type": ["client_credentials", "client_credentials"]})
    assert twice.json()["error"] == "invalid_request"
    assert Client().get("/oauth/token").status_code == 405
    assert Client().post("/oauth/token", "{}", content_type="application/json").status_code == 400


def test_an_address_is_the_one_that_our_proxy_tells_and_nobody_elses_word(settings: Any) -> None:
    one = made.partner()
    operations.set_addresses(
        actor=one.drafter, at=now(), client_id=one.client.client_id, networks=["203.0.113.0/24"]
    )
    told = {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    assert post(made.form(one.assertion(now())), **told).status_code == 200
    settings.ADMINDUK_INSTITUTIONS_PROXIES = "10.0.0.0/8"
    assert post(made.form(one.assertion(now())), **told).status_code == 401


def test_a_certificate_is_believed_only_from_our_proxy(settings: Any) -> None:
    from tests.data_access.certificates import certificate

    one = made.partner()
    thumbprint = operations.add_certificate(
        actor=one.drafter, at=now(), client_id=one.client.client_id, pem=certificate(now())
    )
    fields = {"grant_type": "client_credentials", "client_id": one.client.client_id}
    told = {"HTTP_X_CLIENT_CERTIFICATE_SHA256": thumbprint}
    bound = read_token(post(fields, **told).json()["access_token"], now().timestamp())
    assert bound is not None
    assert bound.thumbprint == thumbprint
    assert post(fields, HTTP_X_CLIENT_CERTIFICATE_SHA256="ab" * 32).status_code == 401
    settings.ADMINDUK_INSTITUTIONS_PROXIES = ""
    assert post(fields, **told).status_code == 401
