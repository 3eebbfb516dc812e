"""Changes as a reader is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.changes import Change, Topic
from chidu.publish.publication import Publication
from chidu.publish.revision_view import told

REPOSITORY = Path(__file__).parents[2]


def test_departments_and_towns_go_by_their_names() -> None:
    """A folder is a name among clerks; words that only look like one, and folders nobody knows, stay as they are."""
    content = REPOSITORY / "tests/city/content"
    publication = Publication.on(
        date(2026, 11, 20), read_corpus(read_folder(content, "content/"), "content/"), {}, "测试没有历史"
    )
    name = publication.folder_name("chengguan")
    assert name != "chengguan"
    changes = [
        Change(Topic.FILING, "赋权", None, "对象：chengguan，方式：赋权"),
        Change(Topic.FILING, "赋权“chengguan”的期限", "2026年起", "2027年起"),
        Change(Topic.FILING, "部门", "chengguan", "nobody"),
        Change(Topic.FILING, "备注", "编号：chengguan", "见 chengguan 一条"),
    ]
    assert list(told(publication, changes)) == [
        Change(Topic.FILING, "赋权", None, f"对象：{name}，方式：赋权"),
        Change(Topic.FILING, f"赋权“{name}”的期限", "2026年起", "2027年起"),
        Change(Topic.FILING, "部门", name, "nobody"),
        Change(Topic.FILING, "备注", "编号：chengguan", "见 chengguan 一条"),
    ]
