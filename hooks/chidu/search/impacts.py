"""How strongly each token stands for a record: a whole number from 1 to 10, the same whatever holds the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from chidu.search.normalise import normalise
from chidu.search.pinyin import initials_tokens, syllable_tokens
from chidu.search.records import PageKind, SearchRecord
from chidu.search.references import (
    act_number_token,
    act_numbers,
    act_token,
    numbered,
    references,
)
from chidu.search.tokens import index_tokens, unigrams

STRONGEST = 10
_TITLE, _ALIAS, _FIELD, _TEXT = 7, 7, 3, 1
_SHORTEST_ORGAN = 3
_COMMON_SHARE = 0.6
_COMMON_FROM = 20

Postings = dict[str, dict[int, int]]


def impacts(record: SearchRecord) -> dict[str, int]:
    """The tokens of a record, each with its impact: that of its strongest field, and one more for every other field."""
    strongest: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for weight, tokens in _fields(record):
        for token in dict.fromkeys(tokens):
            strongest[token] = max(strongest[token], weight)
            fields[token] += 1
    return {token: min(STRONGEST, weight + fields[token] - 1) for token, weight in strongest.items()}


def postings(records: Sequence[SearchRecord]) -> tuple[Postings, list[str]]:
    """{token: {position of the record: impact}} and, apart, the tokens left out because nearly every record has them."""
    found: Postings = {}
    for position, record in enumerate(records):
        for token, impact in impacts(record).items():
            found.setdefault(token, {})[position] = impact
    common = _common(found, records)
    for token in common:
        del found[token]
    return found, common


def _common(found: Postings, records: Sequence[SearchRecord]) -> list[str]:
    """Tokens that stand in so many benchmarks (over 60 %) that they tell none apart; none in a small collection."""
    benchmarks = {at for at, record in enumerate(records) if record.kind is PageKind.BENCHMARK}
    if len(benchmarks) < _COMMON_FROM:
        return []
    most = _COMMON_SHARE * len(benchmarks)
    return sorted(
        token for token, at in found.items() if len(at) > most and len(at.keys() & benchmarks) > most
    )


def _fields(record: SearchRecord) -> Iterator[tuple[int, Sequence[str]]]:
    for name, weight in ((record.title, _TITLE), *((alias, _ALIAS) for alias in record.aliases)):
        yield weight, _named(name)
    yield _TITLE, _code_tokens((record.id, *record.codes))
    yield _FIELD, _named(record.conduct)
    yield _FIELD, _repeated(record.department)
    yield _FIELD, _repeated(record.power_type)
    yield _FIELD, list(_law_tokens(record))
    yield _FIELD, _numbered_tokens(record.document_number)
    yield _TEXT, index_tokens(record.summary)
    yield _TEXT, [*index_tokens(record.text), *_mentioned_numbers(record.text)]
    if record.kind is not PageKind.BENCHMARK:
        yield _FIELD, index_tokens(record.kind)
    if record.kind is PageKind.LAW:
        yield _TITLE, [act_token(name) for name in record.laws]


@lru_cache(4096)
def _repeated(text: str) -> tuple[str, ...]:
    """The tokens of a name that many records have, cut once."""
    return tuple(index_tokens(text))


def _named(text: str) -> list[str]:
    """What people type of a name: its words, its single characters, its sound."""
    plain = normalise(text)
    return [*index_tokens(text), *unigrams(plain), *syllable_tokens(plain), *initials_tokens(plain)]


def _code_tokens(codes: Iterable[str]) -> list[str]:
    return [token for code in codes for token in _numbered_tokens(code)]


def _numbered_tokens(text: str) -> list[str]:
    return [*index_tokens(text), *map(act_number_token, act_numbers(text))]


def _mentioned_numbers(text: str) -> Iterator[str]:
    """The 文号 in a running text, whose organ may begin at any character: 根据沈法治办发〔2020〕7号."""
    for found in numbered(normalise(text)):
        for start in range(len(found.organ) - _SHORTEST_ORGAN + 1):
            yield act_number_token(found.organ[start:] + found.tail)


def _law_tokens(record: SearchRecord) -> Iterator[str]:
    for name in record.laws:
        yield act_token(name)
        yield from _repeated(name)
    for citation in record.citations:
        for reference in references(normalise(citation.article)):
            yield reference.token
            yield act_token(citation.act, reference.token)
