"""修订说明: whoever changes what a benchmark rules says why (鲅政办发〔2015〕74号第十八条).

What says in the record itself why it is there asks for no further reason: 赋权 its 依据, 上级基准 its 理由, 废止 its
原因; 程序提示 follows from other acts. Nor does a citation that only names the version it was held against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chidu.corpus.corpus import Entry
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare, substantive
from chidu.model.reader import read_record
from chidu.problems import Level, Place, Problem

_CLAUSE = "鲅政办发〔2015〕74号第十八条：修改、调整要按程序并公告；《尺度格式》修订说明：每次修订都更新"
_BLOCK = re.compile(rb"(?m)^\xe4\xbf\xae\xe8\xae\xa2\xe8\xaf\xb4\xe6\x98\x8e:.*\n(?:[ \n].*\n?)*")
_DRESS = re.compile(rb"[\s'\"]+")


@dataclass(frozen=True, slots=True)
class Foregoing:
    """What benchmark files held before: a mark of it by path in findings, and the bytes behind marks.

    Without history, or for a first version, there is no mark.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    read: Callable[[Iterable[str]], Mapping[str, bytes]] = lambda marks: {}


def check(entry: Entry[Benchmark], before: bytes | None) -> Iterator[Problem]:
    """A change of substance comes with a 修订说明 that was not that of the version before.

    `before` is None where nothing came before; what cannot be read is not judged.
    """
    if before is None or _explained(entry.source, before):
        return
    location = entry.file.location
    read = read_record(before, f"departments/{entry.department}/{location.id}.yml")
    former = read.record if read else None
    if not isinstance(former, Benchmark):
        return
    changes = compare(_bare(former), _bare(entry.record))
    if substantive(changes) and not _ends_with_reason(former, entry.record):
        yield _unexplained(entry, changes)


def _explained(now: bytes, before: bytes) -> bool:
    """Whether there is a 修订说明 in other words than before, seen in the text: most are, and need no comparison."""
    stated = _note_in(now)
    return bool(stated) and stated != _note_in(before)


def _note_in(data: bytes) -> bytes:
    found = _BLOCK.search(data)
    return _DRESS.sub(b"", found[0]) if found else b""


def _bare(record: Benchmark) -> Benchmark:
    """The record without what explains itself."""
    bases = {name: tuple(map(_unversioned, getattr(record, name))) for name in _BASES}
    return record.model_copy(update={**bases, "conferrals": (), "superior": None, "procedure": ()})


_BASES = ("violated", "penalty_bases", "legal_bases")


def _unversioned(citation: Citation) -> Citation:
    return citation.model_copy(update={"version": None})


def _ends_with_reason(former: Benchmark, record: Benchmark) -> bool:
    repeal = record.repeal
    return repeal is not None and repeal != former.repeal and bool(repeal.reason or repeal.basis)


def _unexplained(entry: Entry[Benchmark], changes: Iterable[Change]) -> Problem:
    told = list(dict.fromkeys(change.sentence for change in changes if substantive((change,))))
    more = f"等 {len(told)} 处" if len(told) > 1 else ""
    stale = entry.record.revision is not None
    return Problem(
        "revision-unexplained",
        Level.WARNING,
        f"和上一版比有实质修改（{_short(told[0])}{more}），{'“修订说明”还是上一版的' if stale else '没有写“修订说明”'}",
        _place(entry, stale),
        instead="写明“修订说明”：原因，有文号、会议、征求意见的一并写；只改错字的写“原因: 勘误”",
        clause=_CLAUSE,
    )


_LONGEST = 60


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"


def _place(entry: Entry[Benchmark], stale: bool) -> Place:
    return entry.file.place(*(("修订说明",) if stale else ("编号",)))
