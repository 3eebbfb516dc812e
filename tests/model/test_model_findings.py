"""One file per format that is wrong in every way, with everything a clerk is told about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chidu.model.reader import read_record
from chidu.prepare import report
from chidu.problems import in_order

WRONG = Path(__file__).parent / "wrong"
FILES = sorted(path.relative_to(WRONG).as_posix() for path in WRONG.rglob("*.yml"))


@pytest.mark.parametrize("file", FILES)
def test_every_finding_of_a_wrong_file(file: str, golden: Callable[[str, str], None]) -> None:
    """All findings of a file in one run: where, what is wrong, what to type instead, which clause asks for it."""
    read = read_record((WRONG / file).read_bytes(), file, "content/")
    assert read is not None
    assert read.record is None
    golden(file.replace("/", "_").replace(".yml", ".txt"), report(tuple(in_order(read.problems))) + "\n")
