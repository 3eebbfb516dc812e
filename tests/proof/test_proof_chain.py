"""The chain of releases: grown, read, and what becomes of it when somebody has been at it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.proof.chain import Chain, read_chain
from chidu.proof.inventory import Inventory, membership, stamp

CHINA = timezone(timedelta(hours=8))


def records(*texts: str) -> Inventory:
    return Inventory({f"content/laws/FL-000{n}.yml": stamp(text.encode()) for n, text in enumerate(texts, 1)})


def grown() -> Chain:
    """Three releases."""
    chain = Chain()
    for number, texts in enumerate((("甲",), ("甲", "乙"), ("甲", "丙")), start=1):
        chain = chain.with_link(
            f"{number}" * 40, datetime(2026, 11, number, 9, 30, tzinfo=CHINA), records(*texts)
        )
    return chain


def test_a_chain_as_it_is_written() -> None:
    """Byte for byte; the hashes are those of `printf '\\0甲' | sha256sum` and of the line `sha256sum` makes of it."""
    chain = Chain().with_link("1" * 40, datetime(2026, 11, 1, 9, 30, tzinfo=CHINA), records("甲"))
    assert chain.text.decode() == (
        '{"number": 1, "commit": "1111111111111111111111111111111111111111", "time": "2026-11-01T09:30:00+08:00", '
        '"records": 1, "root": "0334408dfb77590d52d9b10a040c2dbd3108b6efced94ff6f19c9c64905d5bc2", '
        '"list": "4114254ac53fd4a92f6be0338d7788f53207520119f74727473dc503600a9270", "previous": null}\n'
    )


def test_what_was_written_is_read() -> None:
    """And it extends what it grew from, nothing else."""
    chain = grown()
    read = read_chain(chain.text)
    assert (read.links, read.faults, read.text) == (chain.links, (), chain.text)
    assert chain.extends(read_chain(b"".join(line + b"\n" for line in chain.lines[:2])))
    assert chain.extends(Chain()) and not Chain().extends(chain)


def test_the_root_is_over_the_words_the_list_over_the_places() -> None:
    """A record that only moved gives the same root and another list: it is a release of its own."""
    moved = Inventory({"content/laws/FL-0009.yml": stamp("甲".encode())})
    assert (moved.root, moved.listing_digest == records("甲").listing_digest) == (records("甲").root, False)
    link = Chain().with_link("1" * 40, datetime.now(UTC), moved).links[0]
    assert link.seals(moved) and not link.seals(records("甲"))


def test_one_record_is_proved() -> None:
    """Its leaf, its place and the path lead to the root."""
    inventory = records("甲", "乙", "丙")
    proof = membership(inventory, "content/laws/FL-0002.yml")
    assert (proof.index, proof.size, len(proof.audit_path), proof.root) == (1, 3, 2, inventory.root)
    with pytest.raises(KeyError):
        membership(inventory, "content/laws/FL-0004.yml")


def edited(number: int, **changes: object) -> bytes:
    """The chain with a line rewritten as the program would write it."""
    lines = list(grown().lines)
    lines[number - 1] = json.dumps({**json.loads(lines[number - 1]), **changes}).encode()
    return b"".join(line + b"\n" for line in lines)


WHOLE = grown().text
FIRST, SECOND, THIRD = grown().lines
BAD: dict[str, tuple[bytes, str]] = {
    "改了第二行": (edited(2, records=9), "releases.jsonl:3:1：和上一行接不上：上一行改动过，或者这一行是后来补写的"),
    "少了第一行": (
        SECOND + b"\n" + THIRD + b"\n",
        "releases.jsonl:1:1：这一行应当是第 1 次封存，写的却是第 2 次：前面的行少了，或者次序动过",
    ),
    "少了中间一行": (
        FIRST + b"\n" + THIRD + b"\n",
        "releases.jsonl:2:1：这一行应当是第 2 次封存，写的却是第 3 次：前面的行少了，或者次序动过",
    ),
    "截断": (WHOLE[:-30], "releases.jsonl:3:1：这一行不是 JSON，读不出来"),
    "少了换行": (FIRST, "releases.jsonl:1:1：最后一行没有写完：行末少了换行"),
    "空行": (b"\n" + WHOLE, "releases.jsonl:1:1：这一行不是 JSON，读不出来"),
    "CRLF": (
        WHOLE.replace(b"\n", b"\r\n"),
        "releases.jsonl:1:1：这一行的写法和封存时不一样：空格、转义或者重复的键",
    ),
    "多一个键": (edited(1, note=1), "releases.jsonl:1:1：这一行应当正好有这几项，次序也一样："
                "number、commit、time、records、root、list、previous"),
    "提交写成选项": (edited(1, commit="--output=x"), "releases.jsonl:1:1：“commit”的写法不对"),
    "时间没有时区": (edited(1, time="2026-11-01"), "releases.jsonl:1:1：“time”的写法不对"),
    "数目是真": (edited(1, records=True), "releases.jsonl:1:1：“records”的写法不对"),
    "根是大写": (edited(1, root="A" * 64), "releases.jsonl:1:1：“root”的写法不对"),
    "天文数字": (
        edited(1).replace(b'"number": 1', b'"number": ' + b"9" * 5000, 1),
        "releases.jsonl:1:1：这一行不是 JSON，读不出来",
    ),
    "五万个方括号": (b"[" * 50_000 + b"\n", "releases.jsonl:1:1：这一行不是 JSON，读不出来"),
    "二进制": (bytes(range(256)) + b"\n", "releases.jsonl:1:1：这一行不是 JSON，读不出来"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_chain_somebody_has_been_at(name: str) -> None:
    """The first line that does not fit is told, and nothing behind it is believed."""
    data, told = BAD[name]
    read = read_chain(data)
    assert [str(fault) for fault in read.faults] == [told]
    assert len(read.links) == read.faults[0].place.line - 1


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_one_byte_anywhere_is_noticed(at: int, change: int) -> None:
    """In the last line too, unless the byte keeps it well-formed: then the repository tells (test_site_sealing.py)."""
    data = bytearray(WHOLE)
    data[at] ^= change
    read = read_chain(bytes(data))
    assert read.faults or (read.links[:2] == grown().links[:2] and read.links[2] != grown().links[2])


@given(st.binary(max_size=300))
def test_anything_can_be_read(data: bytes) -> None:
    """What is no chain has a fault, and raises nothing."""
    assert bool(read_chain(data).faults) is bool(data)
