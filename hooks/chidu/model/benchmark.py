"""An administrative discretion benchmark (行政裁量权基准): one class per power type over one common shape."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import Field

from chidu.model.basis import (
    AcceptedFinding,
    Citation,
    Conferral,
    Link,
    PenaltyBasis,
    Repeal,
    RevisionNote,
    Superior,
)
from chidu.model.contents import (
    AdjudicationContents,
    CoercionContents,
    ConfirmationContents,
    Contents,
    GenericContents,
    LevyContents,
    LicensingContents,
    PaymentContents,
    RewardContents,
)
from chidu.model.fields import (
    BenchmarkId,
    BenchmarkProvenance,
    Conditions,
    Date,
    DocumentId,
    Flag,
    Part,
    Text,
)
from chidu.model.tiers import FactorScoring, ListConditions, Matrix, Tier

# Every power type declares these two keys anew, with its own values; what they are for is the same.
_POWER_TYPE = "这项权力属于哪一种，例如 行政处罚"
_CONTENTS = "五种形式写其中一种：行政处罚以外的权力，分部分写"


class ProcedureFlag(StrEnum):
    """Procedures the record itself announces (BY 8(6), QD 二(二))."""

    SUMMARY = "简易程序"
    HEARING = "听证"
    LEGAL_REVIEW = "法制审核"
    COLLECTIVE_DISCUSSION = "集体讨论"
    MAJOR_CASE_FILING = "重大案件备案"


class Benchmark(Part):
    """What every power type has in common; keys in canonical order."""

    id: BenchmarkId = Field(alias="编号", description="永久编号，和文件名相同，不改变、不重复使用")
    matter: Text = Field(alias="事项", description="违法行为或者事项，按事项清单的说法")
    aliases: tuple[Text, ...] = Field(default=(), alias="俗称", description="老百姓怎么说这件事，例如 摆地摊")
    matter_code: Text | None = Field(
        default=None, alias="职权编码", description="权责清单或者执法事项清单里的编码"
    )
    former_ids: tuple[BenchmarkId, ...] = Field(
        default=(), alias="曾用编号", description="这一项以前用过的编号，不能是别项在用的"
    )
    power_type: str = Field(alias="权力类型", description=_POWER_TYPE)
    document: DocumentId = Field(alias="文件", description="发布这项基准的文件的编号，要先登记")
    effective_date: Date | None = Field(
        default=None, alias="施行日期", description="只在和发布文件的施行日期不同时才写"
    )
    violated: tuple[Citation, ...] = Field(default=(), alias="认定依据", description="违反的是哪一条规定")
    penalty_bases: tuple[PenaltyBasis, ...] = Field(
        default=(), alias="处罚依据", description="哪一条规定可以罚；行政处罚要写，有认定依据的清单条件除外"
    )
    legal_bases: tuple[Citation, ...] = Field(
        default=(), alias="法定依据", description="哪一条规定可以这样做；行政处罚以外的权力都要写"
    )
    superior: Superior | None = Field(
        default=None, alias="上级基准", description="上级机关有同一事项的基准时写，说明两者的关系"
    )
    tiers: tuple[Tier, ...] = Field(
        default=(), alias="裁量阶次", description="五种形式写其中一种：一档一档写情形和标准"
    )
    matrix: Matrix | None = Field(
        default=None, alias="裁量矩阵", description="五种形式写其中一种：几个维度交叉，一行一种组合"
    )
    factors: FactorScoring | None = Field(
        default=None, alias="裁量因子", description="五种形式写其中一种：起点加各因子的权重，再乘基数"
    )
    list_conditions: ListConditions | None = Field(
        default=None, alias="清单条件", description="五种形式写其中一种：免罚、轻罚清单的条件"
    )
    contents: Contents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)
    no_penalty: Conditions | None = Field(
        default=None,
        alias="不予处罚",
        description="什么情形应当不罚，例如 违法行为轻微并及时改正，没有造成危害后果",
    )
    may_waive: Conditions | None = Field(
        default=None,
        alias="可以不予处罚",
        description="什么情形可以不罚，例如 初次违法且危害后果轻微并及时改正",
    )
    mitigated: Conditions | None = Field(
        default=None, alias="减轻", description="什么情形在法定种类和幅度以下处罚"
    )
    lighter: Conditions | None = Field(
        default=None, alias="从轻", description="什么情形在法定种类和幅度以内取轻"
    )
    heavier: Conditions | None = Field(
        default=None, alias="从重", description="什么情形在法定种类和幅度以内取重"
    )
    stop_execution: Conditions | None = Field(
        default=None, alias="停止执行", description="什么情形停止执行处罚决定"
    )
    procedure: tuple[ProcedureFlag, ...] = Field(
        default=(), alias="程序提示", description="办这类案件要注意的程序，可以写几个"
    )
    conferrals: tuple[Conferral, ...] = Field(
        default=(), alias="赋权", description="交给乡镇、街道或者受委托组织办的，一个对象一项"
    )
    links: tuple[Link, ...] = Field(
        default=(), alias="关联", description="有关的清单、标准、案例和基准，一个一项"
    )
    accepted: tuple[AcceptedFinding, ...] = Field(
        default=(), alias="例外", description="看过并决定不改的检查结果，一个一项"
    )
    revision: RevisionNote | None = Field(
        default=None, alias="修订说明", description="现在这一版为什么修订；每次修订都更新"
    )
    repeal: Repeal | None = Field(default=None, alias="废止", description="不再适用时写；文件不删除")
    final: Flag | None = Field(
        default=None,
        alias="定稿",
        description="核对完毕、可以公布的写 true：读不出的罚则、没有写的情形就按错误处理",
    )
    provenance: BenchmarkProvenance = Field(
        alias="数据来源", description="内容从哪里来；真实的写明出处，例如 真实：某某局裁量权基准"
    )
    remark: Text | None = Field(
        default=None, alias="备注", description="其他要说明的话；文件里不写注释，写在这里"
    )

    @property
    def bases(self) -> tuple[Citation, ...]:
        """Every provision the record cites, whatever its role."""
        return (*self.violated, *self.penalty_bases, *self.legal_bases)

    @property
    def placed_bases(self) -> Iterator[tuple[str, int, Citation]]:
        """The same, each with the key it stands under and its place there, from 0."""
        for key, citations in (
            ("认定依据", self.violated),
            ("处罚依据", self.penalty_bases),
            ("法定依据", self.legal_bases),
        ):
            for index, citation in enumerate(citations):
                yield key, index, citation

    @property
    def forms(self) -> tuple[str, ...]:
        """The keys of the forms the record has; format.md asks for exactly one."""
        present = {
            "裁量阶次": self.tiers,
            "裁量矩阵": self.matrix,
            "裁量因子": self.factors,
            "清单条件": self.list_conditions,
            "裁量内容": self.contents,
        }
        return tuple(key for key, value in present.items() if value)


class PenaltyBenchmark(Benchmark):
    """行政处罚."""

    power_type: Literal["行政处罚"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: None = Field(default=None, alias="裁量内容", exclude=True, description="行政处罚不写这一项")


class LicensingBenchmark(Benchmark):
    """行政许可."""

    power_type: Literal["行政许可"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: LicensingContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class CoercionBenchmark(Benchmark):
    """行政强制."""

    power_type: Literal["行政强制"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: CoercionContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class LevyBenchmark(Benchmark):
    """行政征收征用."""

    power_type: Literal["行政征收征用"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: LevyContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class ConfirmationBenchmark(Benchmark):
    """行政确认."""

    power_type: Literal["行政确认"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: ConfirmationContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class PaymentBenchmark(Benchmark):
    """行政给付."""

    power_type: Literal["行政给付"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: PaymentContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class AdjudicationBenchmark(Benchmark):
    """行政裁决."""

    power_type: Literal["行政裁决"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: AdjudicationContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class RewardBenchmark(Benchmark):
    """行政奖励."""

    power_type: Literal["行政奖励"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: RewardContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


class OtherBenchmark(Benchmark):
    """行政收费, 行政检查 and powers without a name of their own."""

    power_type: Literal["行政收费", "行政检查", "其他"] = Field(alias="权力类型", description=_POWER_TYPE)
    contents: GenericContents | None = Field(default=None, alias="裁量内容", description=_CONTENTS)


CLASS_OF: dict[str, type[Benchmark]] = {
    "行政处罚": PenaltyBenchmark,
    "行政许可": LicensingBenchmark,
    "行政强制": CoercionBenchmark,
    "行政征收征用": LevyBenchmark,
    "行政收费": OtherBenchmark,
    "行政给付": PaymentBenchmark,
    "行政裁决": AdjudicationBenchmark,
    "行政确认": ConfirmationBenchmark,
    "行政奖励": RewardBenchmark,
    "行政检查": OtherBenchmark,
    "其他": OtherBenchmark,
}
