"""Rules about benchmarks: amended laws, superiors, procedures they announce, sections that say nothing."""

from __future__ import annotations

from datetime import date

import pytest
from process_city import Change, benchmark, change, city_of, said, small, told

from chidu.rules import superiors, thresholds

HERE = "departments/chengguan/CG-0001.yml"


def law(*versions: tuple[str, str, str]) -> Change:
    """版本 of the sample's law: label, published, effective."""
    lines = "".join(
        f"  - 版本: {label}\n    公布日期: {published}\n    施行日期: {effective}\n"
        for label, published, effective in versions
    )
    return change("法规", f"版本:\n{lines}")


FIRST = ("2020年公布", "2020-10-01", "2021-01-01")
AMENDED = law(FIRST, ("2026年修正", "2026-04-01", "2026-06-01"))


def cites(version: str) -> Change:
    """The sample's benchmark, citing a version by name."""
    basis = f"处罚依据:\n  - 依据: 小样省市容管理条例\n    版本: {version}\n    条款: 第三十四条\n"
    return change("基准", f"{basis}    罚则: 责令改正，处1000元以上5000元以下罚款\n")


def test_a_law_amended_since() -> None:
    """国市监 9: 所依据的法律作出修改的，及时调整."""
    [found] = told("law-amended", AMENDED)
    assert (str(found.place), found.message, found.instead) == (
        f"{HERE}:10:9",
        "《小样省市容管理条例》已经有2026年修正，2026-06-01 起施行，这项基准还是 2026-02-01 的",
        "核对条款和罚则：变了的修订基准，没有变的写“版本: 2026年修正”",
    )


def test_a_citation_that_names_the_new_version_was_looked_at() -> None:
    """One that names the old one was not."""
    assert said("law-amended", AMENDED, cites("2026年修正")) == []
    assert len(said("law-amended", AMENDED, cites("2020年公布"))) == 1


def test_an_amendment_that_does_not_apply_yet() -> None:
    """Nobody is late before it does."""
    assert said("law-amended", AMENDED, day=date(2026, 5, 31)) == []


def test_a_version_the_makers_knew() -> None:
    """Published before the benchmark, in force after it."""
    assert said("law-amended", law(FIRST, ("2026年修正", "2026-01-15", "2026-06-01"))) == []


def test_a_record_revised_since() -> None:
    """Its own 施行日期 is later than its document."""
    assert said("law-amended", AMENDED, change("基准", "施行日期: 2026-06-01\n")) == []


def test_six_months_from_publication_or_from_force() -> None:
    """重庆 9 counts from 公布, 黑龙江 16 from 施行."""
    published = {"期限": "6个月", "起算": "公布"}
    effective = {"期限": "6个月", "起算": "施行"}
    assert said("law-amended", AMENDED, parameters=published, day=date(2026, 10, 1)) == []
    assert said("law-amended", AMENDED, parameters=published, day=date(2026, 10, 2))[0].endswith(
        "；公布后 6个月，2026-10-01 为止"
    )
    assert said("law-amended", AMENDED, parameters=effective, day=date(2026, 12, 1)) == []
    assert len(said("law-amended", AMENDED, parameters=effective, day=date(2026, 12, 2))) == 1


def test_on_the_day_a_version_applies_where_no_term_is_set() -> None:
    """国市监 9 及时: nothing is left once it applies."""
    assert len(said("law-amended", AMENDED, day=date(2026, 6, 1))) == 1


def test_a_term_from_publication_that_is_over_before_the_version_applies() -> None:
    """重庆 9: 公布之日起6个月内, whenever it comes into force."""
    later = law(FIRST, ("2026年修正", "2026-04-01", "2027-04-01"))
    asked = {"期限": "6个月", "起算": "公布"}
    [found] = told("law-amended", later, parameters=asked, day=date(2026, 10, 2))
    assert (found.message, found.instead) == (
        "《小样省市容管理条例》已经有2026年修正，2027-04-01 起施行，这项基准还是 2026-02-01 的；"
        "公布后 6个月，2026-10-01 为止",
        "核对条款和罚则：变了的修订基准，没有变的写“版本: 2026年修正”",
    )
    assert said("law-amended", later, day=date(2026, 10, 2)) == []


