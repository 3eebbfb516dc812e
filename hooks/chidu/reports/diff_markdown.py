"""What a range of commits changes, as a pull request shows it: a summary table, then the changes of each record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidu.history.proposed import Proposal, ProposedChange
from chidu.model.changes import Change, Direction, Op, marks
from chidu.reports import diff_words as words
from chidu.reports.display import in_short
from chidu.reports.markdown import code, escaped, escaped_in_full

# GitHub takes no comment of more than 65,536 characters: beyond this the rest is only counted.
_MOST = 60_000
_HEAD = "| 轻重 | 改动 | 记录 | 部门 | 施行 | 原因 |\n| --- | --- | --- | --- | --- | --- |"
_TAGS = {Op.DELETED: "del", Op.ADDED: "ins"}
_SHORT = 16


def report(proposal: Proposal) -> str:
    """The whole text; however much changed, it fits into one comment."""
    title = f"### 基准改动\n\n{escaped(words.summary(proposal))}"
    table, left = _fitting([_row(change) for change in proposal.records], _MOST // 2)
    blocks = [title]
    if proposal.records:
        blocks.append("\n".join([_HEAD, *table]))
        blocks += [f"表里还有 {left} 项没有列出。"] if left else []
    room = _MOST - sum(map(len, blocks))
    told, untold = _fitting([_record(change) for change in proposal.records if _speaks(change)], room)
    blocks += told
    blocks += [f"还有 {untold} 项的改动太多，没有列出：用 `chidu diff` 看全部。"] if untold else []
    files, more = _fitting(
        [f"- {each.fate.value} {code(each.path)}" for each in proposal.others], _MOST // 20
    )
    if files:
        blocks.append("\n".join(["#### 其他文件", "", *files, *([f"- 还有 {more} 个"] if more else [])]))
    return "\n\n".join(blocks)


def _fitting(pieces: Sequence[str], room: int) -> tuple[list[str], int]:
    """The first pieces that fit, and how many do not."""
    kept: list[str] = []
    for piece in pieces:
        room -= len(piece) + 2
        if room < 0:
            break
        kept.append(piece)
    return kept, len(pieces) - len(kept)


def _row(change: ProposedChange) -> str:
    heavy = change.direction in (Direction.HEAVIER, Direction.MIXED) or "有加重" in change.weight
    weight = f"**{change.weight}**" if heavy else change.weight or "—"
    effective = change.effective.isoformat() if change.effective else ""
    plain = (
        words.fate(change),
        words.subject(change),
        change.department_name,
        effective,
        words.reason(change),
    )
    return f"| {' | '.join((weight, *map(escaped, plain)))} |"


def _speaks(change: ProposedChange) -> bool:
    """Whether there is more to say than the table does."""
    return bool(change.changes or change.notes)


def _record(change: ProposedChange) -> str:
    weight = f"（{change.weight}）" if change.weight else f"（{words.fate(change)}）"
    lines = [f"#### {escaped(words.subject(change))}{weight}", ""]
    lines += [line for each in change.changes for line in _change(each)]
    lines += [
        f"- {label}：{code(said) if label == '位置' else escaped(said)}"
        for label, said in words.facts(change)
    ]
    return "\n".join(lines)


def _change(change: Change) -> Iterator[str]:
    """One line, or for a text reworded two, with the words marked that went and came."""
    before, after = change.before, change.after
    if before is None or after is None or max(len(before), len(after)) <= _SHORT:
        yield f"- {escaped(change.sentence)}"
        return
    yield f"- {escaped(change.about)}（{change.direction.label}）"
    if in_short(before) != before or in_short(after) != after:
        yield f"  - 原来：{escaped(before)}"
        yield f"  - 现在：{escaped(after)}"
        return
    pieces = marks(before, after)
    for label, op in (("原来", Op.DELETED), ("现在", Op.ADDED)):
        yield f"  - {label}：" + "".join(_piece(each, text) for each, text in pieces if each in (Op.SAME, op))


def _piece(op: Op, text: str) -> str:
    shown = escaped_in_full(text)
    return shown if op is Op.SAME else f"<{_TAGS[op]}>{shown}</{_TAGS[op]}>"
