"""Whole-process figures of a command: wall time, and the memory of it and all it started."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLED_EVERY = 0.02  # seconds


class Failed(Exception):
    """A measured command did not exit with 0."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall time; the largest sum of resident memory over its processes, as sampled, in MiB.

    Pages that forked processes share count once for each of them. `max_rss_mib` is the system's own figure for the
    largest single process, a check on the sampling; it is never less than the size of the process that started it.
    """

    seconds: float
    peak_mib: float
    max_rss_mib: float


def measured(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a command to its end; raises Failed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    peak, ended = [0], threading.Event()
    sampler = threading.Thread(target=_sample, args=(process.pid, peak, ended))
    sampler.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    except BaseException:  # interrupted: nothing we started goes on
        process.kill()
        process.wait()
        raise
    finally:
        ended.set()
        sampler.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, peak[0] / 2**20, usage.ru_maxrss / 1024)


def _sample(root: int, peak: list[int], ended: threading.Event) -> None:
    while not ended.wait(_SAMPLED_EVERY):
        peak[0] = max(peak[0], sum(map(_resident, _family(root))))


def _family(root: int) -> Iterator[int]:
    """A process and everything below it, as Linux tells it."""
    yield root
    try:
        tasks = list(Path(f"/proc/{root}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has just ended, or this system has no /proc
        return
    for child in children:
        yield from _family(int(child))


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
