"""Entrusted and conferred powers (委托、赋权): who acts, on what, how far, under whose eyes, and under which paper."""

from __future__ import annotations

from pydantic import Field

from chidu.model.acts import Filing
from chidu.model.basis import Citation, ConferralMode, Repeal
from chidu.model.fields import ActProvenance, BenchmarkId, Date, EntrustmentId, FolderId, Part, Text


class Organisation(Part):
    """An entrusted organisation that is no body of this portal (JX 二(三) 受委托组织基本情况; 行政处罚法第二十一条)."""

    name: Text = Field(alias="名称", description="组织全称，不能是个人")
    nature: Text = Field(alias="性质", description="是什么组织，例如 公益一类事业单位")
    qualification: Text = Field(
        alias="资格依据", description="凭什么可以接受委托：怎样成立、管什么公共事务、有几名有执法资格的人员"
    )
    address: Text = Field(alias="地址", description="办公地址")
    telephone: Text = Field(alias="电话", description="对外的电话，带区号")


class Agreement(Part):
    """The written agreement or mandate (JX 二(三), 行政处罚法第二十条)."""

    number: Text = Field(alias="编号", description="协议或者委托书的编号")
    signed: Date = Field(alias="签订日期", description="双方签字的日期")
    where: Text = Field(alias="查阅", description="全文在哪里看：网址，或者地点和时间")


class Decision(Part):
    """The published decision by which a province confers powers on towns (行政处罚法第二十四条)."""

    organ: Text = Field(alias="机关", description="作决定的机关，例如 某某省人民政府")
    name: Text = Field(alias="名称", description="决定的全称，不加书名号")
    number: Text | None = Field(default=None, alias="文号", description="决定的文号；没有就不写")
    date: Date = Field(alias="日期", description="作出决定的日期")
    where: Text = Field(alias="查阅", description="全文在哪里看：网址，或者地点和时间")


class Entrustment(Part):
    """The powers of one department in the hands of one other body."""

    id: EntrustmentId = Field(alias="编号", description="永久编号，和文件名相同")
    name: Text = Field(
        alias="名称", description="一句话说谁把什么交给谁，例如 市城管局委托某中心实施部分行政处罚"
    )
    mode: ConferralMode = Field(
        alias="方式", description="行政机关委托的写委托，省里决定交给乡镇、街道的写赋权"
    )
    department: FolderId = Field(
        alias="部门", description="委托的部门，赋权的写原来行使权力的部门；写文件夹名"
    )
    body: FolderId | None = Field(
        default=None, alias="对象", description="乡镇、街道或者部门的文件夹名；别的组织写“组织”"
    )
    organisation: Organisation | None = Field(
        default=None, alias="组织", description="受委托的组织不是本站的部门、乡镇时，写它的基本情况"
    )
    bases: tuple[Citation, ...] = Field(
        alias="依据", min_length=1, description="哪一条法律、法规、规章规定可以委托、赋权"
    )
    matters: tuple[BenchmarkId, ...] = Field(
        alias="事项", min_length=1, description="交出去的事项，写基准的编号"
    )
    powers: tuple[Text, ...] = Field(
        alias="权限", min_length=1, description="可以做什么、到什么限度、什么不可以做，一条一项"
    )
    supervision: tuple[Text, ...] = Field(
        alias="监督措施", min_length=1, description="怎样监督，一条一项，例如 每季度报告执法情况"
    )
    agreement: Agreement | None = Field(
        default=None, alias="协议", description="书面委托协议；方式是委托的要写"
    )
    decision: Decision | None = Field(default=None, alias="决定", description="赋权的决定；方式是赋权的要写")
    effective: Date = Field(alias="施行日期", description="从哪一天起行使")
    expires: Date | None = Field(
        default=None, alias="有效期至", description="行使的最后一天；方式是委托的要写"
    )
    assessment: Text | None = Field(
        default=None, alias="评估", description="赋权以后怎样定期评估，最近一次什么结果"
    )
    filings: tuple[Filing, ...] = Field(default=(), alias="备案", description="报送备案的情况，一个机关一项")
    repeal: Repeal | None = Field(default=None, alias="废止", description="收回或者不再委托时写；文件不删除")
    provenance: ActProvenance = Field(
        alias="数据来源", description="从哪里来；真实的写明出处，例如 真实：某某局网站"
    )
