"""Reading files that somebody else may have put there: no links, no devices, nothing of any size."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

from chidu.language.system import refusal
from chidu.proof.difference import Difference, differs
from chidu.proof.manifest import shown

MOST = 256 * 1024 * 1024
"""Bytes: no list and no chain comes near it."""

_PIECE = 1024 * 1024


@dataclass
class Found:
    """The regular files below a folder, by the bytes of their path with `/`; what is none, or cannot be looked at."""

    folder: Path
    files: set[bytes] = field(default_factory=set)
    odd: list[Difference] = field(default_factory=list)


def walk(folder: Path) -> Found:
    """Everything below a folder, as deep as it goes; links are not followed."""
    found = Found(folder)
    waiting = [b""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.fsencode(folder) + b"/" + below) as entries:
                for entry in entries:
                    waiting += _looked_at(found, below + entry.name, entry)
        except OSError as error:
            found.odd.append(differs(shown(below) or ".", f"打不开：{refusal(error)}"))
    found.odd.sort(key=lambda each: each.place)
    return found


def _looked_at(found: Found, name: bytes, entry: os.DirEntry[bytes]) -> Iterator[bytes]:
    """Take an entry down; yields the folder to look into where it is one."""
    if entry.is_symlink():
        found.odd.append(differs(shown(name), "是链接，不是文件"))
    elif entry.is_dir(follow_symlinks=False):
        yield name + b"/"
    elif entry.is_file(follow_symlinks=False):
        found.files.add(name)
    else:
        found.odd.append(differs(shown(name), "不是普通文件"))


def content(path: str | bytes | Path, file: str, most: int = MOST) -> bytes | Difference:
    """The bytes of a regular file, or why there are none to be had; `file` is what findings call it."""
    if os.path.islink(path):
        return differs(file, "是链接，不是文件")
    try:
        with _opened(path) as stream:
            if stream is None:
                return differs(file, "不是普通文件")
            data = stream.read(most + 1)
    except OSError as error:
        return differs(file, f"打不开：{refusal(error)}")
    return data if len(data) <= most else differs(file, f"太大，不会是封存的文件（最多 {most // 1024} KB）")


@contextmanager
def _opened(path: str | bytes | Path) -> Iterator[IO[bytes] | None]:
    descriptor = os.open(path, os.O_RDONLY | _CAREFULLY)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            yield None
            return
        with open(descriptor, "rb", closefd=False) as stream:
            yield stream
    finally:
        os.close(descriptor)


# A pipe in the place of a file must not keep us waiting; Windows knows neither of the two.
_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def digest(folder: Path, name: bytes) -> str | Difference:
    """SHA-256 of a file of `walk`, whatever its size, as hex."""
    summed = sha256()
    try:
        with open(os.fsencode(folder) + b"/" + name, "rb") as stream:
            while piece := stream.read(_PIECE):
                summed.update(piece)
    except OSError as error:
        return differs(shown(name), f"读不出来：{refusal(error)}")
    return summed.hexdigest()
