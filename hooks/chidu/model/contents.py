"""裁量内容: the sections that Bayuquan arts. 10-17 require for each power type other than penalties."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, WithJsonSchema, model_serializer

from chidu.model.fields import Part, Text, refuse

_BY = "鲅政办发〔2015〕74号"
_JX = "嘉兴市人民政府关于进一步规范行政执法工作的若干意见四（二）"


class SectionText(Part):
    """A section: paragraphs, or the statement that the law is already precise with its citation (notes to BY 10-16)."""

    paragraphs: tuple[Text, ...] = ()
    precise_in: Text | None = Field(
        default=None,
        alias="依据已明确",
        description="法规已经规定清楚的，写是哪一条，例如 行政许可法第六十九条",
    )
    written_as_list: bool = False

    @model_serializer
    def _as_written(self) -> Any:
        if self.precise_in is not None:
            return {"依据已明确": self.precise_in}
        return list(self.paragraphs) if self.written_as_list else self.paragraphs[0]


def _section(value: object) -> object:
    if isinstance(value, str):
        return {"paragraphs": [value]}
    if isinstance(value, list):
        return {"paragraphs": value, "written_as_list": True}
    if isinstance(value, dict) and list(value) != ["依据已明确"]:
        # The model's own names (paragraphs) are no keys of the format.
        unknown = next((key for key in value if key != "依据已明确"), "")
        raise refuse("section_key", f"不认识的键“{unknown}”，这里只能写“依据已明确: 哪一条”，或者文字、列表")
    return value


Section = Annotated[
    SectionText,
    BeforeValidator(_section),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
                {
                    "type": "object",
                    "properties": {"依据已明确": {"type": "string"}},
                    "required": ["依据已明确"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Contents(Part):
    """Sections every type may add to; `asked_by` is the provision that asks for those it must have."""

    asked_by: ClassVar[str]
    other: Section | None = Field(
        default=None, alias="其他", description="办理过程中其他可以裁量的地方，怎么掌握"
    )

    @model_serializer(mode="wrap")
    def _other_last(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = serialize(self)
        for key in ("其他", "other"):
            if key in written:
                written[key] = written.pop(key)
        return written


class LicenceEvents(Part):
    """What may happen to a licence after it is granted (BY 11(3), JX 四(二))."""

    asked_by: ClassVar[str] = (
        f"{_BY}第十一条第（三）项：写明许可变更、撤回、撤销、注销的具体程序；{_JX}：吊销也要写明"
    )

    change: Section = Field(alias="变更", description="被许可人要求变更的，什么条件、怎么办")
    withdrawal: Section = Field(alias="撤回", description="法规修改或者情况变化，要收回许可的，怎么办")
    annulment: Section = Field(alias="撤销", description="以欺骗手段取得等不该许可的，怎么撤销")
    cancellation: Section = Field(alias="注销", description="期满没有延续等情形，怎么办理注销")
    revocation: Section = Field(alias="吊销", description="违法情节严重等情形，怎么吊销许可证件")


class LicensingContents(Contents):
    """行政许可 (BY 11)."""

    asked_by: ClassVar[str] = f"{_BY}第十一条：许可的条件、方式、程序、时限、数量、不予许可情形和材料要细化"

    conditions: Section = Field(alias="许可条件", description="许可的条件；可以选择的，列出各适用什么情形")
    decision: Section = Field(alias="决定方式", description="什么情形用什么方式决定，例如 现场踏勘、集体讨论")
    events: LicenceEvents = Field(alias="程序", description="许可变更、撤回、撤销、注销、吊销的具体程序")
    time_limit: Section = Field(alias="办理时限", description="不同情形各在多少日内办结")
    quota: Section = Field(alias="数量限制", description="许可的数量和遴选规则；不限的写没有限制")
    refusal: Section = Field(alias="不予许可情形", description="哪些情形不给许可，逐条写")
    materials: Section = Field(alias="材料清单", description="申请人要交的材料，一件一项")


class CoercionContents(Contents):
    """行政强制 (BY 10)."""

    asked_by: ClassVar[str] = f"{_BY}第十条：强制的对象、情形、程序和紧急情况要细化"

    objects: Section = Field(alias="强制对象", description="可以查封的场所，可以查封、扣押的设施和财物")
    liberty: Section = Field(
        alias="限制人身自由情形", description="什么具体情形可以限制人身自由；没有的写不涉及"
    )
    procedure: Section = Field(alias="强制程序", description="实施强制的具体步骤，先后写清")
    emergency: Section = Field(alias="紧急情况", description="夜间、法定节假日也要强制执行的具体紧急情形")


class LevyContents(Contents):
    """行政征收征用 (BY 12)."""

    asked_by: ClassVar[str] = f"{_BY}第十二条：征收的幅度、计算方法和减免要细化"

    range_conditions: Section = Field(
        alias="幅度适用情形", description="数额有幅度的，列出每种幅度适用什么情形"
    )
    method: Section = Field(alias="计算方法", description="怎么算；可以选择的，列出每种算法适用什么情形")
    relief_conditions: Section = Field(alias="减免条件", description="减征、免征的具体条件，逐条写")
    relief_range: Section = Field(alias="减免幅度", description="减征有幅度的，列出什么情形减多少")


class ConfirmationContents(Contents):
    """行政确认 (BY 13)."""

    asked_by: ClassVar[str] = f"{_BY}第十三条：确认的程序、材料、时限和无法到场的情形要细化"

    procedure: Section = Field(alias="确认程序", description="确认的具体步骤，先后写清")
    materials: Section = Field(alias="材料清单", description="申请确认要交的材料，一件一项")
    time_limit: Section = Field(alias="办理时限", description="不同情形各在多少日内办结")
    absence: Section = Field(alias="无法到场情形", description="申请人因特殊情况到不了场的具体情形")


class PaymentContents(Contents):
    """行政给付 (BY 14)."""

    asked_by: ClassVar[str] = f"{_BY}第十四条：给付的条件、方式、数额和时限要细化"

    conditions: Section = Field(alias="给付条件", description="什么人、什么情形可以领，逐条写")
    procedure: Section = Field(alias="给付程序", description="给付的具体步骤和方式，例如 拨付到社会保障卡")
    amount: Section = Field(alias="给付数额", description="数额有幅度的，列出什么情形给多少")
    time_limit: Section = Field(alias="办理时限", description="不同情形各在多少日内办结、拨付")


class AdjudicationContents(Contents):
    """行政裁决 (BY 15)."""

    asked_by: ClassVar[str] = f"{_BY}第十五条：裁决的程序、标准和时限要细化"

    procedure: Section = Field(alias="裁决程序", description="立案、受理、决定等的具体步骤")
    standard: Section = Field(alias="裁决标准", description="每条标准对应什么具体情形")
    time_limit: Section = Field(alias="办理时限", description="不同情形各在多少日内裁决")


class RewardContents(Contents):
    """行政奖励 (BY 16)."""

    asked_by: ClassVar[str] = f"{_BY}第十六条：奖励的条件、标准和评审公示要细化"

    standard: Section = Field(alias="奖励标准", description="凭什么奖、奖给谁、奖多少，和贡献相对应")
    procedure: Section = Field(alias="奖励程序", description="怎样评审、公示、公布")


class GenericContents(Contents):
    """行政收费, 行政检查 and the rest (BY 17)."""

    asked_by: ClassVar[str] = f"{_BY}第十七条：其他执法权按行为类型细化量化"

    conditions: Section = Field(alias="适用条件", description="什么对象、什么情形适用这一项")
    standard: Section = Field(alias="裁量标准", description="不同情形各怎么处理，写到可以照办")
    procedure: Section = Field(alias="程序", description="办理的具体步骤，先后写清")
    time_limit: Section = Field(alias="办理时限", description="不同情形各在多少日内办结")
