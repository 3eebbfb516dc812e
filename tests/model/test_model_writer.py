"""The canonical form: writing what was read changes nothing, and is the only way to write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.reader import ReadFile, read_record
from chidu.model.writer import write_record

REPOSITORY = Path(__file__).parents[2]
FOLDERS = {"city": REPOSITORY / "tests/city/content", "demonstration": REPOSITORY / "content"}


def files(folder: Path) -> tuple[tuple[ReadFile, ...], dict[str, bytes]]:
    """Every file as read, and its bytes."""
    corpus = read_corpus(read_folder(folder))
    return corpus.files, {file.path: file.data for file in corpus.files}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_record_is_written_as_it_was_read(name: str) -> None:
    """Habit of browser-compat-data: every file equals its canonical form, so `chidu format` has nothing to do."""
    read, sources = files(FOLDERS[name])
    written = {f.path: write_record(f.record, f.location.kind, f.path).encode() for f in read if f.record}
    assert written == sources


@pytest.mark.parametrize("name", FOLDERS)
def test_reading_what_was_written_gives_the_same_record(name: str) -> None:
    """No key and no word is lost between a record and its file: bad input never loses data."""
    read, _ = files(FOLDERS[name])
    again = [
        read_record(write_record(f.record, f.location.kind, f.path).encode(), f.path)
        for f in read
        if f.record
    ]
    assert [f.record for f in again if f] == [f.record for f in read]


@pytest.mark.parametrize("typed", ["", "演示: false\n", "演示: true\n"])
def test_a_default_is_written_only_where_it_was_typed(typed: str) -> None:
    """Neither does `chidu format` add a line nobody typed, nor does it take one away."""
    city = (FOLDERS["city"] / "site.yml").read_text(encoding="utf-8")
    text = city.replace("演示: true\n", typed)
    read = read_record(text.encode(), "site.yml")
    assert read and read.record
    assert write_record(read.record, read.location.kind, read.path) == text
