"""The git edge, tried on real repositories that each test makes for itself."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from plain_repository import CHINA, START, Repository

from chidu import git
from chidu.history import Commit, FileChange, Reading, TooLarge, Version, blobs_of, revisions

SHALLOW = "这是浅克隆，早期的历史没有取回。请执行：git fetch --unshallow"
GRAFTED = "提交的先后关系被嫁接文件 info/grafts 改写。请删除该文件"
REPLACED = "有对象被替换（refs/replace/）。请用 git replace --list 查看，再用 git replace -d 逐一删除"
PARTIAL = "这是部分克隆，有的文件内容没有取回。请重新完整克隆：git clone <地址>，不带 --filter"
RECLONE = "请执行 git fsck 检查，或者重新完整克隆：git clone <地址>，不带 --depth 和 --filter"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def blob(text: str | bytes) -> str:
    """The name git gives to a file's bytes, worked out without git."""
    data = text if isinstance(text, bytes) else text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def at(minute: int) -> datetime:
    return datetime.fromtimestamp(START + 60 * minute, CHINA)


def added(path: str, text: str | bytes) -> FileChange:
    return FileChange(path, blob(text), "A")


def modified(path: str, text: str | bytes) -> FileChange:
    return FileChange(path, blob(text), "M")


def deleted(path: str) -> FileChange:
    return FileChange(path, None, "D")


def commit(oid: str, minute: int, subject: str, *changes: FileChange, body: str = "") -> Commit:
    return Commit(oid, "办事员", at(minute), subject, body, changes)


def identify(text: bytes, path: str) -> str | None:
    key, colon, _ = text.partition(b": ")
    return key.decode() if colon else None


def read(text: bytes, path: str) -> str | None:
    return text.decode().partition(": ")[2] or None


def readings(path: Path, found: list[Commit]) -> dict[tuple[str, str], Reading[str]]:
    """What every file of the past said."""
    contents = dict(git.blobs(path, blobs_of(found)))
    files = ((change.oid, change.path) for each in found for change in each.changes if change.oid)
    return {(oid, name): _reading(contents[oid], name) for oid, name in files}


def _reading(content: bytes | TooLarge, path: str) -> Reading[str]:
    if isinstance(content, TooLarge):
        return Reading(too_large=content)
    return Reading(identify(content, path), read(content, path))


def history(path: Path) -> dict[str, list[tuple[str, str, str, str | bytes | TooLarge | None]]]:
    """Per record: subject, kind, path and what was read, or could not be."""
    found = git.commits(path, "content")
    versions = revisions(found, readings(path, found))
    with closing(git.Contents(path)) as contents:
        return {key: [_row(version, contents) for version in life] for key, life in versions.items()}


def _row(
    version: Version[str], contents: git.Contents
) -> tuple[str, str, str, str | bytes | TooLarge | None]:
    said = version.facts or version.too_large or (version.oid and contents[version.oid])
    return version.commit.subject, version.kind, version.path, said


def test_a_record_moves_between_departments_is_deleted_and_comes_back(repository: Repository) -> None:
    repository.commit({"departments/cg/CG-1.yml": "CG-1: 三万元"}, "新增")
    repository.commit({"departments/cg/CG-1.yml": "CG-1: 二万元"}, "下调")
    repository.commit(
        {"departments/cg/CG-1.yml": None, "departments/综合执法/CG-1.yml": "CG-1: 二万元"}, "机构合并"
    )
    repository.commit({"departments/综合执法/CG-1.yml": "CG-1 二万元"}, "冒号丢了")
    repository.commit({"departments/综合执法/CG-1.yml": "CG-1: 一万元"}, "改好")
    repository.commit(
        {"departments/综合执法/CG-1.yml": None, "departments/cg/CG-2.yml": "CG-2: 警告"}, "误删"
    )
    repository.commit({"departments/cg/CG-1.yml": "CG-1: 废止"}, "补回")
    assert history(repository.path) == {
        "CG-1": [
            ("新增", "新增", "departments/cg/CG-1.yml", "三万元"),
            ("下调", "修改", "departments/cg/CG-1.yml", "二万元"),
            ("机构合并", "移动", "departments/综合执法/CG-1.yml", "二万元"),
            ("冒号丢了", "修改", "departments/综合执法/CG-1.yml", "CG-1 二万元".encode()),
            ("改好", "修改", "departments/综合执法/CG-1.yml", "一万元"),
            ("误删", "删除", "departments/综合执法/CG-1.yml", None),
            ("补回", "恢复", "departments/cg/CG-1.yml", "废止"),
        ],
        "CG-2": [("误删", "新增", "departments/cg/CG-2.yml", "警告")],
    }


