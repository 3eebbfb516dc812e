"""What all tests share: golden files (renewed by `pytest --update-golden`) and the fixture city as a repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import launched
from city_repository import CityRepository, grow_history, make_city
from hypothesis import settings
from playwright.sync_api import Browser

# A slow machine is no failure: nothing here is judged by the clock.
settings.register_profile("chidu", deadline=None)
settings.load_profile("chidu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one flag that rewrites golden files."""
    parser.addoption(
        "--update-golden", action="store_true", help="write what the tests see into the golden files"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the file `golden/<name>` beside the test holds exactly this text."""

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> CityRepository:
    """The fixture city with its history, built once as a draft; tests must not change it."""
    made = make_city(tmp_path_factory.mktemp("city") / "clone")
    grow_history(made)
    done = made.chidu("build")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture
def fresh_city(tmp_path: Path) -> CityRepository:
    """A fixture city of one's own, with one commit, not built."""
    made = make_city(tmp_path / "clone")
    made.commit("首次入库", 1)
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests: playwright allows one driver in a process."""
    with launched() as chromium:
        yield chromium
