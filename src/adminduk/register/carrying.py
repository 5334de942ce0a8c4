"""One batch of families carried over to other region codes: who they are, and the entry of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import first, rows, run, statement
from adminduk.register.entries import NewEntry
from adminduk.register.types.carrying import CarryOver

KIND = "carry_over"
Row = Mapping[str, Any]


def next_families(village: str, limit: int) -> list[Row]:
    """Families of one old village code, held, in the order in which every act takes them."""
    return rows(statement("register", "families_to_carry"), {"code": village, "limit": limit})


def carry_families(
    carry: CarryOver, families: Sequence[Row], *, actor: Actor, at: datetime, today: date
) -> int:
    """One entry a family, all of the batch in one statement; answers the number of people."""
    if not families:
        return 0
    ids = [one["family_id"] for one in families]
    people, places = (
        rows(statement("register", name), {"families": ids})
        for name in ("people_to_carry", "places_to_carry")
    )
    persons = [one["person_id"] for one in people]
    ties = {
        "marriage": rows(statement("register", "marriages_to_carry"), {"people": persons}),
        "akta": rows(statement("register", "aktas_to_carry"), {"people": persons}),
    }
    home = {one["person_id"]: one["family_id"] for one in people}
    of_family: dict[UUID, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for one in people:
        of_family[one["family_id"]]["person"].append(one)
    for one in places:
        of_family[one["family_id"]]["membership"].append(one)
    for table, found in ties.items():
        for one in found:
            of_family[home[one["belongs_to"]]][table].append(one)
    entries = [
        _entry(
            carry,
            actor=actor,
            at=at,
            today=today,
            kabkota=carry.villages[family["village_code"]][:4],
            family=family,
            rest=of_family[family["family_id"]],
        )
        for family in families
    ]
    _write(entries)
    return len(people)


def carry_visitors(carry: CarryOver, *, actor: Actor, at: datetime, today: date) -> int:
    """Who lives in those villages and stands on no card: one entry a person, his address goes along."""
    kabkotas = sorted({one[:4] for one in carry.villages})
    found = rows(
        statement("register", "visitors_to_carry"), {"kabkotas": kabkotas, "villages": list(carry.villages)}
    )
    entries = []
    for one in found:
        village = carry.villages[one["stay_village"]]
        columns = {"stay_village": village}
        if one["kabkota"] != village[:4]:
            columns["kabkota"] = village[:4]
        entries.append(
            NewEntry(
                **_common(carry, actor, at, today, village[:4]),
                person_id=one["person_id"],
                facts={"was": one["stay_village"], "becomes": village},
                changes={"person": [_change(one, ("person_id",), **columns)]},
            )
        )
    _write(entries)
    return len(entries)


def carry_people_without_card(carry: CarryOver, *, actor: Actor, at: datetime, today: date) -> int:
    """Visitors, and people on the way, of a kab/kota that ends: one entry a person."""
    carried = 0
    for was, becomes in carry.whole.items():
        found = rows(statement("register", "people_without_card"), {"kabkota": was})
        entries = []
        for one in found:
            change = {"person_id": one["person_id"], "revision": one["revision"] + 1}
            if one["kabkota"] == was:
                change["kabkota"] = becomes
            if one["moving_to"] == was:
                change["moving_to"] = becomes
            entries.append(
                NewEntry(
                    **_common(carry, actor, at, today, becomes),
                    person_id=one["person_id"],
                    facts={"was": was, "becomes": becomes},
                    changes={"person": [change]},
                )
            )
        _write(entries)
        carried += len(entries)
    return carried


def _common(carry: CarryOver, actor: Actor, at: datetime, today: date, kabkota: str) -> dict[str, Any]:
    return {
        "kind": KIND,
        "kabkota": kabkota,
        "office_id": carry.offices[kabkota],
        "actor": actor,
        "at": at,
        "effective_on": carry.effective_on,
        "registered_on": today,
        "legal_basis": carry.legal_basis,
    }


def _entry(
    carry: CarryOver,
    *,
    actor: Actor,
    at: datetime,
    today: date,
    kabkota: str,
    family: Row,
    rest: Mapping[str, Sequence[Row]],
) -> NewEntry:
    village = carry.villages[family["village_code"]]
    was = family["kabkota"]
    changes = {"family": [_change(family, ("family_id",), village_code=village)]}
    if kabkota != was:
        changes["family"][0]["kabkota"] = kabkota
        changes |= {
            table: list(_moved(rest.get(table, ()), keys, was, kabkota)) for table, keys in KEYS.items()
        }
    return NewEntry(
        **_common(carry, actor, at, today, kabkota),
        family_id=family["family_id"],
        # The number stays, and so does the card in the family's hands: none is printed for this.
        facts={"was": family["village_code"], "becomes": village, "cards": []},
        changes={table: changed for table, changed in changes.items() if changed},
    )


KEYS = {
    "person": ("person_id",),
    "membership": ("person_id", "membership_id", "family_id"),
    "marriage": ("wife_id", "marriage_id", "husband_id"),
    "akta": ("akta_number",),
}


def _moved(found: Sequence[Row], keys: tuple[str, ...], was: str, kabkota: str) -> Iterator[dict[str, Any]]:
    return (_change(one, keys, kabkota=kabkota) for one in found if one["kabkota"] == was)


def _change(row: Row, keys: tuple[str, ...], **columns: str) -> dict[str, Any]:
    return {**{key: row[key] for key in keys}, **columns, "revision": row["revision"] + 1}


def _write(entries: Sequence[NewEntry]) -> None:
    made = [entry.row() for entry in entries]
    if made:
        run(
            "SELECT register_carry(%s::bytea[], %s::bytea[])",
            [[one["payload"] for one in made], [one["salt"] for one in made]],
        )


def how_much(carry: CarryOver) -> Iterator[Row]:
    """What is still to be carried, village by village."""
    for was in sorted(carry.villages):
        found = first(statement("register", "village_to_carry"), {"code": was})
        yield {"was": was, "becomes": carry.villages[was], **(found or {})}
