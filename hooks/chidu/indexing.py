"""The search data of an edition: made anew, or taken over from the last one where the records are the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import overload

from chidu.model.institutions import SearchIndex
from chidu.pagefind import build_index, find_binary
from chidu.search.cards import card_files
from chidu.search.facets import facets_file
from chidu.search.head import head_file
from chidu.search.impacts import Postings, postings
from chidu.search.records import SearchRecord
from chidu.search.shadow import held_by_record, shadow_pages
from chidu.search.shards import shard_files
from chidu.staging import Marks, marks_of, taken_over


@dataclass(frozen=True, slots=True)
class SearchNote:
    """What search data were made from, and the marks of their files."""

    seal: str = ""
    marks: Marks = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path) -> SearchNote:
        """The note in a file; an empty one where it is of no use."""
        try:
            seal, marks = json.loads(file.read_bytes())
            return cls(str(seal), {name: (size, time) for name, (size, time) in marks.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return cls()

    def save(self, file: Path) -> None:
        """Write it down for the next build."""
        file.write_text(json.dumps([self.seal, self.marks]), "utf-8")


def search_data(
    records: Iterable[SearchRecord],
    index: SearchIndex,
    program: Iterable[Path],
    folder: Path,
    last: tuple[Path, SearchNote],
    progress: Callable[[int, int], None],
) -> SearchNote:
    """Make `folder` hold the search data; `last` is the folder of the last edition with its note.

    `program` are the files of ours that decide what comes out. Raises PagefindError.
    """
    ordered = sorted(records, key=lambda record: record.id)
    seal, (old, note) = _seal(ordered, index, program), last
    if seal == note.seal and taken_over(old, folder, note.marks):
        return note
    write_search(ordered, folder, index, progress=progress)
    return SearchNote(seal, marks_of(folder))


def write_search(
    records: Iterable[SearchRecord],
    folder: Path,
    index: SearchIndex = SearchIndex.PAGEFIND,
    binary: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Make `folder` hold exactly the search data of these records: records.json, and the folder that it names.

    That folder holds facets.json, cards/ and the index, pagefind/ or shards/; its name is made from its content, so that
    no browser takes a file of another build from its cache. The bytes depend on the records and the kind of index only,
    not on their order, the folder or the time. Raises PagefindError.
    """
    ordered = sorted(records, key=lambda record: record.id)
    found, common = postings(_Watched(ordered, progress))
    if index is SearchIndex.PAGEFIND:
        files, shards = _pagefind(found, len(ordered), binary), list[bytes]()
    else:
        files, shards = {}, shard_files(found)
    files |= {"facets.json": facets_file(ordered), **card_files(ordered)}
    build = _build(files, shards)
    # In a file that is asked for by its bytes alone, they say whose they are: a host may answer with another page.
    files |= {f"shards/{number}.bin": build.encode() + shard for number, shard in enumerate(shards)}
    head = head_file(ordered, common, index, len(shards), build)
    shutil.rmtree(folder, ignore_errors=True)
    _write(folder, {"records.json": head, **{f"{build}/{path}": content for path, content in files.items()}})


@dataclass(frozen=True, slots=True)
class _Watched(Sequence[SearchRecord]):
    """Records that tell how many of them were looked at, one after the other."""

    records: list[SearchRecord]
    progress: Callable[[int, int], None]

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, place: int) -> SearchRecord: ...
    @overload
    def __getitem__(self, place: slice) -> list[SearchRecord]: ...
    def __getitem__(self, place: int | slice) -> SearchRecord | list[SearchRecord]:
        return self.records[place]

    def __iter__(self) -> Iterator[SearchRecord]:
        for done, record in enumerate(self.records, 1):
            yield record
            self.progress(done, len(self.records))


def _pagefind(found: Postings, count: int, binary: Path | None) -> dict[str, bytes]:
    number, pages = sum(map(len, found.values())), shadow_pages(held_by_record(found, count))
    found.clear()  # the program is about to want the memory; the pages let go of theirs when they are written
    files = build_index(pages, number, binary)
    return {f"pagefind/{path}": content for path, content in files.items()}


def _build(files: Mapping[str, bytes], shards: Iterable[bytes]) -> str:
    seal = blake2b(digest_size=5)
    for name, content in (*sorted(files.items()), *(("", shard) for shard in shards)):
        seal.update(f"{name} {len(content)}\n".encode() + content)
    return seal.hexdigest()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _seal(records: Iterable[SearchRecord], index: SearchIndex, program: Iterable[Path]) -> str:
    seal = blake2b(index.encode(), digest_size=15)
    binary = [find_binary()] if index is SearchIndex.PAGEFIND else []
    tables = Path(__file__).parent.glob("search/*.json")
    for file in (*sorted({*program, *tables}), *binary):
        seal.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    for record in records:
        seal.update(f"{record}\n".encode())
    return seal.hexdigest()
