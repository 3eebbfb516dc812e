"""A content folder whose files are each well-formed and contradict one another in every way a rule knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chidu.prepare import check_content, report

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


def test_every_finding_of_a_contradictory_folder(golden: Callable[[str, str], None]) -> None:
    """All findings of all files in one run: errors are for people."""
    golden("contradictory.txt", report(check_content(HERE / "contradictory").findings) + "\n")


def test_the_order_of_findings_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    """Two runs print the same list, wherever the folder lies and in whatever order it was written."""
    copy = tmp_path / "contradictory"
    for path in sorted((HERE / "contradictory").rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(HERE / "contradictory")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert check_content(copy).findings == check_content(HERE / "contradictory").findings


def test_good_content_has_no_finding() -> None:
    """The rules are silent on good tables (design section 3)."""
    assert report(check_content(REPOSITORY / "tests/city/content").findings) == "共 0 个错误，0 个提醒。"


def test_the_demonstration_has_no_error() -> None:
    """Only sentences the parser cannot read yet are reported, and they are no errors."""
    findings = check_content(REPOSITORY / "content").findings
    assert [str(problem) for problem in findings if problem.code != "sanction-unread"] == []
