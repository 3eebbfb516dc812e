"""What git recorded: the head, the commits that changed a folder, the blobs they brought in."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from chidu.git.calling import RECLONE, GitError, ask, below, checked, command, environment, execute, failure
from chidu.history import rawlog
from chidu.history.record import Commit, TooLarge

LARGEST = 256 * 1024
"""Bytes: no record comes near it, so a larger blob is noted and left where it is."""


def head(repo: Path) -> str | None:
    """The commit checked out, also when HEAD is detached; None before the first commit."""
    done = execute(repo, "rev-parse", "--verify", "--quiet", "HEAD")
    if done.returncode == 1:
        return None
    return checked(repo, done).decode("ascii").strip()


def commits(repo: Path, folder: str) -> list[Commit]:
    """The commits of the first-parent line of HEAD that changed a file in `folder`, oldest first.

    `folder` is relative to `repo` (which may itself lie inside a larger repository); the paths of the changes
    are relative to `folder`. Links and submodules are no files. Replacements and grafts are looked through.
    """
    if head(repo) is None:
        return []
    where = below(repo, folder)
    output = ask(
        repo, "log", "--first-parent", "--diff-merges=first-parent", "--reverse", "-z", "--raw",
        "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-color", "--no-notes",
        "--encoding=UTF-8", "--date=raw", f"--format={rawlog.FORMAT}", "HEAD", "--", folder,
    )  # fmt: skip
    return [commit for commit in rawlog.parse(output, where) if commit.changes]


def blobs(repo: Path, oids: Iterable[str]) -> Iterator[tuple[str, bytes | TooLarge]]:
    """Each distinct blob once, with its bytes, or its size when it is larger than `LARGEST`."""
    sizes = _sizes(repo, tuple(oids))
    for oid, size in sizes.items():
        if size > LARGEST:
            yield oid, TooLarge(size)
    yield from _contents(repo, [oid for oid, size in sizes.items() if size <= LARGEST])


def _sizes(repo: Path, oids: Sequence[str]) -> dict[str, int]:
    output = ask(repo, "cat-file", "--batch-check", "--buffer", given=_lines(oids))
    sizes: dict[str, int] = {}
    for line in output.decode("ascii").splitlines():
        oid, kind, *rest = line.split(" ")
        if not rest:
            raise GitError(f"仓库里缺少对象 {oid}（{kind}）。{RECLONE}")
        sizes[oid] = int(rest[0])
    return sizes


def _contents(repo: Path, oids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """One process for all; its questions lie in a file, so that neither side can wait for the other."""
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.write(_lines(oids))
        questions.seek(0)
        with subprocess.Popen(
            command(repo, "cat-file", "--batch", "--buffer"),
            stdin=questions, stdout=subprocess.PIPE, stderr=complaints, env=environment(),
        ) as process:  # fmt: skip
            assert process.stdout is not None
            try:
                for oid in oids:
                    content = _next_content(process.stdout)
                    if content is None:
                        complaints.seek(0)
                        raise failure(repo, complaints.read())
                    yield oid, content
            finally:
                process.kill()


def _next_content(stream: IO[bytes]) -> bytes | None:
    """The next `<oid> <kind> <size>` answer's bytes; None when git broke off."""
    header = stream.readline().split()
    if len(header) != 3:
        return None
    content = stream.read(int(header[2]) + 1)
    return content[:-1] if len(content) == int(header[2]) + 1 else None


def _lines(oids: Sequence[str]) -> bytes:
    return "".join(f"{oid}\n" for oid in oids).encode("ascii")
