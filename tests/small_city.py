"""A city of one department and one penalty, made of texts, with the real packs beside it: what one table is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import Folder
from chidu.problems import Level, Problem
from chidu.rules import check

PACKS = Path(__file__).parents[1] / "content/rules"
RECORD = "departments/chengguan/CG-0001.yml"

_SITE = """\
名称: 小样市
级别: 县级市
上级: 小样省
区划代码: 990181
演示: true
标识:
  主办单位: 小样市人民政府办公室
  承办单位: 小样市司法局
  网站标识码: 9901810001
  ICP备案号: 样ICP备20260001号
  公安备案号: 样公网安备99018102000001号
  联系电话: 0300-2100001
"""
_DEPARTMENT = """\
名称: 小样市城市管理局
简称: 城管局
类别: 部门
职责: 市容环境卫生管理
咨询电话: 0300-2100011
监督电话: 0300-2100012
复议机关: 小样市人民政府
管辖法院: 小样市人民法院
"""
_DOCUMENT = """\
编号: YS-2026-001
名称: 小样市城市管理行政处罚裁量权基准
文号: 样城规〔2026〕1号
制定形式: 规范性文件
发布机构: chengguan
级别: 县级
成文日期: 2026-01-20
发布日期: 2026-02-01
施行日期: 2026-03-01
有效期至: 2031-02-28
索引号: YS0001/2026-00001
数据来源: 虚构
"""
_LAW = """\
编号: FL-0001
名称: 小样省市容管理条例
层级: 地方性法规
制定机关: 小样省人民代表大会常务委员会
版本:
  - 版本: 2020年公布
    公布日期: 2020-10-01
    施行日期: 2021-01-01
数据来源: 虚构
"""


class Tier(NamedTuple):
    """What differs between tiers."""

    name: str
    standard: str
    grade: str | None = None


def penalty(clause: str, tiers: Iterable[Tier | tuple[str, str]], more: str = "") -> str:
    """A penalty in tier form; `more` are further keys, each on a line of its own."""
    listed = "".join(map(_tier, (Tier(*tier) for tier in tiers)))
    return _record(clause, f"裁量阶次:\n{listed}{more}")


def matrix(clause: str, rows: Sequence[tuple[str, str]]) -> str:
    """A penalty in matrix form, of one axis: tier name and standard of each row."""
    listed = "".join(
        f"    - 情形:\n        - 面积第{number}级\n      阶次: {name}\n      裁量标准: {standard}\n"
        for number, (name, standard) in enumerate(rows, 1)
    )
    return _record(clause, f"裁量矩阵:\n  维度:\n    - 面积\n  行:\n{listed}")


def _tier(tier: Tier) -> str:
    grade = f"    等级: {tier.grade}\n" if tier.grade else ""
    condition = f"    适用情形:\n      - 情形属于{tier.name}\n"
    return f"  - 阶次: {tier.name}\n{grade}{condition}    裁量标准: {tier.standard}\n"


def _record(clause: str, form: str) -> str:
    basis = f"处罚依据:\n  - 依据: 小样省市容管理条例\n    条款: 第三十四条\n    罚则: {clause}\n"
    head = "编号: CG-0001\n事项: 未经批准占用城市道路摆摊经营\n权力类型: 行政处罚\n文件: YS-2026-001\n"
    return f"{head}{basis}{form}数据来源: 示范划分\n"


@cache
def real_pack(id: str) -> str:
    """A pack of the demonstration, as it stands."""
    return (PACKS / f"{id}.yml").read_text("utf-8")


def made_pack(rules: str, more: str = "") -> str:
    """A pack made up, by the lines under 规则."""
    head = (
        "编号: GZ-0001\n名称: 小样市裁量权办法\n文号: 样政〔2025〕1号\n制定机关: 小样市人民政府\n级别: 县级\n"
    )
    return f"{head}{more}规则:\n{rules}数据来源: 虚构\n"


def small_city(record: str, pack: str, convention: str | None = None) -> Corpus:
    """The city whose only pack applies to everybody; `convention` is the issuing document's 裁量用语."""
    said = f"裁量用语: {convention}\n数据来源: 虚构\n"
    id = pack.split("编号: ")[1][:7]
    files = {
        RECORD: record,
        "departments/chengguan/department.yml": _DEPARTMENT,
        "documents/YS-2026-001.yml": _DOCUMENT.replace("数据来源: 虚构\n", said) if convention else _DOCUMENT,
        "laws/FL-0001.yml": _LAW,
        f"rules/{id}.yml": pack,
        "site.yml": f"{_SITE}规则包:\n  - 编号: {id}\n",
    }
    return read_corpus(Folder({path: files[path].encode() for path in sorted(files)}, ()))


def told(record: str, pack: str, *codes: str, convention: str | None = None) -> list[Problem]:
    """What a check finds in the penalty and in the pack, of `codes` where any are given."""
    found = check(small_city(record, pack, convention))
    of_interest = [problem for problem in found if problem.place.file.startswith((RECORD, "rules/"))]
    return [problem for problem in of_interest if not codes or problem.code in codes]


def brief(found: Iterable[Problem]) -> list[tuple[str, str]]:
    """Code and level, in the order found."""
    return [(problem.code, problem.level.label) for problem in found]


def without_notes(found: Iterable[Problem]) -> list[Problem]:
    """What a clerk is told."""
    return [problem for problem in found if problem.level is not Level.NOTE]
