"""Checking a chain: every root, every link, every signature, every leaf in its tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def roots_of(
    chain: str, first_tree: int = 1, last_tree: int | None = None
) -> Iterator[tuple[Root, bytes, int]]:
    """Each root of some trees, with the hash that it must follow and the seq that it must begin at."""
    before = Root.objects.filter(chain=chain, tree=first_tree - 1).first()
    previous, expected_first = (bytes(before.chained), before.last_seq + 1) if before else (GENESIS, 1)
    roots = Root.objects.filter(chain=chain, tree__gte=first_tree)
    if last_tree is not None:
        roots = roots.filter(tree__lte=last_tree)
    for root in roots.order_by("tree").iterator():
        yield root, previous, expected_first
        previous, expected_first = bytes(root.chained), root.last_seq + 1


def batch_breaks(
    root: Root, previous: bytes, expected_first: int, places: Sequence[tuple[int, bytes]]
) -> Iterator[Break]:
    """What does not hold of one batch; `places` are its seqs and leaves, in order."""
    chain = root.chain
    if root.first_seq != expected_first:
        yield Break(chain, expected_first, "a batch is missing")
    if [seq for seq, _ in places] != list(range(root.first_seq, root.last_seq + 1)):
        yield Break(chain, root.first_seq, "an entry is missing from its batch")
    if merkle.root([leaf for _, leaf in places]) != bytes(root.merkle_root):
        yield Break(chain, root.first_seq, "the batch does not hash to its root")
    link = chained_hash(previous, chain, root.first_seq, root.last_seq, root.at, bytes(root.merkle_root))
    if bytes(root.previous) != previous or bytes(root.chained) != link:
        yield Break(chain, root.first_seq, "the root does not follow the one before")
    try:
        seal_key.public_key().verify(bytes(root.signature), link)
    except InvalidSignature:
        yield Break(chain, root.first_seq, "the root's signature is not ours")


def end_breaks(chain: str) -> Iterator[Break]:
    """A batch that was cut off the end leaves its entries, or what the followers have read of it."""
    last = Root.objects.filter(chain=chain).order_by("-tree").first()
    expected_first = last.last_seq + 1 if last else 1
    beyond = Sealed.objects.filter(chain=chain, seq__gte=expected_first).order_by("seq").first()
    if beyond:
        yield Break(chain, beyond.seq, "a sealed entry has no root")
    if Cursor.objects.filter(chain=chain, seq__gte=expected_first).exists():
        yield Break(chain, expected_first, "the end of the chain is missing")


def _breaks(chain: str) -> Iterator[Break]:
    for root, previous, expected_first in roots_of(chain):
        leaves = Sealed.objects.filter(chain=chain, tree=root.tree).order_by("seq")
        places = [(seq, bytes(leaf)) for seq, leaf in leaves.values_list("seq", "leaf")]
        yield from batch_breaks(root, previous, expected_first, places)
    yield from end_breaks(chain)
