"""Grades by name: which standard grade a tier is of, by what it declares and by what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chidu.model.fields import refuse
from chidu.model.tiers import Grade

GRADES = frozenset(grade.value for grade in Grade)
# 情节严重, 轻微违法行为 and 从重处罚 are 严重, 轻微 and 从重 with what everybody knows anyway.
_COMMON = re.compile("违法|行为|情节|程度|处罚|裁量|阶次|[的档]")


def refuse_unknown(names: Iterable[str]) -> None:
    """Parameters name standard grades only: of others no tier can declare that it is one."""
    for name in names:
        if name not in GRADES:
            raise refuse("grade_unknown", f"没有“{name}”这一级，可以写：{'、'.join(Grade)}")


def called(name: str, grade: Grade | None) -> frozenset[str]:
    """Every name a tier goes by: its own, that without the common words, and the grade it declares.

    A tier called 轻微 that declares 从轻 is both: two documents may speak of it.
    """
    own = {name, _COMMON.sub("", name)}
    return frozenset(own if grade is None else {*own, grade.value})


def graded(name: str, grade: Grade | None) -> frozenset[str]:
    """The standard grades among them; empty for 第一档."""
    return called(name, grade) & GRADES
