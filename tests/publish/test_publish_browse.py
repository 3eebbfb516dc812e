"""The letters that benchmarks are looked up by without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish import browse_pages
from chidu.publish.browse_pages import Initial, Register, initial_pages
from chidu.publish.listing_rows import RowBook
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication

REPOSITORY = Path(__file__).parents[2]
SMALL = REPOSITORY / "tests/city/content"


def book(content: Path = SMALL, edited: dict[str, str] | None = None) -> RowBook:
    """The rows of a city on 2026-11-20, with words of CG-0001 replaced."""
    folder = read_folder(content, "content/")
    files = dict(folder.files)
    path = "departments/chengguan/CG-0001.yml"
    for old, new in (edited or {}).items():
        assert old.encode() in files[path]
        files[path] = files[path].replace(old.encode(), new.encode())
    corpus = read_corpus(type(folder)(files, folder.problems), "content/")
    return RowBook(Publication.on(date(2026, 11, 20), corpus, {}))


def pages(rows: RowBook) -> dict[str, Page]:
    """The pages of the letters by address."""
    return {page.url: page for page in initial_pages(environment(REPOSITORY / "overrides/records"), rows)}


def listed(rows: RowBook) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names and id of what stands under each letter."""
    found = Register(rows).letters
    return {letter: [(named.names, named.row.id) for named in several] for letter, several in found.items()}


def test_the_letters_of_a_city(golden: Callable[[str, str], None]) -> None:
    """A benchmark stands under every letter its names begin with, and once under each."""
    found = listed(book())
    lines = [
        f"{letter}: {'; '.join(' '.join((*names, id)) for names, id in found[letter])}" for letter in found
    ]
    golden("browse_letters.txt", "\n".join(lines) + "\n")
    assert Register(book()).initials[0] == Initial("B", "browse/b/", 1)


def test_a_page(golden: Callable[[str, str], None]) -> None:
    page = pages(book())["browse/w/"]
    golden("browse_w.html", f"<!-- {page.title} | {page.description} -->\n{page.body}\n")


def test_where_a_name_stands() -> None:
    """Not under 对, nor under a mark; a character of two readings under both; what is no letter under 其他, last."""
    matter = "未经批准占用城市道路摆摊经营"
    names = {
        "摆地摊": "《占道》",
        "路边摊": "畜禽",
        matter: "对于占用城市道路的",
    }
    found = listed(book(edited=names))
    assert (("《占道》",), "CG-0001") in found["Z"]
    assert (("畜禽",), "CG-0001") in found["C"]
    assert (("畜禽",), "CG-0001") in found["X"]
    assert not any(id == "CG-0001" for _, id in found.get("D", ()))
    odd = listed(book(edited={"摆地摊": "996", "路边摊": "KTV占道"}))
    assert list(odd)[-1] == "其他"
    assert odd["其他"] == [(("996",), "CG-0001")]
    assert odd["K"] == [(("KTV占道",), "CG-0001")]


def test_a_long_letter_has_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """None longer than it may be, all about as long; each says from where to where it goes, and all lead to one another."""
    monkeypatch.setattr(browse_pages, "_ROWS", 2)
    rows = book()
    named = listed(rows)["L"]
    found = pages(rows)
    addresses = [address for address in found if address.startswith("browse/l")]
    assert addresses == [
        "browse/l/",
        *(f"browse/l-{number}/" for number in range(2, -(-len(named) // 2) + 1)),
    ]
    for address in addresses:
        body = found[address].body
        assert all(f'href="../../{other}"' in body for other in addresses)
        assert body.count('<th scope="row">') <= 2
    assert found[addresses[0]].title.endswith(f"（第 1 页，共 {len(addresses)} 页）")
    assert sum(found[address].body.count('<th scope="row">') for address in addresses) == len(named)


def test_every_benchmark_of_the_demonstration_stands_under_a_letter() -> None:
    rows = book(REPOSITORY / "content")
    ids = {id for several in listed(rows).values() for _, id in several}
    assert ids == set(rows.publication.corpus.benchmarks)
