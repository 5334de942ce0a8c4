"""The opening load: families that another system (or the demo's generator) already numbered.

Each family is one entry, so that the journal alone can rebuild the tables. Rows go by COPY into
temporary tables and from there into the register: COPY itself does not obey row-level security.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection
from psycopg.types.range import DateRange

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.register.entries import NewEntry
from adminduk.register.states import FamilyState, MarriageState, PersonState, PlaceState, State
from adminduk.register.types.family import Relation
from adminduk.register.types.loading import LoadedFamily, LoadedPerson

FAMILIES_A_BATCH = 2_000
MARRIED, MARRIED_UNREGISTERED = 2, 3
STAMP = ["entry_id", "changed_at"]


def _columns(kind: type[State]) -> list[str]:
    return [one.name for one in fields(kind) if one.name != "before"]


COLUMNS = {
    "register_entry": [
        "entry_id", "kabkota", "kind", "version", "payload", "salt", "person_id", "family_id",
        "akta_number", "corrects", "effective_on", "registered_on", "recorded_at", "office_id",
        "actor_kind", "actor_id", "actor_name", "legal_basis", "evidence", "case_id",
    ],
    "register_person": [*_columns(PersonState), *STAMP],
    "register_family": [*_columns(FamilyState), *STAMP],
    "register_membership": [
        "person_id", "membership_id", "family_id", "kabkota", "relation", "position", "during", "entry_id",
        "revision",
    ],
    "register_marriage": [*_columns(MarriageState), *STAMP],
    "register_nik": ["nik", "person_id", "kabkota", "allotted_at", "entry_id"],
    "register_family_number": ["kk_number", "family_id", "kabkota", "allotted_at", "entry_id"],
    "register_revision": [
        "subject_id", "revision", "subject_kind", "kabkota", "entry_id", "effective_on", "recorded_at",
    ],
}  # fmt: skip
PERSON = [one.name for one in fields(LoadedPerson) if one.name != "relation"]

# Numbers that came along count: a serial that is taken is never given again.
COUNTERS = """
INSERT INTO register_number_counter AS counter (prefix, last)
SELECT prefix, max(serial) FROM (
    SELECT 'nik/' || left(nik, 12) AS prefix, right(nik, 4)::int AS serial FROM load_register_nik
    UNION ALL
    SELECT 'kk/' || left(kk_number, 12), right(kk_number, 4)::int FROM load_register_family_number
    UNION ALL
    SELECT 'akta/' || left(birth_akta_number, 16), right(birth_akta_number, 4)::int FROM load_register_person
    WHERE birth_akta_number ~ '^[0-9]{4}-[A-Z]{2}-[0-9]{8}-[0-9]{4}$'
) AS taken GROUP BY prefix
ON CONFLICT (prefix) DO UPDATE SET last = greatest(counter.last, excluded.last)
"""


def load_families(
    *, actor: Actor, at: datetime, office_id: int, families: Iterable[LoadedFamily]
) -> Iterator[int]:
    """Loads families in batches, each one transaction; yields the number of people loaded so far.

    A family, NIK or KK number that is there already refuses its whole batch.
    """
    loaded, source = 0, iter(families)
    while batch := list(islice(source, FAMILIES_A_BATCH)):
        with acting(actor):
            actor.require("register.load")
            loaded += _load(actor, at, office_id, batch)
        yield loaded


def _load(actor: Actor, at: datetime, office_id: int, batch: list[LoadedFamily]) -> int:
    tables: dict[str, list[list[Any]]] = {table: [] for table in COLUMNS}
    for family in batch:
        for table, row in _rows(actor, at, office_id, family):
            tables[table].append([row[column] for column in COLUMNS[table]])
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            names = ", ".join(columns)
            copy = f"SELECT {names} FROM {table} WITH NO DATA"  # noqa: S608 - our own names
            cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS load_{table} ON COMMIT DROP AS {copy}")
            with cursor.copy(f"COPY load_{table} ({names}) FROM STDIN") as stream:
                for row in tables[table]:
                    stream.write_row(row)
        for table, columns in COLUMNS.items():
            names = ", ".join(columns)
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM load_{table}")  # noqa: S608
        cursor.execute(COUNTERS)
        # In a test the transaction goes on, so the temporary tables must not stay behind.
        for table in COLUMNS:
            cursor.execute(f"DROP TABLE load_{table}")
    return len(tables["register_person"])


def _rows(
    actor: Actor, at: datetime, office_id: int, family: LoadedFamily
) -> Iterator[tuple[str, dict[str, Any]]]:
    card = FamilyState(
        family_id=family.family_id,
        kabkota=family.kabkota,
        revision=1,
        head_id=family.head.person_id,
        kk_number=family.kk_number,
        address=family.address,
        rt=family.rt,
        rw=family.rw,
        village_code=family.village_code,
        postal_code=family.postal_code,
    )
    people = [_person(one, family.kabkota) for one in family.members]
    places = [_place(one, family, position) for position, one in enumerate(family.members, 1)]
    marriages = list(_marriages(family))
    entry = NewEntry(
        kind="opening_load",
        kabkota=family.kabkota,
        office_id=office_id,
        actor=actor,
        at=at,
        effective_on=family.since,
        registered_on=family.since,
        family_id=family.family_id,
        facts={},
        changes={
            "family": [_said(card)],
            "person": [_said(one) for one in people],
            "membership": [_said(one) for one in places],
            "marriage": [_said(one) for one in marriages],
        },
    )
    stamp = {"entry_id": entry.entry_id, "changed_at": at}
    numbers = {"kabkota": family.kabkota, "allotted_at": at, "entry_id": entry.entry_id}
    first = {
        "revision": 1,
        "kabkota": family.kabkota,
        "entry_id": entry.entry_id,
        "effective_on": family.since,
        "recorded_at": at,
    }
    yield "register_entry", entry.row()
    yield "register_family", card.columns() | stamp
    yield "register_family_number", {"kk_number": family.kk_number, "family_id": family.family_id, **numbers}
    yield "register_revision", {"subject_id": family.family_id, "subject_kind": "family", **first}
    for person, place in zip(people, places, strict=True):
        yield "register_person", person.columns() | stamp
        yield "register_membership", place.columns() | {"during": DateRange(place.since, None)} | stamp
        yield "register_revision", {"subject_id": person.person_id, "subject_kind": "person", **first}
        if person.nik:
            yield "register_nik", {"nik": person.nik, "person_id": person.person_id, **numbers}
    for marriage in marriages:
        yield "register_marriage", marriage.columns() | stamp


def _person(one: LoadedPerson, kabkota: str) -> PersonState:
    return PersonState(kabkota=kabkota, revision=1, **{name: getattr(one, name) for name in PERSON})


def _place(one: LoadedPerson, family: LoadedFamily, position: int) -> PlaceState:
    return PlaceState(
        person_id=one.person_id,
        membership_id=new_id(),
        family_id=family.family_id,
        kabkota=family.kabkota,
        revision=1,
        relation=one.relation,
        position=position,
        since=family.since,
    )


def _marriages(family: LoadedFamily) -> Iterator[MarriageState]:
    """The couples that the card shows: its head with each wife, or with the husband."""
    head = family.head
    for one in family.members:
        if one.relation not in (Relation.HUSBAND, Relation.WIFE) or one.sex == head.sex:
            continue
        if not {one.marital_status, head.marital_status} <= {MARRIED, MARRIED_UNREGISTERED}:
            continue
        wife, husband = (one, head) if one.sex == 2 else (head, one)
        yield MarriageState(
            wife_id=wife.person_id,
            marriage_id=new_id(),
            husband_id=husband.person_id,
            kabkota=family.kabkota,
            revision=1,
            registered=wife.marital_status == MARRIED,
            number=wife.marriage_number,
            married_on=wife.marriage_date,
        )


def _said(state: State) -> dict[str, Any]:
    """The columns of a new row, without those that are as they are by default: a replay knows them."""
    default = {one.name: one.default for one in fields(state) if one.default is not MISSING}
    return {name: value for name, value in state.columns().items() if value != default.get(name, MISSING)}
