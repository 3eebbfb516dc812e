"""The statutory range binds every tier: inside it, or below it for 减轻 alone."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fines import amount_text
from chidu.problems import Level, Problem
from chidu.ranges.figures import figure, heading, lawful
from chidu.ranges.places import mitigated_inside, outside, without_minimum
from chidu.ranges.series import Rung, Series
from chidu.rules.penalty import Penalty

WITHIN = "国办发〔2022〕27号第（六）项：罚款数额的从轻、一般、从重档次，严格限定在法定幅度内"
BELOW = "行政处罚法第三十二条；国办发〔2022〕27号第（六）项：减轻处罚是在法定处罚种类或者幅度以下处罚"


def check(penalty: Penalty) -> Iterator[Problem]:
    """No tier leaves what its 罚则 allow; a tier of 减轻 stays below (国办发〔2022〕27号第（六）项)."""
    entry = penalty.entry
    for series in penalty.series:
        yield from (_outside(entry, series, rung) for rung in outside(series))
        yield from (_mitigated(entry, series, rung) for rung in mitigated_inside(series))
        yield from (_open(entry, series, rung) for rung in without_minimum(series))


def _outside(entry: Entry[Benchmark], series: Series, rung: Rung) -> Problem:
    words = lawful(series.allowed)
    return Problem(
        "tier-outside-range",
        Level.ERROR,
        f"“{rung.name}”{heading(series)} {amount_text(rung.amount)}，超出了法定幅度（{words}）",
        entry.file.place(*rung.steps),
        instead=f"在 {words}以内；低于法定最低的，写成减轻处罚的阶次",
        clause=WITHIN,
    )


def _mitigated(entry: Entry[Benchmark], series: Series, rung: Rung) -> Problem:
    return Problem(
        "mitigated-in-range",
        Level.WARNING,
        f"“{rung.name}”是减轻处罚，{heading(series)} {amount_text(rung.amount)} 却在法定幅度以内",
        entry.file.place(*rung.steps),
        instead=f"低于法定最低 {_minimum(series, rung)}；在幅度以内从轻的，不叫减轻",
        clause=BELOW,
    )


def _open(entry: Entry[Benchmark], series: Series, rung: Rung) -> Problem:
    return Problem(
        "tier-without-minimum",
        Level.WARNING,
        f"“{rung.name}”{heading(series)}只写了最高，没有写最低；法定最低是 {_minimum(series, rung)}",
        entry.file.place(*rung.steps),
        instead=f"{_minimum(series, rung)}以上…以下",
        clause=WITHIN,
    )


def _minimum(series: Series, rung: Rung) -> str:
    lowest = series.lowest
    assert lowest is not None, "only where the law fixes a minimum"
    return figure(lowest, rung.amount)
