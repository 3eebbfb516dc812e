"""A text cut into named passages, so that two versions can stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from chidu.model.acts import Document
from chidu.model.basis import Citation, PenaltyBasis
from chidu.model.benchmark import Benchmark
from chidu.model.contents import SectionText
from chidu.model.fields import Condition, TrackWords
from chidu.publish.text_parts import circumstances_of, sections_of
from chidu.publish.tier_table import Row, tier_table
from chidu.publish.usage import Usage


@dataclass(frozen=True, slots=True)
class Passage:
    """A named part of a text in words, lines apart by `\\n`; `tier` is the tier it belongs to, "" outside of tiers."""

    label: str
    words: str
    tier: str = ""


def outline(
    record: Benchmark, document: Document | None, body_name: Callable[[str], str] = str
) -> list[Passage]:
    """The passages of a record in the order of its page; no two have one label."""
    issued = f"{document.name}（{document.number}）" if document else record.document
    heading = [Passage("事项", record.matter), Passage("发布文件", issued)]
    return list(_distinct([*heading, *_standards(record), *_around(record, body_name)]))


def _distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    times: Counter[str] = Counter()
    for each in passages:
        times[each.label] += 1
        count = times[each.label]
        yield each if count == 1 else replace(each, label=f"{each.label}（{count}）")


def _standards(record: Benchmark) -> Iterator[Passage]:
    if table := tier_table(record, Usage()):
        yield from map(_row, table.rows)
    if conditions := record.list_conditions:
        how = "同时满足" if conditions.all_of else "符合任何一条"
        yield Passage(
            f"{conditions.outcome.value}的条件（{how}）",
            "\n".join(conditions.all_of or conditions.any_of or ()),
        )
    if record.factors:
        for factor in record.factors.factors:
            yield Passage(
                f"因子：{factor.name}",
                "\n".join(f"{each.condition}：{each.weight}" for each in factor.options),
            )
    if record.contents:
        for section in sections_of(record.contents):
            parts = (("", section.text), *section.parts) if section.text else section.parts
            for name, text in parts:
                yield Passage(f"{section.title}：{name}" if name else section.title, _section(text))


def _row(row: Row) -> Passage:
    tier = row.name or "（没有名称）"
    axes = [each for each in row.axes if each]
    label = (
        f"「{tier}」阶次" + (f"，{'，'.join(axes)}" if axes else "") + (f"，{row.group}" if row.group else "")
    )
    lines = [*_conditions(row.conditions), *(_cell(each.track, each.words) for each in row.cells)]
    return Passage(label, "\n".join([*lines, *([row.remark] if row.remark else [])]), row.name)


def _cell(track: str, words: str) -> str:
    return f"{track}：{words}" if track else words


def _conditions(conditions: Iterable[Condition]) -> Iterator[str]:
    return ("；".join(each.all_of) for each in conditions)


def _section(text: SectionText) -> str:
    return f"依据已经规定明确：{text.precise_in}" if text.precise_in else "\n".join(text.paragraphs)


def _around(record: Benchmark, body_name: Callable[[str], str]) -> Iterator[Passage]:
    for each in circumstances_of(record):
        yield Passage(each.title, "\n".join(_conditions(each.conditions)))
    roles = (
        ("法定依据", record.legal_bases),
        ("处罚依据", record.penalty_bases),
        ("认定依据", record.violated),
    )
    for role, citations in roles:
        for citation in citations:
            yield Passage(f"{role}：《{citation.law}》", _citation(citation))
    if record.procedure:
        yield Passage("程序提示", "、".join(each.value for each in record.procedure))
    for conferral in record.conferrals:
        words = (conferral.mode.value, conferral.basis, conferral.until)
        yield Passage(
            f"{conferral.mode.value}：{body_name(conferral.body)}", "\n".join(each for each in words if each)
        )
    if record.repeal:
        yield Passage(
            "废止",
            f"{record.repeal.date.isoformat()}起不再适用"
            + (f"：{record.repeal.reason}" if record.repeal.reason else ""),
        )


def _citation(citation: Citation) -> str:
    clause: tuple[TrackWords, ...] = (citation.clause or ()) if isinstance(citation, PenaltyBasis) else ()
    lines = [citation.article or "没有写明条款", *(_cell(each.track or "", each.words) for each in clause)]
    return "\n".join(lines)
