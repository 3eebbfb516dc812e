"""Factor scoring that is wrong in every way a rule knows, beside tables that are right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.problems import Problem, in_order
from chidu.rules import worked_examples

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"


def corpus(root: Path) -> Corpus:
    """A content folder as read."""
    return read_corpus(read_folder(root, f"{root.name}/"), f"{root.name}/")


def found_in(read: Corpus) -> list[Problem]:
    """What the rule finds in every benchmark."""
    return [problem for entry in read.all_benchmarks for problem in worked_examples.check(read, entry)]


def test_every_finding_of_factor_scoring(golden: Callable[[str, str], None]) -> None:
    """Each with its line, the whole calculation in words, and what to type instead; none for HB-0001 to HB-0003."""
    found = in_order(found_in(corpus(HERE / "scoring")))
    golden("scoring.txt", "".join(f"{problem}\n" for problem in found))


def test_every_record_is_read() -> None:
    """The folder is there for its sums: the reader itself has nothing to say."""
    read = corpus(HERE / "scoring")
    assert [file.path for file in read.files if file.record is None or file.problems] == []


def test_the_demonstration_is_silent() -> None:
    """Its tables are good ones: every worked example comes out, and every formula stays within the law."""
    assert found_in(corpus(CONTENT)) == []
