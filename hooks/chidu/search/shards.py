"""An index of our own: the postings in small files, each holding the tokens of one remainder of a hash.

A browser knows from the number of files which one a token is in, reads it as bytes and needs no WebAssembly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chidu.search.impacts import STRONGEST, Postings

_BYTES = 4 << 10
"""About as large as a file: a question reads one for every token."""
_PRIME, _OFFSET = 0x01000193, 0x811C9DC5


def shard_files(postings: Postings) -> list[bytes]:
    """The files by number; a token stands in the one of `shard_of`. The same postings give the same bytes.

    A file is a sequence of entries sorted by token: number of bytes of the token, token in UTF-8, number of bytes of its
    postings, postings. A posting is the number of records passed over since the last one × 10 + impact − 1. Numbers are
    in LEB128 (the lowest seven bits first, the top bit of all bytes but the last set).
    """
    entries = {token: _entry(token, records) for token, records in postings.items()}
    count = max(1, sum(map(len, entries.values())) // _BYTES)
    shards: list[list[str]] = [[] for _ in range(count)]
    for token in sorted(entries):
        shards[shard_of(token, count)].append(token)
    return [b"".join(entries[token] for token in tokens) for tokens in shards]


def shard_of(token: str, count: int) -> int:
    """The number of the file that has a token: FNV-1a of its UTF-8 in 32 bits. Twin: `shardOf` of shards.js."""
    value = _OFFSET
    for byte in token.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return value % count


def _entry(token: str, records: Mapping[int, int]) -> bytes:
    name, places = token.encode(), bytearray()
    last = -1
    for position in sorted(records):
        _put(places, (position - last - 1) * STRONGEST + records[position] - 1)
        last = position
    return b"".join((_numbers([len(name)]), name, _numbers([len(places)]), bytes(places)))


def _numbers(numbers: Iterable[int]) -> bytes:
    written = bytearray()
    for number in numbers:
        _put(written, number)
    return bytes(written)


def _put(written: bytearray, number: int) -> None:
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
