"""The link check finds every way a link can be wrong, and nothing else."""

from __future__ import annotations

from pathlib import Path

from chidu.publish.link_check import broken_links

GOOD = (
    '<a href="./">1</a><a href="../">2</a><a href="#here" id="here">3</a><a href="../b/#there">4</a>'
    '<a href="../b/?q=1#there">5</a><a href="../b/#q=%E6%91%86%E6%91%8A">6</a>'
)
BAD = (
    '<a href="../c/">1</a><a href="#gone">2</a><a href="../b/#gone">3</a><a href="/b/">4</a>'
    '<a href="../../out/">5</a><script src="https://example.org/x.js"></script><a href="javascript:alert(1)">6</a>'
    '<link rel="stylesheet" href="../no.css"><img src="//example.org/a.png"><a href="https://example.org/">ok</a>'
    '<a href="tel:12345">ok</a><a href="http://example.cn：8080/">7</a><img src="http://[">'
)


def test_good_and_bad_links(tmp_path: Path) -> None:
    """Relative links that lead to a file and a place in it, or tell it something (#q=…); other sites only by a link a reader follows."""
    for name, html in {"a": GOOD, "b": '<p id="there">x</p>', "d": BAD}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(html, encoding="utf-8")
    (tmp_path / "index.html").write_text('<a href="a/">a</a>', encoding="utf-8")
    assert [str(broken) for broken in broken_links(tmp_path)] == [
        "d/index.html：链接“../c/”没有对应的文件",
        "d/index.html：链接“#gone”页内没有这个位置",
        "d/index.html：链接“../b/#gone”页内没有这个位置",
        "d/index.html：链接“/b/”不是相对链接，放到子路径下就断了",
        "d/index.html：链接“../../out/”没有对应的文件",
        "d/index.html：链接“https://example.org/x.js”指向别的网站，门户不从别处取东西",
        "d/index.html：链接“javascript:alert(1)”指向别的网站，门户不从别处取东西",
        "d/index.html：链接“../no.css”没有对应的文件",
        "d/index.html：链接“//example.org/a.png”指向别的网站，门户不从别处取东西",
        "d/index.html：链接“http://example.cn：8080/”不是能用的网址，看看里面有没有全角的冒号、斜杠或者多余的括号",
        "d/index.html：链接“http://[”不是能用的网址，看看里面有没有全角的冒号、斜杠或者多余的括号",
    ]