def test_the_commits_are_told_whole_and_oldest_first(repository: Repository) -> None:
    first = repository.commit({"b.yml": "B: 1", "甲/a.yml": "A: 1"}, "建立\n续行\n\n说明一\n\n说明二\n")
    repository.git("commit", "--allow-empty", "--message=空")
    (repository.path / "README").write_text("outside")
    second = repository.commit({"b.yml": None, "甲/a.yml": "A: 2"}, "改")
    assert git.commits(repository.path, "content") == [
        commit(
            first, 0, "建立 续行", added("b.yml", "B: 1"), added("甲/a.yml", "A: 1"), body="说明一\n\n说明二"
        ),
        commit(second, 1, "改", deleted("b.yml"), modified("甲/a.yml", "A: 2")),
    ]
    assert git.head(repository.path) == second


def test_a_merge_counts_as_one_commit_against_its_first_parent(repository: Repository) -> None:
    start = repository.commit({"a/1": "CG-1: 甲", "a/2": "CG-2: 甲"}, "建立")
    repository.git("switch", "--quiet", "--create", "branch")
    repository.commit({"a/1": None, "b/1": "CG-1: 甲"}, "分支里移到 b")
    repository.commit({"a/2": "CG-2: 乙"}, "分支里改")
    repository.git("switch", "--quiet", "main")
    moved = repository.commit({"a/1": None, "c/1": "CG-1: 甲"}, "主干里移到 c")
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "branch")
    merged = repository.commit({"c/1": None, "b/1": "CG-1: 甲", "a/2": "CG-2: 乙"}, "合并")
    assert git.commits(repository.path, "content") == [
        commit(start, 0, "建立", added("a/1", "CG-1: 甲"), added("a/2", "CG-2: 甲")),
        commit(moved, 3, "主干里移到 c", deleted("a/1"), added("c/1", "CG-1: 甲")),
        commit(merged, 4, "合并", modified("a/2", "CG-2: 乙"), added("b/1", "CG-1: 甲"), deleted("c/1")),
    ]
    assert len(repository.git("rev-list", "--parents", "--max-count=1", "HEAD").split()) == 3
    assert history(repository.path)["CG-1"] == [
        ("建立", "新增", "a/1", "甲"),
        ("主干里移到 c", "移动", "c/1", "甲"),
        ("合并", "移动", "b/1", "甲"),
    ]


def test_two_files_with_one_id(repository: Repository) -> None:
    repository.commit({"a": "CG-1: 甲"}, "一")
    repository.commit({"b": "CG-1: 乙"}, "二")
    found = git.commits(repository.path, "content")
    versions = revisions(found, readings(repository.path, found))
    assert [(v.path, v.kind, v.beside) for v in versions["CG-1"]] == [
        ("a", "新增", ()),
        ("b", "新增", ("a",)),
    ]


