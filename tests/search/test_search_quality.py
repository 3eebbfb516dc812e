"""What the judged queries find, through the real index and the real JavaScript in a real browser."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page

from chidu.search.cards import common_tokens
from chidu.search.normalise import normalise

from . import golden
from .workbench import corpus, read_json

FIND_ALL = """async ({ questions, by }) => {
  const { openIndex } = await import("./assets/search/term.js");
  const { find } = await import("./assets/search/find.js");
  const index = await openIndex(new URL("assets/search/data/", location.href));
  const ids = async (results) => (await index.cards(results.map((one) => one.record))).map((card) => card[by]);
  const answers = [];
  for (const question of questions) {
    const { kind, good, maybe, ended } = await find(question, index);
    answers.push({ kind, good: await ids(good), maybe: await ids(maybe), ended: await ids(ended) });
  }
  return answers;
}"""


def answers(page: Page, site: str, questions: list[str], by: str = "id") -> list[dict[str, Any]]:
    """{kind, good, maybe, ended} of every question; the three hold ids (or what else `by` names), best first."""
    page.goto(site)
    found: list[dict[str, Any]] = page.evaluate(FIND_ALL, {"questions": questions, "by": by})
    return found


def figures(judged: list[dict[str, Any]], found: list[list[str]]) -> dict[str, float]:
    """R5 = relevant among the first five / min(5, relevant); MRR; P5 = relevant among the first five / 5."""
    total = {"R5": 0.0, "MRR": 0.0, "P5": 0.0, "nothing": 0.0}
    for query, ids in zip(judged, found, strict=True):
        relevant = set(query["rel"])
        hits = len(relevant.intersection(ids[:5]))
        total["R5"] += hits / min(5, len(relevant))
        total["P5"] += hits / 5
        total["MRR"] += next((1 / place for place, one in enumerate(ids, 1) if one in relevant), 0.0)
        total["nothing"] += not ids
    counted = {key: value / len(judged) for key, value in total.items()}
    return {**{key: round(value, 3) for key, value in counted.items()}, "nothing": total["nothing"]}


def test_the_judged_queries(page: Page, site: str) -> None:
    judged = read_json("queries.json")
    found = answers(page, site, [query["q"] for query in judged])
    ranked = [[*answer["good"], *answer["maybe"]] for answer in found]
    measured = figures(judged, ranked)
    rows = [
        [query["id"], query["q"], answer["kind"], " ".join(answer["good"][:5]), " ".join(answer["maybe"][:3])]
        for query, answer in zip(judged, found, strict=True)
    ]
    lines = ["\t".join(row) for row in rows]
    golden.check("quality.tsv", "\n".join([f"# {json.dumps(measured)}", *lines, ""]))
    assert measured["R5"] >= 0.96


def test_two_neighbouring_characters_of_a_name_find_the_record(page: Page, site: str) -> None:
    """Every two-character word of a title, another name or a conduct finds its record, unless nearly all have it."""
    records = [record for record in corpus() if record.aliases]
    common = set(common_tokens(corpus()))
    pairs = [
        (pair, record.id)
        for record in records
        for text in (record.title, *record.aliases, record.conduct)
        for run in re.findall("[\u4e00-\u9fff]{2,}", normalise(text))
        for pair in (run[i : i + 2] for i in range(len(run) - 1))
        if pair not in common
    ]
    questions = sorted({pair for pair, _ in pairs})
    found = {
        question: {*answer["good"], *answer["maybe"]}
        for question, answer in zip(questions, answers(page, site, questions), strict=True)
    }
    assert [(pair, record) for pair, record in pairs if record not in found[pair]] == []


def test_questions_that_name_nothing_are_answered_with_guidance(page: Page, site: str) -> None:
    questions = ["罚多少", "罚款多少钱", "怎么处罚", "会不会罚款", "处罚", "以上", "", "   ", "？！", "<>()*"]
    kinds = [answer["kind"] for answer in answers(page, site, questions)]
    assert kinds == ["common"] * 6 + ["empty"] * 4


def test_hostile_questions_are_only_text(page: Page, site: str) -> None:
    odd = [
        "(a+)+$",
        "[",
        "\\",
        "%",
        "'\"`",
        "<img src=x onerror=alert(1)>",
        "__proto__",
        "constructor",
        "９" * 10_000,
    ]
    odd += ["占" * 10_000, "占道" * 5_000, "a b " * 2_500, "第" * 10_000, "(" * 10_000, "1," * 5_000]
    found = answers(page, site, odd)
    assert [
        answer["kind"]
        for answer in found
        if answer["kind"] not in ("nothing", "near", "found", "empty", "common")
    ] == []
    page.evaluate("() => globalThis.odd = ['\\ud800', '占道\\udfff经营', '\\udc00'.repeat(10000)]")
    asked = "{ questions: globalThis.odd, by: 'id' }"
    kinds = page.evaluate(f"async () => (await ({FIND_ALL})({asked})).map((answer) => answer.kind)")
    assert kinds == ["empty", "found", "empty"]


def test_a_question_about_something_else_is_not_answered(page: Page, site: str) -> None:
    """Characters that happen to stand somewhere are no answer; a word that is not there is not found."""
    questions = ["你好", "去哪里办护照", "天气预报", "医保报销比例", "结婚登记", "打架斗殴", "在家种大麻"]
    found = answers(page, site, questions)
    assert [answer["kind"] for answer in found] == ["nothing", *["near"] * 6]
    assert [answer["good"] for answer in found] == [[]] * 7


def test_document_numbers(page: Page, site: str) -> None:
    """Another organ's document of the same year and number is no answer; a missing first character does no harm."""
    questions = [
        "苏政办发〔2023〕1号",
        "苏政办发[2023]01号",
        "政办发〔2023〕1号",
        "苏卫规〔2023〕1号",
        "〔2015〕74号",
        "国务院令第999号",
    ]
    found = answers(page, site, questions)
    assert [answer["good"][:1] for answer in found] == [*[["doc-001"]] * 3, [], ["doc-003"], []]
    assert [answer["kind"] for answer in found if not answer["good"]] == ["nothing", "nothing"]


