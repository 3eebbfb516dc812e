"""Rules about issuing documents: how they were made, filed, evaluated, and whether this level may make them."""

from __future__ import annotations

from datetime import date

import pytest
from process_city import Change, change, said, told

JS_STAGES = ("评估论证", "公开征求意见", "合法性审核", "集体审议决定", "公开发布")
DATES = ("2025-11-03", "2025-12-10", "2026-01-12", "2026-01-20", "2026-02-01")
STAGES = {"形式": "规范性文件", "环节": list(JS_STAGES)}


def making(*stages: tuple[str, str]) -> Change:
    """程序 of the sample's document."""
    lines = "".join(f"  - 环节: {name}\n    日期: {day}\n    机构: 小样市司法局\n" for name, day in stages)
    return change("文件", f"程序:\n{lines}")


def document(content: str = "", *without: str) -> Change:
    """The sample's document with some keys."""
    return change("文件", content, *without)


def test_every_stage_in_order() -> None:
    """JS 三(一): 评估论证、公开征求意见、合法性审核、集体审议决定、公开发布."""
    assert said("stages", making(*zip(JS_STAGES, DATES, strict=True)), parameters=STAGES) == []


def test_missing_stages_are_told_together() -> None:
    """One finding names all; a name that is nearly right is asked about."""
    made = making(("评估论证", DATES[0]), ("征求意见", DATES[1]), ("公开发布", DATES[4]))
    [found] = told("stages", made, parameters=STAGES)
    assert str(found.place) == "documents/YS-2026-001.yml:15:3"
    assert found.message == (
        "“程序”里没有公开征求意见、合法性审核、集体审议决定；"
        "规范性文件要有：评估论证、公开征求意见、合法性审核、集体审议决定、公开发布"
    )
    assert found.instead == "如果“征求意见”就是这一步，“环节”写“公开征求意见”；其余的照实补上日期、机构"


def test_no_stage_at_all_is_told_of_the_file() -> None:
    """Nothing was typed that could be pointed at."""
    [found] = told("stages", document(), parameters=STAGES)
    assert found.place.file == "documents/YS-2026-001.yml"
    assert found.instead is not None and found.instead.startswith(
        "照实补上：环节: 评估论证、环节: 公开征求意见"
    )


def test_a_stage_dated_before_an_earlier_one() -> None:
    """Reviewed before anybody was consulted."""
    days = (DATES[0], "2026-01-15", "2026-01-12", *DATES[3:])
    assert said("stages", making(*zip(JS_STAGES, days, strict=True)), parameters=STAGES) == [
        "documents/YS-2026-001.yml:22:9 “合法性审核”是 2026-01-12，早于前面的“公开征求意见”（2026-01-15）"
    ]


def test_a_stage_gone_through_twice() -> None:
    """A second consultation after the review is no disorder."""
    twice = [*zip(JS_STAGES, DATES, strict=True)]
    twice.insert(3, ("公开征求意见", "2026-01-16"))
    assert said("stages", making(*twice), parameters=STAGES) == []


def test_published_before_it_was_decided() -> None:
    """发布日期 is 2026-02-01."""
    days = (*DATES[:3], "2026-02-05", "2026-02-06")
    assert said("stages", making(*zip(JS_STAGES, days, strict=True)), parameters=STAGES) == [
        "documents/YS-2026-001.yml:8:7 发布日期 2026-02-01 早于“集体审议决定”（2026-02-05）"
    ]


