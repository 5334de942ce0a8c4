"""One part of a file: looked up by one statement, compared, logged and answered by one transaction.

Values that are letter by letter what we hold, codes and days are compared where the people are; only names and places
that differ come out, for the comparison of spellings that interactive questions have too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import uuid_utils
from django.db import connection

from adminduk.data_access.comparing import COMPARED
from adminduk.data_access.elements import mask_of
from adminduk.data_access.matching.results import FOUND, Writer
from adminduk.data_access.policy import Policy
from adminduk.data_access.subjects import nobody_hex
from adminduk.data_access.types.outcomes import Outcome, Way
from adminduk.data_access.types.questions import LOWEST_THRESHOLD
from adminduk.foundation.db.sql import run, statement

# Tables for what parts ask: as many parts may be under way at a time.
SLOTS = 2
LOCK = 0x9AD0
# Columns of a part before those of its elements: line, nik, asked.
BEFORE = 3
NIK_LENGTH = 16


class NotInForce(Exception):
    """The database gave nothing: the agreement does not hold any more, or not as we knew it."""


@dataclass(slots=True)
class Answered:
    """`content` is a part of the result, `found` what of it goes into the report of quality."""

    content: bytes = b""
    found: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """What the database answered, row by row in the order of the file; `agreed` grows by what is alike."""

    lines: list[int]
    asked: list[int]
    outcomes: list[int]
    subjects: list[str]
    agreed: list[int]
    unlike: list[tuple[int, list[str | None]]]


def answer_part(box: bytes, *, policy: Policy, threshold: int, at: datetime) -> Answered:
    """Inside a transaction. `NotInForce` when the agreement stopped holding; then nothing is to be kept."""
    head, _, copy = box.partition(b"\n")
    told = json.loads(head)
    columns: list[str] = told["columns"]
    wires = columns[BEFORE:]
    rows = _look_up(columns, copy, policy) if copy else Rows([], [], [], [], [], [])
    writer, doubts = Writer(wires), Counter[str]()
    scored = dict(_settle(rows, copy, wires, threshold, doubts))
    texts = {
        place: writer.scored(rows.outcomes[place], rows.asked[place], rows.agreed[place], scores)
        for place, scores in scored.items()
    }
    _log(rows, policy, at)
    plain = writer.plain
    content = [
        f"{line}{texts.get(place) or plain(outcome, asked, agreed)}"
        for place, (line, outcome, asked, agreed) in enumerate(
            zip(rows.lines, rows.outcomes, rows.asked, rows.agreed, strict=True)
        )
    ]
    if told["bad"]:
        content = _with_refused(content, rows.lines, told["bad"], writer)
    return Answered("".join(content).encode(), _count(rows, wires, doubts))


def _look_up(columns: Sequence[str], copy: bytes, policy: Policy) -> Rows:
    with connection.cursor() as cursor:
        slot = _slot(cursor)
        table = f"data_access_matching_ask_{slot}"
        # Nobody else has this slot, and what stands there is over.
        cursor.execute("SELECT data_access_empty_slot(%s)", [slot])
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as stream:
            stream.write(copy)
        facts = {
            "slot": slot,
            "client": policy.client_no,
            "version": policy.version,
            "elements": mask_of(columns[BEFORE:]),
        }
        cursor.execute(statement("data_access", "match"), facts)
        lines, asked, outcomes, subjects, agreed, unlike = cursor.fetchone()
    if not lines:
        raise NotInForce
    return Rows(lines, asked, outcomes, subjects, agreed, unlike or [])


def _slot(cursor: Any) -> int:
    """A free one, held until the transaction ends; where none is free, the turn in the first is waited for."""
    for slot in range(1, SLOTS + 1):
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, slot])
        if cursor.fetchone()[0]:
            return slot
    cursor.execute("SELECT pg_advisory_xact_lock(%s, 1)", [LOCK])
    return 1


def _settle(
    rows: Rows, copy: bytes, wires: Sequence[str], threshold: int, doubts: Counter[str]
) -> Iterator[tuple[int, dict[str, int]]]:
    """The rows whose names or places differ, each with its scores as they are shown."""
    if not rows.unlike:
        return
    said_of = copy.decode().split("\n")
    checks = [(COMPARED[wire], place) for place, wire in enumerate(wires, BEFORE) if COMPARED[wire].scored]
    for place, known in rows.unlike:
        said = said_of[place].split("\t")
        scores = {}
        for (one, column), held in zip(checks, known, strict=True):
            if not held:
                continue
            score = one.score(said[column].replace("\\\\", "\\"), held)
            if score >= threshold:
                rows.agreed[place] |= one.bit
                doubts[f"{one.wire}: ejaan lain"] += score < 100
            elif score >= LOWEST_THRESHOLD:
                doubts[f"{one.wire}: mirip, di bawah ambang"] += 1
            scores[one.wire] = score if score >= LOWEST_THRESHOLD else 0
        yield place, scores


def _log(rows: Rows, policy: Policy, at: datetime) -> None:
    if not rows.lines:
        return
    make = uuid_utils.uuid7
    facts = {
        "at": at,
        "agreement": policy.agreement_no,
        "client": policy.client_no,
        "way": int(Way.FILE),
        "subjects": [nobody_hex(one) if len(one) == NIK_LENGTH else one for one in rows.subjects],
        "ids": [str(make()) for _ in rows.lines],
        "outcomes": rows.outcomes,
        "asked": rows.asked,
        "agreed": rows.agreed,
    }
    run(statement("data_access", "log_matches"), facts)


def _with_refused(
    content: list[str], lines: list[int], bad: list[tuple[int, str, str]], writer: Writer
) -> list[str]:
    rows = list(zip(lines, content, strict=True))
    rows += [(line, f"{line}{writer.refused(code, column)}") for line, code, column in bad]
    rows.sort(key=lambda row: row[0])
    return [text for _, text in rows]


def _count(rows: Rows, wires: Sequence[str], doubts: Counter[str]) -> dict[str, dict[str, int]]:
    alike = Counter(zip(rows.outcomes, rows.asked, rows.agreed, strict=True))
    states, asked_of, agreed_of = Counter[str](), Counter[str](), Counter[str]()
    for (outcome, asked, agreed), times in alike.items():
        shown = Outcome.NOT_FOUND if outcome == Outcome.ELSEWHERE else Outcome(outcome)
        states[shown.name.lower()] += times
        if outcome == FOUND:
            for wire in wires:
                bit = COMPARED[wire].bit
                asked_of[wire] += times * bool(asked & bit)
                agreed_of[wire] += times * bool(agreed & bit)
    return {
        "states": dict(states),
        "asked": dict(asked_of),
        "agreed": dict(agreed_of),
        "doubts": {name: times for name, times in doubts.items() if times},
    }
