"""Reading a stretch of a chain: each entry's bytes against its leaf, its columns against its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adminduk.foundation.db.sql import rows, statement
from adminduk.foundation.journal.merkle import leaf_hash
from adminduk.foundation.journal.models import Root
from adminduk.foundation.journal.verification import Break, batch_breaks, end_breaks, roots_of
from adminduk.register.rebuild import Payload, upcast

AT_ONCE = 1_000
SLICE = 20_000
NOBODY = "00000000-0000-0000-0000-000000000000"
# The payload repeats the entry's columns: what the seal covers is what the columns say.
SAME = ("kabkota", "kind", "version", "person_id", "family_id", "akta_number", "corrects", "effective_on",
        "registered_on", "office_id", "actor_kind", "actor_id", "actor_name", "legal_basis", "case_id")  # fmt: skip


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
    for root, previous, expected_first in roots_of(one.chain, one.first_tree, one.last_tree):
        places: list[tuple[int, bytes]] = []
        for first in range(root.first_seq, root.last_seq + 1, AT_ONCE):
            last = min(first + AT_ONCE - 1, root.last_seq)
            found = rows(
                statement("register", "sealed_entries"), {"chain": one.chain, "first": first, "last": last}
            )
            places.extend((row["seq"], bytes(row["leaf"])) for row in found)
            yield [payload for row in found if (payload := _checked(one.chain, row, broken)) is not None]
        broken.extend(batch_breaks(root, previous, expected_first, places))


def _unsealed(chain: str, broken: list[Break]) -> Iterator[list[Payload]]:
    after = NOBODY
    while found := rows(statement("register", "unsealed_entries"), {"chain": chain, "after": after}):
        yield [payload for row in found if (payload := _checked(chain, row, broken)) is not None]
        after = found[-1]["entry_id"]


def _checked(chain: str, row: dict[str, Any], broken: list[Break]) -> Payload | None:
    """The payload of one row; None where the entry is gone or its bytes are no entry."""
    seq = row["seq"]
    if not row["there"]:
        broken.append(Break(chain, seq, "the entry is gone"))
        return None
    sealed = bytes(row["payload"])
    if row["leaf"] is None:
        broken.append(Break(chain, seq, "the entry was never sealed"))
    elif leaf_hash(bytes(row["salt"]) + sealed) != bytes(row["leaf"]):
        broken.append(Break(chain, seq, "the entry is not what was sealed"))
    try:
        payload = json.loads(sealed)
        same = (
            all(payload[name] == row[name] for name in SAME)
            and payload["entry_id"] == row["entry_id"]
            and datetime.fromisoformat(payload["recorded_at"]) == row["recorded_at"]
            and payload["evidence"] == json.loads(row["evidence"])
        )
        if not same:
            broken.append(Break(chain, seq, "the entry's columns are not what was sealed"))
        return upcast(payload)
    except (ValueError, KeyError, TypeError):
        broken.append(Break(chain, seq, "the entry cannot be read"))
        return None
