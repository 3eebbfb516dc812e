"""What sentences read as: the worked readings of the format, and a table of sentences judged one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from chidu.sanction import Convention, Item, amount_words, read, to_json

WORKED = (
    "处一千元以上一万元以下罚款",
    "警告，可以并处50元以上200元以下的罚款",
    "处5万元以上不足20万元的罚款",
    "没收违法所得，并处违法所得1倍以上3倍以下罚款；没有违法所得的，处1万元以上3万元以下罚款",
    "货值金额不足一万元的，并处五万元以上十万元以下罚款；一万元以上的，并处货值金额十倍以上二十倍以下罚款",
    "处工程合同价款百分之二以上百分之四以下的罚款",
    "对单位处10万元以上30万元以下罚款，对其直接负责的主管人员处1万元罚款",
    "每平方米处五十元以上一百元以下罚款",
    "每日处1000元罚款，最高不超过3万元",
    "处500元以下罚款",
    "处十日以上十五日以下拘留，可以并处一千元以下罚款",
    "处七万元以下九万元以下罚款",
    "处一百万一十元以上罚款",
)
"""format.md, section "Words and numbers", in its order."""


WHOLE = (
    "责令停止违法行为，采取退耕、恢复植被等补救措施，可以处每平方米0.5元以下罚款",
    "处15.5万元以上20万元以下罚款，并可以报经有批准权的人民政府批准，责令停业",
)
"""Sentences of published articles (水土保持法 49, 噪声污染防治法 81) in which a measure is not a circumstance."""


def test_worked_readings(golden: Callable[[str, str], None]) -> None:
    """Every reading of the format's table, as the whole object `chidu sanction` prints."""
    objects = [to_json(read(text)) for text in WORKED]
    golden("worked_readings.json", json.dumps(objects, ensure_ascii=False, indent=1) + "\n")


def test_worked_readings_under_a_convention(golden: Callable[[str, str], None]) -> None:
    """The same with the ends judged: 以下 excludes its number, as in the Bayuquan seed, article 23."""
    objects = [to_json(read(text), Convention.BELOW_EXCLUDES) for text in WORKED]
    golden("worked_readings_below_excludes.json", json.dumps(objects, ensure_ascii=False, indent=1) + "\n")


def test_whole_readings(golden: Callable[[str, str], None]) -> None:
    """A measure of several words, and one that needs the government's consent, as whole objects."""
    objects = [to_json(read(text)) for text in WHOLE]
    golden("whole_readings.json", json.dumps(objects, ensure_ascii=False, indent=1) + "\n")


def test_sentences(golden: Callable[[str, str], None]) -> None:
    """Sentences of published benchmarks and statutes; every reading in the golden file was judged by reading it."""
    sentences = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    golden("sentences.txt", "".join(f"{text}\n{_lines(text)}" for text in sentences))


def _lines(text: str) -> str:
    """One line per item (kind, joining word, amount, whom, when, the words themselves) and per unread passage."""
    reading = read(text)
    items = [f"  {_line(item)} 〔{text[slice(*item.span)]}〕" for item in reading.items]
    unread = [f"  未读 {passage.text}：{passage.reason}" for passage in reading.unread]
    return "".join(f"{line}\n" for line in items + unread) or "  （没有行政处罚）\n"


def _line(item: Item) -> str:
    joined = (item.combination.value if item.combination else "-") + ("?" if item.optional else "")
    parts = [item.kind.value, joined]
    if item.amount:
        parts.append(amount_words(item.amount))
        named = (("基数", item.amount.base), ("每", item.amount.per), ("封顶", item.amount.cap))
        parts += [
            f"{name}={value}" for name, value in (*named, ("保底", item.amount.floor)) if value is not None
        ]
        parts += [
            f"递增={step.scope or ''}{step.each}{step.amount}{step.rounding or ''}"
            for step in item.amount.steps
        ]
        floor = item.amount.base_floor
        parts += [f"基数不足{floor.below}按{floor.counts_as}"] if floor else []
    named_words = (("对", item.target), ("当", item.condition))
    return " ".join(parts + [f"{name}={value}" for name, value in named_words if value is not None])
