"""Long work shows how far it is: one line on a terminal that keeps being rewritten, nothing in a log file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Work that is done before anyone starts to wonder needs no line.
_QUIET_SECONDS = 1.0
_BETWEEN_SECONDS = 0.2


@contextmanager
def progress(what: str, *, visible: bool) -> Iterator[Callable[[int, int], None]]:
    """Told `(done, of)` now and then, says “what 3,000 / 10,000” on the terminal, and clears the line at the end.

    Not `visible`, it says nothing: nobody reads a log for it.
    """
    started = shown = time.monotonic()
    stream = sys.stderr

    def told(done: int, of: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if visible and now - started > _QUIET_SECONDS and now - shown > _BETWEEN_SECONDS:
            shown = now
            stream.write(f"\r\x1b[K{what} {done:,} / {of:,}")
            stream.flush()

    try:
        yield told
    finally:
        if shown != started:
            stream.write("\r\x1b[K")
            stream.flush()