def test_published_on_another_day_than_the_stage_says() -> None:
    """Two dates of one event."""
    days = (*DATES[:4], "2026-02-03")
    assert said("stages", making(*zip(JS_STAGES, days, strict=True)), parameters=STAGES) == [
        "documents/YS-2026-001.yml:8:7 发布日期是 2026-02-01，“公开发布”写的是 2026-02-03"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "制定形式: 规章\n",
        "级别: 市级\n发布机构: 小样地区城市管理局\n",
        "废止:\n  日期: 2026-06-01\n",
        "有效期至: 2026-06-30\n",
        "发布日期: 2026-08-01\n施行日期: 2026-09-01\n",
    ],
    ids=["another form", "a superior's", "repealed", "expired", "not yet published"],
)
def test_documents_nobody_here_can_complete(content: str) -> None:
    """Other forms have stages of their own; a superior's paper and one that is over stay as they are."""
    assert said("stages", document(content), parameters=STAGES) == []


def test_a_duty_does_not_reach_back() -> None:
    """自: only what was published since."""
    assert said("stages", document(), parameters={**STAGES, "自": "2026-02-02"}) == []
    assert len(said("stages", document(), parameters={**STAGES, "自": "2026-02-01"})) == 1


def test_a_document_that_issues_no_benchmark() -> None:
    """A list's paper is none of JS 三(一)'s business."""
    other = change("文件", "编号: YS-2026-002\n", path="documents/YS-2026-002.yml")
    found = said("stages", other, parameters=STAGES)
    assert [each.split(":")[0] for each in found] == ["documents/YS-2026-001.yml"]


FILING = {"对象": "司法行政部门", "机关": ["司法"]}


def filed(*organs: str) -> Change:
    """备案 of the sample's document."""
    return document("备案:\n" + "".join(f"  - 机关: {organ}\n    日期: 2026-02-20\n" for organ in organs))


def test_not_filed_yet_where_no_term_is_set() -> None:
    """BY 5: told from the day after publication, in the same words every day."""
    assert said("filing", document(), parameters=FILING, day=date(2026, 2, 1)) == []
    for day in (date(2026, 2, 2), date(2026, 7, 1)):
        assert said("filing", document(), parameters=FILING, day=day) == [
            "documents/YS-2026-001.yml:8:7 2026-02-01 发布，没有向司法行政部门备案的记录"
        ]


def test_filed_after_the_term() -> None:
    """JX 15个工作日, GB 30日: what came late is filed all the same, and said as a note."""
    assert told("filing", filed("小样市司法局"), parameters={**FILING, "期限": "19日"}) == []
    [found] = told("filing", filed("小样市司法局"), parameters={**FILING, "期限": "18日"})
    assert (found.level.label, str(found.place), found.message) == (
        "说明",
        "documents/YS-2026-001.yml:16:9",
        "2026-02-20 才向司法行政部门备案，期限是 18日，2026-02-19 为止，晚了 1 天",
    )


def test_filed_before_it_was_published() -> None:
    """公布之日起 30日内备案: nothing is there to be filed before; a second filing puts it right."""
    early = document("备案:\n  - 机关: 小样市司法局\n    日期: 2026-01-31\n")
    [found] = told("filing", early, parameters=FILING)
    assert (found.level.label, str(found.place), found.message) == (
        "提醒",
        "documents/YS-2026-001.yml:16:9",
        "向司法行政部门备案的日期 2026-01-31 早于发布日期 2026-02-01",
    )
    again = document(
        "备案:\n  - 机关: 小样市司法局\n    日期: 2026-01-31\n  - 机关: 小样市司法局\n    日期: 2026-02-01\n"
    )
    assert told("filing", again, parameters={**FILING, "期限": "30日"}) == []


def test_filed_with_another_organ() -> None:
    """Told where the filings are."""
    [found] = told("filing", filed("小样省住房和城乡建设厅"), parameters=FILING)
    assert str(found.place) == "documents/YS-2026-001.yml:15:3"
    assert found.instead == "报送备案以后，在“备案”里补上机关（名称里有司法）、日期和备案号"


def test_filed() -> None:
    """Any of the words will do."""
    assert said("filing", filed("小样市司法局"), parameters=FILING) == []


