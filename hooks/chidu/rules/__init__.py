"""Checks over the corpus: each rule is a module with its clause, one list names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from chidu.corpus.corpus import Corpus
from chidu.problems import Problem, in_order
from chidu.rules import (
    articles,
    bases,
    entrustments,
    form,
    identity,
    readable,
    references,
    release,
    systems,
    terms,
    tracks,
)
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
    systems.check,
    entrustments.check,
)
# What only a release must keep to: a draft may be published with gaps to show them.
RELEASE_RULES: tuple[Rule, ...] = (release.check,)


def check(corpus: Corpus, *, for_release: bool = False, day: date | None = None) -> list[Problem]:
    """Every finding of reading and of every rule, in file order; what has run out by a day only where one is given."""
    rules = RULES + RELEASE_RULES if for_release else RULES
    found = [problem for rule in rules for problem in rule(corpus)]
    found += terms.check(corpus, day) if day else ()
    return in_order([*corpus.problems, *without_accepted(corpus, found)])
