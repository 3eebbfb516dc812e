"""A repository apart from anybody's configuration, made by the tests that try what git recorded."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import timedelta, timezone
from pathlib import Path

CHINA = timezone(timedelta(hours=8))
START = 1_767_225_600  # 2026-01-01T08:00:00+08:00


class Repository:
    """A repository that sees nobody's configuration; commits are a minute apart."""

    def __init__(self, path: Path, *options: str) -> None:
        self.path = path
        self.minutes = 0
        path.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str, given: bytes | None = None, when: str | None = None) -> str:
        when = when or f"{START + 60 * self.minutes} +0800"
        who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in (
            ("NAME", "办事员"), ("EMAIL", "clerk@example.invalid"), ("DATE", when))}  # fmt: skip
        isolated = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        environment = {**os.environ, **isolated, **who}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.path, input=given, capture_output=True, env=environment, check=True,
        )  # fmt: skip
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """path below content/ -> what to write, None = remove."""
        for name, text in files.items():
            path = self.path / "content" / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: Mapping[str, str | bytes | None], message: str, when: str | None = None) -> str:
        self.write(files)
        return self.record(message.encode(), when=when)

    def record(self, message: bytes, *options: str, when: str | None = None) -> str:
        self.git("add", "--all")
        self.git(*options, "commit", "--quiet", "--allow-empty", "--file=-", given=message, when=when)
        self.minutes += 1
        return self.git("rev-parse", "HEAD")

    def reword(self, words: Mapping[str, bytes]) -> str:
        """Replace bytes of the last commit itself, which `git commit` would not let pass."""
        raw = self.git("cat-file", "commit", "HEAD").encode()
        for old, new in words.items():
            raw = raw.replace(old.encode(), new)
        oid = self.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=raw)
        self.git("update-ref", "HEAD", oid)
        return oid
