"""The content folder of an imported workbook: site, one issuing document, law stubs, the department, its benchmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chidu.model.kinds import Kind
from chidu.model.writer import modeline
from chidu.source.emitter import emit
from chidu.source.nodes import Plain
from chidu.workbook.records import Named, benchmark, provisions

# 城市, 市场, 市容, 县级 name no place.
_PLACE = re.compile(r"(?!城市|农村|国务院)(.{2,8}?(?:省|自治区|市|自治州|县))(?![场容政级域乡])")
_STATE = "中华人民共和国"
_REGULATION = re.compile(r"条例$|实施.*[法例][〉》>]?(?:的)?(?:办法|规定)$")
_UNKNOWN_VERSION = "版本待核"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a workbook does not say of itself: chosen by whoever imports it, or a placeholder that says so."""

    department: str
    department_name: str
    site_name: str
    document_name: str
    document_number: str
    prefix: str
    source: str
    day: date

    @property
    def document(self) -> str:
        """The id of the issuing document."""
        return f"{self.prefix}-{self.day.year}-001"


def files(naming: Naming, named: Sequence[Named]) -> dict[str, str]:
    """Every file of the content folder by its path in it."""
    records = {each.id: benchmark(each, naming.document, naming.source) for each in named}
    written = {"site.yml": _record(Kind.SITE, "site.yml", _site(naming))}
    path = f"documents/{naming.document}.yml"
    written[path] = _record(Kind.DOCUMENT, path, _document(naming))
    for law in _laws(records.values(), naming.source):
        path = f"laws/{law['编号']}.yml"
        written[path] = _record(Kind.LAW, path, law)
    home = f"departments/{naming.department}"
    written[f"{home}/department.yml"] = _record(
        Kind.DEPARTMENT, f"{home}/department.yml", _department(naming)
    )
    for id, record in records.items():
        written[f"{home}/{id}.yml"] = _record(Kind.BENCHMARK, f"{home}/{id}.yml", record)
    return written | {f"pages/{name}.md": text for name, text in _pages(naming).items()}


def _record(kind: Kind, path: str, tree: Mapping[str, Plain]) -> str:
    return emit(dict(tree), modeline(kind, path))


def _site(naming: Naming) -> dict[str, Plain]:
    return {
        "名称": naming.site_name,
        "级别": "待填",
        "上级": "待填",
        "区划代码": "000000",
        "标识": {
            "主办单位": "待填",
            "承办单位": "待填",
            "网站标识码": "0000000000",
            "ICP备案号": "待填",
            "公安备案号": "待填",
            "联系电话": "0000-0000000",
        },
    }


def _document(naming: Naming) -> dict[str, Plain]:
    day = naming.day.isoformat()
    return {
        "编号": naming.document,
        "名称": naming.document_name,
        "文号": naming.document_number,
        "制定形式": "规范性文件",
        "发布机构": naming.department,
        "级别": "市级",
        "成文日期": day,
        "发布日期": day,
        "施行日期": day,
        "数据来源": f"真实：{naming.source}；表格没有写文件的名称、文号和日期，日期暂写导入的那一天，待核",
    }


def _department(naming: Naming) -> dict[str, Plain]:
    return {
        "名称": naming.department_name,
        "简称": naming.department_name,
        "类别": "部门",
        "职责": "待填",
        "咨询电话": "0000-0000000",
        "监督电话": "0000-0000000",
        "复议机关": "待填",
        "管辖法院": "待填",
    }


def _laws(records: Iterable[dict[str, Plain]], source: str) -> Iterator[dict[str, Plain]]:
    versions: dict[str, dict[str, None]] = {}
    for record in records:
        for law, version in provisions(record):
            versions.setdefault(law, {}).update({version: None} if version else {})
    for number, (law, labels) in enumerate(versions.items(), start=1):
        level, maker = origin(law)
        listed: list[Plain] = [{"版本": label} for label in labels or [_UNKNOWN_VERSION]]
        yield {
            "编号": f"FL-{number:04}",
            "名称": law,
            "层级": level,
            "制定机关": maker,
            "版本": listed,
            "数据来源": f"真实：名称和版本取自{source}，层级、制定机关由名称推出，日期没有登记，待核",
        }


def origin(law: str) -> tuple[str, str]:
    """Level and maker as far as the name tells: 广东省…条例 is a local regulation, a bare 条例 one of the State Council."""
    bare = law.removeprefix(_STATE)
    if bare.endswith("法") and not bare.endswith("办法"):
        return "法律", "全国人民代表大会常务委员会"
    place = _PLACE.match(bare) if bare == law else None
    if place and _REGULATION.search(law):
        return "地方性法规", f"{place[1]}人民代表大会常务委员会"
    if place:
        return "地方政府规章", f"{place[1]}人民政府"
    if law.endswith("条例"):
        return "行政法规", "国务院"
    return "部门规章", "待核"


def _pages(naming: Naming) -> dict[str, str]:
    return {
        "about": f"# 关于本站\n\n这里的基准由程序从“{naming.source}”导入，文字和表格一致，没有经过核对，不作执法依据。\n",
        "help": "# 帮助\n\n在搜索框里写违法行为或者法规条文，找到那一项；每一档罚多少，由“裁量标准”的原文读出，以原文为准。\n",
        "contribute": "# 提交修改\n\n先看检查列出的问题，对照原表逐项核对，再补上文件的名称、文号和日期，部门的电话，法规的日期。\n",
    }
