"""`chidu serve`: the portal on this machine, each saved record shown at once, everything else soon after."""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from chidu.cli.arguments import CONTENT, Commands
from chidu.cli.site import build_command, build_environment, missing
from chidu.clock import ClockError, now
from chidu.desk import Desk, is_record
from chidu.language.system import refusal
from chidu.preview import Preview, Watch
from chidu.publish.shell import load_shells
from chidu.staging import Notes

_SITE = Path(".cache/preview")
_WATCHED = (CONTENT, "overrides", "hooks")
# An editor's save is several events; a clerk's edits come in bursts.
_TOGETHER_SECONDS = 0.02
_REST_SECONDS = 1.0
_PROGRESS = re.compile("\r\x1b\\[K[^\r\n]*")


def add(commands: Commands) -> None:
    """Declare the command."""
    serve = commands.add_parser("serve", help="生成并在本机打开门户，保存文件后自动更新")
    serve.add_argument("--port", type=_port, default=8000, help="端口，默认 8000")
    serve.set_defaults(run=run)


def _port(words: str) -> int:
    if words.isdecimal() and 0 < int(words) < 65536:
        return int(words)
    raise argparse.ArgumentTypeError(f"端口应当是 1 到 65535 之间的数，现在是“{words}”")


def run(arguments: argparse.Namespace) -> int:
    """Build, serve on the loopback address and keep the pages current until interrupted."""
    if trouble := missing() or _taken(arguments.port):
        print(trouble)
        return 1
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        _Session(arguments.port).run()
    except ClockError as error:
        print(error)
    return 1


def _taken(port: int) -> str | None:
    """Why the port cannot be opened: better told before the build than after it."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere the option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return (
                f"端口 {port} 打不开：{refusal(error)}。换一个，例如 --port {8001 if port != 8001 else 8002}"
            )
    return None


@dataclass(frozen=True, slots=True)
class _Built:
    """A build has ended: when it began, and what it said if it failed."""

    began: float
    trouble: str


@dataclass
class _Session:
    """What is going on between the editor, the builds and the open pages."""

    port: int
    events: SimpleQueue[Path | _Built] = field(default_factory=SimpleQueue)
    saved: dict[str, float] = field(default_factory=dict)
    trouble: dict[str, str] = field(default_factory=dict)
    build_due: float | None = None
    builder: subprocess.Popen[bytes] | None = None
    said: bytes | None = None

    def run(self) -> None:
        """Until interrupted."""
        root = Path.cwd()
        self._start_build()
        first = self.events.get()
        assert isinstance(first, _Built), "nothing else is listened to yet"
        self.builder = None
        self.desk = Desk(root / CONTENT, root / _SITE, root / "overrides/records", now().date())
        self.preview = Preview(root / _SITE, self.port)
        watch = Watch([root / each for each in _WATCHED if (root / each).is_dir()], self.events.put)
        try:
            self._ended(first)
            print(f"门户已经打开：{self.preview.url}  （按 Ctrl+C 停止）", flush=True)
            while True:
                self._turn()
        finally:
            watch.close()
            self.preview.close()
            if self.builder:
                self.builder.kill()

    def _turn(self) -> None:
        """Wait for what happens next, and act on it."""
        wait = None if self.build_due is None or self.builder else max(0.0, self.build_due - time.monotonic())
        try:
            event = self.events.get(timeout=wait)
        except Empty:
            self._start_build()
            return
        if isinstance(event, _Built):
            self.builder = None
            self._ended(event)
        else:
            time.sleep(_TOGETHER_SECONDS)
            self._changed(dict.fromkeys([event, *self._waiting()]))

    def _waiting(self) -> Iterator[Path]:
        """The other files that were saved in the same moment."""
        later: list[_Built] = []
        while True:
            try:
                event = self.events.get_nowait()
            except Empty:
                break
            if isinstance(event, _Built):
                later.append(event)
            else:
                yield event
        for each in later:
            self.events.put(each)

    def _changed(self, paths: dict[Path, None]) -> None:
        """Show saved records at once; the listings and the search follow with the next build."""
        began = time.monotonic()
        content = Path.cwd() / CONTENT
        for path in paths:
            name = path.relative_to(content).as_posix() if path.is_relative_to(content) else ""
            if is_record(name):
                self.saved[name] = began
                self._show(name)
        self.build_due = time.monotonic() + _REST_SECONDS
        self._tell()

    def _show(self, name: str) -> None:
        began = time.monotonic()
        shown = self.desk.show(name)
        words = "\n".join(map(str, shown.findings))
        if shown.findings and words != self.trouble.get(name):
            print(words, flush=True)
        if shown.pages:
            print(f"{name} 的页面已更新，用了 {time.monotonic() - began:.2f} 秒。", flush=True)
        if shown.pages or not shown.findings:
            self.trouble.pop(name, None)
        else:
            self.trouble[name] = words

    def _start_build(self) -> None:
        """A process of its own: it may use every core, and does not keep the desk waiting."""
        self.build_due = None
        progress = self.said is None and sys.stderr.isatty()
        self.builder = subprocess.Popen(
            build_command(_SITE),
            env=build_environment(release=False, progress=progress),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if sys.platform != "win32":  # what a person waits for goes first
            os.setpriority(os.PRIO_PROCESS, self.builder.pid, 10)
        Thread(target=self._wait, args=(self.builder, time.monotonic()), daemon=True).start()

    def _wait(self, builder: subprocess.Popen[bytes], began: float) -> None:
        """Pass on what the first build says as it says it, of later ones only what is new."""
        assert isinstance(builder.stdout, BufferedReader), "opened as a pipe"
        first, said = self.said is None, b""
        while words := builder.stdout.read1():
            said += words
            if first:
                _print(words)
        if said not in (self.said, b"") and not first:
            _print(said)
        self.said = said
        trouble = _PROGRESS.sub("", said.decode("utf-8", "replace")).strip() or "没有生成，原因不明。"
        self.events.put(_Built(began, trouble if builder.wait() else ""))

    def _ended(self, built: _Built) -> None:
        """After a build every page may be new; records saved meanwhile are shown again on top of it."""
        since = {name: at for name, at in self.saved.items() if at >= built.began}
        self.saved = since
        self.trouble = {"": built.trouble} if built.trouble else {}
        self.desk.refresh(load_shells(Notes.on(Path.cwd() / _SITE, Path.cwd()).shells))
        self.desk.rehearse()
        for name in since:
            self._show(name)
        self._tell()

    def _tell(self) -> None:
        self.preview.news.tell("\n\n".join(self.trouble.values()))


def _print(words: bytes) -> None:
    sys.stderr.buffer.write(words)
    sys.stderr.flush()
