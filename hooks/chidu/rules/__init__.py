"""Checks over the corpus: each rule is a module with its clause, one list names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from chidu.corpus.corpus import Corpus
from chidu.problems import Level, Problem, in_order
from chidu.rules import (
    articles,
    bases,
    circumstances,
    completeness,
    concurrent,
    division,
    entrustments,
    form,
    identity,
    law_dates,
    law_names,
    laws_in_force,
    orders,
    readable,
    references,
    release,
    shared_ends,
    slips,
    statutory_range,
    systems,
    terms,
    tracks,
    worked_examples,
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
    completeness.check,
    statutory_range.check,
    division.check,
    concurrent.check,
    orders.check,
    worked_examples.check,
    circumstances.check,
    slips.check,
    shared_ends.check,
    law_dates.check,
    law_names.check,
    systems.check,
    entrustments.check,
)
# What only a release must keep to: a draft may be published with gaps to show them.
RELEASE_RULES: tuple[Rule, ...] = (release.check,)


# Errors in what the words decide, not in how they are recorded: a draft shows them as they stand, so that a table
# taken over from elsewhere can be looked at while it is being put right. A release refuses them like any other.
OF_THE_WORDS = frozenset(
    {"tier-outside-range", "numeral-malformed", "range-reversed", "sanction-unread", "condition-missing"}
    | {"base-missing", "worked-example", "factor-base-unknown", "factor-coefficient-unread"}
)


def stops_draft(problems: Iterable[Problem]) -> bool:
    """Whether any finding keeps even a draft from being made."""
    return any(problem.level is Level.ERROR and problem.code not in OF_THE_WORDS for problem in problems)


def check(corpus: Corpus, *, for_release: bool = False, day: date | None = None) -> list[Problem]:
    """Every finding of reading and of every rule, in file order; what has run out by a day only where one is given."""
    rules = RULES + RELEASE_RULES if for_release else RULES
    found = [problem for rule in rules for problem in rule(corpus)]
    if day:
        found += [*terms.check(corpus, day), *laws_in_force.check(corpus, day)]
    return in_order([*corpus.problems, *without_accepted(corpus, found)])
