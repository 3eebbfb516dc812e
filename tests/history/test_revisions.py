"""Versions by id, from commits given as values: moves, doubles, swaps, gaps, files nobody could read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.history import Commit, FileChange, Kind, Reading, TooLarge, Version, only, revisions

Edit = Mapping[str, str | None]
"""path -> new text, None = deleted; `CG-1: words` is a record, `CG-1:` an unreadable one, else no id."""


def commits_of(*edits: Edit) -> list[Commit]:
    """One commit per edit; the text itself serves as blob name."""
    present: set[str] = set()
    made = []
    for number, edit in enumerate(edits, start=1):
        changes = tuple(
            FileChange(path, text, "D" if text is None else "M" if path in present else "A")
            for path, text in sorted(edit.items())
        )
        present = {*present, *edit} - {path for path, text in edit.items() if text is None}
        made.append(Commit(f"c{number}", "甲", datetime(2026, 1, number, tzinfo=UTC), "", "", changes))
    return made


def identify(text: bytes, path: str) -> str | None:
    key, colon, _ = text.decode().partition(":")
    return key if colon else None


def read(text: bytes, path: str) -> str | None:
    return text.decode().partition(":")[2].strip() or None


def readings_of(commits: Iterable[Commit]) -> dict[tuple[str, str], Reading[str]]:
    """What each file says, by its text, which is its blob's name too."""
    files = ((change.oid, change.path) for commit in commits for change in commit.changes if change.oid)
    return {(oid, path): _reading(oid, path) for oid, path in files}


def _reading(oid: str, path: str) -> Reading[str]:
    if oid == "too large":
        return Reading(too_large=TooLarge(9))
    return Reading(identify(oid.encode(), path), read(oid.encode(), path))


def revise(commits: list[Commit]) -> dict[str, tuple[Version[str], ...]]:
    return revisions(commits, readings_of(commits))


def told(versions: Mapping[str, tuple[Version[str], ...]]) -> dict[str, list[str]]:
    """One line per version: commit, kind, path, `=` what was read, `?` what could not be, `+` beside."""
    return {key: [_line(version) for version in found] for key, found in versions.items()}


def _line(version: Version[str]) -> str:
    line = f"{version.commit.oid} {version.kind} {version.path}"
    if version.facts is not None:
        line += f" = {version.facts}"
    elif version.oid:
        line += f" ? {version.too_large or version.oid}"
    return line + "".join(f" + {path}" for path in version.beside)


