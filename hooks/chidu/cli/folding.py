"""Folding files on disk: every text is written before any file goes, and all is put back where that fails."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from chidu.cli.rewrite import rewrite
from chidu.corpus.promotion import Fold
from chidu.language.system import refusal


def fold_all(root: Path, folds: Sequence[Fold]) -> str | None:
    """Write every text, and only then remove what it came from; a sentence, and all as it was, where that fails."""
    before = {path: _bytes(root / path) for fold in folds for path in (fold.target, *fold.gone)}
    try:
        for fold in folds:
            if why := rewrite(root / fold.target, fold.data.decode()):
                _restore(root, before)
                return f"{fold.target}：{why}"
        for fold in folds:
            for path in fold.gone:
                (root / path).unlink()
    except OSError as error:
        _restore(root, before)
        return f"{error.filename}：删不掉：{refusal(error)}"
    except BaseException:
        _restore(root, before)
        raise
    return None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _restore(root: Path, before: dict[str, bytes | None]) -> None:
    for path, data in before.items():
        if _bytes(root / path) == data:
            continue
        with suppress(OSError):  # what is left is whole: a text is replaced in one move
            if data is None:
                (root / path).unlink()
            else:
                rewrite(root / path, data.decode())
