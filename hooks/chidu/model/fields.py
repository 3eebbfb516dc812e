"""The building stones of every record: frozen parts, checked scalars, and the shapes that may be written two ways."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_serializer,
)
from pydantic_core import PydanticCustomError

from chidu.sanction import Reading, read


class Part(BaseModel):
    """A piece of a record: immutable, and a key nobody knows is an error (format.md: "Unknown keys are errors")."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refuse(code: str, message: str) -> PydanticCustomError:
    """The error for a value the format does not know; `message` is the sentence a clerk reads."""
    # Chinese text reaches pydantic as a context value: its template language would trip over braces in it.
    return PydanticCustomError(code, "{reason}", {"reason": message})


def _date(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise refuse("date_form", "应当是一个日期，写成 2026-01-01 的样子")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise refuse("date_form", f"“{value}”不是日期，日期写成 2026-01-01 的样子")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refuse("date_unreal", f"日历上没有“{value}”这一天") from None


def _flag(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    typed = f"“{value}”" if isinstance(value, str) else ""
    raise refuse("flag_form", f"{typed}应当是 true 或者 false")


def _pattern(expression: str, example: str) -> BeforeValidator:
    compiled = re.compile(expression)

    def check(value: object) -> object:
        if isinstance(value, str) and not compiled.fullmatch(value):
            raise refuse("pattern", f"“{value}”的写法不对，应当像 {example}")
        return value

    return BeforeValidator(check)


Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Date = Annotated[
    date,
    BeforeValidator(_date),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    PlainSerializer(lambda flag: "true" if flag else "false", return_type=str),
    WithJsonSchema({"type": "boolean"}),
]
Digits = Annotated[str, _pattern(r"[0-9]{4,20}", "320600"), WithJsonSchema({"type": ["string", "integer"]})]
Percentage = Annotated[
    str,
    _pattern(r"[0-9]{1,4}(\.[0-9]{1,4})?%", "15%"),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+%$"}),
]

WebAddress = Annotated[
    str,
    _pattern(r"https?://[^\s\"'<>\\：／]+/", "https://www.example.gov.cn/cailiang/，最后是“/”"),
    WithJsonSchema({"type": "string", "pattern": r"^https?://.+/$"}),
]

LinkAddress = Annotated[
    str,
    _pattern(r"https?://[^\s\"'<>\\：／]+", "https://www.example.gov.cn/jiucuo?id=1"),
    WithJsonSchema({"type": "string", "pattern": r"^https?://.+$"}),
]

BENCHMARK_ID = r"[A-Z]{2,6}-[0-9]{4,6}"
DOCUMENT_ID = r"[A-Z]{2,6}-[0-9]{4}-[0-9]{3}"
FOLDER_ID = r"[a-z][a-z0-9-]{1,39}"
BenchmarkId = Annotated[
    str, _pattern(BENCHMARK_ID, "CG-0012"), WithJsonSchema({"type": "string", "pattern": f"^{BENCHMARK_ID}$"})
]
LawId = Annotated[
    str,
    _pattern(r"FL-[0-9]{4,6}", "FL-0001"),
    WithJsonSchema({"type": "string", "pattern": "^FL-[0-9]{4,6}$"}),
]
ListId = Annotated[
    str,
    _pattern(r"QD-[0-9]{4,6}", "QD-0001"),
    WithJsonSchema({"type": "string", "pattern": "^QD-[0-9]{4,6}$"}),
]
SystemId = Annotated[
    str,
    _pattern(r"ZD-[0-9]{4,6}", "ZD-0001"),
    WithJsonSchema({"type": "string", "pattern": "^ZD-[0-9]{4,6}$"}),
]
EntrustmentId = Annotated[
    str,
    _pattern(r"WT-[0-9]{4,6}", "WT-0001"),
    WithJsonSchema({"type": "string", "pattern": "^WT-[0-9]{4,6}$"}),
]
PackId = Annotated[
    str,
    _pattern(r"GZ-[0-9]{4,6}", "GZ-0001"),
    WithJsonSchema({"type": "string", "pattern": "^GZ-[0-9]{4,6}$"}),
]
DocumentId = Annotated[
    str,
    _pattern(DOCUMENT_ID, "SFS-2026-003"),
    WithJsonSchema({"type": "string", "pattern": f"^{DOCUMENT_ID}$"}),
]
FolderId = Annotated[
    str, _pattern(FOLDER_ID, "chengguan"), WithJsonSchema({"type": "string", "pattern": f"^{FOLDER_ID}$"})
]


class Condition(Part):
    """One alternative under 适用情形: a single text, or several that must hold together (`同时满足`)."""

    all_of: tuple[Text, ...] = Field(
        alias="同时满足", min_length=1, description="要全部符合的几条，一条一项，例如 初次违法"
    )

    @model_serializer
    def _as_written(self) -> Any:
        return self.all_of[0] if len(self.all_of) == 1 else {"同时满足": list(self.all_of)}


def _condition(value: object) -> object:
    if isinstance(value, list):
        raise refuse("condition_form", "每一项写一句话，或者写“同时满足:”再在下面列几条，不能是列表里的列表")
    return {"同时满足": [value]} if isinstance(value, str) else value


def _conditions(value: object) -> object:
    # format.md: a list means any of; `同时满足:` with a list means all of, which is a list of one alternative.
    return [value] if isinstance(value, dict) else value


_CONDITION_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"同时满足": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
            "required": ["同时满足"],
            "additionalProperties": False,
        },
    ]
}


