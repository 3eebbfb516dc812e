"""No bytes make the reader raise, hang or pass its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.problems import Level
from chidu.source.composer import compose
from chidu.source.guards import MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, MAX_NODES, MAX_TEXT, forbidden
from chidu.source.nodes import Node, Sequence, Text

SEED = (
    "# yaml-language-server: $schema=../../schema/benchmark.json\n"
    "编号: CG-0012\n俗称:\n  - 摆地摊\n  - '路边 # 摊'\n处罚依据:\n  - 依据: 条例\n    条款: 第三十四条\n"
    '    罚则:\n      单位: |-\n        甲 # 乙\n\n        丙\n      个人: "丁\\n"\n备注: 完\n'
)
_PIECES = [
    *"-?:,[]{}#&*!|>'\"%@`~=<.\\ \n\t\r\x00　：－甲\xa0\u200b\u2028\x85\ufeff😀",
    *("- ", ": ", " #", "---\n", "...\n", "? "),
    *("%YAML 1.1\n", "!!str ", "!%ff ", "!<", "&a ", "*a ", "<<: ", "|2-\n", ">+\n"),
    *("\\ud800", '"\\Uffffffff"', "\r\n"),
    *("[" * 40, "- " * 40, "{甲: " * 20, "  ", "    ", "键: 值\n", "键：值\n", "键:值\n", "'甲", '"乙'),
]  # fmt: skip
SCRIBBLES = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """A valid record with up to four cuts and insertions."""
    text = SEED
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        text = text[:start] + draw(st.sampled_from(["", *_PIECES])) + text[end:]
    return text.encode("utf-8", "surrogatepass")


ANY = st.one_of(st.binary(max_size=200), SCRIBBLES.map(str.encode), mutations(), st.text().map(str.encode))


def measure(node: Node, depth: int = 1) -> tuple[int, int]:
    """How many nodes and how many levels a value has; fails on a text that no record may hold."""
    if isinstance(node, Text):
        assert len(node.value) <= MAX_TEXT
        assert node.value.strip()
        assert not forbidden(node.value)
        return 1, depth - 1
    inner = node.items if isinstance(node, Sequence) else tuple(value for _, value in node.entries)
    measured = [measure(child, depth + 1) for child in inner]
    return 1 + sum(count for count, _ in measured), max([depth, *(levels for _, levels in measured)])


@given(ANY)
def test_any_bytes_are_answered(data: bytes) -> None:
    """Design section 2: depth and size bombs, encodings and bad characters are refused, never raised."""
    for pure in (False, True):
        node, problems = compose(data, "a.yml", pure)
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for problem in problems:
            assert 0 <= problem.place.line <= lines
            assert problem.message
            assert problem.instead
        if node is None:
            assert any(problem.level is Level.ERROR for problem in problems)
        else:
            nodes, levels = measure(node)
            assert nodes <= MAX_NODES
            assert levels <= MAX_DEPTH


@given(st.one_of(SCRIBBLES.map(str.encode), mutations()))
def test_both_parsers_read_the_same_values(data: bytes) -> None:
    """What is accepted without libyaml is accepted with it, and means the same."""
    assert compose(data, "a.yml", pure=True)[0] == compose(data, "a.yml")[0]


BOMBS = {
    "brackets": b"a: " + b"[" * 50_000,
    "braces": b"{a: " * 50_000,
    "dashes": b"- " * 100_000,
    "questions": b"? " * 100_000,
    "indentation": "".join(" " * n + "a:\n" for n in range(700)).encode(),
    "tags": b"!a " * 80_000,
    "anchors": b"a: " + b"&a " * 80_000,
    "aliases": b"a: &a [b]\nc: [" + b"*a," * 80_000,
    "quotes": b"'" * 250_000,
    "double quotes": b'a: "' + b"\\" * 250_000,
    "colons": b": " * 120_000,
    "tight colons": b":" * 250_000,
    "hashes": b" #" * 120_000,
    "spaces": b" " * 250_000 + b"a",
    "line breaks": b"\n" * 250_000,
    "carriage returns": b"\r" * 250_000,
    "items": b"a:\n" + b" - b\n" * 50_000,
    "keys": b"".join(b"%d: a\n" % n for n in range(25_000)),
    "zeros": b"\x00" * 250_000,
    "invisible": "\u200b".encode() * 80_000,
    "documents": b"---\n" * 60_000,
    "stray lines": b"a\n" * 120_000,
    "a literal": b"a: |\n" + b" b\n" * 80_000,
    "full-width colons": "键：值\n".encode() * 20_000,
    "too large": b"a" * (MAX_BYTES + 1),
    "a long key": b"a" * 250_000 + b": b",
    "long comments": b"a: b\n" + b"# c\n" * 60_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    """CSafeLoader dies with SIGSEGV on 50,000 brackets; here every bomb is refused with a short list."""
    for pure in (False, True):
        node, problems = compose(BOMBS[name], "a.yml", pure)
        assert any(problem.level is Level.ERROR for problem in problems)
        assert len(problems) <= 4 * MAX_FINDINGS
        assert node is None or name == "long comments"
