"""The quick reader of canonical files says what the composer says, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chidu.source.canonical import read_canonical
from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.nodes import plain

REPOSITORY = Path(__file__).parents[2]
RECORDS = sorted(
    path for root in ("content", "tests/city/content") for path in (REPOSITORY / root).rglob("*.yml")
)

# Lines that look like records, and what makes the difference between one reading and another.
_WORDS = [
    "编号",
    "a",
    "第（一）项",
    "1000元",
    "-",
    "?",
    ":",
    "：",
    "#",
    " ",
    "  ",
    "'",
    '"',
    "|",
    "\u3000",
    "\xa0",
]
_WORDS += [
    "~",
    "<<",
    "...",
    "---",
    "%",
    "\t",
    "！",
    "null",
    "NO",
    "𠮷",
    "\ufeff",
    "é",
    "Ａ",
    ".",
    "=",
    "http://x",
]
lines = st.builds(
    lambda indent, dash, words, colon, rest: " " * indent + dash + "".join(words) + colon + "".join(rest),
    st.sampled_from([0, 0, 0, 1, 2, 2, 4, 4, 6]),
    st.sampled_from(["", "", "- ", "- - ", "-"]),
    st.lists(st.sampled_from(_WORDS), max_size=2),
    st.sampled_from(["", ": ", ":", ":  "]),
    st.lists(st.sampled_from(_WORDS), max_size=3),
)
texts = st.lists(lines, max_size=8).map("\n".join) | st.lists(lines, max_size=8).map(
    lambda several: "".join(f"{line}\n" for line in several)
)


def agree(data: bytes) -> bool:
    """Whether the quick reader read the file, after comparing it with the composer."""
    quick = read_canonical(data)
    if quick is None:
        return False
    node, problems = compose(data, "x.yml")
    assert not problems
    assert node is not None
    assert plain(node) == quick
    return True


@given(texts)
@example("a: b\na: c\n")
@example("编号: 1\n  事项: 2\n")
@example("- a\n- b\n")
@example("a:\n- b\n")
@example("a:\n  - b: 1\n    c: 2\n  - d\n")
@example("a:\n  b\n")
def test_it_never_reads_otherwise(text: str) -> None:
    """《尺度格式》: every value is the text that was typed; what is doubtful gets a located finding."""
    agree(text.encode())


values = st.recursive(
    st.text("第一条元0a ：:#'", min_size=1, max_size=6).filter(str.strip),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["甲", "乙", "丙1"]), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["甲", "乙", "编号"]), values, min_size=1, max_size=3))
def test_what_is_written_is_read(record: dict[str, object]) -> None:
    """It reads what `chidu format` writes, or leaves it to the composer."""
    agree(emit(record).encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("root", ["content", "tests/city/content"])
def test_most_records_are_read_quickly(root: str) -> None:
    """Otherwise the second reader would not be worth having."""
    records = [path for path in RECORDS if path.is_relative_to(REPOSITORY / root / "departments")]
    slow = [path.name for path in records if not agree(path.read_bytes())]
    assert len(slow) < len(records) / 4, slow
