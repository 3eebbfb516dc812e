"""Work spread over the machine's cores by forking: a worker inherits what was read and sends back only its results."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Generic, NamedTuple, TypeVar

R = TypeVar("R")

Task = Callable[[int, int], R]
"""Does one share of the work: its number from 0, and how many shares there are."""


class WorkerDied(Exception):
    """A worker ended without an answer: the system ran out of memory, or somebody stopped it."""


def cores() -> int:
    """How many workers are worth starting here; 1 where a fork could go wrong."""
    # A fork beside other threads may inherit their locks; elsewhere than on Linux it is slow or unsafe.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), 8)


def spread(task: Task[R], count: int) -> list[R]:
    """The results of all shares, in order; this process does the first itself.

    An exception of `task` in any share is raised here. Raises WorkerDied.
    """
    workers = [_Worker.start(task, share, count) for share in range(1, count)]
    try:
        with _uncollected():
            own = task(0, count)
        return [own, *(worker.answer() for worker in workers)]
    finally:
        for worker in workers:
            worker.process.kill()  # no-op for one that has answered
            worker.process.join()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave what is there out of the collector's rounds: it stays, and looking at it would copy shared memory."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _Worker(NamedTuple, Generic[R]):
    process: multiprocessing.process.BaseProcess
    results: Connection

    @classmethod
    def start(cls, task: Task[R], share: int, count: int) -> _Worker[R]:
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(task, share, count, sending), daemon=True)
        process.start()
        sending.close()
        return cls(process, receiving)

    def answer(self) -> R:
        try:
            result: R | BaseException = self.results.recv()
        except EOFError:
            raise WorkerDied from None
        if isinstance(result, BaseException):
            raise result
        return result


def _run(task: Task[R], share: int, count: int, sending: Connection) -> None:
    try:
        with _uncollected():
            sending.send(task(share, count))
    except BaseException as failure:  # noqa: BLE001 - handed on whole: the parent raises it
        sending.send(failure)
