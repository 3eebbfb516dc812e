"""Supporting systems (配套制度): how departments use benchmarks, as they made and published it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from chidu.model.basis import Citation, Repeal
from chidu.model.fields import ActProvenance, BenchmarkId, Date, FolderId, Part, SystemId, Text


class SystemKind(StrEnum):
    """The systems that Qidong 二(二), Jiaxing 四, 五, Jiangsu 三 and Shenyang 三 ask for."""

    PUBLICITY = "信息公开"
    RECORDING = "全过程记录"
    REASONS = "说明理由"
    LEGAL_REVIEW = "法制审核"
    COLLECTIVE_DISCUSSION = "集体讨论"
    HEARING = "听证"
    BENCHMARK_FILING = "基准备案"
    MAJOR_CASE_FILING = "重大案件备案"
    ADJUSTMENT = "动态调整"
    FILE_REVIEW = "案卷评查"
    ASSESSMENT = "评议考核"
    ACCOUNTABILITY = "责任追究"
    SUPERVISION = "执法监督"
    OTHER = "其他"


class SystemSection(Part):
    """One matter a system settles."""

    heading: Text = Field(
        alias="标题", description="这一部分讲什么，例如 适用范围；每类制度要有的标题，检查时会提醒"
    )
    content: tuple[Text, ...] = Field(alias="内容", min_length=1, description="照原文写，一款一项")


class SystemStep(Part):
    """One step of the work a system orders (SY 三(一): 细化行政执法流程)."""

    name: Text = Field(alias="环节", description="办理中的一步，例如 承办机构送审")
    actor: Text = Field(alias="经办", description="谁办这一步，例如 法制审核机构")
    time_limit: Text | None = Field(default=None, alias="时限", description="几日内办完，例如 5个工作日")


class System(Part):
    """A supporting system as published."""

    id: SystemId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(alias="名称", description="制度全称，不加书名号")
    kind: SystemKind = Field(alias="类别", description="是哪一种制度")
    issuer: Text = Field(alias="发布机构", description="部门文件夹名，例如 chengguan；外部机构写全称")
    bodies: tuple[FolderId, ...] = Field(
        default=(),
        alias="适用部门",
        description="适用的部门的文件夹名；不写的，部门发布的只管自己，别的机构发布的管全部部门",
    )
    number: Text | None = Field(
        default=None, alias="文号", description="发文字号；和别的文件一起印发的写那个文件的"
    )
    effective: Date = Field(alias="施行日期", description="开始施行的日期")
    expires: Date | None = Field(
        default=None, alias="有效期至", description="有效的最后一天；制度没有规定就不写"
    )
    bases: tuple[Citation, ...] = Field(default=(), alias="依据", description="凭哪一条规定建立这个制度")
    sections: tuple[SystemSection, ...] = Field(
        alias="主要内容", min_length=1, description="制度的内容，一部分一项"
    )
    steps: tuple[SystemStep, ...] = Field(default=(), alias="流程", description="怎么办，先后一步一项")
    links: tuple[BenchmarkId, ...] = Field(
        default=(), alias="关联", description="和它配合使用的基准、清单的编号，要先登记"
    )
    repeal: Repeal | None = Field(default=None, alias="废止", description="不再适用时写；文件不删除")
    provenance: ActProvenance = Field(
        alias="数据来源", description="制度从哪里来；真实的写明出处，例如 真实：某某局网站"
    )
