"""Checks over the corpus: each rule is a module with its clause, one list names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chidu.corpus.corpus import Corpus
from chidu.problems import Problem, in_order
from chidu.rules import articles, bases, form, identity, readable, references, release, tracks
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
# What only a release must keep to: a draft may be published with gaps to show them.
RELEASE_RULES: tuple[Rule, ...] = (release.check,)


def check(corpus: Corpus, *, for_release: bool = False) -> list[Problem]:
    """Every finding of reading and of every rule, in file order."""
    rules = RULES + RELEASE_RULES if for_release else RULES
    found = (problem for rule in rules for problem in rule(corpus))
    return in_order([*corpus.problems, *without_accepted(corpus, found)])
