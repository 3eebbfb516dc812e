"""What a released site is proved with: its records, its chain, and a list of all its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from chidu.proof.manifest import manifest
from chidu.proof.release import release_of
from chidu.publish import urls
from chidu.sealing.seal import Seal
from chidu.workers import cores, spread

_WORTH_SHARING = 2000


def proof_files(seal: Seal, day: date, program: str) -> Iterator[tuple[str, bytes]]:
    """Address and content of all but the list of files, which has them in it."""
    yield urls.RECORDS, seal.inventory.listing
    yield urls.CHAIN, seal.chain.text
    yield urls.RELEASE, release_of(seal.chain, day, program, seal.head).text().encode()


def sums(folder: Path) -> bytes:
    """The list of every file below a folder, for `sha256sum -c` run in it."""
    root = os.fsencode(folder) + b"/"
    names = sorted(
        os.path.join(below, name).removeprefix(root) for below, _, files in os.walk(root) for name in files
    )

    def share(number: int, count: int) -> list[tuple[bytes, str]]:
        return [(name, _digest(root + name)) for name in names[number::count]]

    shares = spread(share, cores() if len(names) > _WORTH_SHARING else 1)
    return manifest(pair for each in shares for pair in each)


def _digest(path: bytes) -> str:
    with open(path, "rb") as stream:
        return sha256(stream.read()).hexdigest()
