"""How git is called: apart from the user's own configuration, and its failures as sentences."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

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


_ASKS_WHOSE = re.compile("dubious ownership|unsafe repository")


class GitError(Exception):
    """git could not answer; the message says in Chinese what is wrong and what to do."""


class GitMissing(GitError):
    """There is no git to call."""


class NotARepository(GitError):
    """The folder is not under git."""


class DubiousOwnership(GitError):
    """The folder belongs to another user and nobody has declared it trusted."""


RECLONE = "请执行 git fsck 检查，或者重新完整克隆：git clone <地址>，不带 --depth 和 --filter"


def ask(repo: Path, *arguments: str, given: bytes = b"") -> bytes:
    return checked(repo, execute(repo, *arguments, given=given))


def below(repo: Path, folder: str) -> str:
    """What stands before the paths of a folder in git, which counts from the top of the repository."""
    prefix = os.fsdecode(ask(repo, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    return "".join(f"{part}/" for part in PurePosixPath(prefix, folder).parts)


def execute(repo: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git and say how it ended. Raises GitMissing."""
    return _run(command(repo, *arguments), environment(), given)


def checked(repo: Path, done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        raise failure(repo, done.stderr)
    return done.stdout


def failure(repo: Path, stderr: bytes) -> GitError:
    said = stderr.decode("utf-8", "replace").strip()
    if _ASKS_WHOSE.search(said):
        trust = said.splitlines()[-1].strip()  # git names the folder to trust, which may lie above `repo`
        return DubiousOwnership(f"文件夹 {repo} 属于另一个用户，git 拒绝读取。确认可信后执行：{trust}")
    if "not a git repository" in said or "cannot change to" in said:
        return NotARepository(f"文件夹 {repo} 不存在或者不是 git 仓库。请用 git clone 取得，不要下载压缩包")
    if "promisor" in said or "transport" in said:
        return GitError(f"这是部分克隆，文件内容没有取回。{RECLONE}")
    return GitError(f"git 读取 {repo} 失败：{said.splitlines()[-1] if said else '没有说明'}。{RECLONE}")


def command(repo: Path, *arguments: str) -> list[str]:
    settings = [f"{name}={value}" for name, value in _OVERRIDES.items()]
    settings += [
        f"safe.directory={folder}"
        for folder in (_trusted() if _doubted(repo, tuple(sorted(os.environ.items()))) else [])
    ]
    options = [part for setting in settings for part in ("-c", setting)]
    return ["git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", *options, "-C", str(repo),
            *arguments]  # fmt: skip


def _trusted() -> list[str]:
    """The folders the user has declared safe: the one setting of theirs that is theirs to make."""
    nowhere = {**os.environ, "GIT_DIR": os.devnull}
    done = _run(["git", "config", "--null", "--get-all", "safe.directory"], nowhere)
    return os.fsdecode(done.stdout).split("\0")[:-1]


# Asked once for each folder, not before every call; a test may put another git in its place.
@lru_cache(maxsize=16)
def _doubted(repo: Path, surroundings: tuple[tuple[str, str], ...]) -> bool:
    """Whether git asks whom a repository belongs to, so that somebody's word for it is needed."""
    done = _run(["git", "-C", str(repo), "rev-parse", "--git-dir"], environment())
    return done.returncode != 0 and _ASKS_WHOSE.search(done.stderr.decode("utf-8", "replace")) is not None


def _run(
    words: list[str], environment: Mapping[str, str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(words, input=given, capture_output=True, env=environment, check=False)
    except OSError as error:
        raise GitMissing("找不到 git。请安装 git 并确认命令行里能执行：git --version") from error


def environment() -> dict[str, str]:
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
