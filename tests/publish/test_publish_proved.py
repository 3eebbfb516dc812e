"""What was proved, in one sentence under the table: never more than was looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from judged_city import ONE, THREE, TWO, publication

from chidu.publish import benchmark_page
from chidu.publish.page import environment
from chidu.publish.proved import proved
from chidu.publish.publication import Publication
from chidu.publish.usage import usage_in, usage_of
from chidu.sanction import Convention

TEMPLATES = environment(Path(__file__).parents[2] / "overrides/records")
LAW = "责令改正，可以并处1000元以上3000元以下罚款"
TIERS = (
    "责令改正，可以并处1000元以上1500元以下罚款",
    "责令改正，并处1500元以上2000元以下罚款",
    "责令改正，并处2000元以上3000元以下罚款",
)
CASES: dict[str, tuple[str, tuple[str, str, str]]] = {
    "首尾相接": (LAW, TIERS),
    "有空档": (LAW, (TIERS[0], "并处1600元以上2000元以下罚款", TIERS[2])),
    "有重叠": (LAW, (TIERS[0], "并处1400元以上2000元以下罚款", TIERS[2])),
    "倒序": (LAW, (TIERS[1], TIERS[0], TIERS[2])),
    "超出": (LAW, (TIERS[0], TIERS[1], "并处2000元以上3500元以下罚款")),
    "不到顶": (LAW, (TIERS[0], TIERS[1], "并处2000元以上2900元以下罚款")),
    "样样都错": (LAW, ("并处1100元以上1200元以下罚款", "并处1300元以上1500元以下罚款", "并处1400元以上3100元以下罚款")),
    "固定数额": (LAW, ("并处1000元罚款", "并处2000元罚款", "并处3000元罚款")),
    "有一档固定": (LAW, ("并处1000元罚款", "并处1500元以上2000元以下罚款", TIERS[2])),
    "法条没有最低": ("可以并处3000元以下罚款", ("并处1500元以下罚款", TIERS[1], TIERS[2])),
    "有一档没有写最低": (LAW, ("并处1500元以下罚款", TIERS[1], TIERS[2])),
    "只有最低": ("并处1000元以上罚款", (TIERS[0], TIERS[1], "并处2000元以上罚款")),
    "有减轻": (LAW, ("减轻处罚，并处500元以上1000元以下罚款", "并处1000元以上2000元以下罚款", TIERS[2])),
    "拘留和罚款": (
        "处五日以下拘留，并处1000元以上3000元以下罚款",
        ("并处1000元以上1500元以下罚款", "处3日以下拘留，并处1500元以上2000元以下罚款",
         "处3日以上5日以下拘留，并处2000元以上3000元以下罚款"),
    ),
    "罚则没有数额": ("依照有关规定处理", TIERS),
    "各档没有数额": (LAW, ("给予警告", "责令停产停业", "吊销许可证")),
    "读不完整": (LAW, (TIERS[0], "并处1500元左右罚款", TIERS[2])),
}  # fmt: skip


def judged(clause: str, tiers: tuple[str, str, str]) -> Publication:
    """The city with this clause and these tiers in one record."""
    # Each in its place, and only then the words: a tier may take those of another.
    places = [(f"裁量标准: {was}", f"裁量标准: 第{place}处") for place, was in enumerate(TIERS)]
    words = [(f"裁量标准: 第{place}处", f"裁量标准: {now}") for place, now in enumerate(tiers)]
    name = ("等级: 轻微", "等级: 减轻" if "减轻" in tiers[0] else "等级: 轻微")
    return publication({ONE: ((f"罚则: {LAW}", f"罚则: {clause}"), *places, *words, name)})


def test_every_case(golden: Callable[[str, str], None]) -> None:
    """One table in every state; fixed amounts by their order, what was not read not at all."""
    lines = []
    for name, (clause, tiers) in CASES.items():
        edition = judged(clause, tiers)
        entry = edition.corpus.benchmarks["CG-0001"]
        penalty = edition.penalty(entry)
        lines.append(f"{name}：{proved(entry.record, penalty.series, edition.proof(entry, penalty))}")
    for id, entry in publication().corpus.benchmarks.items():
        edition = publication()
        series = edition.penalty(entry).series if entry.record.power_type == "行政处罚" else ()
        lines.append(f"{id}：{proved(entry.record, series, edition.proof(entry))}")
    golden("proved.txt", "\n".join(lines) + "\n")


PACK = """\
编号: GZ-0001
名称: 小样市规范行政裁量权办法
文号: 样政〔2025〕1号
制定机关: 小样市人民政府
级别: 县级
裁量用语: 两端含
规则:
  - 规则: tiers-gap
    级别: 错误
    条款: 第六条
    要求: 阶次之间不留空档
