"""Filing of a document with those who review it (BY 5, 7; JS 三(三); SY 三(八)2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Document
from chidu.model.fields import Flag, Text
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule
from chidu.rules.packed.issued import IssuedParameters, is_asked
from chidu.rules.packed.periods import PeriodWords

_SUPERIOR = "上级"


class Parameters(IssuedParameters):
    """One entry for each organ that must have received the document."""

    role: Text = Field(alias="对象", description="向谁备案，照文件的说法，例如 上级行政机关")
    organs: tuple[Text, ...] = Field(
        alias="机关",
        min_length=1,
        description="备案机关的名称里要有其中一个词；写“上级”的，要有站点“上级”写的名称",
    )
    term: PeriodWords | None = Field(
        default=None, alias="期限", description="公布以后多久，例如 30日、15个工作日；文件没有规定就不写"
    )
    departments_only: Flag = Field(
        default=False, alias="只查部门", description="文件只管部门的写 true，政府和办公室发布的就不查"
    )

    @property
    def key(self) -> str:
        """The organ: a city may set a term where its province sets none."""
        return self.role


def words_of(acts: Corpus, organs: tuple[str, ...]) -> tuple[str, ...]:
    """The words to look for: 上级 stands for the name of the superior jurisdiction."""
    superior = acts.site.record.superior if acts.site else ""
    return tuple(superior if word == _SUPERIOR and superior else word for word in organs)


def check(city: City, entry: Entry[Document], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once the term is over; where there is none, from the day after publication, as long as there is no filing."""
    record, asked = entry.record, ask.parameters
    beyond = asked.departments_only and record.issuer not in city.acts.departments
    if beyond or not is_asked(city, entry, asked):
        return
    words = words_of(city.acts, asked.organs)
    filed = [
        (filing.date, index)
        for index, filing in enumerate(record.filings)
        if any(word in filing.organ for word in words)
    ]
    if filed:
        yield from _dated(entry, filed, ask)
    else:
        yield from _unfiled(city, entry, words, ask)


def _dated(
    entry: Entry[Document], filed: list[tuple[date, int]], ask: Demand[Parameters]
) -> Iterator[Problem]:
    """One that came late cannot be made up for; one before the publication is a slip of the pen."""
    asked, published = ask.parameters, entry.record.published
    after = [each for each in filed if each[0] >= published]
    day, index = min(after or filed)
    place = entry.file.place("备案", index, "日期")
    if not after:
        message = f"向{asked.role}备案的日期 {day} 早于发布日期 {published}"
        yield ask.finding(message, place, instead="核对两个日期：公布以后才报送备案")
        return
    due = asked.term.after(published) if asked.term else None
    if asked.term and due and due < day:
        late = f"晚了 {(day - due).days} 天"
        yield ask.silence(f"{day} 才向{asked.role}备案，期限是 {asked.term.words}，{due} 为止，{late}", place)


def _unfiled(
    city: City, entry: Entry[Document], words: tuple[str, ...], ask: Demand[Parameters]
) -> Iterator[Problem]:
    record, asked = entry.record, ask.parameters
    place = entry.file.place("备案") if record.filings else entry.file.place("发布日期")
    instead = f"报送备案以后，在“备案”里补上机关（名称里有{'、'.join(words)}）、日期和备案号"
    told = f"{record.published} 发布，没有向{asked.role}备案的记录"
    if asked.term is None:
        if city.day is None or record.published < city.day:
            yield ask.finding(told, place, instead=instead)
    elif city.day:
        due = asked.term.after(record.published)
        if due is None:
            message = f"没有向{asked.role}备案的记录；{asked.term.words}的期限算不出：没有那一年的放假安排"
            yield ask.silence(message, place, instead=instead)
        elif due < city.day:
            yield ask.finding(f"{told}；期限是 {asked.term.words}，{due} 为止", place, instead=instead)


RULE = DocumentRule("filing", Parameters, check)
