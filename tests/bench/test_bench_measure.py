"""What is measured of a command: all its processes, and only when it succeeds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from measure import Failed, measured

# Waits until the sampler has certainly looked; nothing is judged by the clock.
HOLD = "import time; held = bytearray(60 << 20); time.sleep(1)"
CHILD = f"import subprocess, sys; {HOLD.split(';')[1]}; subprocess.run([sys.executable, '-c', {HOLD!r}])"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_the_memory_of_a_process_and_its_children_is_summed() -> None:
    run = measured([sys.executable, "-c", CHILD], os.environ)
    assert 120 < run.peak_mib < 220
    assert 60 < run.max_rss_mib < run.peak_mib
    assert run.seconds > 0


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(Failed, match="ended with 3"):
        measured([sys.executable, "-c", "raise SystemExit(3)"], os.environ)
