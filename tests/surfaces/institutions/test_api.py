"""The verification API over its own port: what it takes, what it says, and how it says no."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest
from pytest_django import DjangoDbBlocker

from adminduk.data_access.tokens import make_token
from adminduk.foundation import clock
from tests import database, institutions
from tests.data_access.answering.house import House, post, raw, token, wait_for
from tests.institutions import Partner

MANY = "/v1/verifikasi/banyak"


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    from django.db import connections

    with django_db_blocker.unblock():
        made = House()
        made.fill()
        yield made
        said = made.stop()
        connections.close_all()
        database.make_worker_database()
    # Whatever was asked and refused here, no line of the process names anybody.
    for number in (made.asep, made.siti, "ASEP", "SUNANDAR"):
        assert not any(number in one for one in said)


@pytest.fixture(scope="module")
def one(house: House) -> Partner:
    return house.partner(bulk=True)


@pytest.fixture(scope="module")
def port(house: House, one: Partner) -> int:
    return house.start()


def get(port: int, path: str, method: str = "GET") -> tuple[int, Any, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    return answer.status, json.loads(told), dict(answer.headers)


def known(house: House, port: int, other: Partner) -> Partner:
    """Waits until the process has heard of an agreement made after its start (a NOTIFY away)."""
    body = {"nik": house.asep, "elemen": {"agama": 1}}
    wait_for(lambda: post(port, token(other), body)[0] == 200)
    return other


def test_one_person(house: House, port: int, one: Partner) -> None:
    body = {
        "nik": house.asep,
        "elemen": {
            "nama_lengkap": "ASEP SOENANDAR",
            "tanggal_lahir": "1990-03-12",
            "agama": "Kristen",
            "wajah": "x",
        },
        "minta": ["nama_lengkap"],
        "ambang": 85,
    }
    status, told, headers = post(port, token(one), body)
    assert status == 200
    assert told.pop("id_akses") == str(house.log()[-1]["access_id"])
    assert told == {
        "status": "ditemukan",
        "elemen": {
            "nama_lengkap": {"hasil": "sesuai", "skor": 98},
            "tanggal_lahir": {"hasil": "sesuai"},
            "agama": {"hasil": "tidak sesuai"},
            "wajah": {"hasil": "tidak tersedia"},
        },
        "data": {"nama_lengkap": "ASEP SUNANDAR"},
    }
    assert headers["Cache-Control"] == "no-store"


def test_many_people_in_their_order(house: House, port: int, one: Partner) -> None:
    people = [
        {"nik": nik, "elemen": {"nama_lengkap": "ASEP SUNANDAR"}}
        for nik in (house.siti, house.nobody, house.asep)
    ]
    status, told, _ = post(port, token(one), {"orang": people}, MANY)
    assert status == 200
    assert [one["status"] for one in told["hasil"]] == ["ditemukan", "tidak ditemukan", "ditemukan"]
    assert [one["elemen"].get("nama_lengkap", {}).get("hasil") for one in told["hasil"]] == [
        "tidak sesuai",
        None,
        "sesuai",
    ]


def test_who_is_elsewhere_and_who_is_nobody_get_the_same_words(house: House, port: int) -> None:
    other = known(house, port, house.partner(regions=("3271",)))
    answers = [
        post(port, token(other), {"nik": nik, "elemen": {"nama_lengkap": "X"}})
        for nik in (house.asep, house.nobody)
    ]
    for status, told, headers in answers:
        del told["id_akses"], headers["Date"]
        assert (status, told) == (200, {"status": "tidak ditemukan", "elemen": {}})
    assert answers[0][2] == answers[1][2]


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b"{", 422, "isi-salah"),
        ({"nik": "12"}, 422, "isi-salah"),
        ({"nik": "3201010101900001", "lain": 1}, 422, "isi-salah"),
        ({"nik": "3201010101900001", "ambang": 10}, 422, "isi-salah"),
        ({"nik": "3201010101900001", "elemen": {"apa": "x"}}, 422, "elemen-salah"),
        ({"nik": "3201010101900001", "elemen": {"nama_ayah": "x"}}, 403, "elemen-di-luar-pks"),
        ({"nik": "3201010101900001", "minta": ["no_kk"]}, 403, "elemen-di-luar-pks"),
        (b"x" * 70_000, 413, "terlalu-besar"),
    ],
)
def test_what_can_not_be_answered_is_said_in_both_languages(
    port: int, one: Partner, body: Any, status: int, kind: str
) -> None:
    found, told, headers = post(port, token(one), body)
    assert (found, told["status"], told["type"]) == (status, status, f"urn:adminduk:masalah:{kind}")
    assert headers["Content-Type"] == "application/problem+json"
    assert told["detail"] == told["sentences"]["id"] != told["sentences"]["en"]
    assert "3201010101900001" not in json.dumps(told)


def test_without_a_token_that_holds_nothing_is_read(port: int, one: Partner) -> None:
    old = make_token(one.client.number, clock.now().timestamp() - 700, 600)
    for key in ("", "x", old, token(one)[:-4] + "AAAA"):
        status, told, headers = post(port, key, b"{")
        assert (status, told["type"]) == (401, "urn:adminduk:masalah:token-tidak-berlaku")
        assert headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_client_asks_from_its_own_addresses_alone(house: House, port: int) -> None:
    from adminduk.data_access import operations
    from tests.cast import TUESDAY

    other = known(house, port, house.partner())
    operations.set_addresses(
        actor=other.drafter, at=TUESDAY, client_id=other.client.client_id, networks=["203.0.113.0/24"]
    )
    told = {"nik": house.asep, "elemen": {"agama": 1}}
    wait_for(lambda: post(port, token(other), told)[0] == 403)
    body = json.dumps(told).encode()
    asked = {}
    for told in (b"", b"203.0.113.9", b"198.51.100.4", b"203.0.113.9, 198.51.100.4"):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
            head = b"X-Forwarded-For: " + told + b"\r\n" if told else b""
            caller.sendall(raw(token(other), [body]).replace(b"Host: x\r\n", b"Host: x\r\n" + head))
            asked[told] = int(caller.recv(65_536)[9:12])
    assert asked == {b"": 403, b"203.0.113.9": 200, b"198.51.100.4": 403, b"203.0.113.9, 198.51.100.4": 403}


def test_many_needs_an_agreement_for_many(house: House, port: int) -> None:
    body = {"orang": [{"nik": house.asep, "elemen": {"agama": 1}}]}
    status, told, _ = post(port, token(known(house, port, house.partner())), body, MANY)
    assert (status, told["type"]) == (403, "urn:adminduk:masalah:banyak-di-luar-pks")


def test_addresses_and_methods(port: int) -> None:
    assert get(port, "/nowhere")[0] == 404
    status, _, headers = get(port, "/v1/verifikasi")
    assert (status, headers["Allow"]) == (405, "POST")
    assert get(port, "/healthz")[:2] == (200, {"status": "ok"})
    assert get(port, "/v1/status")[1]["status"] == "normal"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"POST /v1/verifikasi HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"POST /v1/verifikasi HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400),
        (b"POST /v1/verifikasi HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /v1/verifikasi HTTP/1.1\r\nX: " + b"y" * 9_000, 431),
        (b"NONSENSE\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_ends_the_connection(port: int, head: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
        caller.sendall(head)
        answer = b""
        while data := caller.recv(65_536):
            answer += data
    assert answer.startswith(b"HTTP/1.1 %d" % status)
    assert b"Connection: close" in answer


def test_requests_sent_ahead_are_answered_in_their_order(house: House, port: int, one: Partner) -> None:
    names = ["ASEP SUNANDAR", "BUKAN DIA", "ASEP SUNANDAR"] * 5
    bodies = [json.dumps({"nik": house.asep, "elemen": {"nama_lengkap": name}}).encode() for name in names]
    sent = raw(token(one), bodies)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
        # In pieces that end anywhere.
        for at in range(0, len(sent), 701):
            caller.sendall(sent[at : at + 701])
        answer = b""
        while answer.count(b'"hasil"') < len(names):
            answer += caller.recv(65_536)
    found = [part.startswith(b'"sesuai"') for part in answer.split(b'"hasil":')[1:]]
    assert found == [name == "ASEP SUNANDAR" for name in names]


def test_a_token_is_given_for_a_signed_assertion(house: House, port: int, one: Partner) -> None:
    form = institutions.form(one.assertion(clock.now()))
    body = urlencode({name: values[0] for name, values in form.items()})
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for expected in (200, 401):
        connection.request("POST", "/v1/oauth/token", body, headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        assert answer.status == expected
        if expected == 200:
            assert post(port, told["access_token"], {"nik": house.asep, "elemen": {"agama": 1}})[0] == 200
        else:
            assert told["error"] == "invalid_client"
    connection.close()


def test_a_sandbox_client_is_answered_alike_by_people_who_never_lived(house: House, port: int) -> None:
    from adminduk.data_access.models import SandboxPerson

    other = known(house, port, house.partner(sandbox=True))
    person = SandboxPerson.objects.filter(outcome=1).order_by("nik").first()
    assert person is not None
    status, told, _ = post(port, token(other), {"nik": person.nik, "elemen": {"nama_lengkap": person.name}})
    assert (status, told["status"]) == (200, "ditemukan")
    assert told["elemen"] == {"nama_lengkap": {"hasil": "sesuai", "skor": 100}}
    status, told, _ = post(
        port, token(other), {"nik": house.asep, "elemen": {"nama_lengkap": "ASEP SUNANDAR"}}
    )
    assert (status, told["status"]) == (200, "tidak ditemukan")
