"""Which rules are asked of which department: the packs a site applies, the most specific first (design section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.packs import Pack, PackLevel, Strength
from chidu.problems import Level, Place, Problem
from chidu.rules.demands import AnyRule, Demand
from chidu.rules.pack_lines import Line, pack_error, pack_lines
from chidu.sanction import Convention

LEVELS = {Strength.ERROR: Level.ERROR, Strength.WARNING: Level.WARNING, Strength.NOTE: Level.NOTE}


_NEARNESS = {level: rank for rank, level in enumerate(PackLevel)}


class Asked(NamedTuple):
    """A pack's rule with the demand it makes."""

    rule: AnyRule
    demand: Demand[Any]


class Weighed(NamedTuple):
    """A rule that is always on, as a pack weighs it: `level` is None where the pack switches it off."""

    level: Level | None
    clause: str


class Layer(NamedTuple):
    """A pack as `site.yml` applies it: its number there, whether to everybody, and the pack."""

    number: int
    everywhere: bool
    pack: Entry[Pack]

    @property
    def breadth(self) -> tuple[bool, int]:
        """What decides which of two packs is the more specific: for whom it is applied, then how near its maker is."""
        return self.everywhere, -_NEARNESS[self.pack.record.level]


@dataclass(frozen=True)
class Selection:
    """The packs of a site, read. Everything by department is worked out once; "" stands for the whole city."""

    acts: Corpus

    @cached_property
    def _read(self) -> dict[str, tuple[list[Line], list[Problem]]]:
        return {id: pack_lines(entry) for id, entry in self.acts.packs.items()}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the packs themselves, applied or not, and between those that are applied."""
        of_packs = (problem for _, found in self._read.values() for problem in found)
        return (*of_packs, *_contradictions(self))

    @cached_property
    def _layers(self) -> Mapping[str, tuple[Layer, ...]]:
        """By department, the specific packs first."""
        site, packs = self.acts.site, self.acts.packs
        applied = [
            (number, each.departments, packs[each.pack])
            for number, each in enumerate(site.record.packs if site else ())
            if each.pack in packs
        ]
        return {
            folder: tuple(
                sorted(
                    (Layer(n, not only, pack) for n, only, pack in applied if not only or folder in only),
                    key=lambda layer: (layer.breadth, layer.number),
                )
            )
            for folder in ("", *self.acts.departments)
        }

    @cached_property
    def is_readable(self) -> bool:
        """Whether the site and every pack it applies could be read, so that it is known what is asked."""
        site = self.acts.site
        return site is not None and all(each.pack in self.acts.packs for each in site.record.packs)

    def rules(self, department: str) -> frozenset[str]:
        """The codes of the rules that only packs switch on and that are asked of a department's records."""
        return frozenset(demand.code for _, demand in self.asked(department))

    def layers(self, department: str) -> tuple[Layer, ...]:
        """The packs that apply to a department, as `site.yml` applies them; an unknown one has the city's."""
        return self._layers.get(department, self._layers[""])

    def packs(self, department: str) -> tuple[Entry[Pack], ...]:
        """The packs that apply to a department, the most specific first."""
        return tuple({layer.pack.id: layer.pack for layer in self.layers(department)}.values())

    def convention(self, department: str) -> Convention | None:
        """How the most specific pack that says anything reads 以上 and 以下."""
        return self._conventions.get(department, self._conventions[""])

    @cached_property
    def _conventions(self) -> Mapping[str, Convention | None]:
        return {
            folder: next(
                (layer.pack.record.convention for layer in layers if layer.pack.record.convention), None
            )
            for folder, layers in self._layers.items()
        }

    def lines(self, department: str) -> tuple[tuple[Line, ...], ...]:
        """For each rule (and what it governs) the lines that ask it, the one that counts first."""
        return self._lines.get(department, self._lines[""])

    @cached_property
    def _lines(self) -> Mapping[str, tuple[tuple[Line, ...], ...]]:
        return {folder: tuple(self._gathered(self.packs(folder))) for folder in self._layers}

    def _gathered(self, packs: Iterable[Entry[Pack]]) -> Iterator[tuple[Line, ...]]:
        groups: dict[tuple[str, str], list[Line]] = {}
        for pack in packs:
            for line in self._read[pack.id][0]:
                groups.setdefault(line.key, []).append(line)
        return map(tuple, groups.values())

    def asked(self, department: str) -> tuple[Asked, ...]:
        """What the packs ask of a department's records."""
        return self._asked.get(department, self._asked[""])

    @cached_property
    def _asked(self) -> Mapping[str, tuple[Asked, ...]]:
        return {folder: tuple(_demands(lines)) for folder, lines in self._lines.items()}

    def weighed(self, department: str) -> Mapping[str, Weighed]:
        """The rules that are always on and that a pack weighs otherwise, by code."""
        return self._weighed.get(department, self._weighed[""])

    @cached_property
    def _weighed(self) -> Mapping[str, Mapping[str, Weighed]]:
        return {
            folder: {
                several[0].typed.rule: Weighed(LEVELS.get(several[0].typed.strength), clause(several))
                for several in lines
                if several[0].rule is None
            }
            for folder, lines in self._lines.items()
        }


def _demands(groups: Iterable[tuple[Line, ...]]) -> Iterator[Asked]:
    for several in groups:
        line = several[0]
        level = LEVELS.get(line.typed.strength)
        if line.rule is not None and level is not None:
            yield Asked(line.rule, Demand(line.rule.code, level, clause(several), line.parameters))


def clause(several: tuple[Line, ...]) -> str:
    """The clause that counts; others of the same rule are named, so that nobody wonders which prevails."""
    first, *others = several
    same = [each.citation for each in others if each.asks == first.asks]
    broader = [each.citation for each in others if each.asks != first.asks]
    words = first.clause
    words += f"；{'、'.join(same)}也这样要求" if same else ""
    return words + (f"；{'、'.join(broader)}另有规定，按较具体的执行" if broader else "")


def _contradictions(selection: Selection) -> Iterator[Problem]:
    """Two packs, neither more specific than the other, that ask different things of one rule."""
    site = selection.acts.site
    told: set[tuple[int, int, tuple[str, str]]] = set()
    for department in ("", *selection.acts.departments):
        layers = {layer.pack.id: layer for layer in reversed(selection.layers(department))}
        for first, *others in selection.lines(department):
            mine = layers[first.pack.id]
            for other in others:
                theirs = layers[other.pack.id]
                mark = (mine.number, theirs.number, first.key)
                if (
                    mine is not theirs
                    and mine.breadth == theirs.breadth
                    and first.asks != other.asks
                    and mark not in told
                ):
                    told.add(mark)
                    assert site is not None, "packs are applied by a site"
                    place = site.file.place("规则包", max(mine.number, theirs.number), "编号")
                    yield _contradiction(first, other, place)


def _contradiction(one: Line, other: Line, place: Place) -> Problem:
    message = f"{one.citation}和{other.citation}对规则“{one.typed.rule}”规定得不一样，分不清用哪个"
    return pack_error("packs-contradict", message, place, "只留一个；或者给其中一个写“部门”，管得具体的优先")
