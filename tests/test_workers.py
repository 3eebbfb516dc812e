"""Work shared out over processes: all of it comes back, in order, and so does what went wrong."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from chidu.workers import WorkerDied, cores, spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere work is not shared out")


def test_every_share_comes_back_in_order() -> None:
    """Each share in a process of its own, the first in this one."""
    found = spread(lambda number, count: (number, count, os.getpid()), 3)
    assert [(number, count) for number, count, _ in found] == [(0, 3), (1, 3), (2, 3)]
    assert len({process for *_, process in found}) == 3
    assert found[0][2] == os.getpid()


@pytest.mark.parametrize("failing", [0, 1])
def test_an_exception_is_raised_here(failing: int) -> None:
    """Whichever process it happened in."""

    def task(number: int, count: int) -> int:
        if number == failing:
            raise LookupError(f"share {number}")
        return number

    with pytest.raises(LookupError, match=f"share {failing}"):
        spread(task, 2)


def test_a_worker_that_dies() -> None:
    """Somebody stopped it, or memory ran out: nothing it did may count."""
    with pytest.raises(WorkerDied):
        spread(lambda number, count: os._exit(9) if number else None, 2)


def test_no_fork_beside_threads() -> None:
    """A fork may inherit a lock that another thread holds, and wait for it for ever."""
    wait = threading.Event()
    other = threading.Thread(target=wait.wait)
    other.start()
    try:
        assert cores() == 1
    finally:
        wait.set()
        other.join()
