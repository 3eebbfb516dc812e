"""Which kind of record a file holds: its path below the content folder says so, no field repeats it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from chidu.model.fields import BENCHMARK_ID, DOCUMENT_ID, FOLDER_ID


class Kind(StrEnum):
    """The kinds of record; the value names the JSON Schema and the first part of a record's key."""

    SITE = "site"
    DOCUMENT = "document"
    LAW = "law"
    DEPARTMENT = "department"
    LISTING = "listing"
    SYSTEM = "system"
    ENTRUSTMENT = "entrustment"
    PACK = "pack"
    BENCHMARK = "benchmark"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return _LABELS[self]


_LABELS = {
    Kind.SITE: "站点",
    Kind.DOCUMENT: "文件",
    Kind.LAW: "法规",
    Kind.DEPARTMENT: "部门",
    Kind.LISTING: "清单",
    Kind.SYSTEM: "制度",
    Kind.ENTRUSTMENT: "委托和赋权",
    Kind.PACK: "规则包",
    Kind.BENCHMARK: "基准",
}


@dataclass(frozen=True, slots=True)
class Location:
    """What a path says about the record in it: kind, the id it must carry, its department, its date when adopted ahead."""

    kind: Kind
    id: str
    department: str | None = None
    adopted_for: date | None = None

    @property
    def key(self) -> str:
        """The record's name across all kinds, such as `benchmark:CG-0012`."""
        return f"{self.kind}:{self.id}"


_PATTERNS = (
    (Kind.SITE, re.compile(r"(?P<id>site)\.yml")),
    (Kind.DOCUMENT, re.compile(rf"documents/(?P<id>{DOCUMENT_ID})\.yml")),
    (Kind.LAW, re.compile(r"laws/(?P<id>FL-[0-9]{4,6})\.yml")),
    (Kind.LISTING, re.compile(r"lists/(?P<id>QD-[0-9]{4,6})\.yml")),
    (Kind.SYSTEM, re.compile(r"systems/(?P<id>ZD-[0-9]{4,6})\.yml")),
    (Kind.ENTRUSTMENT, re.compile(r"entrustments/(?P<id>WT-[0-9]{4,6})\.yml")),
    (Kind.PACK, re.compile(r"rules/(?P<id>GZ-[0-9]{4,6})\.yml")),
    (Kind.DEPARTMENT, re.compile(rf"departments/(?P<id>{FOLDER_ID})/department\.yml")),
    (
        Kind.BENCHMARK,
        re.compile(
            rf"departments/(?P<department>{FOLDER_ID})/(?P<id>{BENCHMARK_ID})(@(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))?\.yml"
        ),
    ),
)


# Whoever reads a folder asks once to find the record, and once more to read it.
@lru_cache(maxsize=65_536)
def locate_record(path: str) -> Location | None:
    """Read a path relative to the content folder (with `/`); None where the format knows no such file."""
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(path):
            groups = match.groupdict()
            return _location(kind, groups)
    return None


def _location(kind: Kind, groups: dict[str, str | None]) -> Location | None:
    day = groups.get("day")
    try:
        adopted_for = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return Location(kind, groups["id"] or "", groups.get("department"), adopted_for)


def adoption_date(path: str) -> date | None:
    """The date in the name of a file adopted ahead (`CG-0012@2027-01-01.yml`), wherever it lies."""
    match = re.search(r"@([0-9]{4}-[0-9]{2}-[0-9]{2})\.yml$", path)
    return date.fromisoformat(match[1]) if match else None
