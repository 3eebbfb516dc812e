"""Lists of hashes as `sha256sum` of GNU coreutils writes and checks them: SHA256SUMS of the site, records.txt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chidu.proof.difference import Difference, differs

# The flag of an escaped name, the sum, two characters (the second tells how the file was read), the name.
_LINE = re.compile(rb"(\\?)([0-9a-f]{64})(?:  | \*)(.+)", re.DOTALL)
_ESCAPES = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r"}
_MEANT = {escape: meant for meant, escape in _ESCAPES.items()}
_SPECIAL = re.compile(rb"[\\\n\r]")
_ESCAPED = re.compile(rb"\\(.?)", re.DOTALL)
_MOST_FAULTS = 20


def manifest(sums: Iterable[tuple[bytes, str]]) -> bytes:
    """The list of (name, sha256 as hex), in the order of the names' bytes; a name is a path with `/`.

    coreutils manual, "md5sum invocation": a name with a backslash, a line feed or (since 9.0) a carriage return is
    escaped, and a backslash at the start of its line says so.
    """
    return b"".join(_line(name, digest) for name, digest in sorted(sums))


def _line(name: bytes, digest: str) -> bytes:
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], name)
    return b"%s%s  %s\n" % (b"\\" if escaped != name else b"", digest.encode("ascii"), escaped)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was read: sums by name, and what is wrong with it."""

    sums: Mapping[bytes, str]
    faults: tuple[Difference, ...]


def read_manifest(data: bytes, file: str) -> Listed:
    """Read a list; `file` is what findings call it. Lines that are none, names twice or leading elsewhere are faults."""
    sums: dict[bytes, str] = {}
    faults: list[Difference] = []
    if data and not data.endswith(b"\n"):
        faults.append(differs(file, "最后一行不完整，文件可能没有下载完"))
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n") if data else (), start=1):
        if len(faults) >= _MOST_FAULTS:
            faults.append(differs(file, "还有别的错，不再列出"))
            break
        read = _read(line)
        if read is None:
            faults.append(differs(file, "这一行不是“指纹  文件名”", number))
        elif read[0] in sums:
            faults.append(differs(file, f"文件名重复：{shown(read[0])}", number))
        elif _leads_elsewhere(read[0]):
            faults.append(differs(file, f"文件名不规范，可能指到外面：{shown(read[0])}", number))
        else:
            sums[read[0]] = read[1]
    return Listed(sums, tuple(faults))


def _read(line: bytes) -> tuple[bytes, str] | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    flag, digest, name = match[1], match[2].decode("ascii"), match[3]
    if flag and any(b"\\" + found not in _MEANT for found in _ESCAPED.findall(name)):
        return None
    return (_ESCAPED.sub(lambda found: _MEANT[found[0]], name) if flag else name), digest


def _leads_elsewhere(name: bytes) -> bool:
    return b"\0" in name or any(part in (b"", b".", b"..") for part in name.split(b"/"))


def shown(name: bytes) -> str:
    """A file name as a terminal can print it."""
    return "".join(
        each if each.isprintable() else repr(each)[1:-1] for each in name.decode("utf-8", "backslashreplace")
    )
