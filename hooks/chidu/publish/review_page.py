"""The register of 待复核: by law, the benchmarks that rest on it though it moved after their text was settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.review import Motion, Moved, Review
from chidu.model.acts import Law, LawVersion
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.spreadsheet import csv_text

# So many benchmarks of a law stand on a page; the table to download has them all.
MOST = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A benchmark under a law that moved: which provisions it cites, and of which day its text is."""

    entry: Entry[Benchmark]
    department: str
    moved: Moved[Citation]
    settled: date | None

    @property
    def provisions(self) -> str:
        """The provisions in one line; a law cited without an article is cited as a whole."""
        return "、".join(dict.fromkeys(each.article or "没有写明哪一条" for each in self.moved.cited))


@dataclass(frozen=True, slots=True)
class LawGroup:
    """All that wait on one law, in the order of departments."""

    law: Entry[Law]
    rows: tuple[Waiting, ...]

    @property
    def versions(self) -> tuple[LawVersion, ...]:
        """The versions of which the law's record tells more, as which articles they changed."""
        found = (row.moved.version for row in self.rows)
        return tuple(dict.fromkeys(each for each in found if each and each.remark))


def waiting_on(publication: Publication, law: Entry[Law]) -> tuple[Waiting, ...]:
    """What waits to be looked at again because of one law."""
    found = {group.law.id: group.rows for group in _groups(publication, _moved(publication))}
    return found.get(law.id, ())


def review_page(env: Environment, publication: Publication) -> Page:
    """The register, and what is going to be in it."""
    moved, ahead = (tuple(_groups(publication, each)) for each in (_moved(publication), _ahead(publication)))
    body = render(
        env,
        "review.html",
        urls.REVIEW,
        moved=moved,
        ahead=ahead,
        total=_benchmarks(moved),
        coming=_benchmarks(ahead),
        most=MOST,
    )
    description = "所依据的法律、法规、规章已经修改或者废止，还没有重新核对的行政裁量权基准"
    head = column_head("待复核的基准", description, ("行政裁量权基准", "法规修改", "待复核"), "信息公开")
    return Page(urls.REVIEW, "待复核的基准", description, body, head)


def _benchmarks(groups: Iterable[LawGroup]) -> int:
    return len({row.entry.id for group in groups for row in group.rows})


def _moved(publication: Publication) -> Iterator[Waiting]:
    for id, review in publication.reviews.items():
        for moved in review.moved:
            yield _waiting(publication, id, review, moved)


def _ahead(publication: Publication) -> Iterator[Waiting]:
    for id, review in publication.reviews.items():
        for moved in review.ahead:
            yield _waiting(publication, id, review, moved)


def _waiting(publication: Publication, id: str, review: Review, moved: Moved[Citation]) -> Waiting:
    entry = publication.corpus.benchmarks[id]
    settled = None if review.settled == date.min else review.settled
    return Waiting(entry, publication.folder_name(entry.department), moved, settled)


def _groups(publication: Publication, rows: Iterable[Waiting]) -> Iterator[LawGroup]:
    """By law in the order of ids; in each by department as these are registered."""
    order = {folder: place for place, folder in enumerate(publication.corpus.departments)}
    found: dict[str, list[Waiting]] = defaultdict(list)
    for row in rows:
        found[row.moved.law.id].append(row)
    for _, several in sorted(found.items()):
        in_order = sorted(
            several, key=lambda row: (order.get(row.entry.department, len(order)), row.entry.id)
        )
        yield LawGroup(several[0].moved.law, tuple(in_order))


_HEAD = ("情况", "法规", "法规编号", "变动", "变动日期", "编号", "事项", "部门", "条款", "基准的日期", "页面")


def review_table(publication: Publication) -> str:
    """The register as a table to download."""
    rows = [*_groups(publication, _moved(publication)), *_groups(publication, _ahead(publication))]
    return csv_text(_HEAD, (_line(publication, row) for group in rows for row in group.rows))


_COMING = (Motion.REPEAL_AHEAD, Motion.AMENDMENT_AHEAD)


def _line(publication: Publication, row: Waiting) -> tuple[object, ...]:
    moved, home = row.moved, publication.site.address or ""
    return (
        "将要变动" if moved.motion in _COMING else "待复核",
        moved.law.record.name,
        moved.law.id,
        moved.version.label if moved.version else "废止",
        moved.since.isoformat(),
        row.entry.id,
        row.entry.record.matter,
        row.department,
        row.provisions,
        row.settled.isoformat() if row.settled else None,
        f"{home}{urls.benchmark(row.entry.id)}",
    )