TWICE = law(FIRST, ("2026年修正", "2026-04-01", "2026-06-01"), ("2027年修正", "2026-12-01", "2027-01-01"))


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2027, 1, 1), date(2027, 7, 2), date(2030, 7, 2)])
def test_a_second_amendment_gives_no_new_time(day: date) -> None:
    """黑龙江 16: 施行之日起6个月内; the amendment that was missed stays missed, in the same words."""
    [found] = told("law-amended", TWICE, parameters={"期限": "6个月", "起算": "施行"}, day=day)
    assert found.message == (
        "《小样省市容管理条例》已经有2026年修正，2026-06-01 起施行，这项基准还是 2026-02-01 的；"
        "施行后 6个月，2026-12-01 为止"
    )
    newest = "2026年修正" if day < date(2027, 1, 1) else "2027年修正"
    assert found.instead == f"核对条款和罚则：变了的修订基准，没有变的写“版本: {newest}”"


def test_a_citation_of_a_later_version_was_looked_at() -> None:
    """Who cites the second amendment saw the first; who cites the first has still the second to look at."""
    asked = {"期限": "6个月", "起算": "施行"}
    last, next_day = date(2027, 7, 1), date(2027, 7, 2)
    assert said("law-amended", TWICE, cites("2027年修正"), parameters=asked, day=next_day) == []
    assert said("law-amended", TWICE, cites("2026年修正"), parameters=asked, day=last) == []
    [found] = said("law-amended", TWICE, cites("2026年修正"), parameters=asked, day=next_day)
    assert "已经有2027年修正，2027-01-01 起施行" in found


def test_amendments_of_a_law_that_is_repealed() -> None:
    """What takes its place is told by law-repealed."""
    versions = "版本:\n  - 版本: 2026年修正\n    公布日期: 2026-04-01\n    施行日期: 2026-06-01\n"
    assert said("law-amended", change("法规", f"{versions}废止:\n  日期: 2026-07-01\n")) == []
    assert len(said("law-amended", change("法规", f"{versions}废止:\n  日期: 2026-07-02\n"))) == 1


def test_a_version_nobody_has_dated() -> None:
    """A label alone says nothing about when."""
    assert said("law-amended", change("法规", "版本:\n  - 版本: 2020年公布\n  - 版本: 2026年修正\n")) == []


def superior(*figures: int, id: str = "CG-0002", more: str = "") -> Change:
    """A superior's benchmark with three tiers between four figures."""
    tiers = "".join(
        f"  - 阶次: {name}\n    适用情形:\n      - 情形属于{name}\n"
        f"    裁量标准: 责令改正，处{low}元以上{high}元以下罚款\n"
        for name, low, high in zip(("轻微", "一般", "严重"), figures, figures[1:], strict=False)
    )
    content = f"编号: {id}\n事项: 占用城市道路摆摊经营（省级基准）\n裁量阶次:\n{tiers}{more}"
    path = f"departments/chengguan/{id}.yml"
    return change("基准", content, "赋权", "关联", *(() if more else ("上级基准",)), path=path)


def stands(relation: str, id: str = "CG-0002") -> Change:
    """The sample's benchmark, with its superior."""
    return change("基准", f"上级基准:\n  编号: {id}\n  关系: {relation}\n")


def test_refining_within_the_superior() -> None:
    """27号（五）: 不能超出上级行政机关划定的阶次或者幅度."""
    assert said("superior-relation", superior(1000, 2000, 3500, 5000), stands("细化")) == []


