"""Shares of a span: the words that are one, and tables cut at the shares of the real packs, which no rule refuses."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from small_city import brief, penalty, real_pack, told

from chidu.rules.packed.shares import Seam, Share, ShareWords, seams

READ: TypeAdapter[Share] = TypeAdapter(ShareWords)


@pytest.mark.parametrize(
    ("words", "low", "high", "with_low", "with_high"),
    [
        ("30%以下", 0, 30, True, True),
        ("不超过30%", 0, 30, True, True),
        ("不足30%", 0, 30, True, False),
        ("低于50%", 0, 50, True, False),
        ("70%以上", 70, 100, True, True),
        ("超过60%", 60, 100, False, True),
        ("高于50%", 50, 100, False, True),
        ("30%以上60%以下", 30, 60, True, True),
        ("20%以上不足40%", 20, 40, True, False),
        ("超过30%不足70%", 30, 70, False, False),
        ("10%至30%", 10, 30, True, True),
        ("50%", 50, 50, True, True),
        ("33.3%以下", 0, Decimal("33.3"), True, True),
    ],
)
def test_words_of_a_share(words: str, low: int, high: int, with_low: bool, with_high: bool) -> None:
    """In parameters 以上 and 以下 include their number, 超过, 不足, 低于 and 高于 do not."""
    assert READ.validate_python(words) == Share(words, Decimal(low), Decimal(high), with_low, with_high)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "30",
        "30％以下",
        "三成",
        "30%左右",
        "30%以下70%以上",
        "120%以下",
        "超过70%不足30%",
        "超过30%不足30%",
        "30%以下以下",
        " 30%以下",
    ],
)
def test_words_that_are_no_share(words: str) -> None:
    """Read strictly: what a pack asks for must not be guessed."""
    with pytest.raises(ValidationError):
        READ.validate_python(words)


@given(st.text(alphabet="0123456789.%以上下超过不足低于高至满", max_size=12))
def test_any_words_are_a_share_or_refused(words: str) -> None:
    """No other outcome, and a share never leaves 0 to 100 per cent."""
    try:
        share = READ.validate_python(words)
    except ValidationError:
        return
    assert 0 <= share.low <= share.high <= 100
    assert share.low < share.high or (share.with_low and share.with_high)


def test_where_shares_meet_without_dividing() -> None:
    """显著轻微 不得高于百分之二十 and 轻微 百分之二十以上 both hold 20; 低于 and 高于 the middle leave it out."""

    def found(**shares: str) -> list[Seam]:
        return list(seams((name, READ.validate_python(words)) for name, words in shares.items()))

    assert found(轻微="20%以上不足40%", 显著轻微="20%以下") == [
        Seam("显著轻微", "轻微", Decimal(20), both=True)
    ]
    assert found(从轻="不足50%", 从重="超过50%") == [Seam("从轻", "从重", Decimal(50), both=False)]
    assert found(从轻="30%以下", 一般="超过30%不足70%", 从重="70%以上") == []
    assert found(从轻="30%以下", 从重="70%以上") == []


SPANS = st.tuples(st.integers(1, 50), st.integers(1, 50)).map(lambda span: (span[0] * 1000, sum(span) * 1000))


def cut(low: int, high: int, names: tuple[str, ...], shares: tuple[int, ...]) -> list[tuple[str, str]]:
    """Tiers of these names that touch at these shares in per cent of the span."""
    ends = [low + (high - low) * share // 100 for share in (0, *shares, 100)]
    return [
        (name, f"处{one}元以上{other}元以下罚款")
        for name, (one, other) in zip(names, pairwise(ends), strict=True)
    ]


@given(SPANS)
def test_a_table_cut_at_30_and_70_keeps_to_chongqing(span: tuple[int, int]) -> None:
    """从轻处罚按…这一幅度的30%以下确定，从重处罚按…70%以上确定，一般处罚按…30%—70%: touching at the ends is dividing."""
    low, high = span
    record = penalty(f"处{low}元以上{high}元以下罚款", cut(low, high, ("从轻", "一般", "从重"), (30, 70)))
    assert told(record, real_pack("GZ-0003"), "grade-share") == []


@given(SPANS, st.integers(31, 69), st.integers(31, 69))
def test_a_table_cut_elsewhere_does_not(span: tuple[int, int], first: int, second: int) -> None:
    """从轻 beyond the lower 30 per cent and 从重 below the upper 30 are both told, each by its own tier."""
    low, high = span
    lighter, heavier = sorted((first, second))
    record = penalty(
        f"处{low}元以上{high}元以下罚款", cut(low, high, ("从轻", "一般", "从重"), (lighter, heavier))
    )
    for id in ("GZ-0002", "GZ-0003"):
        found = told(record, real_pack(id), "grade-share")
        assert [each.message[:4] for each in found] == ["“从轻”", "“从重”"]


@given(SPANS)
def test_the_middle_divides_lighter_from_heavier(span: tuple[int, int]) -> None:
    """从轻处罚应低于…中间值，从重处罚应高于中间值: the middle itself is nobody's, which is a note on the rule."""
    low, high = span[0] * 2, span[1] * 2
    record = penalty(f"处{low}元以上{high}元以下罚款", cut(low, high, ("从轻", "从重"), (50,)))
    assert brief(told(record, real_pack("GZ-0004"), "grade-share")) == [("grade-share", "说明")]
    middle = (low + high) // 2
    fixed = [("从轻", f"处{low}元罚款"), ("从重", f"处{middle}元罚款")]
    found = told(penalty(f"处{low}元以上{high}元以下罚款", fixed), real_pack("GZ-0004"), "grade-share")
    assert brief(found) == [("grade-share", "提醒"), ("grade-share", "说明")]


