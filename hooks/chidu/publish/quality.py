"""How each department stands, and the city: proofs, widths, packs, open findings, accepted exceptions, work overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median

from chidu.corpus.corpus import Entry
from chidu.model.basis import AcceptedFinding
from chidu.model.benchmark import Benchmark
from chidu.model.packs import Pack
from chidu.problems import Level
from chidu.publish import urls
from chidu.publish.open_findings import Finding, OpenFindings, numbers
from chidu.publish.packs_asking import PackLines
from chidu.publish.publication import Publication
from chidu.publish.rule_words import rule_address, rule_name
from chidu.publish.standing import Standing, Verdict, rounded, standing


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was looked at and accepted, with its benchmark."""

    entry: Entry[Benchmark]
    finding: AcceptedFinding

    @property
    def rule(self) -> str:
        """The name of the rule it sets aside."""
        return rule_name(self.finding.rule)

    @property
    def rule_address(self) -> str:
        """The page of the rule; "" where there is none."""
        return rule_address(self.finding.rule)


@dataclass(frozen=True)
class Account:
    """How a department or (with folder "") the whole city stands."""

    folder: str
    name: str
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    packs: tuple[Entry[Pack], ...]

    @property
    def address(self) -> str:
        """Its page."""
        return urls.quality(self.folder) if self.folder else urls.QUALITY

    @cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many benchmarks there are of each verdict; together they are all."""
        return Counter(each.verdict for each in self.standings)

    @cached_property
    def undivided(self) -> Mapping[str, int]:
        """Why benchmarks have no range to divide, with their numbers."""
        return Counter(each.reason for each in self.standings if each.verdict is Verdict.UNDIVIDED)

    @cached_property
    def levels(self) -> Mapping[Level, int]:
        """How many findings are open of each level."""
        return numbers(self.findings)

    @cached_property
    def overdue(self) -> tuple[Finding, ...]:
        """Those about work that is late."""
        return tuple(each for each in self.findings if each.overdue)

    @cached_property
    def accepted(self) -> tuple[Accepted, ...]:
        """The exceptions its records make."""
        records = (each.entry for each in self.standings)
        return tuple(Accepted(entry, each) for entry in records for each in entry.record.accepted)

    @cached_property
    def ratios(self) -> tuple[Decimal, ...]:
        """法定最高 ÷ 法定最低 of every benchmark that has both."""
        return tuple(each.proof.ratio for each in self.standings if each.proof and each.proof.ratio)

    @cached_property
    def widths(self) -> tuple[Decimal, ...]:
        """Per cent of the statutory span that the widest tier takes, of every benchmark whose tiers are ranges."""
        return tuple(each.widest for each in self.standings if each.widest is not None)

    @property
    def ratio(self) -> str:
        """The median of the ratios; "" without any."""
        return rounded(median(self.ratios)) if self.ratios else ""

    @property
    def width(self) -> str:
        """The median of the widths, in per cent; "" without any."""
        return rounded(median(self.widths)) if self.widths else ""


@dataclass(frozen=True)
class Quality:
    """The accounts of an edition."""

    publication: Publication

    @cached_property
    def findings(self) -> OpenFindings:
        """What is open."""
        return OpenFindings(self.publication)

    @cached_property
    def lines(self) -> PackLines:
        """What the packs ask."""
        return PackLines(self.publication)

    @cached_property
    def departments(self) -> tuple[Account, ...]:
        """An account of every department; a town or a dissolved department only where something lies with it."""
        corpus = self.publication.corpus
        ahead = {entry.department for several in corpus.adopted_ahead.values() for entry in several}
        busy = {*self.findings.by_department, *ahead}
        return tuple(
            Account(
                folder,
                entry.record.name,
                self._standings(corpus.by_department[folder]),
                tuple(self.findings.by_department.get(folder, ())),
                self.publication.selection.packs(folder),
            )
            for folder, entry in corpus.departments.items()
            if not (entry.record.is_town or entry.record.dissolution)
            or corpus.by_department[folder]
            or folder in busy
        )

    def _standings(self, entries: Iterable[Entry[Benchmark]]) -> tuple[Standing, ...]:
        return tuple(standing(self.publication, entry) for entry in entries)

    @cached_property
    def common(self) -> tuple[Account, ...]:
        """What belongs to no department: laws, packs, the site's own settings; () where nothing is found there."""
        findings = tuple(self.findings.by_department.get("", ()))
        return (Account("", "不属于哪个部门的", (), findings, ()),) if findings else ()

    @cached_property
    def city(self) -> Account:
        """All of them together, with what belongs to no department."""
        return Account(
            "",
            self.publication.site.name,
            tuple(each for account in self.departments for each in account.standings),
            self.findings.all,
            tuple(self._applied()),
        )

    def _applied(self) -> Iterator[Entry[Pack]]:
        packs = self.publication.corpus.packs
        named = dict.fromkeys(each.pack for each in self.publication.site.packs)
        return (packs[id] for id in named if id in packs)