def test_a_tier_beyond_the_superiors_of_its_name() -> None:
    """一般 of the superior ends at 3000 yuan."""
    found = told("superior-relation", superior(1000, 2000, 3000, 5000), stands("细化"))
    assert [(str(each.place), each.message, each.instead) for each in found] == [
        (
            f"{HERE}:20:11",
            "“一般”罚款 2000 – 3500 元，超出上级基准 CG-0002 “一般”的 2000 – 3000 元",
            "在 2000 – 3000 元以内细化；确实不能适用的，报上级基准的制定机关",
        )
    ]


def test_a_tier_of_another_name_is_held_against_the_whole() -> None:
    """第一档 is no tier of the superior's."""
    tiers = (
        "裁量阶次:\n"
        "  - 阶次: 第一档\n    适用情形:\n      - 面积较小\n    裁量标准: 责令改正，处1000元以上1500元以下罚款\n"
        "  - 阶次: 第二档\n    适用情形:\n      - 面积较大\n    裁量标准: 责令改正，处1500元以上5000元以下罚款\n"
    )
    own = change("基准", f"{tiers}上级基准:\n  编号: CG-0002\n  关系: 细化\n")
    assert said("superior-relation", superior(1000, 2000, 3000, 4000), own) == [
        f"{HERE}:20:11 “第二档”罚款 1500 – 5000 元，超出上级基准 CG-0002 的 1000 – 4000 元"
    ]


def test_adopting_means_the_same_amounts() -> None:
    """The first tier that differs is told."""
    assert said("superior-relation", superior(1000, 2000, 3500, 5000), stands("适用")) == []
    assert said("superior-relation", superior(1000, 2000, 3000, 5000), stands("适用")) == [
        f"{HERE}:20:11 写的是适用，“一般”罚款 2000 – 3500 元，上级基准 CG-0002 的“一般”是 2000 – 3000 元"
    ]


def test_adopting_with_other_tiers() -> None:
    """Two tiers are not three."""
    assert said("superior-relation", superior(1000, 3000, 5000), stands("适用"))[0].endswith(
        "写的是适用，罚款却分 3 档，上级基准 CG-0002 分 2 档"
    )


def graded(*standards: str, id: str | None = None) -> Change:
    """A benchmark of three tiers, in words; with an id the superior's, without the sample's, which adopts it."""
    listed = "".join(
        f"  - 阶次: {name}\n    适用情形:\n      - 情形属于{name}\n    裁量标准: {standard}\n"
        for name, standard in zip(("轻微", "一般", "严重"), standards, strict=False)
    )
    if id is None:
        return change(
            "基准", f"裁量阶次:\n{listed}上级基准:\n  编号: CG-0002\n  关系: 适用\n", "赋权", "关联"
        )
    content = f"编号: {id}\n事项: 占用城市道路摆摊经营（省级基准）\n裁量阶次:\n{listed}"
    path = f"departments/chengguan/{id}.yml"
    return change("基准", content, "赋权", "关联", "上级基准", path=path)


FINES = ("处1000元以上2000元以下罚款", "处2000元以上5000元以下罚款")


@pytest.mark.parametrize(
    ("upper", "own", "difference"),
    [
        (
            ("处警告", *FINES),
            ("处500元以下罚款", *FINES),
            "“轻微”比上级基准 CG-0002 的“轻微”多了罚款，少了警告",
        ),
        (
            ("处警告", *FINES),
            ("处警告", FINES[0], f"{FINES[1]}，吊销许可证"),
            "“严重”比上级基准 CG-0002 的“严重”多了吊销许可证件",
        ),
        (
            ("处警告",) * 3,
            ("处警告", "处警告", "没收违法所得"),
            "“严重”比上级基准 CG-0002 的“严重”多了没收违法所得，少了警告",
        ),
        (("处警告",) * 3, ("处警告",) * 2, "却分 2 档，上级基准 CG-0002 分 3 档"),
        (("处警告", *FINES), ("处警告，责令改正", *FINES), None),
    ],
)
def test_adopting_means_the_same_kinds(
    upper: tuple[str, ...], own: tuple[str, ...], difference: str | None
) -> None:
    """27号（五） 直接适用: a fine where the superior warns, or a licence revoked besides, is not what it says."""
    found = said("superior-relation", graded(*upper, id="CG-0002"), graded(*own))
    assert [each.split(" ", 1)[1] for each in found] == ([f"写的是适用，{difference}"] if difference else [])


