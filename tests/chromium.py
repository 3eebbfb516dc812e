"""The system's Chromium without a window, and a folder served on the loopback address."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] | None = None) -> Iterator[str]:
    """The folder over HTTP, as the address of its root with a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler or _Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser; it runs without a sandbox for uid 0 only, where Chromium refuses to have one."""
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        try:
            yield chromium
        finally:
            chromium.close()


def find_chromium() -> str | None:
    """The browser that run.py found, else the system's; None lets playwright use its own."""
    names = (os.environ.get("CHIDU_BROWSER") or "chromium", "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the nearest 404.html above it, as a static host does."""
        page = _nearest_404(Path(self.directory), self.path)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _nearest_404(root: Path, address: str) -> Path | None:
    folder = root / address.split("?")[0].lstrip("/")
    above = (parent / "404.html" for parent in folder.parents if parent.is_relative_to(root))
    return next((page for page in above if page.is_file()), None)
