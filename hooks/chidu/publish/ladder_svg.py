"""The ladder as SVG without a viewBox: x in per cent, y in em, so that one drawing serves every width.

Written here and not in a template: a drawing has a hundred numbers, and a template escapes each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from chidu.publish.ladder import Bar, Ladder
from chidu.publish.scale import Tick

_ROW_EM = 3.35


def drawing(ladder: Ladder, number: int) -> Markup:
    """The `svg` element of the page's ladder with this number, with title and description for screen readers."""
    axis = _ROW_EM * len(ladder.bars) + 1
    parts = [
        f'<svg role="img" aria-labelledby="lt{number} ld{number}" height="{axis + 3.7:.2f}em">'
        f'<title id="lt{number}">{len(ladder.bars)} 档在法定幅度上的位置</title>'
        f'<desc id="ld{number}">{escape(ladder.description)}</desc>',
        *_below_minimum(ladder, number, axis),
        *(_limit(limit, axis) for limit in (ladder.low, ladder.high) if limit),
        *(_bar(bar, _ROW_EM * place) for place, bar in enumerate(ladder.bars)),
        f'<line class="axis" x1="0" x2="100%" y1="{axis:.2f}em" y2="{axis:.2f}em"/>',
        *(_line("minor", x, axis, axis + 0.35) for x in ladder.scale.minor),
        *(_tick(tick, axis) for tick in ladder.marks),
        *_limit_words(ladder, axis),
        "</svg>",
    ]
    return Markup("\n".join(parts))


def _line(kind: str, x: float, top: float, bottom: float) -> str:
    return f'<line class="{kind}" x1="{x:g}%" x2="{x:g}%" y1="{top:.2f}em" y2="{bottom:.2f}em"/>'


def _below_minimum(ladder: Ladder, number: int, axis: float) -> Iterator[str]:
    """Hatching where only a mitigated fine may lie."""
    if ladder.below_minimum:
        yield (
            f'<defs><pattern id="hz{number}" width="7" height="7" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><line class="hz" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>'
            f'<rect x="0" y="{axis - 1.1:.2f}em" width="{ladder.below_minimum:g}%" height="1.1em" '
            f'fill="url(#hz{number})"/>'
        )


def _limit(limit: Tick, axis: float) -> str:
    return _line("limit", limit.x, 0.2, axis)


def _bar(bar: Bar, top: float) -> str:
    middle = f"{top + 2.2:.2f}em"
    left = 0.0 if bar.left is None else bar.left
    words = (
        f'<line class="rail" x1="0" x2="100%" y1="{middle}" y2="{middle}"/>\n'
        f'<text x="{bar.at:g}%" y="{top + 1.25:.2f}em" text-anchor="{bar.anchor}">'
        f'<tspan class="nm">{escape(bar.name)}</tspan><tspan dx=".6em">{escape(bar.text)}</tspan></text>\n'
    )
    if bar.fixed:
        return words + _line("axis", left, top + 1.6, top + 2.8)
    width = (100.0 if bar.right is None else bar.right) - left
    return (
        f'{words}<rect class="bar b{bar.shade}{" may" if bar.waivable else ""}" x="{left:g}%" '
        f'y="{top + 1.7:.2f}em" width="{width:g}%" height="1em"/>'
        f"{_end(bar.left, bar.left_inclusive, middle)}{_end(bar.right, bar.right_inclusive, middle)}"
    )


def _end(x: float | None, inclusive: bool, middle: str) -> str:
    """A full dot for an end that belongs to the tier, an empty one for an end that does not, none for no end."""
    if x is None:
        return ""
    return f'<circle class="{"in" if inclusive else "ex"}" cx="{x:g}%" cy="{middle}" r=".32em"/>'


def _tick(tick: Tick, axis: float) -> str:
    mark = _line("tick", tick.x, axis, axis + 0.65)
    return mark + _text("mid", tick.x, axis + 1.75, tick.label, 4) if tick.label else mark


def _limit_words(ladder: Ladder, axis: float) -> Iterator[str]:
    for limit, words in ((ladder.low, "法定最低"), (ladder.high, "法定最高")):
        if limit:
            yield _text("sf", limit.x, axis + 3.1, words, 10)


def _text(kind: str, x: float, y: float, words: str, edge: float) -> str:
    """Words centred under `x`, or on its inner side where it is within `edge` per cent of an end."""
    anchor = "start" if x < edge else "end" if x > 100 - edge else "middle"
    return f'<text class="{kind}" x="{x:g}%" y="{y:.2f}em" text-anchor="{anchor}">{escape(words)}</text>'
