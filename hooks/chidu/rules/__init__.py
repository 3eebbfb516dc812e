"""Checks over the corpus: each rule is a module with its clause, one list names them."""

from __future__ import annotations

from collections import Counter
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
from chidu.rules.penalty import PenaltyRule, penalties

Rule = Callable[[Corpus], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.check,
    references.check,
    form.check,
    bases.check,
    tracks.check,
    articles.check,
    worked_examples.check,
    law_dates.check,
    law_names.check,
    systems.check,
    entrustments.check,
)
# One record at a time: what follows from its words is derived once, while its sentences are at hand.
PENALTY_RULES: tuple[PenaltyRule, ...] = (
    readable.check,
    completeness.check,
    statutory_range.check,
    division.check,
    concurrent.check,
    orders.check,
    circumstances.check,
    slips.check,
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
    found += _of_penalties(corpus)
    if day:
        found += [*terms.check(corpus, day), *laws_in_force.check(corpus, day)]
    return in_order([*corpus.problems, *without_accepted(corpus, found)])


def _of_penalties(corpus: Corpus) -> Iterator[Problem]:
    shared: Counter[str] = Counter()
    for penalty in penalties(corpus):
        yield from (problem for rule in PENALTY_RULES for problem in rule(penalty))
        shared[penalty.record.document] += shared_ends.count(corpus, penalty)
    yield from shared_ends.notes(corpus, shared)
