"""A program sends a file in pieces, takes the price, follows it and fetches the result."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from adminduk.data_access import operations
from adminduk.data_access.tokens import make_token
from adminduk.foundation.clock import now
from tests import institutions as made
from tests.data_access.matched import HEAD, MATCHER

pytestmark = pytest.mark.django_db
CONTENT = (HEAD + "3201010101010001;ASEP;1990-01-01\n3,17E+15;BUDI;1990-01-01\n").encode()
FILES = "/api/v1/pemadanan"


class Program:
    def __init__(self, client_no: int) -> None:
        token = make_token(client_no, now().timestamp())
        self.http = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        more: dict[str, Any] = {}
        if isinstance(body, bytes):
            more = {"data": body, "content_type": "application/octet-stream"}
        elif body is not None:
            more = {"data": body, "content_type": "application/json"}
        return getattr(self.http, method)(FILES + path, **more)


@pytest.fixture
def program() -> Program:
    return Program(made.partner(bulk=True).client.number)


def test_a_file_goes_the_whole_way(program: Program) -> None:
    begun = program.ask("post", "", {"nama": "nasabah.csv", "ambang": 85})
    assert begun.status_code == 201
    address = f"/{begun.json()['id']}"
    assert begun.headers["Location"] == FILES + address
    assert program.ask("put", f"{address}/bagian/2", CONTENT[20:]).status_code == 204
    assert program.ask("put", f"{address}/bagian/1", CONTENT[:20]).status_code == 204
    told = {"ukuran": len(CONTENT), "sha256": sha256(CONTENT).hexdigest()}
    assert program.ask("post", f"{address}/selesai", told).status_code == 202
    early = program.ask("get", f"{address}/hasil")
    assert (early.status_code, early.headers["Content-Type"]) == (409, "application/problem+json")

    operations.count_matching(actor=MATCHER, at=now(), matching_id=begun.json()["id"])
    state = program.ask("get", address).json()
    assert state["status"] == "menunggu persetujuan biaya"
    assert (state["baris"], state["ditolak"], state["rupiah"]) == (2, 1, 6_800_000)
    wrong = program.ask("post", f"{address}/setuju", {"rupiah": 1})
    assert (wrong.status_code, wrong.json()["type"]) == (409, "urn:adminduk:masalah:biaya-berbeda")
    assert program.ask("post", f"{address}/setuju", {"rupiah": 6_800_000}).status_code == 202

    operations.match_some(actor=MATCHER, at=now(), matching_id=begun.json()["id"])
    assert program.ask("get", address).json()["manifes"]["mutu"]["tidak_ditemukan"] == 1
    answer = program.ask("get", f"{address}/hasil")
    content = b"".join(answer.streaming_content)
    assert int(answer.headers["Content-Length"]) == len(content)
    assert content.decode().splitlines()[1:] == ["2;tidak ditemukan;;;;", "3;ditolak;nik-rusak;;;"]
    assert [one["id"] for one in program.ask("get", "").json()["pemadanan"]] == [begun.json()["id"]]


def test_one_body_does_as_well_and_a_file_is_called_off(program: Program) -> None:
    address = f"/{program.ask('post', '', {'nama': 'a.csv'}).json()['id']}"
    assert program.ask("put", f"{address}/berkas", CONTENT).json()["status"] == "menghitung"
    assert program.ask("delete", address).json()["status"] == "dibatalkan"


def test_refusals_are_problems_in_both_languages(program: Program) -> None:
    stranger = Client().get(FILES)
    assert stranger.status_code == 401
    assert stranger.headers["WWW-Authenticate"].startswith("Bearer")
    assert set(stranger.json()["sentences"]) == {"id", "en"}
    assert program.ask("put", "").status_code == 405
    assert program.ask("post", "", {"nama": "x", "panggilan_balik": "https://10.1.1.1/"}).status_code == 422
    assert program.http.post(FILES, b"[", content_type="application/json").status_code == 422
    nobodys = "/01a20000-0000-7000-8000-000000000000"
    assert program.ask("get", nobodys).status_code == 404
    without = Program(made.partner().client.number).ask("get", "")
    assert (without.status_code, without.json()["type"]) == (403, "urn:adminduk:masalah:banyak-di-luar-pks")
    begun = program.ask("post", "", {"nama": "x"}).json()["id"]
    big = program.ask("put", f"/{begun}/bagian/1", b"x" * (4 * 1024 * 1024 + 1))
    assert (big.status_code, big.json()["type"]) == (422, "urn:adminduk:masalah:potongan-salah")
