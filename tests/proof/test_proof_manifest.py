"""Lists of hashes, held against sha256sum itself where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.proof.manifest import manifest, read_manifest, shown

DIGEST = sha256(b"").hexdigest()
ODD = ["a\\b", "c\nd", "e\rf", " g", "*h", "- i", "目录/页 面.html", "\\n"]
NAMES = st.binary(min_size=1, max_size=12).filter(
    lambda name: b"\0" not in name and not {b"", b".", b".."} & set(name.split(b"/"))
)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="没有 sha256sum 可以对照")
def test_it_is_what_sha256sum_writes_and_checks(tmp_path: Path) -> None:
    """Odd names too: a backslash, a line feed, a carriage return, spaces, a star."""
    names = sorted(os.fsencode(name) for name in ODD)
    for name in names:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name)
    ours = manifest((name, sha256(name).hexdigest()) for name in names)
    theirs = subprocess.run(["sha256sum", "--", *names], cwd=tmp_path, capture_output=True, check=True)
    assert ours == theirs.stdout
    checked = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "-"],
        cwd=tmp_path,
        input=ours,
        capture_output=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")


@given(st.dictionaries(NAMES, st.binary(max_size=3).map(lambda data: sha256(data).hexdigest()), max_size=9))
def test_what_is_written_is_read(sums: dict[bytes, str]) -> None:
    """coreutils, "md5sum invocation": the escapes keep "the output unambiguous even in the presence of arbitrary file
    names"."""
    read = read_manifest(manifest(sums.items()), "SHA256SUMS")
    assert (read.sums, read.faults) == (sums, ())


@given(st.binary(max_size=400))
def test_anything_can_be_read(data: bytes) -> None:
    """What is no list has faults, and raises nothing."""
    read = read_manifest(data, "x")
    assert read.faults or manifest(read.sums.items()).count(b"\n") == data.count(b"\n")


def test_a_list_that_is_wrong_in_every_way() -> None:
    """Each line is told; the sums that could be read count."""
    lines = [
        f"{DIGEST}  index.html",
        f"{DIGEST}  index.html",
        f"{DIGEST} index.html",
        f"{DIGEST.upper()}  b.html",
        f"{DIGEST}  ../b.html",
        f"{DIGEST}  /etc/passwd",
        f"\\{DIGEST}  a\\tb",
        f"\\{DIGEST}  a\\",
        f"{DIGEST} *c.html",
        f"{DIGEST}  d//e",
        "",
        f"{DIGEST}  last",
    ]
    read = read_manifest("\n".join(lines).encode(), "proof/SHA256SUMS")
    assert sorted(read.sums) == [b"c.html", b"index.html", b"last"]
    assert [str(fault) for fault in read.faults] == [
        "proof/SHA256SUMS：最后一行不完整，文件可能没有下载完",
        "proof/SHA256SUMS:2:1：文件名重复：index.html",
        "proof/SHA256SUMS:3:1：这一行不是“指纹  文件名”",
        "proof/SHA256SUMS:4:1：这一行不是“指纹  文件名”",
        "proof/SHA256SUMS:5:1：文件名不规范，可能指到外面：../b.html",
        "proof/SHA256SUMS:6:1：文件名不规范，可能指到外面：/etc/passwd",
        "proof/SHA256SUMS:7:1：这一行不是“指纹  文件名”",
        "proof/SHA256SUMS:8:1：这一行不是“指纹  文件名”",
        "proof/SHA256SUMS:10:1：文件名不规范，可能指到外面：d//e",
        "proof/SHA256SUMS:11:1：这一行不是“指纹  文件名”",
    ]


def test_a_list_of_nothing_but_faults_is_told_in_short() -> None:
    """A picture in the place of the list must not be answered with a book."""
    read = read_manifest(b"x\n" * 1000, "x")
    assert (len(read.faults), read.faults[-1].sentence) == (21, "还有别的错，不再列出")


def test_names_on_a_terminal() -> None:
    """Control characters and bytes that are no text cannot reach it."""
    assert shown("页\x1b[2J\n".encode() + b"\xff") == "页\\x1b[2J\\n\\xff"
