"""待复核: what moved under a benchmark since its text was settled, and what is going to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.corpus.in_force import as_of
from chidu.corpus.review import LawsOn, review_of

CITY = Path(__file__).parents[1] / "city/content"
LAW = "laws/FL-0001.yml"
OLD_LAW = "laws/FL-0002.yml"
TWO = "departments/chengguan/CG-0002.yml"  # settled 2025-05-20, cites 市容条例 (2024年修订, in force 2025-01-01)
AMENDED = ("数据来源", "  - 版本: 2026年修正\n    公布日期: 2026-04-01\n    施行日期: 2026-06-01\n数据来源")


def review(day: date, *edits: tuple[str, tuple[str, str]], id: str = "CG-0002") -> list[str]:
    """A line for each law that moved, or will, under a benchmark of the edited city."""
    files = dict(read_folder(CITY).files)
    for path, (old, new) in edits:
        assert old.encode() in files[path]
        files[path] = files[path].replace(old.encode(), new.encode(), 1)
    corpus = read_corpus(Folder(files, ()))
    assert corpus.problems == ()
    on = as_of(corpus, day)
    found = review_of(LawsOn(on, day), on.benchmarks[id])
    return [
        " ".join(
            word
            for word in (
                each.motion.value,
                each.law.id,
                each.version.label if each.version else "",
                each.since.isoformat(),
                each.successor.id if each.successor else "",
                *(citation.article or "" for citation in each.cited),
            )
            if word
        )
        for each in (*found.moved, *found.ahead)
    ]


def test_nothing_moved() -> None:
    assert review(date(2026, 7, 1)) == []


def test_an_amendment_that_applies() -> None:
    """From the day it applies, and before it as something to come (国市监 9)."""
    told = "FL-0001 2026年修正 2026-06-01 第四十条"
    assert review(date(2026, 5, 31), (LAW, AMENDED)) == [f"将修改 {told}"]
    assert review(date(2026, 6, 1), (LAW, AMENDED)) == [f"已修改 {told}"]


def test_an_amendment_the_makers_knew() -> None:
    """Published on the day the text was settled, in force later."""
    known = (AMENDED[0], AMENDED[1].replace("2026-04-01", "2025-05-20"))
    assert review(date(2026, 5, 31), (LAW, known)) == []
    assert review(date(2026, 6, 1), (LAW, known)) == []


def test_a_citation_that_names_the_version() -> None:
    """It was held against that one; one that names the old version was not."""
    named = (TWO, ("    条款: 第四十条", "    版本: 2026年修正\n    条款: 第四十条"))
    old = (TWO, ("    条款: 第四十条", "    版本: 2024年修订\n    条款: 第四十条"))
    assert review(date(2026, 6, 1), (LAW, AMENDED), named) == []
    assert review(date(2026, 6, 1), (LAW, AMENDED), old) == ["已修改 FL-0001 2026年修正 2026-06-01 第四十条"]


def test_two_amendments() -> None:
    """What waits longest is told; who saw the first has still the second to look at."""
    second = "  - 版本: 2027年修正\n    公布日期: 2026-12-01\n    施行日期: 2027-01-01\n数据来源"
    both = (AMENDED[0], AMENDED[1].replace("数据来源", second))
    named = (TWO, ("    条款: 第四十条", "    版本: 2026年修正\n    条款: 第四十条"))
    day = date(2027, 1, 1)
    assert review(day, (LAW, both)) == ["已修改 FL-0001 2026年修正 2026-06-01 第四十条"]
    assert review(day, (LAW, both), named) == ["已修改 FL-0001 2027年修正 2027-01-01 第四十条"]
    assert review(date(2026, 12, 31), (LAW, both)) == [
        "已修改 FL-0001 2026年修正 2026-06-01 第四十条",
        "将修改 FL-0001 2027年修正 2027-01-01 第四十条",
    ]


def test_a_revision_of_its_own_date() -> None:
    """A record's own 施行日期, later than its document."""
    own = (TWO, ("文件: YS-2025-001\n", "文件: YS-2025-001\n施行日期: 2026-04-01\n"))
    assert review(date(2026, 6, 1), (LAW, AMENDED), own) == []


def test_a_version_adopted_ahead_was_looked_at() -> None:
    """CG-0001 is settled anew by its version of 2026-10-20, which is not in force yet."""
    assert review(date(2026, 11, 20), (LAW, AMENDED), id="CG-0001") == []


def test_a_law_repealed() -> None:
    """Whenever the benchmark was made; its successor is named; no version of it matters any more."""
    repeal = ("数据来源", "废止:\n  日期: 2026-07-01\n  替代: FL-0002\n数据来源")
    versions = (LAW, (AMENDED[0], AMENDED[1].replace("数据来源", "") + repeal[1]))
    assert review(date(2026, 6, 30), (LAW, repeal)) == ["将废止 FL-0001 2026-07-01 FL-0002 第四十条"]
    assert review(date(2026, 7, 1), versions) == ["已废止 FL-0001 2026-07-01 FL-0002 第四十条"]


def test_a_benchmark_that_is_over() -> None:
    """CG-0006 ended on the day its law did: nobody has to look at it."""
    assert review(date(2026, 1, 1), id="CG-0006") == []
    assert review(date(2025, 12, 31), id="CG-0006") == ["将废止 FL-0002 2026-01-01 第九条"]
