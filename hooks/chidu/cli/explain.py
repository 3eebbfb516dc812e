"""`chidu check --explain`: what a finding means, which clause asks for it, and two examples, one of them wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from textwrap import indent

from chidu.problems import Problem
from chidu.rules.catalogue import Example, Patch, RuleText, codes, rule_text
from chidu.rules.examples import findings
from chidu.source.emitter import emit

_INSET = "    "
_OF_A_PACK = "规则包打开"


def explain(code: str) -> str:
    """The whole text for a terminal; for a name no rule has, the nearest ones."""
    return "\n".join(_lines(rule_text(code)) if code in codes() else _unknown(code))


def _unknown(code: str) -> Iterator[str]:
    near = difflib.get_close_matches(code, codes(), n=3, cutoff=0.5)
    yield f"没有叫“{code}”的规则。" + (f"是不是：{'、'.join(near)}" if near else "")
    yield "规则的名字是检查结果里方括号内的那个，例如 tiers-gap。"


def _lines(text: RuleText) -> Iterator[str]:
    yield f"{text.code} {text.name}（{text.level.label if text.level else _OF_A_PACK}）"
    yield f"查什么：{text.checks}"
    if text.clause:
        yield f"依据：{text.clause}"
    yield f"怎样改：{text.repair}"
    yield ""
    if text.failing is None or text.passing is None:
        yield f"没有例子：{text.no_example}。"
        return
    yield from _example("反例", text, text.failing)
    yield "  检查结果："
    found = (problem for problem in findings(text, text.failing) if problem.code == text.code)
    yield from (indent(_finding(problem), _INSET) for problem in found)
    yield ""
    yield from _example("正例", text, text.passing, text.failing.also)


def _example(title: str, text: RuleText, example: Example, told: tuple[Patch, ...] = ()) -> Iterator[str]:
    yield from _patch(title, example)
    if example.before:
        yield "  上一版是："
        yield indent(example.before.rstrip("\n"), _INSET)
    for patch in example.also:
        if patch not in told:
            yield from _patch("  并且", patch)
    if parameters := example.parameters or text.parameters:
        yield "  参数："
        yield indent(emit(parameters).rstrip("\n"), _INSET)


def _patch(title: str, patch: Patch) -> Iterator[str]:
    yield f"{title}（{patch.path or patch.kind.label}）：{patch.says or ''}"
    if patch.content:
        yield indent(patch.content.rstrip("\n"), _INSET)


def _finding(problem: Problem) -> str:
    """The finding without its place: nobody has the file it was found in."""
    return str(problem).removeprefix(f"{problem.place}: ")
