"""The lines of the rule packs as pages tell them: what is asked, of whom, and where a more specific pack prevails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from chidu.corpus.corpus import Entry
from chidu.model.institutions import Department
from chidu.model.packs import Pack, PackRule, Strength
from chidu.publish.publication import Publication
from chidu.publish.rule_words import in_words, rule_address, rule_name
from chidu.rules.pack_lines import Line


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a pack binds: everybody, or some departments; nobody where the site does not apply it."""

    whole: bool
    departments: tuple[Entry[Department], ...]

    @property
    def words(self) -> str:
        """In a few words."""
        if self.whole:
            return "全部部门"
        return "、".join(each.record.name for each in self.departments) or "没有采用"


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a pack; `yields` are sentences: where another pack takes its place."""

    pack: Entry[Pack]
    rule: PackRule
    scope: Scope
    yields: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the rule."""
        return rule_name(self.rule.rule)

    @property
    def address(self) -> str:
        """The page of the rule; "" where there is none."""
        return rule_address(self.rule.rule)

    @property
    def level(self) -> str:
        """How it weighs."""
        return "不核对" if self.rule.strength is Strength.OFF else self.rule.strength.value

    @property
    def parameters(self) -> tuple[str, ...]:
        """With what it is asked, a line for each."""
        return in_words(self.rule.parameters)


@dataclass(frozen=True)
class PackLines:
    """Every line of every pack, applied or not."""

    publication: Publication

    @cached_property
    def by_pack(self) -> Mapping[str, tuple[LineView, ...]]:
        """By the pack's id, in the pack's order."""
        return {
            id: tuple(
                LineView(entry, rule, self.scope(id), tuple(self._yielding(id, number)))
                for number, rule in enumerate(entry.record.rules)
            )
            for id, entry in self.publication.corpus.packs.items()
        }

    @cached_property
    def by_rule(self) -> Mapping[str, list[LineView]]:
        """By the rule's code: only of packs that are applied."""
        found: dict[str, list[LineView]] = defaultdict(list)
        for lines in self.by_pack.values():
            for line in lines:
                if line.scope.whole or line.scope.departments:
                    found[line.rule.rule].append(line)
        return found

    def scope(self, pack: str) -> Scope:
        """Whom a pack binds."""
        applied = [each for each in self.publication.site.packs if each.pack == pack]
        departments = self.publication.corpus.departments
        folders = dict.fromkeys(folder for each in applied for folder in each.departments)
        return Scope(
            any(not each.departments for each in applied),
            tuple(departments[folder] for folder in folders if folder in departments),
        )

    def _yielding(self, pack: str, number: int) -> Iterator[str]:
        for first, folders in self._prevailing.get((pack, number), {}).items():
            names = "、".join(map(self.publication.folder_name, folders))
            yield f"{names}按{first}执行"

    @cached_property
    def _prevailing(self) -> Mapping[tuple[str, int], Mapping[str, list[str]]]:
        """For each line that gives way somewhere: the clause that counts there, and the departments."""
        found: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        selection = self.publication.selection
        for folder in self.publication.corpus.departments:
            for first, *others in selection.lines(folder):
                for other in others:
                    if other.asks != first.asks:
                        found[_mark(other)][first.citation].append(folder)
        return found


def _mark(line: Line) -> tuple[str, int]:
    return line.pack.id, line.number
