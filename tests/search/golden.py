"""Golden files: compared as a whole, renewed by `CHIDU_REFRESH=1 pytest tests/search` and reviewed as a diff."""

from __future__ import annotations

import os

from .workbench import HERE


def check(name: str, text: str) -> None:
    """Assert that the golden file of this folder holds exactly this text."""
    file = HERE / name
    if os.environ.get("CHIDU_REFRESH"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
