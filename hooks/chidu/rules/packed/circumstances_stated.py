"""Circumstances of 不予处罚, 从轻, 减轻, 从重 and 停止执行 are stated, in the record or for the whole document (JX 四(二))."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeAlias

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.model.acts import Document
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule, RuleParameters
from chidu.rules.packed.issued import is_asked

Circumstance: TypeAlias = Literal["不予处罚", "可以不予处罚", "从轻", "减轻", "从重", "停止执行"]

# 主动消除或者减轻危害后果 is what a party does, not what the organ decides.
_MITIGATED = "减轻(?!或者消除|违法|危害|后果|社会|其|了)"
_SAID = {
    "不予处罚": re.compile("不予(?:行政)?处罚|免予(?:行政)?处罚|不予罚款"),
    "可以不予处罚": re.compile("可以(?:不予|免予)(?:行政)?处罚"),
    "减轻": re.compile(_MITIGATED),
    # 行政处罚法 73: 申请行政复议的，处罚不停止执行 says when it is not stopped.
    "停止执行": re.compile("(?<!不)停止执行"),
}
# A document that amends another leaves what it does not say to that one; what the law originally said is no document.
_ELSEWHERE = re.compile(
    "(?<!法律)(?<!法规)(?<!规章)(?<!法律的)(?<!法规的)原(?:有的?|来的?)?(?:文件|规定|基准|办法|适用规则|《[^》]*》)"
    "(?:（[^）]*）|[^，。；])*?(?<![不止再予停得])(?:执行|适用|不变)"
)
_SENTENCE = re.compile("[^。；]+")
# Who decides says nothing of when (从轻、从重由执法人员掌握, 视情从重), nor do circumstances that are only called so
# (有从轻、从重情形的，在本阶次幅度内从轻、从重).
_LEFT_OPEN = re.compile(
    "由[^，。；]{0,20}(?:掌握|把握|酌定|酌情)|自行(?:掌握|把握|决定|确定)|视情|酌情"
    "|有(?:法定)?(?:(?:从轻|从重|减轻|不予)(?:行政)?(?:处罚)?(?:、|或者?|和)?)+情(?:形|节)的，"
)


class Parameters(RuleParameters):
    """One entry for each set of circumstances."""

    circumstances: tuple[Circumstance, ...] = Field(
        alias="情形", min_length=1, description="要写明具体情形的，例如 从轻、从重、停止执行"
    )

    @property
    def key(self) -> str:
        """The circumstances: what several documents ask for adds up."""
        return "、".join(self.circumstances)


def check(city: City, entry: Entry[Document], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once for each document, with how many of its penalties leave each circumstance out."""
    rules = entry.record.application_rules or ""
    if not is_asked(city, entry) or _ELSEWHERE.search(rules):
        return
    stated = "。".join(each for each in _SENTENCE.findall(rules) if not _LEFT_OPEN.search(each))
    wanted = [each for each in ask.parameters.circumstances if not _said(each, stated)]
    of_document = city.by_document.get(entry.id, ())
    cards = [card for card in of_document if card.power_type == "行政处罚" and not card.listed]
    missing = Counter(each for card in cards for each in wanted if not _states(card.circumstances, each))
    if missing:
        left = "、".join(f"{each}（{missing[each]} 项）" for each in wanted if missing[each])
        yield ask.finding(
            f"{len(cards)} 项处罚里，没有写明什么情形{left}",
            entry.file.place("适用规则" if rules else "名称"),
            instead="各项基准里分别写，或者在文件的“适用规则”里统一写明是哪些情形",
        )


def _said(circumstance: str, rules: str) -> bool:
    pattern = _SAID.get(circumstance)
    return pattern.search(rules) is not None if pattern else circumstance in rules


def _states(stated: tuple[str, ...], circumstance: str) -> bool:
    """A record that says when an act may go unpunished speaks of 不予处罚 too."""
    return circumstance in stated or (circumstance == "不予处罚" and "可以不予处罚" in stated)


RULE = DocumentRule("circumstances-stated", Parameters, check)
