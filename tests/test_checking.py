"""The quick check finds what the plain one finds, whatever was written down of the last one."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from chidu import checking, rules
from chidu.checking import check_folder, note_on
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.reader import ReadFile
from chidu.rules import Findings
from chidu.rules.examining import Examined, examine
from chidu.rules.selection import Selection

REPOSITORY = Path(__file__).parents[1]
DAY = date(2027, 7, 1)  # a term has run out by then, and a version adopted ahead applies
ONE = "departments/chengguan/CG-0001.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The test city and, in a folder of its own, a careless draft under ids that are taken."""
    root = tmp_path / "content"
    shutil.copytree(REPOSITORY / "tests/city/content", root)
    for folder in (REPOSITORY / "tests/rules/drafting/departments").iterdir():
        shutil.copytree(folder, root / "departments" / f"{folder.name}-draft")
    return root


def plainly(content: Path) -> Findings:
    """Everything read and checked in one process, nothing remembered."""
    read = read_corpus(read_folder(content, f"{content.name}/"), f"{content.name}/")
    return rules.check_whole(read, day=DAY)


def edit(file: Path, old: str, new: str) -> None:
    """Change a file; the words must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_is_found(content: Path, tmp_path: Path) -> None:
    """Cold, with a note, and again from the note."""
    expected = plainly(content)
    assert len(expected.problems) > 20
    note = tmp_path / "note.json"
    assert [check_folder(content, day=DAY, note=each) for each in (None, note, note)] == [expected] * 3


def test_after_every_kind_of_change(content: Path, tmp_path: Path) -> None:
    """A note never makes an old finding stay or a new one go unseen."""
    note = tmp_path / "note.json"
    check_folder(content, day=DAY, note=note)
    changes = (
        lambda: edit(content / ONE, "2000元", "9000元"),
        lambda: edit(content / ONE, "俗称:", "俗名:"),
        lambda: edit(content / ONE, "俗名:", "俗称:"),
        lambda: shutil.move(content / ONE, content / "departments/chengguan/CG-0099.yml"),
        lambda: (content / "departments/chengguan/CG-0099.yml").unlink(),
        lambda: (content / "laws/FL-0001.yml").unlink(),
        lambda: (content / "documents").rename(content / "papers"),
        lambda: (content / "papers").rename(content / "documents"),
    )
    for change in changes:
        change()
        assert check_folder(content, day=DAY, note=note) == plainly(content)


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b'{"seal":"x","examined":{}}', b"\xff\xfe", None])
def test_a_note_that_is_of_no_use(written: bytes | None, content: Path, tmp_path: Path) -> None:
    """It is left aside, and a good one takes its place; None cuts a good one off in the middle."""
    note = tmp_path / "note.json"
    expected = check_folder(content, day=DAY, note=note)
    good = note.read_bytes()
    note.write_bytes(good[: len(good) // 2] if written is None else written)
    assert check_folder(content, day=DAY, note=note) == expected
    assert json.loads(note.read_bytes()) == json.loads(good)


def test_where_no_note_can_be_written(content: Path, tmp_path: Path) -> None:
    """The check is told all the same."""
    (tmp_path / "file").write_text("")
    assert check_folder(content, day=DAY, note=tmp_path / "file/note.json") == plainly(content)


def test_only_what_changed_is_read_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The point of the note."""
    note = tmp_path / "note.json"
    check_folder(content, day=DAY, note=note)
    seen: list[str] = []

    def watched(selection: Selection, file: ReadFile, before: bytes | None = None) -> Examined:
        seen.append(file.path)
        return examine(selection, file)

    monkeypatch.setattr(checking, "examine", watched)
    edit(content / ONE, "2000元", "9000元")
    check_folder(content, day=DAY, note=note)
    assert seen == [f"content/{ONE}"]


def test_a_note_is_kept_in_projects_only(content: Path) -> None:
    """Nothing is left behind beside a folder that is merely looked at."""
    assert note_on(content) is None
    (content.parent / "mkdocs.yml").write_text("")
    found = note_on(content)
    assert found is not None and found.parent == content.parent / ".cache"
