"""How long the benchmark pages of a large city take, beside Hugo: `python3 run.py bench pages -n 10000`.

Makes a city, builds its pages cold (nothing kept), the same pages with Hugo, and again warm (one word of one record
changed, what the build keeps kept). Whole processes are timed, ours and Hugo's in turn; the medians are printed as
one JSON line, `ratio` and `warm_ratio` being ours divided by Hugo's. There is no ratio unless the markup is the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from statistics import median

from hugo_site import DAY, DifferentMarkup, HugoSite, addresses_of, check_same
from measure import Failed, Run, measured

BENCH = Path(__file__).parent
_COMPARED = 50
_MEMORY = Path("/dev/shm")
_BYTES_PER_RECORD = 80_000  # the records, both sites, what is kept between builds, and room to spare


@dataclass(frozen=True, slots=True)
class Ours:
    """Our build of `content`: the pages go to `out`, what is kept for the next build to `cache`."""

    content: Path
    out: Path
    cache: Path

    @classmethod
    def below(cls, folder: Path) -> Ours:
        """The folders of one measurement."""
        return cls(folder / "content", folder / "out", folder / "cache")

    def cold(self) -> Run:
        """Everything from the beginning."""
        for each in (self.out, self.cache):
            shutil.rmtree(each, ignore_errors=True)
        return self.warm()

    def warm(self) -> Run:
        """With what the build before left."""
        command = _python("build_pages.py", self.content, self.out, "--cache", self.cache)
        return measured(command, _environment())

    def change(self, turn: int) -> Path:
        """Change one word of one record; the page that must show it."""
        records = sorted(self.content.glob("departments/*/B*[0-9].yml"))
        record = random.Random(turn).choice([each for each in records if "@" not in each.name])
        changed = record.read_text("utf-8").replace(
            "数据来源: 虚构修订：为", f"数据来源: 虚构修订：第{turn}次为"
        )
        record.write_text(changed, "utf-8")
        return self.out / "benchmarks" / record.stem / "index.html"


def _python(script: str, *words: object) -> list[str]:
    return [sys.executable, str(BENCH / script), *map(str, words)]


def _environment() -> dict[str, str]:
    """What the measured processes know."""
    noon = datetime.combine(DAY, datetime.min.time(), timezone(timedelta(hours=8))) + timedelta(hours=12)
    paths = filter(None, (str(BENCH.parent / "hooks"), os.environ.get("PYTHONPATH")))
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": os.pathsep.join(paths),
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
    }


def main() -> int:
    """Measure and print; 1 where there is nothing to print."""
    arguments = argparse.ArgumentParser(description="How long the benchmark pages take, beside Hugo.")
    arguments.add_argument("-n", type=int, default=10_000, help="benchmark records")
    arguments.add_argument(
        "--runs", type=int, help="runs of each; the median counts (3, from 50000 records 1)"
    )
    asked = arguments.parse_args()
    runs = asked.runs or (1 if asked.n >= 50_000 else 3)
    with tempfile.TemporaryDirectory(prefix="chidu-bench-", dir=_place(asked.n)) as folder:
        try:
            _warm_up(Path(folder) / "small")
            print(json.dumps(_figures(asked.n, runs, Path(folder) / "city")))
        except (DifferentMarkup, Failed) as refused:
            _say(f"没有得出结果：{refused}")
            return 1
        except PackageNotFoundError:
            _say("没有装 Hugo：请用 python3 run.py bench pages 运行")
            return 1
        except KeyboardInterrupt:
            return 130
    return 0


def _place(n: int) -> str | None:
    """The memory file system where it is large enough, else the default for temporary files."""
    wanted = n * _BYTES_PER_RECORD
    large = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > wanted
    _say(f"文件放在{'内存文件系统 ' + str(_MEMORY) if large else '临时目录 ' + tempfile.gettempdir()}")
    return str(_MEMORY) if large else None


def _warm_up(folder: Path) -> None:
    """Both once over a few records: bytecode is compiled, files are in memory, a wrong template is told soon."""
    ours, _, hugo = _prepared(200, folder)
    measured(hugo.command, _environment())
    check_same(ours.out, hugo.output, addresses_of(ours.out))
    shutil.rmtree(folder)


def _prepared(n: int, folder: Path) -> tuple[Ours, Run, HugoSite]:
    """A city, our first build of it, and its Hugo site, not built yet.

    All in processes of their own: the system's figure for a process never falls below the memory of who started it.
    """
    ours, hugo = Ours.below(folder), HugoSite(folder / "hugo")
    measured(_python("cities.py", "-n", n, ours.content), _environment())
    first = ours.cold()
    measured(_python("hugo_site.py", ours.content, ours.out, hugo.folder), _environment())
    return ours, first, hugo


def _figures(n: int, runs: int, folder: Path) -> dict[str, float]:
    ours, first, hugo = _prepared(n, folder)
    cold, theirs, warm = [_told("尺度", first)], [_hugo(hugo)], list[Run]()
    while len(cold) < runs:
        cold.append(_told("尺度", ours.cold()))
        theirs.append(_hugo(hugo))
    addresses = addresses_of(ours.out)
    if addresses != addresses_of(hugo.output):
        raise DifferentMarkup("两边的页面不一样多")
    check_same(ours.out, hugo.output, random.Random(n).sample(addresses, min(_COMPARED, len(addresses))))
    _say(f"抽 {min(_COMPARED, len(addresses))} 页比对，两边的标记相同")
    for turn in range(1, runs + 1):
        page = ours.change(turn)
        warm.append(_told("尺度，改一个词", ours.warm()))
        if f"虚构修订：第{turn}次" not in page.read_text("utf-8"):
            raise Failed(f"{page} does not show the change")
    seconds, others = _median(cold), _median(theirs)
    return {
        "n": n,
        "seconds": round(seconds, 2),
        "warm_seconds": round(_median(warm), 2),
        "hugo_seconds": round(others, 2),
        "ratio": round(seconds / others, 2),
        "warm_ratio": round(_median(warm) / others, 2),
        "peak_mib": round(max(run.peak_mib for run in (*cold, *warm))),
    }


def _hugo(hugo: HugoSite) -> Run:
    hugo.clean()
    return _told("Hugo", measured(hugo.command, _environment()))


def _told(what: str, run: Run) -> Run:
    _say(f"{what}：{run.seconds:.2f} 秒，内存 {run.peak_mib:.0f} MiB（最大的进程 {run.max_rss_mib:.0f} MiB）")
    return run


def _median(runs: list[Run]) -> float:
    return median(run.seconds for run in runs)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
