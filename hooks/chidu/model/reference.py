"""The field reference: every key of every record, generated from the models so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from html import escape
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from chidu.model.acts import Document, Law
from chidu.model.benchmark import CLASS_OF, Benchmark
from chidu.model.contents import Contents, Section
from chidu.model.entrustments import Entrustment
from chidu.model.fields import (
    ActProvenance,
    BenchmarkId,
    BenchmarkProvenance,
    Conditions,
    Date,
    Digits,
    DocumentId,
    EntrustmentId,
    Flag,
    FolderId,
    LawId,
    LinkAddress,
    ListId,
    PackId,
    Part,
    Percentage,
    SystemId,
    Text,
    WebAddress,
    Words,
)
from chidu.model.institutions import Department, Listing, Site
from chidu.model.packs import Pack, Parameters
from chidu.model.systems import System

_RECORDS: tuple[tuple[str, str, type[Part]], ...] = (
    ("基准", "departments/部门文件夹/CG-0001.yml", Benchmark),
    ("发布文件", "documents/SFS-2026-001.yml", Document),
    ("法规", "laws/FL-0001.yml", Law),
    ("部门、乡镇", "departments/部门文件夹/department.yml", Department),
    ("清单", "lists/QD-0001.yml", Listing),
    ("配套制度", "systems/ZD-0001.yml", System),
    ("委托和赋权", "entrustments/WT-0001.yml", Entrustment),
    ("规则包", "rules/GZ-0001.yml", Pack),
    ("站点", "site.yml", Site),
)
# How a value is written, for the kinds of value that fields.py and contents.py name.
_FORMS: tuple[tuple[Any, str], ...] = (
    (Text, "文字"),
    (Date, "日期，如 2026-01-01"),
    (Percentage, "百分比，如 15%"),
    (Digits, "数字，如 320600"),
    (Flag, "true 或者 false"),
    (WebAddress, "网址，如 https://www.example.gov.cn/cailiang/"),
    (LinkAddress, "网址，如 https://www.example.gov.cn/jiucuo?id=1"),
    (BenchmarkId, "编号，如 CG-0012"),
    (DocumentId, "编号，如 SFS-2026-003"),
    (LawId, "编号，如 FL-0001"),
    (ListId, "编号，如 QD-0001"),
    (SystemId, "编号，如 ZD-0001"),
    (EntrustmentId, "编号，如 WT-0001"),
    (PackId, "编号，如 GZ-0001"),
    (FolderId, "文件夹名，如 chengguan"),
    (BenchmarkProvenance, "真实：出处，或者 示范划分、虚构修订"),
    (ActProvenance, "真实：出处，或者 虚构"),
    (Conditions, '<a href="#conditions">情形</a>'),
    (Words, '<a href="#words">原文</a>'),
    (Section, '<a href="#section">内容</a>'),
    (dict[Text, Text], "“名称: 内容”的对照"),
    (Parameters, "“名称: 值”的对照"),
)
_HEAD = """---
title: 键名表
description: 每种记录可以写哪些键、哪些必须写、怎么写
---
# 键名表

这一页由程序从数据模型生成，不要手改。文件放在哪里、怎么存、怎么缩进，见[格式说明](format.md)。

标着**必填**的键一定要写。标着“选填”的，没有内容就整行不写，不要留空。键的先后不影响内容，`python3 run.py format` 会按表里的顺序排好。

## 写法

**文字**写在一行里。**列表**从下一行起，每一项单独一行，前面写“- ”。**一组键**从下一行起，多缩进两格，一行一个键。

### 情形 { #conditions }

写成列表，符合其中一条就算。要全部符合的，写“同时满足:”，下面再列。

```yaml
适用情形:
  - 一年内受过两次以上处罚
  - 同时满足:
      - 占用盲道
      - 经劝导不改正
```

### 原文 { #words }

照法条的说法写一句话。单位和个人、不同情况罚得不一样的，写成“轨道: 原文”的对照，同一项基准里轨道处处相同。

```yaml
裁量标准:
  单位: 处5万元以上8万元以下罚款
  个人: 处5000元以上8000元以下罚款
```

### 内容 { #section }

“裁量内容”的每个部分写成文字或者列表。法规已经规定清楚、不用再细化的，写“依据已明确”和是哪一条。

```yaml
许可条件:
  - 不影响行人通行
  - 占用不超过30日
办理时限:
  依据已明确: 行政许可法第四十二条
```

## 有哪些记录

"""
_CONTENTS = """
### 裁量内容 { #contents }

