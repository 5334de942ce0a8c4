"""The rows that families bring with them, written as COPY reads them: millions pass through here.

What an entry says is built once, as text: the same words go into its sealed bytes and into the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.register.brought import add_lived
from adminduk.register.entries import NewEntry
from adminduk.register.states import FamilyState, MarriageState, PersonState, State
from adminduk.register.types.family import Relation
from adminduk.register.types.loading import LivedFamily, LoadedFamily, LoadedPerson

MARRIED, MARRIED_UNREGISTERED = 2, 3
NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def field(value: Any) -> str:
    """One value in the text format of COPY."""
    kind = type(value)
    if kind is str:
        return value if value.isprintable() and "\\" not in value else value.translate(_ESCAPES)
    if value is None:
        return NULL
    if kind is bool:
        return "t" if value else "f"
    if kind is bytes:
        return rf"\\x{value.hex()}"
    if kind is list:
        return "{" + ",".join(f'"{one}"' for one in value) + "}"
    return field(str(value)) if kind is not int else str(value)


class Shape:
    """How one kind of state is written: `given` are the columns that vary, all others are as by default."""

    def __init__(self, kind: type[State], given: list[str]) -> None:
        defaults = {one.name: one.default for one in fields(kind) if one.name not in ("before", "revision")}
        self.given = [name for name in given if name in defaults]
        self.read = attrgetter(*self.given)
        self.defaults = [defaults[name] for name in self.given]
        self.shown = ["" if one is MISSING else field(one) for one in self.defaults]
        fixed = {
            name: value
            for name, value in defaults.items()
            if name not in self.given and value is not MISSING and name != "kabkota"
        }
        self.columns = [*self.given, *fixed, "kabkota", "revision"]
        self.fixed = "".join(f"\t{field(value)}" for value in fixed.values())

    def write(
        self, values: tuple[Any, ...], kabkota: str, ids: dict[UUID, str]
    ) -> tuple[str, dict[str, Any]]:
        """The columns for COPY, and what the entry says of them: those that are not as by default."""
        said: dict[str, Any] = {}
        line = []
        for name, default, shown, value in zip(self.given, self.defaults, self.shown, values, strict=True):
            if value == default:
                line.append(shown)
                continue
            kind = type(value)
            if kind is str:
                said[name] = value
                line.append(value if value.isprintable() and "\\" not in value else field(value))
            elif kind is int:
                said[name] = value
                line.append(str(value))
            elif kind is UUID:
                text = said[name] = ids.get(value) or ids.setdefault(value, str(value))
                line.append(text)
            elif kind is date:
                text = said[name] = value.isoformat()
                line.append(text)
            else:
                said[name] = value
                line.append(field(value))
        said["kabkota"] = kabkota
        said["revision"] = 1
        return "\t".join(line) + f"{self.fixed}\t{kabkota}\t1", said


PERSON = Shape(PersonState, [one.name for one in fields(LoadedPerson)])
FAMILY = Shape(
    FamilyState, ["family_id", "head_id", "kk_number", "address", "rt", "rw", "village_code", "postal_code"]
)
MARRIAGE = Shape(
    MarriageState, ["wife_id", "marriage_id", "husband_id", "registered", "number", "married_on"]
)
PLACE = ["person_id", "membership_id", "family_id", "relation", "position"]
STAMP = ["entry_id", "changed_at"]
NUMBER = ["kabkota", "allotted_at", "entry_id"]

# In this order they enter the register: an entry before what it made.
COLUMNS: dict[str, list[str]] = {
    "register_entry": [
        "entry_id", "kabkota", "kind", "version", "payload", "salt", "person_id", "family_id",
        "akta_number", "corrects", "effective_on", "registered_on", "recorded_at", "office_id",
        "actor_kind", "actor_id", "actor_name", "legal_basis", "evidence", "case_id",
    ],
    "register_person": [*PERSON.columns, *STAMP],
    "register_family": [*FAMILY.columns, *STAMP],
    "register_membership": [*PLACE, "kabkota", "revision", "during", "entry_id"],
    "register_marriage": [*MARRIAGE.columns, *STAMP],
    "register_akta": ["akta_number", "kabkota", "revision", "kind", "person_id", "other_id", "state", *STAMP],
    "register_nik": ["nik", "person_id", *NUMBER],
    "register_family_number": ["kk_number", "family_id", *NUMBER],
    "register_revision": [
        "subject_id", "revision", "subject_kind", "kabkota", "entry_id", "effective_on", "recorded_at",
    ],
}  # fmt: skip


class Batch:
    """Families as lines for COPY, table by table. `offices`: the office of each kab/kota, or one for all."""

    def __init__(self, actor: Actor, at: datetime, offices: int | Mapping[str, int]) -> None:
        self.actor, self.at, self.offices = actor, at, offices
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.families = self.people = 0

    def office_of(self, kabkota: str) -> int:
        return self.offices if isinstance(self.offices, int) else self.offices[kabkota]

    @staticmethod
    def columns_of(table: str) -> list[str]:
        return COLUMNS[table]

    def row(self, table: str, values: list[Any]) -> None:
        """One row, its values in the order of `columns_of`."""
        self.lines[table].append("\t".join([field(value) for value in values]))

    def enter(self, entry: NewEntry) -> None:
        row = entry.row()
        self.row("register_entry", [row[name] for name in COLUMNS["register_entry"]])

    def add(self, family: LoadedFamily | LivedFamily) -> None:
        """A family as its card says it, or with what happened to it since."""
        if isinstance(family, LivedFamily):
            add_lived(self, family)
            return
        ids: dict[UUID, str] = {}
        kabkota, since, at, lines = family.kabkota, family.since.isoformat(), self.at, self.lines
        head = family.head
        own = (
            family.family_id, head.person_id, family.kk_number, family.address, family.rt, family.rw,
            family.village_code, family.postal_code,
        )  # fmt: skip
        card, said_of_card = FAMILY.write(own, kabkota, ids)
        family_id = ids[family.family_id]
        people, places, members = [], [], []
        for position, one in enumerate(family.members, 1):
            line, said = PERSON.write(PERSON.read(one), kabkota, ids)
            person_id, membership_id = said["person_id"], str(new_id())
            people.append(said)
            places.append({
                "person_id": person_id, "membership_id": membership_id, "family_id": family_id,
                "kabkota": kabkota, "revision": 1, "relation": one.relation, "position": position,
                "since": since,
            })  # fmt: skip
            place = f"{person_id}\t{membership_id}\t{family_id}\t{one.relation}\t{position}\t{kabkota}\t1\t[{since},)"
            members.append((person_id, one.nik, line, place))
        wed = [MARRIAGE.write(one, kabkota, ids) for one in couples_of(family, head)]
        entry = NewEntry(
            kind="opening_load",
            kabkota=kabkota,
            office_id=self.office_of(kabkota),
            actor=self.actor,
            at=at,
            effective_on=family.since,
            registered_on=family.since,
            family_id=family.family_id,
            facts={},
            changes={
                "family": [said_of_card],
                "person": people,
                "membership": places,
                "marriage": [said for _, said in wed],
            },
        )
        self.enter(entry)
        made_by = str(entry.entry_id)
        stamp = f"\t{made_by}\t{at}"
        number = f"\t{kabkota}\t{at}\t{made_by}"
        first = f"\t{kabkota}\t{made_by}\t{since}\t{at}"
        lines["register_family"].append(card + stamp)
        lines["register_family_number"].append(f"{family.kk_number}\t{family_id}{number}")
        revisions = lines["register_revision"]
        revisions.append(f"{family_id}\t1\tfamily{first}")
        for person_id, nik, line, place in members:
            lines["register_person"].append(line + stamp)
            lines["register_membership"].append(f"{place}\t{made_by}")
            revisions.append(f"{person_id}\t1\tperson{first}")
            if nik:
                lines["register_nik"].append(f"{nik}\t{person_id}{number}")
        for line, _ in wed:
            lines["register_marriage"].append(line + stamp)
        self.families += 1
        self.people += len(people)


def couples_of(family: LoadedFamily, head: LoadedPerson) -> Iterator[tuple[Any, ...]]:
    """The couples that the card shows, as columns of a marriage: its head with each wife, or the husband."""
    for one in family.members:
        if one.relation not in (Relation.HUSBAND, Relation.WIFE) or one.sex == head.sex:
            continue
        if not {one.marital_status, head.marital_status} <= {MARRIED, MARRIED_UNREGISTERED}:
            continue
        wife, husband = (one, head) if one.sex == 2 else (head, one)
        registered = wife.marital_status == MARRIED
        yield (
            wife.person_id,
            new_id(),
            husband.person_id,
            registered,
            wife.marriage_number,
            wife.marriage_date,
        )


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
    UNION ALL
    SELECT 'akta/' || left(akta_number, 16), right(akta_number, 4)::int FROM load_register_akta
) AS taken GROUP BY prefix ORDER BY prefix
ON CONFLICT (prefix) DO UPDATE SET last = greatest(counter.last, excluded.last)
"""


def store(batch: Batch) -> None:
    """Puts the lines of a batch into the register; within an act of somebody who may load."""
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            names = ", ".join(columns)
            copy = f"SELECT {names} FROM {table} WITH NO DATA"  # noqa: S608 - our own names
            cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS load_{table} ON COMMIT DROP AS {copy}")
            with cursor.copy(f"COPY load_{table} ({names}) FROM STDIN") as stream:
                stream.write("".join([f"{line}\n" for line in batch.lines[table]]))
        for table, columns in COLUMNS.items():
            names = ", ".join(columns)
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM load_{table}")  # noqa: S608
        # Looked at now, so that the counters that others wait for are held for a moment only.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(COUNTERS)
        # In a test the transaction goes on, so the temporary tables must not stay behind.
        for table in COLUMNS:
            cursor.execute(f"DROP TABLE load_{table}")
