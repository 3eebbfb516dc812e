"""Checking a content folder at speed: benchmarks on all cores, and only those that changed since the last check."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import pydantic

from chidu import rules
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.excerpt import Excerpt
from chidu.corpus.folder import Folder, read_folder
from chidu.model.kinds import Kind, Location, locate_record
from chidu.model.reader import ReadFile, read_record
from chidu.problems import Place, Problem
from chidu.rules.city import City
from chidu.rules.examining import Examined, examine
from chidu.rules.revision_reason import Foregoing
from chidu.rules.selection import Selection
from chidu.source.nodes import Steps
from chidu.workers import cores, spread

Progress = Callable[[int, int], None]
_TOLD_EVERY = 200
_FEW = 100
"""So many files are checked sooner than a worker is started."""


@dataclass(frozen=True, slots=True)
class _Benchmark:
    """A benchmark file to check: `path` as in findings, `record` where it was read already."""

    path: str
    location: Location
    data: bytes
    read: ReadFile | None = None

    def place(self, steps: Steps) -> Place:
        """Where a value was typed; the record itself is not needed for that."""
        return ReadFile(self.path, self.location, self.data, None, ()).place(*steps)


def note_on(content: Path, what: str = "check") -> Path | None:
    """Where it is written down what the files of a project's content gave; elsewhere nothing is left behind."""
    if not (content.parent / "mkdocs.yml").is_file():
        return None
    name = f"{what}-{blake2b(os.fsencode(content.resolve()), digest_size=4).hexdigest()}.json"
    return content.parent / ".cache" / name


def check_folder(
    content: Path,
    *,
    day: date | None = None,
    note: Path | None = None,
    progress: Progress = lambda done, of: None,
    foregoing: Callable[[Folder], Foregoing] | None = None,
) -> rules.Findings:
    """Every finding of a content folder; files are named `content/…`.

    `note` is where it is written down what each file gave, for the next check; None checks everything anew.
    `foregoing` finds what the files held before, once they are read; None leaves that out.
    """
    prefix = f"{content.name}/"
    folder = read_folder(content, prefix)
    located = {path: locate_record(path) for path in folder.files}
    of_acts = {path: data for path, data in folder.files.items() if not _is_benchmark(located[path])}
    benchmarks = [
        _Benchmark(prefix + path, location, folder.files[path])
        for path, location in located.items()
        if location and _is_benchmark(location)
    ]
    read = read_corpus(Folder(of_acts, folder.problems), prefix)
    acts = Excerpt(read.files, (), _known(read, benchmarks))
    before = foregoing(folder) if foregoing else Foregoing()
    return _concluded(acts, benchmarks, read.problems, day, note, prefix, progress, before)


def check_corpus(
    corpus: Corpus,
    *,
    for_release: bool = False,
    day: date | None = None,
    note: Path | None = None,
    progress: Progress = lambda done, of: None,
    before: Foregoing | None = None,
) -> rules.Findings:
    """The findings of a corpus that was read whole, with the help of what was written down of the last check."""
    benchmarks = [
        _Benchmark(file.path, file.location, file.data, file)
        for file in corpus.files
        if _is_benchmark(file.location)
    ]
    acts = rules.acts_of(corpus)
    known = before or Foregoing()
    return _concluded(
        acts, benchmarks, corpus.problems, day, note, "", progress, known, for_release=for_release
    )


def _is_benchmark(location: Location | None) -> bool:
    return location is not None and location.kind is Kind.BENCHMARK


def _known(acts: Corpus, benchmarks: Iterable[_Benchmark]) -> Mapping[Kind, frozenset[str]]:
    ids = frozenset(each.location.id for each in benchmarks)
    return {**acts.on_file, Kind.BENCHMARK: ids}


