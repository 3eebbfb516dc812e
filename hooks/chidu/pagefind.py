"""Edge: the only caller of the pagefind binary; makes the files of its index."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from math import isqrt
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from chidu.search.shadow import GROUP, RECORDS_ON_A_PAGE, ShadowPage

# The rest is Pagefind's own interface, its worker, and the page texts, which our cards replace.
_NEEDED = re.compile(
    r"pagefind\.js|pagefind-entry\.json|.*\.pf_meta|wasm\.unknown\.pagefind|index/.*\.pf_index"
)
_FRAGMENT = re.compile(r"fragment/(.*)\.pf_fragment")
_ADDRESS = re.compile(rb'pagefind_dcd\{"url":"/([0-9]+)\.html"')
_SMALLEST_CHUNK = 1000
_PATIENCE = 10


class PagefindError(Exception):
    """The index could not be made; the message is for the person who builds the site."""


def build_index(
    pages: Iterable[ShadowPage], postings: int = 0, binary: Path | None = None
) -> dict[str, bytes]:
    """The files of the index by their path: those of Pagefind that a browser reads, and `places.json` of ours.

    places.json: {group: records in a group, page: records on a page, pages: [[name in the results, [[places that a record
    has for an impact, from 10 to 1], of every group]]]}. Pages keep their order: Pagefind's output depends on it.
    `postings` is how many tokens stand on them all. Raises PagefindError.
    """
    layout = []
    # A question reads every file that has one of its words, and before the first one a list of all files: the square
    # root keeps both small. Pagefind's own 20,000 make files of 32 kB at any size.
    chunk = max(_SMALLEST_CHUNK, isqrt(postings))
    with _Service(binary or find_binary(), chunk) as service:
        service.ask({"type": "NewIndex", "config": {"force_language": "und"}})
        for number, page in enumerate(pages):
            file = {"file_path": f"{number}.html", "file_contents": page.html}
            service.ask({"type": "AddFile", "index_id": 0, **file})
            layout.append(page.widths)
        # Not WriteFiles: when it answers, the last bytes of a file may still be on their way to the disk.
        answer = service.ask({"type": "GetFiles", "index_id": 0})
    made = {file["path"]: file["content"] for file in answer.get("files", ())}
    files = {path: base64.b64decode(made[path]) for path in sorted(made) if _NEEDED.fullmatch(path)}
    names = dict(_numbered_pages(made))
    if len(names) != len(layout):
        raise PagefindError(f"搜索程序没有写出全部索引：{len(layout)} 份中少了 {len(layout) - len(names)} 份")
    told = [[names[number], widths] for number, widths in enumerate(layout)]
    places = {"group": GROUP, "page": RECORDS_ON_A_PAGE, "pages": told}
    return files | {"places.json": json.dumps(places, separators=(",", ":")).encode()}


def find_binary() -> Path:
    """The program of the installed pagefind-bin package. Raises PagefindError if there is none."""
    try:
        from pagefind_bin import get_executable
    except ImportError as missing:
        raise PagefindError(
            "没有安装 pagefind-bin，做不了站内搜索。请运行：pip install -r requirements.txt"
        ) from missing
    try:
        return Path(get_executable())
    except FileNotFoundError as missing:
        raise PagefindError(
            "pagefind-bin 里没有可以运行的程序，请重新安装：pip install --force-reinstall pagefind-bin"
        ) from missing


def _numbered_pages(made: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The number of every page with the name that results have for it."""
    for path, content in made.items():
        if not (page := _FRAGMENT.fullmatch(path)):
            continue
        with gzip.open(BytesIO(base64.b64decode(content))) as stream:
            if address := _ADDRESS.match(stream.read(99)):
                yield int(address[1]), page[1]


class _Service:
    """One conversation with `pagefind --service`: base64 JSON both ways, each message closed by a comma.

    `chunk` is how many places a file of the index has.
    """

    def __init__(self, binary: Path, chunk: int) -> None:
        try:
            self._process = subprocess.Popen(
                [str(binary), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(chunk)},
            )
        except OSError as failure:
            raise PagefindError(f"搜索程序 {binary.name} 运行不起来：{failure.strerror}") from failure
        self._sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program: it stops by itself when its input closes."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what is left to write no longer interests a program that ended
                    pipe.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def ask(self, payload: Mapping[str, object]) -> dict[str, Any]:
        """Send one message and return the payload of its answer. One at a time: neither pipe can fill up."""
        self._sent += 1
        message = json.dumps({"message_id": self._sent, "payload": payload}).encode()
        try:
            self._send(base64.b64encode(message) + b",")
            answer = json.loads(base64.b64decode(self._receive(), validate=True))["payload"]
        except (OSError, binascii.Error, ValueError, KeyError, TypeError) as failure:
            raise PagefindError(f"搜索程序中途停止，没有回答“{payload['type']}”") from failure
        if answer.get("type") == "Error":
            raise PagefindError(f"搜索程序不能完成“{payload['type']}”：{answer.get('message', '')}")
        return dict(answer)

    def _send(self, message: bytes) -> None:
        if self._process.stdin:
            self._process.stdin.write(message)
            self._process.stdin.flush()

    def _receive(self) -> bytearray:
        if self._process.stdout is None:
            raise OSError("no output")
        answer = bytearray()
        while not answer.endswith(b","):
            part = os.read(self._process.stdout.fileno(), 1 << 16)
            if not part:
                raise OSError("output ended")
            answer += part
        del answer[-1:]  # a copy of the last answer would be as large as the index
        return answer
