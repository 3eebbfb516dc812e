"""A made-up city of any size: `PYTHONPATH=hooks python bench/cities.py -n 10000 OUT` writes a content folder to OUT.

The laws, the issuing documents and the prose are the repository's own; so are the seeds: each of the N records starts
from one of the repository's benchmarks (in the shares of `SHARES`) and gets other amounts, thresholds, circumstances
and remarks. Of the words of the outcomes (裁量标准) about half are distinct, as in the complete published annexes (384 of
683). The files are 2.9 kB long on average, and an edition is the same for the same N and the same repository. Two in
a hundred are repealed, one in a hundred is a version adopted for 2027-07-01. The figures are nobody's law: the records
say so, and no portal is published from them.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.acts import Document
from chidu.model.benchmark import CLASS_OF, Benchmark
from chidu.model.institutions import Department, Site
from chidu.model.kinds import Kind
from chidu.model.reader import Record
from chidu.model.writer import tree, write_record
from chidu.prepare import check_content
from chidu.rules.packed import PACKED
from city_acts import Office
from city_records import Identity, Tree, amended, repealed, varied

# What ties a record to others of the repository, or answers a finding there.
_OWN = ("例外", "上级基准")
REPOSITORY = Path(__file__).parents[1]
OFFICES = 60
SHARES = {"裁量阶次": 80, "裁量矩阵": 6, "裁量因子": 5, "清单条件": 5, "裁量内容": 4}
"""Records of each form in a hundred: nearly all published annexes are tables of tiers."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The trees of the repository's benchmarks by form."""

    by_form: dict[str, list[Tree]]

    @classmethod
    def of(cls, content: Path) -> Seeds:
        """Every benchmark in which rules that are always on find nothing; what a pack asks is the repository's own."""
        checked = check_content(content)
        flawed = {finding.place.file for finding in checked.findings if finding.code not in PACKED}
        by_form: dict[str, list[Tree]] = defaultdict(list)
        for entry in checked.corpus.benchmarks.values():
            if entry.file.path not in flawed:
                seed = tree(entry.record)
                by_form[entry.record.forms[0]].append({key: seed[key] for key in seed if key not in _OWN})
        return cls(dict(by_form))


def main() -> None:
    """Write a city."""
    arguments = argparse.ArgumentParser(description="A made-up city of any size.")
    arguments.add_argument("-n", type=int, default=10_000, help="benchmark files")
    arguments.add_argument("out", type=Path, help="the content folder to make")
    asked = arguments.parse_args()
    write_city(asked.n, asked.out)


def write_city(n: int, out: Path, repository: Path = REPOSITORY / "content") -> None:
    """Make the content folder `out` with `n` benchmark files, versions adopted ahead counted."""
    shutil.copytree(repository / "pages", out / "pages")
    for folder in ("laws", "documents"):
        shutil.copytree(repository / folder, out / folder)
    _write(out, "site.yml", _site(repository))
    for office in map(Office, range(OFFICES)):
        _write(
            out, f"departments/{office.folder}/department.yml", Department.model_validate(office.department())
        )
        for act in office.documents():
            _write(out, f"documents/{act['编号']}.yml", Document.model_validate(act))
    for path, record in city_records(n, Seeds.of(repository)):
        _write(out, path, record)


def _site(repository: Path) -> Site:
    """The repository's, without packs: they are asked for where they are measured."""
    read = read_corpus(read_folder(repository)).site
    assert read is not None, "the repository has a site"
    return read.record.model_copy(update={"packs": ()})


def _write(out: Path, path: str, record: Record) -> None:
    kinds = {Department: Kind.DEPARTMENT, Document: Kind.DOCUMENT, Site: Kind.SITE}
    kind = kinds.get(type(record), Kind.BENCHMARK)
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(write_record(record, kind, path), encoding="utf-8", newline="\n")


def city_records(n: int, seeds: Seeds) -> Iterator[tuple[str, Benchmark]]:
    """Path and record of every benchmark file."""
    chance = random.Random(20260101)
    forms = _forms(chance)
    turns = {form: cycle(several) for form, several in seeds.by_form.items()}
    uses: dict[str, int] = defaultdict(int)
    desks = [Desk(Office(number)) for number in range(OFFICES)]
    for number in range(n):
        desk, form = desks[number % OFFICES], next(forms)
        if desk.amends_next:
            yield desk.amendment(chance)
            continue
        use = uses[form] // len(seeds.by_form[form])
        uses[form] += 1
        yield desk.record(next(turns[form]), use, chance)


def _forms(chance: random.Random) -> Iterator[str]:
    """The forms in their shares, shuffled anew every hundred."""
    hundred = [form for form, share in SHARES.items() for _ in range(share)]
    while True:
        yield from chance.sample(hundred, len(hundred))


@dataclass
class Desk:
    """Where an office writes its records one after the other: `ids` and 俗称 so far, `last` still applies or is None."""

    office: Office
    ids: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    last: Tree | None = None
    files: int = 0

    @property
    def amends_next(self) -> bool:
        """One file in twenty, in one office of five."""
        return self.office.number % 5 == 0 and self.files % 20 == 3 and self.last is not None

    def record(self, seed: Tree, use: int, chance: random.Random) -> tuple[str, Benchmark]:
        """A new record; one in fifty is repealed."""
        self.ids.append(f"{self.office.prefix}-{len(self.ids) + 1:04d}")
        document = self.office.second if self.files % 3 == 2 else self.office.document
        made = varied(seed, Identity(self.ids[-1], document, use, tuple(self.ids), self.said), chance)
        gone = chance.random() < 0.02
        self.last = None if gone else made
        return self._file(self.ids[-1], repealed(made, self.ids[0], chance) if gone else made)

    def amendment(self, chance: random.Random) -> tuple[str, Benchmark]:
        """The last record as adopted for 2027-07-01."""
        assert self.last is not None, "amends_next says so"
        made, self.last = amended(self.last, self.office.coming, chance), None
        return self._file(f"{made['编号']}@2027-07-01", made)

    def _file(self, name: str, made: Tree) -> tuple[str, Benchmark]:
        self.files += 1
        return f"departments/{self.office.folder}/{name}.yml", CLASS_OF[made["权力类型"]].model_validate(made)


if __name__ == "__main__":
    main()