STORIES: dict[str, tuple[list[Edit], dict[str, list[str]]]] = {
    "a life: added, changed, moved, moved with a change, deleted, restored as a tombstone": (
        [
            {"a/1": "CG-1: 甲"},
            {"a/1": "CG-1: 乙"},
            {"a/1": None, "b/1": "CG-1: 乙"},
            {"b/1": None, "c/1": "CG-1: 丙"},
            {"c/1": None},
            {"d/2": "CG-2: 别的"},
            {"c/1": "CG-1: 废止"},
        ],
        {
            "CG-1": [
                "c1 新增 a/1 = 甲",
                "c2 修改 a/1 = 乙",
                "c3 移动 b/1 = 乙",
                "c4 修改 c/1 = 丙",
                "c5 删除 c/1",
                "c7 恢复 c/1 = 废止",
            ],
            "CG-2": ["c6 新增 d/2 = 别的"],
        },
    ),
    "two files with one id, from a copy to the deletion of the original": (
        [
            {"a/1": "CG-1: 甲"},
            {"b/1": "CG-1: 甲"},
            {"a/1": "CG-1: 乙", "b/1": "CG-1: 丙"},
            {"a/1": None},
            {"b/1": None},
        ],
        {
            "CG-1": [
                "c1 新增 a/1 = 甲",
                "c2 新增 b/1 = 甲 + a/1",
                "c3 修改 a/1 = 乙 + b/1",
                "c3 修改 b/1 = 丙 + a/1",
                "c4 删除 a/1 + b/1",
                "c5 删除 b/1",
            ]
        },
    ),
    "two files with one id move: the unchanged blob finds its place, the other takes what is left": (
        [
            {"a/1": "CG-1: 甲", "b/1": "CG-1: 乙"},
            {"a/1": None, "b/1": None, "c/1": "CG-1: 乙", "d/1": "CG-1: 丙"},
            {"c/1": None, "d/1": None, "a/3": "CG-1: 丁"},
        ],
        {
            "CG-1": [
                "c1 新增 a/1 = 甲 + b/1",
                "c1 新增 b/1 = 乙 + a/1",
                "c2 移动 c/1 = 乙 + d/1",
                "c2 修改 d/1 = 丙 + c/1",
                "c3 删除 d/1 + a/3",
                "c3 修改 a/3 = 丁",
            ]
        },
    ),
    "two files swap their ids": (
        [{"1": "CG-1: 甲", "2": "CG-2: 乙"}, {"1": "CG-2: 乙", "2": "CG-1: 丙"}],
        {
            "CG-1": ["c1 新增 1 = 甲", "c2 修改 2 = 丙"],
            "CG-2": ["c1 新增 2 = 乙", "c2 移动 1 = 乙"],
        },
    ),
    "a file takes another id": (
        [{"1": "CG-1: 甲"}, {"1": "CG-2: 甲"}, {"1": "CG-1: 甲"}],
        {
            "CG-1": ["c1 新增 1 = 甲", "c2 删除 1", "c3 恢复 1 = 甲"],
            "CG-2": ["c2 新增 1 = 甲", "c3 删除 1"],
        },
    ),
    "broken in the middle, with and without its id, and too large": (
        [
            {"1": "CG-1: 甲"},
            {"1": "CG-1:"},
            {"1": "broken"},
            {"1": "too large"},
            {"1": "CG-1: 乙"},
        ],
        {
            "CG-1": [
                "c1 新增 1 = 甲",
                "c2 修改 1 ? CG-1:",
                "c3 修改 1 ? broken",
                "c4 修改 1 ? TooLarge(size=9)",
                "c5 修改 1 = 乙",
            ]
        },
    ),
    "broken while it moves": (
        [{"a/1": "CG-1: 甲"}, {"a/1": "broken"}, {"a/1": None, "b/1": "broken"}, {"b/1": "CG-1: 乙"}],
        {
            "CG-1": [
                "c1 新增 a/1 = 甲",
                "c2 修改 a/1 ? broken",
                "c3 移动 b/1 ? broken",
                "c4 修改 b/1 = 乙",
            ]
        },
    ),
    "broken when it moves, and never put right": (
        [{"a/1": "CG-1: 甲"}, {"a/1": "broken"}, {"a/1": None, "b/1": "broken"}, {"b/1": None}],
        {
            "CG-1": [
                "c1 新增 a/1 = 甲",
                "c2 修改 a/1 ? broken",
                "c3 移动 b/1 ? broken",
                "c4 删除 b/1",
            ]
        },
    ),
    "the same broken text elsewhere is nobody's move": (
        [{"1": "CG-1: 甲"}, {"1": "broken"}, {"2": "broken"}],
        {"CG-1": ["c1 新增 1 = 甲", "c2 修改 1 ? broken"], "file:2": ["c3 新增 2 ? broken"]},
    ),
    "broken from the start, put right later": (
        [{"1": "broken"}, {"1": "worse"}, {"1": "CG-1: 甲"}],
        {"CG-1": ["c1 新增 1 ? broken", "c2 修改 1 ? worse", "c3 修改 1 = 甲"]},
    ),
    "never put right": (
        [{"1": "broken"}, {"1": None}],
        {"file:1": ["c1 新增 1 ? broken", "c2 删除 1"]},
    ),
    "a commit that leaves the blob as it is (another mode) is no version": (
        [{"1": "CG-1: 甲"}, {"1": "CG-1: 甲"}],
        {"CG-1": ["c1 新增 1 = 甲"]},
    ),
    "nothing": ([], {}),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_whole(name: str) -> None:
    edits, expected = STORIES[name]
    assert told(revise(commits_of(*edits))) == expected


def test_a_version_carries_its_commit_and_knows_when_the_record_is_withdrawn() -> None:
    first, second = commits = commits_of({"a": "CG-1: 甲", "b": "CG-1:"}, {"a": None, "b": None})
    assert revise(commits) == {
        "CG-1": (
            Version("CG-1", "a", first, "CG-1: 甲", Kind.ADDED, "甲", None, ("b",)),
            Version("CG-1", "b", first, "CG-1:", Kind.ADDED, None, None, ("a",)),
            Version("CG-1", "a", second, None, Kind.DELETED),
            Version("CG-1", "b", second, None, Kind.DELETED),
        )
    }
    assert [v.withdrawn for v in revise(commits)["CG-1"]] == [False, False, True, True]


def test_only_the_wanted_files_and_their_commits_stay() -> None:
    first, _, third = commits = commits_of(
        {"a.yml": "CG-1: 甲", "page.md": "字"}, {"page.md": "词"}, {"a.yml": None}
    )
    kept = Commit(first.oid, first.author, first.time, "", "", (FileChange("a.yml", "CG-1: 甲", "A"),))
    assert only(commits, lambda path: path.endswith(".yml")) == (kept, third)


paths = st.sampled_from(["a/1", "a/2", "b/1", "b/2"])
texts = st.one_of(
    st.none(),
    st.sampled_from(["broken", "too large"]),
    st.builds("{}: {}".format, st.sampled_from(["CG-1", "CG-2"]), st.sampled_from("甲乙")),
)


@given(st.lists(st.dictionaries(paths, texts, min_size=1), max_size=12))
def test_every_state_of_every_file_can_be_told_from_the_versions(edits: list[Edit]) -> None:
    """Design 6: "keyed by the id inside the file so that renames and department mergers lose nothing"."""
    commits = commits_of(*edits)
    versions = [version for found in revise(commits).values() for version in found]
    now: dict[str, str] = {}
    for commit, edit in zip(commits, edits, strict=True):
        before, now = now, {p: t for p, t in {**now, **edit}.items() if t is not None}
        written = {(path, text) for path, text in now.items() if before.get(path) != text}
        here = [version for version in versions if version.commit is commit]
        assert {(v.path, v.oid) for v in here if v.oid} == written
        assert {v.path for v in here if v.oid is None} <= before.keys()
        named = {path: key for path, text in now.items() if (key := identify(text.encode(), path))}
        for key in {v.id for v in here}:
            living = {p for v in here if v.id == key for p in (*v.beside, *([v.path] if v.oid else []))}
            assert living >= {path for path, owner in named.items() if owner == key}
            assert living <= {path for path in now if named.get(path, key) == key}
        vanished = {key for path, text in before.items() if (key := identify(text.encode(), path))}
        vanished -= set(named.values())
        unnamed_now = {path for path in now if path not in named}
        if not unnamed_now:
            assert vanished <= {v.id for v in here if v.withdrawn}
