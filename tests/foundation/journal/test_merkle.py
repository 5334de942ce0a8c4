"""The Merkle tree of RFC 9162, against published vectors and against its own definition."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.foundation.journal.merkle import inclusion_proof, is_included, leaf_hash, node_hash, root

# The entries and roots of the reference implementation of Certificate Transparency (sizes 0 to 8).
ENTRIES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]

leaves = st.lists(st.binary(max_size=8).map(leaf_hash), min_size=1, max_size=70)


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


def test_an_inclusion_proof_is_that_of_certificate_transparency() -> None:
    assert [one.hex() for one in inclusion_proof(LEAVES, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_a_leaf_is_never_mistaken_for_a_node() -> None:
    assert leaf_hash(LEAVES[0] + LEAVES[1]) != node_hash(LEAVES[0], LEAVES[1])
    assert leaf_hash(b"x") != sha256(b"x").digest()


@given(leaves, st.data())
def test_every_leaf_is_proven_by_few_hashes(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    proof = inclusion_proof(tree, index)
    assert is_included(tree[index], index, len(tree), proof, root(tree))
    assert len(proof) <= (len(tree) - 1).bit_length()


@given(leaves, st.data())
def test_whatever_is_tampered_with_is_not_proven(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    proof, head = inclusion_proof(tree, index), root(tree)
    other = leaf_hash(b"another entry")
    assert not is_included(other, index, len(tree), proof, head)
    assert not is_included(tree[index], index, len(tree), proof, leaf_hash(head))
    assert not is_included(tree[index], index, len(tree), [*proof, other], head)
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        assert not is_included(
            tree[index], index, len(tree), [*proof[:place], other, *proof[place + 1 :]], head
        )
        assert not is_included(tree[index], index, len(tree), proof[:-1], head)


@given(
    st.lists(st.binary(min_size=2, max_size=8).map(leaf_hash), min_size=2, max_size=40, unique=True),
    st.data(),
)
def test_a_proof_holds_for_one_place_only(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    elsewhere = data.draw(st.integers(0, len(tree) - 1).filter(lambda place: place != index))
    proof = inclusion_proof(tree, index)
    assert not is_included(tree[index], elsewhere, len(tree), proof, root(tree))


@given(leaves, st.data())
def test_changing_or_swapping_any_entry_changes_the_root(tree: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(tree) - 1))
    changed = [*tree[:index], leaf_hash(b"another entry"), *tree[index + 1 :]]
    assert root(changed) != root(tree)
    assert root(tree[:-1]) != root(tree)
    if tree[0] != tree[-1]:
        assert root([tree[-1], *tree[1:-1], tree[0]]) != root(tree)


@pytest.mark.parametrize("index", [-1, 8, 100])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, index)
    assert not is_included(LEAVES[0], index, 8, [], root(LEAVES))
