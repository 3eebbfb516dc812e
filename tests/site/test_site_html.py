"""Every page is HTML as the standard has it: nothing for a browser to repair, every id once, every reference answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # has no types
from city_repository import CityRepository

# What may not stand within what, where the parser itself lets it pass (HTML standard, content models).
_NOT_WITHIN = {"a": ("a", "button"), "button": ("a", "button", "input"), "label": ("label",)}
_PARENTS = {"li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "tr": ("thead", "tbody", "tfoot")}
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
# These say something without a text of their own.
_MAY_BE_EMPTY = {"search-count"}


def faults(html: str) -> Iterator[str]:
    """What is wrong with a page."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    yield from (f"{place}: {code}" for place, code, _ in parser.errors)
    _take_out_templates(root)
    ids = Counter(each.attrib["id"] for each in root.iter() if "id" in each.attrib)
    yield from (f"id {id} {times} times" for id, times in ids.items() if times > 1)
    for element in root.iter():
        for name in _REFERENCES:
            yield from (f"{name}={id}" for id in element.get(name, "").split() if id not in ids)
        yield from _misplaced(element)
        yield from _blank(element)


def _take_out_templates(root: Element) -> None:
    """Their contents are no part of the document (HTML standard 4.12.3), which this parser does not know."""
    for parent in list(root.iter()):
        for template in parent.findall("template"):
            parent.remove(template)


def _misplaced(element: Element) -> Iterator[str]:
    within = _NOT_WITHIN.get(str(element.tag), ())
    yield from (
        f"{each.tag} in {element.tag}"
        for each in element.iter()
        if each is not element and each.tag in within
    )
    for child in element:
        parents = _PARENTS.get(str(child.tag))
        if parents and element.tag not in parents:
            yield f"{child.tag} in {element.tag}"


def _blank(element: Element) -> Iterator[str]:
    """DIRECTION.md: an absence is stated; no blank cell, no empty section."""
    told = element.tag in ("section", "dd", "td", "th", "li", "h1", "h2", "h3", "caption", "figcaption")
    hidden = "hidden" in element.attrib or element.get("id") in _MAY_BE_EMPTY
    if told and not hidden and not "".join(element.itertext()).strip():
        yield f"blank {element.tag}"


def test_every_page(city: CityRepository) -> None:
    """Every kind of page the fixture city has."""
    site: Path = city.root / "site"
    found = {
        path.relative_to(site).as_posix(): list(dict.fromkeys(faults(path.read_text("utf-8"))))
        for path in sorted(site.rglob("*.html"))
    }
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_a_page_that_is_wrong_in_every_way() -> None:
    """A check that finds nothing would be worth nothing."""
    html = (
        '<!doctype html><html lang="zh"><head><title>t</title></head><body><p id="a">x<p id="a">y<div></p></div>'
        '<a href="#"><button>z</button></a><label for="gone">l</label><div><li></li></div><dl><dd> </dd></dl></body></html>'
    )
    assert list(dict.fromkeys(faults(html))) == [
        "(1, 97): unexpected-end-tag",
        "id a 2 times",
        "button in a",
        "for=gone",
        "li in div",
        "blank li",
        "blank dd",
    ]
