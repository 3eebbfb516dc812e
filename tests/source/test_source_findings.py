"""Every wrong way to write a file gets its findings, in full, and the same ones from both parsers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bad_inputs import BYTES

from chidu.problems import Problem
from chidu.source.composer import compose
from chidu.source.wording import WORDINGS

SHOWN = 8  # findings of one input in the golden file; the rest is counted


def _told(name: str, problems: list[Problem], usable: bool) -> str:
    more = [f"…… 共 {len(problems)} 条"] if len(problems) > SHOWN else []
    verdict = "值可用" if usable else "不取值"
    return "\n".join([f"== {name}（{verdict}）", *map(str, problems[:SHOWN]), *more]) + "\n"


def test_findings_of_bad_inputs(golden: Callable[[str, str], None]) -> None:
    """Design section 2: each refusal is a located Chinese message that says what to type instead."""
    composed = {name: compose(data, "CG-0001.yml") for name, data in BYTES.items()}
    parts = [_told(name, problems, node is not None) for name, (node, problems) in composed.items()]
    golden("bad_inputs.txt", "\n".join(parts))


@pytest.mark.parametrize("name", BYTES)
def test_both_parsers_find_the_same(name: str) -> None:
    """Without libyaml nothing changes but the time it takes."""
    assert compose(BYTES[name], "a.yml", pure=True) == compose(BYTES[name], "a.yml")


def test_every_code_is_exercised() -> None:
    """No code is left that no input brings out."""
    told = {problem.code for data in BYTES.values() for problem in compose(data, "a.yml")[1]}
    assert {wording.code for wording in WORDINGS} == told
