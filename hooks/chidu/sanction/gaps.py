"""The unknown words between two known ones: what they add to the sanction, or whether they make it doubtful."""

from __future__ import annotations

import re
from typing import NamedTuple

from chidu.sanction import phrases
from chidu.sanction.lexicon import Role
from chidu.sanction.reading import Unit


class Gap(NamedTuple):
    """What a gap says; everything false means that it says nothing."""

    alternative: bool = False
    """Ends in 或者: the next item replaces the last one."""
    conjoined: bool = False
    """Just 、 or 和: the next item joins the way the last one did."""
    target: str | None = None
    base: str | None = None
    circumstance: bool = False
    doubtful: bool = False
    denied: bool = False


NOTHING = Gap()
_AND = frozenset({"、", "和", "及", "与", "以及", "及其"})
_FILLED = frozenset(
    {"", "为", "人民币", "金额为", "数额为", "金额", "数额", "的", "合计", "共计", "以", "按", "按照"}
)
_BEFORE_KIND = frozenset(
    {
        "的",
        "的行政",
        "的治安",
        "人民币",
        "人民币的",
        "数额的",
        "计算",
        "计算的",
        "标准",
        "的标准",
        "标准计算",
        "的标准计算",
    }
)
_AFTER_NUMBER = frozenset({"", "的", "人民币"})
_GOVERNING = frozenset({Role.JOIN, Role.PER, Role.ORDER})
_LONGEST_NOUN = 6
_VERBS = frozenset({"组织", "指定", "委托", "强制"})
"""Before a measure they say how it is carried out, although 组织 names someone elsewhere."""
_APPOINTING = re.compile(r"(?:可以|应当|依法)?(?:指定|委托)[^,，。;对]{1,30}(?:单位|机构|企业|人|者)")
"""Who does it in the offender's place: 指定有治理能力的单位|代为治理."""


def before_word(gap: str, previous: Role | None, role: Role, pending: bool) -> Gap:
    """Weigh what stands before a word; `previous` is None where the passage starts, `pending`: a number waits."""
    words = phrases.without_brackets(gap).strip()
    if not words:
        return NOTHING
    if len(words) >= phrases.LONGEST:
        return Gap(circumstance=previous is None, doubtful=previous is not None)
    if words in _AND:
        return Gap(conjoined=True)
    for ending in ("或者", "或"):
        if words.endswith(ending):
            rest = before_word(words.removesuffix(ending), previous, role, pending)
            unknown = pending and words.removesuffix(ending).strip() not in _AFTER_NUMBER
            return rest._replace(alternative=True, circumstance=False, doubtful=rest.doubtful or unknown)
    if pending and role in (Role.KIND, Role.OPEN):
        return Gap(doubtful=words not in _BEFORE_KIND)
    if pending and role is Role.JOIN:
        lead = phrases.is_filler(words) or words.rstrip("，,") in _BEFORE_KIND
        return NOTHING if lead else _addressed(words, previous) or Gap(doubtful=True)
    if previous is not Role.AGENT and phrases.denies(words):
        return Gap(denied=True)
    return _unknown(words, previous)


def before_number(gap: str, previous: Role | None, unit: Unit | None) -> Gap:
    """Weigh what stands before a number; for 倍 and % that is its base."""
    words = phrases.without_brackets(gap).strip()
    if not words:
        return NOTHING
    if len(words) >= phrases.LONGEST:
        return Gap(doubtful=True)
    if phrases.is_vague(words):
        return Gap(doubtful=True)
    for joint in ("或者", "或", "以及", "和", "、", "及"):
        if words.startswith(joint):
            alternative = joint[0] == "或"
            rest = before_number(words.removeprefix(joint), previous, unit)
            return rest._replace(alternative=alternative, conjoined=not alternative)
    if words.endswith(("或者", "或")):
        rest = before_number(words.removesuffix("者").removesuffix("或"), previous, unit)
        return rest._replace(alternative=True)
    if unit is not None and unit.of_a_base:
        return _founded(words, previous)
    if words in _FILLED or (
        previous is Role.PER and len(words) <= _LONGEST_NOUN and not phrases.is_dangerous(words)
    ):
        return NOTHING
    found = _unknown(words, previous)
    known = found.target is not None or found.circumstance or phrases.is_filler(words)
    return found if known else Gap(doubtful=True)


def addressed(words: str) -> str | None:
    """Whom a whole stretch addresses: 并对其法定代表人 -> 法定代表人; None if it is no address."""
    words = phrases.without_brackets(words).strip()
    found = _addressed(words, None)
    return phrases.target(words) if found is None else found.target


def _founded(words: str, previous: Role | None) -> Gap:
    before, addressed, rest = words.partition("对")
    if addressed and not before:
        who = phrases.target(rest)
        return Gap(target=who) if who else Gap(doubtful=True)
    base = phrases.base(phrases.after_agent(words) if previous is Role.AGENT else words)
    if not phrases.is_base(base):
        return Gap(doubtful=True)
    return Gap(base=base)


def _unknown(words: str, previous: Role | None) -> Gap:
    """Neither joint nor base: someone addressed, a body, a circumstance, noise, or a danger."""
    if phrases.is_filler(words):
        return NOTHING
    addressed = _addressed(words, previous)
    if addressed is not None:
        return addressed
    if "每" in words:
        return Gap(doubtful=True)
    if previous is Role.AGENT or phrases.is_agent(words):
        return Gap(doubtful=phrases.hides_number(words) or any(letter.isdecimal() for letter in words))
    if words in _VERBS or _APPOINTING.fullmatch(words):
        return NOTHING
    if previous is None or (previous not in _GOVERNING and phrases.opens_condition(words)):
        who = phrases.target(words)
        return Gap(target=who) if who else Gap(circumstance=True)
    return Gap(doubtful=phrases.is_dangerous(words))


def _addressed(words: str, previous: Role | None) -> Gap | None:
    """对单位…: whom the sanction hits; 对…的行为 is a circumstance."""
    before, found, name = words.partition("对")
    if not found or not (previous is Role.AGENT or phrases.is_filler(before) or phrases.is_agent(before)):
        return None
    name = name.removeprefix("于")
    who = phrases.target(name)
    if who:
        return Gap(target=who)
    if name.endswith(("行为", "部分", "的")):
        return Gap(circumstance=True)
    name = name.removeprefix("其")
    return Gap(doubtful=True) if phrases.is_dangerous(name) else Gap(target=name or None)
