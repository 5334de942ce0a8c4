"""One import up to its verdict: rows are read, then held against each other and the register."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import list_offices, postal_codes_of_villages
from adminduk.register.transfer.columns import match
from adminduk.register.transfer.files import Source
from adminduk.register.transfer.identity import Ids
from adminduk.register.transfer.reasons import Bad
from adminduk.register.transfer.rows import KEPT, SHOWN, RowReader
from adminduk.register.transfer.spool import CARDS, NIKS, PARENTS, Spool
from adminduk.register.types.transfer import Progress, WrongColumns

Say = Callable[[Progress], None]
ROWS_A_CHUNK = 20_000
SECONDS_BETWEEN = 0.5
SIXTEEN = re.compile(r"(?<!\d)\d{16}(?!\d)")
KK = KEPT.index("kk_number")


@dataclass(slots=True)
class Run:
    """What one run needs to know, and what it found. `kabkota`: only families of there, "" for all."""

    actor: Actor
    at: datetime
    today: date
    import_id: UUID
    ids: Ids
    spool: Spool
    say: Say
    kabkota: str = ""
    rows: int = 0
    late: list[tuple[int, str, str, str]] = field(default_factory=list)
    offices: dict[str, int] = field(default_factory=dict)
    villages: dict[str, str] = field(default_factory=dict)


class Pace:
    """Says how far it is, a few times in a second at most."""

    def __init__(self, say: Say, step: str, unit: str) -> None:
        self._say, self._step, self._unit = say, step, unit
        self._begun = self._said = monotonic()

    def tell(self, done: int, total: int, *, last: bool = False) -> None:
        moment = monotonic()
        if last or moment - self._said >= SECONDS_BETWEEN:
            self._said = moment
            self._say(Progress(self._step, done, total, self._unit, max(moment - self._begun, 1e-6)))


def take_in(run: Run, source: Source) -> tuple[str, ...]:
    """Reads every record into the spool; answers the columns that say nothing to us."""
    places, unused, trouble = match(source.headers)
    if trouble:
        raise WrongColumns(columns=", ".join(dict.fromkeys(trouble)))
    reader = RowReader(places, run.today, _villages(run))
    pace = Pace(run.say, "read", "rows")
    rows: list[list[Any]] = []
    errors: list[tuple[int, str, str, str]] = []
    mentioned: list[tuple[int, str]] = []
    for line, fields, raw in source.records():
        run.rows += 1
        if isinstance(fields, str):
            errors.append((line, "", fields, _printable(raw)))
            mentioned += [(line, number) for number in SIXTEEN.findall(raw)]
        else:
            row, wrong = reader.read(fields)
            errors += [(line, name, code, _printable(shown)) for name, code, shown in wrong]
            if row[KK] is None:
                mentioned += [(line, number) for number in SIXTEEN.findall(raw)]
            rows.append([line, *row])
        if len(rows) + len(errors) >= ROWS_A_CHUNK:
            _flush(run.spool, rows, errors, mentioned)
            pace.tell(run.rows, _guess(run.rows, source))
    _flush(run.spool, rows, errors, mentioned)
    pace.tell(run.rows, run.rows, last=True)
    return tuple(unused)


def _printable(raw: str) -> str:
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in raw[:SHOWN])


def _guess(rows: int, source: Source) -> int:
    return rows * source.size // source.done if source.done else rows


def _flush(spool: Spool, *kept: list[Any]) -> None:
    for put, some in zip((spool.add, spool.refuse, spool.mention), kept, strict=True):
        put(some)
        some.clear()


def _villages(run: Run) -> Callable[[str], str]:
    run.villages = postal_codes_of_villages()
    offices = {one.kabkota: one.id for one in list_offices() if one.kind == "dinas"}

    def village(raw: str) -> str:
        code = re.sub(r"[\s.]", "", raw)
        if not code:
            raise Bad("empty")
        if code not in run.villages:
            raise Bad("region_unknown")
        if run.kabkota and code[:4] != run.kabkota:
            raise Bad("region_of_other_office")
        if code[:4] not in run.offices:
            if code[:4] not in offices:
                raise Bad("region_without_office")
            run.offices[code[:4]] = offices[code[:4]]
        return code

    return village


def hold_against_register(run: Run) -> None:
    """Refuses numbers that somebody has already, and finds parents who are in the register."""
    pace = Pace(run.say, "check", "rows")
    run.spool.check()
    done = 0
    for some in run.spool.pairs(NIKS):
        owners = owners_of("register_nik", "nik", "person_id", run.actor, [nik for _, nik in some])
        run.spool.refuse([
            (line, "NIK", "nik_taken", nik)
            for line, nik in some
            if nik in owners and owners[nik] != run.ids.of("p", line)
        ])  # fmt: skip
        done += len(some)
        pace.tell(done, run.rows)
    for some in run.spool.pairs(CARDS):
        owners = owners_of(
            "register_family_number", "kk_number", "family_id", run.actor, [kk for _, kk in some]
        )
        ours = [first for first, kk in some if owners.get(kk) == run.ids.of("f", first)]
        run.spool.enter_before(ours)
        mine = set(ours)
        run.spool.refuse([
            (first, "NO_KK", "kk_taken", kk) for first, kk in some if kk in owners and first not in mine
        ])  # fmt: skip
    for some in run.spool.pairs(PARENTS):
        owners = owners_of("register_nik", "nik", "person_id", run.actor, [nik for (nik,) in some])
        run.spool.know_parents([(nik, str(person_id)) for nik, person_id in owners.items()])
    pace.tell(run.rows, run.rows, last=True)


def owners_of(table: str, number: str, owner: str, actor: Actor, wanted: list[str]) -> dict[str, UUID]:
    """Who has which of these numbers, in the whole nation: a number is one person's wherever he lives."""
    query = f"SELECT {number}, {owner} FROM {table} WHERE {number} = ANY (%s)"  # noqa: S608 - our own names
    with acting(actor.seeing(actor.scope.nation())), connection.cursor() as cursor:
        cursor.execute(query, [wanted])
        return dict(cursor.fetchall())
