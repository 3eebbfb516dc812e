"""The press prints the same pages however the work is shared and wherever the records come from."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.corpus.streamed import read_streamed
from chidu.press import Edition, Press
from chidu.publish.page import environment
from chidu.publish.publication import Publication
from chidu.publish.shell import BODY, DESCRIPTION, HEAD, TITLE, Shell

REPOSITORY = Path(__file__).parents[1]
SHELL = Shell.cut(f"<title>{TITLE}</title>{HEAD}<p>{DESCRIPTION}</p>{BODY}")


@pytest.fixture(scope="module")
def large_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough records that the work is shared out, some adopted ahead, some linked."""
    folder = tmp_path_factory.mktemp("large") / "content"
    subprocess.run([sys.executable, "bench/cities.py", "-n", "400", str(folder)], cwd=REPOSITORY, check=True)
    return folder


def printed(corpus: Corpus, target: Path, workers: int) -> dict[str, bytes]:
    """Every page of a corpus by its path."""
    publication = Publication.on(date(2026, 11, 20), corpus, {}, "没有历史")
    templates = environment(REPOSITORY / "overrides/records")
    press = Press(publication, templates, {2: SHELL, 4: SHELL}, b"", Edition(target, {}))
    press.print(target, workers)
    return {p.relative_to(target).as_posix(): p.read_bytes() for p in sorted(target.rglob("*.html"))}


def test_shared_or_not_streamed_or_not(large_city: Path, tmp_path: Path) -> None:
    """One process or two, all records in memory or one at a time: the same bytes."""
    whole = read_corpus(read_folder(large_city, "content/"), "content/")
    streamed = read_streamed(large_city, "content/")
    pages = printed(whole, tmp_path / "one", 1)
    assert len(pages) == 400
    assert pages == printed(whole, tmp_path / "two", 2)
    assert pages == printed(streamed, tmp_path / "three", 1)
    assert pages == printed(streamed, tmp_path / "four", 2)