def test_both_organs_of_jiangsu() -> None:
    """JS 三(三): 备案审查机关 and 上级行政机关; 上级 is whatever the site names as its superior."""
    superior = {"对象": "上级行政机关", "机关": ["上级"]}
    assert said("filing", filed("小样市司法局"), parameters=superior) == [
        "documents/YS-2026-001.yml:15:3 2026-02-01 发布，没有向上级行政机关备案的记录"
    ]
    assert said("filing", filed("小样市司法局", "小样省住房和城乡建设厅"), parameters=superior) == []


def test_a_term_in_days() -> None:
    """Not late on the last day, late on the next."""
    asked = {**FILING, "期限": "30日"}
    assert said("filing", document(), parameters=asked, day=date(2026, 3, 3)) == []
    assert said("filing", document(), parameters=asked, day=date(2026, 3, 4)) == [
        "documents/YS-2026-001.yml:8:7 2026-02-01 发布，没有向司法行政部门备案的记录；"
        "期限是 30日，2026-03-03 为止"
    ]


def test_a_term_in_working_days() -> None:
    """The spring festival of 2026 does not count: fifteen working days after 1 February end on 27 February."""
    asked = {**FILING, "期限": "15个工作日"}
    assert said("filing", document(), parameters=asked, day=date(2026, 2, 27)) == []
    assert said("filing", document(), parameters=asked, day=date(2026, 2, 28))[0].endswith(
        "期限是 15个工作日，2026-02-27 为止"
    )


def test_working_days_of_a_year_nobody_has_entered() -> None:
    """Undetermined, and it says so, as a note."""
    later = document("发布日期: 2031-02-01\n施行日期: 2031-03-01\n有效期至: 2036-02-28\n")
    [found] = told("filing", later, parameters={**FILING, "期限": "15个工作日"}, day=date(2031, 6, 1))
    assert (found.level.label, found.message) == (
        "说明",
        "没有向司法行政部门备案的记录；15个工作日的期限算不出：没有那一年的放假安排",
    )


def test_filing_by_departments_only() -> None:
    """SY 三(八)2 speaks of 行政执法部门: what the government issues is filed elsewhere."""
    government = document("发布机构: 小样市人民政府\n")
    assert said("filing", government, parameters={**FILING, "只查部门": "true"}) == []
    assert len(said("filing", government, parameters=FILING)) == 1


def test_application_rules() -> None:
    """JS 三(一): 同时明确适用规则."""
    assert said("application-rules", document()) == [
        "documents/YS-2026-001.yml:2:5 文件发布了裁量权基准，没有写“适用规则”"
    ]
    assert said("application-rules", document("适用规则: 先定阶次，再定数额。\n")) == []


JS_MAKERS = {
    "制定": {
        "省级": ["法律", "行政法规", "部门规章", "本级地方性法规", "本级地方政府规章"],
        "市级": ["本级地方性法规", "本级地方政府规章"],
    }
}
CITY_SITE = change("站点", "级别: 设区的市\n规则包:\n  - 编号: GZ-0001\n")


def test_a_county_makes_none() -> None:
    """JS 二 ¶2: 县级行政机关可以细化具体的操作性规定."""
    [found] = told("issuer-competence", document(), parameters=JS_MAKERS)
    assert (str(found.place), found.message) == (
        "departments/chengguan/CG-0001.yml:10:9",
        "《小样省市容管理条例》的裁量基准不由县级机关制定：CG-0001",
    )
    assert found.instead == (
        "县级只写操作性规定；上级已有基准的写“上级基准”，关系是适用或者细化；上级还没有的，报上级制定"
    )


@pytest.mark.parametrize("relation", ["适用", "细化"])
def test_adopting_and_refining_are_no_making(relation: str) -> None:
    """国务院有关部门已制定的直接适用，必要时在其范围内细化."""
    superior = change("基准", f"上级基准:\n  文号: 样建规〔2025〕2号\n  关系: {relation}\n")
    assert said("issuer-competence", superior, parameters=JS_MAKERS) == []


