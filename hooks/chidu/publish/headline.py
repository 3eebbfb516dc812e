"""An event in one line, for the titles of feeds and for lists."""

from __future__ import annotations

from chidu.history.timeline import Revision
from chidu.model.changes import Direction, verdict
from chidu.model.kinds import locate_record
from chidu.publish.events import Event, Happening
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication
from chidu.publish.revision_view import told

# A sentence longer than this is told without its words.
_LONGEST = 48
_WEIGHTY = {Direction.LIGHTER, Direction.HEAVIER, Direction.MIXED}


def headline(publication: Publication, event: Event) -> str:
    """What happened, in one line with its direction: 「一般」阶次：罚款上限 3万元 → 2万元（减轻）."""
    happening, revision = event.happening, event.revision
    since = day_in_words(event.effective) if event.effective else ""
    if happening is Happening.REPEALED:
        return f"{since}起废止"
    if happening is Happening.WITHDRAWN:
        return f"原定{since}施行的新版本撤下" if revision.adopted_for else "记录的文件被删除"
    if happening is Happening.UNREADABLE:
        return "文件有错，读不出来"
    if happening is Happening.REWRITTEN:
        return "提前通过的版本写入正式文件，内容没有变" if revision.folded else "只调整文件的写法，内容没有变"
    if happening is Happening.REPAIRED:
        return "写错的文件改好了，内容和写错以前一样"
    if happening is Happening.MOVED:
        location = locate_record(revision.version.path)
        reached = (location.department if location else None) or ""
        return f"由{publication.folder_name(revision.moved_from or '')}移到{publication.folder_name(reached)}"
    changed = _changed(publication, revision)
    if happening is Happening.NEW:
        return ("首次入库" if event.opening else "新增") + (f"，{since}起施行" if since else "")
    if happening is Happening.ADOPTED:
        return f"通过新版本，{since}起施行" + (f"：{changed}" if changed else "")
    if happening is Happening.RESTORED:
        return "删除后恢复" + (f"：{changed}" if changed else "")
    return changed


def _changed(publication: Publication, revision: Revision) -> str:
    """The weightiest change in one sentence, how many there are, and which way they go together."""
    changes = list(told(publication, revision.changes))
    if not changes:
        return ""
    first = next((each for each in changes if each.direction in _WEIGHTY), changes[0])
    ending = f"（{verdict(revision.changes)}）"
    words = first.sentence.removesuffix(f"（{first.direction.label}）")
    if len(words) > _LONGEST:
        words = f"{first.about}有改动"
    return f"{words}{f' 等 {len(changes)} 处' if len(changes) > 1 else ''}{ending}"
