"""How long the history of a large city takes: `python3 run.py bench history --commits 5000 --records 5000`.

Makes a repository of a generated city with `git fast-import`: all records, then commits that change three each (an
amount, a condition, the spelling alone; one in ten moves to another department, one in a hundred breaks the file).
Measured in processes of their own, the median of three: `cold` (nothing remembered: every blob is read, every pair of
neighbours compared), `warm` (nothing new), `one_more` (one commit more); `seconds` of the reading itself, and of the
whole `process` with the start of Python. `log_seconds` is git's own `log --raw` over the same folder, as a yardstick.
One JSON line at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from cities import write_city
from measure import Run, measured

REPOSITORY = Path(__file__).parents[1]
_PER_COMMIT = 3
_RUNS = 3
_AMOUNT = re.compile(r"(?<=处)([1-9][0-9]{2,5})(?=元以上)")
_CONDITION = "  适用情形:\n    - "
_READ = """
import json, sys, time
from pathlib import Path
from chidu.archive import read_archive
from chidu.history.course import courses
from chidu.workers import cores
repo, cache = Path(sys.argv[1]), Path(sys.argv[2])
start = time.perf_counter()
archive = read_archive(repo, "content", cache=cache, workers=cores())
seconds = time.perf_counter() - start
assert not archive.missing, archive.missing
lines = archive.timelines.values()
told = {"records": len(lines), "versions": sum(map(len, lines)), "courses": len(courses(archive.timelines))}
told |= {"changes": sum(len(each.changes) for line in lines for each in line)}
told |= {"seconds": seconds}
told |= {"unreadable": sum(not each.readable for line in lines for each in line)}
Path(sys.argv[3]).write_text(json.dumps(told))
"""


def main() -> None:
    """Make the repository, measure, print."""
    arguments = argparse.ArgumentParser(description="How long the history of a large city takes.")
    arguments.add_argument("--commits", type=int, default=5000)
    arguments.add_argument("--records", type=int, default=5000)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidu-history-") as folder:
        repo = _repository(Path(folder), asked.commits, asked.records)
        print(json.dumps({"commits": asked.commits, **_measured(repo)}))


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the history in a process of its own."""

    run: Run
    seconds: float


def _measured(repo: Path) -> dict[str, object]:
    told, cache, kept = repo / "told.json", repo / "cache.json", repo / "kept.json"
    cold = [_read(repo, cache, told) for _ in _anew(cache)]
    shutil.copy(cache, kept)
    warm = [_read(repo, cache, told) for _ in range(_RUNS)]
    found = json.loads(told.read_text())
    log = [_log(repo) for _ in range(_RUNS)]
    _import(repo, b"".join(_one_more(repo)))
    more = []
    for _ in range(_RUNS):
        shutil.copy(kept, cache)
        more.append(_read(repo, cache, told))
    return {
        **{name: figure for name, figure in found.items() if name != "seconds"},
        **_figures("cold", cold),
        **_figures("warm", warm),
        **_figures("one_more", more),
        "log_seconds": round(median(log), 2),
        "cache_mb": round(cache.stat().st_size / 1e6, 1),
    }


def _anew(cache: Path) -> Iterator[int]:
    for number in range(_RUNS):
        cache.unlink(missing_ok=True)
        yield number


def _figures(name: str, readings: Sequence[Reading]) -> dict[str, float]:
    return {
        f"{name}_seconds": round(median(each.seconds for each in readings), 2),
        f"{name}_process_seconds": round(median(each.run.seconds for each in readings), 2),
        f"{name}_peak_mib": round(max(each.run.peak_mib for each in readings)),
    }


def _read(repo: Path, cache: Path, told: Path) -> Reading:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    run = measured([sys.executable, "-c", _READ, str(repo), str(cache), str(told)], environment)
    return Reading(run, json.loads(told.read_text())["seconds"])


def _log(repo: Path) -> float:
    start = time.perf_counter()
    command = ["git", "-C", str(repo), "log", "--first-parent", "--raw", "--no-renames", "--", "content"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _repository(root: Path, commits: int, records: int) -> Path:
    city, repo = root / "city", root / "repository"
    write_city(records, city)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(repo)], check=True)
    _import(repo, b"".join(_stream(city, commits)))
    return repo


def _import(repo: Path, stream: bytes) -> None:
    subprocess.run(["git", "-C", str(repo), "fast-import", "--quiet"], input=stream, check=True)


def _stream(city: Path, commits: int) -> Iterator[bytes]:
    chance = random.Random(20260101)
    files = {path.relative_to(city).as_posix(): path.read_text("utf-8") for path in city.rglob("*.yml")}
    yield _commit(0)
    yield from (_file(path, text) for path, text in sorted(files.items()))
    places = sorted(
        path for path in files if path.startswith("departments/") and "department.yml" not in path
    )
    folders = sorted({path.split("/")[1] for path in places})
    broken: dict[int, str] = {}
    for turn in range(1, commits):
        yield _commit(turn)
        for number in chance.sample(range(len(places)), min(_PER_COMMIT, len(places))):
            path = places[number]
            text = broken.pop(number, None) or files.pop(path)
            if chance.random() < 0.1:
                yield f"D content/{path}\n".encode()
                path = places[number] = f"departments/{chance.choice(folders)}/{path.split('/')[-1]}"
            files[path] = text = _changed(text, turn, chance)
            if chance.random() < 0.01:
                broken[number] = text
                text = text.replace(": ", "：", 1)
            yield _file(path, text)


def _changed(text: str, turn: int, chance: random.Random) -> str:
    """Another amount, another condition, or the same in another spelling; what a record has not is not changed."""
    if (amount := _AMOUNT.search(text)) and chance.random() < 0.5:
        return f"{text[: amount.start()]}{int(amount[0]) + turn}{text[amount.end() :]}"
    if _CONDITION in text and chance.random() < 0.8:
        return text.replace(_CONDITION, f"{_CONDITION}第{turn}号通告所列情形，", 1)
    return re.sub(
        r"^(数据来源: .*?)(，第[0-9]+次核对)?$", rf"\1，第{turn}次核对", text, count=1, flags=re.MULTILINE
    )


def _one_more(repo: Path) -> Iterator[bytes]:
    listed = subprocess.run(
        ["git", "-C", str(repo), "ls-tree", "-r", "--name-only", "-z", "HEAD", "content/departments"],
        check=True, capture_output=True,
    ).stdout.decode().split("\0")  # fmt: skip
    path = next(each for each in listed if each and "department.yml" not in each)
    show = ["git", "-C", str(repo), "show", f"HEAD:{path}"]
    text = subprocess.run(show, check=True, capture_output=True).stdout.decode()
    yield _commit(10**6, parent="refs/heads/main^0")
    yield _file(path.removeprefix("content/"), _changed(text, 7, random.Random(1)))


def _commit(turn: int, parent: str = "") -> bytes:
    message = f"修订第{turn}次".encode()
    who = f"committer 办事员 <clerk@example.invalid> {1_600_000_000 + turn * 3600} +0800"
    origin = f"from {parent}\n".encode() if parent else b""
    return f"commit refs/heads/main\n{who}\ndata {len(message)}\n".encode() + message + b"\n" + origin


def _file(path: str, text: str) -> bytes:
    data = text.encode()
    return f"M 644 inline content/{path}\ndata {len(data)}\n".encode() + data + b"\n"


if __name__ == "__main__":
    main()
