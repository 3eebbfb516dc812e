"""What search knows of one page of the portal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is about; the value is the word a result shows."""

    BENCHMARK = "基准"
    DEPARTMENT = "部门"
    TOWN = "乡镇、街道"
    LAW = "法规"
    DOCUMENT = "文件"
    LIST = "清单"


class FineWord(StrEnum):
    """What stands where no figure in yuan says how high a fine can be; the value is what people read."""

    NO_LIMIT = "没有上限"
    OF_A_BASE = "按倍数、比例或者数量"
    IN_WORDS = "数额见全文"
    NO_PENALTY = "不是处罚"


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited article: the full name of the act, and its articles as the record writes them (第三十四条第一款)."""

    act: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A benchmark, or another page that search should find (then most fields stay empty).

    `id` is unique and opaque; `url` is relative to the site's root (benchmarks/CG-0012/); `laws` holds every name and
    short name of the cited acts, or of the act itself; `codes` every other code and 文号 the page goes by, former ones
    included; `text` everything else worth finding; `summary` a line that says what the page is where no range does;
    `fine` the range as the result shows it (可不罚 至 3000 元), `highest` its gravest tier as one line, `top_fine` the
    highest fine in yuan (0: none is imposed; None: no figure says it) and `fine_words` what no figure in yuan says
    (没有上限); `grades` the standard names of its tiers, `towns` who else may enforce it, `acts` the cited laws by the name
    people read; `status` the word of the state (现行有效, 已废止), `since` the ISO date from which it applies or "".
    """

    id: str
    url: str
    title: str
    kind: PageKind = PageKind.BENCHMARK
    aliases: tuple[str, ...] = ()
    conduct: str = ""
    department: str = ""
    power_type: str = ""
    laws: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    document_number: str = ""
    codes: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    fine: str = ""
    highest: str = ""
    top_fine: int | None = None
    fine_words: tuple[FineWord, ...] = ()
    grades: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    status: str = ""
    since: str = ""
