"""Folding a version adopted ahead into its record's own file, once its day has come: what is written, what goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import effective_date
from chidu.model.benchmark import Benchmark
from chidu.model.kinds import Kind, Location
from chidu.model.reader import ReadFile

_DOCUMENT = re.compile(rb"(?m)^\xe6\x96\x87\xe4\xbb\xb6:.*\n")


class NotFoldable(Exception):
    """A version that cannot be folded as it is; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fold:
    """`data` goes into `target` in the place of `present`, and `source` (with another file of the id) goes away.

    Paths are as in findings. `dated` says that 施行日期 was put in, which the document has otherwise.
    """

    id: str
    day: date
    source: str
    target: str
    data: bytes
    present: ReadFile | None
    dated: bool

    @property
    def gone(self) -> tuple[str, ...]:
        """The files that are removed: the version's own, and the present one where the matter changes hands."""
        moved = self.present and self.present.path != self.target
        return (self.source, self.present.path) if self.present and moved else (self.source,)

    @property
    def is_half_done(self) -> bool:
        """Whether the text is there already: a run before broke off."""
        return (
            self.present is not None and self.present.path == self.target and self.present.data == self.data
        )


def waiting(corpus: Corpus) -> dict[str, tuple[ReadFile, ...]]:
    """The files adopted ahead by id, the earliest first, those that cannot be read included."""
    found: dict[str, list[ReadFile]] = {}
    for file in corpus.files:
        if file.location.kind is Kind.BENCHMARK and file.location.adopted_for:
            found.setdefault(file.location.id, []).append(file)
    return {id: tuple(sorted(files, key=_day)) for id, files in found.items()}


def _day(file: ReadFile) -> date:
    return file.location.adopted_for or date.min


def fold_of(corpus: Corpus, file: ReadFile) -> Fold:
    """How a version is folded in. Raises NotFoldable."""
    location, record = file.location, file.record
    if not isinstance(record, Benchmark):
        raise NotFoldable("有错误，读不出来。先用 check 命令看看")
    if record.id != location.id:
        raise NotFoldable(f"里面的编号是 {record.id}，和文件名不一样")
    present, target = _present(corpus, location), _target(file.path)
    data = _dated(corpus, Entry(record, file))
    fold = Fold(location.id, _day(file), file.path, target, data, present, data != file.data)
    if not fold.is_half_done:
        _later(corpus, fold)
    return fold


def _present(corpus: Corpus, location: Location) -> ReadFile | None:
    """The file of the version that is to be replaced."""
    files = (f for f in corpus.files if f.location.kind is Kind.BENCHMARK and f.location.id == location.id)
    found = [file for file in files if file.location.adopted_for is None]
    if len(found) > 1:
        raise NotFoldable(f"编号 {location.id} 有两个文件：{'、'.join(file.path for file in found)}")
    return found[0] if found else None


def _target(path: str) -> str:
    return re.sub(r"@[0-9-]+\.yml$", ".yml", path)


def _dated(corpus: Corpus, entry: Entry[Benchmark]) -> bytes:
    """The bytes of the version, with its 施行日期 where its document has another; nothing else is touched."""
    day, record = _day(entry.file), entry.record
    due = effective_date(record, corpus)
    if due == day:
        return entry.source
    if record.effective_date:
        raise NotFoldable(f"里面写的施行日期是 {record.effective_date}，和文件名不一样。先改成一样的")
    if due is None:
        raise NotFoldable(f"发布文件 {record.document} 没有登记，看不出什么时候施行")
    line = f"施行日期: {day}\n".encode()
    return _DOCUMENT.sub(lambda found: found[0] + line, entry.source, count=1)


def _later(corpus: Corpus, fold: Fold) -> None:
    """What stands in the record's own file must be the older text."""
    if fold.present is None:
        return
    record = fold.present.record
    if not isinstance(record, Benchmark):
        raise NotFoldable(f"现行的 {fold.id}.yml 有错误，读不出来。先用 check 命令看看")
    since = effective_date(record, corpus)
    if since and since >= fold.day:
        raise NotFoldable(f"现行的 {fold.id}.yml {since} 起施行，不比这个版本早；两个里面有一个日期不对")
