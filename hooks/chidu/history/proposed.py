"""What a range of commits changes, record by record: one account for terminals, pull requests and programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chidu.history.record import Kind as Fate
from chidu.model.basis import RevisionNote
from chidu.model.changes import Change, Direction, by_tier, overall, substantive, verdict
from chidu.model.kinds import Kind


class Reason(StrEnum):
    """Whether 修订说明 says why: records that have none by their kind are not asked."""

    GIVEN = "写明"
    MISSING = "没有写修订说明"
    STALE = "修订说明还是上一版的"
    NOT_ASKED = ""


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One record and what became of it.

    `id` is the id inside the file, or what the name of the file says where it cannot be read. `before` and `after` are
    its paths below the content folder (None = was not there, is not there any more). `readable` is False where either
    side could not be read, so that nothing is known of the changes; `notes` say it, and what else a reviewer must know.
    """

    kind: Kind
    id: str
    title: str
    department: str | None
    department_name: str
    fate: Fate
    before: str | None
    after: str | None
    readable: bool
    changes: tuple[Change, ...] = ()
    adopted_for: date | None = None
    effective: date | None = None
    note: RevisionNote | None = None
    reason: Reason = Reason.NOT_ASKED
    notes: tuple[str, ...] = ()

    @property
    def direction(self) -> Direction | None:
        """Overall; None where there are not two versions to compare."""
        return overall(self.changes) if self.compared else None

    @property
    def compared(self) -> bool:
        """Whether a version before was held against one after."""
        return self.readable and (bool(self.changes) or self.fate in (Fate.MODIFIED, Fate.MOVED))

    @property
    def weight(self) -> str:
        """What a reviewer reads first: 加重; 有减轻，另有未判断; 读不出; "" where nothing is compared."""
        if not self.readable:
            return "读不出"
        return verdict(self.changes) if self.compared else ""

    @property
    def tiers(self) -> dict[str, Direction]:
        """Direction per tier."""
        return by_tier(self.changes)

    @property
    def substantive(self) -> bool:
        """Whether what the record rules is changed."""
        return substantive(self.changes) or self.fate in (Fate.ADDED, Fate.DELETED)


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that holds no record: a prose page, or one in the wrong place."""

    path: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole range: both commits, the records in order of weight, and the other files."""

    base: str
    head: str
    records: tuple[ProposedChange, ...]
    others: tuple[OtherFile, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each weight and fate, the heaviest first; only what there is."""
        found = Counter(each.weight or each.fate.value for each in self.records)
        return dict(sorted(found.items(), key=lambda pair: (_rank(pair[0]), pair[0])))


_ORDER = ("加重", "有加重", "有增有减", "减轻", "有减轻", "轻重未判断", "读不出", "轻重不变", "只改文字")


def _rank(weight: str) -> int:
    word = weight.partition("，")[0]
    return _ORDER.index(word) if word in _ORDER else len(_ORDER)


def in_order(records: Iterable[ProposedChange]) -> tuple[ProposedChange, ...]:
    """What a reviewer must see first comes first: heavier before lighter, then by kind and id."""
    kinds = list(Kind)[::-1]
    return tuple(
        sorted(
            records, key=lambda each: (_rank(each.weight), kinds.index(each.kind), each.id, each.after or "")
        )
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One changed file on one side: its blob, and the key of the record it says it is."""

    path: str
    oid: str
    key: str


_LIKENESSES: tuple[Callable[[Side], str], ...] = (
    lambda side: side.path,
    lambda side: side.oid,
    lambda side: side.key,
)


def paired(before: Sequence[Side], after: Sequence[Side]) -> Iterator[tuple[Side | None, Side | None]]:
    """Files of one record on both sides: the same path first, then the same blob elsewhere, then what is left."""
    keys = dict.fromkeys(side.key for side in (*before, *after))
    for key in keys:
        old, new = [s for s in before if s.key == key], [s for s in after if s.key == key]
        for alike in _LIKENESSES:
            for one in tuple(old):
                other = next((each for each in new if alike(each) == alike(one)), None)
                if other is not None:
                    old.remove(one)
                    new.remove(other)
                    yield one, other
        yield from ((one, None) for one in old)
        yield from ((None, other) for other in new)