每种权力有自己的几个部分，除了“其他”都要写。行政处罚不写“裁量内容”。
"""
# Every part, with the record it is shown under and the keys it is written under.
_Homes: TypeAlias = dict[type[Part], tuple[type[Part], list[str]]]


def reference() -> str:
    """The whole Markdown page; a part that several records have is shown once, where it first appears."""
    index = "".join(f"- [{title}](#{_id(record)})：`{file}`\n" for title, file, record in _RECORDS)
    homes = _homes()
    return _HEAD + index + "".join(_record(title, file, record, homes) for title, file, record in _RECORDS)


def _homes() -> _Homes:
    found: _Homes = {}
    for _, _, record in _RECORDS:
        for key, part in _nested(record):
            keys = found.setdefault(part, (record, []))[1]
            keys += [] if key in keys else [key]
    return found


def _nested(model: type[Part], within: str = "") -> Iterator[tuple[str, type[Part]]]:
    for name, field in model.model_fields.items():
        for part in _parts(_hint(model, name)):
            key = field.alias or name
            yield f"{within}的“{key}”" if within else key, part
            yield from _nested(part, key)


def _record(title: str, file: str, record: type[Part], homes: _Homes) -> str:
    own = {part: keys for part, (home, keys) in homes.items() if home is record}
    within = "、".join(f"[{'、'.join(keys)}](#{_id(part)})" for part, keys in own.items())
    contents = f"表里写着“一组键”的，下面各有一张表：{within}。\n\n" if own else ""
    head = f"\n## {title} {{ #{_id(record)} }}\n\n文件：`{file}`\n\n{contents}{_table(record)}"
    return head + "".join(
        _contents() if part is Contents else _section("、".join(own[part]), part) for part in own
    )


def _contents() -> str:
    """裁量内容 differs by power type: the class of each type says which parts it has."""
    text = _CONTENTS
    for cls in dict.fromkeys(CLASS_OF.values()):
        types = "、".join(name for name, chosen in CLASS_OF.items() if chosen is cls)
        for part in _parts(_hint(cls, "contents")):
            text += _section(f"裁量内容：{types}", part)
            text += "".join(_section(key, inner) for key, inner in _nested(part, types))
    return text


def _section(title: str, part: type[Part]) -> str:
    return f"\n### {title} {{ #{_id(part)} }}\n\n{_table(part)}"


def _id(part: type[Part]) -> str:
    return part.__name__.lower()


def _table(model: type[Part]) -> str:
    # Written as HTML: on a phone our tables become cards, which need a name on every cell.
    return (
        '<table class="cards">\n<colgroup><col style="width:10rem"><col><col style="width:16rem"></colgroup>\n'
        '<thead><tr><th scope="col">键</th><th scope="col">写什么</th><th scope="col">写法</th></tr></thead>\n'
        f"<tbody>\n{''.join(_rows(model))}</tbody>\n</table>\n"
    )


def _rows(model: type[Part]) -> Iterator[str]:
    # 其他 is common to all contents, so it comes first in the classes; it is written last.
    for name, field in sorted(model.model_fields.items(), key=lambda item: item[0] == "other"):
        key = field.alias or name
        need = '<b class="tag">必填</b>' if field.is_required() else '<span class="small soft">选填</span>'
        yield (
            f'<tr><th scope="row">{escape(key)} {need}</th><td data-l="写什么"><span>{escape(field.description or "")}</span>'
            f'</td><td data-l="写法"><span>{_writing(model, name, key)}</span></td></tr>\n'
        )


def _writing(model: type[Part], name: str, key: str) -> str:
    if model is Benchmark and name == "power_type":
        # Any text here; the class of each power type fixes its own.
        return _one_of(CLASS_OF)
    return _form(_hint(model, name), key)


def _form(hint: Any, key: str) -> str:
    if known := next((words for form, words in _FORMS if form == hint), None):
        return known
    if get_origin(hint) in (Union, UnionType):
        return _form(get_args(hint)[0], key)
    if get_origin(hint) is tuple:
        return f"列表，每一项写{_form(get_args(hint)[0], key)}"
    if issubclass(hint, Part):
        return f'一组键，见<a href="#{_id(hint)}">{key}</a>'
    return _one_of(hint) if issubclass(hint, StrEnum) else "文字"


def _one_of(choices: Iterable[str]) -> str:
    return "其中一个：" + "、".join(choices)


def _hint(model: type[Part], name: str) -> Any:
    """The declared type of a field with the names of fields.py kept, which pydantic's own record of it takes apart."""
    return get_type_hints(model, include_extras=True)[name]


def _parts(hint: Any) -> Iterator[type[Part]]:
    if any(form == hint for form, _ in _FORMS):
        return
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for argument in get_args(hint):
        yield from _parts(argument)
