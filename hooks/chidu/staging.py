"""Building beside the published folder and swapping at the end: nothing is ever half-published."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
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


@dataclass(frozen=True, slots=True)
class Notes:
    """Where it is written down what the published site was made from: its pages, their shells, its search data.

    `release` tells of the last release, whose place a draft may have taken.
    """

    sheets: Path
    shells: Path
    search: Path
    release: Path

    @classmethod
    def on(cls, site: Path, project: Path) -> Notes:
        """The notes on a site, in the project's own cache: beside the site they might be served."""
        name = f"{site.name}-{blake2b(os.fsencode(site.resolve()), digest_size=4).hexdigest()}"
        folder = project / ".cache" / name
        folder.mkdir(parents=True, exist_ok=True)
        return cls(
            folder / "sheets.json", folder / "shells.json", folder / "search.json", folder / "release.json"
        )


def _beside(site: Path, purpose: str) -> Path:
    return site.with_name(f".{site.name}.{purpose}")


def recover(site: Path) -> None:
    """Put the published edition back where a build died between the two renames of `swap`."""
    retired = _beside(site, "retired")
    if retired.exists() and not site.exists():
        retired.rename(site)


Marks = dict[str, tuple[int, int]]
"""Size and time of every file of a folder, by its path below it: what shows that somebody touched one."""


def marks_of(folder: Path) -> Marks:
    """The marks of a folder as it is."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = ((path.relative_to(folder).as_posix(), path.stat()) for path in paths)
    return {name: (status.st_size, status.st_mtime_ns) for name, status in found}


def taken_over(old: Path, new: Path, marks: Marks) -> bool:
    """Link the files of an old folder into a new one, if they are exactly those that were marked."""
    try:
        if not marks or marks_of(old) != marks:
            return False
        for name in marks:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(old / name, new / name)
    except OSError:  # a file system that knows no links
        shutil.rmtree(new, ignore_errors=True)
        return False
    return True


def write_file(root: Path, address: str, text: str | bytes) -> None:
    """Write one output; its real path must stay inside `root`."""
    target = root / address
    if not target.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"output outside the site: {address}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode() if isinstance(text, str) else text)


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write very many outputs into a folder that nobody else writes to; their addresses are made of checked ids."""
    for address, data in files.items():
        if ".." in address:
            raise ValueError(f"output outside the site: {address}")
        path = os.path.join(root, address)
        try:
            _write(path, data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _write(path, data)


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as stream:
        stream.write(data)


@contextmanager
def replacing(path: Path, data: bytes) -> Iterator[None]:
    """Put a file in its place when what is done meanwhile has succeeded; before it starts, the file is on the disk."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(data)
        yield
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


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