def test_messages_and_names_in_other_encodings(repository: Repository) -> None:
    (repository.path / "content").mkdir()
    Path(os.fsdecode(os.fsencode(repository.path / "content") + b"/\xff.yml")).write_bytes(b"A: 1")
    repository.record("一".encode())
    broken = repository.reword({"办": b"\xff", "一": b"\xff \xe4\xb8\xad\n\nb\xfe"})
    repository.write({"引 号\"\n'.yml": "B: 1"})
    repository.record("一".encode())
    words = {"办事员": "办事员".encode("gbk"), "\n\n一": b"\nencoding GBK\n\n" + "修订".encode("gbk")}
    gbk = repository.reword(words)
    assert git.commits(repository.path, "content") == [
        Commit(broken, "\ufffd事员", at(0), "\ufffd 中", "b\ufffd", (added("\\xff.yml", "A: 1"),)),
        commit(gbk, 1, "修订", added("引 号\"\n'.yml", "B: 1")),
    ]


def test_dates_from_1970_to_2099_keep_their_order_and_zone(repository: Repository) -> None:
    future = repository.commit({"a": "A: 1"}, "未来", when="4102444799 +0000")
    past = repository.commit({"a": "A: 2"}, "过去", when="@0 -0330")
    times = [(c.oid, c.time, c.time.utcoffset()) for c in git.commits(repository.path, "content")]
    assert times == [
        (future, datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC), timedelta()),
        (past, datetime(1970, 1, 1, tzinfo=UTC), -timedelta(hours=3, minutes=30)),
    ]


