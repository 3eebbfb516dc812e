"""Rules as pages name them: never by their code alone, and parameters as a pack types them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chidu.problems import Level
from chidu.publish import urls
from chidu.rules.catalogue import codes, rule_text

# Told as work that is late: a stage, a filing, an evaluation or an amendment that is due.
OVERDUE = frozenset({"stages", "filing", "entrustment-filing", "evaluation", "law-amended", "term-expired"})


def rule_name(code: str) -> str:
    """The name people read; the code where a rule has no text."""
    return rule_text(code).name if code in codes() else code


def rule_address(code: str) -> str:
    """The rule's page, "" where it has no text."""
    return urls.rule(code) if code in codes() else ""


def level_words(level: Level | None) -> str:
    """How heavy a rule weighs; one that only packs switch on has no weight of its own."""
    return level.label if level else "由规则包定"


def in_words(parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """Parameters as a pack types them, a line for each: 最少：3; 名称：3档 轻微、一般、严重；5档 …."""
    return tuple(f"{key}：{_words(value)}" for key, value in parameters.items())


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{key} {_words(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        mark = "。" if any(isinstance(each, dict) for each in value) else "、"
        return mark.join(map(_words, value))
    return {"true": "是", "false": "否"}.get(str(value), str(value))
