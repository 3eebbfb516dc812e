"""Records of the made-up city: one of the repository's records, with other amounts, thresholds and circumstances."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chidu.language import numerals
from phrases import ACTORS, FLAGS, FURTHER, REASONS, REMARKS, SCENES

Tree = dict[str, Any]

_AMOUNT = re.compile(r"([0-9零一二三四五六七八九十百千万亿两][0-9零一二三四五六七八九十百千万亿两.,]*)元")
_QUANTITY = re.compile(
    r"(?<![0-9.])([1-9][0-9]{0,4})(?=(?:平方米|立方米|公斤|吨|米|头|只|处|人|亩|件|辆|张|棵|株))"
)
# What belongs to the seed's own place in the city, or would point at records that are not here.
_LEFT_OUT = frozenset({"曾用编号", "施行日期", "关联", "修订说明", "废止", "数据来源", "例外", "赋权"})
# Seven uses of a seed in ten bring new amounts, so that about half of all outcomes' words are distinct.
_AMOUNTS_PER_USE = Decimal("0.7")
_MEAN, _SPREAD = 2700, 650  # bytes; records that are longer from the start bring the mean to 2.9 kB


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a record itself: its id, its document, how often its seed was used before, the office's 俗称 so far."""

    id: str
    document: str
    use: int
    neighbours: tuple[str, ...]
    said: set[str]


def varied(seed: Tree, who: Identity, chance: random.Random) -> Tree:
    """A new record from a seed's tree: same form, same laws, other figures and circumstances."""
    money = _money(who.use)
    quantity = chance.choice((1, 1, 2, 3, 4, 5, 6, 8, 10))
    record: Tree = {key: value for key, value in seed.items() if key not in _LEFT_OUT}
    if "编号" in record.get("上级基准", {}):
        del record["上级基准"]
    record = _rewritten(record, lambda text: _scaled(text, money, quantity))
    record |= {"编号": who.id, "文件": who.document}
    scene, actor = chance.choice(SCENES), chance.choice(ACTORS)
    record["事项"] += f"（{scene}，{actor}）"
    # A superior's record has none; here it is an office's own.
    record |= _named(record.get("俗称") or [seed["事项"][:8]], (scene, actor), who.said)
    record["数据来源"] = "虚构修订：为测量生成速度编写，不对应任何真实文件"
    if len(who.neighbours) > 1 and chance.random() < 0.4:
        other = chance.choice([each for each in who.neighbours if each != who.id])
        record["关联"] = [{"类型": "相关基准", "编号": other, "说明": "同类行为发生在其他场所的，适用该基准"}]
    if chance.random() < 0.3:
        record["修订说明"] = _revision(chance)
    _grow(record, max(900, round(chance.gauss(_MEAN, _SPREAD))), chance)
    return record


def _named(aliases: Iterable[str], where: tuple[str, str], said: set[str]) -> Tree:
    """俗称 that no other record of the office has: by what is special about this one, where they are taken."""
    scene, actor = where
    found = []
    for alias in aliases:
        ways = (alias, f"{scene}{alias}", f"{actor}{alias}", f"{scene}{actor}{alias}")
        if free := next((way for way in ways if way not in said), None):
            said.add(free)
            found.append(free)
    return {"俗称": found} if found else {}


def amended(record: Tree, document: str, chance: random.Random) -> Tree:
    """The same record as adopted for a later day: every amount a quarter higher."""
    higher: Tree = _rewritten(record, lambda text: _scaled(text, Decimal("1.25"), 1))
    return higher | {"文件": document, "修订说明": _revision(chance)}


def repealed(record: Tree, successor: str, chance: random.Random) -> Tree:
    """The same record, no longer applied."""
    day = f"2026-{chance.randint(1, 9):02d}-01"
    end = {"日期": day, "依据": "示范市规范性文件清理结果（演示）", "原因": "并入同类事项"}
    return record | {"废止": end | ({"替代": successor} if successor != record["编号"] else {})}


def _money(use: int) -> Decimal:
    return (50 + use * _AMOUNTS_PER_USE).to_integral_value() / 100


def _rewritten(value: Any, change: Any) -> Any:
    if isinstance(value, dict):
        return {change(key): _rewritten(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_rewritten(item, change) for item in value]
    return change(value)


def _scaled(text: str, money: Decimal, quantity: int) -> str:
    def amount(found: re.Match[str]) -> str:
        yuan = numerals.parse(found[1])
        if yuan is None:
            return found[0]
        return numerals.amount_in_words((yuan * money).to_integral_value().max(1)).replace(" ", "")

    return _QUANTITY.sub(lambda found: str(int(found[1]) * quantity), _AMOUNT.sub(amount, text))


def _revision(chance: random.Random) -> Tree:
    year, month = chance.randint(2024, 2026), chance.randint(1, 9)
    received = chance.randint(2, 30)
    return {
        "原因": chance.choice(REASONS),
        "会议": f"{year}年{month}月{chance.randint(1, 28)}日局务会议",
        "征求意见": f"公开征求意见30日，收到意见{received}条，采纳{chance.randint(1, received)}条",
    }


def _grow(record: Tree, wanted: int, chance: random.Random) -> None:
    """Add circumstances, flags and remarks until the text is about `wanted` bytes long."""
    penalty = record["权力类型"] == "行政处罚"
    further = [(key, text) for key, texts in FURTHER.items() for text in texts if penalty]
    chance.shuffle(further)
    if penalty and chance.random() < 0.5:
        record["程序提示"] = sorted(chance.sample(FLAGS, chance.randint(1, 3)), key=FLAGS.index)
    remarks = chance.sample(REMARKS, len(REMARKS))
    size = _size(record)
    while size < wanted and (further or remarks):
        if further:
            key, text = further.pop()
            if not isinstance(record.get(key, []), list) or text in record.get(key, []):
                continue
            record[key] = [*record.get(key, []), text]
        else:
            text = remarks.pop()
            record["备注"] = record.get("备注", "") + text
        size += len(text.encode()) + 6


def _size(value: Any, depth: int = 0) -> int:
    """About as many bytes as the canonical text has: indents, dashes and colons included."""
    if isinstance(value, dict):
        return sum(2 * depth + len(key.encode()) + 2 + _size(item, depth + 1) for key, item in value.items())
    if isinstance(value, list):
        return sum(2 * depth + 3 + _size(item, depth + 1) for item in value)
    return len(str(value).encode()) + 1
