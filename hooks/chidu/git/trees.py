"""Two states of a folder held against each other: which commits are meant, and what lay there."""

from __future__ import annotations

from pathlib import Path

from chidu.git.calling import GitError, ask, below, checked, execute

_DEEPEN = "请执行：git fetch --unshallow（在 GitHub Actions 里给 actions/checkout 写 fetch-depth: 0）"


class UnknownRevision(GitError):
    """No commit goes by this name here."""


def commit_of(repo: Path, name: str) -> str:
    """The commit that a branch, a tag or any other of git's names means.

    Raises UnknownRevision where there is none, other GitErrors where git cannot say.
    """
    ask(repo, "rev-parse", "--git-dir")
    # A name that looks like an option must not become one.
    plain = bool(name) and not name.startswith("-")
    done = execute(repo, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") if plain else None
    if done is not None and done.returncode == 0:
        return done.stdout.decode("ascii").strip()
    if execute(repo, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        raise UnknownRevision("版本库里还没有提交。请先提交内容")
    if _shallow(repo):
        raise UnknownRevision(f"这是浅克隆，里面没有“{name}”。{_DEEPEN}")
    raise UnknownRevision(
        f"版本库里没有叫“{name}”的提交、分支或者标签。请核对名字；远程的分支写成 origin/分支名，没有取回的先执行：git fetch"
    )


def merge_base(repo: Path, one: str, other: str) -> str:
    """The commit at which the lines of two commits parted, as `git diff one...other` means it. Raises GitError."""
    done = execute(repo, "merge-base", one, other)
    if done.returncode == 0:
        return done.stdout.decode("ascii").strip()
    if done.returncode > 1:
        checked(repo, done)
    if _shallow(repo):
        raise GitError(f"这是浅克隆，找不到两个提交共同的起点。{_DEEPEN}")
    raise GitError("这两个提交没有共同的起点，不能用三个点比较。改用两个点，直接比较两边的内容")


def files_at(repo: Path, commit: str, folder: str) -> dict[str, str]:
    """The blob of every regular file of `folder` at a commit, by its path below the folder. Raises GitError."""
    where = below(repo, folder)
    listed = ask(repo, "ls-tree", "-r", "-z", "--full-tree", commit, "--", where or ".").split(b"\0")
    found: dict[str, str] = {}
    for entry in filter(None, listed):
        about, _, name = entry.partition(b"\t")
        mode, _, oid = about.split(b" ")
        path = name.decode("utf-8", "backslashreplace")
        if mode.startswith(b"100") and path.startswith(where):
            found[path.removeprefix(where)] = oid.decode("ascii")
    return found


def _shallow(repo: Path) -> bool:
    return ask(repo, "rev-parse", "--is-shallow-repository").strip() == b"true"
