"""The search data of an edition: made anew, or taken over from the last one where the records are the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from chidu.pagefind import find_binary, write_search
from chidu.search.records import SearchRecord
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
    program: Iterable[Path],
    folder: Path,
    last: tuple[Path, SearchNote],
    progress: Callable[[int, int], None],
) -> SearchNote:
    """Make `folder` hold the search data; `last` is the folder of the last edition with its note.

    `program` are the files of ours that decide what comes out. Raises PagefindError.
    """
    ordered = sorted(records, key=lambda record: record.id)
    seal, (old, note) = _seal(ordered, program), last
    if seal == note.seal and taken_over(old, folder, note.marks):
        return note
    write_search(ordered, folder, progress=progress)
    return SearchNote(seal, marks_of(folder))


def _seal(records: Iterable[SearchRecord], program: Iterable[Path]) -> str:
    seal = blake2b(digest_size=15)
    for file in (*sorted(program), find_binary()):
        seal.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    for record in records:
        seal.update(f"{record}\n".encode())
    return seal.hexdigest()
