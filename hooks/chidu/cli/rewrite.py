"""Replacing a file whole: after a full disk or a power cut it holds the old text or the new one, never a part."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from chidu.language.system import refusal


def rewrite(path: Path, text: str) -> str | None:
    """Put `text` in the place of a file, making its folders; a sentence for the clerk where that was refused."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # what could not be made cannot be removed
            beside.unlink()
        return f"写不进去：{refusal(error)}"
    return None
