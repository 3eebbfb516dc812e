"""What the search finds of judged questions: `python3 run.py evaluate-search QUERIES.json`.

The questions go to the judged corpus (tests/search/corpus.json), through the real index and scripts in a real browser
and through the program's own search, which must agree score by score. Prints what was not answered in full, a table by
type of question, and as last line the figures as JSON; their meaning stands at `Figures`. Exits with 1 where browser
and program differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests"), str(ROOT)]

from chromium import launched, served  # noqa: E402 - the tests' own tools serve here too
from search import workbench  # noqa: E402
from search.evaluation import (  # noqa: E402
    Answered,
    NotJudged,
    Query,
    asked_in_browser,
    asked_in_python,
    figures,
    precision,
    recall,
    reciprocal_rank,
)

from chidu.search.memory import MemoryIndex  # noqa: E402


def main() -> int:
    """Ask, compare, print; the exit code."""
    parser = argparse.ArgumentParser(prog="run.py evaluate-search", description="量搜索的质量")
    parser.add_argument("queries", type=Path, help='[{"q": "问题", "rel": ["编号"], "type": "类别"}]')
    parser.add_argument("--quiet", action="store_true", help="不列出没有答全的问题")
    asked = parser.parse_args()
    index = MemoryIndex.of(workbench.corpus())
    ids = [record.id for record in index.records]
    try:
        queries = Query.read(asked.queries, ids)
    except NotJudged as fault:
        print(fault, file=sys.stderr)
        return 2
    questions = [query.q for query in queries]
    found = _in_browser(ids, questions)
    expected = asked_in_python(index, questions)
    different = [query.q for query, one, other in zip(queries, found, expected, strict=True) if one != other]
    if not asked.quiet:
        _print_faults(queries, found)
    _print_table(queries, found)
    for question in different:
        print(f"浏览器和程序的回答不同：{question}", file=sys.stderr)
    print(figures(queries, found).as_json())
    return 1 if different else 0


def _in_browser(ids: Sequence[str], questions: Sequence[str]) -> list[Answered]:
    with tempfile.TemporaryDirectory() as folder:
        workbench.make_site(Path(folder))
        with served(Path(folder)) as address, launched() as browser:
            return asked_in_browser(browser.new_page(), address, ids, questions)


def _print_faults(queries: Sequence[Query], answers: Sequence[Answered]) -> None:
    for query, answer in zip(queries, answers, strict=True):
        if not query.rel:
            if answer.above:
                print(f"答了不该答的  {query.q}  -> {' '.join(answer.above[:3])}")
        elif (
            recall(query, answer) < 1 or reciprocal_rank(query, answer) < 1 or not _is_precise(query, answer)
        ):
            above, below = " ".join(answer.above[:5]), " ".join(record for record, _ in answer.maybe[:3])
            print(f"没有答全  {query.q}  -> {above} | {below}  应为 {' '.join(sorted(query.rel)[:6])}")


def _is_precise(query: Query, answer: Answered) -> bool:
    return bool(answer.above) and precision(query, answer) == 1


def _print_table(queries: Sequence[Query], answers: Sequence[Answered]) -> None:
    print(
        f"{'type':20} {'n':>4} {'recall5':>8} {'mrr':>7} {'prec5':>7} {'zero':>5} {'wrong':>6} {'only maybe':>11}"
    )
    pairs = list(zip(queries, answers, strict=True))
    for name in [*dict.fromkeys(query.type for query in queries), None]:
        chosen = [(query, answer) for query, answer in pairs if name in (None, query.type)]
        of_type = figures(*zip(*chosen, strict=True)) if chosen else figures([], [])
        only_maybe = sum(bool(query.rel) and not answer.above for query, answer in chosen)
        print(
            f"{'all' if name is None else name or '-':20} {of_type.n:4} {of_type.recall5:8.3f} {of_type.mrr:7.3f} "
            f"{of_type.precision5:7.3f} {of_type.zero:5} {of_type.answered_wrongly:6} {only_maybe:11}"
        )


if __name__ == "__main__":
    sys.exit(main())
