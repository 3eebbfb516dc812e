"""How long `chidu check` takes over a large city, every kind of pack applied: `python3 run.py bench check -n 10000`.

Prints one JSON line. Wall time of the whole command, started as a clerk starts it: `cold` with nothing remembered,
`warm` after one benchmark was edited, each the median of its runs; `yardstick` is one process that only loads the
same files with PyYAML's C loader, measured in the same run, and the ratios are to it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

from chidu.checking import note_on
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.kinds import Kind
from chidu.model.packs import AppliedPack
from chidu.model.writer import write_record

REPOSITORY = Path(__file__).parents[1]
_YARDSTICK = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def main() -> None:
    """Make the city, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-n", type=int, default=10_000, help="benchmark files")
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        _run([sys.executable, str(REPOSITORY / "bench/cities.py"), "-n", str(asked.n), str(content)])
        shutil.copytree(REPOSITORY / "content/rules", content / "rules", dirs_exist_ok=True)
        Path(folder, "mkdocs.yml").touch()  # a project, so that it may remember
        packs = _apply_packs(content)
        print(json.dumps({"n": asked.n, "packs": packs, **_measured(content, asked.runs)}))


def _measured(content: Path, runs: int) -> dict[str, object]:
    check = [sys.executable, "-m", "chidu", "check", str(content), "--format", "json"]
    note = note_on(content)
    assert note is not None, "the folder is a project"
    record = next(path for path in sorted(content.glob("departments/*/*.yml")) if path.stem != "department")
    cold, warm, yardstick = [], [], []
    told: Sequence[Mapping[str, str]] = []
    for turn in range(runs):
        yardstick.append(_timed([sys.executable, "-c", _YARDSTICK, str(content)])[0])
        note.unlink(missing_ok=True)
        seconds, output = _timed(check)
        told = json.loads(output)
        cold.append(seconds)
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("事项: ", f"事项: 第{turn}次", 1), encoding="utf-8")
        warm.append(_timed(check)[0])
        record.write_text(text, encoding="utf-8")
    levels = Counter(each["level"] for each in told)
    mid = {"cold": cold, "warm": warm, "yardstick": yardstick}
    seconds_of = {name: round(statistics.median(each), 2) for name, each in mid.items()}
    return {
        **{f"{name}_s": value for name, value in seconds_of.items()},
        "cold_to_yardstick": round(seconds_of["cold"] / seconds_of["yardstick"], 2),
        "warm_to_yardstick": round(seconds_of["warm"] / seconds_of["yardstick"], 3),
        "findings": dict(sorted(levels.items())),
        "cores": len(os.sched_getaffinity(0)),
    }


def _apply_packs(content: Path) -> int:
    """Packs on process for everybody; those on tiers, which contradict each other, one for each department in turn."""
    own = read_corpus(read_folder(REPOSITORY / "content")).site
    read = read_corpus(read_folder(content))
    assert own is not None and read.site is not None, "both have a site"
    everywhere = [each.pack for each in own.record.packs if not each.departments]
    others = [id for id in read.packs if id not in everywhere]
    shares: dict[str, list[str]] = {id: [] for id in others}
    for id, folder in zip(cycle(others), read.departments, strict=False):
        shares[id].append(folder)
    applied: list[dict[str, object]] = [{"编号": id} for id in everywhere]
    applied += [{"编号": id, "部门": folders} for id, folders in shares.items() if folders]
    packs = tuple(AppliedPack.model_validate(each) for each in applied)
    site = read.site.record.model_copy(update={"packs": packs})
    (content / "site.yml").write_text(write_record(site, Kind.SITE, "site.yml"), encoding="utf-8")
    return len(packs)


def _timed(command: Sequence[str]) -> tuple[float, str]:
    start = time.perf_counter()
    output = _run(command)
    return time.perf_counter() - start, output


def _run(command: Sequence[str]) -> str:
    """What it prints; 1 means findings, which is what a check is for."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    return done.stdout


if __name__ == "__main__":
    main()
