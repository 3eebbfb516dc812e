"""What became of one record, for a reviewer: the changes, the date, the reason, and what else must be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from chidu.history import Kind as Fate
from chidu.history import TooLarge, facts_of
from chidu.history.proposed import ProposedChange, Reason, Side
from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare, substantive
from chidu.model.institutions import Department
from chidu.model.kinds import Location
from chidu.model.reader import Record
from chidu.problems import Level
from chidu.proposal.states import States, located


def told(states: States, one: Side | None, other: Side | None) -> ProposedChange:
    """The account of a record whose file before and after is given. Raises git.GitError."""
    side = other or one
    assert side is not None, "a pair has at least one side"
    location = located(side.path)
    old, new = (states.now(each) if each else None for each in (one, other))
    # A version adopted ahead is compared with what governs before it.
    former = old or _followed(states, one, other)
    changes = compare(former, new) if former and new else ()
    record, reason = new or old, _reason(former, new, changes)
    return ProposedChange(
        kind=location.kind,
        id=side.key.partition(":")[2].partition("@")[0],
        title=facts_of(record).title if record else "",
        department=location.department,
        department_name=_department(states, location),
        fate=_fate(one, other),
        before=one.path if one else None,
        after=other.path if other else None,
        readable=bool(new if other else old) and bool(old or not one),
        changes=changes,
        adopted_for=location.adopted_for,
        effective=_effective(states, record, location),
        note=new.revision if isinstance(new, Benchmark) and reason is Reason.GIVEN else None,
        reason=reason,
        notes=tuple(_notes(states, one, other)),
    )


def _followed(states: States, one: Side | None, other: Side | None) -> Record | None:
    """What a version adopted ahead is compared with: the one that governs before it."""
    earlier = states.earlier(other) if one is None and other else []
    return states.named(earlier[-1]) if earlier else None


def _department(states: States, location: Location) -> str:
    if location.department is None:
        return ""
    department = states.named(f"departments/{location.department}/department.yml")
    return department.name if isinstance(department, Department) else location.department


def _effective(states: States, record: Record | None, location: Location) -> date | None:
    own = facts_of(record).effective if record else None
    if location.adopted_for or own or not isinstance(record, Benchmark):
        return location.adopted_for or own
    document = states.named(f"documents/{record.document}.yml")
    return document.effective if isinstance(document, Document) else None


def _notes(states: States, one: Side | None, other: Side | None) -> Iterator[str]:
    for side, when in ((one, "改动前"), (other, "改动后")):
        if side and states.now(side) is None:
            yield f"{when}的文件{_unreadable(states, side)}"
    if one and other:
        yield from _kept(states, one, other)
    if other is None and one:
        yield _removal(states, one)
    if one is None and other and (ahead := located(other.path).adopted_for):
        yield f"提前通过的版本，{ahead.isoformat()} 起施行" + "".join(
            f"；和 {path} 比较" for path in states.earlier(other)[-1:]
        )
    if other:
        yield from _doubles(states, other)


def _unreadable(states: States, side: Side) -> str:
    content = states.content(side)
    if isinstance(content, TooLarge):
        return f"有 {content.size} 个字节，太大，没有读"
    file = states.file(side.path, side.oid)
    errors = [problem for problem in file.problems if problem.level is Level.ERROR] if file else []
    first = f"（第 {errors[0].place.line} 行：{errors[0].message}）" if errors else ""
    return f"有错，读不出来{first}"


def _kept(states: States, one: Side, other: Side) -> Iterator[str]:
    """What became of a file that went on, beside the changes of its record."""
    old, new = located(one.path), located(other.path)
    if old.department != new.department:
        yield f"由{_department(states, old)}移到{_department(states, new)}，编号不变"
    elif one.path != other.path:
        yield f"文件改名：{one.path} → {other.path}"
    before, after = states.now(one), states.now(other)
    if one.oid != other.oid and before and after and not compare(before, after):
        renewed = getattr(before, "revision", None) != getattr(after, "revision", None)
        yield "只改了修订说明" if renewed else "内容没有变，只调整了文件的写法"


def _removal(states: States, side: Side) -> str:
    location = located(side.path)
    if location.adopted_for is None:
        return "文件删除了。记录只能废止，不能删除：写“废止”一块"
    governing = states.named(states.paths[location.key][0]) if location.key in states.paths else None
    record = states.now(side)
    if governing and record and not substantive(compare(record, governing)):
        return "提前通过的版本并入了现行的文件"
    return "提前通过的版本撤下了"


def _doubles(states: States, side: Side) -> Iterator[str]:
    own = located(side.path)
    for path in states.paths.get(own.key, ()):
        if path != side.path and located(path).adopted_for == own.adopted_for:
            yield f"同一个编号另有文件 {path}"


def _fate(one: Side | None, other: Side | None) -> Fate:
    if one is None or other is None:
        return Fate.ADDED if one is None else Fate.DELETED
    return Fate.MOVED if one.oid == other.oid else Fate.MODIFIED


def _reason(old: Record | None, new: Record | None, changes: Iterable[Change]) -> Reason:
    """Whether a change that needs a reason has one of its own."""
    if not isinstance(old, Benchmark) or not isinstance(new, Benchmark):
        return Reason.NOT_ASKED
    if new.revision and new.revision != old.revision:
        return Reason.GIVEN
    if not substantive(changes):
        return Reason.NOT_ASKED
    return Reason.STALE if new.revision else Reason.MISSING
