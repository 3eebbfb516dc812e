"""What a range of commits changes, for any program."""

from __future__ import annotations

from typing import Any

from chidu.history.proposed import Proposal, ProposedChange
from chidu.model.changes import Change
from chidu.reports.json_report import json_text

FORMAT = 1
"""Raised when a key below changes its meaning or goes; keys may be added without."""


def report(proposal: Proposal) -> str:
    """One object; a missing value is null, never absent.

    {"format": 1, "base", "head": commit,
     "counts": {word: number of records}, the words being the `weight` of records, else their `fate`,
     "records": [{
        "kind": benchmark|document|law|department|listing|system|entrustment|pack|site, "id", "title": str,
        "department": folder|null, "department_name": str|null,
        "fate": 新增|修改|移动|删除, "before", "after": path below the content folder|null,
        "adopted_for": day|null (of a version adopted ahead), "effective": day|null,
        "readable": bool (false: a side could not be read, so that nothing is known of the changes),
        "direction": 减轻|加重|有增有减|不变|未判断|只改文字|null (null: there are not two versions to compare),
        "weight": str|null (the direction in words, which keep what is known: 有加重，另有未判断),
        "substantive": bool, "tiers": {tier: direction},
        "reason": {"status": 写明|没有写修订说明|修订说明还是上一版的|null (nobody asks), "note": {key: str}|null},
        "notes": [str],
        "changes": [{"topic", "subject": str, "tier": str|null, "before", "after": str|null, "direction",
                     "sentence": str}]}],
     "others": [{"path", "fate": str}]}

    Days are 2026-03-01. `note` has the keys of 修订说明 that are written.
    """
    return json_text(
        {
            "format": FORMAT,
            "base": proposal.base,
            "head": proposal.head,
            "counts": proposal.counts,
            "records": [_record(change) for change in proposal.records],
            "others": [{"path": other.path, "fate": other.fate.value} for other in proposal.others],
        }
    )


def _record(change: ProposedChange) -> dict[str, Any]:
    note = change.note.model_dump(by_alias=True, exclude_none=True) if change.note else None
    return {
        "kind": change.kind.value,
        "id": change.id,
        "title": change.title,
        "department": change.department,
        "department_name": change.department_name or None,
        "fate": change.fate.value,
        "before": change.before,
        "after": change.after,
        "adopted_for": change.adopted_for.isoformat() if change.adopted_for else None,
        "effective": change.effective.isoformat() if change.effective else None,
        "readable": change.readable,
        "direction": change.direction.value if change.direction else None,
        "weight": change.weight or None,
        "substantive": change.substantive,
        "tiers": {tier: direction.value for tier, direction in change.tiers.items()},
        "reason": {"status": change.reason.value or None, "note": note},
        "notes": list(change.notes),
        "changes": [_change(each) for each in change.changes],
    }


def _change(change: Change) -> dict[str, str | None]:
    return {
        "topic": change.topic.value,
        "subject": change.subject,
        "tier": change.tier,
        "before": change.before,
        "after": change.after,
        "direction": change.direction.value,
        "sentence": change.sentence,
    }
