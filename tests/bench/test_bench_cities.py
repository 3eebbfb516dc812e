"""The made-up city: valid, canonical, as varied as it says, and the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from chidu.model.writer import write_record
from chidu.prepare import Checked, check_content
from cities import OFFICES, SHARES

ROOT = Path(__file__).parents[2]
N = 1200


def make(out: Path, n: int, hash_seed: int = 0) -> Path:
    """A city made by the command, in a process with its own order of hashes."""
    command = [sys.executable, str(ROOT / "bench" / "cities.py"), "-n", str(n), str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": str(hash_seed)}
    subprocess.run(command, check=True, env=environment)
    return out


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A city as Chidu reads it."""
    return check_content(make(tmp_path_factory.mktemp("cities") / "content", N))


def test_it_has_nothing_to_find(checked: Checked) -> None:
    """But for the note on shared ends, which every document of tables like these gets."""
    told = [str(finding) for finding in checked.findings if finding.code != "tiers-share-ends"]
    assert told == []


def test_every_record_is_canonical(checked: Checked) -> None:
    different = [
        entry.file.path
        for entry in checked.corpus.all_benchmarks
        if write_record(entry.record, entry.file.location.kind, entry.file.path.removeprefix("content/"))
        != entry.source.decode("utf-8")
    ]
    assert different == []


def test_it_is_as_large_as_asked_and_has_every_form_in_its_share(checked: Checked) -> None:
    entries = checked.corpus.all_benchmarks
    found = Counter(entry.record.forms for entry in entries if entry.adopted_for is None)
    shares = {form: 100 * count / len(entries) for (form,), count in found.items()}
    assert len(entries) == N
    assert {form: abs(shares[form] - share) < 2 for form, share in SHARES.items()} == dict.fromkeys(
        SHARES, True
    )


def test_it_is_as_varied_as_its_docstring_says(checked: Checked) -> None:
    corpus = checked.corpus
    records = [entry.record for entry in corpus.all_benchmarks]
    standards = [tier.standard for record in records for tier in record.tiers]
    standards += [row.standard for record in records if record.matrix for row in record.matrix.rows]
    words = [each.words for standard in standards for each in standard]
    sizes = [len(entry.source) for entry in corpus.all_benchmarks]
    assert 0.45 < len(set(words)) / len(words) < 0.75
    assert 2700 < sum(sizes) / N < 3100
    assert len({entry.department for entry in corpus.all_benchmarks}) == OFFICES
    assert len({citation.law for record in records for citation in record.bases}) > 55
    assert len({record.document for record in records}) > 115
    assert 10 < sum(record.repeal is not None for record in records) < 45
    assert 8 <= sum(map(len, corpus.adopted_ahead.values())) <= 20
    assert sum(bool(record.aliases) for record in records) > N / 2


def test_the_same_number_gives_the_same_files(tmp_path: Path) -> None:
    cities = [make(tmp_path / str(seed), 240, seed) for seed in (1, 2)]
    files = [
        {path.relative_to(city): path.read_bytes() for path in city.rglob("*") if path.is_file()}
        for city in cities
    ]
    assert files[0] == files[1]
