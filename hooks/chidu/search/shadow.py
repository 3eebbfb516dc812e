"""Shadow pages: a record as already cut tokens, in the HTML that Pagefind indexes and nobody reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chidu.search.normalise import normalise
from chidu.search.records import PageKind, SearchRecord
from chidu.search.references import act_number_token, act_numbers, act_token, references
from chidu.search.tokens import index_tokens, unigrams

_TITLE, _ALIASES, _FIELD, _TEXT = 7, 5, 2, 1
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def spell(token: str) -> str:
    """A token as one word of Latin letters of which no other is a prefix: UTF-16 in base 16 (g-p for 0-9), then `z`.

    Pagefind answers a word by every indexed word that begins with it, indexes the parts of a word that mixes letters
    and digits, and its browser half cuts Chinese again by the page's language; none can touch such a word.
    Twin: `spell` of term.js.
    """
    return f"{token.encode('utf-16-be').hex().translate(_LETTERS)}z"


def weighted_tokens(record: SearchRecord) -> Iterator[tuple[int, list[str]]]:
    """The tokens of a record by weight; one block per field, so that no block outweighs its field."""
    yield _TITLE, [*index_tokens(record.title), *unigrams(normalise(record.title))]
    for alias in record.aliases:
        yield _ALIASES, [*index_tokens(alias), *unigrams(normalise(alias))]
    yield _TITLE, _code_tokens((record.id, *record.codes))
    yield _FIELD, [*index_tokens(record.conduct), *unigrams(normalise(record.conduct))]
    yield _FIELD, index_tokens(record.department)
    yield _FIELD, index_tokens(record.power_type)
    yield _FIELD, list(_law_tokens(record))
    yield _FIELD, _numbered_tokens(record.document_number)
    yield _TEXT, index_tokens(record.summary)
    yield _TEXT, _numbered_tokens(record.text)
    if record.kind is not PageKind.BENCHMARK:
        yield _FIELD, index_tokens(record.kind)
    if record.kind is PageKind.LAW:
        yield _TITLE, [act_token(name) for name in record.laws]


def shadow(record: SearchRecord) -> str:
    """The record's shadow page. The same record gives the same bytes."""
    blocks = "".join(
        f'<p data-pagefind-weight="{weight}">{" ".join(map(spell, tokens))}</p>'
        for weight, tokens in weighted_tokens(record)
        if tokens
    )
    return f'<html lang="und"><body data-pagefind-body>{blocks}</body></html>'


def _code_tokens(codes: Iterable[str]) -> list[str]:
    return [token for code in codes for token in _numbered_tokens(code)]


def _numbered_tokens(text: str) -> list[str]:
    return [*index_tokens(text), *map(act_number_token, act_numbers(text))]


def _law_tokens(record: SearchRecord) -> Iterator[str]:
    for name in record.laws:
        yield act_token(name)
        yield from index_tokens(name)
    for citation in record.citations:
        for reference in references(normalise(citation.article)):
            yield reference.token
            yield act_token(citation.act, reference.token)
