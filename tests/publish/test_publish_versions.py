"""Every text a benchmark ever had keeps a page; any two are compared; what is gone leaves a stone with its name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_repository import Repository

from chidu.archive import read_archive
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.history.course import Course
from chidu.press import Edition, Press
from chidu.publish.compare_data import MOST, compared_pairs, lengths
from chidu.publish.leaves import Leaves
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication
from chidu.publish.shell import BODY, DESCRIPTION, HEAD, TITLE, Shell
from chidu.publish.sources import source_line
from chidu.publish.timeline_view import timeline_of
from chidu.publish.validity import reach, validity
from chidu.publish.version_pages import readable

REPOSITORY = Path(__file__).parents[2]
CONTENT = REPOSITORY / "tests/city/content"
OFFICE = "departments/chengguan"
ONE, AHEAD, TWO = (f"{OFFICE}/{name}.yml" for name in ("CG-0001", "CG-0001@2027-01-01", "CG-0002"))
SHELL = Shell.cut(f"<title>{TITLE}</title>{HEAD}<p>{DESCRIPTION}</p>{BODY}")
Words = tuple[str, str]


class Told(Repository):
    """A repository whose every commit is made of words replaced in a file."""

    def edit(self, message: str, path: str, *words: Words) -> None:
        text = (self.path / "content" / path).read_text("utf-8")
        for old, new in words:
            assert old in text, (path, old)
            text = text.replace(old, new)
        self.commit({path: text}, message)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The fixture city on 2026-11-20 after eight commits, in January 2026."""
    repo = Told(tmp_path_factory.mktemp("told") / "clone")
    shutil.copytree(CONTENT, repo.path / "content")
    repo.record("首次入库".encode())
    repo.edit(
        "降低上限",
        ONE,
        ("并处2000元以上3000元以下罚款", "并处2000元以上2500元以下罚款"),
        ("上位法修改", "过罚相当"),
    )
    repo.edit("勘误", ONE, ("占用面积不足5平方米", "占用面积不足 5 平方米"))
    repo.edit("改坏", TWO, ("事项: ", "事项：\u202e"))
    repo.edit("改好", TWO, ("事项：\u202e", "事项: 依法"))
    repo.edit("提前通过的再改", AHEAD, ("2000元以上2800元以下", "2000元以上2600元以下"))
    repo.commit({f"{OFFICE}/CG-0005.yml": None}, "撤下 <CG-0005>")
    old = (repo.path / "content" / OFFICE / "CG-0006.yml").read_text("utf-8")
    new = old.replace("编号: CG-0006", "编号: CG-0026").replace(
        "权力类型:", "曾用编号:\n  - CG-0006\n权力类型:"
    )
    repo.commit({f"{OFFICE}/CG-0006.yml": None, f"{OFFICE}/CG-0026.yml": new}, "改编号")
    corpus = read_corpus(read_folder(repo.path / "content", "content/"), "content/")
    archive = read_archive(repo.path, "content", corpus.files)
    assert archive.missing == ""
    return Publication.on(date(2026, 11, 20), corpus, archive.timelines, past=archive.past)


@pytest.fixture(scope="module")
def made(publication: Publication) -> dict[str, Page | str]:
    """Everything that is published of benchmarks, by address."""
    env, leaves = environment(REPOSITORY / "overrides/records"), Leaves.of(publication)
    return {leaf.address: leaf.make(env)[0] for id in leaves.ids for leaf in leaves.of_one(id)}


PAGES = [
    *(
        f"benchmarks/CG-0001/versions/{name}/"
        for name in ("2025-07-01", "2025-07-01-3", "2027-01-01", "2027-01-01-2")
    ),
    "benchmarks/CG-0001/compare/",
    "benchmarks/CG-0002/versions/undated/",
    "benchmarks/CG-0005/",
    "benchmarks/CG-0006/",
    "benchmarks/CG-0099/",
]


def test_all_addresses(made: dict[str, Page | str], golden: Callable[[str, str], None]) -> None:
    golden("versions_addresses.txt", "".join(f"{address}\n" for address in sorted(made)))


@pytest.mark.parametrize("address", PAGES)
def test_page(address: str, made: dict[str, Page | str], golden: Callable[[str, str], None]) -> None:
    """Title, head and body, whole."""
    page = made[address]
    assert isinstance(page, Page)
    name = address.strip("/").replace("/", "_").replace("benchmarks", "versions", 1)
    golden(f"{name}.html", f"<!-- {page.title} | {page.description} -->\n{page.head}\n{page.body}\n")


def test_the_data(made: dict[str, Page | str], golden: Callable[[str, str], None]) -> None:
    """What the comparison's script reads, a part a line."""
    data = json.loads(str(made["benchmarks/CG-0001/compare/data.json"]))
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in data.items())
    golden("versions_data.txt", "".join(lines))


