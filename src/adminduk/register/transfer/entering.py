"""Families that are ready, from the spool into the register: some in a transaction, two transactions at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from adminduk.register.models import ImportBatch
from adminduk.register.opening import Batch, store
from adminduk.register.parallel import each
from adminduk.register.transfer.identity import Ids
from adminduk.register.transfer.rows import KEPT
from adminduk.register.transfer.running import Pace, Run, owners_of
from adminduk.register.transfer.spool import members_of
from adminduk.register.types.loading import LoadedFamily, LoadedPerson

FAMILIES_A_BATCH = 2_000
PERSON = [name for name in LoadedPerson.__slots__ if name in KEPT]
EARLIEST_CARD = date(1996, 1, 1)
# A family with the line where it begins, and those of its members.
Placed = tuple[int, list[int], LoadedFamily]


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


def _enter(run: Run, some: list[Placed]) -> tuple[int, int]:
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


def _still_free(run: Run, some: list[Placed]) -> Iterator[Placed]:
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


def _families(run: Run, first: int, last: int) -> Iterator[Placed]:
    rows = members_of(run.spool.reader(), first, last)
    for _, members in groupby(rows, key=itemgetter("place")):
        yield _family(run, list(members))


def _family(run: Run, rows: list[dict[str, Any]]) -> Placed:
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
