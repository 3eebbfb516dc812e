"""The only caller of git: reads what was recorded, whatever the user's own git is set to."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from chidu.corpus.folder import is_read
from chidu.history import rawlog
from chidu.history.record import Commit, TooLarge

LARGEST = 256 * 1024
"""Bytes: no record comes near it, so a larger blob is noted and left where it is."""

_OVERRIDES = {  # what .git/config could otherwise change about the output, or make git execute
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "protocol.allow": "never",  # a git older than GIT_NO_LAZY_FETCH would fetch what a partial clone lacks
}


class GitError(Exception):
    """git could not answer; the message says in Chinese what is wrong and what to do."""


class GitMissing(GitError):
    """There is no git to call."""


class NotARepository(GitError):
    """The folder is not under git."""


class DubiousOwnership(GitError):
    """The folder belongs to another user and nobody has declared it trusted."""


def head(repo: Path) -> str | None:
    """The commit checked out, also when HEAD is detached; None before the first commit."""
    done = _execute(repo, "rev-parse", "--verify", "--quiet", "HEAD")
    if done.returncode == 1:
        return None
    return _checked(repo, done).decode("ascii").strip()


def commits(repo: Path, folder: str) -> list[Commit]:
    """The commits of the first-parent line of HEAD that changed a file in `folder`, oldest first.

    `folder` is relative to `repo` (which may itself lie inside a larger repository); the paths of the changes
    are relative to `folder`. Links and submodules are no files. Replacements and grafts are looked through.
    """
    if head(repo) is None:
        return []
    prefix = os.fsdecode(_git(repo, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    where = "".join(f"{part}/" for part in PurePosixPath(prefix, folder).parts)
    output = _git(
        repo, "log", "--first-parent", "--diff-merges=first-parent", "--reverse", "-z", "--raw",
        "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-color", "--no-notes",
        "--encoding=UTF-8", "--date=raw", f"--format={rawlog.FORMAT}", "HEAD", "--", folder,
    )  # fmt: skip
    return [commit for commit in rawlog.parse(output, where) if commit.changes]


def blobs(repo: Path, oids: Iterable[str]) -> Iterator[tuple[str, bytes | TooLarge]]:
    """Each distinct blob once, with its bytes, or its size when it is larger than `LARGEST`."""
    sizes = _sizes(repo, tuple(oids))
    for oid, size in sizes.items():
        if size > LARGEST:
            yield oid, TooLarge(size)
    yield from _contents(repo, [oid for oid, size in sizes.items() if size <= LARGEST])


def wholeness(repo: Path) -> tuple[str, ...]:
    """Why the history here is not the whole and original one, each reason with its cure; empty when it is."""
    answer = _git(repo, "rev-parse", "--is-shallow-repository", "--git-common-dir")
    shallow, _, common = os.fsdecode(answer.removesuffix(b"\n")).partition("\n")
    reasons = {
        "这是浅克隆，早期的历史没有取回。请执行：git fetch --unshallow": shallow == "true",
        "提交的先后关系被嫁接文件 info/grafts 改写。请删除该文件": _has_grafts(repo / common / "info/grafts"),
        "有对象被替换（refs/replace/）。请用 git replace --list 查看，再用 git replace -d 逐一删除":
            bool(_git(repo, "for-each-ref", "--count=1", "refs/replace/")),
        "这是部分克隆，有的文件内容没有取回。请重新完整克隆：git clone <地址>，不带 --filter":
            _is_partial(repo, repo / common / "objects/pack"),
    }  # fmt: skip
    return tuple(reason for reason, applies in reasons.items() if applies)


def dirty(repo: Path, folder: str) -> bool:
    """Whether what lies in `folder` differs from HEAD, also where git was told to look away.

    Files marked assume-unchanged or skip-worktree count, and ignored ones that a build would read: prose, records.
    """
    if _git(repo, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", folder):
        return True
    listed = _git(repo, "ls-files", "-z", "-v", "--cached", "--others", "--", folder).split(b"\0")
    return any(entry and _hides_a_difference(entry, folder) for entry in listed)


def _hides_a_difference(entry: bytes, folder: str) -> bool:
    tag, path = entry[:1], os.fsdecode(entry[2:])
    return is_read(path.removeprefix(f"{folder}/")) if tag == b"?" else tag != b"H"


def _has_grafts(path: Path) -> bool:
    return path.is_file() and any(
        line.strip() and not line.startswith(b"#") for line in path.read_bytes().splitlines()
    )


def _is_partial(repo: Path, packs: Path) -> bool:
    promises = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
    done = _execute(repo, "config", "--local", "--get-regexp", promises)
    return done.returncode == 0 or any(packs.glob("*.promisor"))


def _sizes(repo: Path, oids: Sequence[str]) -> dict[str, int]:
    output = _git(repo, "cat-file", "--batch-check", "--buffer", given=_lines(oids))
    sizes: dict[str, int] = {}
    for line in output.decode("ascii").splitlines():
        oid, kind, *rest = line.split(" ")
        if not rest:
            raise GitError(f"仓库里缺少对象 {oid}（{kind}）。{_RECLONE}")
        sizes[oid] = int(rest[0])
    return sizes


def _contents(repo: Path, oids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """One process for all; its questions lie in a file, so that neither side can wait for the other."""
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.write(_lines(oids))
        questions.seek(0)
        with subprocess.Popen(
            _command(repo, "cat-file", "--batch", "--buffer"),
            stdin=questions, stdout=subprocess.PIPE, stderr=complaints, env=_environment(),
        ) as process:  # fmt: skip
            assert process.stdout is not None
            try:
                for oid in oids:
                    content = _next_content(process.stdout)
                    if content is None:
                        complaints.seek(0)
                        raise _failure(repo, complaints.read())
                    yield oid, content
            finally:
                process.kill()


def _next_content(stream: IO[bytes]) -> bytes | None:
    """The next `<oid> <kind> <size>` answer's bytes; None when git broke off."""
    header = stream.readline().split()
    if len(header) != 3:
        return None
    content = stream.read(int(header[2]) + 1)
    return content[:-1] if len(content) == int(header[2]) + 1 else None


