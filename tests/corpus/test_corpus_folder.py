"""What a content folder must not hold is told, and what it holds is never left out."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.corpus.in_force import (
    State,
    Status,
    as_of,
    benchmark_status,
    document_status,
    law_status,
    version_on,
)
from chidu.model.basis import Repeal

CITY = Path(__file__).parents[1] / "city/content"


def city() -> Corpus:
    """The fixture city."""
    return read_corpus(read_folder(CITY))


def test_what_does_not_belong(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """Symbolic links, hidden files, names the format does not know: a located message each."""
    root = tmp_path / "content"
    (root / "departments/chengguan").mkdir(parents=True)
    (root / "site.yml").write_text("名称: 甲\n", encoding="utf-8")
    (root / "departments/chengguan/CG-0001.yml").symlink_to(CITY / "departments/chengguan/CG-0001.yml")
    (root / "laws").symlink_to(CITY / "laws")
    (root / "departments/chengguan/CG-1.yml").write_text("编号: CG-1\n", encoding="utf-8")
    (root / "documents").mkdir()
    (root / "documents/通知.yml").write_text("编号: 通知\n", encoding="utf-8")
    (root / ".DS_Store").write_bytes(b"\0")
    os.mkfifo(root / "documents/YS-2026-001.yml")
    (root / "departments/chengguan/CG-0002@2027-02-30.yml").write_text("编号: CG-0002\n", encoding="utf-8")
    found = read_folder(root, "content/")
    assert sorted(found.files) == ["site.yml"]
    golden("unfit.txt", "\n".join(map(str, found.problems)) + "\n")


def test_what_cannot_be_read(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """A record, a page or a whole department nobody may read is told, never passed over."""
    root = tmp_path / "content"
    for name in ("laws/FL-0001.yml", "pages/about.md", "departments/chengguan/CG-0001.yml"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("编号: FL-0001\n", encoding="utf-8")
    closed = [root / "laws/FL-0001.yml", root / "pages/about.md", root / "departments/chengguan"]
    for path in closed:
        path.chmod(0)
    if os.access(closed[0], os.R_OK):
        pytest.skip("this user reads everything")
    found = read_folder(root, "content/")
    for path in closed:
        path.chmod(0o700)
    assert found.files == {}
    golden("unreadable.txt", "\n".join(map(str, found.problems)) + "\n")


def test_no_content_folder(tmp_path: Path) -> None:
    """A command in the wrong place says so."""
    problems = read_folder(tmp_path / "content", "content/").problems
    assert [str(problem.place) for problem in problems] == ["content/"]


def test_states_over_time() -> None:
    """在施行日期之前尚未施行，期满或者废止之后不再适用 (format.md, Dates)."""
    corpus = city()
    record = corpus.benchmarks["CG-0001"].record
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2030, 6, 30), date(2030, 7, 1)]
    states = [benchmark_status(record, corpus, day).state for day in days]
    assert states == [State.NOT_YET, State.IN_FORCE, State.IN_FORCE, State.EXPIRED]
    repealed = corpus.benchmarks["CG-0006"].record
    assert benchmark_status(repealed, corpus, date(2025, 12, 31)).state is State.IN_FORCE
    assert benchmark_status(repealed, corpus, date(2026, 1, 1)).state is State.REPEALED


def test_the_earliest_end_decides_how_it_ended() -> None:
    """A document that lapses before a record's repeal leaves it 已失效, not 已废止."""
    corpus = city()
    entry = corpus.benchmarks["CG-0001"]
    late = entry.record.model_copy(update={"repeal": Repeal.model_validate({"日期": "2035-01-01"})})
    assert benchmark_status(late, corpus, date(2031, 1, 1)) == Status(
        State.EXPIRED, date(2025, 7, 1), date(2030, 7, 1)
    )
    assert document_status(corpus.documents["YS-2025-001"].record, date(2030, 7, 1)).state is State.EXPIRED
    assert law_status(corpus.laws["FL-0002"].record, date(2025, 12, 31)).state is State.IN_FORCE
    assert law_status(corpus.laws["FL-0002"].record, date(2026, 1, 1)).state is State.REPEALED


def test_the_corpus_as_of_a_day() -> None:
    """Look-ups follow the version that governs: its document issues it, the one before no longer does."""
    later = as_of(city(), date(2027, 1, 1))
    assert [e.id for e in later.by_document["YS-2026-001"]] == ["CG-0001"]
    assert "CG-0001" not in [e.id for e in later.by_document["YS-2025-001"]]
    assert later.adopted_ahead == {}
    assert set(as_of(city(), date(2026, 12, 31)).adopted_ahead) == {"CG-0001"}


def test_a_version_adopted_ahead_takes_effect_by_date() -> None:
    """`<编号>@<施行日期>.yml` is shown from its date on, without a change of files (design section 6)."""
    corpus = city()
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    shown = [entry.record.document for day in days if (entry := version_on("CG-0001", corpus, day))]
    assert shown == ["YS-2025-001", "YS-2026-001"]


def test_lookups() -> None:
    """Departments, laws and documents know what rests on them; a law answers to each of its names."""
    corpus = city()
    assert [e.id for e in corpus.by_department["chengguan"]] == [f"CG-000{n}" for n in range(1, 7)]
    assert [e.id for e in corpus.by_town["dongzhen"]] == ["CG-0001"]
    assert corpus.law_named("市容条例") is corpus.law_named("小样市市容管理条例") is not None
    assert [e.id for _, e in corpus.by_law["FL-0002"]] == ["CG-0006"]
    assert [e.id for e in corpus.by_document["YS-2026-001"]] == []
    assert [e.id for e in corpus.entrusted["CG-0002"]] == ["WT-0002"]
    assert "CG-0005" not in corpus.entrusted
