"""Edge: the only caller of the pagefind binary; writes the search index into a folder."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from chidu.search.cards import data_files
from chidu.search.records import SearchRecord
from chidu.search.shadow import shadow

# The rest is Pagefind's own interface, its worker, and the page texts, which our cards replace.
_NEEDED = re.compile(
    r"pagefind\.js|pagefind-entry\.json|.*\.pf_meta|wasm\.unknown\.pagefind|index/.*\.pf_index"
)
_FRAGMENT = re.compile(r"fragment/(.*)\.pf_fragment")
_SIGNATURE = b"pagefind_dcd"
_PATIENCE = 10


class PagefindError(Exception):
    """The index could not be made; the message is for the person who builds the site."""


@dataclass(frozen=True, slots=True)
class Index:
    """`files` by their path in the bundle; `pages` from the key of a shadow page to its name in search results."""

    files: dict[str, bytes]
    pages: dict[str, str]


def write_search(
    records: Iterable[SearchRecord],
    folder: Path,
    binary: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Make `folder` hold exactly the search data of these records: pagefind/, records.json, cards/.

    The bytes depend on the records only, not on their order, the folder or the time. Raises PagefindError.
    """
    ordered = sorted(records, key=lambda record: record.id)
    index = build_index({record.id: shadow(record) for record in ordered}, binary, progress)
    files = {f"pagefind/{path}": content for path, content in index.files.items()}
    files |= data_files(ordered, index.pages)
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def build_index(
    shadows: Mapping[str, str],
    binary: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Index:
    """Index shadow pages (key -> HTML). Keys are added in sorted order: Pagefind's output depends on it."""
    keys = sorted(shadows)
    with _Service(binary or find_binary()) as service:
        service.ask({"type": "NewIndex", "config": {"force_language": "und"}})
        for number, key in enumerate(keys):
            progress(number, len(keys))
            service.ask(
                {
                    "type": "AddFile",
                    "index_id": 0,
                    "file_path": f"{number}.html",
                    "file_contents": shadows[key],
                }
            )
        answer = service.ask({"type": "GetFiles", "index_id": 0})
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    return Index(
        files={path: files[path] for path in sorted(files) if _NEEDED.fullmatch(path)},
        pages={keys[number]: page for number, page in _numbered_pages(files)},
    )


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


def _numbered_pages(files: Mapping[str, bytes]) -> Iterable[tuple[int, str]]:
    for path, content in files.items():
        if found := _FRAGMENT.fullmatch(path):
            text = gzip.decompress(content).removeprefix(_SIGNATURE)
            yield int(json.loads(text)["url"].strip("/").removesuffix(".html")), found[1]


class _Service:
    """One conversation with `pagefind --service`: base64 JSON both ways, each message closed by a comma."""

    def __init__(self, binary: Path) -> None:
        try:
            self._process = subprocess.Popen(
                [str(binary), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
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

    def _receive(self) -> bytes:
        if self._process.stdout is None:
            raise OSError("no output")
        answer = bytearray()
        while not answer.endswith(b","):
            part = os.read(self._process.stdout.fileno(), 1 << 16)
            if not part:
                raise OSError("output ended")
            answer += part
        return bytes(answer[:-1])
