"""How soon the preview of a large city shows a saved record: `python3 run.py bench preview -n 10000`.

Starts `chidu serve` over a generated city, listens as an open page does, saves one record again and again, and
measures from the save until the page as it is served shows the new words (`seconds`), and until the open page is told
of a slip (`error_seconds`); medians and worst cases. `idle_percent` is the processor time it takes while nobody does
anything. One JSON line at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).parents[1]
_PATIENCE = 600.0
_IDLE = 20.0


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="How soon the preview shows a saved record.")
    arguments.add_argument("-n", type=int, default=10_000, help="benchmark records")
    arguments.add_argument("--saves", type=int, default=15, help="saves of each kind")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidu-preview-") as folder:
        root = _project(Path(folder), asked.n)
        with _serving(root) as (port, server, opened):
            figures = {"n": asked.n, "open_seconds": round(opened, 1), **_measured(root, port, asked.saves)}
            figures["idle_percent"] = _idle(server.pid)
    print(json.dumps(figures))


def _project(root: Path, n: int) -> Path:
    """A repository with the city as its content, recorded."""
    for name in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    subprocess.run(
        [sys.executable, str(REPOSITORY / "bench/cities.py"), "-n", str(n), str(root / "content")], check=True
    )
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.invalid"]
    for words in (["init", "-q"], ["add", "content"], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    return root


@contextmanager
def _serving(root: Path) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "chidu", "serve", "--port", str(port)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root / "hooks")},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while _get(port, "/") is None:
            if server.poll() is not None or time.perf_counter() - began > _PATIENCE:
                raise SystemExit("the preview did not start")
            time.sleep(0.2)
        yield port, server, time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()


def _get(port: int, path: str) -> str | None:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read().decode() if answer.status == 200 else None
    except OSError:
        return None


def _measured(root: Path, port: int, saves: int) -> dict[str, float]:
    record = min((root / "content").glob("departments/*/BAA-*.yml"))
    page, text = f"/benchmarks/{record.stem}/", record.read_text("utf-8")
    news = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    news.request("GET", "/.preview/news")
    stream = news.getresponse()
    shown: list[float] = []
    told: list[float] = []
    for turn in range(saves):
        word = f"第{turn}次改"
        good, slip = text.replace("事项: ", f"事项: {word}", 1), text.replace("事项: ", "事由: ", 1)
        shown.append(_until(record, good, partial(_shows, port, page, word)))
        told.append(_until(record, slip, lambda: "事由" in _heard(stream)))
    record.write_text(text, "utf-8")
    return {
        "seconds": round(median(shown), 3),
        "worst_seconds": round(max(shown), 3),
        "error_seconds": round(median(told), 3),
        "worst_error_seconds": round(max(told), 3),
    }


def _shows(port: int, page: str, word: str) -> bool:
    return word in (_get(port, page) or "")


def _until(record: Path, text: str, seen: Callable[[], bool]) -> float:
    began = time.perf_counter()
    record.write_text(text, "utf-8")
    while not seen():
        time.sleep(0.002)
    seconds = time.perf_counter() - began
    time.sleep(1.5)  # builds begin meanwhile and go on beside the next save
    return seconds


def _heard(stream: HTTPResponse) -> str:
    """The next line of news, as the page's script reads it."""
    line = stream.readline()
    return str(json.loads(line[6:])) if line.startswith(b"data: ") else ""


def _idle(process: int) -> float:
    """Per cent of one core while nothing is saved, after the last build has ended."""
    time.sleep(120)
    before = _processor_seconds(process)
    time.sleep(_IDLE)
    return round(100 * (_processor_seconds(process) - before) / _IDLE, 2)


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