def test_links_modes_and_submodules_are_no_versions(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.commit({"x": "x"}, "x")
    repository.commit({"a": "A: 1", "b": "B: 1"}, "建立")
    (repository.path / "content/a").chmod(0o755)
    repository.commit({}, "只改权限")
    (repository.path / "content/b").unlink()
    (repository.path / "content/b").symlink_to("a")
    repository.git("submodule", "--quiet", "add", str(other.path), "content/sub")
    repository.commit({}, "链接")
    (repository.path / "content/b").unlink()
    (repository.path / "content/b").symlink_to("c")
    repository.commit({}, "改链接")
    (repository.path / "content/b").unlink()
    repository.commit({"b": "B: 1"}, "还原")
    assert [(c.subject, c.changes) for c in git.commits(repository.path, "content")] == [
        ("建立", (added("a", "A: 1"), added("b", "B: 1"))),
        ("只改权限", (modified("a", "A: 1"),)),
        ("链接", (deleted("b"),)),
        ("还原", (added("b", "B: 1"),)),
    ]
    assert history(repository.path) == {
        "A": [("建立", "新增", "a", "1")],
        "B": [("建立", "新增", "b", "1"), ("链接", "删除", "b", None), ("还原", "恢复", "b", "1")],
    }


@pytest.mark.parametrize(("repo", "folder", "path"), [
    ("portal", "content", "a.yml"), ("portal", ".", "content/a.yml"), (".", "portal/content", "a.yml"),
    (".", "./portal//content/", "a.yml"), ("portal/content", ".", "a.yml"),
])  # fmt: skip
def test_the_project_may_lie_in_a_larger_repository(
    tmp_path: Path, repo: str, folder: str, path: str
) -> None:
    repository = Repository(tmp_path)
    (tmp_path / "portal/content").mkdir(parents=True)
    (tmp_path / "portal/content/a.yml").write_text("A: 1")
    (tmp_path / "portal/contents.yml").write_text("outside")
    oid = repository.record(b"x")
    expected = [added(path, "A: 1")] + (
        [added("contents.yml", "outside")] if repo + folder == "portal." else []
    )
    assert git.commits(tmp_path / repo, folder) == [commit(oid, 0, "x", *expected)]


def test_a_folder_is_a_name_and_no_pattern(repository: Repository) -> None:
    repository.commit({"[ab]*/1": "A: 1", "a/1": "B: 1"}, "一")
    found = git.commits(repository.path, "content/[ab]*")
    assert [change for c in found for change in c.changes] == [added("1", "A: 1")]
    repository.write({"a/1": "B: 2"})
    assert not git.dirty(repository.path, "content/[ab]*")


def test_a_repository_of_sha256(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "--object-format=sha256")
    oid = repository.commit({"a": "A: 1"}, "x")
    name = hashlib.sha256(b"blob 4\0A: 1").hexdigest()
    assert git.commits(tmp_path, "content") == [commit(oid, 0, "x", FileChange("a", name, "A"))]
    assert list(git.blobs(tmp_path, [name])) == [(name, b"A: 1")]


def test_blobs_come_once_each_and_a_megabyte_stays_in_git(repository: Repository) -> None:
    megabyte, limit = b"A: " + bytes(1 << 20), b"B: " + bytes(git.LARGEST - 3)
    repository.commit({"a": "A: \n\n1\n", "b": limit, "c": "", "d": "A: \n\n1\n"}, "小")
    repository.commit({"a": megabyte, "b": limit + b"\0"}, "大")
    repository.commit({"a": "A: 2"}, "改回")
    commits = git.commits(repository.path, "content")
    oids = [change.oid for found in commits for change in found.changes if change.oid]
    assert list(git.blobs(repository.path, oids)) == [
        (blob(megabyte), TooLarge((1 << 20) + 3)),
        (blob(limit + b"\0"), TooLarge(git.LARGEST + 1)),
        (blob("A: \n\n1\n"), b"A: \n\n1\n"),
        (blob(limit), limit),
        (blob(""), b""),
        (blob("A: 2"), b"A: 2"),
    ]
    assert history(repository.path)["A"] == [
        ("小", "新增", "a", "\n\n1\n"),
        ("小", "新增", "d", "\n\n1\n"),
        ("大", "修改", "a", TooLarge((1 << 20) + 3)),
        ("改回", "修改", "a", "2"),
    ]
    assert list(git.blobs(repository.path, [])) == []


def test_nobody_elses_settings_change_the_answer(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's configuration, the repository's own, and the environment that a git hook leaves behind."""
    oid = repository.commit({"目录/甲.yml": "A: 1"}, "建立")
    repository.git("switch", "--quiet", "--create", "branch")
    repository.commit({"目录/甲.yml": None, "目录/乙.yml": "A: 1"}, "移动")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message=合并", "branch")
    moved = repository.reword(
        {"\n\n合并": b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n -----END\n\n\xe5\xb9\xb6"}
    )
    before = git.commits(repository.path, "content")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n")
    trap.chmod(0o755)
    hostile = {
        "color.ui": "always", "core.fsmonitor": str(trap), "core.pager": str(trap), "core.quotePath": "true",
        "diff.external": str(trap), "diff.relative": "true", "diff.renames": "copies",
        "gpg.program": str(trap), "diff.orderFile": str(trap), "i18n.logOutputEncoding": "GBK",
        "log.date": "relative", "log.diffMerges": "off", "log.follow": "true",
        "log.showRoot": "false", "log.showSignature": "true",
        "status.showUntrackedFiles": "no", "core.excludesFile": str(tmp_path / "ignore"),
    }  # fmt: skip
    (tmp_path / "ignore").write_text("*\n")
    for name, value in hostile.items():
        repository.git("config", name, value)
    shutil.copy(repository.path / ".git/config", tmp_path / ".gitconfig")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert git.commits(repository.path, "content") == before == [
        commit(oid, 0, "建立", added("目录/甲.yml", "A: 1")),
        commit(moved, 2, "并", added("目录/乙.yml", "A: 1"), deleted("目录/甲.yml")),
    ]  # fmt: skip
    assert (git.head(repository.path), git.dirty(repository.path, "content")) == (moved, False)
    (tmp_path / ".gitconfig").write_text("[broken")
    assert git.head(repository.path) == moved
    (repository.path / "content/new").write_text("new")
    assert git.dirty(repository.path, "content")
    assert not (tmp_path / "sprung").exists()


def test_a_detached_head_is_a_head(repository: Repository) -> None:
    first = repository.commit({"a": "A: 1"}, "一")
    repository.commit({"a": "A: 2"}, "二")
    repository.git("checkout", "--quiet", first)
    assert git.head(repository.path) == first
    assert git.commits(repository.path, "content") == [commit(first, 0, "一", added("a", "A: 1"))]


def test_before_the_first_commit_there_is_nothing(repository: Repository) -> None:
    assert git.head(repository.path) is None
    assert git.commits(repository.path, "content") == []
    assert git.wholeness(repository.path) == ()
    assert not git.dirty(repository.path, "content")
    repository.write({"a": "A: 1"})
    assert git.dirty(repository.path, "content")


def test_a_whole_history_has_no_reason_against_it(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": "A: 1"}, "一")
    repository.git("worktree", "add", "--quiet", str(tmp_path / "worktree"))
    repository.git("clone", "--quiet", f"file://{repository.path}", str(tmp_path / "clone"))
    (repository.path / ".git/info/grafts").write_text("# nothing\n\n")
    for path in (repository.path, tmp_path / "worktree", tmp_path / "clone"):
        assert git.wholeness(path) == ()


def test_a_shallow_clone_is_not_whole(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": "A: 1", "b": "B: 1"}, "一")
    last = repository.commit({"a": "A: 2"}, "二")
    shallow = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.path}", str(shallow))
    assert git.wholeness(shallow) == (SHALLOW,)
    assert git.commits(shallow, "content") == [commit(last, 1, "二", added("a", "A: 2"), added("b", "B: 1"))]


def test_replacements_and_grafts_are_reported_and_looked_through(repository: Repository) -> None:
    first = repository.commit({"a": "A: 1"}, "一")
    second = repository.commit({"a": "A: 2"}, "二")
    third = repository.commit({"a": "A: 3"}, "三")
    truth = git.commits(repository.path, "content")
    assert [found.oid for found in truth] == [first, second, third]
    repository.git("replace", "--graft", third, first)
    repository.git("replace", blob("A: 2"), blob("A: 3"))
    assert git.wholeness(repository.path) == (REPLACED,)
    (repository.path / ".git/info/grafts").write_text(f"{third}\n")
    assert git.wholeness(repository.path) == (GRAFTED, REPLACED)
    assert git.commits(repository.path, "content") == truth
    assert list(git.blobs(repository.path, [blob("A: 2")])) == [(blob("A: 2"), b"A: 2")]


def test_a_partial_clone_is_reported_and_never_goes_to_the_network(
    repository: Repository, tmp_path: Path
) -> None:
    oid = repository.commit({"a": "A: 1"}, "一")
    repository.git("config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{repository.path}",
                   str(partial))  # fmt: skip
    assert git.wholeness(partial) == (PARTIAL,)
    assert git.commits(partial, "content") == [commit(oid, 0, "一", added("a", "A: 1"))]
    with pytest.raises(git.GitError) as caught:
        list(git.blobs(partial, [blob("A: 1")]))
    assert str(caught.value) in (
        f"这是部分克隆，文件内容没有取回。{RECLONE}",
        f"仓库里缺少对象 {blob('A: 1')}（missing）。{RECLONE}",
    )
    (partial / ".git/config").write_text("[core]\nrepositoryFormatVersion = 0\n")
    assert git.wholeness(partial) == (PARTIAL,)


@pytest.mark.parametrize(("damage", "said"), [
    (None, f"仓库里缺少对象 {blob('A: 1')}（missing）。{RECLONE}"),
    (b"", f"仓库里缺少对象 {blob('A: 1')}（missing）。{RECLONE}"),
])  # fmt: skip
def test_a_lost_object_is_an_error(repository: Repository, damage: bytes | None, said: str) -> None:
    repository.commit({"a": "A: 1"}, "一")
    name = blob("A: 1")
    stored = repository.path / ".git/objects" / name[:2] / name[2:]
    stored.unlink()
    if damage is not None:
        stored.write_bytes(damage)
    with pytest.raises(git.GitError) as caught:
        list(git.blobs(repository.path, [name]))
    assert str(caught.value) == said


def test_a_damaged_object_breaks_the_stream(repository: Repository) -> None:
    noise = bytes(hashlib.sha256(b"%d" % n).digest()[0] for n in range(4096))
    repository.commit({"a": b"A: " + noise}, "一")
    name = blob(b"A: " + noise)
    stored = repository.path / ".git/objects" / name[:2] / name[2:]
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes()[:2000])
    with pytest.raises(git.GitError) as caught:
        list(git.blobs(repository.path, [name]))
    assert str(caught.value).startswith(f"git 读取 {repository.path} 失败：fatal: ")


def test_the_stream_of_blobs_may_be_left_early(repository: Repository) -> None:
    repository.commit({f"{n}": bytes([n]) * 200_000 for n in range(20)}, "一")
    commits = git.commits(repository.path, "content")
    stream = git.blobs(repository.path, blobs_of(commits))
    assert next(stream) == (blob(bytes(200_000)), bytes(200_000))
    del stream


def test_without_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a": "A: 1"}, "一")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(git.GitMissing) as caught:
        git.head(repository.path)
    assert str(caught.value) == "找不到 git。请安装 git 并确认命令行里能执行：git --version"


@pytest.mark.parametrize("name", ["plain", "absent"])
def test_outside_a_repository(tmp_path: Path, name: str) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(git.NotARepository) as caught:
        git.commits(tmp_path / name, "content")
    said = f"文件夹 {tmp_path / name} 不存在或者不是 git 仓库。请用 git clone 取得，不要下载压缩包"
    assert str(caught.value) == said


def test_somebody_elses_folder_is_refused_until_the_user_trusts_it(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    oid = repository.commit({"a": "A: 1"}, "一")
    repository.git("config", "safe.directory", "*")
    stranger = tmp_path / "bin/git"
    stranger.parent.mkdir()
    stranger.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n')
    stranger.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stranger.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    with pytest.raises(git.DubiousOwnership) as caught:
        git.head(repository.path / "content")
    monkeypatch.setenv("GIT_DIR", str(repository.path / ".git"))
    with pytest.raises(git.DubiousOwnership):
        git.head(repository.path)
    cure = f"git config --global --add safe.directory {repository.path.as_posix()}"
    said = f"文件夹 {repository.path / 'content'} 属于另一个用户，git 拒绝读取。确认可信后执行：{cure}"
    assert str(caught.value) == said
    subprocess.run(cure, shell=True, check=True)
    assert git.head(repository.path) == oid
    assert history(repository.path) == {"A": [("一", "新增", "a", "1")]}


def test_dirty_means_that_a_build_would_read_something_else_than_head(repository: Repository) -> None:
    def dirty() -> bool:
        return git.dirty(repository.path, "content")

    repository.commit({"a.yml": "A: 1", ".gitignore": "b.*\n"}, "一")
    (repository.path / "README").write_text("outside")
    repository.write({"b.tmp": "ignored and no record", "pages/b.d/.swp": "ignored, and MkDocs skips it"})
    assert not dirty()
    repository.write({"pages/b.tmp": "ignored, but it would be published"})
    assert dirty()
    repository.write({"pages/b.tmp": None})
    repository.write({"a.yml": "A: 2"})
    assert dirty()
    repository.git("add", "content/a.yml")
    assert dirty()
    repository.git("reset", "--quiet", "--hard")
    assert not dirty()
    repository.write({"c.yml": "C: 1"})
    assert dirty()
    repository.write({"c.yml": None, "b.yml": "B: ignored, but a build would read it"})
    assert dirty()
    repository.write({"b.yml": None})
    repository.git("update-index", "--assume-unchanged", "content/a.yml")
    assert dirty()
    repository.git("update-index", "--no-assume-unchanged", "content/a.yml")
    repository.git("update-index", "--skip-worktree", "content/a.yml")
    assert dirty()
    repository.git("update-index", "--no-skip-worktree", "content/a.yml")
    assert not dirty()
