"""A workbook's folder builds a portal of its own, errors in its words and all: a draft shows them as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from city_repository import CityRepository
from small_workbook import SHEETS, write


def test_an_imported_workbook_builds_a_portal(fresh_city: CityRepository, tmp_path: Path) -> None:
    """import, build: pages for every item, the two tables of one item apart, and nothing of another folder's."""
    workbook = write(tmp_path / "小样.xlsx", SHEETS)
    out, site = tmp_path / "imported", tmp_path / "site"
    made = fresh_city.chidu(
        "import", str(workbook), "--department", "chengguan", "--prefix", "CG", "--out", str(out)
    )
    assert made.returncode == 0, made.stdout + made.stderr
    built = fresh_city.chidu("build", str(out), "--site", str(site))
    assert built.returncode == 0, built.stdout + built.stderr
    assert "[numeral-malformed]" in built.stdout + built.stderr
    pages = sorted(path.parent.name for path in site.glob("benchmarks/*/index.html"))
    assert pages == ["CG-001001", "CG-001002", "CG-002001", "CG-002900"]
    page = (site / "benchmarks/CG-001002/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<tr class="group"><th[^>]*>([^<]*)<', page) == ["责令限期拆除", "逾期不拆除的"]
    assert not (fresh_city.root / "site").exists()


def test_a_release_refuses_it(fresh_city: CityRepository, tmp_path: Path) -> None:
    """Errors in the words, placeholders, no history: each of them stops a release."""
    workbook = write(tmp_path / "小样.xlsx", SHEETS)
    out = tmp_path / "imported"
    fresh_city.chidu(
        "import", str(workbook), "--department", "chengguan", "--prefix", "CG", "--out", str(out)
    )
    refused = fresh_city.chidu("build", str(out), "--site", str(tmp_path / "site"), "--release")
    assert refused.returncode == 1
    assert not (tmp_path / "site").exists()
