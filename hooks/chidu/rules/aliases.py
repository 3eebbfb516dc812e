"""俗称: the words people search by. Each should lead to one benchmark, and every penalty should have some."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Place, Problem
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.packed.issued import is_superiors

EVERYDAY = "《尺度格式》俗称：行政处罚写三到五个市民的说法，和“事项”不同；一个说法只写在一项里"
_NAMED = 3
_MARKS = re.compile(r"[\W_]+")


def of_benchmark(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """Within a record: no word twice, and none that is the 事项 itself, which search knows anyway."""
    if is_superiors(corpus, entry.record.document):
        return
    matter, seen = _plain(entry.record.matter), set[str]()
    for index, alias in enumerate(entry.record.aliases):
        plain, place = _plain(alias), entry.file.place("俗称", index)
        if plain in seen:
            yield _problem("alias-twice", f"俗称“{alias}”在这一项里写了两次", place, "删去一个")
        elif plain == matter:
            yield _problem(
                "alias-is-title", f"俗称“{alias}”就是这一项的事项名称", place, "删去，换成市民平常的说法"
            )
        seen.add(plain)


def check(city: City) -> Iterator[Problem]:
    """Between records: one word leads to one benchmark of a department, and never past another's 事项."""
    own = [
        card
        for card in city.recorded.values()
        if not city.is_over(card) and not is_superiors(city.acts, card.document)
    ]
    yield from _missing(city, own)
    titles = {_plain(card.matter): card for card in reversed(own)}
    first: dict[tuple[str, str], Card] = {}
    for card in own:
        for index, alias in enumerate(card.aliases):
            plain = _plain(alias)
            titled, other = titles.get(plain), first.setdefault((card.department, plain), card)
            if plain == _plain(card.matter):
                continue  # told of the record itself
            if titled:
                message = f"俗称“{alias}”是 {titled.id} 的事项名称，搜它的人要找的是那一项"
                place = city.place(card, "俗称", index)
                yield _problem("alias-is-title", message, place, "换一个只指这一项的说法")
            elif other is not card:
                message = f"俗称“{alias}”在 {other.id}“{other.matter}”里也有，分不清指哪一项"
                place = city.place(card, "俗称", index)
                yield _problem("alias-twice", message, place, "留在更贴切的一项里，另一项换一个说法")


def _missing(city: City, own: list[Card]) -> Iterator[Problem]:
    """Told once for each department: a table taken over from elsewhere has none at all."""
    without: dict[str, list[str]] = defaultdict(list)
    for card in own:
        if card.power_type == "行政处罚" and not card.aliases:
            without[card.department].append(card.id)
    for folder, ids in without.items():
        if department := city.acts.departments.get(folder):
            named = "、".join(ids[:_NAMED]) + (" 等" if len(ids) > _NAMED else "")
            yield _problem(
                "alias-missing",
                f"{len(ids)} 项行政处罚没有写俗称（{named}），市民用平常的话搜不到",
                department.file.place(),
                "在这几项里写“俗称”，例如 摆地摊、路边摆摊",
            )


def _plain(text: str) -> str:
    """Without width, case, blanks and marks: as search would take it."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _problem(code: str, message: str, place: Place, instead: str) -> Problem:
    return Problem(code, Level.WARNING, message, place, instead=instead, clause=EVERYDAY)