@pytest.mark.parametrize("relation", ["补充", "被替代"])
def test_relations_that_are_not_compared(relation: str) -> None:
    """What supplements goes beyond by design, what is overridden no longer counts."""
    assert said("superior-relation", superior(1000, 1100, 1200, 1300), stands(relation)) == []


def test_a_superior_that_is_over() -> None:
    """By its id, or by the number of its document."""
    repealed = superior(1000, 2000, 3500, 5000, more="废止:\n  日期: 2026-05-01\n")
    assert said("superior-relation", repealed, stands("补充")) == [
        f"{HERE}:34:7 上级基准 CG-0002 2026-05-01 起废止"
    ]
    numbered = change("基准", "上级基准:\n  文号: 样建规〔2021〕2号\n  关系: 适用\n")
    paper = change(
        "文件",
        "编号: YS-2021-002\n文号: 样建规〔2021〕2号\n发布机构: 小样省住房和城乡建设厅\n级别: 省级\n有效期至: 2026-03-31\n",
        path="documents/YS-2021-002.yml",
    )
    assert said("superior-relation", paper, numbered) == [
        f"{HERE}:34:7 上级基准 样建规〔2021〕2号 2026-04-01 起失效"
    ]


def test_a_circle_of_superiors() -> None:
    """Told once, where it begins; a chain that runs into a circle further up is not part of it."""
    up = "上级基准:\n  编号: {}\n  关系: 细化\n"
    city = city_of(
        small(
            departments_chengguan_CG_0001=benchmark(up.format("CG-0002")),
            departments_chengguan_CG_0002=benchmark(up.format("CG-0003"), "CG-0002"),
            departments_chengguan_CG_0003=benchmark(up.format("CG-0002"), "CG-0003"),
        )
    )
    [found] = superiors.check(city)
    assert (found.code, found.level.label, found.message) == (
        "superior-circle",
        "错误",
        "“上级基准”绕成了一圈：CG-0002 → CG-0003 → CG-0002",
    )
    assert found.place.file == "departments/chengguan/CG-0002.yml"


def test_a_benchmark_that_is_its_own_superior() -> None:
    """The shortest circle."""
    own = benchmark("上级基准:\n  编号: CG-0001\n  关系: 适用\n")
    [found] = superiors.check(city_of(small(departments_chengguan_CG_0001=own)))
    assert found.message == "“上级基准”绕成了一圈：CG-0001 → CG-0001"


def test_a_chain_with_a_top() -> None:
    """To a superior, and to one nobody has on file."""
    up = "上级基准:\n  编号: {}\n  关系: 细化\n"
    city = city_of(
        small(
            departments_chengguan_CG_0001=benchmark(up.format("CG-0002")),
            departments_chengguan_CG_0002=benchmark(up.format("CG-9999"), "CG-0002"),
        )
    )
    assert list(superiors.check(city)) == []


def threshold(*texts: str, more: str = "    部门:\n      - chengguan\n", id: str = "QD-0002") -> Change:
    """A 较大数额标准 of the sample's department."""
    listed = "".join(f"      - {text}\n" for text in texts)
    conditions = f"    情形:\n{listed}" if texts else ""
    content = f"编号: {id}\n名称: 较大数额罚款标准\n类别: 较大数额标准\n条目:\n  - 事项: 城管处罚\n{conditions}{more}"
    return change("清单", content, "文件", path=f"lists/{id}.yml")


HEARING = {"提示": "听证", "较大数额": "true", "种类": ["吊销许可证件", "责令停产停业"]}
BOTH = ("对公民处2000元以上罚款", "对法人或者其他组织处4000元以上罚款")


