"""The sealer gives what was committed its place: in order, once, in a chain for each kab/kota."""

from __future__ import annotations

from functools import partial

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.journal import merkle, seal_key, sealer
from adminduk.foundation.journal.models import Root, Sealed
from adminduk.foundation.journal.sealer import GENESIS, chained_hash, seal_waiting
from adminduk.foundation.journal.verification import first_break
from adminduk.foundation.refusals import Refused
from tests import people
from tests.foundation.journal.waiting import sealed, send, waiting
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db


def roots(chain: str = people.BOGOR) -> list[Root]:
    return list(Root.objects.filter(chain=chain).order_by("tree"))


def test_what_waits_is_sealed_in_the_order_in_which_it_was_made() -> None:
    ids = send(5)
    assert seal_waiting(at=people.AT) == 5
    assert sealed() == list(enumerate(ids, 1))
    assert waiting() == 0


def test_the_next_batch_goes_on_where_the_last_one_ended() -> None:
    first = send(3)
    seal_waiting(at=people.AT)
    second = send(2)
    seal_waiting(at=people.AT)
    assert sealed() == list(enumerate(first + second, 1))
    assert [(root.tree, root.first_seq, root.last_seq) for root in roots()] == [(1, 1, 3), (2, 4, 5)]


def test_nothing_new_makes_no_root() -> None:
    send(1)
    seal_waiting(at=people.AT)
    assert seal_waiting(at=people.AT) == 0
    assert len(roots()) == 1


def test_each_kabkota_has_a_chain_of_its_own() -> None:
    here, there = send(2), send(3, people.KOTA_BOGOR)
    assert seal_waiting(at=people.AT) == 5
    assert sealed() == list(enumerate(here, 1))
    assert sealed(people.KOTA_BOGOR) == list(enumerate(there, 1))
    assert roots()[0].chained != roots(people.KOTA_BOGOR)[0].chained


def test_a_root_is_the_tree_of_its_leaves_chained_dated_and_signed() -> None:
    send(3)
    seal_waiting(at=people.AT)
    send(2)
    seal_waiting(at=people.AT)
    first, second = roots()
    for root, previous in ((first, GENESIS), (second, bytes(first.chained))):
        leaves = Sealed.objects.filter(chain=root.chain, tree=root.tree).order_by("seq")
        assert bytes(root.merkle_root) == merkle.root([bytes(one.leaf) for one in leaves])
        assert bytes(root.previous) == previous
        assert bytes(root.chained) == chained_hash(
            previous, root.chain, root.first_seq, root.last_seq, root.at, bytes(root.merkle_root)
        )
        seal_key.public_key().verify(bytes(root.signature), bytes(root.chained))
        assert root.key_id == seal_key.key_id()


def test_one_entry_of_a_batch_is_proven_without_the_others() -> None:
    ids = send(7)
    seal_waiting(at=people.AT)
    leaves = [merkle.leaf_hash(one.bytes) for one in ids]
    proof = merkle.inclusion_proof(leaves, 4)
    assert merkle.is_included(leaves[4], 4, 7, proof, bytes(roots()[0].merkle_root))
    assert len(proof) == 3


def test_a_long_queue_is_sealed_in_several_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealer, "BATCH", 4)
    ids = send(10)
    assert seal_waiting(at=people.AT) == 10
    assert sealed() == list(enumerate(ids, 1))
    assert [root.last_seq for root in roots()] == [4, 8, 10]


@pytest.mark.django_db(transaction=True)
def test_what_is_not_committed_does_not_wait() -> None:
    with pytest.raises(Refused), acting(people.LOADER):
        send(3)
        raise Refused
    assert seal_waiting(at=people.AT) == 0


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_seal_each_entry_once() -> None:
    ids = send(40) + send(40)
    others = send(30, people.KOTA_BOGOR)
    counts = at_once(*[partial(seal_waiting, at=people.AT)] * 4)
    assert failures(counts) == []
    counts.append(seal_waiting(at=people.AT))
    assert sum(counts) == 110
    assert sealed() == list(enumerate(ids, 1))
    assert sealed(people.KOTA_BOGOR) == list(enumerate(others, 1))
    assert first_break(people.BOGOR) is None


@pytest.mark.django_db(transaction=True)
def test_offices_that_write_while_it_seals_lose_nothing() -> None:
    sends = [partial(send, 5) for _ in range(6)]
    answers = at_once(*sends, *[partial(seal_waiting, at=people.AT)] * 2)
    assert failures(answers) == []
    seal_waiting(at=people.AT)
    assert [seq for seq, _ in sealed()] == list(range(1, 31))
    assert {entry for _, entry in sealed()} == {one for ids in answers[:6] for one in ids}
    assert first_break(people.BOGOR) is None
