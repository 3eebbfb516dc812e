"""Rows under their headings: articles in the order of the act, figures that stay together, addresses as links."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish import edition
from chidu.publish.listing_rows import BenchmarkRow
from chidu.publish.page import environment, linked
from chidu.publish.publication import Publication

REPOSITORY = Path(__file__).parents[2]


def test_a_benchmark_stands_under_every_article_it_cites(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """One heading for an article whatever paragraph is cited; what no one can parse comes last."""
    content = tmp_path / "content"
    shutil.copytree(REPOSITORY / "tests/city/content", content)
    one, two = content / "departments/chengguan/CG-0001.yml", content / "departments/chengguan/CG-0002.yml"
    text = one.read_text(encoding="utf-8")
    assert "条款: 第三十四条第一款第（一）项\n" in text
    one.write_text(
        text.replace(
            "条款: 第三十四条第一款第（一）项\n", "条款: 第三十四条第一款第（一）项、第二款、第九条\n"
        ),
        encoding="utf-8",
    )
    text = two.read_text(encoding="utf-8")
    two.write_text(text.replace("    条款: ", "    条款: 附则 ", 1), encoding="utf-8")
    corpus = read_corpus(read_folder(content, "content/"), "content/")
    publication = Publication.on(date(2026, 11, 20), corpus, {}, "测试没有历史")
    pages = edition.theme_pages(environment(REPOSITORY / "overrides/records"), publication)
    body = next(page.body for page in pages if page.url == "laws/FL-0001/")
    start = body.index('<section class="sect" id="articles"')
    golden("law_articles.html", body[start : body.index("</section>", start)] + "\n")


def test_figures_stay_with_their_units() -> None:
    """One case a line; a line may break after a comma or before 至, never inside an amount."""
    row = BenchmarkRow(
        "CG-0001", "甲", (), "", "个人：可不罚款，或 50 元 至 200 元；单位：5 万元 至 50 万元", None, ""
    )
    assert row.fines == (
        "个人：可不罚款，或\N{NO-BREAK SPACE}50\N{NO-BREAK SPACE}元 至\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}元",
        "单位：5\N{NO-BREAK SPACE}万元 至\N{NO-BREAK SPACE}50\N{NO-BREAK SPACE}万元",
    )
    assert BenchmarkRow("XK-0001", "甲", (), "", "", None, "").fines == ("不是处罚",)


def test_an_address_in_a_sentence_becomes_a_link() -> None:
    """Only the address; what looks like HTML stays text, and Chinese punctuation ends the address."""
    assert linked("真实：<b>库</b> https://flk.npc.gov.cn/d?id=1&a=2，第3页") == (
        '真实：&lt;b&gt;库&lt;/b&gt; <a href="https://flk.npc.gov.cn/d?id=1&amp;a=2">'
        "https://flk.npc.gov.cn/d?id=1&amp;a=2</a>，第3页"
    )
    assert linked("虚构：测试用") == "虚构：测试用"
