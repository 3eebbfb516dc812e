"""Every address of the portal, spelled here and nowhere else; all are relative to the site's root."""

from __future__ import annotations

from datetime import date

from chidu.model.institutions import Department
from chidu.model.kinds import Kind, Location

HOME = ""
SEARCH = "search/"
CHANGES = "changes/"
DEPARTMENTS = "departments/"
LAWS = "laws/"
DOCUMENTS = "documents/"
LISTS = "lists/"
SYSTEMS = "systems/"
ENTRUSTMENTS = "entrustments/"
BENCHMARKS = "benchmarks/"
RULES = "rules/"
QUALITY = "quality/"
MATTERS = "matters/"
REVIEW = "review/"
BROWSE = "browse/"
PROOF = "proof/"
ABOUT = "about/"
CONTRIBUTE = "contribute/"
HELP = "help/"
PROSE = (ABOUT, HELP, CONTRIBUTE, "format/", "fields/")
# The first part of every address, by which the 404 page finds the root it is below.
SECTIONS = tuple(
    address.strip("/")
    for address in (
        *(SEARCH, CHANGES, DEPARTMENTS, LAWS, DOCUMENTS, LISTS, SYSTEMS, ENTRUSTMENTS, BENCHMARKS, "towns"),
        *(RULES, QUALITY, MATTERS, REVIEW, BROWSE, PROOF),
        *PROSE,
    )
)
SEARCH_DATA = "assets/search/"
# What changes on which day to come.
COMING = "assets/coming.json"
# Tables for a spreadsheet, beside the pages they belong to.
QUALITY_TABLE = f"{QUALITY}quality.csv"
MATTERS_TABLE = f"{MATTERS}matters.csv"
REVIEW_TABLE = f"{REVIEW}review.csv"
# What the filter of the changes page reads.
CHANGES_INDEX = f"{CHANGES}index.json"
# What a release proves itself with.
SUMS = f"{PROOF}SHA256SUMS"
RECORDS = f"{PROOF}records.txt"
RELEASE = f"{PROOF}release.json"
CHAIN = f"{PROOF}releases.jsonl"


def benchmark(id: str) -> str:
    """A benchmark's page."""
    return f"{BENCHMARKS}{id}/"


def adopted(id: str, day: date) -> str:
    """The page of the version adopted for a later day, where no version of that day is on record."""
    return version(id, day.isoformat())


def version(id: str, name: str) -> str:
    """The permanent page of a text that a benchmark has or had, by the version's name."""
    return f"{benchmark(id)}versions/{name}/"


def compare(id: str) -> str:
    """Where any two texts of a benchmark are held against each other."""
    return f"{benchmark(id)}compare/"


def compare_data(id: str) -> str:
    """What that page shows, as data."""
    return f"{compare(id)}data.json"


def department(folder: str, record: Department) -> str:
    """A department's page, or a town's."""
    return f"towns/{folder}/" if record.is_town else f"{DEPARTMENTS}{folder}/"


def as_of(folder: str, record: Department) -> str:
    """A department's benchmarks, or a town's, as they stood on any day."""
    return f"{department(folder, record)}as-of/"


def law(id: str) -> str:
    """A law's page."""
    return f"{LAWS}{id}/"


def document(id: str) -> str:
    """An issuing document's page."""
    return f"{DOCUMENTS}{id}/"


def listing(id: str) -> str:
    """A list's page."""
    return f"{LISTS}{id}/"


def system(id: str) -> str:
    """A supporting system's page."""
    return f"{SYSTEMS}{id}/"


def entrustment(id: str) -> str:
    """The page of entrusted or conferred powers."""
    return f"{ENTRUSTMENTS}{id}/"


def rule(code: str) -> str:
    """A rule's page, by its permanent name."""
    return f"{RULES}{code}/"


def pack(id: str) -> str:
    """A rule pack's page; ids are in capitals, names of rules are not."""
    return f"{RULES}{id}/"


def quality(folder: str) -> str:
    """How a department's benchmarks stand."""
    return f"{QUALITY}{folder}/"


def findings_table(folder: str) -> str:
    """A department's open findings."""
    return f"{quality(folder)}findings.csv"


def benchmarks_table(folder: str) -> str:
    """What was proved of a department's benchmarks."""
    return f"{quality(folder)}benchmarks.csv"


def initial(letter: str, number: int = 1) -> str:
    """A page of the benchmarks whose names begin with a letter A to Z, or with none."""
    name = letter.lower() if letter.isascii() else "qita"
    return f"{BROWSE}{name}/" if number == 1 else f"{BROWSE}{name}-{number}/"


def changes_in(month: str, number: int = 1) -> str:
    """A page of the changes recorded in a month (`2026-11`)."""
    return f"{CHANGES}{month}/" if number == 1 else f"{CHANGES}{month}-{number}/"


def atom(page: str) -> str:
    """The Atom feed that goes with a page."""
    return f"{page}atom.xml"


def json_feed(page: str) -> str:
    """The JSON Feed that goes with a page."""
    return f"{page}feed.json"


_FOLDERS = {
    Kind.DOCUMENT: DOCUMENTS,
    Kind.LAW: LAWS,
    Kind.LISTING: LISTS,
    Kind.SYSTEM: SYSTEMS,
    Kind.ENTRUSTMENT: ENTRUSTMENTS,
    Kind.PACK: RULES,
    Kind.BENCHMARK: BENCHMARKS,
    Kind.DEPARTMENT: DEPARTMENTS,
}


def source(location: Location, *, town: bool = False) -> str:
    """The source of a record, beside its page; `town` says that a department's page is among the towns.

    Where the record lies decides alone, so that whoever checks a site needs no list: a version of a benchmark adopted
    ahead lies beside the one in force, `source@2027-01-01.yml`.
    """
    if location.kind is Kind.SITE:
        return f"{PROOF}site.yml"
    folder = "towns/" if town and location.kind is Kind.DEPARTMENT else _FOLDERS[location.kind]
    ahead = f"@{location.adopted_for}" if location.adopted_for else ""
    return f"{folder}{location.id}/source{ahead}.yml"


def to_root(url: str) -> str:
    """The relative prefix that leads from a page back to the root: `benchmarks/CG-0012/` -> `../../`."""
    return "../" * url.count("/")


def file_of(url: str) -> str:
    """The file a server sends for a page's address."""
    return f"{url}index.html"