def test_ranking(page: Page, site: str) -> None:
    """Σ(weight × score) × (matched idf ÷ total idf)²; in a record set aside a word counts for 0.8."""
    page.goto(site)
    right = page.evaluate(
        """async () => {
          const { rank, idf } = await import("./assets/search/rank.js");
          const terms = [
            { weight: 1, hits: new Map([[7, 2], [3, 4], [5, 4]]) },
            { weight: 3, hits: new Map([[7, 1]]) },
          ];
          const share = idf(3, 10) / (idf(3, 10) + 3 * idf(1, 10));
          const close = (ranked, expected) => ranked.length === expected.length && ranked.every((one, i) =>
            one.record === expected[i][0] && Math.abs(one.score - expected[i][1]) + Math.abs(one.share - expected[i][2]) < 1e-9);
          return [
            close(rank(terms, 10), [[7, 5, 1], [3, 4 * share ** 2, share], [5, 4 * share ** 2, share]]),
            close(rank(terms, 10, new Set([3, 7])), [[7, 4.6, 1], [5, 4 * share ** 2, share], [3, 3.2 * share ** 2, share]]),
          ];
        }"""
    )
    assert right == [True, True]


def test_dividing(page: Page, site: str) -> None:
    """Good is what has at least 0.2 of the best score that still applies, if that best fits; what is over stands apart."""
    page.goto(site)
    divided = page.evaluate(
        """async () => {
          const { divide } = await import("./assets/search/rank.js");
          const scores = { 1: 10, 2: 9, 3: 2, 4: 1.7, 5: 0.02, 6: 0.019 };
          const ranked = Object.entries(scores).map(([record, score]) => ({ record: Number(record), score }));
          const records = (results) => Object.values(results).map((list) => list.map((one) => one.record));
          const [never, always] = [() => false, () => true];
          return [[never, always], [(record) => record === 1, always], [(record) => record === 1, never], [always, always]]
            .map(([isEnded, fits]) => records(divide(ranked, isEnded, fits)))
            .concat([records(divide([], never, always))]);
        }"""
    )
    assert divided == [
        [[1, 2, 3], [4, 5], []],
        [[2, 3], [4, 5], [1]],
        [[], [2, 3, 4, 5], [1]],
        [[], [], [1, 2, 3, 4, 5]],
        [[], [], []],
    ]


def test_how_much_of_a_question_is_explained(page: Page, site: str) -> None:
    """Characters, however many words share them, and what is cited at its weight."""
    page.goto(site)
    shares = page.evaluate(
        """async () => {
          const { explained } = await import("./assets/search/rank.js");
          const hits = (...records) => new Map(records.map((record) => [record, 1]));
          const words = { "在路": [], "路边": [1, 2], "边摆": [2], "摆摊": [1] };
          const terms = Object.entries(words).map(([token, found]) => ({ token, weight: 1, hits: hits(...found) }));
          const cited = { token: "art124", weight: 3, hits: hits(2) };
          return [1, 2, 3].flatMap((record) => [terms, [...terms, cited]].map((all) => explained("在路边摆摊", all, record)));
        }"""
    )
    assert shares == [4 / 5, 4 / 8, 3 / 5, 6 / 8, 0, 0]