def _conditions_as_written(conditions: tuple[Condition, ...]) -> Any:
    written = [condition.model_dump() for condition in conditions]
    return written[0] if len(written) == 1 and isinstance(written[0], dict) else written


Conditions = Annotated[
    tuple[Annotated[Condition, BeforeValidator(_condition)], ...],
    BeforeValidator(_conditions),
    PlainSerializer(_conditions_as_written),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": _CONDITION_SCHEMA, "minItems": 1},
                _CONDITION_SCHEMA["anyOf"][1],
            ]
        }
    ),
    Field(min_length=1),
]


class TrackWords(Part):
    """The legal words of one track or target; `track` is None where the record has only one."""

    track: str | None = None
    words: Text

    @property
    def reading(self) -> Reading:
        """What the sanction parser reads in the words (derived, never stored)."""
        return read(self.words)


def _tracks(value: object) -> object:
    if isinstance(value, str):
        return [{"words": value}]
    if isinstance(value, dict):
        return [{"track": track, "words": words} for track, words in value.items()]
    if isinstance(value, list):
        raise refuse("track_form", "这里应当是一句话，或者“轨道: 原文”的对照，不能是列表")
    return value


def as_typed(tracks: tuple[TrackWords, ...]) -> str | dict[str, str]:
    """The words as a clerk types them: one sentence, or one for each track."""
    if len(tracks) == 1 and tracks[0].track is None:
        return tracks[0].words
    return {each.track or "": each.words for each in tracks}


Words = Annotated[
    tuple[TrackWords, ...],
    BeforeValidator(_tracks),
    PlainSerializer(as_typed),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
    ),
    Field(min_length=1),
]

PROVENANCE = {"真实": "真实", "示范划分": "示范划分", "虚构修订": "虚构修订", "虚构": "虚构"}


def _provenance(*words: str) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        kind, _, source = value.partition("：")
        if kind not in words:
            raise refuse("provenance", f"数据来源要以{'、'.join(words)}之一开头，后面可以接“：”和说明")
        if kind == "真实" and not source.strip():
            raise refuse(
                "provenance_source", "数据来源写“真实”的，要接着写出处，例如 真实：某某局行政处罚裁量权基准"
            )
        return value

    return BeforeValidator(check)


BenchmarkProvenance = Annotated[Text, _provenance("真实", "示范划分", "虚构修订")]
ActProvenance = Annotated[Text, _provenance("真实", "虚构")]