@pytest.mark.parametrize(
    ("standard", "message"),
    [
        ("处500元罚款", None),
        (
            "处1000元罚款",
            "“减轻”罚款 1000 元，不在减轻的范围里：法定最高 1 万元的不足10%，就是不足 1000 元",
        ),
        ("处不足1000元罚款", None),
    ],
)
def test_mitigated_below_a_tenth_of_the_maximum(standard: str, message: str | None) -> None:
    """只规定最高数额…减轻处罚按最高罚款数额的10%以下确定（不包含本数）: a fixed amount on an excluded end is outside."""
    tiers = [
        ("减轻", standard),
        ("从轻", "处1000元以上3000元以下罚款"),
        ("一般", "处3000元以上7000元以下罚款"),
        ("从重", "处7000元以上1万元以下罚款"),
    ]
    found = told(penalty("处1万元以下罚款", tiers), real_pack("GZ-0003"), "grade-share")
    assert [each.message for each in found] == ([message] if message else [])


def test_ordinary_by_itself_belongs_to_any_scale() -> None:
    """轻微、一般、较重、严重 are degrees of the act; 一般处罚 between 从轻 and 从重 is something else."""
    names = ("轻微", "一般", "较重", "严重")
    record = penalty("处1万元以上5万元以下罚款", cut(10_000, 50_000, names, (20, 40, 60)))
    assert told(record, real_pack("GZ-0003"), "grade-share") == []


def test_a_tier_may_declare_what_its_name_does_not_say() -> None:
    """等级 从轻 on a tier called 第一档, and 从重处罚 as a name, are judged; the other tiers are not."""
    record = penalty(
        "处1万元以上5万元以下罚款",
        cut(10_000, 50_000, ("第一档", "第二档", "从重处罚"), (40, 60)),
    ).replace("阶次: 第一档\n", "阶次: 第一档\n    等级: 从轻\n")
    found = told(record, real_pack("GZ-0002"), "grade-share")
    assert [each.message.partition("，")[0] for each in found] == [
        "“第一档”（从轻）罚款 1 – 2.6 万元",
        "“从重处罚”（从重）罚款 3.4 – 5 万元",
    ]
