"""The rules in words: what each checks, which clause asks for it, how to put it right, and two examples that are run."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from chidu.model.fields import Date, Flag, Part
from chidu.model.kinds import Kind
from chidu.problems import Level
from chidu.source.composer import compose
from chidu.source.nodes import plain

_TEXTS = Path(__file__).parent / "texts"
_KINDS = {kind.label: kind for kind in Kind}
_LEVELS = {level.label: level for level in Level}
# What a passing example takes over from the failing one, where it says nothing else.
_SETTING = ("文件", "路径", "日期", "正式发布", "上一版")

Verbatim: TypeAlias = Literal["整个文件", "接在后面"]


class Patch(Part):
    """What an example changes in one file of the sample.

    The keys of `content` take the place of those of the sample's record, keys in `without` are left out. With
    `verbatim` the content is put into the file, or behind it, as it stands: only so can a fault of YAML be shown.
    """

    says: str | None = Field(default=None, alias="说明")
    kind: Annotated[Kind, BeforeValidator(lambda typed: _KINDS.get(typed, typed))] = Field(
        default=Kind.BENCHMARK, alias="文件"
    )
    path: str | None = Field(default=None, alias="路径")
    """A file other than the sample's first of the kind; one it has not is made after that one."""
    content: str = Field(default="", alias="内容")
    without: tuple[str, ...] = Field(default=(), alias="去掉")
    verbatim: Verbatim | None = Field(default=None, alias="原样")
    stand_ins: dict[str, str] = Field(default={}, alias="代入")
    """Characters in `content` that stand for ones nobody could see, or no file may hold: □ -> U+200B."""


class Example(Patch):
    """One example: the sample with a patch or two, as checked on a day, for a release or not."""

    parameters: dict[str, Any] = Field(default={}, alias="参数")
    also: tuple[Patch, ...] = Field(default=(), alias="并且")
    day: Date = Field(default=date(2026, 7, 1), alias="日期")
    release: Flag = Field(default=False, alias="正式发布")
    before: str = Field(default="", alias="上一版")
    """Keys that the sample's benchmark had otherwise before its last change; "" where it is the first."""


class RuleText(Part):
    """What people read about a rule. `level` is None for a rule that only packs switch on; they cite the clause."""

    code: str = Field(alias="规则")
    name: str = Field(alias="名称", max_length=14)
    level: Annotated[Level, BeforeValidator(_LEVELS.__getitem__)] | None = Field(default=None, alias="级别")
    checks: str = Field(alias="查什么")
    clause: str | None = Field(default=None, alias="依据")
    repair: str = Field(alias="怎样改")
    parameters: dict[str, Any] = Field(default={}, alias="参数")
    failing: Example | None = Field(default=None, alias="反例")
    passing: Example | None = Field(default=None, alias="正例")
    no_example: str | None = Field(default=None, alias="无例")

    @model_validator(mode="before")
    @classmethod
    def _in_the_same_setting(cls, typed: Any) -> Any:
        if "正例" not in typed:
            return typed
        setting = {key: value for key, value in typed["反例"].items() if key in _SETTING}
        return {**typed, "正例": {**setting, **typed["正例"]}}

    @model_validator(mode="after")
    def _shown_or_excused(self) -> RuleText:
        shown = self.failing is not None and self.passing is not None
        assert shown is (self.no_example is None), f"{self.code}: two examples, or why there are none"
        return self


@cache
def codes() -> tuple[str, ...]:
    """Every rule that has a text, by its permanent name."""
    return tuple(sorted(path.stem for path in _TEXTS.glob("*.yml")))


@cache
def rule_text(code: str) -> RuleText:
    """The text of one of `codes()`."""
    path = _TEXTS / f"{code}.yml"
    node, problems = compose(path.read_bytes(), path.name)
    assert node is not None and not problems, "\n".join(map(str, problems))
    text = RuleText.model_validate(plain(node))
    assert text.code == code, f"{path.name} is about {text.code}"
    return text


def always_on_level(code: str) -> Level | None:
    """The level of a rule that needs no pack; None for one that does, or that nobody knows."""
    return rule_text(code).level if code in codes() else None
