"""Before anything is written: read, check, and decide whether this may be published at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chidu import rules
from chidu.archive import Archive, read_archive
from chidu.checking import check_corpus, note_on
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.problems import Level, Place, Problem, stops_publication
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder as read, with every finding."""

    corpus: Corpus
    found: rules.Findings

    @property
    def findings(self) -> tuple[Problem, ...]:
        """Every finding, in file order."""
        return self.found.problems


class Refused(Exception):
    """The content must not be published; `findings` are all there are, those that say why among them."""

    def __init__(self, findings: tuple[Problem, ...]) -> None:
        super().__init__(report(findings))
        self.findings = findings


Progress = Callable[[int, int], None]


def _silent(done: int, of: int) -> None:
    """Nobody is waiting."""


def check_content(
    content: Path, *, for_release: bool = False, progress: Progress = _silent, day: date | None = None
) -> Checked:
    """Read and check a content folder, terms as of a day; findings name files as `content/…`."""
    corpus = read_corpus(read_folder(content, f"{content.name}/"), f"{content.name}/", progress)
    found = check_corpus(corpus, for_release=for_release, day=day, note=note_on(content))
    return Checked(corpus, found)


def prepare(
    content: Path, day: date, *, release: bool, progress: Progress = _silent
) -> tuple[Publication, tuple[Problem, ...]]:
    """What is to be published on a day, with the findings that do not stop it.

    A draft goes on without history and in spite of errors in what the words decide; a release refuses a history that
    is missing or not whole, and every error. Raises Refused.
    """
    checked = check_content(content, for_release=release, progress=progress, day=day)
    if (stops_publication if release else rules.stops_draft)(checked.findings):
        raise Refused(checked.findings)
    archive = read_archive(content.parent, content.name, checked.corpus.files)
    if release and archive.flaws:
        raise Refused((*checked.findings, *(_flaw(flaw, content.name) for flaw in archive.flaws)))
    return _publication(day, checked, archive), checked.findings


def _publication(day: date, checked: Checked, archive: Archive) -> Publication:
    return Publication.on(day, checked.corpus, archive.timelines, archive.missing, checked.found)


def _flaw(reason: str, folder: str) -> Problem:
    return Problem(
        "history-not-whole",
        Level.ERROR,
        f"不能正式发布：{reason}",
        Place(folder),
        clause="鲅政办发〔2015〕74号第十八条：修改、调整要按程序并公告；每一次修改都要查得到",
    )


def report(findings: tuple[Problem, ...], *, notes: bool = False) -> str:
    """The findings and a closing line with their numbers; notes, which ask for nothing, only where they are wanted."""
    numbers = Counter(problem.level for problem in findings)
    told = [problem for problem in findings if notes or problem.level is not Level.NOTE]
    closing = (
        f"{numbers[Level.ERROR]} 个{Level.ERROR.label}，{numbers[Level.WARNING]} 个{Level.WARNING.label}"
    )
    if numbers[Level.NOTE]:
        closing += f"，{numbers[Level.NOTE]} 个{Level.NOTE.label}" + ("" if notes else "（--notes 列出）")
    return "\n".join([*map(str, told), f"共 {closing}。"])
