"""Names that look like HTML: whole builds in which every name tries to leave its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from city_repository import CityRepository, make_city

# A tag, an attribute's end, a title's end raw and already escaped, a script.
HOSTILE = """<b>"'&lt;/title&gt;</title><script>alert(1)</script>"""
HARMLESS = "甲"
# What the shell and the records print of the site, a law, a document, a list, a department, a benchmark.
NAMES = (
    "名称: 小样市\n", "小样市人民政府办公室", "小样市司法局", "样ICP备00000000号", "样公网安备00000000000000号",
    "0000-0000000\n", "小样市市容管理条例", "小样市城市管理行政处罚裁量权基准修改决定", "小样市轻微违法免罚清单",
    "小样市城市管理局", "市容环境卫生和城市道路管理", "未经批准占用城市道路摆摊经营", "摆地摊", "责令后当场改正",
)  # fmt: skip
FINGERPRINT = re.compile(r"([0-9a-f]{4} ?){16}")
TITLED = (
    "index.html",
    "404.html",
    "departments/chengguan/index.html",
    "laws/FL-0001/index.html",
    "documents/YS-2026-001/index.html",
    "lists/QD-0001/index.html",
    "benchmarks/CG-0001/index.html",
)


class Structure(HTMLParser):
    """What a browser would make of a page: tags with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        self.seen.append((tag, [(name, harmless(value or "")) for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self.seen.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Text, a script's included; the fingerprint of the source differs and is left out."""
        self.seen.append(FINGERPRINT.sub("…", harmless(data)))


def harmless(text: str) -> str:
    """Text as the city with harmless names has it."""
    return text.replace(HOSTILE, HARMLESS)


def built(root: Path, ending: str) -> Path:
    """The site of a city whose names all end in this."""
    city: CityRepository = make_city(root)
    for file in (root / "content").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for name in NAMES:
            text = text.replace(name, name.rstrip("\n") + ending + "\n" * name.endswith("\n"))
        file.write_text(text, encoding="utf-8")
    done = city.chidu("build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city whose names look like HTML."""
    return built(tmp_path_factory.mktemp("hostile") / "clone", HOSTILE)


def test_names_create_no_element(hostile_site: Path, tmp_path: Path) -> None:
    """Page by page the same elements, attributes, scripts and text as with harmless names."""
    plain_site = built(tmp_path / "clone", HARMLESS)
    pages = [path.relative_to(plain_site) for path in sorted(plain_site.rglob("*.html"))]
    assert [path.relative_to(hostile_site) for path in sorted(hostile_site.rglob("*.html"))] == pages
    for page in pages:
        hostile = Structure((hostile_site / page).read_text(encoding="utf-8")).seen
        assert hostile == Structure((plain_site / page).read_text(encoding="utf-8")).seen, page


def test_titles_as_written(hostile_site: Path, golden: Callable[[str, str], None]) -> None:
    """The titles of one page of each kind, byte by byte."""
    titles = []
    for page in TITLED:
        text = (hostile_site / page).read_text(encoding="utf-8")
        titles.append(
            page + "\n" + "\n".join(re.findall(r"<title>.*?</title>", text.partition("</head>")[0]))
        )
    golden("escaped_titles.txt", "\n".join(titles) + "\n")
