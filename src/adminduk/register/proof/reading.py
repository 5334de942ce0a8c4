"""Reading a stretch of a chain: each entry's bytes against its leaf, its columns against its bytes."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from adminduk.foundation.db.sql import statement
from adminduk.foundation.journal.merkle import leaf_hash
from adminduk.foundation.journal.models import Root
from adminduk.foundation.journal.verification import Break, batch_breaks, end_breaks, roots_of
from adminduk.register.proof.tables import asked
from adminduk.register.rebuild import Payload, upcast

AT_ONCE = 1_000
SLICE = 20_000
NOBODY = "00000000-0000-0000-0000-000000000000"
# The payload repeats the entry's columns: what the seal covers is what the columns say.
SAME = ("kabkota", "kind", "version", "person_id", "family_id", "akta_number", "corrects", "effective_on",
        "registered_on", "office_id", "actor_kind", "actor_id", "actor_name", "legal_basis", "case_id")  # fmt: skip
_said = itemgetter(*SAME)
# Where they stand in a row of `sealed_entries` and `unsealed_entries`.
SEQ, LEAF, ENTRY = 0, 1, 2
# A root, the hash that it must follow and the seq that it must begin at.
Sealing = tuple[Root, bytes, int]


@dataclass(frozen=True, slots=True)
class Slice:
    """Some trees of one chain that follow each other; `first_tree` 0: its entries without a seal."""

    chain: str
    first_tree: int
    last_tree: int


def slices(chain: str) -> list[Slice]:
    """The whole chain in stretches of about `SLICE` entries."""
    found, first, size = [], 0, 0
    trees = Root.objects.filter(chain=chain).order_by("tree").values_list("tree", "first_seq", "last_seq")
    last = 0
    for tree, first_seq, last_seq in trees:
        first = first or tree
        size += last_seq - first_seq + 1
        last = tree
        if size >= SLICE:
            found.append(Slice(chain, first, tree))
            first, size = 0, 0
    if first:
        found.append(Slice(chain, first, last))
    return [*found, Slice(chain, 0, 0)]


def read(one: Slice, broken: list[Break]) -> Iterator[list[Payload]]:
    """The payloads of a slice in today's shape, a thousand at a time; what does not hold goes to `broken`.

    An entry whose bytes cannot be trusted still yields its payload where it can be read, so that the tables
    are compared with what is there.
    """
    if one.first_tree == 0:
        yield from _unsealed(one.chain, broken)
        broken.extend(end_breaks(one.chain))
        return
    for group in _together(roots_of(one.chain, one.first_tree, one.last_tree)):
        places: list[tuple[int, bytes]] = []
        end = group[-1][0].last_seq
        for first in range(group[0][0].first_seq, end + 1, AT_ONCE):
            stretch = {"chain": one.chain, "first": first, "last": min(first + AT_ONCE - 1, end)}
            found = asked(statement("register", "sealed_entries"), stretch)
            places.extend((row[SEQ], row[LEAF]) for row in found)
            yield [payload for row in found if (payload := _checked(one.chain, row, broken)) is not None]
        for root, previous, expected_first in group:
            own = places
            if len(group) > 1:
                own = places[
                    bisect_left(places, (root.first_seq,)) : bisect_left(places, (root.last_seq + 1,))
                ]
            broken.extend(batch_breaks(root, previous, expected_first, own))


def _together(roots: Iterable[Sealing]) -> Iterator[list[Sealing]]:
    """Batches that follow each other, some thousand entries in all: an office seals a few every second, and
    nothing may be asked once for each batch."""
    group: list[Sealing] = []
    for one in roots:
        follows = group and one[0].first_seq == group[-1][0].last_seq + 1
        if group and not (follows and one[0].last_seq - group[0][0].first_seq < AT_ONCE):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _unsealed(chain: str, broken: list[Break]) -> Iterator[list[Payload]]:
    after = NOBODY
    while found := asked(statement("register", "unsealed_entries"), {"chain": chain, "after": after}):
        yield [payload for row in found if (payload := _checked(chain, row, broken)) is not None]
        after = found[-1][ENTRY]


def _checked(chain: str, row: tuple[Any, ...], broken: list[Break]) -> Payload | None:
    """The payload of one row; None where the entry is gone or its bytes are no entry."""
    seq, leaf, entry_id, there, sealed, salt, recorded_at, evidence, *columns = row
    if not there:
        broken.append(Break(chain, seq, "the entry is gone"))
        return None
    if leaf is None:
        broken.append(Break(chain, seq, "the entry was never sealed"))
    elif leaf_hash(salt + sealed) != leaf:
        broken.append(Break(chain, seq, "the entry is not what was sealed"))
    try:
        payload = json.loads(sealed.decode())
        same = (
            [*_said(payload)] == columns
            and type(payload["office_id"]) is type(payload["version"]) is int
            and payload["entry_id"] == entry_id
            and datetime.fromisoformat(payload["recorded_at"]) == recorded_at
            and payload["evidence"] == (json.loads(evidence) if evidence != "[]" else [])
        )
        if not same:
            broken.append(Break(chain, seq, "the entry's columns are not what was sealed"))
        return upcast(payload)
    except (ValueError, KeyError, TypeError):
        broken.append(Break(chain, seq, "the entry cannot be read"))
        return None
