"""One benchmark file under check by itself: what is wrong in it, and what the rules about several records need of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.model.reader import ReadFile
from chidu.problems import Problem
from chidu.rules import (
    aliases,
    articles,
    bases,
    circumstances,
    completeness,
    concurrent,
    division,
    entrustments,
    form,
    identity,
    orders,
    readable,
    references,
    revision_reason,
    shared_ends,
    slips,
    statutory_range,
    tracks,
    worked_examples,
)
from chidu.rules.cards import Card, card
from chidu.rules.demands import BenchmarkRule, PenaltyRule
from chidu.rules.packed.issued import is_superiors
from chidu.rules.penalty import Penalty, is_penalty
from chidu.rules.proof import Proof, proof
from chidu.rules.selection import Selection

RECORD_RULES: tuple[Callable[[Corpus, Entry[Benchmark]], Iterator[Problem]], ...] = (
    identity.of_benchmark,
    references.of_benchmark,
    form.check,
    bases.check,
    tracks.check,
    articles.check,
    worked_examples.check,
    entrustments.of_benchmark,
)
# What follows from the words of a penalty is derived once, while its sentences are at hand.
PENALTY_RULES: tuple[Callable[[Penalty], Iterator[Problem]], ...] = (
    readable.check,
    completeness.check,
    statutory_range.check,
    division.check,
    concurrent.check,
    orders.check,
    circumstances.check,
    slips.check,
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file gave: `problems` of reading it, `findings` of the rules, None for the rest where it has no record.

    `lasting` are findings that count until it is repealed: what is over is kept as it was, not corrected. `shared`
    counts the pairs of tiers with a common end.
    """

    path: str
    problems: tuple[Problem, ...]
    findings: tuple[Problem, ...] = ()
    lasting: tuple[Problem, ...] = ()
    card: Card | None = None
    proof: Proof | None = None
    shared: int = 0


def examine(selection: Selection, file: ReadFile, before: bytes | None = None) -> Examined:
    """Check one benchmark against the acts and the packs of its department; no other benchmark has a say in it.

    `before` is what the file held before its last change, None where nobody knows or it is the first.
    """
    if file.record is None:
        return Examined(file.path, file.problems)
    acts, entry = selection.acts, Entry(cast(Benchmark, file.record), file)
    found = tuple(problem for rule in RECORD_RULES for problem in rule(acts, entry))
    # Nobody here can amend what a superior issued: it is on file to be held against.
    asked = () if is_superiors(acts, entry.record.document) else selection.asked(entry.department)
    lasting = [*aliases.of_benchmark(acts, entry), *revision_reason.check(entry, before)]
    for rule, demand in asked:
        if isinstance(rule, BenchmarkRule):
            lasting += rule.check(acts, entry, demand)
    if not is_penalty(entry.record):
        return Examined(file.path, file.problems, found, tuple(lasting), card(entry))
    penalty = Penalty(acts, entry, selection.convention(entry.department))
    lasting += [problem for check in PENALTY_RULES for problem in check(penalty)]
    for rule, demand in asked:
        if isinstance(rule, PenaltyRule):
            lasting += rule.check(penalty, demand)
    shared = shared_ends.count(penalty)
    return Examined(file.path, file.problems, found, tuple(lasting), card(entry), proof(penalty), shared)
