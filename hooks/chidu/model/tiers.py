"""The forms of benchmark that grade a decision: tiers, matrix, factor scoring, conditions of a list."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_serializer, field_validator

from chidu.model.fields import Conditions, Part, Percentage, Text, TrackWords, Words, as_typed, refuse


class Grade(StrEnum):
    """A standard grade a tier may declare; rules that speak of grades apply only where one is declared."""

    VERY_MINOR = "显著轻微"
    MINOR = "轻微"
    FAIRLY_MINOR = "较轻"
    ORDINARY = "一般"
    FAIRLY_SERIOUS = "较重"
    SERIOUS = "严重"
    VERY_SERIOUS = "特别严重"
    LIGHTER = "从轻"
    HEAVIER = "从重"
    MITIGATED = "减轻"


_BELOW = ("减轻", "不予", "免予", "免于")


def is_mitigated(grade: Grade | None, name: str) -> bool:
    """Whether a tier stays below the statutory range by right (行政处罚法 32, 33): by its grade, or its name where it has none."""
    return grade is Grade.MITIGATED or (grade is None and name.startswith(_BELOW))


class Tier(Part):
    """One discretion tier (裁量阶次).

    Where `track` is stated the tier belongs to that track alone (a table stacked under another in one item), and
    `standard` holds its words under that track.
    """

    name: Text = Field(alias="阶次", description="这一档的名称，例如 轻微、一般、严重")
    code: Text | None = Field(default=None, alias="代码", description="原表给这一档的代码，例如 CG0020-1")
    grade: Grade | None = Field(
        default=None, alias="等级", description="名称不是标准说法的，写明相当于哪一级"
    )
    track: Text | None = Field(
        default=None,
        alias="轨道",
        description="只属于一个轨道的档次写它的轨道，例如 逾期不改正的；裁量标准就只写一句话",
    )
    conditions: Conditions | None = Field(
        default=None, alias="适用情形", description="什么情形属于这一档，例如 占用面积不足5平方米"
    )
    standard: Words = Field(alias="裁量标准", description="这一档怎么处理，例如 处1000元以上1500元以下罚款")
    remark: Text | None = Field(default=None, alias="备注", description="这一档要另外说明的话")

    @field_validator("standard")
    @classmethod
    def _in_its_track(cls, standard: tuple[TrackWords, ...], info: ValidationInfo) -> tuple[TrackWords, ...]:
        track = info.data.get("track")
        if track is None:
            return standard
        if standard[0].track is not None:
            raise refuse("track_twice", "这一档已经写了“轨道”，裁量标准就只写一句话")
        return (TrackWords(track=track, words=standard[0].words),)

    @field_serializer("standard")
    def _as_typed(self, standard: tuple[TrackWords, ...]) -> str | dict[str, str]:
        return standard[0].words if self.track else as_typed(standard)


class MatrixRow(Part):
    """One combination of the axes; several rows may share a tier name."""

    conditions: tuple[Text, ...] = Field(
        alias="情形", min_length=1, description="按维度的顺序，每个维度写一个情形"
    )
    name: Text | None = Field(default=None, alias="阶次", description="这种组合属于哪一档，几行可以同名")
    grade: Grade | None = Field(
        default=None, alias="等级", description="名称不是标准说法的，写明相当于哪一级"
    )
    standard: Words = Field(alias="裁量标准", description="这种组合怎么处理，例如 处10万元以上20万元以下罚款")


class Matrix(Part):
    """Tiers over one to four named axes."""

    axes: tuple[Text, ...] = Field(
        alias="维度", min_length=1, max_length=4, description="一到四个维度的名称，例如 排放去向"
    )
    rows: tuple[MatrixRow, ...] = Field(alias="行", min_length=1, description="每一行是各维度情形的一种组合")


class FactorKind(StrEnum):
    """Whether the law names the factor or the benchmark adds it (JX 四(二))."""

    STATUTORY = "法定"
    DISCRETIONARY = "酌定"


class FactorOption(Part):
    """One circumstance of a factor and its weight, in per cent of the base."""

    condition: Text = Field(alias="情形", description="这个因子的一种情形，例如 一般区域")
    weight: Percentage = Field(alias="权重", description="属于这种情形时加多少；不加的写 0%")


class Factor(Part):
    """A discretion factor with its options."""

    name: Text = Field(alias="名称", description="因子的名称，例如 建设项目地点")
    kind: FactorKind = Field(alias="性质", description="法律写明的写法定，本基准自己加的写酌定")
    options: tuple[FactorOption, ...] = Field(
        alias="选项", min_length=1, description="这个因子的各种情形，办案时取一种"
    )


class FactorTrack(Part):
    """One track of factor scoring with its own base."""

    name: Text = Field(alias="轨道", description="单位、人员或者情况的名称，例如 建设单位")
    start: Percentage | None = Field(
        default=None, alias="起点", description="这个轨道自己的起点；不写就用共同的起点"
    )
    base: Text = Field(alias="基数", description="这个轨道乘以什么，例如 法定最高额")
    coefficient: Text | None = Field(default=None, alias="系数", description="这个轨道再乘的系数，例如 5%")


class WorkedExample(Part):
    """Inputs by factor (and base) name, and the amount they give."""

    inputs: dict[Text, Text] = Field(alias="输入", description="每个因子取的情形，用到的轨道和基数的数额")
    result: Text = Field(alias="结果", description="照公式算出的数额，例如 10万元")


class FactorScoring(Part):
    """(起点 + Σ 权重) × 基数 × 系数, capped and floored."""

    start: Percentage | None = Field(
        default=None, alias="起点", description="先加上的百分比，再加各因子的权重"
    )
    base: Text | None = Field(
        default=None, alias="基数", description="乘以什么，例如 法定最高额；分轨道的写在轨道里"
    )
    coefficient: Text | None = Field(
        default=None, alias="系数", description="再乘的系数，例如 5%；没有就不写"
    )
    ceiling: Percentage | None = Field(
        default=None, alias="上限", description="相加后超过它的按它算，例如 100%"
    )
    floor: Percentage | None = Field(default=None, alias="下限", description="相加后不足它的按它算，例如 20%")
    tracks: tuple[FactorTrack, ...] = Field(
        default=(), alias="轨道", description="单位和个人等基数不同的，一个轨道一项"
    )
    factors: tuple[Factor, ...] = Field(
        alias="因子", min_length=1, description="影响轻重的因素，一个因子一项"
    )
    examples: tuple[WorkedExample, ...] = Field(
        default=(), alias="算例", description="算给人看的例子，写明每个因子的取值和结果"
    )


class ListOutcome(StrEnum):
    """What meeting the conditions of a list leads to."""

    NO_PENALTY = "不予处罚"
    MAY_WAIVE = "可以不予处罚"
    MITIGATED = "减轻处罚"
    LIGHTER = "从轻处罚"


class ListConditions(Part):
    """Conditions of a no-penalty or lighter-penalty list: all must hold, or any."""

    outcome: ListOutcome = Field(alias="结果", description="符合条件的怎么处理")
    all_of: tuple[Text, ...] = Field(
        default=(), alias="同时满足", description="要全部符合的条件；和“任一”只写一个"
    )
    any_of: tuple[Text, ...] = Field(
        default=(), alias="任一", description="符合一条就行的条件；和“同时满足”只写一个"
    )
