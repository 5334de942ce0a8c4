"""The opening load: families that another system (or the demo's generator) already numbered.

Each family is one entry (and each event of its past another), so that the journal alone can rebuild the tables. Rows go by COPY into
temporary tables and from there into the register: COPY itself does not obey row-level security.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.opening import Batch, store
from adminduk.register.parallel import each
from adminduk.register.types.loading import LivedFamily, LoadedFamily

FAMILIES_A_BATCH = 2_000


def load_families(
    *,
    actor: Actor,
    at: datetime,
    office_id: int | Mapping[str, int],
    families: Iterable[LoadedFamily | LivedFamily],
    at_once: int = 1,
) -> Iterator[int]:
    """Loads families in batches, each one transaction; yields the number of people loaded so far.

    `office_id` is the office whose entries they are, or that of each kab/kota. A family, NIK or KK number
    that is there already refuses its whole batch. `at_once` batches enter side by side.
    """
    source, loaded = iter(families), 0

    def load(some: list[LoadedFamily | LivedFamily]) -> int:
        batch = Batch(actor, at, office_id)
        for family in some:
            batch.add(family)
        with acting(actor):
            actor.require("register.load")
            store(batch)
        return batch.people

    batches = iter(lambda: list(islice(source, FAMILIES_A_BATCH)), [])
    for people in each(load, batches, at_once=at_once):
        loaded += people
        yield loaded
