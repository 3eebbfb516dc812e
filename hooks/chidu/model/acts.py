"""The acts benchmarks live by: laws with their versions, and the documents that issue benchmarks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from chidu.model.basis import Repeal
from chidu.model.fields import ActProvenance, Date, DocumentId, LawId, Part, Text
from chidu.sanction import Convention


class LawLevel(StrEnum):
    """The rank of a legal act (立法法)."""

    LAW = "法律"
    REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    MINISTRY_RULE = "部门规章"
    LOCAL_RULE = "地方政府规章"


class LawVersion(Part):
    """One version of a law: what it is called, when it was published and since when it applies.

    A version taken over from a table that names only its year has no dates until someone looks them up.
    """

    label: Text = Field(alias="版本", description="版本的叫法，例如 2018年修正、2011年公布")
    published: Date | None = Field(
        default=None, alias="公布日期", description="这一版公布的日期；还没有查到就不写"
    )
    effective: Date | None = Field(
        default=None, alias="施行日期", description="这一版开始施行的日期；还没有查到就不写"
    )
    number: Text | None = Field(default=None, alias="文号", description="公布令的编号或者文号")
    remark: Text | None = Field(default=None, alias="说明", description="这一版要说明的话，例如 改了哪些条")


class Law(Part):
    """A law, regulation or rule; it lives once, and benchmarks cite it by name."""

    id: LawId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(alias="名称", description="法规全称，不加书名号")
    short_names: tuple[Text, ...] = Field(
        default=(), alias="简称", description="引用时可以用的短名，例如 行政处罚法"
    )
    level: LawLevel = Field(alias="层级", description="是法律、法规还是规章")
    maker: Text = Field(alias="制定机关", description="制定它的机关，例如 国务院")
    convention: Convention | None = Field(
        default=None, alias="用语约定", description="它自己规定“以上”“以下”怎么算时写；不写按民法典"
    )
    versions: tuple[LawVersion, ...] = Field(
        alias="版本", min_length=1, description="每次公布、修订、修正各写一项"
    )
    repeal: Repeal | None = Field(default=None, alias="废止", description="整部废止时写；文件不删除")
    provenance: ActProvenance = Field(
        alias="数据来源", description="文本从哪里来；真实的写明出处，例如 真实：国家法律法规数据库"
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a citation may use."""
        return (self.name, *self.short_names)

    def version_on(self, day: date) -> LawVersion | None:
        """The version in force on a day, or None before the first or after the repeal.

        Versions without a date are taken to apply where none with a date does.
        """
        if self.repeal and self.repeal.date <= day:
            return None
        due = [(version.effective, version) for version in self.versions if version.effective]
        latest = max((pair for pair in due if pair[0] <= day), key=lambda pair: pair[0], default=None)
        if latest:
            return latest[1]
        return next((version for version in self.versions if version.effective is None), None)


class DocumentForm(StrEnum):
    """The two forms a benchmark may be issued in (JS 三(一)); each has its own stages."""

    NORMATIVE = "规范性文件"
    RULE = "规章"


class GovernmentLevel(StrEnum):
    """The level of the issuing organ."""

    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"


class Stage(Part):
    """One step of the making of a document (JS 三(一))."""

    name: Text = Field(alias="环节", description="制定中的一步，例如 公开征求意见、合法性审核")
    date: Date = Field(alias="日期", description="完成这一步的日期")
    body: Text = Field(alias="机构", description="办这一步的机构，例如 示范市司法局")
    material: Text | None = Field(
        default=None, alias="材料", description="这一步留下的材料，例如 合法性审核意见书"
    )


class Filing(Part):
    """A record-filing (备案) with a superior or reviewing organ (JS 三(三))."""

    organ: Text = Field(alias="机关", description="报到哪里备案，例如 示范市司法局")
    date: Date = Field(alias="日期", description="备案的日期")
    number: Text | None = Field(default=None, alias="备案号", description="备案机关给的编号；还没有就不写")


class Evaluation(Part):
    """One look at how the benchmarks of a document are used (JS 三(二): 定期评估)."""

    date: Date = Field(alias="日期", description="评估做完的日期")
    body: Text = Field(alias="机构", description="做评估的机构，例如 示范市城市管理局")
    outcome: Text = Field(alias="结论", description="评估的结论，例如 继续施行，调整其中两项")


class Document(Part):
    """The document that issues benchmarks; their dates and number come from it."""

    id: DocumentId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(alias="名称", description="文件全称，不加书名号")
    number: Text = Field(alias="文号", description="发文字号，例如 示城管规〔2026〕3号")
    form: DocumentForm = Field(alias="制定形式", description="以规范性文件还是规章发布")
    issuer: Text = Field(alias="发布机构", description="部门文件夹名，例如 chengguan；外部机构写全称")
    level: GovernmentLevel = Field(alias="级别", description="发布机构是哪一级")
    adopted: Date = Field(alias="成文日期", description="文件落款的日期")
    published: Date = Field(alias="发布日期", description="向社会公布的日期")
    effective: Date = Field(alias="施行日期", description="开始施行的日期；里面的基准一般也从这天施行")
    expires: Date | None = Field(
        default=None, alias="有效期至", description="有效的最后一天；文件没有规定就不写"
    )
    index_number: Text | None = Field(default=None, alias="索引号", description="政府信息公开目录里的索引号")
    subject: Text | None = Field(
        default=None,
        alias="主题分类",
        description="政府信息公开目录里的分类，例如 城乡建设、环境保护\\城乡建设",
    )
    application_rules: Text | None = Field(
        default=None, alias="适用规则", description="文件里各项基准都要遵守的规则，例如 先定阶次，再定数额"
    )
    convention: Convention | None = Field(
        default=None, alias="裁量用语", description="文件里“以上”“以下”怎么算；不写按民法典"
    )
    stages: tuple[Stage, ...] = Field(default=(), alias="程序", description="制定的过程，一步一项")
    filings: tuple[Filing, ...] = Field(default=(), alias="备案", description="报送备案的情况，一个机关一项")
    evaluations: tuple[Evaluation, ...] = Field(
        default=(), alias="评估", description="施行以后的评估，一次一项"
    )
    interpretation: Text | None = Field(default=None, alias="解读", description="给群众看的一两句解读")
    replaces: tuple[Text, ...] = Field(default=(), alias="替代", description="被它代替的旧文件的文号")
    repeal: Repeal | None = Field(default=None, alias="废止", description="整个文件废止时写；文件不删除")
    provenance: ActProvenance = Field(
        alias="数据来源", description="文件从哪里来；真实的写明出处，例如 真实：某某局网站"
    )
