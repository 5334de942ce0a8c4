"""Checking a chain: every root, every link, every signature, every leaf in its tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature

from adminduk.foundation.journal import merkle, seal_key
from adminduk.foundation.journal.models import Cursor, Root, Sealed
from adminduk.foundation.journal.sealer import GENESIS, chained_hash


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing that does not hold: which chain, from which seq, and what."""

    chain: str
    seq: int
    problem: str


def first_break(chain: str) -> Break | None:
    """None when the chain is whole. Checks seals only; the room of the entries checks them against leaves."""
    return next(_breaks(chain), None)


def _breaks(chain: str) -> Iterator[Break]:
    previous, expected_first = GENESIS, 1
    for root in Root.objects.filter(chain=chain).order_by("tree"):
        if root.first_seq != expected_first:
            yield Break(chain, expected_first, "a batch is missing")
        leaves = Sealed.objects.filter(chain=chain, tree=root.tree).order_by("seq")
        places = leaves.values_list("seq", "leaf")
        hashes = [bytes(leaf) for _, leaf in places]
        if [seq for seq, _ in places] != list(range(root.first_seq, root.last_seq + 1)):
            yield Break(chain, root.first_seq, "an entry is missing from its batch")
        if merkle.root(hashes) != bytes(root.merkle_root):
            yield Break(chain, root.first_seq, "the batch does not hash to its root")
        link = chained_hash(previous, chain, root.first_seq, root.last_seq, root.at, bytes(root.merkle_root))
        if bytes(root.previous) != previous or bytes(root.chained) != link:
            yield Break(chain, root.first_seq, "the root does not follow the one before")
        try:
            seal_key.public_key().verify(bytes(root.signature), link)
        except InvalidSignature:
            yield Break(chain, root.first_seq, "the root's signature is not ours")
        previous, expected_first = link, root.last_seq + 1
    # A batch that was cut off the end leaves its entries, or what the followers have read of it.
    beyond = Sealed.objects.filter(chain=chain, seq__gte=expected_first).order_by("seq").first()
    if beyond:
        yield Break(chain, beyond.seq, "a sealed entry has no root")
    if Cursor.objects.filter(chain=chain, seq__gte=expected_first).exists():
        yield Break(chain, expected_first, "the end of the chain is missing")
