"""The proof that one entry is in the journal, for whoever trusts nothing of ours but a published root.

docs/guides/transparency.md says what each part is; ops/check_proof.py checks it without this program.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any
from uuid import UUID

from adminduk.foundation.journal import merkle, seal_key
from adminduk.foundation.journal.days import as_published, batches_of, chain_as_published, chain_leaf
from adminduk.foundation.journal.models import ChainDay, Day, Root, Sealed

FORMAT = "adminduk-proof/1"


def prove(chain: str, entry_id: UUID) -> dict[str, Any] | None:
    """The proof as plain JSON, without what the entry says; None while the entry has no seal.

    `day` is None until the day of its seal is closed: then the batch's own signature is all there is.
    """
    place = Sealed.objects.filter(chain=chain, entry_id=entry_id).first()
    if place is None:
        return None
    root = Root.objects.get(chain=chain, tree=place.tree)
    leaves = Sealed.objects.filter(chain=chain, seq__gte=root.first_seq, seq__lte=root.last_seq)
    hashes = [bytes(leaf) for leaf in leaves.order_by("seq").values_list("leaf", flat=True)]
    index = place.seq - root.first_seq
    return {
        "format": FORMAT,
        "entry": {"leaf": bytes(place.leaf).hex()},
        "batch": {
            "chain": chain,
            "tree": root.tree,
            "first_seq": root.first_seq,
            "last_seq": root.last_seq,
            "at": root.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": bytes(root.previous).hex(),
            "signature": bytes(root.signature).hex(),
            "key_id": root.key_id,
            "index": index,
            "path": _hex(merkle.inclusion_proof(hashes, index)),
        },
        "day": _day(root),
        "public_key": seal_key.public_key().public_bytes_raw().hex(),
    }


def _day(root: Root) -> dict[str, Any] | None:
    held = ChainDay.objects.filter(
        chain=root.chain, first_tree__lte=root.tree, last_tree__gte=root.tree
    ).first()
    if held is None:
        return None
    batches = [merkle.leaf_hash(one) for one in batches_of(root.chain, held.first_tree, held.last_tree)]
    chains = [chain_leaf(row) for row in ChainDay.objects.filter(day=held.day).order_by("position")]
    index = root.tree - held.first_tree
    return {
        **as_published(Day.objects.get(day=held.day)),
        "chain": {
            **chain_as_published(held),
            "index": index,
            "path": _hex(merkle.inclusion_proof(batches, index)),
        },
        "index": held.position,
        "path": _hex(merkle.inclusion_proof(chains, held.position)),
    }


def _hex(path: list[bytes]) -> list[str]:
    return [one.hex() for one in path]
