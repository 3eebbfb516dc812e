"""The feeds of a built site, beside the pages they go with."""

from __future__ import annotations

import json
from pathlib import Path

from city_repository import CityRepository

HOME = "https://xiaoyang.example/caiLiang/"


def test_every_entry_leads_to_a_page(city: CityRepository) -> None:
    """Each link of each feed is the address of a file of the site, and each page that offers a feed has it."""
    site = city.root / "site"
    found = sorted(site.rglob("feed.json"))
    assert {path.with_name("atom.xml") for path in found} == set(site.rglob("atom.xml"))
    broken = [(path, url) for path in found for url in _links(path) if not _exists(site, url)]
    assert (broken, bool(found)) == ([], True)


def _links(path: Path) -> list[str]:
    feed = json.loads(path.read_text(encoding="utf-8"))
    return [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]


def _exists(site: Path, url: str) -> bool:
    path = url.removeprefix(HOME)
    return (
        url.startswith(HOME)
        and (site / (f"{path}index.html" if path.endswith("/") or not path else path)).is_file()
    )
