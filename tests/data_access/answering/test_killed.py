"""No answer without its line: the process is killed between look-up and answer, and in the middle of a flood."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator

import psycopg
import pytest

from tests.data_access.answering.house import House, post, raw, token, wait_for


@pytest.fixture(autouse=True)
def _nothing_runs_on(house: House) -> Iterator[None]:
    yield
    house.stop()


BLOCKED = """
SELECT count(*) FROM pg_stat_activity
WHERE wait_event_type = 'Lock' AND query LIKE '%%INSERT INTO data_access_access%%' AND pid <> pg_backend_pid()
"""


def test_killed_between_look_up_and_answer_nothing_was_told(house: House) -> None:
    one = house.partner()
    port = house.start()
    body = json.dumps({"nik": house.asep, "elemen": {"nama_lengkap": "ASEP SUNANDAR"}}).encode()
    before = len(house.log())
    with psycopg.connect(house.superuser) as holder, house.administrator() as watcher:
        # The look-up is done, the log can't be written: exactly between the two.
        holder.execute("LOCK TABLE data_access_access IN SHARE MODE")
        with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
            caller.sendall(raw(token(one), [body]))
            wait_for(lambda: watcher.execute(BLOCKED).fetchone()[0])
            caller.settimeout(0.2)
            try:
                early = caller.recv(1)
            except TimeoutError:
                early = b""
            assert early == b""
            house.kill()
            caller.settimeout(10)
            try:
                told = caller.recv(65_536)
            except ConnectionResetError:
                told = b""
        holder.rollback()
    assert told == b""
    # The line may have come in after all (the server had it); an answer never.
    assert len(house.log()) - before in {0, 1}


def test_every_answer_that_left_before_a_kill_stands_in_the_log(house: House) -> None:
    one = house.partner()
    port = house.start()
    key = token(one)
    told: list[str] = []
    enough = threading.Event()

    def ask() -> None:
        body = json.dumps({"nik": house.asep, "elemen": {"nama_lengkap": "ASEP SUNANDAR"}}).encode()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
                received = b""
                caller.sendall(raw(key, [body] * 400))
                while data := caller.recv(65_536):
                    received += data
                    if received.count(b"id_akses") > 20:
                        enough.set()
        except OSError:
            pass
        told.extend(part[:36].decode() for part in received.split(b'"id_akses":"')[1:] if len(part) >= 36)

    running = [threading.Thread(target=ask) for _ in range(8)]
    for thread in running:
        thread.start()
    assert enough.wait(10)
    house.kill()
    for thread in running:
        thread.join()
    assert len(told) > 20
    assert set(told) <= {str(line["access_id"]) for line in house.log()}


def test_asked_to_end_it_answers_what_is_in_the_house(house: House) -> None:
    one = house.partner()
    port = house.start()
    body = json.dumps({"nik": house.asep, "elemen": {"nama_lengkap": "ASEP SUNANDAR"}}).encode()
    with psycopg.connect(house.superuser) as holder, house.administrator() as watcher:
        holder.execute("LOCK TABLE data_access_access IN SHARE MODE")
        with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
            caller.sendall(raw(token(one), [body]))
            wait_for(lambda: watcher.execute(BLOCKED).fetchone()[0])
            ending = threading.Thread(target=house.stop)
            ending.start()
            holder.rollback()
            answer = b""
            while data := caller.recv(65_536):
                answer += data
            ending.join()
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert b"Connection: close" in answer


def test_an_ended_agreement_stops_the_next_request_of_a_running_process(house: House) -> None:
    from adminduk.data_access import operations
    from tests.cast import TUESDAY

    one = house.partner()
    port = house.start(2)
    body = {"nik": house.asep, "elemen": {"agama": 1}}
    assert {post(port, token(one), body)[0] for _ in range(8)} == {200}
    operations.suspend_agreement(
        actor=one.approver, at=TUESDAY, agreement_id=one.agreement_id, reason="periksa"
    )
    assert {post(port, token(one), body)[0] for _ in range(8)} == {403}
