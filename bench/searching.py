"""What the search of a large city costs, with either index: `python3 run.py bench search -n 10000`.

Makes a city (search_records.py), writes its search data in a process of its own (seconds; the largest sum of memory of it
and what it starts; files; bytes), and asks typical questions in a browser without a window, over HTTP/1.1 on the loopback
address: `cold` in a fresh browser profile, from importing the scripts to the first twenty cards; `warm` in a page that
was asked another question, with the files of this question still to fetch; `again` the same question once more. Bytes are
those of every file a question asks for, cold, scripts and WebAssembly included, as they are and as a host sends that
compresses. Prints a table, and one JSON line for every index.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from chidu.indexing import write_search
from chidu.model.institutions import SearchIndex
from measure import Run, measured

REPOSITORY = Path(__file__).parents[1]
DATA = "assets/search/data"
QUESTIONS = (
    "路边摆摊罚多少钱",
    "无照经营",
    "遛狗不牵绳",
    "卖过期食品怎么处罚",
    "工地夜里施工噪声太大",
    "堵塞消防通道",
    "食品安全法第一百二十四条",
    "电动车在楼道充电",
    "罚款五万元",
    "违法建设",
    "zhandaojingying",
    "邻居装修太吵找哪个部门",
)
_BEFORE = "养老机构"  # what a warm page was asked before
_TWENTY = 20
_ASK = """async (question) => {
  const began = performance.now();
  const { openIndex } = await import("./assets/search/term.js");
  const { find } = await import("./assets/search/find.js");
  globalThis.index ??= await openIndex(new URL("assets/search/data/", location.href));
  const { good, maybe } = await find(question, index);
  const shown = (good.length ? good : maybe).slice(0, TWENTY);
  await index.cards(shown.map(({ record }) => record));
  return [performance.now() - began, good.length];
}""".replace("TWENTY", str(_TWENTY))


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: milliseconds to the first cards, how many good results, and the files it asked for when cold."""

    question: str
    cold: float
    warm: float
    again: float
    good: int
    requests: int
    raw: int
    packed: int


def main() -> int:
    """Make the records, measure both indexes, print."""
    arguments = argparse.ArgumentParser(description="What the search of a large city costs.")
    arguments.add_argument("-n", type=int, default=10_000, help="benchmark files")
    arguments.add_argument("--runs", type=int, default=3, help="runs of every question; the median counts")
    arguments.add_argument("--questions", type=int, default=len(QUESTIONS), help="ask only so many of them")
    arguments.add_argument("--write", nargs=3, metavar=("RECORDS", "INDEX", "OUT"), help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.write:
        records, index, out = asked.write
        write_search(pickle.loads(Path(records).read_bytes()), Path(out), SearchIndex(index))
        return 0
    with tempfile.TemporaryDirectory(prefix="chidu-bench-") as folder:
        records = _records(asked.n, Path(folder))
        for index in SearchIndex:
            _measure(asked, index, records, Path(folder) / index.name)
    return 0


def _records(n: int, folder: Path) -> Path:
    content, out = folder / "content", folder / "records"
    _python("cities.py", "-n", n, content)
    _python("search_records.py", content, out)
    shutil.rmtree(content)
    return out


def _python(script: str, *words: object) -> Run:
    """Run one of our scripts; the system's memory of a process never falls below that of who started it."""
    paths = filter(None, (str(REPOSITORY / "hooks"), os.environ.get("PYTHONPATH")))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return measured([sys.executable, str(Path(__file__).with_name(script)), *map(str, words)], environment)


def _measure(wanted: argparse.Namespace, index: SearchIndex, records: Path, site: Path) -> None:
    shutil.copytree(REPOSITORY / "overrides/assets/search", site / "assets/search")
    (site / "index.html").write_text("<!doctype html><html lang=zh-Hans-CN><title>空</title>", "utf-8")
    made = _python("searching.py", "--write", records, index, site / DATA)
    files = [path for path in (site / DATA).rglob("*") if path.is_file()]
    figures = {
        "n": wanted.n,
        "index": index.value,
        "seconds": round(made.seconds, 1),
        "peak_mib": round(made.peak_mib),
        "files": len(files),
        "mb": round(sum(map(_raw, files)) / 1e6, 1),
        "packed_mb": round(sum(map(_packed, files)) / 1e6, 1),
    }
    _say(f"\n{index.value}，{wanted.n:,} 项基准：{json.dumps(figures, ensure_ascii=False)}")
    with _browsed(site) as (address, browser):
        asked = [
            _ask(browser, address, site, question, wanted.runs) for question in QUESTIONS[: wanted.questions]
        ]
    _say(_table(asked))
    print(json.dumps(figures | _summary(asked), ensure_ascii=False))


def _ask(browser: Browser, address: str, site: Path, question: str, runs: int) -> Asked:
    cold, warm, again = [], [], []
    paths: list[str] = []
    good = 0
    for _ in range(runs):
        with _opened(browser, address) as (page, requested):
            milliseconds, good = page.evaluate(_ASK, question)
            cold.append(milliseconds)
            paths = list(requested)
        with _opened(browser, address) as (page, _requested):
            page.evaluate(_ASK, _BEFORE)
            warm.append(page.evaluate(_ASK, question)[0])
            again.append(page.evaluate(_ASK, question)[0])
    files = [site / path for path in paths]
    return Asked(
        *(question, median(cold), median(warm), median(again), good, len(files)),
        *(sum(map(_raw, files)), sum(map(_packed, files))),
    )


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """An empty page in a profile of its own, and the paths of the files that it will ask for."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    requested: list[str] = []
    page.on("requestfinished", lambda request: requested.append(urlsplit(request.url).path.lstrip("/")))
    yield page, requested
    context.close()


def _raw(file: Path) -> int:
    return file.stat().st_size


@cache
def _packed(file: Path) -> int:
    """As a host sends it that compresses whatever gets smaller."""
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


def _table(asked: Sequence[Asked]) -> str:
    head = "首次 ms  已打开 ms  再问 ms  请求数      kB  压缩 kB  结果  问题"
    rows = [
        f"{one.cold:7.0f}  {one.warm:9.0f}  {one.again:7.0f}  {one.requests:6d}  {one.raw / 1000:6.0f}"
        f"  {one.packed / 1000:7.0f}  {one.good:4d}  {one.question}"
        for one in asked
    ]
    return "\n".join([head, *rows])


def _summary(asked: Sequence[Asked]) -> dict[str, int]:
    """The median question, and the worst."""
    told: dict[str, list[float]] = {
        "cold_ms": [one.cold for one in asked],
        "warm_ms": [one.warm for one in asked],
        "again_ms": [one.again for one in asked],
        "requests": [one.requests for one in asked],
        "kb": [one.raw / 1000 for one in asked],
        "packed_kb": [one.packed / 1000 for one in asked],
    }
    mid = {name: round(median(each)) for name, each in told.items()}
    return mid | {f"worst_{name}": round(max(each)) for name, each in told.items()}


@contextmanager
def _browsed(site: Path) -> Iterator[tuple[str, Browser]]:
    """The site's address and the browser that the tests drive too."""
    sys.path.append(str(REPOSITORY / "tests"))
    from chromium import launched, served

    with served(site, _KeepAlive) as address, launched() as browser:
        yield address, browser


class _KeepAlive(SimpleHTTPRequestHandler):
    """HTTP/1.1, whose connections stay open."""

    protocol_version = "HTTP/1.1"
    # Else the last part of every answer waits for the browser to confirm the first.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
