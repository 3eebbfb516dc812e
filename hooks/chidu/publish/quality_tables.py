"""The quality pages as tables to download: departments, open findings, benchmarks with what was proved."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.problems import Level
from chidu.publish import urls
from chidu.publish.open_findings import Finding
from chidu.publish.quality import Account, Quality
from chidu.publish.spreadsheet import csv_text
from chidu.publish.standing import Standing, Verdict

_DEPARTMENTS = (
    *("部门", "基准", "不重不漏", "固定数额", "不用划分", "没有证明", "最高是最低的几倍（中位数）"),
    *("最宽一档占幅度的百分之几（中位数）", "规则包", "例外", "错误", "提醒", "说明", "逾期"),
)
_FINDINGS = (
    *("级别", "规则", "规则名称", "编号", "名称", "检查结果", "改成", "依据", "文件", "行", "列"),
    *("逾期", "页面"),
)
_BENCHMARKS = (
    *("编号", "事项", "权力类型", "核对结果", "原因", "最高是最低的几倍", "最宽一档占幅度的百分之几"),
    *("例外", "页面"),
)


def quality_tables(quality: Quality) -> Iterator[tuple[str, str]]:
    """Address and text of every table."""
    rows = [_department(account) for account in (*quality.departments, *quality.common)]
    yield urls.QUALITY_TABLE, csv_text(_DEPARTMENTS, rows)
    for account in quality.departments:
        findings = (_finding(quality, each) for each in account.findings)
        yield urls.findings_table(account.folder), csv_text(_FINDINGS, findings)
        standings = (_benchmark(quality, each) for each in account.standings)
        yield urls.benchmarks_table(account.folder), csv_text(_BENCHMARKS, standings)


def _department(account: Account) -> tuple[object, ...]:
    return (
        account.name,
        len(account.standings),
        *(account.verdicts.get(verdict, 0) for verdict in Verdict),
        account.ratio,
        account.width,
        "、".join(pack.record.number for pack in account.packs),
        len(account.accepted),
        *(account.levels.get(level, 0) for level in Level),
        len(account.overdue),
    )


def _finding(quality: Quality, finding: Finding) -> tuple[object, ...]:
    problem, subject = finding.problem, finding.subject
    return (
        problem.level.label,
        problem.code,
        finding.rule,
        subject.id,
        subject.name,
        problem.message,
        problem.instead,
        problem.clause,
        problem.place.file,
        problem.place.line or None,
        problem.place.column or None,
        "是" if finding.overdue else None,
        _page(quality, subject.address),
    )


def _benchmark(quality: Quality, standing: Standing) -> tuple[object, ...]:
    record = standing.entry.record
    return (
        standing.entry.id,
        record.matter,
        record.power_type,
        standing.verdict.value,
        standing.reason,
        standing.ratio,
        standing.width,
        len(record.accepted),
        _page(quality, urls.benchmark(standing.entry.id)),
    )


def _page(quality: Quality, address: str) -> str:
    """The whole address where the site has told its own: a table is read far from the portal."""
    return f"{quality.publication.site.address or ''}{address}" if address else ""
