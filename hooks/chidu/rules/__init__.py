"""Checks over the corpus: each rule is a module with its clause, packs switch further ones on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from chidu.corpus.corpus import Corpus
from chidu.corpus.excerpt import Excerpt
from chidu.model.kinds import Kind
from chidu.model.reader import ReadFile
from chidu.problems import Level, Place, Problem, in_order
from chidu.rules import (
    aliases,
    entrustments,
    identity,
    law_dates,
    law_names,
    laws_in_force,
    references,
    release,
    shared_ends,
    superiors,
    systems,
    terms,
    thresholds,
)
from chidu.rules.accepted import without_accepted
from chidu.rules.asking import asked_of_acts
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.examining import Examined, examine
from chidu.rules.packed import PACKED
from chidu.rules.proof import Proof
from chidu.rules.selection import Selection
from chidu.rules.weighing import merged, weighed
from chidu.source.nodes import Steps

ACT_RULES: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    references.check,
    law_dates.check,
    law_names.check,
    systems.check,
    thresholds.check,
)
CITY_RULES: tuple[Callable[[City], Iterator[Problem]], ...] = (
    identity.check,
    references.between,
    entrustments.check,
    superiors.check,
    aliases.check,
)
# What only a release must keep to: a draft may be published with gaps to show them.
RELEASE_RULES: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (release.check,)


# Errors in what the words decide, not in how they are recorded: a draft shows them as they stand, so that a table
# taken over from elsewhere can be looked at while it is being put right. A release refuses them like any other.
OF_THE_WORDS = frozenset(
    {
        "tier-outside-range",
        "fine-unstated",
        "numeral-malformed",
        "range-reversed",
        "sanction-unread",
        "condition-missing",
    }
    | {"base-missing", "worked-example", "factor-base-unknown", "factor-coefficient-unread"}
    | {"revision-unexplained"}
)


def stops_draft(problems: Iterable[Problem]) -> bool:
    """Whether any finding keeps even a draft from being made."""
    return any(problem.level is Level.ERROR and not of_the_words(problem.code) for problem in problems)


def of_the_words(code: str) -> bool:
    """Whether a draft may be made in spite of the finding: a pack's findings are about the words too."""
    return code in OF_THE_WORDS or code in PACKED


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything a check found, in file order; the proofs by the id of the recorded benchmark; a card of each record."""

    problems: tuple[Problem, ...] = ()
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()


def check(
    corpus: Corpus,
    *,
    for_release: bool = False,
    day: date | None = None,
    before: Mapping[str, bytes] | None = None,
) -> list[Problem]:
    """Every finding of reading and of every rule, in file order; what has run out by a day only where one is given.

    `before` is what benchmark files held before their last change, by path; nothing where nobody knows.
    """
    return list(check_whole(corpus, for_release=for_release, day=day, before=before).problems)


def check_file(corpus: Corpus, path: str) -> tuple[Problem, ...]:
    """What is wrong with one file, by its path in findings, as far as it shows without the rest of the city.

    `corpus` holds the acts and that file; what packs ask of acts waits for the check of the whole, which counts.
    """
    acts = acts_of(corpus)
    selection = Selection(acts)
    benchmarks = [file for file in corpus.files if file.location.kind is Kind.BENCHMARK]
    examined = [examine(selection, file) for file in benchmarks]
    city = city_of(acts, benchmarks, (each.card for each in examined))
    found = conclude(selection, city, examined, corpus.problems, for_release=False, whole=False)
    return tuple(problem for problem in found.problems if problem.place.file == path)


def check_whole(
    corpus: Corpus,
    *,
    for_release: bool = False,
    day: date | None = None,
    before: Mapping[str, bytes] | None = None,
) -> Findings:
    """The findings of a corpus in memory, with what was proved."""
    acts, known = acts_of(corpus), before or {}
    selection = Selection(acts)
    benchmarks = [file for file in corpus.files if file.location.kind is Kind.BENCHMARK]
    examined = [examine(selection, file, known.get(file.path)) for file in benchmarks]
    city = city_of(acts, benchmarks, (each.card for each in examined), day)
    return conclude(selection, city, examined, corpus.problems, for_release=for_release)


def city_of(
    acts: Corpus, benchmarks: Iterable[ReadFile], cards: Iterable[Card | None], day: date | None = None
) -> City:
    """The city of benchmark files in memory."""
    files = {file.path: file for file in benchmarks}
    located = tuple((path, file.location) for path, file in files.items())

    def locate(path: str, steps: Steps) -> Place:
        return files[path].place(*steps) if path in files else Place(path)

    return City(acts, located, tuple(filter(None, cards)), files.get, locate, day)


def acts_of(corpus: Corpus) -> Corpus:
    """The corpus without its benchmarks, which knows their ids all the same."""
    files = tuple(file for file in corpus.files if file.location.kind is not Kind.BENCHMARK)
    return Excerpt(files, (), corpus.on_file)


def conclude(
    selection: Selection,
    city: City,
    examined: Iterable[Examined],
    reading: Iterable[Problem],
    *,
    for_release: bool,
    whole: bool = True,
) -> Findings:
    """The rules about acts and about several records, joined to what each record gave and to `reading`, what no rule needed to find."""
    each_file = list(examined)
    over = {card.path for card in city.cards if city.is_over(card)}
    found = [problem for each in each_file for problem in each.findings]
    found += [problem for each in each_file if each.path not in over for problem in each.lasting]
    found += [problem for rule in ACT_RULES for problem in rule(city.acts)]
    found += [problem for rule in CITY_RULES for problem in rule(city)]
    found += selection.problems
    found += asked_of_acts(selection, city) if whole else ()
    found += shared_ends.notes(city.acts, _shared(each for each in each_file if each.path not in over))
    if for_release:
        found += [problem for rule in RELEASE_RULES for problem in rule(city.acts)]
    if city.day:
        found += [*terms.check(city.acts, city.day), *laws_in_force.check(city, city.day)]
    told = without_accepted(selection, city, merged(weighed(selection, city, found)), whole=whole)
    proofs = {
        each.card.id: each.proof
        for each in each_file
        if each.proof and each.card and not each.card.adopted_for and each.path not in over
    }
    return Findings(tuple(in_order([*reading, *told])), proofs, city.cards)


def _shared(examined: Iterable[Examined]) -> Counter[str]:
    shared: Counter[str] = Counter()
    for each in examined:
        if each.card:
            shared[each.card.document] += each.shared
    return shared