def test_a_timeline(made: dict[str, Page | str], golden: Callable[[str, str], None]) -> None:
    """The section of a benchmark's page, with both times, the direction and the reason of every version."""
    page = made["benchmarks/CG-0001/"]
    assert isinstance(page, Page)
    section = page.body[page.body.index('<section class="sect" id="history">') :].partition("</section>")[0]
    golden("versions_timeline.html", f"{section}\n")


def test_what_became_of_every_text(publication: Publication, golden: Callable[[str, str], None]) -> None:
    """Banner and timeline, on this day, on the day the next version takes effect and after the document's end."""
    days = (date(2026, 11, 20), date(2027, 1, 1), date(2040, 1, 1))
    golden("versions_validity.txt", "".join(_validities(publication, days)))


def _validities(publication: Publication, days: tuple[date, ...]) -> Iterator[str]:
    for course in publication.courses.values():
        for version in course.texts:
            yield f"{course.id} {version.name}（{reach(publication, course, version)}）\n"
            for day in days:
                found = validity(publication.at(day), course, version)
                yield f"    {day} {found.mark} {found.word} {found.sentence}\n"


def test_every_link_leads_somewhere(publication: Publication, tmp_path: Path) -> None:
    """All but those of other kinds of page, which are not here."""
    press = Press(
        publication,
        environment(REPOSITORY / "overrides/records"),
        {2: SHELL, 3: SHELL, 4: SHELL},
        b"",
        Edition(tmp_path, {}),
        _Elsewhere(),
    )
    assert press.print(tmp_path, 1).broken == []


class _Elsewhere:
    def __contains__(self, file: object) -> bool:
        return not (str(file).startswith("benchmarks/") and str(file).endswith(".html"))


def test_which_pairs_are_compared() -> None:
    """Every pair up to so many; of more the newest, and each older one with its neighbours and the first."""
    assert list(compared_pairs(MOST)) == list(combinations(range(MOST), 2))
    many = set(compared_pairs(300))
    assert {(0, 299), (258, 259), (260, 299), (0, 5)} <= many
    assert (1, 299) not in many
    assert len(many) == 780 + 299 + 259


words = st.text(alphabet="甲乙，。12元𠮷\n", max_size=30)


@given(words, words)
def test_marks_put_both_texts_together(before: str, after: str) -> None:
    """As the script cuts them: in turn what both have, what went, what came, in UTF-16 units."""
    old, new = before.encode("utf-16-le"), after.encode("utf-16-le")
    found = lengths(before, after)
    same, went, came = (sum(found[turn::3]) for turn in range(3))
    assert (len(old), len(new)) == (2 * (same + went), 2 * (same + came))
    for turn, length in enumerate(found):
        taken = [side[: 2 * length] for side in (old, new)]
        if turn % 3 == 0:
            assert taken[0] == taken[1]
        old = old[2 * length :] if turn % 3 != 2 else old
        new = new[2 * length :] if turn % 3 != 1 else new


def test_a_source_nobody_could_read() -> None:
    """Bytes that are no text, and marks nobody sees."""
    assert readable("编号：甲\r\n\u202e乙\x00".encode() + b"\xff\n") == "编号：甲\n‹U+202E›乙‹U+0000›\ufffd\n"


def test_an_id_without_a_course(publication: Publication) -> None:
    """Nothing on record: no text, no span but that of nothing."""
    course = Course("CG-9999", ())
    assert (course.texts, course.spans) == ((), ((None, None),))


def test_a_copy_that_went_away_and_a_date_put_right(tmp_path: Path) -> None:
    """The record itself goes on, its page says from which commit; what was recorded under the old date says so."""
    repo = Told(tmp_path / "clone")
    shutil.copytree(CONTENT, repo.path / "content")
    first = repo.record("首次入库".encode())
    text = (repo.path / "content" / ONE).read_text("utf-8")
    repo.commit({f"{OFFICE}/CG-0077.yml": text}, "抄了一份")
    repo.commit({f"{OFFICE}/CG-0077.yml": None}, "抄错了，撤下")
    repo.edit("更正施行日期", "documents/YS-2025-001.yml", ("施行日期: 2025-07-01", "施行日期: 2025-08-01"))
    corpus = read_corpus(read_folder(repo.path / "content", "content/"), "content/")
    archive = read_archive(repo.path, "content", corpus.files)
    edition = Publication.on(date(2026, 11, 20), corpus, archive.timelines, past=archive.past)
    entry = corpus.benchmarks["CG-0001"]
    assert source_line(edition, entry.file).commit == first
    assert [each.notes for each in timeline_of(edition, edition.courses["CG-0001"])] == [
        ("编号重复的另一份文件撤下，这一项不受影响。",),
        ("发布文件的施行日期后来更正为2025年8月1日。", "内容没有变，只调整了文件的写法。"),
        ("新版本，2027年1月1日起施行。",),
        ("发布文件的施行日期后来更正为2025年8月1日。", "首次入库，收录的是已经施行的文本。"),
    ]
