"""Judged questions put to the search, in Python and in the browser, and what the answers are worth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Page

from chidu.search.finding import find
from chidu.search.memory import MemoryIndex
from chidu.search.ranking import Ranked

FIRST = 5
_SHAPE = '[{"q": "问题", "rel": ["编号"]}, …]'
# Scores go along so that the two rankings are compared as they are, not only their order.
_ASK_ALL = """async (questions) => {
  const { openIndex } = await import("./assets/search/term.js");
  const { find } = await import("./assets/search/find.js");
  const index = await openIndex(new URL("assets/search/data/", location.href));
  const pairs = (results) => results.map(({ record, score }) => [record, score]);
  const answers = [];
  for (const question of JSON.parse(questions)) {
    const { kind, good, maybe, ended, corrected } = await find(question, index);
    answers.push([kind, pairs(good), pairs(maybe), pairs(ended), corrected]);
  }
  return JSON.stringify(answers);
}"""


class NotJudged(Exception):
    """A file of queries that cannot be used; the message is for who wrote it."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question with the ids of all records that answer it; none: nothing in the collection does."""

    q: str
    rel: frozenset[str]
    type: str = ""

    @classmethod
    def read(cls, file: Path, known: Iterable[str]) -> list[Self]:
        """The queries of a JSON file `[{"q": …, "rel": [id, …], "type": …}]`. Raises NotJudged."""
        try:
            rows = json.loads(file.read_text("utf-8"))
        except OSError as failure:
            raise NotJudged(f"读不了 {file}：{failure.strerror}") from None
        except ValueError as failure:
            raise NotJudged(f"{file} 不是 JSON：{failure}") from None
        if not isinstance(rows, list) or not rows:
            raise NotJudged(f"{file} 应为 {_SHAPE}，至少一个问题")
        queries = [cls._of(row, f"{file} 第 {number} 个问题") for number, row in enumerate(rows, 1)]
        if strange := sorted({one for query in queries for one in query.rel} - set(known)):
            raise NotJudged(f"{file} 的 rel 里有集合中没有的编号：{'、'.join(strange)}")
        return queries

    @classmethod
    def _of(cls, row: Any, place: str) -> Self:
        match row:
            case {"q": str(q), "rel": list(rel)} if all(isinstance(one, str) for one in rel):
                return cls(q, frozenset(rel), str(row.get("type", "")))
        raise NotJudged(f"{place}应为 {_SHAPE[1:-4]}，现在是 {json.dumps(row, ensure_ascii=False)[:80]}")


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question: its kind, and (id, score) of what it shows, best first."""

    kind: str
    good: list[tuple[str, float]]
    maybe: list[tuple[str, float]]
    ended: list[tuple[str, float]]
    corrected: str

    @property
    def above(self) -> list[str]:
        """What stands above the cut-off."""
        return [record for record, _ in self.good]

    @property
    def shown(self) -> list[str]:
        """Everything that still applies, in the order of the page."""
        return [record for record, _ in (*self.good, *self.maybe)]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the answers are worth, over the questions that have one but for `answered_wrongly`.

    recall5: relevant in the first five shown ÷ min(5, relevant); mrr: 1 ÷ the place of the first relevant; precision5:
    relevant ÷ shown among the first five above the cut-off, over the questions with any there; zero: questions that show
    nothing at all; answered_wrongly: questions without an answer that show something above the cut-off.
    """

    n: int
    recall5: float
    mrr: float
    precision5: float
    zero: int
    answered_wrongly: int

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))


def figures(queries: Sequence[Query], answers: Sequence[Answered]) -> Figures:
    """The figures of judged questions and their answers."""
    judged = list(zip(queries, answers, strict=True))
    asked = [(query, answer) for query, answer in judged if query.rel]
    above = [(query, answer) for query, answer in asked if answer.above]
    return Figures(
        n=len(judged),
        recall5=_mean(recall(query, answer) for query, answer in asked),
        mrr=_mean(reciprocal_rank(query, answer) for query, answer in asked),
        precision5=_mean(precision(query, answer) for query, answer in above),
        zero=sum(not (answer.shown or answer.ended) for _, answer in asked),
        answered_wrongly=sum(not query.rel and bool(answer.above) for query, answer in judged),
    )


def recall(query: Query, answer: Answered) -> float:
    """Relevant in the first five ÷ min(5, relevant)."""
    return len(query.rel.intersection(answer.shown[:FIRST])) / min(FIRST, len(query.rel))


def reciprocal_rank(query: Query, answer: Answered) -> float:
    """1 ÷ the place of the first relevant, 0 without any."""
    return next((1 / place for place, one in enumerate(answer.shown, 1) if one in query.rel), 0.0)


def precision(query: Query, answer: Answered) -> float:
    """Relevant ÷ shown among the first five above the cut-off."""
    first = answer.above[:FIRST]
    return len(query.rel.intersection(first)) / len(first)


def asked_in_python(index: MemoryIndex, questions: Iterable[str]) -> list[Answered]:
    """The answers of the program."""

    def pairs(results: Iterable[Ranked]) -> list[tuple[str, float]]:
        return [(index.records[one.record].id, one.score) for one in results]

    answers = (find(question, index) for question in questions)
    return [
        Answered(
            answer.kind.value,
            pairs(answer.results.good),
            pairs(answer.results.maybe),
            pairs(answer.results.ended),
            answer.corrected,
        )
        for answer in answers
    ]


def asked_in_browser(page: Page, site: str, ids: Sequence[str], questions: Sequence[str]) -> list[Answered]:
    """The answers of the scripts over the index of a site; `ids` of its records in their order."""
    page.goto(site)
    # As JSON text: the driver's own transport would stumble over an unpaired surrogate.
    rows: list[Any] = json.loads(page.evaluate(_ASK_ALL, json.dumps(list(questions))))

    def named(results: Iterable[tuple[int, float]]) -> list[tuple[str, float]]:
        return [(ids[record], score) for record, score in results]

    return [
        Answered(kind, named(good), named(maybe), named(ended), corrected)
        for kind, good, maybe, ended, corrected in rows
    ]


def _mean(values: Iterable[float]) -> float:
    counted = list(values)
    return round(sum(counted) / len(counted), 4) if counted else 0.0
