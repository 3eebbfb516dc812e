"""Text -> tokens with their offsets: known words and amounts; everything between them is a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chidu.sanction import lexicon
from chidu.sanction.lexicon import Role
from chidu.sanction.reading import Kind

_WIDTHS = str.maketrans(
    dict(zip("０１２３４５６７８９（）；：％．／＞＜", "0123456789();:%./><", strict=True))
    | dict.fromkeys("～〜", "~")
    | dict.fromkeys("－–−―—‐‑", "-")
    | dict.fromkeys('\u3000\u00a0\r\t“”"\ufeff\u200b\u200c\u200d\u2060\u00ad', " ")
)


class Bound(NamedTuple):
    """The parts of one bound as written: 不足 | 20万 | 元 | /吨 | (含) | 以下 | (含本数); "" where absent."""

    before: str
    numeral: str
    unit: str
    rate: str
    mark: str
    after: str
    tail: str


class Phrase(NamedTuple):
    """An amount as written: one bound, or two with what joins them (至, a comma or nothing)."""

    first: Bound
    joint: str
    second: Bound | None


class Token(NamedTuple):
    """A known word (`value`: its kind or joining flags), an amount (`phrase`) or 每 + `measure`."""

    role: Role
    start: int
    end: int
    value: Kind | int | None = None
    phrase: Phrase | None = None
    measure: str | None = None


def normal(text: str) -> str:
    """One form for digits, brackets and dashes, character for character, so that offsets stay true."""
    return text.translate(_WIDTHS)


def scan(text: str) -> Iterator[Token]:
    """The tokens of a normal text in order. Linear: every character is looked at a bounded number of times."""
    for match in _MASTER.finditer(text):
        group = match.lastgroup
        if group == "word":
            role, value = _WORDS[match[0]]
            if role is not Role.QUIET:
                yield Token(role, match.start(), match.end(), value)
        elif group == "amount":
            phrase = _phrase(match)
            if not _idle(phrase):
                yield Token(Role.AMOUNT, match.start(), match.end(), None, phrase)
        elif group == "per":
            measure = match["measure"] or match["over"] or "日"
            yield Token(Role.PER, match.start(), match.end(), None, None, measure)
        elif group in _NAMED:
            yield Token(Role.KIND, match.start(), match.end(), _NAMED[group])
        elif group in _STOPS:
            yield Token(_STOPS[group], match.start(), match.end())


def _phrase(match: re.Match[str]) -> Phrase:
    parts = match.group(*_PARTS)
    second = None if parts[8] is None else Bound(*(part or "" for part in parts[8:]))
    return Phrase(Bound(*(part or "" for part in parts[:7])), parts[7] or "", second)


def _idle(phrase: Phrase) -> bool:
    """Whether a lone Chinese digit is part of another word (一贯, 三轮车, 百货) and counts nothing."""
    first = phrase.first
    alone = phrase.second is None and len(first.numeral) == 1 and first.numeral not in "0123456789"
    return alone and not (first.before.strip() or first.unit or first.after)


def _trie(words: list[str]) -> str:
    """A pattern that matches the longest of many words, sharing prefixes so that it stays fast."""
    ends = "" in words
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    if not branches:
        return ""
    inner = "|".join(re.escape(first) + _trie(rest) for first, rest in branches.items())
    return f"(?:{inner}){'?' if ends else ''}"


def _guarded(table: dict[str, tuple[Role, Kind | int | None]]) -> str:
    """The trie around the guarded words: 处罚 goes before 处, but 可 after 可以."""
    guards = [re.escape(word) + guard for word, guard in lexicon.GUARDS.items()]
    longer = [pattern for word, pattern in zip(lexicon.GUARDS, guards, strict=True) if len(word) > 1]
    single = [pattern for word, pattern in zip(lexicon.GUARDS, guards, strict=True) if len(word) == 1]
    return "|".join([*longer, _trie([word for word in table if word not in lexicon.GUARDS]), *single])


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_MEASURE = _choice(lexicon.MEASURES)
# Possessive quantifiers only where nothing inside them can give way: Pythons before 3.11.5 match others wrongly (gh-106052).
_TAIL = rf"(?:\s?[百十万亿千](?!分之|克|米|瓦|伏)[{_CHINESE}\d]*+)?"
_NUMERAL = (
    rf"(?!一[并律般旦切定些样])(?:(?:[百千万]分之)?(?:\d++(?:[,，.]\d++)*+{_TAIL}"
    rf"|(?<![{_CHINESE}])[{_CHINESE}]++(?:点[{_CHINESE}]++)?+)|等值|等额)"
)
_UNIT = (
    rf"(?:\s?(?:{_choice(list(lexicon.UNITS))})(?!素|旦|常|均|式|性|复|度)|\s?(?:{_MEASURE})(?!性|严|必|别))"
)
_RATE = rf"(?:\s?/\s?(?:{_MEASURE}|日|天|月|年))?"
_INCLUDE = r"(?:\s?\(不?(?:包)?含(?:本数|本级)?\)|不?(?:包)?含本数)?"
_PRE = rf"(?:{_choice(sorted(lexicon.BEFORE))})?\s?(?:人民币)?"
_POST = rf"(?:{_choice(list(lexicon.AFTER))})?"


def _quantity(number: int) -> str:
    """One bound: word before, numeral, unit, rate, inclusive mark, word after, inclusive mark."""
    return (
        rf"(?P<pre{number}>{_PRE})(?P<numeral{number}>{_NUMERAL})(?P<unit{number}>{_UNIT})?"
        rf"(?P<rate{number}>{_RATE})(?P<mark{number}>{_INCLUDE})(?P<post{number}>{_POST})"
        rf"(?P<tail{number}>{_INCLUDE})"
    )


_JOINT = r"(?P<joint>\s?(?:至|到|-{1,2}|~|[,，、](?=[^,，、;。]{1,24}以下)|)\s?)"
_AMOUNT = rf"(?P<amount>{_quantity(1)}(?:{_JOINT}{_quantity(2)})?)"
_PER = (
    rf"(?P<per>(?:按照|按)?每(?:一|1)?(?P<measure>{_MEASURE}|日|天|月|年)(?!增|超(?!过)|逾|延)|按日(?!连续)"
    rf"|每(?P<over>超(?:过|出)?\s?\d++(?:\.\d++)?\s?(?:{_MEASURE}))(?=\s?(?:处|罚|\d)))"
)
_QUIETS = (
    r"(?P<quiet>《[^》\n]{0,80}》|第\(?[零一二三四五六七八九十百千\d]{1,9}\)?[条款项目章节编档类级次日天年]|第三[人方者]"
    r"|(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日"
    r"|(?:^|(?<=[;。\n:]))\s*(?:\(?[一二三四五六七八九十\d]{1,3}[)、]|\d{1,2}\.(?!\d)))"
)
_BAN = r"(?P<ban>(?:终身)?禁止[^,，;。:\n禁]{0,60}?(?:从事|担任|执业|进入[^,，;。:\n]{0,6}市场))"
_STEPS = (  # 采取 opens a measure only where a member of a list starts: 未采取…措施 is a circumstance
    r"(?P<steps>采取(?<![^,，;。:\n、令期并者和及以当]采取)"
    r"(?:(?!责令|吊销|没收|罚款|停产|停业|限制生产|关闭|处[^理置])[^,，;。:\n采]){1,40}?措施(?!不|的))"
)
_CURB = r"(?P<curb>限制(?:其)?开展[^,，;。:\n、限的]{0,16}?(?:活动|业务))"
_STOP = r"(?P<stop>[,，;。:\n！？!?])"
_OPENING, _CLOSING = r"(?P<opening>[(【\[])", r"(?P<closing>[)】\]])"

_WORDS = lexicon.words()
_NAMED: dict[str | None, Kind] = {
    "ban": Kind.RESTRICT_EMPLOYMENT,
    "steps": Kind.OTHER,
    "curb": Kind.RESTRICT_BUSINESS,
}
_STOPS: dict[str | None, Role] = {"stop": Role.STOP, "opening": Role.OPENING, "closing": Role.CLOSING}
_FIELDS = ("pre", "numeral", "unit", "rate", "mark", "post", "tail")
_PARTS = (*(f"{name}1" for name in _FIELDS), "joint", *(f"{name}2" for name in _FIELDS))
_MASTER = re.compile(
    rf"{_STOP}|{_QUIETS}|{_PER}|{_BAN}|{_STEPS}|{_CURB}|{_AMOUNT}|(?P<word>{_guarded(_WORDS)})|{_OPENING}|{_CLOSING}"
)