def _concluded(
    acts: Corpus,
    benchmarks: Sequence[_Benchmark],
    reading: Iterable[Problem],
    day: date | None,
    note: Path | None,
    prefix: str,
    progress: Progress,
    before: Foregoing,
    *,
    for_release: bool = False,
) -> rules.Findings:
    selection = Selection(acts)
    by_path = {each.path: each for each in benchmarks}
    marks = {each.path: _mark(each, before.marks.get(each.path, "")) for each in benchmarks}
    seal = _seal(acts)
    last = _remembered(note, seal) if note else _Note(seal=seal)
    examined = _examined(selection, benchmarks, marks, last, prefix, progress, before)
    places = dict(last.places)

    @lru_cache(maxsize=64)
    def read(path: str) -> ReadFile | None:
        return _file(by_path[path], prefix) if path in by_path else None

    def locate(path: str, steps: Steps) -> Place:
        if path not in by_path:
            return Place(path)
        key = "\t".join((marks[path], *map(str, steps)))
        if key not in places:
            found = by_path[path].place(steps)
            places[key] = (found.line, found.column)
        return Place(path, *places[key])

    located = tuple((each.path, each.location) for each in benchmarks)
    cards = tuple(each.card for each in examined.values() if each.card)
    city = City(acts, located, cards, read, locate, day)
    fresh = (
        [] if benchmarks and benchmarks[0].read else [p for each in examined.values() for p in each.problems]
    )
    found = rules.conclude(selection, city, examined.values(), [*reading, *fresh], for_release=for_release)
    if note and (examined.keys() != last.examined.keys() or places.keys() != last.places.keys()):
        _remember(note, _Note.model_construct(seal=seal, examined=examined, places=places))
    return found


def _file(benchmark: _Benchmark, prefix: str) -> ReadFile:
    file = benchmark.read or read_record(benchmark.data, benchmark.path.removeprefix(prefix), prefix)
    assert file is not None, "the path is that of a benchmark"
    return file


def _examined(
    selection: Selection,
    benchmarks: Sequence[_Benchmark],
    marks: Mapping[str, str],
    last: _Note,
    prefix: str,
    progress: Progress,
    before: Foregoing,
) -> dict[str, Examined]:
    """What each file gives, by its mark, in their order."""
    todo = [each for each in benchmarks if marks[each.path] not in last.examined]
    former = before.read(before.marks[each.path] for each in todo if each.path in before.marks)

    def share(number: int, count: int) -> list[Examined]:
        done: list[Examined] = []
        for each in todo[number::count]:
            done.append(examine(selection, _file(each, prefix), former.get(before.marks.get(each.path, ""))))
            if number == 0 and len(done) % _TOLD_EVERY == 0:
                progress(min(len(done) * count, len(todo)), len(todo))
        return done

    shares = spread(share, cores() if len(todo) > _FEW else 1)
    new = {marks[each.path]: each for shared in shares for each in shared}
    return {mark: new[mark] if mark in new else last.examined[mark] for mark in marks.values()}


def _mark(benchmark: _Benchmark, before: str) -> str:
    """The file and what it held before in a few characters: its path decides its department and its id."""
    return blake2b(f"{benchmark.path}\0{before}\0".encode() + benchmark.data, digest_size=12).hexdigest()


def _seal(acts: Corpus) -> str:
    """All that what a benchmark gives depends on besides its own file: the program, and every act."""
    seal = blake2b(f"{sys.version} {pydantic.VERSION}".encode(), digest_size=15)
    here = Path(__file__).parent
    for path in sorted((*here.rglob("*.py"), *here.glob("rules/texts/*.yml"))):
        seal.update(blake2b(path.read_bytes()).digest())
    for file in acts.files:
        seal.update(blake2b(file.path.encode() + b"\0" + file.data).digest())
    return seal.hexdigest()


class _Note(pydantic.BaseModel):
    """What was found by the program and the acts that `seal` stands for; places by mark and steps."""

    seal: str
    examined: dict[str, Examined] = {}
    places: dict[str, tuple[int, int]] = {}


def _remembered(note: Path, seal: str) -> _Note:
    """What is written down, if it was found by the same rules; nothing where the file is of no use."""
    try:
        written = note.read_bytes()
        if written.startswith(f'{{"seal":"{seal}"'.encode()):
            return _Note.model_validate_json(written)
    except (OSError, ValueError):
        pass
    return _Note(seal=seal)


def _remember(note: Path, found: _Note) -> None:
    written = note.with_name(f"{note.name}.{os.getpid()}")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(found.__pydantic_serializer__.to_json(found))
        written.replace(note)
    except OSError:  # the next check takes longer, that is all
        with suppress(OSError):
            written.unlink()
