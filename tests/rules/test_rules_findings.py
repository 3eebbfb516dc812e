"""A content folder whose files are each well-formed and contradict one another in every way a rule knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from chidu.prepare import check_content, report
from chidu.problems import Level, Problem

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


def test_every_finding_of_a_contradictory_folder(golden: Callable[[str, str], None]) -> None:
    """All findings of all files in one run: errors are for people."""
    golden("contradictory.txt", report(check_content(HERE / "contradictory").findings) + "\n")


def test_every_finding_of_a_carelessly_drafted_folder(golden: Callable[[str, str], None]) -> None:
    """Circumstances that cannot decide, slips, laws that do not apply, exceptions, a record that says it is ready."""
    found = check_content(HERE / "drafting", day=date(2026, 11, 21)).findings
    golden("drafting.txt", report(found, notes=True) + "\n")


def test_the_order_of_findings_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    """Two runs print the same list, wherever the folder lies and in whatever order it was written."""
    copy = tmp_path / "contradictory"
    for path in sorted((HERE / "contradictory").rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(HERE / "contradictory")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert check_content(copy).findings == check_content(HERE / "contradictory").findings


def told(content: Path, day: date) -> list[Problem]:
    """What a clerk is told: notes stay in the background."""
    findings = check_content(content, day=day).findings
    return [finding for finding in findings if finding.level is not Level.NOTE]


def test_what_has_run_out() -> None:
    """有效期至 is the last day of an entrustment and of a system; the day after, both are told of."""
    city = REPOSITORY / "tests/city/content"
    assert told(city, date(2027, 6, 30)) == []
    assert [str(finding) for finding in told(city, date(2027, 7, 1))] == [
        "content/entrustments/WT-0002.yml:28:7: 提醒 [term-expired] 委托、赋权的有效期到 2027-06-30 为止，已经过了\n"
        "    改成：续期的改“有效期至”，不再继续的写上“废止”\n"
        "    依据：行政处罚法第二十条：委托书应当载明委托的具体事项、权限、期限等内容"
    ]
    late = [finding.place.file for finding in told(city, date(2030, 8, 1))]
    assert late == [
        "content/entrustments/WT-0001.yml",
        "content/entrustments/WT-0002.yml",
        "content/systems/ZD-0001.yml",
    ]


def test_good_content_has_no_finding() -> None:
    """The rules are silent on good tables (design section 3), but for the note on shared ends."""
    findings = check_content(REPOSITORY / "tests/city/content").findings
    assert report(findings) == "共 0 个错误，0 个提醒，1 个说明（--notes 列出）。"


def test_the_findings_of_the_demonstration_are_true(golden: Callable[[str, str], None]) -> None:
    """Issue 5: at least ten warnings worth reading and no false one; each was judged by reading its record."""
    findings = check_content(REPOSITORY / "content", day=date(2026, 11, 21)).findings
    told = [each for each in findings if each.level is not Level.NOTE]
    golden("demonstration.txt", "".join(f"{each}\n" for each in told))
    assert [each for each in told if each.level is Level.ERROR] == []
    judged = (HERE / "judged_demonstration.txt").read_text(encoding="utf-8").splitlines()
    verdicts = {tuple(line.split()[:3]) for line in judged if not line.startswith("#")}
    assert {(Path(each.place.file).stem, each.code, "真") for each in told} == verdicts
    assert len(told) >= 10
