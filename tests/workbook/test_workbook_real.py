"""A real department's workbook, as published: read whole, its drafting defects found, and quiet on the rest.

The workbook is not ours to publish: it lies beside the repository where this is developed, and the test is skipped
where it is not. What is compared here are counts, cells and hashes, none of its sentences.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chidu.prepare import check_content
from chidu.problems import Level, Problem
from chidu.sanction import read
from chidu.workbook.folder import Naming
from chidu.workbook.importing import Imported, convert
from chidu.workbook.reading import read_workbook

WORKBOOK = Path(__file__).parents[3] / "shared/real/jiangmen-environment-2020.xls"

pytestmark = pytest.mark.skipif(
    not WORKBOOK.is_file(), reason="需要 ../shared/real/ 里的真实表格，这里没有；小表格的测试覆盖同样的程序"
)


@pytest.fixture(scope="module")
def imported() -> Imported:
    """The workbook, converted."""
    naming = Naming(
        department="huanbao",
        department_name="生态环境局",
        site_name="导入的表格",
        document_name="环境行政处罚自由裁量权裁量标准",
        document_number="文号待填",
        prefix="JM",
        source=WORKBOOK.name,
        day=date(2026, 11, 21),
    )
    return convert(read_workbook(WORKBOOK), naming)


@pytest.fixture(scope="module")
def findings(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> tuple[Problem, ...]:
    """What the checks say of it."""
    content = tmp_path_factory.mktemp("real") / "content"
    for path, text in imported.files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    return check_content(content, day=date(2026, 11, 21)).findings


def test_it_is_read_whole(imported: Imported) -> None:
    """12 sheets with 165 items, 2 empty ones; every cell with words is in a record or in the report."""
    report = imported.report
    assert imported.problems == ()
    assert (len(report.sheets), len([each for each in report.items.values() if each])) == (14, 12)
    assert (sum(report.items.values()), report.tiers) == (165, 677)
    filled = sum(bool(text.strip()) for sheet in report.sheets for row in sheet.rows for text in row)
    assert (filled, len(report.left)) == (2933, 113)
    reasons = Counter(each.reason for each in report.left)
    assert reasons == {"表头": 84, "在合并单元格下面，表上看不见": 17, "表头上面的标题": 12}


def test_every_file_is_as_it_was_judged(imported: Imported, golden: Callable[[str, str], None]) -> None:
    """Its files by their hashes: they were read against the table."""
    hashes = (
        f"{hashlib.sha256(text.encode()).hexdigest()[:16]} {path}\n"
        for path, text in sorted(imported.files.items())
    )
    golden("real_files.txt", "".join(hashes))


def test_the_sanctions_are_read(imported: Imported) -> None:
    """At least 98 in 100 different outcome texts read whole; the others are the table's own slips."""
    cells = {
        sheet.rows[row][5].strip()
        for sheet in imported.report.sheets
        for row in range(2, len(sheet.rows))
        if sheet.rows[row][5].strip()
    }
    whole = [text for text in cells if read(text).complete]
    assert (len(cells), len(whole)) == (384, 378)


def test_the_defects_are_found_and_nothing_else(
    findings: tuple[Problem, ...], golden: Callable[[str, str], None]
) -> None:
    """Every finding by code and place; each was judged a true defect by reading its cell (judged_findings.txt)."""
    told = [each for each in findings if each.level is not Level.NOTE]
    lines = (f"{each.level.value} {each.code} {each.place}\n" for each in told)
    golden("real_findings.txt", "".join(lines))
    judged = (Path(__file__).parent / "judged_findings.txt").read_text(encoding="utf-8")
    verdicts = {tuple(line.split()[:2]) for line in judged.splitlines() if line and not line.startswith("#")}
    assert {(Path(each.place.file).stem, each.code) for each in told} == verdicts
