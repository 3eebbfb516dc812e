"""The catalogue of rules: every finding has a text, and the examples of each text are what they say."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chidu.cli.explain import explain
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder
from chidu.model.writer import write_record
from chidu.problems import Level, Problem
from chidu.rules import check
from chidu.rules.catalogue import Example, RuleText, always_on_level, codes, rule_text
from chidu.rules.examples import findings, sample
from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.nodes import plain

REPOSITORY = Path(__file__).parents[2]
TEXTS = REPOSITORY / "hooks/chidu/rules/texts"

# What a module mentions that makes findings, or passes them on.
_MAKERS = re.compile(r"Problem|Wording|Demand|[A-Z][a-z]+Rule")
_CODE = re.compile(r"[a-z]+(-[a-z]+)+")
# Codes of one word, and words that look like a code.
_PLAIN_CODES = {"evaluation", "filing", "placeholder", "stages"}
_NO_CODES: set[str] = set()


def test_every_finding_has_a_text_and_every_text_a_finding() -> None:
    """A finding nobody can look up is a riddle; a text without a finding is a promise nobody keeps."""
    assert sorted(emitted()) == list(codes())


def emitted() -> set[str]:
    """Every word written like a code in a module that makes findings: as an argument, a default or in a table."""
    return {word for path in (REPOSITORY / "hooks").rglob("*.py") for word in _codes_in(path)} - _NO_CODES


def _codes_in(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if not any(_MAKERS.fullmatch(name) for name in names):
        return
    words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    yield from (
        word for word in words if isinstance(word, str) and (_CODE.fullmatch(word) or word in _PLAIN_CODES)
    )


def test_nothing_is_wrong_with_the_sample() -> None:
    """Whatever an example shows is the example's own doing; the sample is canonical besides."""
    corpus = read_corpus(Folder(sample(), ()))
    day = Example().day
    assert check(corpus, for_release=True, day=day) == []
    for file in corpus.files:
        assert file.record is not None
        assert write_record(file.record, file.location.kind, file.path).encode() == file.data


@pytest.mark.parametrize("code", codes())
def test_the_text_is_canonical(code: str) -> None:
    """One way to write a text, so that translators and reviewers see only what changed."""
    data = (TEXTS / f"{code}.yml").read_bytes()
    node, _ = compose(data, code)
    assert node is not None
    tree = plain(node)
    assert isinstance(tree, dict)
    assert emit(tree).encode() == data


def shown() -> list[RuleText]:
    """The texts with examples."""
    return [text for text in map(rule_text, codes()) if text.no_example is None]


@pytest.mark.parametrize("text", shown(), ids=lambda text: text.code)
def test_the_failing_example_fails_as_the_text_says(text: RuleText) -> None:
    """It gives this finding; of a rule that is always on also at this level and with this clause."""
    assert text.failing is not None
    found = [problem for problem in findings(text, text.failing) if problem.code == text.code]
    assert found
    if text.level is not None:
        assert {(problem.level, problem.clause) for problem in found} == {(text.level, text.clause)}


@pytest.mark.parametrize("text", shown(), ids=lambda text: text.code)
def test_the_passing_example_passes(text: RuleText) -> None:
    """No error, and not this finding; with a rule that is always on, no finding at all."""
    assert text.passing is not None
    found = findings(text, text.passing)
    assert [problem for problem in found if _spoils(problem, text)] == []


def _spoils(problem: Problem, text: RuleText) -> bool:
    return text.level is not None or problem.level is Level.ERROR or problem.code == text.code


def test_levels_of_rules_that_need_no_pack() -> None:
    """A name that is no rule has no level, whatever path it might spell."""
    assert always_on_level("tier-outside-range") is Level.ERROR
    assert always_on_level("tiers-gap") is Level.WARNING
    assert always_on_level("../sample/site") is None


def test_rules_explained(golden: Callable[[str, str], None]) -> None:
    """What a clerk needs on one screen; the finding is the one the example gives, and what has no example says why."""
    explained = [explain(code) for code in ("term-expired", "index-number-missing", "file-bom")]
    golden("explained.txt", "\n\n".join(explained) + "\n")


def test_an_unknown_rule_explained() -> None:
    """The nearest names, where any is near."""
    near, far = explain("tiers-gaps"), explain("阶次空档")
    assert near.startswith("没有叫“tiers-gaps”的规则。是不是：tiers-gap、")
    assert far == "没有叫“阶次空档”的规则。\n规则的名字是检查结果里方括号内的那个，例如 tiers-gap。"
