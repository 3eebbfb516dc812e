"""Rule packs (规则包): a governing document's rules as data, each with its clause, level and parameters (design section 3)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema

from chidu.model.fields import ActProvenance, Date, FolderId, PackId, Part, Text, refuse
from chidu.sanction import Convention


class Strength(StrEnum):
    """How a pack weighs what it asks for."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTE = "说明"
    OFF = "关闭"


Parameter: TypeAlias = str | tuple["Parameter", ...] | dict[str, "Parameter"]
"""A parameter as typed: which keys and values a rule takes is the rule's business, not the format's."""


def _typed(value: object) -> object:
    """The tree a file holds, made of texts, lists and mappings, so that it can be frozen."""
    if isinstance(value, dict):
        return {key: _typed(each) for key, each in value.items()}
    return tuple(map(_typed, value)) if isinstance(value, list | tuple) else value


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise refuse("parameters_form", "应当是“名称: 值”的对照")
    return _typed(value)


Parameters = Annotated[
    dict[str, Any], BeforeValidator(_mapping), WithJsonSchema({"type": "object", "minProperties": 1})
]


class PackLevel(StrEnum):
    """Whose rules a pack holds, from the widest; the narrower says more precisely what is asked here."""

    STATE = "国家级"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"


class PackRule(Part):
    """One rule a pack switches on, raises, lowers or switches off."""

    rule: Text = Field(alias="规则", description="规则的名字，例如 tier-count；有哪些见门户的“检查规则”页")
    strength: Strength = Field(alias="级别", description="不符合时算错误、提醒还是说明；写关闭就不检查")
    clause: Text = Field(alias="条款", description="文件的哪一条这样要求，例如 第九条第（三）项")
    demand: Text = Field(alias="要求", description="这一条要求什么，用一句话写")
    parameters: Parameters = Field(
        default_factory=dict, alias="参数", description="这条规则的参数，一个一行；规则没有参数就不写"
    )


class Pack(Part):
    """A governing document as rules. `convention` reads the tiers' bounds where their own document is silent."""

    id: PackId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(alias="名称", description="文件全称，不加书名号")
    number: Text = Field(alias="文号", description="发文字号或者令号，检查结果用它引条款")
    maker: Text = Field(alias="制定机关", description="制定这个文件的机关")
    level: PackLevel = Field(
        alias="级别", description="制定机关是哪一级；同一条规则几级都有的，离本地近的优先"
    )
    effective: Date | None = Field(
        default=None, alias="施行日期", description="文件开始施行的日期；没有查到就不写"
    )
    expires: Date | None = Field(
        default=None, alias="有效期至", description="有效的最后一天；文件没有规定就不写"
    )
    convention: Convention | None = Field(
        default=None,
        alias="裁量用语",
        description="文件自己规定“以上”“以下”怎么算时写；发布文件写了的，以发布文件为准",
    )
    rules: tuple[PackRule, ...] = Field(
        alias="规则", min_length=1, description="文件里能由程序核对的要求，一条一项"
    )
    remarks: tuple[Text, ...] = Field(
        default=(), alias="说明", description="文件自己重叠、没有规定或者没有编进来的地方，一处一项"
    )
    provenance: ActProvenance = Field(
        alias="数据来源", description="条文从哪里来；真实的写明出处，例如 真实：某某局网站"
    )


class AppliedPack(Part):
    """A pack the site applies: to the whole jurisdiction, or to some departments."""

    pack: PackId = Field(alias="编号", description="规则包的编号，要先登记")
    departments: tuple[FolderId, ...] = Field(
        default=(), alias="部门", description="只管这些部门的，写部门的文件夹名；不写就管全部"
    )
