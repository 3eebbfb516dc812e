"""The last two states of each file of a folder: what is recorded of it now, and what was before its last change."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from chidu.git.calling import ask

_ABSENT = "0"


def recorded(repo: Path, folder: str, commit: str = "HEAD") -> dict[str, str]:
    """The blob of every regular file of `folder` at a commit, by its path below the folder. Raises GitError."""
    where = _below(repo, folder)
    listed = ask(repo, "ls-tree", "-r", "-z", "--full-tree", commit, "--", where or ".").split(b"\0")
    found: dict[str, str] = {}
    for entry in filter(None, listed):
        about, _, name = entry.partition(b"\t")
        mode, _, oid = about.split(b" ")
        path = name.decode("utf-8", "backslashreplace")
        if mode.startswith(b"100") and path.startswith(where):
            found[path.removeprefix(where)] = oid.decode("ascii")
    return found


def line(repo: Path) -> list[str]:
    """The commits of the first-parent line of HEAD, newest first."""
    return ask(repo, "rev-list", "--first-parent", "HEAD").decode("ascii").split()


def replaced(repo: Path, folder: str, since: str | None = None) -> Iterator[tuple[str, str]]:
    """Path and former blob of every change of `folder` after the commit `since`, newest first; deletions too."""
    where = _below(repo, folder)
    output = ask(
        repo, "log", "--first-parent", "--diff-merges=first-parent", "-z", "--raw", "--no-abbrev", "--no-renames",
        "--no-ext-diff", "--no-color", "--no-notes", "--format=", f"{since}..HEAD" if since else "HEAD", "--",
        folder,
    )  # fmt: skip
    fields = iter(output.split(b"\0"))
    for field in fields:
        entry = field.lstrip(b"\n")
        if not entry.startswith(b":"):
            continue
        path = next(fields).decode("utf-8", "backslashreplace")
        former = entry.split(b" ")[2].decode("ascii")
        if former.strip(_ABSENT) and path.startswith(where):
            yield path.removeprefix(where), former


def last_changed(repo: Path, folder: str, path: str) -> str | None:
    """The commit of the first-parent line that changed a file last; None where none did."""
    found = (
        ask(repo, "rev-list", "--first-parent", "-1", "HEAD", "--", f"{folder}/{path}")
        .decode("ascii")
        .strip()
    )
    return found or None


def blob_name(data: bytes, like: str) -> str:
    """The name git gives to the bytes of a file, of the kind (SHA-1, SHA-256) that another name is of."""
    digest = hashlib.sha256 if len(like) > 40 else hashlib.sha1
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _below(repo: Path, folder: str) -> str:
    """What stands before the paths of the folder in git, which counts from the top of the repository."""
    prefix = os.fsdecode(ask(repo, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    return "".join(f"{part}/" for part in PurePosixPath(prefix, folder).parts)