def test_supplementing_is_making() -> None:
    """补充 goes beyond what the superior says."""
    superior = change("基准", "上级基准:\n  文号: 样建规〔2025〕2号\n  关系: 补充\n")
    assert len(said("issuer-competence", superior, parameters=JS_MAKERS)) == 1


def test_a_city_makes_them_for_its_own_regulations() -> None:
    """设区的市负责本地区制定的地方性法规: the province's are the province's."""
    issued = document("级别: 市级\n")
    own = change("法规", "制定机关: 小样市人民代表大会常务委员会\n")
    assert said("issuer-competence", CITY_SITE, issued, own, parameters=JS_MAKERS) == []
    [found] = told("issuer-competence", CITY_SITE, issued, parameters=JS_MAKERS)
    assert found.instead is not None and found.instead.startswith(
        "市级只给本级地方性法规、本级地方政府规章制定；"
    )


EVALUATED_YEARLY = {"周期": "1年"}
OLD = "成文日期: 2024-01-20\n发布日期: 2024-02-01\n施行日期: 2024-03-01\n有效期至: 2029-02-28\n"


def test_never_evaluated() -> None:
    """Counted from the day it took effect."""
    assert said("evaluation", document(OLD), parameters=EVALUATED_YEARLY) == [
        "documents/YS-2026-001.yml:9:7 2024-03-01 起施行，没有评估的记录；每1年评估一次，应当在 2025-03-01 以前评估"
    ]


def test_evaluated_too_long_ago() -> None:
    """Counted from the last time."""
    evaluated = document(
        f"{OLD}评估:\n  - 日期: 2025-02-10\n    机构: 小样市城市管理局\n    结论: 继续施行\n"
    )
    assert said("evaluation", evaluated, parameters=EVALUATED_YEARLY)[0].startswith(
        "documents/YS-2026-001.yml:15:3 上次评估是 2025-02-10；"
    )
    assert said("evaluation", evaluated, parameters={"周期": "2年"}) == []


def test_the_last_day_of_a_period() -> None:
    """JS 三(二) 定期评估: in time on the last day, in the same words on every later one, and no date breaks the count."""
    assert said("evaluation", document(OLD), parameters=EVALUATED_YEARLY, day=date(2025, 3, 1)) == []
    late = [
        said("evaluation", document(OLD), parameters=EVALUATED_YEARLY, day=day)
        for day in (date(2025, 3, 2), date(2026, 3, 2))
    ]
    assert late[0] == late[1] and len(late[0]) == 1
    far = document("施行日期: 9999-12-31\n", "有效期至")
    assert said("evaluation", far, parameters=EVALUATED_YEARLY) == []
    assert said("evaluation", far, parameters={"周期": "30日"}) == []


def test_a_period_runs_from_the_paper_that_set_it() -> None:
    """起算: nobody was late before there was a period."""
    assert said("evaluation", document(OLD), parameters={**EVALUATED_YEARLY, "起算": "2026-01-01"}) == []


ALL_FIVE = {"情形": ["不予处罚", "从轻", "减轻", "从重", "停止执行"]}


def test_circumstances_nobody_states() -> None:
    """JX 四(二): told once for the document, with how many benchmarks leave each out."""
    assert said("circumstances-stated", change("基准"), parameters=ALL_FIVE) == [
        "documents/YS-2026-001.yml:3:5 1 项处罚里，没有写明什么情形"
        "不予处罚（1 项）、从轻（1 项）、减轻（1 项）、从重（1 项）、停止执行（1 项）"
    ]


