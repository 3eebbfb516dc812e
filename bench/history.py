"""How long the history of a large city takes: `PYTHONPATH=hooks python bench/history.py`.

Makes a repository with `git fast-import` in a temporary folder and prints one JSON line; the seconds
cover the walk, the blobs and the revisions, not the reading of YAML (the reader here only finds the
id).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chidu import git
from chidu.history import blobs_of, revisions

_ID = re.compile(rb"^\xe7\xbc\x96\xe5\x8f\xb7: (\S+)$", re.MULTILINE)
_DEPARTMENTS = 40
_PER_COMMIT = 3


def main() -> None:
    """Make the repository, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--commits", type=int, default=5000)
    arguments.add_argument("--records", type=int, default=5000)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        repo = Path(folder)
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
        stream = b"".join(_stream(asked.commits, asked.records))
        subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=stream, check=True)
        start = time.perf_counter()
        commits = git.commits(repo, "content")
        found = revisions(commits, git.blobs(repo, blobs_of(commits)), _read, _identify)
        seconds = round(time.perf_counter() - start, 2)
    print(json.dumps({"n_commits": len(commits), "n_records": len(found), "seconds": seconds}))


def _stream(n_commits: int, n_records: int) -> Iterator[bytes]:
    """First every record, then commits that edit a few each, one in ten of them into another department."""
    chance = random.Random(20260101)
    department = {number: number % _DEPARTMENTS for number in range(n_records)}
    yield _commit(0)
    yield from (_file(number, at, 0) for number, at in department.items())
    for turn in range(1, n_commits):
        yield _commit(turn)
        for number in chance.sample(range(n_records), min(_PER_COMMIT, n_records)):
            if chance.random() < 0.1:
                yield f"D {_path(number, department[number])}\n".encode()
                department[number] = chance.randrange(_DEPARTMENTS)
            yield _file(number, department[number], turn)


def _commit(turn: int) -> bytes:
    message = f"修订第{turn}次".encode()
    who = f"committer 办事员 <clerk@example.invalid> {1_600_000_000 + turn * 3600} +0800"
    return f"commit refs/heads/main\n{who}\ndata {len(message)}\n".encode() + message + b"\n"


def _file(number: int, department: int, turn: int) -> bytes:
    tiers = "".join(
        f"  - 阶次: 第{tier}档\n    适用情形:\n      - 占用面积{turn + tier}平方米以上\n"
        f"    裁量标准: 责令改正，可以并处{1000 + turn + tier}元以上{2000 + turn + tier}元以下罚款\n"
        for tier in range(5)
    )
    text = f"编号: CG-{number:05}\n事项: 占用城市道路\n裁量阶次:\n{tiers}数据来源: 示范划分\n".encode()
    return f"M 644 inline {_path(number, department)}\ndata {len(text)}\n".encode() + text + b"\n"


def _path(number: int, department: int) -> str:
    return f"content/departments/d{department:02}/CG-{number:05}.yml"


def _read(text: bytes, path: str) -> str:
    return text.decode("utf-8")


def _identify(text: bytes, path: str) -> str | None:
    match = _ID.search(text)
    return f"benchmark:{match[1].decode()}" if match else None


if __name__ == "__main__":
    main()
