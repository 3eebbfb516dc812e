"""What is checked and by whose rules: the list of all rules, and the page of every rule pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.model.kinds import Kind
from chidu.model.packs import Pack
from chidu.publish import urls
from chidu.publish.metadata import article_head, column_head, recorded_on
from chidu.publish.packs_asking import LineView, PackLines, Scope
from chidu.publish.page import Page, render
from chidu.publish.quality import Quality
from chidu.publish.rule_words import level_words
from chidu.publish.sources import source_line
from chidu.publish.usage import Usage
from chidu.rules.catalogue import RuleText, codes, rule_text

# Of these names are the rules about how a file is typed, whatever it holds.
_OF_TYPING = ("yaml-", "text-", "file-")
_TYPING, _ELSEWHERE = "文件的写法", "网站和发布"


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack in the list, with its lines."""

    entry: Entry[Pack]
    scope: Scope
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list; `found` is how many findings of it are open."""

    text: RuleText
    level: str
    found: int


def rules_page(env: Environment, quality: Quality) -> Page:
    """The packs that are applied, then every rule that is always on."""
    lines, groups = quality.lines, _groups(quality)
    applied = {entry.id: entry for entry in quality.city.packs}
    body = render(
        env,
        "rules.html",
        urls.RULES,
        applied=[PackRow(entry, lines.scope(id), lines.by_pack[id]) for id, entry in applied.items()],
        others=[entry for id, entry in quality.publication.corpus.packs.items() if id not in applied],
        groups=groups,
        total=sum(len(rows) for _, rows in groups),
        rows=sum(len(rows) for _, rows in groups)
        + sum(len(lines.by_pack[id]) for id in applied)
        + len(_on_demand(lines)),
        on_demand=_on_demand(lines),
    )
    description = "每一项基准公布前，程序按哪些规则核对，规则出自哪个文件哪一条"
    head = column_head("检查规则", description, ("检查规则", "规则包", "行政裁量权基准"), "信息公开")
    return Page(urls.RULES, "检查规则", description, body, head)


def _groups(quality: Quality) -> list[tuple[str, list[RuleRow]]]:
    """The rules that are always on, by what they are about: first what the words decide, last how files are typed."""
    order = [*(kind.label for kind in reversed(Kind)), _ELSEWHERE, _TYPING]
    groups: dict[str, list[RuleRow]] = {name: [] for name in order}
    for code in codes():
        text = rule_text(code)
        if text.level is not None:
            found = len(quality.findings.by_rule.get(code, ()))
            groups[_about(text)].append(RuleRow(text, level_words(text.level), found))
    return [(name, rows) for name, rows in groups.items() if rows]


def _about(text: RuleText) -> str:
    if text.code.startswith(_OF_TYPING):
        return _TYPING
    return text.failing.kind.label if text.failing else _ELSEWHERE


def _on_demand(lines: PackLines) -> list[RuleText]:
    """The rules that only packs switch on, and that no pack applied here does."""
    texts = (rule_text(code) for code in codes())
    return [text for text in texts if text.level is None and text.code not in lines.by_rule]


def pack_pages(env: Environment, quality: Quality) -> Iterator[Page]:
    """A page for every pack, applied or not."""
    for entry in quality.publication.corpus.packs.values():
        yield _pack_page(env, quality, entry)


def _pack_page(env: Environment, quality: Quality, entry: Entry[Pack]) -> Page:
    record, address = entry.record, urls.pack(entry.id)
    body = render(
        env,
        "pack.html",
        address,
        record=record,
        usage=Usage(record.convention).words if record.convention else "",
        ended=record.expires is not None and record.expires < quality.publication.day,
        scope=quality.lines.scope(entry.id),
        lines=quality.lines.by_pack[entry.id],
        source=source_line(quality.publication, entry.file),
    )
    published = recorded_on(quality.publication, f"pack:{entry.id}")
    head = article_head(record.name, published, record.maker, (record.number, "规则包", "检查规则"))
    return Page(address, record.name, f"{record.name}（{record.number}）里由程序核对的要求", body, head)
