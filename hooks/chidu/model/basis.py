"""Citations: what a benchmark rests on, and how it relates to a superior benchmark."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from chidu.model.fields import BenchmarkId, Date, FolderId, Part, Text, Words


class Citation(Part):
    """A provision of a law or document, named as the text names it."""

    law: Text = Field(
        alias="依据", description="法律、法规、规章或者文件的名称，不加书名号，可以用登记过的简称"
    )
    version: Text | None = Field(
        default=None, alias="版本", description="登记过的版本，例如 2018年修正；不写就是现行版本"
    )
    article: Text | None = Field(
        default=None, alias="条款", description="汉字写明条、款、项，例如 第三十四条第一款第（一）项"
    )


class PenaltyBasis(Citation):
    """A provision that empowers a penalty, with its words (罚则); the statutory range is derived from them."""

    clause: Words | None = Field(
        default=None, alias="罚则", description="法条里规定怎么罚的原文，例如 处1000元以上5000元以下罚款"
    )


class Relation(StrEnum):
    """How a benchmark stands to a superior one (JS 二 ¶2, BY 24)."""

    ADOPTS = "适用"
    REFINES = "细化"
    SUPPLEMENTS = "补充"
    OVERRIDDEN = "被替代"


class Superior(Part):
    """The superior benchmark this one adopts, refines, supplements, or gives way to."""

    id: BenchmarkId | None = Field(
        default=None, alias="编号", description="上级基准在本站的编号；没有登记的，写“文号”"
    )
    document_number: Text | None = Field(
        default=None, alias="文号", description="发布上级基准的文件的文号，例如 示交法规〔2023〕12号"
    )
    relation: Relation = Field(alias="关系", description="本项对上级基准是照用、细化、补充，还是已被它替代")
    reason: Text | None = Field(
        default=None, alias="理由", description="为什么是这种关系，例如 省级基准只分两档，本市细化为四档"
    )


class ConferralMode(StrEnum):
    """How a town or entrusted body comes to apply the benchmark."""

    ENTRUSTED = "委托"
    CONFERRED = "赋权"


class Conferral(Part):
    """One body to which the matter is entrusted or conferred (QD 二(三), JX 二(三))."""

    body: FolderId = Field(alias="对象", description="乡镇、街道或者受委托组织的文件夹名，要先登记")
    mode: ConferralMode = Field(alias="方式", description="行政机关委托的写委托，依法交给乡镇、街道的写赋权")
    basis: Text = Field(alias="依据", description="委托或者赋权的法律、决定，例如 行政处罚法第二十四条")
    until: Text | None = Field(
        default=None, alias="期限", description="从什么时候起、到什么时候止，例如 至2028年12月31日"
    )


class LinkKind(StrEnum):
    """What a related record is."""

    NO_PENALTY_LIST = "免罚清单"
    CRIMINAL_TRANSFER = "移送标准"
    CASE = "典型案例"
    BENCHMARK = "相关基准"


class Link(Part):
    """A related list or benchmark."""

    kind: LinkKind = Field(alias="类型", description="所指的是清单、标准、案例，还是另一项基准")
    id: BenchmarkId = Field(alias="编号", description="清单或者基准的编号，要先登记")
    remark: Text | None = Field(
        default=None, alias="说明", description="什么时候看它，例如 首次违法适用该清单"
    )


class AcceptedFinding(Part):
    """A finding that was looked at and accepted, with its reason."""

    rule: Text = Field(alias="规则", description="检查结果里方括号内的名字，例如 sanction-unread")
    reason: Text = Field(alias="理由", description="为什么不改，例如 法条原文就是这样写的")
    approved_by: Text = Field(alias="批准", description="同意保留的机构或者会议，例如 示范市司法局")
    date: Date = Field(alias="日期", description="同意保留的日期")


class RevisionNote(Part):
    """Why the present version was made."""

    reason: Text = Field(alias="原因", description="为什么修订，例如 上位法修改；改错字的写 勘误")
    basis: Text | None = Field(default=None, alias="依据", description="促成修订的法规、文件或者评估报告")
    document_number: Text | None = Field(
        default=None, alias="文号", description="修订文件的文号，例如 示城管规〔2026〕3号"
    )
    meeting: Text | None = Field(
        default=None, alias="会议", description="审议的会议，例如 2026年2月6日局务会议"
    )
    consultation: Text | None = Field(
        default=None, alias="征求意见", description="收到和采纳几条，例如 收到意见4条，采纳3条"
    )


class Repeal(Part):
    """The end of a record: records are never deleted (format.md, Ids)."""

    date: Date = Field(alias="日期", description="从这一天起不再适用")
    basis: Text | None = Field(default=None, alias="依据", description="废止它的法规或者文件")
    reason: Text | None = Field(default=None, alias="原因", description="为什么废止，例如 上位法已经废止")
    successor: Text | None = Field(
        default=None, alias="替代", description="接替它的记录的编号，例如 CG-0030；没有就不写"
    )
