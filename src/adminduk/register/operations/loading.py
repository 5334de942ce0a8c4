"""The opening load: families that another system (or the demo's generator) already numbered.

Each family is one entry, so that the journal alone can rebuild the tables. Rows go by COPY into
temporary tables and from there into the register: COPY itself does not obey row-level security.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.opening import COLUMNS, Batch
from adminduk.register.types.loading import LoadedFamily

FAMILIES_A_BATCH = 2_000

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
) AS taken GROUP BY prefix ORDER BY prefix
ON CONFLICT (prefix) DO UPDATE SET last = greatest(counter.last, excluded.last)
"""


def load_families(
    *, actor: Actor, at: datetime, office_id: int | Mapping[str, int], families: Iterable[LoadedFamily]
) -> Iterator[int]:
    """Loads families in batches, each one transaction; yields the number of people loaded so far.

    `office_id` is the office whose entries they are, or that of each kab/kota. A family, NIK or KK number
    that is there already refuses its whole batch.
    """
    loaded, source = 0, iter(families)
    while some := list(islice(source, FAMILIES_A_BATCH)):
        batch = Batch(actor, at, office_id)
        for family in some:
            batch.add(family)
        with acting(actor):
            actor.require("register.load")
            store(batch)
        loaded += batch.people
        yield loaded


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
        cursor.execute(COUNTERS)
        # In a test the transaction goes on, so the temporary tables must not stay behind.
        for table in COLUMNS:
            cursor.execute(f"DROP TABLE load_{table}")
