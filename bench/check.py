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
    read = read_corpus(read_folder(content))
    own = [site for site in [read.site] if site]
    everywhere = [each.pack for site in own for each in site.record.packs if not each.departments]
    others = [id for id in read.packs if id not in everywhere]
    folders = [id for id, entry in read.departments.items() if not entry.record.is_town]
    shares: dict[str, list[str]] = {id: [] for id in others}
    for id, folder in zip(cycle(others), folders, strict=False):
        shares[id].append(folder)
    lines = ["规则包:"]
    for id in everywhere:
        lines.append(f"  - 编号: {id}")
    for id, departments in shares.items():
        if departments:
            lines += [f"  - 编号: {id}", "    部门:", *(f"      - {each}" for each in departments)]
    if len(lines) == 1:
        return 0
    file = content / "site.yml"
    text = file.read_text(encoding="utf-8")
    kept = text[: text.index("规则包:")] if "规则包:" in text else text
    rest = text[text.index("常查:") :] if "规则包:" in text and "常查:" in text else ""
    file.write_text(kept.rstrip() + "\n" + "\n".join(lines) + "\n" + rest, encoding="utf-8")
    return len(everywhere) + sum(1 for each in shares.values() if each)


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
