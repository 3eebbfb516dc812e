"""依据已变动，待复核: the mark on a benchmark, the register, its table, and what a law's page lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.publish.benchmark_page import benchmark_page
from chidu.publish.law_pages import law_pages
from chidu.publish.listing_rows import RowBook
from chidu.publish.page import environment
from chidu.publish.publication import Publication
from chidu.publish.review_page import review_page, review_table

REPOSITORY = Path(__file__).parents[2]
ENVIRONMENT = environment(REPOSITORY / "overrides/records")
# The 市容条例 is amended once, with effect, and once more ahead; the 道路办法 is repealed and CG-0006 is not.
EDITS = {
    "laws/FL-0001.yml": (
        "数据来源",
        "  - 版本: 2026年修正\n    公布日期: 2026-04-01\n    施行日期: 2026-06-01\n    说明: 改了第四十条\n"
        "  - 版本: 2027年修订\n    公布日期: 2026-11-01\n    施行日期: 2027-03-01\n数据来源",
    ),
    "laws/FL-0002.yml": ("  原因: 内容并入市容条例", "  原因: 内容并入市容条例\n  替代: FL-0001"),
    "departments/chengguan/CG-0006.yml": (
        "废止:\n  日期: 2026-01-01\n  依据: 小样市人民政府令第3号\n  原因: 所依据的办法已经废止\n  替代: CG-0001\n",
        "",
    ),
}


@cache
def publication(*, edited: bool = True) -> Publication:
    """The fixture city on 2026-11-20, as it is or edited."""
    files = dict(read_folder(REPOSITORY / "tests/city/content", "content/").files)
    for path, (old, new) in EDITS.items() if edited else ():
        assert old.encode() in files[path]
        files[path] = files[path].replace(old.encode(), new.encode())
    corpus = read_corpus(Folder(files, ()), "content/")
    assert corpus.problems == ()
    return Publication.on(date(2026, 11, 20), corpus, {}, "测试没有历史")


def marks(id: str) -> str:
    """The boxes of a benchmark's page about its law."""
    page = benchmark_page(ENVIRONMENT, publication(), publication().corpus.benchmarks[id])
    boxes = re.findall(r'<div class="state .*?</div>', page.body, re.S)
    return "\n".join(each for each in boxes if "依据" in each) + "\n"


def test_the_mark_on_a_benchmark(golden: Callable[[str, str], None]) -> None:
    """Which law, which version, since when, what to conclude; CG-0001 was looked at by its version adopted ahead."""
    golden("review_marks.html", "\n".join(f"{id}\n{marks(id)}" for id in ("CG-0001", "CG-0002", "CG-0006")))


def test_the_register(golden: Callable[[str, str], None]) -> None:
    """By law, then by department; what is going to move is kept apart."""
    golden("review_moved.html", review_page(ENVIRONMENT, publication()).body + "\n")


def test_the_register_of_a_city_where_all_is_well(golden: Callable[[str, str], None]) -> None:
    golden("review_none.html", review_page(ENVIRONMENT, publication(edited=False)).body + "\n")


def test_the_table(golden: Callable[[str, str], None]) -> None:
    golden("review_table.txt", review_table(publication()).replace("\r\n", "\n"))


def test_a_law_lists_its_own(golden: Callable[[str, str], None]) -> None:
    """Before everything that cites it."""
    [page] = [each for each in law_pages(ENVIRONMENT, RowBook(publication())) if each.url == "laws/FL-0002/"]
    start = page.body.index('<section class="sect" id="review"')
    golden("review_law.html", page.body[start : page.body.index("</section>", start)] + "\n")
