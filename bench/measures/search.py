"""Search for officers: how long one search takes, from the question to ranked hits, by kind of question."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from bench import crowded
from bench.report import Report, progress
from bench.world import installation

EACH, WARM_UP, SEED = 60, 5, 20261121
# The promise, for all questions together: milliseconds at so many residents.
PROMISE, MANY, PROMISE_OF_MANY = 50, 2_000_000, 100
OFFICE = "3201"
SOME = """
SELECT person.name, person.birth_date, person.mother_name, person.birth_akta_number, person.nik, person.sex,
       family.kk_number, family.village_code
FROM (SELECT bench_id(1, (random() * %(residents)s)::bigint / 8 * 8 + 2) AS id FROM generate_series(1, %(many)s)) AS pick
JOIN register_person AS person ON person.person_id = pick.id AND person.kabkota = %(office)s
JOIN register_membership AS place ON place.person_id = person.person_id
JOIN register_family AS family ON family.family_id = place.family_id
WHERE position(' ' IN person.name) > 0 AND length(person.name) > 9
"""
OLD = (("U", "OE"), ("J", "DJ"), ("C", "TJ"), ("Y", "J"))


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody at the counter may know of himself."""

    name: str
    birth_date: date
    mother_name: str
    birth_akta_number: str
    nik: str
    sex: int
    kk_number: str
    village_code: str


def measure(options: argparse.Namespace) -> Report:
    return Register(options).report


class Register:
    def __init__(self, options: argparse.Namespace) -> None:
        self.report = Report("Search for officers, from the question to ranked hits, one at a time")
        with installation(options.home) as home:
            from adminduk.foundation.db.embedded import Cluster

            urls = Cluster(home).start()
            there, seconds = crowded.fill(urls.superuser, options.residents)
            took = f"; made in {seconds:.0f} s" if seconds else ""
            self.report.notes.append(
                f"{there:,} residents, half of them in the asking office's region{took}."
            )
            self.goal = f"< {PROMISE if there < MANY else PROMISE_OF_MANY}"
            with psycopg.connect(urls.superuser) as connection:
                self._sizes(connection)
                self._run(self._people(connection, there))

    def _sizes(self, connection: psycopg.Connection) -> None:
        for index in crowded.LATER:
            size = connection.execute("SELECT pg_relation_size(%s::regclass)", [index]).fetchone()[0]
            self.report.add(f"size of {index}", size / 1024 / 1024, "MB")

    def _people(self, connection: psycopg.Connection, residents: int) -> list[Known]:
        connection.execute("SELECT setseed(0.5)")
        facts = {"residents": residents - 9, "many": EACH * 12, "office": OFFICE}
        rows = connection.execute(SOME, facts).fetchall()
        return [Known(*row) for row in rows]

    def _run(self, people: list[Known]) -> None:
        everything: list[float] = []
        worked: list[float] = []
        for scope, words in ((OFFICE, "own region"), ("*", "whole nation")):
            for name, question in QUESTIONS.items():
                took, busy, hit = self._ask(scope, question, people)
                self.report.add(f"{name}, {words}: p50", _percentile(took, 50), "ms")
                self.report.add(f"{name}, {words}: p95", _percentile(took, 95), "ms")
                self.report.add(f"{name}, {words}: p95 on the processor", _percentile(busy, 95), "ms")
                progress(
                    f"{name}, {words}: p50 {_percentile(took, 50):.1f} p95 {_percentile(took, 95):.1f} ms, "
                    f"on the processor {_percentile(busy, 50):.1f} and {_percentile(busy, 95):.1f} ms; "
                    f"found in {hit} of {len(took)}"
                )
                self.report.notes.append(
                    f"{name}, {words}: the person is among the hits in {hit} of {len(took)}."
                )
                everything += took
                worked += busy
        self.report.add("all questions: p50", _percentile(everything, 50), "ms")
        self.report.add("all questions: p95", _percentile(everything, 95), "ms", goal=self.goal)
        # What it would take on a machine that has nothing else to do, all pages being in memory.
        self.report.add("all questions: p50 on the processor", _percentile(worked, 50), "ms")
        self.report.add("all questions: p95 on the processor", _percentile(worked, 95), "ms")

    def _ask(
        self, scope: str, question: Callable[[Known, random.Random], dict[str, Any]], people: list[Known]
    ) -> tuple[list[float], list[float], int]:
        from django.db import connection

        from adminduk.foundation.access.types import Actor, Kind, Scope
        from adminduk.register.queries import search_people
        from adminduk.register.types import SearchCriteria

        actor = Actor(
            kind=Kind.STAFF,
            id=UUID(int=7),
            name="bench",
            scope=Scope.nation() if scope == "*" else Scope.of(scope),
            permissions=frozenset({"register.look_up"}),
        )
        draw = random.Random(SEED)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            server = cursor.fetchone()[0]
        took, busy, hit = [], [], 0
        for number, one in enumerate(people[: EACH + WARM_UP]):
            criteria = SearchCriteria(**question(one, draw))
            began, worked = time.perf_counter(), _worked(server)
            page = search_people(actor=actor, purpose="measure", criteria=criteria)
            if number >= WARM_UP:
                took.append((time.perf_counter() - began) * 1000)
                busy.append(_worked(server) - worked)
                hit += any(found.nik == one.nik for found in page.hits)
        return took, busy, hit


def _worked(server: int) -> float:
    """Milliseconds that this process and the server's have been on a processor so far (Linux)."""
    told = Path(f"/proc/{server}/schedstat").read_text(encoding="ascii")
    return time.process_time() * 1000 + int(told.split()[0]) / 1e6


def _percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def _old_spelling(name: str) -> str:
    for new, old in OLD:
        name = name.replace(new, old)
    return name


def _swapped(name: str) -> str:
    return " ".join(reversed(name.split()))


def _slip(name: str, draw: random.Random) -> str:
    """Two neighbouring letters of the longest word change places."""
    word = max(name.split(), key=len)
    place = draw.randrange(1, len(word) - 1)
    wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return name.replace(word, wrong)


def _born(one: Known, years: bool = False) -> dict[str, date]:
    if years:
        return {"born_from": date(one.birth_date.year, 1, 1), "born_until": date(one.birth_date.year, 12, 31)}
    return {"born_from": one.birth_date, "born_until": one.birth_date}


QUESTIONS: dict[str, Callable[[Known, random.Random], dict[str, Any]]] = {
    "NIK": lambda one, _: {"nik": one.nik},
    "KK": lambda one, _: {"kk_number": one.kk_number},
    "akta": lambda one, _: {"akta_number": one.birth_akta_number or "3201-LU-01012001-0001"},
    "name": lambda one, _: {"name": one.name},
    "name and birth date": lambda one, _: {"name": one.name} | _born(one),
    "old spelling and year": lambda one, _: {"name": _old_spelling(one.name)} | _born(one, years=True),
    "words swapped and year": lambda one, _: {"name": _swapped(one.name)} | _born(one, years=True),
    "typing slip and birth date": lambda one, draw: {"name": _slip(one.name, draw)} | _born(one),
    "typing slip": lambda one, draw: {"name": _slip(one.name, draw)},
    "first word and birth date": lambda one, _: {"name": one.name.split()[0]} | _born(one),
    "name and mother": lambda one, _: {"name": one.name, "mother_name": one.mother_name},
    "mother and year": lambda one, _: {"mother_name": one.mother_name} | _born(one, years=True),
    "name and village": lambda one, _: {"name": one.name, "place": one.village_code},
    "birth date": lambda one, _: _born(one),
}
