"""The scale under a ladder: linear from 0 so that lengths can be trusted, logarithmic only when it must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from chidu.sanction import Unit

# Beyond this ratio of highest to lowest bound a linear drawing would squeeze the low tiers into a line.
_LINEAR_UP_TO = 30
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at `x` per cent of the width with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From `first` to `last` in `unit`; `logarithmic` starts at a power of ten, never at 0."""

    first: Decimal
    last: Decimal
    unit: Unit
    logarithmic: bool
    major: tuple[Tick, ...] = ()
    minor: tuple[float, ...] = ()

    def at(self, value: Decimal) -> float:
        """Per cent of the width, to a thousandth: a place on a drawing, no amount."""
        if self.logarithmic:
            share = (_log10(value) - _log10(self.first)) / (_log10(self.last) - _log10(self.first))
        else:
            share = float((value - self.first) / (self.last - self.first))
        return round(100 * share, 3)

    def tick(self, value: Decimal) -> Tick:
        """The mark of a value."""
        return Tick(self.at(value), label(value, self.last, self.unit))


def scale_for(bounds: Iterable[Decimal], unit: Unit) -> Scale | None:
    """The scale that holds all bounds; None where there is nothing above 0 to draw."""
    positive = sorted(bound for bound in bounds if bound > 0)
    if not positive:
        return None
    low, high = positive[0], positive[-1]
    if high / low > _LINEAR_UP_TO:
        return _logarithmic(Decimal(10) ** low.adjusted(), high, unit)
    return _linear(high, unit)


# The statutory maximum ends most scales, and thousands of benchmarks share a few hundred of them.
@lru_cache(maxsize=2048)
def _logarithmic(first: Decimal, high: Decimal, unit: Unit) -> Scale:
    bare = Scale(first, high, unit, logarithmic=True)
    powers = [first * 10**n for n in range(high.adjusted() - first.adjusted() + 1)]
    minor = [power * n for power in powers for n in range(2, 10) if power * n < high]
    return _marked(bare, powers, minor)


@lru_cache(maxsize=2048)
def _linear(high: Decimal, unit: Unit) -> Scale:
    step = _step(high)
    bare = Scale(Decimal(0), high, unit, logarithmic=False)
    majors = [step * n for n in range(int(high / step) + 1)]
    minor = [step / 5 * n for n in range(int(high / step * 5) + 1)]
    return _marked(bare, majors, minor)


@lru_cache(maxsize=2048)
def _log10(value: Decimal) -> float:
    return float(value.log10())


def _step(high: Decimal) -> Decimal:
    """The round distance that divides the scale into three to six parts."""
    size = Decimal(10) ** (high.adjusted() - 1)
    return next(
        size * step for step in (*_STEPS, Decimal(20), Decimal(25), Decimal(50)) if high / (size * step) <= 5
    )


def _marked(scale: Scale, majors: list[Decimal], minors: list[Decimal]) -> Scale:
    ticks = tuple(scale.tick(value) for value in majors)
    return Scale(scale.first, scale.last, scale.unit, scale.logarithmic, ticks, tuple(map(scale.at, minors)))


def label(value: Decimal, last: Decimal, unit: Unit) -> str:
    """The figure of a mark: in 万 where the scale ends above 20,000 yuan; the last one names the unit."""
    large = unit is Unit.YUAN and last >= 20_000 and value >= 10_000
    figure = f"{(value / 10_000 if large else value).normalize():f}"
    if unit is Unit.PERCENT:
        return f"{figure}%"
    if value == last:
        return f"{figure} {'万元' if large else unit.value}"
    return f"{figure} 万" if large else figure