def tiers(*standards: str, more: str = "") -> Change:
    """The sample's benchmark with other tiers."""
    listed = "".join(
        f"  - 阶次: {name}\n    适用情形:\n      - 情形属于{name}\n    裁量标准: {standard}\n"
        for name, standard in zip(("轻微", "一般", "严重"), standards, strict=False)
    )
    return change("基准", f"裁量阶次:\n{listed}{more}")


def test_a_fine_that_is_large_for_everybody() -> None:
    """行政处罚法 63: 较大数额罚款."""
    [found] = told("procedure-flags", threshold(*BOTH), parameters=HEARING)
    assert (found.level.label, found.message, found.instead) == (
        "提醒",
        "“严重”罚款 3500 – 5000 元（对个人 2000 元以上，对单位 4000 元以上算较大数额），“程序提示”没有写听证",
        "在“程序提示”里补上 听证",
    )


def test_a_flag_that_is_there() -> None:
    """Nothing to add."""
    assert (
        said("procedure-flags", threshold(*BOTH), change("基准", "程序提示:\n  - 听证\n"), parameters=HEARING)
        == []
    )


def test_a_fine_that_is_large_for_a_person_only() -> None:
    """Who it is depends on the case: a note, never a guess."""
    limits = threshold("对公民处2000元以上罚款", "对法人或者其他组织处10万元以上罚款")
    [found] = told("procedure-flags", limits, parameters=HEARING)
    assert (found.level.label, found.message) == (
        "说明",
        "“严重”罚款 3500 – 5000 元（对个人 2000 元以上算较大数额），要不要听证看罚的是个人还是单位、按哪一条标准",
    )


def test_a_fine_on_a_unit_only() -> None:
    """The clause names it."""
    limits = threshold("对公民处2000元以上罚款", "对法人或者其他组织处10万元以上罚款")
    clause = "处罚依据:\n  - 依据: 小样省市容管理条例\n    条款: 第三十四条\n    罚则: 责令改正，对单位处1000元以上5000元以下罚款\n"
    assert said("procedure-flags", limits, change("基准", clause), parameters=HEARING) == []


def test_no_threshold_is_no_guess() -> None:
    """Of another department, or of none."""
    assert said("procedure-flags", parameters=HEARING) == []
    other = threshold(*BOTH, more="    部门:\n      - qinghe\n")
    assert said("procedure-flags", other, parameters=HEARING) == []


def test_two_thresholds_of_one_department() -> None:
    """Which of them holds is a note, until one names the benchmark."""
    low, high = threshold("处2000元以上罚款"), threshold("处10万元以上罚款", id="QD-0003")
    [found] = told("procedure-flags", low, high, parameters=HEARING)
    assert (found.level.label, found.instead) == (
        "说明",
        "要的在“程序提示”里补上 听证；标准不止一条的，在清单那一条的“基准”里写上 CG-0001",
    )
    named = threshold("处10万元以上罚款", id="QD-0003", more="    基准:\n      - CG-0001\n")
    assert said("procedure-flags", low, named, parameters=HEARING) == []


@pytest.mark.parametrize(
    ("limit", "reached"),
    [("处5000元以上罚款", True), ("罚款超过5000元", False), ("处5001元以上罚款", False)],
)
def test_the_amount_itself(limit: str, reached: bool) -> None:
    """The statutory maximum can be imposed though 5000元以下 leaves its number out; 超过 leaves it out too."""
    assert bool(said("procedure-flags", threshold(limit), parameters=HEARING)) is reached


def test_the_end_of_a_tier_below_the_maximum() -> None:
    """Read 以下不含, a tier up to 3500 yuan never comes to 3500."""
    lower = tiers("责令改正，处1000元以上2000元以下罚款", "责令改正，处2000元以上3500元以下罚款")
    assert said("procedure-flags", lower, threshold("处3500元以上罚款"), parameters=HEARING) == []
    assert len(said("procedure-flags", lower, threshold("处3499元以上罚款"), parameters=HEARING)) == 1


