"""The tree hash of RFC 6962 against published answers and against the RFC's own words."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.proof import merkle

# google/certificate-transparency, cpp/merkletree/merkle_tree_test.cc: kInputs, kSHA256Roots, kSHA256Paths (leaves there
# count from 1). transparency-dev/merkle has the same.
INPUTS = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
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
PATHS = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
LISTS = st.lists(st.binary(max_size=9), max_size=70)


def leaves(entries: list[bytes]) -> list[bytes]:
    return [merkle.leaf(entry) for entry in entries]


def below(n: int) -> int:
    """k of the RFC: "Let k be the largest power of two smaller than n (i.e., k < n <= 2k)"."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def tree_hash(entries: list[bytes]) -> bytes:
    """MTH as section 2.1 writes it."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = below(len(entries))
    return sha256(b"\x01" + tree_hash(entries[:k]) + tree_hash(entries[k:])).digest()


def path(m: int, entries: list[bytes]) -> list[bytes]:
    """PATH as section 2.1.1 writes it."""
    if len(entries) == 1:
        return []
    k = below(len(entries))
    if m < k:
        return [*path(m, entries[:k]), tree_hash(entries[k:])]
    return [*path(m - k, entries[k:]), tree_hash(entries[:k])]


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size: int) -> None:
    """The reference tree, grown entry by entry."""
    assert merkle.root(leaves(INPUTS[:size])).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), PATHS)
def test_published_paths(index: int, size: int) -> None:
    """Some paths of the reference tree, there and back."""
    steps = merkle.audit_path(index, leaves(INPUTS[:size]))
    assert [step.hex() for step in steps] == PATHS[index, size]
    found = merkle.root_by_path(merkle.leaf(INPUTS[index]), index, size, steps)
    assert found is not None and found.hex() == ROOTS[size]


@given(LISTS)
def test_the_root_is_the_merkle_tree_hash(entries: list[bytes]) -> None:
    """2.1: "MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))"; "the hash of an empty list is the hash of an
    empty string"; "the hash of a list with one entry ... is SHA-256(0x00 || d(0))"."""
    assert merkle.root(leaves(entries)) == tree_hash(entries)


@given(LISTS.filter(bool), st.integers(min_value=0))
def test_the_path_leads_to_the_root(entries: list[bytes], number: int) -> None:
    """2.1.1: "if the root computed from the audit path matches the true root, then the audit path is proof that the
    leaf exists in the tree"."""
    index, size = number % len(entries), len(entries)
    steps = merkle.audit_path(index, leaves(entries))
    assert list(steps) == path(index, entries)
    assert merkle.root_by_path(merkle.leaf(entries[index]), index, size, steps) == tree_hash(entries)


@given(LISTS.filter(bool), st.data())
def test_a_wrong_proof_leads_elsewhere(entries: list[bytes], data: st.DataObject) -> None:
    """Another entry, another step, a step too many or too few, another place: none proves anything."""
    index = data.draw(st.integers(0, len(entries) - 1))
    size, root = len(entries), tree_hash(entries)
    entry, steps = merkle.leaf(entries[index]), merkle.audit_path(index, leaves(entries))
    assert merkle.root_by_path(merkle.leaf(entries[index] + b"!"), index, size, steps) != root
    assert merkle.root_by_path(entry, index, size, [*steps, root]) is None
    assert merkle.root_by_path(entry, index, size, [root, *steps]) is None
    for at in range(len(steps)):
        assert merkle.root_by_path(entry, index, size, [*steps[:at], merkle.EMPTY, *steps[at + 1 :]]) != root
        assert merkle.root_by_path(entry, index, size, [*steps[:at], *steps[at + 1 :]]) is None
    for place in (-1, size):
        assert merkle.root_by_path(entry, place, size, steps) is None
        with pytest.raises(IndexError):
            merkle.audit_path(place, leaves(entries))


def test_an_entry_cannot_pass_for_a_node() -> None:
    """2.1: "the hash calculations for leaves and nodes differ. This domain separation is required to give second
    preimage resistance"."""
    left, right = merkle.leaf(b"a"), merkle.leaf(b"b")
    assert merkle.root([merkle.leaf(left + right)]) != merkle.root([left, right])
    assert merkle.node(left, right) == sha256(b"\x01" + left + right).digest()
