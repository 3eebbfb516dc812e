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

FIND_ALL = """async (questions) => {
  const { openIndex } = await import("./assets/search/term.js");
  const { find } = await import("./assets/search/find.js");
  const index = await openIndex(new URL("assets/search/data/", location.href));
  const ids = async (results) => (await index.cards(results.map((one) => one.record))).map((card) => card.id);
  const answers = [];
  for (const question of questions) {
    const { kind, good, maybe } = await find(question, index);
    answers.push({ kind, good: await ids(good), maybe: await ids(maybe) });
  }
  return answers;
}"""


def answers(page: Page, site: str, questions: list[str]) -> list[dict[str, Any]]:
    """{kind, good, maybe} of every question; good and maybe are record ids, best first."""
    page.goto(site)
    found: list[dict[str, Any]] = page.evaluate(FIND_ALL, questions)
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
    assert measured["R5"] >= 0.92


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
        answer["kind"] for answer in found if answer["kind"] not in ("nothing", "found", "empty", "common")
    ] == []
    page.evaluate("() => globalThis.odd = ['\\ud800', '占道\\udfff经营', '\\udc00'.repeat(10000)]")
    kinds = page.evaluate(f"async () => (await ({FIND_ALL})(globalThis.odd)).map((answer) => answer.kind)")
    assert kinds == ["empty", "found", "empty"]


def test_ranking(page: Page, site: str) -> None:
    """Σ(weight × score) × (matched idf ÷ total idf)²; below 0.2 × the best is 可能相关; what is repealed stands last."""
    page.goto(site)
    ranked = page.evaluate(
        """async () => {
          const { rank, divide, idf } = await import("./assets/search/rank.js");
          const terms = [
            { weight: 1, hits: new Map([[7, 2], [3, 4], [5, 4]]) },
            { weight: 3, hits: new Map([[7, 1]]) },
          ];
          const ranked = rank(terms, 10);
          const share = idf(3, 10) / (idf(3, 10) + 3 * idf(1, 10));
          const expected = [[7, 5, 1], [3, 4 * share ** 2, share], [5, 4 * share ** 2, share]];
          const close = (a, b) => Math.abs(a - b) < 1e-9;
          const right = ranked.every(({ record, score, share }, i) =>
            record === expected[i][0] && close(score, expected[i][1]) && close(share, expected[i][2]));
          const records = ({ good, maybe }) => [good.map((one) => one.record), maybe.map((one) => one.record)];
          const even = [{ record: 1, score: 10 }, { record: 2, score: 9 }, { record: 3, score: 2 }, { record: 4, score: 1.9 }];
          return [right, records(divide(ranked, () => false)), records(divide(even, (record) => record === 1)), divide([])];
        }"""
    )
    assert ranked == [True, [[7], [3, 5]], [[2, 3, 1], [4]], {"good": [], "maybe": []}]
