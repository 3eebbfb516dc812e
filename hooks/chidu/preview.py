"""Edge: the local web server of the preview, and the watch over the files people edit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Any

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_LOOPBACK = "127.0.0.1"
_NEWS = "/.preview/news"
_SCRIPT = "/.preview/script.js"
# A browser that has gone away is noticed when something is sent to it.
_KEEP_ALIVE_SECONDS = 20.0


class News:
    """What the open pages are told: the trouble there is (""), each time something may have changed."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._trouble = ""

    def tell(self, trouble: str) -> None:
        """Wake every open page."""
        with self._changed:
            self._number += 1
            self._trouble = trouble
            self._changed.notify_all()

    def after(self, number: int) -> tuple[int, str]:
        """The next news after a number, or the same number when there was none for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._number > number, _KEEP_ALIVE_SECONDS)
            return self._number, self._trouble


class _Handler(SimpleHTTPRequestHandler):
    """Pages as they are on disk at the moment, each with the script that listens to the news."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, news: News, **options: Any) -> None:
        self._news = news
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:  # http.server's own name
        if self.path == _NEWS:
            self._send_news()
        elif self.path == _SCRIPT:
            script = Path(__file__).with_suffix(".js").read_bytes()
            self._send(HTTPStatus.OK, script, "text/javascript", "")
        elif not self._send_page():
            super().do_GET()

    def do_HEAD(self) -> None:  # http.server's own name
        if not self._send_page():
            super().do_HEAD()

    def _send_page(self) -> bool:
        """Answer for a page or for one that is not there; False for any other file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        elif path.exists() and path.suffix != ".html":
            return False
        status = HTTPStatus.OK
        page, mark = self._page(path)
        if page is None:
            status = HTTPStatus.NOT_FOUND
            page, mark = self._page(Path(self.directory) / "404.html")
        script = f'<script src="{_SCRIPT}" data-mark="{mark}"></script></body>'
        text = (page or _NOTHING_YET).replace("</body>", script)
        self._send(status, text.encode(), "text/html; charset=utf-8", mark)
        return True

    def _page(self, path: Path) -> tuple[str | None, str]:
        """A page's text and the mark of its version."""
        for pause in (0.05, 0.2):
            try:
                status = path.stat()
                return path.read_text("utf-8"), f"{status.st_mtime_ns}-{status.st_size}"
            except (FileNotFoundError, NotADirectoryError):
                if Path(self.directory).exists():
                    break
                time.sleep(pause)  # just now one edition takes the place of another
        return None, ""

    def _send(self, status: HTTPStatus, body: bytes, kind: str, mark: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("ETag", mark)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_news(self) -> None:
        """Server-sent events: the state at once, then whenever it may have changed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        number = -1
        try:
            while True:
                heard, trouble = self._news.after(number)
                line = f"data: {json.dumps(trouble)}\n\n" if heard > number else ": \n\n"
                number = heard
                self.wfile.write(line.encode())
                self.wfile.flush()
        except OSError:  # the page was left
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news to a clerk."""


_NOTHING_YET = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>尺度</title><body><p>还没有这一页。</p></body></html>'


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle of an answer is nobody's fault."""


class Preview:
    """Serves a folder on the loopback address until closed; `news` reaches the open pages. Raises OSError."""

    def __init__(self, folder: Path, port: int) -> None:
        self.news = News()
        handler = partial(_Handler, directory=str(folder), news=self.news)
        self._server = _Server((_LOOPBACK, port), handler)
        self.url = f"http://{_LOOPBACK}:{self._server.server_address[1]}/"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


class Watch(FileSystemEventHandler):
    """Tells the path of every file that was saved, moved or removed below some folders; costs nothing while idle."""

    _KINDS = (FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent)

    def __init__(self, folders: Iterable[Path], told: Callable[[Path], None]) -> None:
        self._told = told
        self._folders = list(folders)
        try:
            self._observer = self._started(Observer())
        except OSError:  # the system's number of watches is used up
            self._observer = self._started(PollingObserver(timeout=2))

    def _started(self, observer: Any) -> Any:
        for folder in self._folders:
            observer.schedule(self, str(folder), recursive=True)
        observer.start()
        return observer

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Reading a file is an event too, but no reason to build: only changes are told."""
        if isinstance(event, self._KINDS):
            for path in {event.src_path, event.dest_path} - {""}:
                name = Path(str(path))
                if not _is_passing(name.name):
                    self._told(name)

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()


def _is_passing(name: str) -> bool:
    """Files editors make for a moment."""
    return name.startswith((".", "~$", "#")) or name.endswith(("~", ".swp", ".tmp", ".pyc")) or name == "4913"