def test_circumstances_a_record_states() -> None:
    """Under a key of their name, or as a tier."""
    stated = "可以不予处罚:\n  - 初次违法且危害后果轻微并及时改正\n从重:\n  - 一年内受过两次处罚\n"
    tiers = (
        "裁量阶次:\n"
        "  - 阶次: 从轻处罚\n    适用情形:\n      - 面积不足5平方米\n    裁量标准: 责令改正，处1000元以上2000元以下罚款\n"
        "  - 阶次: 一般\n    适用情形:\n      - 面积5平方米以上\n    裁量标准: 责令改正，处2000元以上5000元以下罚款\n"
    )
    assert said("circumstances-stated", change("基准", stated + tiers), parameters=ALL_FIVE) == [
        "documents/YS-2026-001.yml:3:5 1 项处罚里，没有写明什么情形减轻（1 项）、停止执行（1 项）"
    ]


def test_circumstances_the_document_states() -> None:
    """适用规则 speaks for all of them; 减轻危害后果 is what the party does, not what the organ decides."""
    rules = (
        "适用规则: 主动消除或者减轻违法行为危害后果的，从轻处罚。违法行为轻微并及时改正，没有造成危害后果的，"
        "不予行政处罚。屡教不改的，从重处罚。\n"
    )
    assert said("circumstances-stated", document(rules), parameters=ALL_FIVE) == [
        "documents/YS-2026-001.yml:14:7 1 项处罚里，没有写明什么情形减轻（1 项）、停止执行（1 项）"
    ]


@pytest.mark.parametrize(
    "rules",
    [
        "未列事项仍按原文件执行。",
        "其他适用规则按原文件（样城规〔2025〕6号，试行）执行。",
        "原《小样市城市管理裁量权基准》其余各项继续适用。",
        "只改一项，原有规定不变。",
    ],
)
def test_a_document_that_leaves_the_rest_to_the_one_it_amends(rules: str) -> None:
    """What the other says is not known here."""
    assert said("circumstances-stated", document(f"适用规则: {rules}\n"), parameters=ALL_FIVE) == []


@pytest.mark.parametrize(
    "rules",
    [
        "原基准同时废止。",
        "原基准同时废止，本基准自2026年3月1日起执行。",
        "原有基准停止执行。",
        "原基准不再适用。",
        "没有列出的，按照法律原规定执行。",
    ],
)
def test_a_document_that_only_speaks_of_what_was_before(rules: str) -> None:
    """JX 四(二) 写明具体情形: an old one that is gone, and the law, state none."""
    asked = {"情形": ["从重"]}
    assert len(said("circumstances-stated", document(f"适用规则: {rules}\n"), parameters=asked)) == 1


@pytest.mark.parametrize(
    "rules",
    [
        "从轻、减轻、从重由执法人员根据情况掌握。",
        "先定阶次；有从轻、从重情形的，在本阶次幅度内从轻、从重。",
        "执法人员可以视情从重处罚。",
    ],
)
def test_words_without_circumstances(rules: str) -> None:
    """JX 四(二) 写明具体情形: who decides, or that there are some, is none."""
    asked = {"情形": ["从重"]}
    assert len(said("circumstances-stated", document(f"适用规则: {rules}\n"), parameters=asked)) == 1
    stated = f"适用规则: {rules}一年内受过两次处罚的，从重处罚。\n"
    assert said("circumstances-stated", document(stated), parameters=asked) == []


@pytest.mark.parametrize("level", ["副省级市", "计划单列市", "设区的市"])
def test_great_cities_are_cities(level: str) -> None:
    """立法法 81: 副省级市 and 计划单列市 are 设区的市; what the province issued is not theirs to complete."""
    site = change("站点", f"级别: {level}\n")
    assert said("application-rules", site, document("级别: 省级\n发布机构: 小样省住房和城乡建设厅\n")) == []
    assert len(said("application-rules", site, document("级别: 市级\n"))) == 1


def test_conditions_of_a_list_grade_nothing() -> None:
    """免罚清单 has no 从重."""
    listed = change(
        "基准", "清单条件:\n  结果: 不予处罚\n  同时满足:\n    - 初次违法\n    - 当场收摊\n", "裁量阶次"
    )
    assert said("circumstances-stated", listed, parameters=ALL_FIVE) == []
