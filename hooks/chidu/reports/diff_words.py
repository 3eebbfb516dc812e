"""What a range of commits changes, in words that the terminal and a pull request share."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.history.proposed import Proposal, ProposedChange, Reason
from chidu.model.changes import of_tiers, verdict
from chidu.model.kinds import Kind


def summary(proposal: Proposal) -> str:
    """改动 3 项记录：加重 1 项；减轻 2 项。另外还有 1 个文件."""
    counted = "；".join(f"{word} {number} 项" for word, number in proposal.counts.items())
    records = f"改动 {len(proposal.records)} 项记录：{counted}" if proposal.records else "没有改动记录"
    others = f"另外还有 {len(proposal.others)} 个文件。" if proposal.others else ""
    return f"{records}。{others}"


def subject(change: ProposedChange) -> str:
    """CG-0012 未经批准占用城市道路摆摊经营."""
    kind = "" if change.kind is Kind.BENCHMARK else f"{change.kind.label} "
    id = "" if change.kind is Kind.SITE else change.id
    return f"{kind}{id} {change.title}".strip()


def fate(change: ProposedChange) -> str:
    """新增, 修改, 移动, 删除; a version adopted ahead says so."""
    return f"{change.fate.value}（提前通过）" if change.adopted_for else change.fate.value


def effect(change: ProposedChange) -> str:
    """The legal date, "" where none is known."""
    return f"{change.effective.isoformat()} 起施行" if change.effective else ""


def reason(change: ProposedChange) -> str:
    """Why, in the words of 修订说明, or that nobody said; "" where nobody has to."""
    if change.note is None:
        return "" if change.reason is Reason.NOT_ASKED else change.reason.value
    parts = (change.note.reason, change.note.basis, change.note.document_number)
    return "，".join(part for part in parts if part)


def tiers(change: ProposedChange) -> str:
    """轻微 减轻；一般 有加重，另有未判断; "" where no tier changed."""
    return "；".join(f"{tier} {verdict(found)}" for tier, found in of_tiers(change.changes).items())


def facts(change: ProposedChange) -> Iterator[tuple[str, str]]:
    """What is told of a record beside its changes: label and words."""
    yield "位置", change.after or change.before or ""
    if change.department_name:
        yield "部门", change.department_name
    if change.effective:
        yield "施行", effect(change)
    if said := reason(change):
        yield "原因", said
    if said := tiers(change):
        yield "各档", said
    for note in change.notes:
        yield "注意", note
