"""What was before the last change of each file of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chidu.git.calling import ask, below

_ABSENT = "0"


def line(repo: Path) -> list[str]:
    """The commits of the first-parent line of HEAD, newest first."""
    return ask(repo, "rev-list", "--first-parent", "HEAD").decode("ascii").split()


def replaced(repo: Path, folder: str, since: str | None = None) -> Iterator[tuple[str, str]]:
    """Path and former blob of every change of `folder` after the commit `since`, newest first; deletions too."""
    where = below(repo, folder)
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
