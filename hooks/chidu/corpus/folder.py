"""Reading a content folder from disk: which files it holds, and which it must not hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from chidu.language.system import refusal
from chidu.model.kinds import locate_record
from chidu.problems import Level, Place, Problem
from chidu.source.guards import MAX_BYTES

# Prose is MkDocs' business; everything else below the content folder must be a record.
PROSE = "pages"


@dataclass(frozen=True, slots=True)
class Folder:
    """The records' bytes by path relative to the folder (with `/`, sorted), and what stood in the way."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def read_folder(root: Path, prefix: str = "") -> Folder:
    """Read every record file below `root`; `prefix` is put before paths in findings."""
    if not root.is_dir():
        shown = prefix or root.name
        missing = _problem("content-missing", f"没有内容目录“{root.name}”", shown, "在仓库根目录运行")
        return Folder({}, (missing,))
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    closed: list[OSError] = []
    found = _walk(os.fspath(root), "", closed.append)
    for relative, entry in sorted(found, key=lambda pair: pair[0].split("/")):
        read = _read(entry, relative, prefix)
        if isinstance(read, Problem):
            problems.append(read)
        elif not _is_prose(relative):
            files[relative] = read
    problems += [_unreadable(e, Path(e.filename).relative_to(root).as_posix(), prefix) for e in closed]
    return Folder(files, tuple(problems))


def is_read(relative: str) -> bool:
    """Whether a build reads a file of the content folder, or would refuse it for the record it might hold."""
    hidden = any(part.startswith(".") for part in relative.split("/"))
    return relative.endswith(".yml") or (_is_prose(relative) and not hidden)


def _is_prose(relative: str) -> bool:
    return relative.startswith(f"{PROSE}/")


def _read(entry: os.DirEntry[str], relative: str, prefix: str) -> bytes | Problem:
    try:
        if problem := _unfit(entry, relative, prefix):
            return problem
        # One byte more than allowed is enough for the reader to refuse the file with its own message.
        with open(entry.path, "rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(error, relative, prefix)


def _walk(
    folder: str, below: str, blocked: Callable[[OSError], None]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything that is no folder, links to folders included, with its path relative to the root."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path, f"{below}{entry.name}/", blocked)
                else:
                    yield below + entry.name, entry
    except OSError as error:
        blocked(error)


def _unreadable(error: OSError, relative: str, prefix: str) -> Problem:
    message = f"读不出来：{refusal(error)}"
    return _problem("file-unreadable", message, prefix + _visible(relative), "让运行检查的用户能读它")


def _unfit(entry: os.DirEntry[str], relative: str, prefix: str) -> Problem | None:
    shown = prefix + _visible(relative)
    if entry.is_symlink():
        return _problem("file-symlink", "内容目录里不能放符号链接", shown, "把文件本身放进来")
    if not entry.is_file():
        return _problem("file-unknown", "内容目录里只能放普通文件", shown, "删除这个文件")
    if _is_prose(relative) or locate_record(relative):
        return None
    if entry.name.startswith("."):
        return _problem("file-unknown", "内容目录里不能有隐藏文件", shown, "删除这个文件")
    return _problem("file-unknown", "内容目录里不认识这个文件", shown, _expected(relative))


def _visible(relative: str) -> str:
    # A name that is not UTF-8 reaches us with surrogates, which no terminal can print.
    return relative.encode("utf-8", "backslashreplace").decode("utf-8")


def _expected(relative: str) -> str:
    folder = relative.split("/")[0]
    names = {
        "departments": "departments/部门文件夹/department.yml 或者 departments/部门文件夹/CG-0001.yml",
        "documents": "documents/SFS-2026-001.yml",
        "laws": "laws/FL-0001.yml",
        "lists": "lists/QD-0001.yml",
        "systems": "systems/ZD-0001.yml",
        "entrustments": "entrustments/WT-0001.yml",
        "rules": "rules/GZ-0001.yml",
    }
    return "文件名应当像 " + names.get(
        folder, "site.yml，或者放进 documents、laws、lists、systems、entrustments、rules、departments、pages"
    )


def _problem(code: str, message: str, file: str, instead: str) -> Problem:
    return Problem(
        code, Level.ERROR, message, Place(file), instead=instead, clause="《尺度格式》文件和文件夹"
    )
