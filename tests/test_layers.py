"""The house keeps its storeys: a layer imports only from layers below it, and each edge has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"

# From the ground up. Rooms on one storey do not know each other.
STOREYS: tuple[tuple[str, ...], ...] = (
    ("chidu.__init__",),
    ("chidu.problems", "chidu.progress"),
    ("chidu.source", "chidu.language"),
    ("chidu.sanction",),
    ("chidu.model",),
    ("chidu.corpus", "chidu.proof", "chidu.ranges"),
    ("chidu.rules", "chidu.history"),
    ("chidu.search", "chidu.reports"),
    ("chidu.publish",),
    # edges: only what stands above calls them
    (
        "chidu.git",
        "chidu.clock",
        "chidu.pagefind",
        "chidu.preview",
        "chidu.staging",
        "chidu.workers",
        "chidu.workbook",
    ),
    ("chidu.archive", "chidu.checking", "chidu.foregoing", "chidu.indexing", "chidu.press", "chidu.sealing"),
    ("chidu.desk", "chidu.prepare", "chidu.proposal"),
    ("portal",),
    ("chidu.cli",),
    ("chidu.__main__",),
)
HEIGHT = {room: height for height, rooms in enumerate(STOREYS) for room in rooms}

# What may be imported in one place only, because that place hides it from the rest.
DOORS: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("portal",),
    "yaml": ("chidu.source",),
    "watchdog": ("chidu.preview",),
    "subprocess": ("chidu.git", "chidu.pagefind", "chidu.workbook", "chidu.cli"),  # chidu.cli starts MkDocs
    "pagefind_bin": ("chidu.pagefind",),
    "python_calamine": ("chidu.workbook",),
}


def room_of(module: str) -> str:
    """`chidu.model.reader` lies in `chidu.model`, `portal` in itself."""
    return ".".join(module.split(".")[:2])


def imported(module: str, source: str) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything a module imports; `from a import b` counts as `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: -node.level] if node.level else []
            base = [*parents, node.module] if node.module else parents
            yield from ((node.lineno, ".".join([*base, alias.name])) for alias in node.names)


def violations(modules: Mapping[str, str]) -> list[str]:
    """Every import that goes up or sideways, or through another's door; modules are name -> source."""
    found = []
    for module, source in sorted(modules.items()):
        room = room_of(module)
        if room not in HEIGHT:
            found.append(f"{module}: no storey")
            continue
        for line, name in imported(module, source):
            found += [f"{module}:{line}: {reason}" for reason in faults(room, name)]
    return found


def faults(room: str, name: str) -> Iterator[str]:
    """What is wrong with importing `name` in `room`."""
    target, outside = room_of(name), name.split(".")[0]
    if outside in DOORS and room not in DOORS[outside]:
        yield f"{outside} only in {' and '.join(DOORS[outside])}"
    if target in HEIGHT and target != room and HEIGHT[target] >= HEIGHT[room]:
        yield f"{room} does not stand on {target}"


def house() -> dict[str, str]:
    """Every module under hooks/: name -> source; a package itself is `chidu.model.__init__`."""
    return {
        ".".join(path.relative_to(HOOKS).with_suffix("").parts): path.read_text("utf-8")
        for path in HOOKS.rglob("*.py")
    }


def test_a_house_that_is_wrong_in_every_way() -> None:
    wrong = {
        "chidu.cellar.wine": "import os",
        "chidu.git": "import subprocess\nfrom .history import record\nfrom . import pagefind",
        "chidu.history.lineage": "from chidu.history.record import Commit\nfrom ..rules import checks",
        "chidu.history.__init__": "from .lineage import revisions\nfrom .. import rules",
        "chidu.model.reader": "def late() -> None:\n    import chidu.corpus.folder\n    import yaml",
        "chidu.pagefind": "import pagefind_bin, subprocess",
        "chidu.publish.pages": "from chidu import git, model\nfrom subprocess import run",
        "chidu.source.composer": "import yaml\nfrom chidu.problems import Problem",
        "chidu.cli.build": "import portal\nfrom mkdocs.config import load_config",
        "portal": "import mkdocs.plugins\nimport chidu.cli",
    }
    assert violations(wrong) == [
        "chidu.cellar.wine: no storey",
        "chidu.cli.build:2: mkdocs only in portal",
        "chidu.git:3: chidu.git does not stand on chidu.pagefind",
        "chidu.history.__init__:2: chidu.history does not stand on chidu.rules",
        "chidu.history.lineage:2: chidu.history does not stand on chidu.rules",
        "chidu.model.reader:2: chidu.model does not stand on chidu.corpus",
        "chidu.model.reader:3: yaml only in chidu.source",
        "chidu.publish.pages:1: chidu.publish does not stand on chidu.git",
        "chidu.publish.pages:2: subprocess only in chidu.git and chidu.pagefind and chidu.workbook and chidu.cli",
        "portal:2: portal does not stand on chidu.cli",
    ]


def test_our_house() -> None:
    assert violations(house()) == []
