"""Quotas hold over all processes; what one process does not use goes back."""

from __future__ import annotations

import threading
from collections import Counter
from http.client import HTTPConnection
from time import monotonic

import psycopg
import pytest

from tests import environment
from tests.data_access.answering.house import PATH, House, post, token
from tests.institutions import Partner


def known(house: House, port: int, **changed: int) -> Partner:
    """An agreement of which all four processes have heard, unspent."""
    one = house.partner(**changed)
    # Nobody looks anything up: what is wrong in the body is said before a quota is spent.
    seen = 0
    while seen < 40:
        seen = seen + 1 if post(port, token(one), b"{")[0] == 422 else 0
    return one


def flood(port: int, key: str, nik: str, seconds: float, threads: int = 8) -> Counter[int]:
    """Asks for `seconds` over connections that different processes take."""
    found: Counter[int] = Counter()
    until = monotonic() + seconds
    body = f'{{"nik":"{nik}","elemen":{{"agama":1}}}}'.encode()
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def ask() -> None:
        own: Counter[int] = Counter()
        while monotonic() < until:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            for _ in range(20):
                connection.request("POST", PATH, body, headers)
                answer = connection.getresponse()
                answer.read()
                own[answer.status] += 1
                assert answer.status != 429 or int(answer.headers["Retry-After"]) >= 1
            connection.close()
        found.update(own)

    running = [threading.Thread(target=ask) for _ in range(threads)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return found


@pytest.fixture(scope="module")
def port(house: House) -> int:
    """Four processes behind one port."""
    return house.start(4)


def test_four_processes_together_keep_the_quota_of_a_day_to_the_last_person(house: House, port: int) -> None:
    one = known(house, port, per_day=150, per_second=150)
    found = flood(port, token(one), house.asep, 2.0)
    assert set(found) == {200, 429}
    # What a process leased and did not use comes back within a second; never is one person too many told.
    assert found[200] + flood(port, token(one), house.asep, 2.5)[200] == 150
    assert sum(line["client_no"] == one.client.number for line in house.log()) == 150


def test_four_processes_together_keep_the_quota_of_a_second(house: House, port: int) -> None:
    one = known(house, port, per_second=40, per_day=100_000)
    began = monotonic()
    found = flood(port, token(one), house.asep, 3.0)
    took = monotonic() - began
    # One second's worth may be saved up, and one may be leased already.
    assert 40 <= found[200] <= 40 * (took + 2)
    assert found[429] > 0
    assert set(found) == {200, 429}


def test_who_has_spent_his_day_is_told_to_come_back_after_midnight(house: House, port: int) -> None:
    one = known(house, port, per_day=1, per_second=1)
    body = {"nik": house.asep, "elemen": {"agama": 1}}
    assert post(port, token(one), body)[0] == 200
    status, told, headers = post(port, token(one), body)
    assert (status, told["type"]) == (429, "urn:adminduk:masalah:kuota-habis")
    assert 1 <= int(headers["Retry-After"]) <= 86_400
    assert headers["Content-Type"] == "application/problem+json"


@pytest.fixture
def lease(house: House) -> object:
    with psycopg.connect(environment.addresses(environment.DATABASE).app, autocommit=True) as connection:

        def ask(number: int, asked: int, back: int = 0) -> tuple[int, float]:
            row = connection.execute(
                "SELECT granted, wait FROM data_access_lease(%s, %s, %s)", [[number], [asked], [back]]
            ).fetchone()
            return row[0], row[1]

        yield ask


def test_a_lease_never_gives_more_than_is_left_and_takes_back_what_was_not_used(
    house: House, lease: object
) -> None:
    number = house.partner(per_day=100, per_second=60).number
    assert lease(number, 50)[0] == 50
    assert lease(number, 50, back=10)[0] <= 50
    granted = sum(lease(number, 60)[0] for _ in range(200))
    assert granted <= 100 - 40 - 1


def test_an_agreement_that_there_is_not_gets_no_share(house: House, lease: object) -> None:
    with pytest.raises(TypeError):
        lease(999_999, 5)
