"""A visitor: one page in a real browser that must not complain and must not leave the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import served
from city_repository import CityRepository
from playwright.sync_api import Browser, Page, Request

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(city: CityRepository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fixture city's site, below a sub-path as on an existing government site."""
    root: Path = tmp_path_factory.mktemp("served")
    shutil.copytree(city.root / "site", root / "zwgk" / "cailiang")
    with served(root) as origin:
        yield f"{origin}zwgk/cailiang/"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """`visit(url, width=390, dark=False, javascript=True)` opens a page; at the end nothing went wrong on any.

    `at` is the moment there (with its zone), `zone` that of the visitor's clock.
    """
    trouble: list[str] = []
    contexts = []

    def open_page(
        url: str,
        *,
        width: int = 390,
        dark: bool = False,
        javascript: bool = True,
        at: str = "",
        zone: str | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="zh-CN",
            timezone_id=zone,
        )
        if at:
            context.clock.install(time=at)
        contexts.append(context)
        page = context.new_page()
        origin = "/".join(url.split("/")[:3])
        page.on(
            "console",
            lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: _note_stranger(request, origin, trouble))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def _note_stranger(request: Request, origin: str, trouble: list[str]) -> None:
    if not request.url.startswith((f"{origin}/", "data:", "blob:")):
        trouble.append(f"request to {request.url}")