def test_a_fine_of_so_many_times_something() -> None:
    """The case decides; a cap in yuan is known."""
    clause = "处罚依据:\n  - 依据: 小样省市容管理条例\n    条款: 第三十四条\n    罚则: 处违法所得1倍以上5倍以下罚款{}\n"
    open_end = tiers("处违法所得1倍以上5倍以下罚款", more=clause.format(""))
    assert said("procedure-flags", open_end, threshold(*BOTH), parameters=HEARING) == []
    capped = tiers("处违法所得1倍以上5倍以下罚款，最高不超过3万元", more=clause.format("，最高不超过3万元"))
    assert len(said("procedure-flags", capped, threshold(*BOTH), parameters=HEARING)) == 1


def test_kinds_that_call_for_a_hearing() -> None:
    """责令停止经营 said to somebody without a licence closes no business."""
    graver = tiers(
        "处1000元以上2000元以下罚款",
        "处2000元以上3000元以下罚款，吊销许可证",
        "处3000元以上5000元以下罚款，责令停产停业，吊销许可证",
    )
    assert [each.split(" ", 1)[1] for each in said("procedure-flags", graver, parameters=HEARING)] == [
        "“一般”“严重”有吊销许可证件，“严重”有责令停产停业，“程序提示”没有写听证"
    ]
    stopped = tiers("责令停止经营，处1000元以上5000元以下罚款")
    assert said("procedure-flags", stopped, parameters=HEARING) == []


def test_a_formula_with_a_statutory_maximum() -> None:
    """(起点 + Σ 权重) × 法定最高额 comes to the whole of it."""
    factors = (
        "裁量因子:\n  起点: 20%\n  基数: 法定最高额\n  因子:\n    - 名称: 面积\n      性质: 酌定\n      选项:\n"
        "        - 情形: 小\n          权重: 0%\n        - 情形: 大\n          权重: 80%\n"
    )
    scored = change("基准", factors, "裁量阶次")
    assert [
        each.split(" ", 1)[1]
        for each in said("procedure-flags", scored, threshold(*BOTH), parameters=HEARING)
    ] == ["算出来最高 5000 元（对个人 2000 元以上，对单位 4000 元以上算较大数额），“程序提示”没有写听证"]


def test_thresholds_nobody_can_read() -> None:
    """Another unit, an amount for each day, no amount, two in one; what is taken away is none of a fine's business."""
    listed = small(
        lists_QD_0002=(
            "编号: QD-0002\n名称: 标准\n类别: 较大数额标准\n发布机构: chengguan\n施行日期: 2026-03-01\n条目:\n"
            "  - 事项: 一\n    情形:\n      - 对公民处违法所得2倍以上罚款\n      - 每日处1000元以上罚款\n"
            "      - 罚款数额较大的\n      - 没收违法所得十万元以上\n      - 对公民处2000元以上罚款\n"
            "      - 对公民2000元以上、对单位1万元以上罚款\n"
            "  - 事项: 二\n数据来源: 虚构\n"
        )
    )
    assert listed.problems == ()
    assert [f"{each.place} {each.message}" for each in thresholds.check(listed)] == [
        "lists/QD-0002.yml:9:9 “对公民处违法所得2倍以上罚款”看不出多少元以上的罚款算较大数额",
        "lists/QD-0002.yml:10:9 “每日处1000元以上罚款”看不出多少元以上的罚款算较大数额",
        "lists/QD-0002.yml:11:9 “罚款数额较大的”看不出多少元以上的罚款算较大数额",
        "lists/QD-0002.yml:14:9 “对公民2000元以上、对单位1万元以上罚款”看不出多少元以上的罚款算较大数额",
        "lists/QD-0002.yml:15:9 “二”没有写多少罚款算较大数额",
    ]


SUMMARY = {"个人": "200", "单位": "3000"}
ANNOUNCED = "程序提示:\n  - 简易程序\n"


