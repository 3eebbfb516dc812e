"""The closed classes of short forms: written in full in one step, and what they are written as is official."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.search.normalise import normalise, rewrite
from chidu.search.tables import tables

REPOSITORY = Path(__file__).parents[2]
REWRITES = tables().rewrites
# Words of everyday life, not of an office: 噪音 means 噪声 wherever it stands.
_WORDS = {"噪音", "电瓶车", "电动车", "平米"}
_OFFICIAL = ("法", "局", "委员会", "办公室", "支队", "大队")


@pytest.mark.parametrize("short", REWRITES)
def test_a_short_form(short: str) -> None:
    """In the one spelling of search, no shorter in full, and in full it stays as it is: no chain and no circle."""
    full = REWRITES[short]
    assert (normalise(short), normalise(full)) == (short, full)
    assert len(full) >= len(short)
    assert rewrite(short) == full
    assert rewrite(full) == full
    assert short in _WORDS or full.endswith(_OFFICIAL)


def test_no_short_form_is_written_twice() -> None:
    """JSON lets the last of two keys win, without a word."""
    file = REPOSITORY / "hooks/chidu/search/tables.json"
    pairs = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=lambda pairs: pairs)
    (rewrites,) = [value for key, value in pairs if key == "rewrites"]
    assert len(rewrites) == len(REWRITES)


def test_the_short_name_of_a_department_in_full_is_part_of_its_name() -> None:
    """简称 of every department of the demonstration: 市城管局 is 市城市管理局."""
    corpus = read_corpus(read_folder(REPOSITORY / "content", "content/"), "content/")
    names = {entry.record.short_name: entry.record.name for entry in corpus.departments.values()}
    strange = [short for short, name in names.items() if rewrite(normalise(short)) not in normalise(name)]
    assert strange == []
