"""What is wrong with the bytes and characters of a file before anyone reads them as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from chidu.problems import Place, Problem
from chidu.source.wording import finding

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_NODES = 10_000
MAX_TEXT = 20_000
MAX_KEY = 200
MAX_FINDINGS = 100
"""Of one kind in one file: a file of zeros must not be answered with a quarter of a million findings."""

_DELETE = "删去这个字符"
_FORBIDDEN_KINDS = (
    ("\t", "制表符（Tab）", "改成一个普通空格，或者删去"),
    ("\r", "单独的回车符", "换成普通换行"),
    ("\x85\u2028\u2029", "特殊的换行符", "换成普通换行，或者删去"),
    ("\x00-\x08\x0b-\x1f\x7f-\x9f", "控制字符", _DELETE),
    ("\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d", "看不见的零宽字符", _DELETE),
    ("\u2060-\u2065\u3164\ufeff\uffa0", "看不见的零宽字符", _DELETE),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f", "改变文字方向的控制符", _DELETE),
    ("\u1680\u2000-\u200a\u202f\u205f", "特殊宽度的空格", "换成普通空格，或者删去"),
    ("\ufe00-\ufe0f\U000e0100-\U000e01ef", "看不见的字形选择符", _DELETE),
    ("\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff", "不能用于文字的字符", _DELETE),
    ("\ufffd", "转码时丢字留下的乱码", "对照原文补上丢掉的字"),
    ("\ue000-\uf8ff\U000f0000-\U0010ffff", "自造字（换一台电脑就显示不出来）", "换成国家标准里的汉字或符号"),
)
_FORBIDDEN = re.compile("[" + "".join(kind for kind, _, _ in _FORBIDDEN_KINDS) + "]")
_WIDE_INDENT = re.compile(r"^[ \t]*[\u3000\xa0]", re.MULTILINE)


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file with LF line ends and without BOM; None when it is too large or not UTF-8."""
    if len(data) > MAX_BYTES:
        sizes = {"size": -(-len(data) // 1024), "limit": MAX_BYTES // 1024}
        return None, [finding("too large", Place(file), **sizes)]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(finding("bom", Place(file, 1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        return None, [*problems, _not_utf8(data, failure.start, file)]
    if "\r\n" in text:
        before = text[: text.index("\r\n")]
        problems.append(
            finding("crlf", Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")))
        )
        text = text.replace("\r\n", "\n")
    return text, problems


def forbidden(text: str) -> bool:
    """Whether a text holds a character that no record may hold."""
    return _FORBIDDEN.search(text) is not None


def without_forbidden(text: str) -> str:
    """The text without the characters that no record may hold; none of them can be seen."""
    return _FORBIDDEN.sub("", text)


def visible(text: str) -> str:
    """The text with a space for a tab and a box for other forbidden characters: positions stay."""
    return _FORBIDDEN.sub("□", text.replace("\t", " "))


def wide_indent(text: str) -> bool:
    """Whether a line begins with U+3000 or U+00A0 (inside a block literal it may)."""
    return ("\u3000" in text or "\xa0" in text) and _WIDE_INDENT.search(text) is not None


def characters(text: str, file: str) -> list[Problem]:
    """Invisible, misleading and unprintable characters, each where it stands."""
    return list(islice(_characters(text, file), MAX_FINDINGS))


def invisible(character: str, place: Place) -> Problem:
    """The finding about one forbidden character."""
    kinds = ((name, advice) for kind, name, advice in _FORBIDDEN_KINDS if re.match(f"[{kind}]", character))
    name, advice = next(kinds)
    return finding("invisible", place, name=name, advice=advice, number=f"U+{ord(character):04X}")


def _characters(text: str, file: str) -> Iterator[Problem]:
    line, last = 1, 0
    for match in _FORBIDDEN.finditer(text):
        start = match.start()
        line += text.count("\n", last, start)
        last = start
        place = Place(file, line, start - text.rfind("\n", 0, start))
        if match.group() != "\t" or not _indents(text, start):
            yield invisible(match.group(), place)
        elif text[start - 1 : start] != "\t":
            yield finding("tab indent", place)


def _indents(text: str, tab: int) -> bool:
    return not text[text.rfind("\n", 0, tab) + 1 : tab].strip(" \t")


def _not_utf8(data: bytes, start: int, file: str) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")) + 1
    return finding("encoding", Place(file, line, column), guess=_guess(data))


def _guess(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        return "，看起来是 UTF-16（记事本里叫“Unicode”）"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "，看起来是 GBK（记事本里叫“ANSI”）" if re.search("[\u4e00-\u9fff]{2}", text) else ""
