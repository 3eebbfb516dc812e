"""Why a record was found: the words, how they were taken, where they stand."""

from __future__ import annotations

from chidu.search.finding import find
from chidu.search.memory import MemoryIndex
from chidu.search.reasons import Reason, reasons
from chidu.search.records import Citation, SearchRecord

RECORD = SearchRecord(
    id="CG-0012",
    url="benchmarks/CG-0012/",
    title="占用道路摆摊经营",
    aliases=("路边摆摊", "马路市场"),
    conduct="占用面积不足5平方米",
    department="市城市管理局",
    power_type="行政处罚",
    laws=("市容条例",),
    citations=(Citation("市容条例", "第三十四条"),),
    document_number="示府规〔2026〕3号",
    text="处5万元罚款",
)
OTHER = SearchRecord(id="SC-0003", url="benchmarks/SC-0003/", title="经营过期食品")


def why(question: str) -> list[Reason]:
    """The reasons for RECORD in the answer to a question."""
    index = MemoryIndex.of([RECORD, OTHER])
    answer = find(question, index)
    return reasons(answer.query, answer.terms, 0, index.card(0))


def test_neighbours_in_the_same_places_are_one() -> None:
    said = [reason for reason in why("马路市场") if not reason.how]
    assert said == [Reason("马路市场", "", ("俗称“马路市场”",), 7)]


def test_a_word_in_several_places() -> None:
    """The places in the order of the record; the impact is that of the strongest, and more for each other."""
    (reason,) = [reason for reason in why("摆摊") if reason.words == "摆摊" and not reason.how]
    assert reason == Reason("摆摊", "", ("事项", "俗称“路边摆摊”"), 8)


def test_what_is_cited() -> None:
    assert why("市容条例第34条") == [
        Reason("市容条例", "法规", ("依据",), 3),
        Reason("市容条例第34条", "法规和条号", ("依据",), 3),
        Reason("第34条", "条号", ("依据",), 3),
    ]
    assert why("5万") == [Reason("5万", "金额", ("正文",), 1)]
    assert why("CG-0012")[0] == Reason("cg-0012", "编号", ("编号",), 7)
    assert Reason("示府规〔2026〕3号", "文号", ("文号",), 3) in why("示府规〔2026〕3号")


def test_by_sound_and_by_character() -> None:
    assert why("baitan") == [Reason("baitan", "读音相同", ("事项", "俗称“路边摆摊”"), 8)]
    assert Reason("摊", "单个字", ("事项", "俗称“路边摆摊”"), 8) in why("出摊")


def test_nothing_of_a_record() -> None:
    index = MemoryIndex.of([RECORD, OTHER])
    answer = find("马路市场", index)
    assert reasons(answer.query, answer.terms, 1, index.card(1)) == []