@pytest.mark.parametrize(
    ("standard", "fits"),
    [
        ("处警告", True),
        ("责令改正，可以处50元以上500元以下罚款", True),
        ("责令改正，处1000元以上5000元以下罚款", True),  # of a unit, up to 3000 yuan
        ("对个人处500元以上1000元以下罚款", False),
        ("处5000元以上1万元以下罚款", False),
        ("处100元罚款，吊销许可证", False),
        ("没收违法所得，处100元以下罚款", False),
    ],
)
def test_what_can_be_decided_on_the_spot(standard: str, fits: bool) -> None:
    """行政处罚法 51: 对公民二百元以下、对法人或者其他组织三千元以下罚款或者警告."""
    clause = f"处罚依据:\n  - 依据: 小样省市容管理条例\n    条款: 第三十四条\n    罚则: {standard}\n"
    record = tiers(standard, more=clause + ANNOUNCED)
    found = told("summary-procedure", record, parameters=SUMMARY)
    assert [each.message for each in found] == (
        []
        if fits
        else [
            "“程序提示”写了简易程序，没有一档可以当场决定：警告，或者对个人 200 元以下、对单位 3000 元以下罚款"
        ]
    )


def test_a_record_that_announces_no_summary_procedure() -> None:
    """Whatever it imposes."""
    assert said("summary-procedure", tiers("处5万元罚款"), parameters=SUMMARY) == []


CHECKING = (
    "权力类型: 行政检查\n法定依据:\n  - 依据: 小样省市容管理条例\n    条款: 第三十条\n裁量内容:\n"
    "  适用条件: {}\n  裁量标准: {}\n  程序: {}\n  办理时限: {}\n"
)


def checking(*sections: str) -> Change:
    """A benchmark of 行政检查 with its four sections."""
    return change("基准", CHECKING.format(*sections), "处罚依据", "裁量阶次", "赋权", "关联")


def test_sections_that_only_send_back_to_the_law() -> None:
    """BY 17; one that says where the law is precise refines enough."""
    [found] = told(
        "sections-stated",
        checking("临街经营户。", "依法办理", "按照法律、法规的规定执行。", "2个工作日内"),
        parameters={"权力类型": "行政检查"},
    )
    assert (str(found.place), found.message) == (f"{HERE}:14:9", "裁量标准、程序只写了“依法办理”，没有细化")
    precise = "\n    依据已明确: 小样省市容管理条例第三十一条"
    said_all = checking("临街经营户。", precise, "两人以上，出示证件。", "不涉及")
    assert said("sections-stated", said_all, parameters={"权力类型": "行政检查"}) == []


def test_sections_of_another_power_type() -> None:
    """Each article has a line of its own."""
    empty = checking("无", "无", "无", "无")
    assert said("sections-stated", empty, parameters={"权力类型": "行政许可"}) == []


LICENCE = """\
权力类型: 行政许可
法定依据:
  - 依据: 小样省市容管理条例
    条款: 第三十条
裁量内容:
  许可条件: 依法办理
  决定方式: 现场踏勘
  程序:
    变更: 书面申请，5个工作日内换证。
    撤回: 依法办理
    撤销: 查实以后10个工作日内撤销。
    注销: 期满没有延续的，当月注销。
    吊销: 依法办理
  办理时限: 依法办理
  数量限制: 没有限制
  不予许可情形: 依法办理
  材料清单: 申请表
"""


def test_sections_a_document_does_not_ask_for() -> None:
    """JX 四（二）对于行政许可，应当明确适用撤回、变更、撤销、注销、吊销行政许可的具体情形: no 办理时限."""
    record = change("基准", LICENCE, "处罚依据", "裁量阶次", "赋权", "关联")
    events = ["撤回", "变更", "撤销", "注销", "吊销"]
    [found] = told("sections-stated", record, parameters={"权力类型": "行政许可", "部分": events})
    assert found.message == "撤回、吊销只写了“依法办理”，没有细化"
    [found] = told("sections-stated", record, parameters={"权力类型": "行政许可"})
    assert found.message == "许可条件、撤回、吊销、办理时限、不予许可情形只写了“依法办理”，没有细化"
