"""What search knows of a made-up city: `PYTHONPATH=hooks python bench/search_records.py CONTENT OUT` writes it to OUT.

The city of cities.py repeats the words of its seeds, so that few words stand in many records and the rest nowhere. Every
benchmark here gets further words, other names and circumstances from a made-up lexicon, whose words are as unequal as
those of a language (Zipf: the n-th word 1/n as often as the first) and made of the characters that the city uses.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish.publication import Publication
from chidu.publish.search_records import search_records
from chidu.search.records import PageKind, SearchRecord

DAY = date(2026, 11, 20)
_WORDS = 30_000


def main() -> None:
    """Write the records of a content folder, in the order of their ids."""
    arguments = argparse.ArgumentParser(description="What search knows of a made-up city.")
    arguments.add_argument("content", type=Path)
    arguments.add_argument("out", type=Path)
    asked = arguments.parse_args()
    corpus = read_corpus(read_folder(asked.content, "content/"), "content/")
    found = sorted(search_records(Publication.on(DAY, corpus, {})), key=lambda record: record.id)
    asked.out.write_bytes(pickle.dumps(list(enriched(found))))


def enriched(records: Sequence[SearchRecord]) -> Iterator[SearchRecord]:
    """The same records with words from the lexicon; the same for the same records."""
    chance = random.Random(20260101)
    lexicon = Lexicon.made("".join(f"{each.title}{each.conduct}{each.text}" for each in records), chance)
    for record in records:
        if record.kind is not PageKind.BENCHMARK:
            yield record
            continue
        yield replace(
            record,
            title=f"{record.title}{lexicon.phrase(2, chance)}",
            aliases=(*record.aliases, lexicon.phrase(2, chance), lexicon.phrase(2, chance)),
            conduct="；".join([record.conduct, *(lexicon.phrase(3, chance) for _ in range(4))]),
            text="；".join([record.text, *(lexicon.phrase(4, chance) for _ in range(12))]),
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, the most frequent first, and the sums of their weights up to each."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def made(cls, text: str, chance: random.Random) -> Lexicon:
        """Words of two or three of the Chinese characters of a text, the frequent ones more often."""
        counted = sorted(Counter(one for one in text if "\u4e00" <= one <= "\u9fff").items())
        characters, times = zip(*counted, strict=True)
        sums = list(accumulate(count**0.5 for count in times))
        words = dict.fromkeys(
            "".join(chance.choices(characters, cum_weights=sums, k=chance.choice((2, 2, 3))))
            for _ in range(_WORDS)
        )
        return cls(tuple(words), tuple(accumulate(1 / rank for rank in range(1, len(words) + 1))))

    def phrase(self, length: int, chance: random.Random) -> str:
        """So many words in a row."""
        return "".join(chance.choices(self.words, cum_weights=self.weights, k=length))


if __name__ == "__main__":
    main()
