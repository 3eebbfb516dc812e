"""The jurisdiction, its departments and towns, and the lists they publish."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from chidu.model.basis import Citation
from chidu.model.fields import (
    ActProvenance,
    BenchmarkId,
    Conditions,
    Date,
    Digits,
    DocumentId,
    Flag,
    FolderId,
    LinkAddress,
    ListId,
    Part,
    Text,
    WebAddress,
)
from chidu.model.packs import AppliedPack


class Identifiers(Part):
    """What the footer of a government site states (requirements.md section 4)."""

    sponsor: Text = Field(alias="主办单位", description="网站主办单位全称")
    operator: Text = Field(alias="承办单位", description="网站承办单位全称")
    site_code: Digits = Field(alias="网站标识码", description="政府网站标识码，十位数字")
    icp_number: Text = Field(alias="ICP备案号", description="网站的 ICP 备案号")
    police_number: Text = Field(alias="公安备案号", description="网站的公安备案号")
    telephone: Text = Field(alias="联系电话", description="网站工作人员的电话，带区号")
    icp_address: LinkAddress | None = Field(
        default=None, alias="ICP备案网址", description="点 ICP 备案号打开的网址；不写就没有链接"
    )
    police_address: LinkAddress | None = Field(
        default=None, alias="公安备案网址", description="点公安备案号打开的网址；不写就没有链接"
    )
    mistakes_address: LinkAddress | None = Field(
        default=None, alias="找错网址", description="“我为政府网站找错”打开的网址；不写就请人打联系电话"
    )


class CodeHosting(Part):
    """Who owns what on the code host: teams are `@组织/部门文件夹`, and the reviewing team sees every change."""

    organisation: Text = Field(alias="组织", description="代码托管网站上的组织名，例如 shifan-example")
    review_team: Text = Field(alias="审核组", description="每次修改都要看的团队名；部门团队和文件夹同名")


class SearchIndex(StrEnum):
    """What holds the index of the site search: Pagefind, or files of our own for hosts that forbid WebAssembly."""

    PAGEFIND = "Pagefind"
    OWN = "内置"


class Site(Part):
    """The jurisdiction a portal speaks for."""

    name: Text = Field(alias="名称", description="本地的名称，例如 示范市")
    level: Text = Field(alias="级别", description="本地的行政级别，例如 设区的市")
    superior: Text = Field(alias="上级", description="上一级地方，例如 示范省")
    division_code: Digits = Field(alias="区划代码", description="本地的行政区划代码")
    demonstration: Flag = Field(
        default=False, alias="演示", description="虚构的演示站写 true，页面顶部会声明；不写就是 false"
    )
    address: WebAddress | None = Field(
        default=None, alias="网址", description="网站首页的地址，以 https:// 开头；写了才有网站地图"
    )
    identifiers: Identifiers = Field(alias="标识", description="页脚上写的单位、标识码、备案号和电话")
    hosting: CodeHosting | None = Field(
        default=None, alias="代码托管", description="谁审核哪个文件夹；写了才生成 CODEOWNERS"
    )
    packs: tuple[AppliedPack, ...] = Field(
        default=(),
        alias="规则包",
        description="按哪些规则包检查，一个一项；同一条规则几个包都有的，管的部门越具体越优先",
    )
    common_queries: tuple[Text, ...] = Field(
        default=(), alias="常查", description="首页列出的常用搜索词，例如 路边摆摊"
    )
    search_index: SearchIndex = Field(
        default=SearchIndex.PAGEFIND,
        alias="搜索索引",
        description="站内搜索用哪种索引；不写就是 Pagefind；服务器禁止 WebAssembly，或者基准很多的，写 内置",
    )


class BodyKind(StrEnum):
    """What kind of body a department folder describes."""

    DEPARTMENT = "部门"
    TOWN = "乡镇"
    SUBDISTRICT = "街道"


class Dissolution(Part):
    """The end of a department by merger; its records moved to the successor, with their ids."""

    date: Date = Field(alias="日期", description="撤并的日期")
    into: FolderId = Field(alias="并入", description="接手的部门的文件夹名，要先登记")
    basis: Text | None = Field(default=None, alias="依据", description="撤并的文件")


class Department(Part):
    """A department, town or subdistrict. Its id is its folder, so it has no field for it."""

    name: Text = Field(alias="名称", description="单位全称，例如 示范市城市管理局")
    short_name: Text = Field(alias="简称", description="平时的叫法，例如 市城管局")
    kind: BodyKind = Field(alias="类别", description="是部门、乡镇还是街道")
    duty: Text = Field(alias="职责", description="一句话说明管什么，句末不加句号")
    legal_basis: Text | None = Field(
        default=None, alias="主体依据", description="凭什么可以执法，例如 职能配置规定"
    )
    enquiry_phone: Text = Field(alias="咨询电话", description="业务咨询电话，带区号，例如 0000-0000011")
    supervision_phone: Text = Field(alias="监督电话", description="执法监督电话，带区号，例如 0000-0000012")
    address: Text | None = Field(
        default=None, alias="地址", description="办公地址，例如 示范市示范区示例路1号"
    )
    hours: Text | None = Field(
        default=None, alias="办公时间", description="例如 工作日 9:00—12:00，13:30—17:30"
    )
    reconsideration_organ: Text = Field(alias="复议机关", description="不服决定向谁申请行政复议，写全称")
    court: Text = Field(alias="管辖法院", description="不服决定向哪个法院起诉，写全称")
    former_names: tuple[Text, ...] = Field(default=(), alias="曾用名", description="以前的名称，一个一项")
    dissolution: Dissolution | None = Field(
        default=None, alias="撤并", description="单位撤销、并入别的单位时写"
    )

    @property
    def is_town(self) -> bool:
        """Towns and subdistricts have pages of their own kind."""
        return self.kind is not BodyKind.DEPARTMENT


class ListKind(StrEnum):
    """The lists that stand beside benchmarks."""

    NO_PENALTY = "免罚清单"
    CRIMINAL_TRANSFER = "移送标准"
    MATTERS = "事项清单"
    LEGAL_REVIEW = "法制审核目录"
    LARGE_AMOUNT = "较大数额标准"


class ListEntry(Part):
    """One entry of a list."""

    matter: Text = Field(alias="事项", description="清单上的事项名称")
    conditions: Conditions | None = Field(default=None, alias="情形", description="什么情形列入清单")
    bases: tuple[Citation, ...] = Field(default=(), alias="依据", description="凭哪一条规定列入清单")
    departments: tuple[FolderId, ...] = Field(
        default=(),
        alias="部门",
        description="较大数额标准管哪些部门，写文件夹名，例如 chengguan；别的清单不写",
    )
    benchmarks: tuple[BenchmarkId, ...] = Field(
        default=(), alias="基准", description="对应的基准的编号，要先登记"
    )
    not_needed: Text | None = Field(
        default=None,
        alias="无需制定",
        description="事项清单里没有裁量空间、不用制定基准的，写明理由，例如 罚款只有一个数额",
    )
    remark: Text | None = Field(default=None, alias="备注", description="这一条要另外说明的话")


class Listing(Part):
    """A published list."""

    id: ListId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(alias="名称", description="清单全称，不加书名号")
    kind: ListKind = Field(alias="类别", description="是哪一种清单")
    issuer: Text = Field(alias="发布机构", description="部门文件夹名，例如 chengguan；外部机构写全称")
    document: DocumentId | None = Field(
        default=None, alias="文件", description="公布清单的文件的编号，要先登记"
    )
    effective: Date = Field(alias="施行日期", description="清单开始施行的日期")
    remark: Text | None = Field(default=None, alias="说明", description="整张清单都适用的话，例如 免罚不免责")
    entries: tuple[ListEntry, ...] = Field(alias="条目", min_length=1, description="清单的内容，一个事项一项")
    provenance: ActProvenance = Field(
        alias="数据来源", description="清单从哪里来；真实的写明出处，例如 真实：某某局网站"
    )