def _lines(oids: Sequence[str]) -> bytes:
    return "".join(f"{oid}\n" for oid in oids).encode("ascii")


_RECLONE = "请执行 git fsck 检查，或者重新完整克隆：git clone <地址>，不带 --depth 和 --filter"


def _git(repo: Path, *arguments: str, given: bytes = b"") -> bytes:
    return _checked(repo, _execute(repo, *arguments, given=given))


def _execute(repo: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        _command(repo, *arguments), input=given, capture_output=True, env=_environment(), check=False
    )


def _checked(repo: Path, done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        raise _failure(repo, done.stderr)
    return done.stdout


def _failure(repo: Path, stderr: bytes) -> GitError:
    said = stderr.decode("utf-8", "replace").strip()
    if "dubious ownership" in said or "unsafe repository" in said:
        trust = said.splitlines()[-1].strip()  # git names the folder to trust, which may lie above `repo`
        return DubiousOwnership(f"文件夹 {repo} 属于另一个用户，git 拒绝读取。确认可信后执行：{trust}")
    if "not a git repository" in said or "cannot change to" in said:
        return NotARepository(f"文件夹 {repo} 不存在或者不是 git 仓库。请用 git clone 取得，不要下载压缩包")
    if "promisor" in said or "transport" in said:
        return GitError(f"这是部分克隆，文件内容没有取回。{_RECLONE}")
    return GitError(f"git 读取 {repo} 失败：{said.splitlines()[-1] if said else '没有说明'}。{_RECLONE}")


def _command(repo: Path, *arguments: str) -> list[str]:
    settings = [f"{name}={value}" for name, value in _OVERRIDES.items()]
    settings += [f"safe.directory={folder}" for folder in _trusted()]
    options = [part for setting in settings for part in ("-c", setting)]
    return ["git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", *options, "-C", str(repo),
            *arguments]  # fmt: skip


def _trusted() -> list[str]:
    """The folders the user has declared safe: the one setting of theirs that is theirs to make."""
    nowhere = {**os.environ, "GIT_DIR": os.devnull}
    try:
        done = subprocess.run(
            ["git", "config", "--null", "--get-all", "safe.directory"],
            capture_output=True, env=nowhere, check=False,
        )  # fmt: skip
    except OSError as error:
        raise GitMissing("找不到 git。请安装 git 并确认命令行里能执行：git --version") from error
    return os.fsdecode(done.stdout).split("\0")[:-1]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
