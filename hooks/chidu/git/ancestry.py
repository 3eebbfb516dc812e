"""How commits stand to each other, and what a folder or a file held at some of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from chidu.git.calling import ask
from chidu.history.rawlog import moment


def last_change(repo: Path, folder: str) -> tuple[str, datetime] | None:
    """The last commit of HEAD's first-parent line that changed `folder`, and its committer's time."""
    said = ask(
        repo, "log", "-1", "--first-parent", "--no-show-signature", "--date=raw", "--format=%H%x00%cd",
        "HEAD", "--", folder,
    )  # fmt: skip
    if not said:
        return None
    commit, time = said.decode("ascii").strip().split("\0")
    return commit, moment(time)


def ancestors(repo: Path, *commits: str) -> Mapping[str, int]:
    """These commits and all they stand on; a descendant always has a smaller number than what it stands on."""
    listed = ask(repo, "rev-list", "--topo-order", *commits, "--").decode("ascii").split()
    return {commit: number for number, commit in enumerate(listed)}


def recorded_times(repo: Path, commits: Sequence[str]) -> dict[str, datetime]:
    """The committer's time of every commit that is here and is one."""
    given = "".join(f"{commit}\n" for commit in commits).encode("ascii")
    kinds = ask(repo, "cat-file", "--batch-check", "--buffer", given=given).decode("ascii").splitlines()
    known = [line.split(" ")[0] for line in kinds if line.split(" ")[1] == "commit"]
    if not known:
        return {}
    said = ask(
        repo, "log", "--no-walk=unsorted", "--stdin", "--date=raw", "--format=%H%x00%cd",
        given="".join(f"{commit}\n" for commit in known).encode("ascii"),
    )  # fmt: skip
    pairs = (line.split("\0") for line in said.decode("ascii").splitlines())
    return {commit: moment(time) for commit, time in pairs}


def states(repo: Path, commits: Sequence[str], folder: str) -> Iterator[dict[str, str]]:
    """The regular files below `folder` at each of these commits, in their order: oid by path relative to `folder`.

    Three processes whatever the number of commits. A commit at which the folder is missing, or is none, has no files.
    """
    trees = _trees(repo, commits, folder)
    told = [tree for tree in trees if tree]
    if told:
        given = "".join(f"{old} {new}\n" for old, new in zip([_empty(repo), *told], told, strict=False))
        changes = _changes(ask(
            repo, "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff",
            given=given.encode("ascii"),
        ))  # fmt: skip
    files: dict[str, str] = {}
    for tree in trees:
        if tree is None:
            yield {}
            continue
        for path, oid in next(changes):
            if oid is None:
                files.pop(path, None)
            else:
                files[path] = oid
        yield dict(files)


def _trees(repo: Path, commits: Sequence[str], folder: str) -> list[str | None]:
    given = "".join(f"{commit}:./{folder}\n" for commit in commits)
    said = ask(repo, "cat-file", "--batch-check", "--buffer", given=os.fsencode(given))
    found = (line.rsplit(b" ", 2) for line in said.splitlines())
    return [parts[0].decode("ascii") if parts[1:2] == [b"tree"] else None for parts in found]


def _empty(repo: Path) -> str:
    """The tree without files, which every repository knows; its name depends on the repository's kind of hash."""
    return ask(repo, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def _changes(output: bytes) -> Iterator[list[tuple[str, str | None]]]:
    """What `diff-tree --stdin -z` printed, pair by pair: its line `old new`, then entries and paths ended by NUL."""
    fields = iter(output.split(b"\0"))
    found: list[tuple[str, str | None]] | None = None
    for field in fields:
        *heads, entry = field.split(b"\n")
        for _ in heads:
            if found is not None:
                yield found
            found = []
        if not entry:
            continue
        _, mode, _, oid, _ = entry.lstrip(b":").split(b" ")
        path = next(fields).decode("utf-8", "surrogateescape")
        assert found is not None, "git names the pair first"
        found.append((path, oid.decode("ascii") if mode.startswith(b"100") else None))
    if found is not None:
        yield found


def stages(repo: Path, file: str) -> list[tuple[str, str]]:
    """The commits of HEAD's first-parent line that changed a file, oldest first, and the oid it had then.

    Where it was deleted, or is no file, there is no stage.
    """
    listed = ask(repo, "rev-list", "--first-parent", "--reverse", "HEAD", "--", file).decode("ascii").split()
    given = "".join(f"{commit}:./{file}\n" for commit in listed)
    said = ask(repo, "cat-file", "--batch-check", "--buffer", given=os.fsencode(given)).splitlines()
    found = zip(listed, (line.rsplit(b" ", 2) for line in said), strict=True)
    return [(commit, parts[0].decode("ascii")) for commit, parts in found if parts[1:2] == [b"blob"]]
