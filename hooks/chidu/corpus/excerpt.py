"""Some records of a larger corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chidu.corpus.corpus import Corpus
from chidu.model.kinds import Kind


@dataclass(frozen=True)
class Excerpt(Corpus):
    """Some records of a larger corpus, to be checked; `known` are the ids on file in the whole of it."""

    known: Mapping[Kind, frozenset[str]]

    @cached_property
    def on_file(self) -> Mapping[Kind, frozenset[str]]:
        """What may be referred to, here or not."""
        return self.known
