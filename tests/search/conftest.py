"""One index, one server and one browser for all search tests. The site lies under a sub-path on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import served
from playwright.sync_api import Browser, Page

from . import workbench


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the search site, with a final slash."""
    root: Path = tmp_path_factory.mktemp("search")
    workbench.make_site(root / "gov" / "chidu")
    with served(root) as address:
        yield f"{address}gov/chidu/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that fails the test on a script error."""
    context = browser.new_context()
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
