"""The making of a document: every stage its form asks for, one after the other (JS 三(一), 国办发〔2022〕27号（十）)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator

from chidu.corpus.corpus import Entry
from chidu.model.acts import Document, DocumentForm
from chidu.model.fields import refuse
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule
from chidu.rules.packed.issued import IssuedParameters, is_asked

_NAME = re.compile("[\u4e00-\u9fff]{2,12}")
_PUBLISHING = re.compile("发布|公布")


def _stage(value: object) -> object:
    if isinstance(value, str) and not _NAME.fullmatch(value):
        raise refuse("stage_form", f"“{value}”不是环节的名称，写 2 到 12 个汉字，例如 公开征求意见")
    return value


StageName = Annotated[str, BeforeValidator(_stage), WithJsonSchema({"type": "string"})]


class Parameters(IssuedParameters):
    """One entry for each form."""

    form: DocumentForm = Field(alias="形式", description="管哪一种制定形式：规范性文件或者规章")
    stages: tuple[StageName, ...] = Field(
        alias="环节", min_length=1, description="要有的环节，按先后一个一项，名称和文件“程序”里的相同"
    )

    @field_validator("stages")
    @classmethod
    def _once_each(cls, stages: tuple[str, ...]) -> tuple[str, ...]:
        twice = next((name for name in stages if stages.count(name) > 1), None)
        if twice:
            raise refuse("stage_twice", f"“{twice}”写了两次")
        return stages

    @property
    def key(self) -> str:
        """The form, and since when: a nearer document that began later takes nothing from one that began before it."""
        return f"{self.form.value}，{self.since}起" if self.since else self.form.value


def check(city: City, entry: Entry[Document], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Missing stages in one finding; a stage dated before an earlier one; 发布日期 that does not fit the stages."""
    asked, record = ask.parameters, entry.record
    if record.form is not asked.form or not is_asked(city, entry, asked):
        return
    recorded: dict[str, list[int]] = {}
    for number, stage in enumerate(record.stages):
        recorded.setdefault(stage.name, []).append(number)
    missing = [name for name in asked.stages if name not in recorded]
    if missing:
        yield ask.finding(
            f"“程序”里没有{'、'.join(missing)}；{record.form}要有：{'、'.join(asked.stages)}",
            entry.file.place("程序") if record.stages else entry.file.place(),
            instead=_supplement(missing, [name for name in recorded if name not in asked.stages]),
        )
    yield from _order(entry, ask, recorded)
    yield from _published(entry, ask, recorded)


def _supplement(missing: list[str], others: list[str]) -> str:
    for name in missing:
        if near := difflib.get_close_matches(name, others, n=1, cutoff=0.5):
            return f"如果“{near[0]}”就是这一步，“环节”写“{name}”；其余的照实补上日期、机构"
    return "照实补上：" + "、".join(f"环节: {name}" for name in missing) + "，写明日期、机构"


def _order(
    entry: Entry[Document], ask: Demand[Parameters], recorded: Mapping[str, list[int]]
) -> Iterator[Problem]:
    """A stage may be gone through twice: what counts is that it began before the later one was over."""
    stages = entry.record.stages
    present = [name for name in ask.parameters.stages if name in recorded]
    for earlier, later in combinations(present, 2):
        first = min((stages[number] for number in recorded[earlier]), key=lambda each: each.date)
        number = max(recorded[later], key=lambda each: stages[each].date)
        if stages[number].date < first.date:
            yield ask.finding(
                f"“{later}”是 {stages[number].date}，早于前面的“{earlier}”（{first.date}）",
                entry.file.place("程序", number, "日期"),
                instead=f"核对日期；应当先{'、'.join(ask.parameters.stages)}",
            )
            return


def _published(
    entry: Entry[Document], ask: Demand[Parameters], recorded: Mapping[str, list[int]]
) -> Iterator[Problem]:
    stages, published = entry.record.stages, entry.record.published
    present = [stages[number] for name in ask.parameters.stages for number in recorded.get(name, ())]
    before = [stage for stage in present if not _PUBLISHING.search(stage.name)]
    if before and published < before[-1].date:
        decided = before[-1]
        message = f"发布日期 {published} 早于“{decided.name}”（{decided.date}）"
        place = entry.file.place("发布日期")
        yield ask.finding(message, place, instead=f"核对两个日期；先{decided.name}，再发布")
        return
    for stage in present:
        if _PUBLISHING.search(stage.name) and stage.date != published:
            message = f"发布日期是 {published}，“{stage.name}”写的是 {stage.date}"
            place = entry.file.place("发布日期")
            yield ask.finding(message, place, instead="写成同一天：文件向社会公布的日期")


RULE = DocumentRule("stages", Parameters, check)
