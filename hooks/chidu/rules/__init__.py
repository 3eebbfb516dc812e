"""Checks over the corpus: each rule is a module with its clause, one list names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chidu.corpus.corpus import Corpus
from chidu.problems import Problem, in_order
from chidu.rules import articles, bases, form, identity, readable, references, tracks
from chidu.rules.accepted import without_accepted

Rule = Callable[[Corpus], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.check,
    references.check,
    form.check,
    bases.check,
    tracks.check,
    articles.check,
    readable.check,
)


def check(corpus: Corpus) -> list[Problem]:
    """Every finding of reading and of every rule, in file order."""
    found = (problem for rule in RULES for problem in rule(corpus))
    return in_order([*corpus.problems, *without_accepted(corpus, found)])
