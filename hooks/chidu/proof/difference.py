"""Where something is not as it was sealed, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from chidu.problems import Place


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the file (of the repository or of the site), its line where it has one, and what is wrong."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}：{self.sentence}"

    def as_json(self) -> dict[str, object]:
        """The same for programs; line 0 means the whole file."""
        return {"file": self.place.file, "line": self.place.line, "sentence": self.sentence}


def differs(file: str, sentence: str, line: int = 0) -> Difference:
    """A difference in a file, or in one line of it."""
    return Difference(Place(file, line, 1 if line else 0), sentence)
