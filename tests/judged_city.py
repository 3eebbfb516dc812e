"""The fixture city as it was checked: with packs, faults, an exception, matters without a benchmark, an empty department."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from chidu import rules
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.publish.publication import Publication

CITY = Path(__file__).parent / "city/content"
DAY = date(2026, 11, 20)
ONE, TWO, THREE = (f"departments/chengguan/CG-000{number}.yml" for number in (1, 2, 3))

PACKED = {
    "rules/GZ-0001.yml": """\
编号: GZ-0001
名称: 小样市规范行政裁量权办法
文号: 样政〔2025〕1号
制定机关: 小样市人民政府
级别: 县级
施行日期: 2025-06-01
规则:
  - 规则: tier-count
    级别: 提醒
    条款: 第五条
    要求: 处罚至少分两档
    参数:
      最少: 2
  - 规则: tiers-gap
    级别: 错误
    条款: 第六条
    要求: 阶次之间不留空档
说明:
  - 第五条没有说最多分几档。
数据来源: 虚构：测试用
""",
    "rules/GZ-0002.yml": """\
编号: GZ-0002
名称: 小样省城市管理裁量规则
文号: 样省城〔2026〕2号
制定机关: 小样省城市管理局
级别: 省级
裁量用语: 两端含
规则:
  - 规则: tier-count
    级别: 提醒
    条款: 第九条第（一）项
    要求: 城市管理的处罚分4至5档
    参数:
      最少: 4
      最多: 5
  - 规则: tiers-share-ends
    级别: 关闭
    条款: 第十条
    要求: 分界上的数额不另作提醒
数据来源: 虚构：测试用
""",
    "rules/GZ-0003.yml": """\
编号: GZ-0003
名称: 小样省旧规则
文号: 样省〔2015〕3号
制定机关: 小样省人民政府
级别: 省级
有效期至: 2020-12-31
规则:
  - 规则: tiers-overlap
    级别: 提醒
    条款: 第一条
    要求: 阶次不重叠
数据来源: 虚构：测试用
""",
}
_APPLIED = "规则包:\n  - 编号: GZ-0001\n  - 编号: GZ-0002\n    部门:\n      - chengguan\n"
_LIST = """\
编号: QD-0002
名称: 小样市城市管理局执法事项清单
类别: 事项清单
发布机构: chengguan
施行日期: 2026-01-01
条目:
  - 事项: 未经批准占用城市道路摆摊经营
    基准:
      - CG-0001
  - 事项: 损坏道路照明设施
    依据:
      - 依据: 小样市市容管理条例
        条款: 第四十条
  - 事项: 占道停放废弃车辆
    依据:
      - 依据: 小样市市容管理条例
        条款: 第四十一条
    无需制定: 罚款只有一个数额，没有裁量空间
  - 事项: 随意张贴
    基准:
      - CG-0006
数据来源: 虚构：测试用
"""
_EMPTY = """\
名称: 小样市气象局
简称: 气象局
类别: 部门
职责: 气象
咨询电话: 0000-0000021
监督电话: 0000-0000022
复议机关: 小样市人民政府
管辖法院: 小样市人民法院
"""
Edits = Mapping[str, tuple[tuple[str, str], ...]]
FAULTS: Edits = MappingProxyType(
    {
        # a gap between two tiers, and an end that is not reached, which was accepted
        ONE: (
            ("并处1500元以上2000元", "并处1600元以上2000元"),
            ("2000元以上3000元以下罚款", "2000元以上2900元以下罚款"),
            (
                "程序提示:",
                "例外:\n  - 规则: tiers-short-of-top\n    理由: 试行\n    批准: 小样市司法局\n    日期: 2026-05-06\n程序提示:",
            ),
        ),
    }
)


def publication(
    edits: Edits = MappingProxyType({}),
    more: Mapping[str, str] = MappingProxyType({}),
    *,
    packed: bool = False,
    day: date = DAY,
) -> Publication:
    """The edition of a day: with words of records replaced, further files, and the packs."""
    files = dict(read_folder(CITY).files)
    added = {**more, **(PACKED if packed else {})}
    files |= {path: text.encode() for path, text in added.items()}
    if packed:
        files["site.yml"] += _APPLIED.encode()
    for path, changes in edits.items():
        text = files[path].decode()
        for old, new in changes:
            assert old in text, (path, old)
            text = text.replace(old, new)
        files[path] = text.encode()
    return of_files(files, day)


def of_files(files: Mapping[str, bytes], day: date = DAY) -> Publication:
    """The edition of a folder in memory."""
    corpus = read_corpus(Folder(dict(sorted(files.items())), ()))
    return Publication.on(day, corpus, {}, "测试没有历史", rules.check_whole(corpus, day=day))


def faulty() -> Publication:
    """The city with everything at once."""
    more = {"lists/QD-0002.yml": _LIST, "departments/qixiang/department.yml": _EMPTY}
    return publication(FAULTS, more, packed=True)
