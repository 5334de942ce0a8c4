"""One import from the file to the register: read, held against each other and the register, entered."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.offices.queries import find_office_of, postal_codes_of_villages
from adminduk.register.models import ImportBatch
from adminduk.register.opening import Batch, store
from adminduk.register.parallel import each
from adminduk.register.transfer.columns import match
from adminduk.register.transfer.files import Source
from adminduk.register.transfer.identity import Ids
from adminduk.register.transfer.reasons import REASONS, Bad
from adminduk.register.transfer.rows import KEPT, SHOWN, RowReader
from adminduk.register.transfer.spool import CARDS, NIKS, PARENTS, REFUSED, Spool, members_of
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from adminduk.register.types.transfer import Progress, WrongColumns

Say = Callable[[Progress], None]
ROWS_A_CHUNK = 20_000
FAMILIES_A_BATCH = 2_000
SECONDS_BETWEEN = 0.5
SIXTEEN = re.compile(r"(?<!\d)\d{16}(?!\d)")
KK = KEPT.index("kk_number")
PERSON = [name for name in LoadedPerson.__slots__ if name in KEPT]
EARLIEST_CARD = date(1996, 1, 1)
REFUSED_COLUMNS = ("baris", "kolom", "kode", "alasan", "reason", "isi")


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

    def village(raw: str) -> str:
        code = re.sub(r"[\s.]", "", raw)
        if not code:
            raise Bad("empty")
        if code not in run.villages:
            raise Bad("region_unknown")
        if run.kabkota and code[:4] != run.kabkota:
            raise Bad("region_of_other_office")
        if code[:4] not in run.offices:
            office = find_office_of(code[:4])
            if office is None:
                raise Bad("region_without_office")
            run.offices[code[:4]] = office.id
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


def enter_all(run: Run, families: int, people: int, at_once: int) -> tuple[int, int]:
    """Enters what is ready, some families a transaction; answers families and people that came in."""
    pace = Pace(run.say, "enter", "rows")
    came = [0, 0]
    ranges = [(first, first + FAMILIES_A_BATCH - 1) for first in range(1, families + 1, FAMILIES_A_BATCH)]

    def enter(places: tuple[int, int]) -> tuple[int, int]:
        some = list(_families(run, *places))
        try:
            return _enter(run, some)
        except IntegrityError:
            # Somebody registered one of them a moment ago: that family is refused, the others come in.
            return _enter(run, list(_still_free(run, some)))

    for entered_families, entered_people in each(enter, ranges, at_once=at_once):
        came[0] += entered_families
        came[1] += entered_people
        pace.tell(came[1], people)
    pace.tell(came[1], people, last=True)
    return came[0], came[1]


def _enter(run: Run, some: list[tuple[int, list[int], LoadedFamily]]) -> tuple[int, int]:
    batch = Batch(run.actor, run.at, run.offices)
    for _, _, family in some:
        batch.add(family)
    with acting(run.actor):
        store(batch)
        ImportBatch.objects.create(
            import_id=run.import_id,
            batch_id=new_id(),
            families=batch.families,
            people=batch.people,
            at=run.at,
        )
    return batch.families, batch.people


def _still_free(
    run: Run, some: list[tuple[int, list[int], LoadedFamily]]
) -> Iterator[tuple[int, list[int], LoadedFamily]]:
    niks = [one.nik for _, _, family in some for one in family.members if one.nik]
    taken = owners_of("register_nik", "nik", "person_id", run.actor, niks)
    cards = [family.kk_number for _, _, family in some]
    taken_cards = owners_of("register_family_number", "kk_number", "family_id", run.actor, cards)
    for first, lines, family in some:
        wrong = [
            (line, "NIK", "nik_taken", one.nik or "")
            for line, one in zip(lines, family.members, strict=True)
            if one.nik in taken
        ]
        if family.kk_number in taken_cards:
            wrong.append((first, "NO_KK", "kk_taken", family.kk_number))
        if not wrong:
            yield first, lines, family
            continue
        named = {one[0] for one in wrong}
        run.late += [
            *wrong,
            *((line, "NO_KK", "family", str(wrong[0][0])) for line in lines if line not in named),
        ]


def _families(run: Run, first: int, last: int) -> Iterator[tuple[int, list[int], LoadedFamily]]:
    rows = members_of(run.spool.reader(), first, last)
    for _, members in groupby(rows, key=itemgetter("place")):
        yield _family(run, list(members))


def _family(run: Run, rows: list[dict[str, Any]]) -> tuple[int, list[int], LoadedFamily]:
    head = rows[0]
    family = LoadedFamily(
        family_id=run.ids.of("f", head["first"]),
        kk_number=head["kk_number"],
        address=head["address"],
        rt=head["rt"],
        rw=head["rw"],
        village_code=head["village_code"],
        postal_code=head["postal_code"] or run.villages[head["village_code"]],
        since=head["since"] or _recorded_on(head["kk_number"], run.today),
        members=tuple(_person(run.ids, row) for row in rows),
    )
    return head["first"], [row["line"] for row in rows], family


def _person(ids: Ids, row: dict[str, Any]) -> LoadedPerson:
    facts = {name: row[name] for name in PERSON}
    for kind in ("mother", "father"):
        line, known = row[f"{kind}_line"], row[f"{kind}_known"]
        facts[f"{kind}_id"] = ids.of("p", line) if line else UUID(known) if known else None
    return LoadedPerson(person_id=ids.of("p", row["line"]), **facts)


def _recorded_on(kk_number: str, today: date) -> date:
    """The day inside the number, where there is one: of this century, unless that is still to come."""
    day, month, year = (int(kk_number[at : at + 2]) for at in (6, 8, 10))
    try:
        recorded = date(2000 + year, month, day - 40 if day > 40 else day)
        return recorded if recorded <= today else EARLIEST_CARD
    except ValueError:
        return EARLIEST_CARD


def write_refused(run: Run, path: Path) -> Counter[str]:
    """One line a row and reason, oldest line first; answers rows by the code of their reason."""
    reasons: Counter[str] = Counter()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        path.chmod(0o600)
        out = csv.writer(file, delimiter=";")
        out.writerow(REFUSED_COLUMNS)
        for some in (*run.spool.pairs(REFUSED), run.late):
            for line, column, code, shown in some:
                sentence = REASONS[code]
                out.writerow((line, column, code, sentence.id, sentence.en, harmless(shown or "")))
                reasons[code] += 1
    return reasons


def harmless(shown: str) -> str:
    """A spreadsheet would run what begins like a formula."""
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@") else shown
