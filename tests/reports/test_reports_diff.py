"""What a range of commits changes, as the three reports show it, from values made by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

from chidu.history import Kind as Fate
from chidu.history.proposed import OtherFile, Proposal, ProposedChange, Reason, in_order
from chidu.model.changes import Change, Direction, Topic
from chidu.model.kinds import Kind
from chidu.reports import diff_json, diff_markdown, diff_terminal
from chidu.reports.display import width

PATH = "departments/chengguan/CG-0001.yml"
LIGHTER = Change(Topic.AMOUNT, "罚款上限", "3万元", "2万元", Direction.LIGHTER, "一般")
HEAVIER = replace(LIGHTER, after="4万元", direction=Direction.HEAVIER)
UNCLEAR = Change(Topic.CONDITION, "适用情形", "甲" * 700, "乙" * 700, Direction.UNCLEAR, "一般")


def _record(*changes: Change, id: str = "CG-0001", kind: Kind = Kind.BENCHMARK) -> ProposedChange:
    return ProposedChange(
        kind,
        id,
        "占道摆摊",
        "chengguan",
        "市城管局",
        Fate.MODIFIED,
        PATH,
        PATH,
        readable=True,
        changes=changes,
    )


def _proposal(*records: ProposedChange) -> Proposal:
    return Proposal("a" * 40, "b" * 40, in_order(records))


def test_what_is_heavier_comes_first() -> None:
    found = in_order(
        [
            _record(replace(LIGHTER, direction=Direction.EDITORIAL), id="CG-0001"),
            _record(LIGHTER, id="CG-0002"),
            _record(LIGHTER, UNCLEAR, id="CG-0003"),
            _record(UNCLEAR, id="CG-0004"),
            _record(HEAVIER, UNCLEAR, id="CG-0005"),
            _record(HEAVIER, id="CG-0006"),
            _record(LIGHTER, HEAVIER, id="CG-0007"),
            replace(_record(id="CG-0008"), fate=Fate.ADDED),
            replace(_record(id="CG-0009"), readable=False),
            _record(id="FL-0001", kind=Kind.LAW),
        ]
    )
    assert [(each.id, each.weight, each.direction) for each in found] == [
        ("CG-0006", "加重", Direction.HEAVIER),
        ("CG-0005", "有加重，另有未判断", Direction.UNCLEAR),
        ("CG-0007", "有增有减", Direction.MIXED),
        ("CG-0002", "减轻", Direction.LIGHTER),
        ("CG-0003", "有减轻，另有未判断", Direction.UNCLEAR),
        ("CG-0004", "轻重未判断", Direction.UNCLEAR),
        ("CG-0009", "读不出", None),
        ("CG-0001", "只改文字", Direction.EDITORIAL),
        ("CG-0008", "", None),
        ("FL-0001", "没有改动", Direction.SAME),
    ]


def test_colours_are_for_people() -> None:
    """Only the direction is painted; without colours the same words stand there."""
    plain = diff_terminal.report(_proposal(_record(LIGHTER, HEAVIER)))
    painted = diff_terminal.report(_proposal(_record(LIGHTER, HEAVIER)), colour=True)
    assert "「一般」阶次：罚款上限 3万元 → 2万元\x1b[32m（减轻）\x1b[0m" in painted
    assert "「一般」阶次：罚款上限 3万元 → 4万元\x1b[31m（加重）\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain


def test_the_table_stands_in_columns() -> None:
    """Wide characters fill two columns; a title that is too long is cut."""
    long = replace(_record(LIGHTER, UNCLEAR), title="很长的事项" * 20)
    table = diff_terminal.report(_proposal(long, _record(HEAVIER, id="CG-0002"))).split("\n\n")[0]
    at = {width(line[: re.search("记录|CG-", line).start()]) for line in table.splitlines()}  # type: ignore[union-attr]
    assert len(at) == 1
    assert table.splitlines()[-1].endswith("…")


def test_a_long_text_is_shortened_for_people_and_whole_for_programs() -> None:
    proposal = _proposal(_record(UNCLEAR))
    for report in (diff_terminal.report, diff_markdown.report):
        told = report(proposal)
        assert "略去" in told
        assert "甲" * 700 not in told
    (record,) = json.loads(diff_json.report(proposal))["records"]
    assert record["changes"][0]["before"] == "甲" * 700


def test_programs_get_every_key() -> None:
    """A missing value is null, never absent."""
    bare = ProposedChange(Kind.SITE, "site", "", None, "", Fate.DELETED, "site.yml", None, readable=True)
    told = json.loads(diff_json.report(Proposal("a", "b", (bare,), (OtherFile("pages/a.md", Fate.ADDED),))))
    assert told == {
        "format": 1,
        "base": "a",
        "head": "b",
        "counts": {"删除": 1},
        "records": [
            {
                "kind": "site",
                "id": "site",
                "title": "",
                "department": None,
                "department_name": None,
                "fate": "删除",
                "before": "site.yml",
                "after": None,
                "adopted_for": None,
                "effective": None,
                "readable": True,
                "direction": None,
                "weight": None,
                "substantive": True,
                "tiers": {},
                "reason": {"status": None, "note": None},
                "notes": [],
                "changes": [],
            }
        ],
        "others": [{"path": "pages/a.md", "fate": "新增"}],
    }


def test_a_missing_reason_is_told() -> None:
    told = _proposal(
        replace(_record(LIGHTER), reason=Reason.MISSING, effective=date(2026, 3, 1), notes=("看这里",))
    )
    assert diff_terminal.report(told) == (
        "轻重  改动  记录\n减轻  修改  CG-0001 占道摆摊\n\n"
        "CG-0001 占道摆摊　减轻\n"
        "    「一般」阶次：罚款上限 3万元 → 2万元（减轻）\n"
        f"    位置：{PATH}\n    部门：市城管局\n    施行：2026-03-01 起施行\n    原因：没有写修订说明\n"
        "    各档：一般 减轻\n    注意：看这里\n\n"
        "改动 1 项记录：减轻 1 项。"
    )
