"""Every page kind at both widths, light and dark: nothing serious for axe, nothing wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import Visit

PAGES = [
    "",
    "departments/",
    "departments/chengguan/",
    "departments/chengguan/as-of/",
    "departments/xuke/",
    "towns/dongzhen/",
    "laws/",
    "laws/FL-0001/",
    "laws/FL-0002/",
    "documents/",
    "documents/YS-2025-001/",
    "documents/YS-2026-001/",
    "lists/",
    "lists/QD-0001/",
    "systems/",
    "systems/ZD-0001/",
    "entrustments/",
    "entrustments/WT-0001/",
    "entrustments/WT-0002/",
    "matters/",
    "rules/",
    "rules/tiers-gap/",
    "quality/",
    "quality/chengguan/",
    "changes/",
    "search/#q=摆地摊",
    "search/#q=没有这回事",
    "about/",
    *[f"benchmarks/CG-000{number}/" for number in range(1, 7)],
    "benchmarks/XK-0001/",
    "benchmarks/CG-0001/compare/",
    "benchmarks/CG-0001/versions/2025-07-01/",
    "benchmarks/CG-0002/versions/undated/",
    "404.html",
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(path: str, width: int, dark: bool, visit: Visit, address: str) -> None:
    """axe-core: no violation of impact serious or critical; no horizontal scroll."""
    page = visit(f"{address}{path}", width=width, dark=dark)
    if path.startswith("search/"):
        page.wait_for_function("document.querySelector('#search-count').textContent !== ''")
    violations = Axe().run(page).response["violations"]
    serious = [
        (found["id"], [node["html"] for node in found["nodes"]])
        for found in violations
        if found["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
