"""What a well-written file means: texts stay as typed, and every value knows its place."""

from __future__ import annotations

import pytest

from chidu.source.composer import compose
from chidu.source.nodes import Key, Mapping, Plain, Sequence, Text, locate, locate_key, plain

BOTH = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def read(text: str, pure: bool = False) -> Mapping:
    """The mapping of a text without findings."""
    node, problems = compose(text.encode(), "a.yml", pure)
    assert problems == []
    assert node is not None
    return node


@BOTH
def test_scalars_stay_text(pure: bool) -> None:
    """Design section 2: scalars stay text until the schema says otherwise (NO, 12:30, 0755, 2023-02-30)."""
    values = [
        "NO",
        "12:30",
        "0755",
        "2023-02-30",
        "~",
        "null",
        "1_000",
        "1e3",
        "=",
        "0x1F",
        ".5",
        "-1",
        "?问",
        ":问",
    ]
    text = "值:\n" + "".join(f"  - {value}\n" for value in values)
    assert plain(read(text, pure)) == {"值": values}


@BOTH
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'甲 # 乙'", "甲 # 乙"),
        ('"甲 #乙"', "甲 #乙"),
        ("http://a.b/c#d", "http://a.b/c#d"),
        ("C#", "C#"),
        ("b#c", "b#c"),
        ("甲：乙", "甲：乙"),
        ("占用1,000元[注]", "占用1,000元[注]"),
        ("'it''s'", "it's"),
        ('"说\\"好\\"\\n了"', '说"好"\n了'),
        ("|\n  # 一\n  二 # 三", "# 一\n二 # 三\n"),
        ("|-\n  甲\n\n    # 乙", "甲\n\n  # 乙"),
        (">-\n  甲\n  # 乙", "甲 # 乙"),
        ("|2-\n    # 甲", "  # 甲"),
        ("|-\n  　　甲\n  \t乙", None),
        ("|-\n  　　甲", "　　甲"),
    ],
)
def test_hash_signs_that_are_text(typed: str, meant: str | None, pure: bool) -> None:
    """A `#` inside quotes, in a block literal or after a character other than a space is no comment."""
    node, problems = compose(f"值: {typed}\n尾: 完 # 注\n".encode(), "a.yml", pure)
    comments = [problem.place.line for problem in problems if problem.code == "yaml-comment"]
    assert comments == [typed.count("\n") + 2]
    if meant is None:
        assert node is None
    else:
        assert node is not None
        assert plain(node) == {"值": meant, "尾": "完"}


@BOTH
def test_positions_count_characters(pure: bool) -> None:
    """Lines and columns count from 1 in characters, whatever the characters are."""
    node = read("😀𠮷: 😀甲\n列:\n  - 甲: '😀'\n    乙: |\n      丙\n  - 丁\n", pure)
    first = Mapping(
        ((Key("甲", 3, 5), Text("😀", 3, 8, "single")), (Key("乙", 4, 5), Text("丙\n", 4, 8, "literal"))),
        3,
        5,
    )
    items = Sequence((first, Text("丁", 6, 5)), 3, 3)
    assert node == Mapping(((Key("😀𠮷", 1, 1), Text("😀甲", 1, 5)), (Key("列", 2, 1), items)), 1, 1)


@BOTH
def test_positions_of_findings_after_wide_characters(pure: bool) -> None:
    """A tab and an emoji count as one column each."""
    _, problems = compose("甲: 😀\t𠮷\u200b乙 #丙\n".encode(), "a.yml", pure)
    assert [(problem.code, problem.place.line, problem.place.column) for problem in problems] == [
        ("text-invisible", 1, 5),
        ("text-invisible", 1, 7),
        ("yaml-comment", 1, 10),
    ]


def test_harmless_findings_leave_the_values() -> None:
    """One run tells about the comment and lets the model judge the values."""
    node, problems = compose(b"\xef\xbb\xbf" + "甲: 乙 # 丙\r\n甲: 丁\r\n戊 : 己\r\n".encode(), "a.yml")
    codes = ["file-bom", "yaml-comment", "yaml-crlf", "yaml-duplicate-key", "yaml-key-space"]
    assert sorted(problem.code for problem in problems) == codes
    assert node is not None
    assert plain(node) == {"甲": "乙", "戊": "己"}


RECORD = "阶次:\n  - 名称: 轻微\n    标准:\n      单位: 甲\n  - 名称: 严重\n备注: 乙\n"


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (["阶次", 0, "标准", "单位"], (4, 11), (4, 7)),
        (["阶次", 1, "名称"], (5, 9), (5, 5)),
        (["阶次", 1, "标准"], (5, 5), (5, 5)),  # missing: the mapping that lacks it
        (["阶次", 0, "Tracks", "标准", "单位"], (4, 11), (4, 7)),  # a union member's name in a pydantic loc
        (["阶次", 7], (2, 3), (1, 1)),
        (["备注"], (6, 5), (6, 1)),
        ([], (1, 1), (1, 1)),
    ],
)
def test_locate(path: list[str | int], value: tuple[int, int], key: tuple[int, int]) -> None:
    """A pydantic `loc` finds the value, or the key for findings about the key."""
    node = read(RECORD)
    assert (locate(node, path), locate_key(node, path)) == (value, key)


def test_mapping_access() -> None:
    """A mapping answers like a dict."""
    node = read(RECORD)
    found: Plain | None = None
    if value := node.get("备注"):
        found = plain(value)
    assert (found, node.get("无"), node.key("备注"), list(node.keys())) == (
        "乙",
        None,
        Key("备注", 6, 1),
        ["阶次", "备注"],
    )