数据来源: 虚构：测试用
"""


def with_pack(*changes: tuple[str, str]) -> Publication:
    """The city under a pack that reads bounds its own way; `changes` are made in the issuing document."""
    edits = {
        "documents/YS-2025-001.yml": changes,
        "site.yml": (("代码托管:", "规则包:\n  - 编号: GZ-0001\n代码托管:"),),
    }
    return publication(edits, {"rules/GZ-0001.yml": PACK})


def test_a_pack_reads_the_bounds_where_the_document_is_silent() -> None:
    """Under the table the pack is named as the source; a document's own 裁量用语 counts for more."""
    silent = with_pack(("裁量用语: 以下不含\n", ""))
    usage = usage_of(silent, silent.corpus.benchmarks["CG-0001"])
    assert (usage.convention, usage.source) == (
        Convention.BOTH_INCLUDE,
        "《小样市规范行政裁量权办法》（样政〔2025〕1号）",
    )
    page = benchmark_page.benchmark_page(TEMPLATES, silent, silent.corpus.benchmarks["CG-0001"])
    assert "约定出自《小样市规范行政裁量权办法》（样政〔2025〕1号）。" in page.body
    document = silent.corpus.documents["YS-2025-001"].record
    assert usage_in(silent, document, document.issuer) == usage
    assert usage_in(silent, document, "某外部机构") == usage
    told = with_pack()
    own = usage_of(told, told.corpus.benchmarks["CG-0001"])
    assert (own.convention, own.source) == (Convention.BELOW_EXCLUDES, "发布文件的用语约定")
    said = with_pack(("裁量用语: 以下不含", "裁量用语: 民法典"))
    assert usage_of(said, said.corpus.benchmarks["CG-0001"]).source == "民法典第一千二百五十九条"


SUPERIOR = "上级基准:\n  {whom}\n  关系: {relation}\n  理由: 省里统一了数额\n裁量阶次:"


@pytest.mark.parametrize(
    ("whom", "relation", "banner"),
    [
        ("编号: CG-0002", "被替代", "上级基准2025年7月1日起施行，本项还没有修改。"),
        (
            "文号: 样省规〔2026〕9号",
            "被替代",
            "这件事按样省规〔2026〕9号办，不按本项：省里统一了数额。本项等待修改。",
        ),
        ("编号: CG-0002", "细化", ""),
    ],
)
def test_a_superior_benchmark_that_prevails_is_told_first(whom: str, relation: str, banner: str) -> None:
    """BY 24, JS 三(二): the banner stands before the state and before any number."""
    edition = publication({ONE: (("裁量阶次:", SUPERIOR.format(whom=whom, relation=relation)),)})
    page = benchmark_page.benchmark_page(TEMPLATES, edition, edition.corpus.benchmarks["CG-0001"]).body
    assert ("适用上级基准" in page, banner in page) == (bool(banner), True)
    if banner:
        assert page.index("适用上级基准") < page.index("现行有效") < page.index('class="answer"')
    if "CG-0002" in whom:
        assert '<a href="../../benchmarks/CG-0002/">擅自处置建筑垃圾</a>' in page


def test_a_superior_benchmark_is_waited_for_from_its_day_on() -> None:
    """And not before it is in force."""
    edits = {
        THREE: (
            (
                "裁量矩阵:",
                SUPERIOR.format(whom="编号: CG-0002", relation="被替代").replace("裁量阶次", "裁量矩阵"),
            ),
        ),
        TWO: (("文件: YS-2025-001", "文件: YS-2025-001\n施行日期: 2027-01-01"),),
    }
    for day, told in (
        (date(2026, 11, 20), "本项等待修改"),
        (date(2027, 1, 3), "2027年1月1日起施行，本项还没有修改"),
    ):
        edition = publication(edits, day=day)
        page = benchmark_page.benchmark_page(TEMPLATES, edition, edition.corpus.benchmarks["CG-0003"])
        assert told in page.body
