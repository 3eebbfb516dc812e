"""Whether the history here is the whole and original one, and what lies in the folder is what was recorded."""

from __future__ import annotations

import os
from pathlib import Path

from chidu.corpus.folder import is_read
from chidu.git.calling import ask, execute


def wholeness(repo: Path) -> tuple[str, ...]:
    """Why the history here is not the whole and original one, each reason with its cure; empty when it is."""
    answer = ask(repo, "rev-parse", "--is-shallow-repository", "--git-common-dir")
    shallow, _, common = os.fsdecode(answer.removesuffix(b"\n")).partition("\n")
    reasons = {
        "这是浅克隆，早期的历史没有取回。请执行：git fetch --unshallow": shallow == "true",
        "提交的先后关系被嫁接文件 info/grafts 改写。请删除该文件": _has_grafts(repo / common / "info/grafts"),
        "有对象被替换（refs/replace/）。请用 git replace --list 查看，再用 git replace -d 逐一删除":
            bool(ask(repo, "for-each-ref", "--count=1", "refs/replace/")),
        "这是部分克隆，有的文件内容没有取回。请重新完整克隆：git clone <地址>，不带 --filter":
            _is_partial(repo, repo / common / "objects/pack"),
    }  # fmt: skip
    return tuple(reason for reason, applies in reasons.items() if applies)


def dirty(repo: Path, folder: str) -> bool:
    """Whether what lies in `folder` differs from HEAD, also where git was told to look away.

    Files marked assume-unchanged or skip-worktree count, and ignored ones that a build would read: prose, records.
    """
    if ask(repo, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", folder):
        return True
    listed = ask(repo, "ls-files", "-z", "-v", "--cached", "--others", "--", folder).split(b"\0")
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
    done = execute(repo, "config", "--local", "--get-regexp", promises)
    return done.returncode == 0 or any(packs.glob("*.promisor"))
