"""What is measured of a command: all its processes, and only when it succeeds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from measure import Failed, Run, measured

# Waits until the sampler has certainly looked; nothing is judged by the clock.
HOLD = "import time; held = bytearray(60 << 20); time.sleep(1)"
CHILD = f"import subprocess, sys; {HOLD.split(';')[1]}; subprocess.run([sys.executable, '-c', {HOLD!r}])"
STARTER = """
import dataclasses, json, os, sys
from measure import measured
print(json.dumps(dataclasses.asdict(measured([sys.executable, "-c", sys.argv[1]], os.environ))))
"""
PATHS = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "bench")}


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_the_memory_of_a_process_and_its_children_is_summed() -> None:
    # The system counts the starter's own size into a child's maximum: a fresh process starts it, not this large one.
    told = subprocess.run(
        [sys.executable, "-c", STARTER, CHILD], env=PATHS, stdout=subprocess.PIPE, check=True, text=True
    )
    run = Run(**json.loads(told.stdout))
    assert 120 < run.peak_mib < 220
    assert 60 < run.max_rss_mib < run.peak_mib
    assert run.seconds > 0


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(Failed, match="ended with 3"):
        measured([sys.executable, "-c", "raise SystemExit(3)"], os.environ)
