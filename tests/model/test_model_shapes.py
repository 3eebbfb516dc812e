"""Values that may be written two ways: whatever the reader lets through has a written form, and it is the same value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chidu.model.reader import read_record
from chidu.model.writer import write_record
from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.nodes import Plain, plain

CITY = Path(__file__).parents[1] / "city/content"
LICENSING, PENALTY, LISTING = (
    "departments/xuke/XK-0001.yml",
    "departments/chengguan/CG-0001.yml",
    "lists/QD-0001.yml",
)
PLACES: list[tuple[str, tuple[str | int, ...]]] = [
    (LICENSING, ("裁量内容", "许可条件")),
    (LICENSING, ("裁量内容", "程序", "吊销")),
    (PENALTY, ("裁量阶次", 0, "适用情形")),
    (PENALTY, ("裁量阶次", 0, "裁量标准")),
    (PENALTY, ("处罚依据", 0, "罚则")),
    (PENALTY, ("不予处罚",)),
    (LISTING, ("条目", 0, "情形")),
]
# The written keys of such values, and what our own code calls their parts.
KEYS = ("依据已明确", "同时满足", "paragraphs", "precise_in", "written_as_list", "all_of", "words", "track")
SHAPES: st.SearchStrategy[Plain] = st.recursive(
    st.sampled_from(["false", "某条", "处1000元以上2000元以下罚款"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2)
        | st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=2)
    ),
    max_leaves=3,
)


def _with(path: str, steps: tuple[str | int, ...], value: Plain) -> str:
    """The text of a city record with another value at one place."""
    node, _ = compose((CITY / path).read_bytes(), path)
    assert node is not None
    tree: Any = plain(node)
    holder = tree
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    return emit(tree)


@settings(max_examples=300)
@given(st.sampled_from(PLACES), SHAPES)
def test_whatever_is_read_can_be_written_and_reads_back_equal(
    place: tuple[str, tuple[str | int, ...]], shape: Plain
) -> None:
    """Bad input never loses data; what has no written form is refused when it is read."""
    path, steps = place
    read = read_record(_with(path, steps, shape).encode(), path)
    assert read is not None
    if read.record is None:
        assert read.problems != ()
        return
    again = read_record(write_record(read.record, read.location.kind, path).encode(), path)
    assert again is not None
    assert again.record == read.record
