"""Building beside the published folder and swapping at the end: nothing is ever half-published."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Busy(Exception):
    """Another build of the same site is running."""


@contextmanager
def claimed(site: Path) -> Iterator[None]:
    """Hold a site for one build. Raises Busy, and OSError where nothing can be written beside the site."""
    site.parent.mkdir(parents=True, exist_ok=True)
    path = _beside(site, "lock")
    with path.open("ab") as stream:
        try:
            _lock(stream)
            # The one who held it removes the file before letting go: a lock on a removed file keeps nobody out.
            _same_file(stream, path)
        except (BlockingIOError, PermissionError, FileNotFoundError):
            raise Busy from None
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; it may well stay
                path.unlink()


def _lock(stream: IO[bytes]) -> None:
    """Take the system's own lock, which ends with the process however that ends."""
    if sys.platform == "win32":
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _same_file(stream: IO[bytes], path: Path) -> None:
    if not os.path.samestat(os.fstat(stream.fileno()), path.stat()):
        raise FileNotFoundError(path)


def staging_for(site: Path) -> Path:
    """Where the next edition is built: next to the published folder, so that the swap is a rename."""
    return _beside(site, "building")


def _beside(site: Path, purpose: str) -> Path:
    return site.with_name(f".{site.name}.{purpose}")


def recover(site: Path) -> None:
    """Put the published edition back where a build died between the two renames of `swap`."""
    retired = _beside(site, "retired")
    if retired.exists() and not site.exists():
        retired.rename(site)


def write_file(root: Path, address: str, text: str) -> None:
    """Write one output; its real path must stay inside `root`."""
    target = root / address
    if not target.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"output outside the site: {address}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def swap(staging: Path, site: Path) -> None:
    """Put the finished edition in the place of the published one; the old one goes last, or comes back."""
    retired = _beside(site, "retired")
    shutil.rmtree(retired, ignore_errors=True)
    if site.exists():
        site.rename(retired)
    try:
        staging.rename(site)
    except OSError:
        recover(site)
        raise
    shutil.rmtree(retired, ignore_errors=True)
