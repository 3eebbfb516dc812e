"""Small tables, one question each: what is derived from their words, and what the checks say of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chidu.corpus.corpus import Corpus, Entry, read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.benchmark import Benchmark
from chidu.model.fines import amount_text
from chidu.prepare import check_content
from chidu.problems import Problem
from chidu.ranges.figures import heading, lawful
from chidu.ranges.places import place
from chidu.ranges.series import Rung, Series, series

HERE = Path(__file__).parent
CITY = HERE.parent / "city/content"
_TIER = re.compile(
    r"(?P<name>[^：@#/]+)(?:/(?P<cell>[^：]+)|@(?P<track>[^：]+)|#(?P<stacked>[^：]+))?：(?P<words>.+)"
)


@dataclass
class Case:
    """One table: its title, clauses and tiers as typed."""

    title: str
    clauses: list[re.Match[str]] = field(default_factory=list)
    tiers: list[re.Match[str]] = field(default_factory=list)


def cases() -> Iterator[Case]:
    """The tables of cases.txt."""
    for block in (HERE / "cases.txt").read_text(encoding="utf-8").split("\n\n"):
        title, *lines = block.strip().splitlines()
        case = Case(title.removeprefix("= "))
        for line in lines:
            match = _TIER.fullmatch(line)
            assert match, line
            (case.clauses if match["name"] == "罚则" else case.tiers).append(match)
        yield case


def as_yaml(case: Case, id: str) -> str:
    """The record a clerk would write."""
    lines = [
        f"编号: {id}",
        f"事项: {case.title}",
        "俗称:",
        f"  - {case.title}俗称",
        "权力类型: 行政处罚",
        "文件: YS-2026-001",
    ]
    lines += [
        "处罚依据:",
        "  - 依据: 小样市市容管理条例",
        "    条款: 第十条",
        *_words("    罚则", case.clauses),
    ]
    lines += list(_matrix(case) if case.tiers[0]["cell"] else _tiers(case))
    return "\n".join([*lines, "数据来源: 示范划分", ""])


def _words(key: str, matches: list[re.Match[str]]) -> list[str]:
    if matches[0]["track"] is None:
        return [f"{key}: {matches[0]['words']}"]
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    return [f"{key}:", *(f"{indent}{match['track']}: {match['words']}" for match in matches)]


def _tiers(case: Case) -> Iterator[str]:
    yield "裁量阶次:"
    groups: dict[tuple[str, str | None], list[re.Match[str]]] = {}
    for match in case.tiers:
        groups.setdefault((match["name"], match["stacked"]), []).append(match)
    for (name, stacked), matches in groups.items():
        yield f"  - 阶次: {name}"
        yield from [f"    轨道: {stacked}"] if stacked else []
        yield from ("    适用情形:", f"      - {name}的情形")
        yield from _words("    裁量标准", matches)


def _matrix(case: Case) -> Iterator[str]:
    yield from ("裁量矩阵:", "  维度:", "    - 区域", "    - 倍数", "  行:")
    for match in case.tiers:
        yield from ("    - 情形:", f"        - {match['name']}", f"        - {match['cell']}")
        yield f"      裁量标准: {match['words']}"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with every case, beside the fixture city's laws and documents."""
    root = tmp_path_factory.mktemp("cases") / "content"
    for name in ("site.yml", "documents/YS-2026-001.yml", "departments/chengguan/department.yml"):
        _copy(CITY / name, root / name)
    for path in sorted((CITY / "laws").glob("*.yml")):
        _copy(path, root / "laws" / path.name)
    for number, case in enumerate(cases(), start=1):
        id = f"LX-{number:04}"
        (root / f"departments/chengguan/{id}.yml").write_text(as_yaml(case, id), encoding="utf-8")
    return root


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def test_what_follows_from_the_words(content: Path, golden: Callable[[str, str], None]) -> None:
    """Series with their range, ratio and width, the place of each tier, and every finding, case by case."""
    corpus = read_corpus(read_folder(content, "content/"), "content/")
    findings = check_content(content).findings
    golden("cases.txt", "\n".join(_told(entry, findings) for entry in corpus.benchmarks.values()))


def _told(entry: Entry[Benchmark], findings: tuple[Problem, ...]) -> str:
    own = [str(finding) for finding in findings if finding.place.file == entry.file.path]
    lines = [f"= {entry.record.matter}"]
    for each in series(entry.record):
        lines += [_head(each), *(f"    {_placed(each, rung)}" for rung in each.rungs)]
    return "\n".join([*lines, *own, ""])


def _head(each: Series) -> str:
    law = lawful(each.allowed) or "法条没有可以对照的"
    spans = [f"最高最低之比 {r.bounds.ratio}，宽 {r.bounds.width}" for r in each.allowed]
    return f"  {heading(each)}：{law}（{'；'.join(spans)}）"


def _placed(each: Series, rung: Rung) -> str:
    found = place(rung.bounds, each.allowed[0].bounds) if len(each.allowed) == 1 else None
    share = f"，占 {found.start}% – {found.end}%" if found else ""
    return f"{rung.name} {amount_text(rung.amount)}{share}"


def test_the_corpus_is_whole(content: Path) -> None:
    """Every case is a record that was read."""
    corpus: Corpus = read_corpus(read_folder(content, "content/"), "content/")
    assert [entry.record.matter for entry in corpus.benchmarks.values()] == [case.title for case in cases()]
