"""Before anything is written: read, check, and decide whether this may be published at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chidu import rules
from chidu.archive import Archive, cache_on, read_archive
from chidu.checking import check_corpus, note_on
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.foregoing import read_foregoing
from chidu.problems import Level, Place, Problem, stops_publication
from chidu.proof.chain import Chain
from chidu.proof.difference import Difference
from chidu.publish.publication import Publication
from chidu.rules.revision_reason import Foregoing
from chidu.sealing.published import Published
from chidu.sealing.repository import Repository, chain_on_disk
from chidu.sealing.seal import Seal, Unsealed, seal
from chidu.workers import cores


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
    content: Path,
    *,
    for_release: bool = False,
    progress: Progress = _silent,
    day: date | None = None,
    foregoing: Callable[[Folder], Foregoing] = lambda folder: Foregoing(),
) -> Checked:
    """Read and check a content folder, terms as of a day; findings name files as `content/…`.

    `foregoing` finds what the files held before; without it nothing is said of how they came to be as they are.
    """
    folder = read_folder(content, f"{content.name}/")
    corpus, before = read_corpus(folder, f"{content.name}/", progress), foregoing(folder)
    found = check_corpus(corpus, for_release=for_release, day=day, note=note_on(content), before=before)
    return Checked(corpus, found)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What may be published, with the findings that do not stop it; a release is sealed, a draft is not.

    `sources` are the records' bytes by path below the content folder, `chain` the releases so far, this one included.
    """

    publication: Publication
    findings: tuple[Problem, ...]
    sources: Mapping[str, bytes]
    chain: Chain
    seal: Seal | None


def prepare(
    content: Path,
    day: date,
    *,
    release: bool,
    published: Published | Difference | None = None,
    progress: Progress = _silent,
) -> Prepared:
    """What is to be published on a day; `published` is the release that a new one takes the place of.

    A draft goes on without history and in spite of errors in what the words decide; a release refuses a history that
    is missing, not whole or another one than was sealed, and every error. Raises Refused.
    """
    # What is published for good rests on nothing that somebody could have written into a cache.
    walked = None if release else note_on(content, "before")
    checked = check_content(
        content,
        for_release=release,
        progress=progress,
        day=day,
        foregoing=lambda folder: read_foregoing(content, folder.files, walked),
    )
    if (stops_publication if release else rules.stops_draft)(checked.findings):
        raise Refused(checked.findings)
    cache = None if release else cache_on(content)
    archive = read_archive(content.parent, content.name, checked.corpus.files, cache, cores())
    if release and archive.flaws:
        raise Refused((*checked.findings, *(_flaw(flaw, Place(content.name)) for flaw in archive.flaws)))
    publication, repository = _publication(day, checked, archive), Repository(content.parent, content.name)
    sources = {file.path.removeprefix(f"{content.name}/"): file.data for file in checked.corpus.files}
    if not release:
        return Prepared(publication, checked.findings, sources, chain_on_disk(repository), None)
    try:
        sealed = seal(repository, sources, published)
    except Unsealed as unsealed:
        flaws = (_flaw(each.sentence, each.place) for each in unsealed.differences)
        raise Refused((*checked.findings, *flaws)) from None
    return Prepared(publication, checked.findings, sources, sealed.chain, sealed)


def _publication(day: date, checked: Checked, archive: Archive) -> Publication:
    return Publication.on(
        day, checked.corpus, archive.timelines, archive.missing, checked.found, archive.past
    )


def _flaw(reason: str, place: Place) -> Problem:
    return Problem(
        "history-not-whole",
        Level.ERROR,
        f"不能正式发布：{reason}",
        place,
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
