"""Every address of the portal, spelled here and nowhere else; all are relative to the site's root."""

from __future__ import annotations

from datetime import date

from chidu.model.institutions import Department

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
BROWSE = "browse/"
ABOUT = "about/"
CONTRIBUTE = "contribute/"
HELP = "help/"
PROSE = (ABOUT, HELP, CONTRIBUTE, "format/", "fields/")
# The first part of every address, by which the 404 page finds the root it is below.
SECTIONS = tuple(
    address.strip("/")
    for address in (
        *(SEARCH, CHANGES, DEPARTMENTS, LAWS, DOCUMENTS, LISTS, SYSTEMS, ENTRUSTMENTS, BENCHMARKS, "towns"),
        *(RULES, QUALITY, MATTERS, BROWSE),
        *PROSE,
    )
)
SEARCH_DATA = "assets/search/"
# Tables for a spreadsheet, beside the pages they belong to.
QUALITY_TABLE = f"{QUALITY}quality.csv"
MATTERS_TABLE = f"{MATTERS}matters.csv"


def benchmark(id: str) -> str:
    """A benchmark's page."""
    return f"{BENCHMARKS}{id}/"


def adopted(id: str, day: date) -> str:
    """The page of the version adopted for a later day."""
    return f"{benchmark(id)}versions/{day.isoformat()}/"


def department(folder: str, record: Department) -> str:
    """A department's page, or a town's."""
    return f"towns/{folder}/" if record.is_town else f"{DEPARTMENTS}{folder}/"


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


def to_root(url: str) -> str:
    """The relative prefix that leads from a page back to the root: `benchmarks/CG-0012/` -> `../../`."""
    return "../" * url.count("/")


def file_of(url: str) -> str:
    """The file a server sends for a page's address."""
    return f"{url}index.html"
