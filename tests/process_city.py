"""The sample city with what a test changes in it: what one process rule, asked of everybody, tells a clerk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chidu import rules
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import Folder
from chidu.problems import Problem
from chidu.rules import acts_of
from chidu.rules.cards import card
from chidu.rules.catalogue import Example, rule_text
from chidu.rules.city import City
from chidu.rules.examples import findings, sample
from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.nodes import Plain, plain

DAY = date(2026, 7, 1)
Change = Mapping[str, Any]


def change(kind: str, content: str = "", *without: str, path: str | None = None) -> Change:
    """A change in one file of the sample: the keys of `content` take the place of its own."""
    found = {"文件": kind, "内容": content, "去掉": without}
    return {**found, "路径": path} if path else found


def told(
    code: str, *changes: Change, parameters: Mapping[str, Any] | None = None, day: date = DAY
) -> list[Problem]:
    """What the rule finds, in file order."""
    example = _example(changes, parameters, day)
    return [problem for problem in findings(rule_text(code), example) if problem.code == code]


def said(
    code: str, *changes: Change, parameters: Mapping[str, Any] | None = None, day: date = DAY
) -> list[str]:
    """Place and sentence of each finding."""
    return [
        f"{problem.place} {problem.message}"
        for problem in told(code, *changes, parameters=parameters, day=day)
    ]


def _example(changes: tuple[Change, ...], parameters: Mapping[str, Any] | None, day: date) -> Example:
    first, *others = changes or ({},)
    typed = {**first, "并且": others, "参数": dict(parameters or {}), "日期": day.isoformat()}
    return Example.model_validate(typed)


def small(**changed: str) -> Corpus:
    """The sample with files made anew or added: `lists_QD_0002="…"` is `lists/QD-0002.yml`, written out in full."""
    named = {_path(name): text.encode() for name, text in changed.items()}
    return read_corpus(Folder(dict(sorted({**sample(), **named}.items())), ()))


def benchmark(more: str, id: str = "CG-0001") -> str:
    """The sample's benchmark with the keys of `more`, under an id of its own; nothing hangs on it."""
    record = {**_tree(sample()["departments/chengguan/CG-0001.yml"]), "编号": id, **_tree(more.encode())}
    return emit({key: value for key, value in record.items() if key not in ("赋权", "关联")})


def _path(name: str) -> str:
    folders, _, number = name.rpartition("_")
    return f"{folders.replace('_', '/')}-{number}.yml"


def _tree(data: bytes) -> dict[str, Plain]:
    node, problems = compose(data, "")
    assert node is not None and not problems
    tree = plain(node)
    assert isinstance(tree, dict)
    return tree


def city_of(corpus: Corpus, day: date = DAY) -> City:
    """The city a rule about several records looks at."""
    entries = corpus.all_benchmarks
    return rules.city_of(acts_of(corpus), [entry.file for entry in entries], map(card, entries), day)
