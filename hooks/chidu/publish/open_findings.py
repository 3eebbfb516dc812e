"""What the check still finds, as pages and tables show it: with the record it is about and its department."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chidu.corpus.corpus import Entry
from chidu.model.institutions import Department
from chidu.problems import Level, Problem
from chidu.publish import urls
from chidu.publish.adopted import adopted_address
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication
from chidu.publish.rule_words import OVERDUE, rule_address, rule_name
from chidu.rules.cards import Card

_WEIGHT = {level: weight for weight, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Subject:
    """The file a finding is about: the folder of its department ("" for none), id, name and page ("" for none)."""

    path: str
    department: str
    id: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with what it is about."""

    problem: Problem
    subject: Subject

    @property
    def rule(self) -> str:
        """The name of its rule."""
        return rule_name(self.problem.code)

    @property
    def rule_address(self) -> str:
        """The page of its rule; "" where there is none."""
        return rule_address(self.problem.code)

    @property
    def overdue(self) -> bool:
        """Whether it is about work that is late."""
        return self.problem.code in OVERDUE


@dataclass(frozen=True, slots=True)
class Group:
    """Findings about one file, the gravest first."""

    subject: Subject
    findings: tuple[Finding, ...]


def numbers(findings: Iterable[Finding]) -> Mapping[Level, int]:
    """How many there are of each level."""
    return Counter(each.problem.level for each in findings)


def grouped(findings: Iterable[Finding], most: int) -> tuple[list[Group], int]:
    """By file, those with the gravest findings first; at most so many findings, and how many are left out."""
    by_file: dict[Subject, list[Finding]] = defaultdict(list)
    for each in findings:
        by_file[each.subject].append(each)
    for several in by_file.values():
        several.sort(key=lambda each: _WEIGHT[each.problem.level])
    files = sorted(by_file.items(), key=lambda pair: _WEIGHT[pair[1][0].problem.level])
    return _cut(files, most)


def _cut(files: list[tuple[Subject, list[Finding]]], most: int) -> tuple[list[Group], int]:
    groups, room = [], most
    for subject, several in files:
        if room > 0:
            groups.append(Group(subject, tuple(several[:room])))
        room -= len(several)
    return groups, max(0, -room)


@dataclass(frozen=True)
class OpenFindings:
    """All findings of an edition, by department and by rule; in file order."""

    publication: Publication

    @cached_property
    def all(self) -> tuple[Finding, ...]:
        """Every one."""
        subjects = self._subjects
        return tuple(Finding(each, subjects(each.place.file)) for each in self.publication.found.problems)

    @cached_property
    def by_department(self) -> Mapping[str, list[Finding]]:
        """By the department's folder; under "" what belongs to none, such as laws and packs."""
        return _by(self.all, lambda each: each.subject.department)

    @cached_property
    def by_rule(self) -> Mapping[str, list[Finding]]:
        """By the rule's code."""
        return _by(self.all, lambda each: each.problem.code)

    @property
    def _subjects(self) -> Callable[[str], Subject]:
        cards = {card.path: card for card in self.publication.found.cards}
        acts = {subject.path: subject for subject in self._acts()}
        known: dict[str, Subject] = {}

        def subject(path: str) -> Subject:
            if path not in known:
                card = cards.get(path)
                known[path] = self._benchmark(card) if card else acts.get(path) or _other(path)
            return known[path]

        return subject

    def _benchmark(self, card: Card) -> Subject:
        corpus = self.publication.corpus
        ahead = corpus.adopted_ahead.get(card.id, ())
        waiting = next((each for each in ahead if each.adopted_for == card.adopted_for), None)
        if card.adopted_for and waiting:
            name = f"{card.matter}（{day_in_words(card.adopted_for)}起施行）"
            address = adopted_address(self.publication, waiting)
        else:
            name, address = card.matter, urls.benchmark(card.id) if card.id in corpus.benchmarks else ""
        return Subject(card.path, card.department, card.id, name, address)

    def _acts(self) -> Iterator[Subject]:
        corpus = self.publication.corpus
        if corpus.site:
            yield _about(corpus.site, "", "网站的设置", "")
        for document in corpus.documents.values():
            folder = self._folder(document.record.issuer)
            yield _about(document, folder, document.record.name, urls.document(document.id))
        for listing in corpus.lists.values():
            folder = self._folder(listing.record.issuer)
            yield _about(listing, folder, listing.record.name, urls.listing(listing.id))
        for system in corpus.systems.values():
            folder = self._folder(system.record.issuer)
            yield _about(system, folder, system.record.name, urls.system(system.id))
        for paper in corpus.entrustments.values():
            folder = self._folder(paper.record.department)
            yield _about(paper, folder, paper.record.name, urls.entrustment(paper.id))
        for law in corpus.laws.values():
            yield _about(law, "", law.record.name, urls.law(law.id))
        for pack in corpus.packs.values():
            yield _about(pack, "", pack.record.name, urls.pack(pack.id))
        for department in corpus.departments.values():
            yield _of_department(department)

    def _folder(self, body: str) -> str:
        return body if body in self.publication.corpus.departments else ""


def _by(findings: Iterable[Finding], key: Callable[[Finding], str]) -> Mapping[str, list[Finding]]:
    groups: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        groups[key(each)].append(each)
    return groups


def _about(entry: Entry[Any], department: str, name: str, address: str) -> Subject:
    return Subject(entry.file.path, department, entry.id, name, address)


def _of_department(entry: Entry[Department]) -> Subject:
    return _about(entry, entry.id, entry.record.name, urls.department(entry.id, entry.record))


def _other(path: str) -> Subject:
    return Subject(path, "", "", path, "")
