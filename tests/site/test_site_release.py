"""Whole releases: what a demonstration may publish and a real portal may not, and what each page then declares."""

from __future__ import annotations

import re
from collections.abc import Callable

from city_repository import CityRepository

REAL = (
    ("演示: true\n", ""),
    ("区划代码: 000000", "区划代码: 320000"),
    ("https://xiaoyang.example/caiLiang/", "https://www.xiaoyang.gov.cn/cailiang/"),
    ("网站标识码: 0000000000", "网站标识码: 3200000001"),
    ("样ICP备00000000号", "样ICP备05070218号"),
    ("样公网安备00000000000000号", "样公网安备11010202000001号"),
    ("联系电话: 0000-0000000", "联系电话: 0512-66000001"),
)
ADDRESSES = (
    "  ICP备案网址: https://beian.miit.gov.cn/\n"
    "  公安备案网址: https://beian.mps.gov.cn/#/query/webSearch?code=11010202000001\n"
    "  找错网址: https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3200000001\n"
)


def test_a_release_with_placeholders_is_refused(fresh_city: CityRepository) -> None:
    """Exit 1 with the line and what to type; nothing is written. With 演示: true the same values are published."""
    assert fresh_city.chidu("build", "--release").returncode == 0
    before = (fresh_city.root / "site/index.html").read_bytes()
    fresh_city.edit("site.yml", ("演示: true\n", ""))
    fresh_city.commit("不再演示", 2)
    refused = fresh_city.chidu("build", "--release")
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert (
        "content/site.yml:10:10: 错误 [placeholder] 正式发布的“网站标识码”还是演示用的“0000000000”\n"
        "    改成：主管单位分配的十位网站标识码；如果是演示站，在 content/site.yml 里写“演示: true”\n"
    ) in said
    assert "content/documents/YS-2026-001.yml:4:5: 错误 [index-number-missing]" in said
    assert (fresh_city.root / "site/index.html").read_bytes() == before
    assert fresh_city.chidu("build").returncode == 0, "a draft may have them"


def test_a_real_portal(fresh_city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """With real values: no band above the header, the site's tags, a footer whose links are those configured."""
    fresh_city.edit("site.yml", *REAL, ("代码托管:\n", f"{ADDRESSES}代码托管:\n"))
    for folder in ("chengguan", "dongzhen", "xuke"):
        fresh_city.edit(f"departments/{folder}/department.yml", ("0000-000000", "0512-600000"))
    fresh_city.edit("documents/YS-2026-001.yml", ("数据来源: ", "索引号: YS000001/2026-00001\n数据来源: "))
    fresh_city.commit("正式", 2)
    done = fresh_city.chidu("build", "--release")
    assert done.returncode == 0, done.stdout + done.stderr
    parts = []
    for page in ("index.html", "about/index.html", "benchmarks/CG-0001/versions/2027-01-01/index.html"):
        html = (fresh_city.root / "site" / page).read_text(encoding="utf-8")
        tags = re.findall(r'<meta name="(?!description|generator|viewport).*?>', html)
        parts += [f"== {page}", *tags]
    assert '<aside class="demo"' not in html
    golden("real_portal.html", "\n".join([*parts, html[html.index('<footer class="foot">') :]]) + "\n")
