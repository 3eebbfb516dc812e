"""Blobs one at a time, from a process that stays: for whoever needs a few of very many."""

from __future__ import annotations

import os
import subprocess
import weakref
from pathlib import Path

from chidu.git.calling import RECLONE, GitError, command, environment


class Contents:
    """Answers with the bytes of a blob; a process forked from this one starts its own git."""

    def __init__(self, repo: Path) -> None:
        self._repo = repo
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        # Whoever forgets to close it leaves no git behind.
        self.close = weakref.finalize(self, _end, self._processes)

    def __getitem__(self, oid: str) -> bytes:
        """Raises GitError where the object is not there."""
        process = self._processes.get(os.getpid()) or self._started()
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(f"{oid}\n".encode("ascii"))
            process.stdin.flush()
            header = process.stdout.readline().split()
        except BrokenPipeError:
            header = []
        if len(header) != 3:
            raise GitError(f"仓库里缺少对象 {oid}。{RECLONE}")
        content = process.stdout.read(int(header[2]) + 1)
        return content[:-1]

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command(self._repo, "cat-file", "--batch"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(),
        )  # fmt: skip
        self._processes[os.getpid()] = process
        return process


def _end(processes: dict[int, subprocess.Popen[bytes]]) -> None:
    """End the git of this process, if it started one: it ends with the questions."""
    if process := processes.pop(os.getpid(), None):
        process.communicate()
