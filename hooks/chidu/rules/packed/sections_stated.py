"""裁量内容 says something: 依法办理 alone refines nothing (BY 10 to 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import CLASS_OF, Benchmark
from chidu.model.contents import SectionText
from chidu.model.fields import Text, refuse
from chidu.problems import Problem
from chidu.rules.demands import BenchmarkRule, Demand, RuleParameters
from chidu.source.nodes import Steps

_NOTHING = re.compile(
    "无|暂无|略|同上|[-—/]+"
    "|(?:严格)?(?:依|按照?|依照|根据|参照|遵照)?(?:由(?:有关|相关|主管|本)*(?:部门|机关|单位))?"
    "(?:国家|省|市|本市|我市|上级|法律|法规|规章|有关|相关|现行|法定|规范性文件|政策|文件"
    "|规定|依规|要求|条件|标准|程序|时限|期限|情形|依法|法|的|等|和|及|以及|、|或者)*"
    "(?:予以)?(?:办理|办结|执行|处理|实施|确定|进行|落实|掌握)?(?:即可)?[。；]?"
)


def _names(declared: object) -> Iterator[str]:
    """What the sections of a 裁量内容 are called, those of 程序 by their own names."""
    for part in (declared, *get_args(declared)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                is_section = SectionText in (field.annotation, *get_args(field.annotation))
                yield from [field.alias or name] if is_section else _names(field.annotation)


class Parameters(RuleParameters):
    """One entry for each power type, since each has an article of its own."""

    power_type: Text = Field(alias="权力类型", description="管哪一种权力，例如 行政许可")
    sections: tuple[Text, ...] = Field(
        default=(),
        alias="部分",
        description="规定要求写具体的是“裁量内容”的哪几部分，例如 撤回、撤销；都要求的不写",
    )

    @field_validator("power_type")
    @classmethod
    def _known(cls, typed: str) -> str:
        if typed not in CLASS_OF or typed == "行政处罚":
            known = "、".join(name for name in CLASS_OF if name != "行政处罚")
            raise refuse("power_type", f"没有“{typed}”这种写裁量内容的权力，可以写：{known}")
        return typed

    @field_validator("sections")
    @classmethod
    def _of_the_type(cls, typed: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        power_type = info.data.get("power_type")
        known = (
            list(_names(CLASS_OF[power_type].model_fields["contents"].annotation)) if power_type else typed
        )
        unknown = next((name for name in typed if name not in known), None)
        if unknown:
            raise refuse("section", f"裁量内容没有“{unknown}”这一部分，可以写：{'、'.join(known)}")
        return typed

    @property
    def key(self) -> str:
        """The power type, and the sections where not all are asked: two documents may ask for different ones."""
        return "，".join([self.power_type, *(["、".join(self.sections)] if self.sections else [])])


def check(acts: Corpus, entry: Entry[Benchmark], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once for each record, with the sections that send the reader back to the law without saying where."""
    contents = entry.record.contents
    if contents is None or entry.record.power_type != ask.parameters.power_type:
        return
    asked = ask.parameters.sections
    empty = [
        (steps, text)
        for steps, text in _sections(contents, ("裁量内容",))
        if _NOTHING.fullmatch(text) and (not asked or steps[-1] in asked)
    ]
    if empty:
        names = "、".join(dict.fromkeys(str(steps[-1]) for steps, _ in empty))
        yield ask.finding(
            f"{names}只写了“{empty[0][1]}”，没有细化",
            entry.file.place(*empty[0][0]),
            instead="写出具体内容；法条已经写清楚的，写“依据已明确: 哪部法第几条”；不涉及的写明不涉及",
        )


def _sections(part: BaseModel, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Each section with its whole text; one that cites where the law is precise has none."""
    for name, field in type(part).model_fields.items():
        value, inner = getattr(part, name), (*steps, field.alias or name)
        if isinstance(value, SectionText):
            if value.paragraphs:
                yield inner, "".join(value.paragraphs)
        elif isinstance(value, BaseModel):
            yield from _sections(value, inner)


RULE = BenchmarkRule("sections-stated", Parameters, check)
