"""Every kind of change in words, with its direction: a table of pairs, and properties of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from change_cases import CONTENTS, LICENCE, OTHERS, PARTS, STANDARDS, UNPROVED, penalty, tier, tiers
from hypothesis import given
from hypothesis import strategies as st

from chidu.model.changes import (
    Change,
    Direction,
    Op,
    Topic,
    by_tier,
    compare,
    marks,
    overall,
    same_meaning,
    substantive,
    verdict,
)
from chidu.model.reader import Record, read_record

CITY = Path(__file__).parents[1] / "city/content"
FILE, LICENCE_FILE = "departments/chengguan/CG-0001.yml", "departments/xuke/XK-0001.yml"


def record(text: str, file: str = FILE) -> Record:
    """What a file says, which must be without a fault."""
    read = read_record(text.encode(), file)
    assert read and read.record, (text, read and [str(problem) for problem in read.problems])
    return read.record


def _pairs() -> Iterator[tuple[str, Record, Record]]:
    for name, (before, after) in STANDARDS.items():
        yield name, record(penalty(tiers(tier(before)))), record(penalty(tiers(tier(after))))
    for name, (before, after) in PARTS.items():
        yield name, record(penalty(before)), record(penalty(after))
    for name, (before, after) in CONTENTS.items():
        assert before in LICENCE
        one, other = LICENCE, LICENCE.replace(before, after)
        yield name, record(one, LICENCE_FILE), record(other, LICENCE_FILE)
    for name, (file, before, after) in OTHERS.items():
        text = (CITY / file).read_text(encoding="utf-8")
        assert before in text, (name, before)
        yield name, record(text, file), record(text.replace(before, after, 1), file)


PAIRS = {name: (before, after) for name, before, after in _pairs()}


def _told(name: str, before: Record, after: Record) -> str:
    changes = compare(before, after)
    lines = [f"  [{change.topic}] {change.sentence}" for change in changes]
    tiers_told = "，".join(f"{tier} {each}" for tier, each in by_tier(changes).items())
    weight = "" if substantive(changes) else "；不是实质改动"
    closing = f"  = {verdict(changes)}{weight}" + (f"；各档：{tiers_told}" if tiers_told else "")
    return "\n".join([f"{name}：", *lines, closing])


def test_every_change_explains_itself(golden: Callable[[str, str], None]) -> None:
    """Issue 7, 2: sentences and directions, per tier and overall."""
    told = [_told(name, before, after) for name, (before, after) in PAIRS.items()]
    golden("changes_cases.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize("name", UNPROVED)
def test_what_only_moved_or_was_put_otherwise_has_no_direction(name: str) -> None:
    """Neither way round is 减轻 or 加重 said of any part of it."""
    for before, after in (PAIRS[name], PAIRS[name][::-1]):
        told = compare(before, after)
        assert {each.direction for each in told} <= {
            Direction.SAME,
            Direction.UNCLEAR,
            Direction.EDITORIAL,
        }, told


@pytest.mark.parametrize("name", PAIRS)
def test_a_version_does_not_differ_from_itself(name: str) -> None:
    before, after = PAIRS[name]
    assert compare(before, before) == compare(after, after.model_copy(deep=True)) == ()


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_undone_goes_the_other_way(name: str) -> None:
    """Whatever is heavier one way is lighter back; what nobody can tell stays so."""
    before, after = PAIRS[name]
    forth, back = compare(before, after), compare(after, before)
    assert overall(back) is overall(forth).reverse
    assert sorted(c.direction for c in back) == sorted(c.direction.reverse for c in forth)


@pytest.mark.parametrize("name", PAIRS)
def test_changes_come_back_from_json(name: str) -> None:
    for change in compare(*PAIRS[name]):
        assert Change.from_json(change.as_json()) == change


@pytest.mark.parametrize(
    "data",
    [
        ["阶次", "甲", "乙", "丙", "减轻"],
        ["没有", "甲", "乙", "丙", "减轻", None],
        ["阶次", None, "乙", "丙", "减轻", None],
        ["阶次", "甲", None, None, "减轻", None],
        ["阶次", "甲", "乙", "丙", "变好", None],
        [None, "甲", "乙", "丙", None, None],
    ],
)
def test_json_of_another_shape_is_refused(data: list[str | None]) -> None:
    with pytest.raises(ValueError):
        Change.from_json(data)


def _change(direction: Direction, tier: str | None = None) -> Change:
    return Change(Topic.AMOUNT, "罚款上限", "3万元", "2万元", direction, tier)


L, H, M, S, U, E = (
    Direction.LIGHTER,
    Direction.HEAVIER,
    Direction.MIXED,
    Direction.SAME,
    Direction.UNCLEAR,
    Direction.EDITORIAL,
)


@pytest.mark.parametrize(
    ("found", "word", "said"),
    [
        ([], S, "没有改动"),
        ([E], E, "只改文字"),
        ([S], S, "轻重不变"),
        ([S, E], S, "轻重不变"),
        ([L, E], L, "减轻"),
        ([L, S], L, "减轻"),
        ([H, S, E], H, "加重"),
        ([L, H], M, "有增有减"),
        ([L, L, L, H], M, "有增有减"),
        ([M], M, "有增有减"),
        ([L, U], U, "有减轻，另有未判断"),
        ([H, U, E], U, "有加重，另有未判断"),
        ([L, H, U], M, "有增有减，另有未判断"),
        ([U, S], U, "轻重未判断"),
    ],
)
def test_several_changes_are_never_netted(found: list[Direction], word: Direction, said: str) -> None:
    changes = [_change(each) for each in found]
    assert (overall(changes), verdict(changes)) == (word, said)


def test_each_tier_by_itself() -> None:
    changes = [_change(L, "一般"), _change(H, "严重"), _change(U, "一般"), _change(S)]
    assert by_tier(changes) == {"一般": U, "严重": H}


def test_housekeeping_is_not_substantive() -> None:
    aside = Change(Topic.OTHER, "俗称", None, "练摊", S)
    assert not substantive([aside, _change(E)])
    assert substantive([aside, _change(S)])


AMOUNTS = st.integers(1, 50).map(lambda hundreds: hundreds * 100)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_range_goes_the_way_its_bounds_go(a: int, b: int, c: int, d: int) -> None:
    """减轻 only where no bound rises, 加重 only where none falls, 有增有减 where one does each."""
    (low, high), (least, most) = sorted((a, b)), sorted((c, d))
    found = overall(compare(_ranged(low, high), _ranged(least, most)))
    ways = (
        {least - low > 0, most - high > 0} if least != low and most != high else {least + most > low + high}
    )
    same = (low, high) == (least, most)
    assert found is (S if same else M if len(ways) > 1 else H if True in ways else L)


def _ranged(low: int, high: int) -> Record:
    return record(penalty(tiers(tier(f"处{low}元以上{high}元以下罚款"))))


PARTS_OF_STANDARDS = st.lists(
    st.sampled_from(
        [
            *(
                "责令改正",
                "责令七日内改正",
                "警告",
                "处1000元罚款",
                "并处500元以上2000元以下罚款",
                "可以并处1万元以下罚款",
            ),
            *(
                "没收违法所得",
                "并处违法所得1倍以上3倍以下罚款",
                "或者处货值金额2倍罚款",
                "并吊销许可证",
                "暂扣许可证三个月",
            ),
            *(
                "不予处罚",
                "可以不予处罚",
                "情节严重的",
                "没有违法所得的",
                "对直接负责的主管人员处1000元罚款",
                "读不懂的话",
            ),
            *(
                "责令停产停业6个月",
                "处五日以上十日以下拘留",
                "每平方米处50元罚款，最高不超过3万元",
                "恢复原状",
            ),
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(PARTS_OF_STANDARDS, PARTS_OF_STANDARDS, st.sampled_from("，；"))
def test_any_standard_undone_goes_the_other_way(before: list[str], after: list[str], mark: str) -> None:
    """No sentence makes the comparison fail, and no direction hangs on which of two versions came first."""
    one, other = (record(penalty(tiers(tier(mark.join(words))))) for words in (before, after))
    forth, back = compare(one, other), compare(other, one)
    assert overall(back) is overall(forth).reverse
    assert bool(forth) == (before != after)


WORDS = st.lists(
    st.sampled_from(
        ["处罚", "3万元", "不足5平方米", "占用", "的", "，", "", "\n", "一般", "ABC", "拒不改正", "😀"]
    )
).map("".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_marks_put_both_texts_together_again(before: str, after: str) -> None:
    pieces = marks(before, after)
    assert "".join(text for op, text in pieces if op is not Op.ADDED) == before
    assert "".join(text for op, text in pieces if op is not Op.DELETED) == after
    assert all(text for _, text in pieces)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        (
            "占用5平方米以上不足20平方米",
            "占用5平方米以上不足10平方米",
            "占用5平方米以上不足[-20平方米-][+10平方米+]",
        ),
        ("处一千五百元以上罚款", "处二千元以上罚款", "处[-一千五百元-][+二千元+]以上罚款"),
        (
            "责令改正，并处1000元罚款",
            "责令改正，可以并处1000元罚款",
            "责令改正，[-并处-][+可以并处+]1000元罚款",
        ),
        ("罚款上限", "罚款下限", "罚款[-上限-][+下限+]"),
        ("初次违法且改正", "初次违法，并当场改正", "初次违法[-且-][+，并当场+]改正"),
        ("情节严重", "", "[-情节严重-]"),
        ("", "情节严重", "[+情节严重+]"),
        ("没有变", "没有变", "没有变"),
        ("甲乙丙丁戊", "子乙丑丁寅", "[-甲乙丙丁戊-][+子乙丑丁寅+]"),
        ("第三十四条", "第三十五条", "[-第三十四条-][+第三十五条+]"),
    ],
)
def test_words_are_marked_whole(before: str, after: str, marked: str) -> None:
    signs = {Op.SAME: "{}", Op.DELETED: "[-{}-]", Op.ADDED: "[+{}+]"}
    assert "".join(signs[op].format(text) for op, text in marks(before, after)) == marked


def test_long_texts_are_marked_clause_by_clause() -> None:
    before = "".join(f"第{number}句说的是罚款。" for number in range(300))
    after = before.replace("第150句说的是罚款。", "第150句说的是警告。")
    assert [piece for piece in marks(before, after) if piece[0] is not Op.SAME] == [
        (Op.DELETED, "罚款"),
        (Op.ADDED, "警告"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("5000元", "五千元", True),
        ("0.5万元", "５０００元", True),
        ("1,000元", "1000 元", True),
        ("百分之五", "5%", True),
        ("千分之五", "0.5%", True),
        ("百分之五", "5‰", False),
        ("三日内改正", "3天内改正的。", True),
        ("二〇二六年", "2026年", True),
        ("“停业”（一般）", "「停业」(一般)", True),
        ("占用、挖掘道路", "占用，挖掘道路", False),
        ("占用、挖掘道路", "占用挖掘道路", False),
        ("第三十四条", "第三十五条", False),
        ("十一", "一十一", True),
        ("1号", "11号", False),
        ("一1", "11", False),
        ("3月", "3个月", False),
    ],
)
def test_what_is_only_a_way_of_writing(before: str, after: str, same: bool) -> None:
    assert same_meaning(before, after) is same_meaning(after, before) is same


@given(st.text(), st.text())
def test_same_meaning_is_the_same_both_ways(before: str, after: str) -> None:
    assert same_meaning(before, before)
    assert same_meaning(before, after) == same_meaning(after, before)
