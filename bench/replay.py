"""One act of ours as a pgbench script: the same statements in the same order, for another case each time.

What differs between two acts becomes a variable: the ids of the case and its people come from a table
(one look-up more than ours), new ids are drawn by the server, numbers come from the counters' own answers.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from bench.births_ready import Ready

UUIDS = re.compile(r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b")
CODES = re.compile(r"'([0-9A-HJKMNP-TV-Z]{12})'")
ENTERED = re.compile(r"register_enter\('\\x([0-9a-f]+)'(?:::bytea)?")
COUNTER = re.compile(r"VALUES \('((nik|akta)/([^']+))', 1\)")
COLUMNS = ("case_id", "family_id", "father_id", "mother_id")


@dataclass(frozen=True, slots=True)
class Rate:
    """Acts a second, and how long one took (milliseconds); `refused` are acts that were not done."""

    per_second: float
    median: float
    p95: float
    refused: Sequence[str] = ()


def record(act: Callable[[], Any]) -> list[str]:
    """The statements that `act` sends, with their values in place."""
    from django.db import connection
    from django.db.backends.utils import CursorWrapper

    sent: list[str] = []

    def note(execute: Callable[..., Any], text: str, params: Any, many: bool, context: Any) -> Any:
        cursor: CursorWrapper = context["cursor"]
        sent.append(_in_words(cursor.cursor.mogrify(text, params) if params is not None else text))
        return execute(text, params, many, context)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(note))
        act()
    return sent


def _in_words(statement: str) -> str:
    """An entry's bytes as the text that they are, so that what belongs to one case can be found in it."""

    def spelled(found: re.Match[str]) -> str:
        said = bytes.fromhex(found[1]).decode().replace("'", "''")
        return f"register_enter(convert_to('{said}', 'UTF8')"

    return ENTERED.sub(spelled, statement)


def as_script(statements: Sequence[str], ready: Ready, actor_id: UUID) -> str:
    """The recorded act as a script in which all that belongs to this case and office is a variable."""
    known = {UUID(str(getattr(ready, column))): column for column in COLUMNS} | {actor_id: "actor_id"}
    text = "\x1f".join(statement.strip().rstrip(";") for statement in statements)
    spellings, drawn = _ids(text, known, newest=ready.case_id)
    for spelling, name in spellings.items():
        text = text.replace(spelling, f":{name}")
    codes = list(dict.fromkeys(CODES.findall(text)))
    for index, code in enumerate(codes):
        text = text.replace(code, f":code{index}")
    counters = {kind: prefix for _, kind, prefix in COUNTER.findall(text)}
    text = re.sub(rf"{counters['nik']}\d{{4}}", ":nik_prefix:nik_last", text)
    text = text.replace(counters["nik"], ":nik_prefix")
    text = re.sub(rf"{counters['akta']}-\d{{4}}", f"{counters['akta']}-:akta_last", text)
    text = re.sub(rf"(?<![0-9A-Za-z]){ready.kabkota}(?![0-9A-Za-z_])", ":kabkota", text)
    draws = [f"adminduk_new_id() AS id{index}" for index in range(drawn)]
    draws += [
        f"upper(left(replace(gen_random_uuid()::text, '-', ''), 12)) AS code{index}"
        for index in range(len(codes))
    ]
    lines = [
        r"\set turn :turn + 1",
        f"SELECT {', '.join([*COLUMNS, 'actor_id', 'kabkota', *draws])}, "
        f"kabkota || '{counters['nik'][4:]}' AS nik_prefix "
        r"FROM bench_case WHERE client = :client_id AND turn = :turn \gset",
        *_lines(text.split("\x1f")),
    ]
    return "\n".join([*lines, "COMMIT;"]) + "\n"


def _ids(text: str, known: dict[UUID, str], *, newest: UUID) -> tuple[dict[str, str], int]:
    """Spelling → variable for every id that is this act's own, and how many of them are new.

    New is what was made after the case (ids are ordered by time), or out of a key (version 5).
    """
    spellings, names = {}, dict(known)
    for spelling in dict.fromkeys(UUIDS.findall(text)):
        one = UUID(spelling)
        if one in known or one > newest or one.version == 5:
            names.setdefault(one, f"id{len(names) - len(known)}")
            spellings[spelling] = names[one]
    return spellings, len(names) - len(known)


def _lines(statements: Sequence[str]) -> list[str]:
    lines = ["BEGIN;"]
    for statement in statements:
        if statement == "BEGIN":
            continue
        plain = " ".join(line for line in statement.splitlines() if not line.lstrip().startswith("--"))
        counter = COUNTER.search(plain)
        # What a counter answers goes into a variable, for the statements that use it.
        lines.append(f"{plain} \\gset {counter[2]}_" if counter else f"{plain};")
    return lines


def run(programs: Path, url: str, script: str, clients: int, acts: int, folder: Path) -> Rate:
    """pgbench with `clients` connections, `acts` transactions each."""
    file = folder / "act.sql"
    file.write_text(script, "utf-8")
    words = [str(programs / "pgbench"), "--no-vacuum", "--client", str(clients)]
    words += ["--jobs", str(min(clients, os.cpu_count() or 1)), "--transactions", str(acts)]
    words += ["--log", "--log-prefix", str(folder / "log"), "--define", "turn=0"]
    words += ["--file", str(file)]
    for old in folder.glob("log*"):
        old.unlink()
    done = subprocess.run([*words, url], capture_output=True, text=True, check=False)
    if done.returncode != 0 or "aborted" in done.stderr:
        raise RuntimeError(f"pgbench did not finish:\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    rate = float(re.search(r"tps = ([\d.]+)", done.stdout)[1])
    took = sorted(
        int(line.split()[2]) / 1000 for log in folder.glob("log*") for line in log.read_text().splitlines()
    )
    return Rate(rate, quantile(took, 0.5), quantile(took, 0.95))


def quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def hand_out(superuser: str, ready: Sequence[Ready], actors: dict[str, UUID], clients: int) -> None:
    """Gives every client a case for every turn, and the approver of its office."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_case")
        connection.execute(
            "CREATE TABLE bench_case (client int, turn int, kabkota text, actor_id uuid, case_id uuid, family_id uuid, "
            "father_id uuid, mother_id uuid, PRIMARY KEY (client, turn))"
        )
        connection.execute("GRANT SELECT ON bench_case TO adminduk_app")
        columns = ", ".join(("client", "turn", "kabkota", "actor_id", *COLUMNS))
        with connection.cursor() as cursor, cursor.copy(f"COPY bench_case ({columns}) FROM STDIN") as copy:
            for index, one in enumerate(ready):
                place = (index % clients, index // clients + 1, one.kabkota, actors[one.kabkota])
                copy.write_row((*place, *(getattr(one, name) for name in COLUMNS)))
        connection.execute("ANALYZE bench_case")
