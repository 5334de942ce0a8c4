"""Somebody who asks: an agreement with everything in it, a client, tokens, and questions as they come in."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psycopg

MANY_A_DAY, MANY_A_SECOND = 2_000_000_000, 1_000_000
# Questions made beforehand; the look-ups are spread over the whole register.
QUESTIONS, A_HUNDRED = 40_000, 400
# One in ten says something else: another spelling, a slip, another person.
OTHERWISE = 10

AGREEMENT = """
WITH made AS (
    INSERT INTO data_access_institution (institution_id, name, short_name, kind, supervised_by, email, created_at)
    VALUES (gen_random_uuid(), 'Bank Ukur', 'Ukur', 'bank', '', 'ukur@example.id', now()) RETURNING institution_id
), agreed AS (
    INSERT INTO data_access_agreement (agreement_id, agreement_no, institution_id, status, version, mou_number,
        pks_number, sheet_number, legal_basis, purpose, purpose_text, elements, fields, bulk, feed, regions, per_day,
        per_second, tariff, valid_from, valid_until, drafted_by, approved_by, created_at, changed_at)
    SELECT gen_random_uuid(), %(no)s, institution_id, 'active', 1, '', '', '', 'UU 24/2013', 'kyc', 'ukur',
           %(elements)s, 0, true, false, ARRAY['*'], %(day)s, %(second)s, 'bank', current_date - 2,
           current_date + 365, gen_random_uuid(), gen_random_uuid(), now(), now() FROM made RETURNING agreement_id
)
INSERT INTO data_access_client (client_id, client_no, agreement_id, name, sandbox, active, certificates, addresses,
                                created_at, changed_at)
SELECT 'ukur-' || %(no)s, %(no)s, agreement_id, 'ukur', false, true, '{}', '{}', now(), now() FROM agreed
"""
SOME = """
SELECT person.nik, person.name, person.birth_date::text, person.sex
FROM (SELECT bench_id(1, (random() * %(residents)s)::bigint) AS id FROM generate_series(1, %(many)s)) AS pick
JOIN register_person AS person ON person.person_id = pick.id
"""


def make_agreement(superuser: str, number: int, *, per_second: int = MANY_A_SECOND) -> None:
    """An agreement with one client, both with this number; left alone when it is there."""
    from adminduk.data_access.elements import ELEMENTS

    facts = {
        "no": number,
        "elements": sum(one.bit for one in ELEMENTS),
        "day": MANY_A_DAY,
        "second": per_second,
    }
    with psycopg.connect(superuser) as connection:
        there = connection.execute(
            "SELECT count(*) FROM data_access_client WHERE client_no = %s", [number]
        ).fetchone()
        if not there[0]:
            connection.execute(AGREEMENT, facts)
        connection.execute(
            "UPDATE data_access_agreement SET per_second = %(second)s WHERE agreement_no = %(no)s", facts
        )


def write_questions(superuser: str, residents: int, folder: Path) -> tuple[Path, Path]:
    """Bodies for one person and for a hundred, a line each."""
    draw = random.Random(5)
    with psycopg.connect(superuser) as connection:
        connection.execute("SELECT setseed(0.25)")
        rows = connection.execute(SOME, {"residents": residents - 1, "many": QUESTIONS}).fetchall()
    people = [_asked(row, number, draw) for number, row in enumerate(rows)]
    one, hundred = folder / "one.jsonl", folder / "hundred.jsonl"
    one.write_text("".join(json.dumps(each) + "\n" for each in people))
    hundreds = [
        {"orang": people[at * 100 : at * 100 + 100]} for at in range(min(A_HUNDRED, len(people) // 100))
    ]
    hundred.write_text("".join(json.dumps(each) + "\n" for each in hundreds))
    return one, hundred


def _asked(row: tuple, number: int, draw: random.Random) -> dict:
    nik, name, born, sex = row
    if number % OTHERWISE == 0:
        name = _otherwise(name, draw)
    return {"nik": nik, "elemen": {"nama_lengkap": name, "tanggal_lahir": born, "jenis_kelamin": sex}}


def _otherwise(name: str, draw: random.Random) -> str:
    way = draw.randrange(3)
    if way == 0:
        return name.replace("U", "OE").replace("J", "DJ").replace("C", "TJ")
    if way == 1:
        place = draw.randrange(1, max(2, len(name) - 1))
        return name[: place - 1] + name[place : place + 1] + name[place - 1 : place] + name[place + 1 :]
    return "SITI RAHMAWATI KUSUMA"


def token_of(number: int, seconds: int = 3600) -> str:
    from adminduk.data_access.tokens import make_token

    return make_token(number, time.time(), seconds)


@contextmanager
def answering(port: int) -> Iterator[subprocess.Popen]:
    """The process that answers, as the supervisor starts it."""
    command = [sys.executable, "-m", "adminduk.cli", "institutions-api", "--port", str(port)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            _wait(port, process)
            yield process
        finally:
            process.terminate()
            process.wait(10)


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("The process that answers institutions has ended.")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The process that answers institutions does not answer.")
