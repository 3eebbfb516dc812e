"""How one benchmark stands: whether its tiers were proved to divide what the law allows, and if not, why not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.publish.publication import Publication
from chidu.ranges.series import series
from chidu.rules.proof import Proof


class Verdict(StrEnum):
    """What the check could say of the tiers; the value is the word people read."""

    DIVIDED = "不重不漏"
    FIXED = "固定数额"
    UNDIVIDED = "不用划分"
    UNPROVED = "没有证明"


@dataclass(frozen=True, slots=True)
class Standing:
    """A benchmark with the verdict on it, and the reason for any but the first; `proof` only where tiers were judged."""

    entry: Entry[Benchmark]
    verdict: Verdict
    reason: str = ""
    proof: Proof | None = None

    @property
    def words(self) -> str:
        """Verdict and reason: 没有证明：有空档."""
        return f"{self.verdict.value}：{self.reason}" if self.reason else self.verdict.value

    @property
    def widest(self) -> Decimal | None:
        """Per cent of the statutory span that the widest tier takes; None for fixed amounts, which take none."""
        return self.proof.widest if self.proof and not self.proof.fixed else None

    @property
    def ratio(self) -> str:
        """法定最高 ÷ 法定最低 in short; "" where the law has not both."""
        return rounded(self.proof.ratio) if self.proof and self.proof.ratio else ""

    @property
    def width(self) -> str:
        """The widest tier in per cent, in short; "" without one."""
        return "" if self.widest is None else rounded(self.widest)


def rounded(value: Decimal) -> str:
    """A number with at most one decimal: 2.5, 10, 46.7."""
    return f"{value.quantize(Decimal('0.1')).normalize():f}"


def standing(publication: Publication, entry: Entry[Benchmark]) -> Standing:
    """By what was proved when the content was checked; nothing is proved anew."""
    if reason := _undivided(entry.record):
        return Standing(entry, Verdict.UNDIVIDED, reason)
    proof = publication.proof(entry)
    if proof is None or not proof.judged:
        return _unjudged(entry)
    if not proof.proved:
        return Standing(entry, Verdict.UNPROVED, _faults(proof), proof)
    if proof.fixed:
        return Standing(entry, Verdict.FIXED, "各档由轻到重，都在法定幅度以内", proof)
    return Standing(entry, Verdict.DIVIDED, "", proof)


def _undivided(record: Benchmark) -> str:
    """Why a record has no tiers to divide a range with."""
    if record.repeal:
        return "已经废止"
    if record.power_type != "行政处罚":
        return "不是行政处罚"
    if record.list_conditions:
        return "清单条件"
    return "按因子计算" if record.factors else ""


def _unjudged(entry: Entry[Benchmark]) -> Standing:
    found = series(entry.record)
    if not found:
        return Standing(entry, Verdict.UNDIVIDED, "各档没有数额")
    unread = not all(each.whole for each in found)
    return Standing(entry, Verdict.UNPROVED, "裁量标准没有读完整" if unread else "罚则没有可以对照的幅度")


def _faults(proof: Proof) -> str:
    told = (
        (proof.inside, "超出法定幅度"),
        (proof.parts, "有空档、重叠或者倒序"),
        (proof.whole, "没有到法定最低或者最高"),
    )
    return "，".join(words for kept, words in told if not kept)
