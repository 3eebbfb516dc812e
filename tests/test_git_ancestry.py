"""How commits stand to each other and what they held, on real repositories."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from plain_repository import Repository

from chidu import git
from chidu.git.ancestry import ancestors, last_change, recorded_times, stages, states
from chidu.history import blob_name

CHINA = timezone(timedelta(hours=8))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def names(found: dict[str, str]) -> dict[str, str]:
    """Oids in short."""
    return {path: oid[:7] for path, oid in found.items()}


@pytest.mark.parametrize("options", [(), ("--object-format=sha256",)])
def test_what_a_folder_held_at_some_commits(tmp_path: Path, options: tuple[str, ...]) -> None:
    """In the order asked for, also backwards, twice, and where the folder is missing or none; links are no files."""
    repository = Repository(tmp_path, *options)
    (tmp_path / "README").write_text("outside")
    before = repository.record(b"0")
    first = repository.commit({"a.yml": "1", "深/b.yml": "2"}, "1")
    second = repository.commit({"a.yml": "3", "深/b.yml": None, "c\nd.yml": "2"}, "2")
    (tmp_path / "content/a.yml").unlink()
    (tmp_path / "content/a.yml").symlink_to("c")
    third = repository.record(b"3")
    (tmp_path / "content/a.yml").unlink()
    (tmp_path / "content/c\nd.yml").unlink()
    shutil.rmtree(tmp_path / "content")
    (tmp_path / "content").write_text("a file")
    fourth = repository.record(b"4")
    one, two, three = (blob_name(text, first) for text in (b"1", b"2", b"3"))
    held = {
        before: {},
        first: {"a.yml": one, "深/b.yml": two},
        second: {"a.yml": three, "c\nd.yml": two},
        third: {"c\nd.yml": two},
        fourth: {},
    }
    asked = [before, first, second, third, fourth, second, second, first]
    assert list(states(tmp_path, asked, "content")) == [held[commit] for commit in asked]
    assert list(states(tmp_path, [], "content")) == []
    assert list(states(tmp_path, [before], "content")) == [{}]


def test_in_a_larger_repository(tmp_path: Path) -> None:
    """Paths count from the folder the content lies in."""
    repository = Repository(tmp_path)
    (tmp_path / "portal/content").mkdir(parents=True)
    (tmp_path / "portal/content/a.yml").write_text("1")
    (tmp_path / "portal/releases.jsonl").write_text("x")
    commit = repository.record(b"1")
    inner = tmp_path / "portal"
    assert list(states(inner, [commit], "content")) == [{"a.yml": blob_name(b"1", commit)}]
    assert stages(inner, "releases.jsonl") == [(commit, blob_name(b"x", commit))]
    assert last_change(inner, "content") == (commit, datetime(2026, 1, 1, 8, 0, tzinfo=CHINA))


def test_the_last_commit_that_changed_a_folder(repository: Repository) -> None:
    """Of the first-parent line: a merge counts, not the branch it brought in; others do not."""
    assert git.head(repository.path) is None
    repository.commit({"a.yml": "1"}, "1")
    repository.git("switch", "--quiet", "--create", "branch")
    branch = repository.commit({"a.yml": "2"}, "2")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "branch", when="1767400000 +0100")
    merge = repository.git("rev-parse", "HEAD")
    (repository.path / "README").write_text("outside")
    repository.record(b"3")
    assert last_change(repository.path, "content") == (merge, datetime.fromtimestamp(1767400000, CHINA))
    assert last_change(repository.path, "nothing") is None
    known = ancestors(repository.path, "HEAD")
    assert len(known) == 4 and known[branch] > known[merge] > known[git.head(repository.path) or ""] == 0


def test_times_of_what_is_here(repository: Repository) -> None:
    """What is unknown, or a tree, has none; times far away are no trouble."""
    commit = repository.commit({"a.yml": "1"}, "1", when="4102444799 +0000")
    late = repository.commit({"a.yml": "2"}, "2", when="@0 -0330")
    tree = repository.git("rev-parse", "HEAD^{tree}")
    assert list(recorded_times(repository.path, [tree, commit, "1" * 40, late])) == [commit, late]
    assert recorded_times(repository.path, ["1" * 40]) == {}


def test_stages_of_a_file(repository: Repository) -> None:
    """Grown, taken away, brought back; other commits have none."""
    file = repository.path / "releases.jsonl"
    file.write_text("1\n")
    first = repository.record(b"1")
    repository.commit({"a.yml": "1"}, "2")
    file.unlink()
    repository.record(b"3")
    file.write_text("1\n2\n")
    fourth = repository.record(b"4")
    assert stages(repository.path, "releases.jsonl") == [
        (first, blob_name(b"1\n", first)),
        (fourth, blob_name(b"1\n2\n", first)),
    ]
    assert stages(repository.path, "nothing") == []


def test_the_users_own_settings_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor do those of the repository."""
    commit = repository.commit({"a.yml": "1"}, "1")
    before = list(states(repository.path, [commit], "content")), last_change(repository.path, "content")
    config = tmp_path / "config"
    config.write_text(
        "[log]\ndate=iso\nshowSignature=true\n[diff]\nnoprefix=true\nrenames=copies\n[core]\nquotePath=true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    with (repository.path / ".git/config").open("a") as stream:
        stream.write(config.read_text())
    (repository.path / ".git/info").mkdir(exist_ok=True)
    (repository.path / ".git/info/attributes").write_text("* -diff\n")
    assert (
        list(states(repository.path, [commit], "content")),
        last_change(repository.path, "content"),
    ) == before
    assert os.environ["GIT_CONFIG_GLOBAL"] == str(config)
