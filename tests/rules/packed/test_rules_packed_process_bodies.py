"""Rules about departments, lists and entrustments, and what a pack may ask of all process rules."""

from __future__ import annotations

from datetime import date

import pytest
from process_city import change, said, told
from small_city import PACKS, made_pack, small_city

from chidu.rules import check
from chidu.rules.packed import PACKED

DEPARTMENT = "departments/chengguan/department.yml:2:5"


def system(kind: str, more: str = "", id: str = "ZD-0002") -> dict[str, object]:
    """A further supporting system of the sample's department."""
    return dict(
        change("制度", f"编号: {id}\n名称: 小样市{kind}规定\n类别: {kind}\n{more}", path=f"systems/{id}.yml")
    )


def test_systems_a_department_lacks() -> None:
    """QD 二(二): 健全九项制度, told of each kind that is missing, in words two packs share."""
    asked = {"类别": ["集体讨论", "说明理由", "评议考核"]}
    assert said("systems-complete", parameters=asked) == [
        f"{DEPARTMENT} 没有“{kind}”制度，本部门的和全市统一的都没有" for kind in ("评议考核", "说明理由")
    ]


def test_a_system_two_packs_ask_for() -> None:
    """QD 二(二), JX 四(一): each asks for kinds of its own, what both ask for is told once with both clauses."""
    line = "  - 规则: systems-complete\n    级别: 提醒\n    条款: {}\n    要求: 健全制度\n    参数:\n      类别:\n{}"
    kinds = ("        - 说明理由\n        - 集体讨论\n", "        - 说明理由\n        - 责任追究\n")
    rules = "".join(line.format(f"第{n}条", each) for n, each in zip("一二", kinds, strict=True))
    found = [each for each in check(small_city(RECORD, made_pack(rules))) if each.code == "systems-complete"]
    assert [each.message[:8] for each in found] == ["没有“说明理由”", "没有“责任追究”", "没有“集体讨论”"]
    assert found[0].clause == "样政〔2025〕1号第一条：健全制度；样政〔2025〕1号第二条：健全制度"


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ("", True),
        ("发布机构: 小样市司法局\n", True),
        ("发布机构: 小样市司法局\n适用部门:\n  - chengguan\n", True),
        ("发布机构: 小样市司法局\n适用部门:\n  - qinghe\n", False),
        ("发布机构: qinghe\n", False),
        ("有效期至: 2026-06-30\n", False),
        ("施行日期: 2026-08-01\n", False),
        ("废止:\n  日期: 2026-06-01\n", False),
    ],
)
def test_systems_that_count(more: str, counts: bool) -> None:
    """The department's own, one that names it, a general one; in force on the day."""
    found = said("systems-complete", system("说明理由", more), parameters={"类别": ["说明理由"]})
    assert found == ([] if counts else [f"{DEPARTMENT} 没有“说明理由”制度，本部门的和全市统一的都没有"])


def test_towns_are_not_asked() -> None:
    """Nor departments without a benchmark."""
    assert all("qinghe" not in each for each in said("systems-complete", parameters={"类别": ["评议考核"]}))


@pytest.mark.parametrize(("day", "waits"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_a_pack_that_does_not_apply_yet(day: date, waits: bool) -> None:
    """《尺度格式》规则包：到施行日期才适用; told where it is applied."""
    applied = change("站点", "规则包:\n  - 编号: GZ-0001\n")
    found = told("pack-not-yet", applied, change("规则包", "施行日期: 2026-10-01\n"), day=day)
    assert [(str(each.place), each.level.label, each.message) for each in found] == [
        (
            "site.yml:14:9",
            "提醒",
            "规则包 GZ-0001 的文件（样政办发〔2025〕1号） 2026-10-01 才施行，现在还不能照它检查",
        )
    ] * waits


MATTERS = "类别: 事项清单\n条目:\n"


def test_matters_without_a_benchmark() -> None:
    """JS 二 ¶1: 应制定未制定, told once for the list."""
    entries = (
        "  - 事项: 占道摆摊\n    基准:\n      - CG-0001\n"
        "  - 事项: 涂写刻画\n"
        "  - 事项: 乱扔垃圾\n    无需制定: 罚款只有一个数额\n"
        "  - 事项: 违规养犬\n"
    )
    assert said("matter-without-benchmark", change("清单", MATTERS + entries)) == [
        "lists/QD-0001.yml:11:9 “涂写刻画”“违规养犬”应制定未制定：没有写“基准”，也没有写“无需制定”".replace(
            "”“", "”、“"
        )
    ]


def test_many_matters_without_a_benchmark() -> None:
    """Five by name, the rest by number."""
    entries = "".join(f"  - 事项: 第{number}件事\n" for number in "一二三四五六七")
    assert said("matter-without-benchmark", change("清单", MATTERS + entries))[0].endswith(
        "“第五件事”等 7 项应制定未制定：没有写“基准”，也没有写“无需制定”"
    )


def test_a_matter_whose_benchmark_is_repealed() -> None:
    """A repealed one is none."""
    entries = "  - 事项: 占道摆摊\n    基准:\n      - CG-0001\n"
    repealed = change("基准", "废止:\n  日期: 2026-05-01\n")
    assert len(said("matter-without-benchmark", change("清单", MATTERS + entries), repealed)) == 1


@pytest.mark.parametrize(("end", "left"), [("2026-06-29", 1), ("2026-06-30", 1), ("2026-07-01", 0)])
def test_a_matter_whose_benchmark_has_run_out(end: str, left: int) -> None:
    """JS 四(一) 应制定未制定: 有效期至 is the last day its document applies."""
    entries = "  - 事项: 占道摆摊\n    基准:\n      - CG-0001\n"
    paper = change("文件", f"有效期至: {end}\n")
    assert len(said("matter-without-benchmark", change("清单", MATTERS + entries), paper)) == left


def test_a_matter_whose_document_is_repealed() -> None:
    """From the day of the repeal, not before; a benchmark that does not apply yet is made."""
    entries = "  - 事项: 占道摆摊\n    基准:\n      - CG-0001\n"
    listed = change("清单", MATTERS + entries)
    assert len(said("matter-without-benchmark", listed, change("文件", "废止:\n  日期: 2026-07-01\n"))) == 1
    assert said("matter-without-benchmark", listed, change("文件", "废止:\n  日期: 2026-07-02\n")) == []
    assert said("matter-without-benchmark", listed, change("基准", "施行日期: 2026-08-01\n")) == []


def test_a_matter_that_says_both() -> None:
    """Needed or not."""
    entries = "  - 事项: 占道摆摊\n    基准:\n      - CG-0001\n    无需制定: 没有裁量空间\n"
    assert said("matter-without-benchmark", change("清单", MATTERS + entries)) == [
        "lists/QD-0001.yml:11:11 “占道摆摊”写了无需制定，又写了基准 CG-0001"
    ]


def test_other_lists_have_no_matters() -> None:
    """免罚清单 names what is not punished."""
    assert said("matter-without-benchmark", change("清单", "条目:\n  - 事项: 涂写刻画\n")) == []


NO_PENALTY = {"类别": "免罚清单"}


def test_a_list_the_benchmark_does_not_name() -> None:
    """JS 二 ¶3, told at the benchmark."""
    [found] = told("links-both-ways", change("基准", "", "关联"), parameters=NO_PENALTY)
    assert (found.place.file, found.message, found.instead) == (
        "departments/chengguan/CG-0001.yml",
        "免罚清单 QD-0001 的“未经批准占用城市道路摆摊经营”对应这项基准，这里的“关联”没有写它",
        "在“关联”里补上：类型: 免罚清单，编号: QD-0001",
    )


def test_a_benchmark_the_list_does_not_name() -> None:
    """Told at the list."""
    unnamed = change("清单", "条目:\n  - 事项: 未经批准占用城市道路摆摊经营\n")
    assert said("links-both-ways", unnamed, parameters=NO_PENALTY) == [
        "lists/QD-0001.yml:8:3 CG-0001 的“关联”写了这张清单，清单里没有一条对应"
    ]


def test_lists_and_benchmarks_that_name_each_other() -> None:
    """And lists of another kind than was asked about."""
    assert said("links-both-ways", parameters=NO_PENALTY) == []
    assert said("links-both-ways", change("基准", "", "关联"), parameters={"类别": "移送标准"}) == []


def test_entrustments_that_are_filed() -> None:
    """JX 二(三), QD 二(三): each way has its organ, or any."""
    filed = change("委托和赋权", "备案:\n  - 机关: 小样市民政局\n    日期: 2026-03-10\n")
    asked = {"方式": "赋权", "对象": "司法行政部门", "机关": ["司法"]}
    assert said("entrustment-filing", parameters=asked) == [
        "entrustments/WT-0001.yml:4:5 赋权没有向司法行政部门备案的记录"
    ]
    assert said("entrustment-filing", filed, parameters=asked) == [
        "entrustments/WT-0001.yml:23:3 赋权没有向司法行政部门备案的记录"
    ]
    anywhere = {"方式": "赋权", "对象": "市有关部门"}
    assert said("entrustment-filing", filed, parameters=anywhere) == []
    assert len(said("entrustment-filing", parameters=anywhere)) == 1
    assert said("entrustment-filing", parameters={"方式": "委托", "对象": "政府法制机构"}) == []


def test_entrustments_not_begun_or_over() -> None:
    """What does not hold needs no filing."""
    asked = {"方式": "赋权", "对象": "市有关部门"}
    assert said("entrustment-filing", parameters=asked, day=date(2026, 2, 1)) == []
    assert (
        said("entrustment-filing", change("委托和赋权", "废止:\n  日期: 2026-05-01\n"), parameters=asked)
        == []
    )


def test_departments_without_a_threshold() -> None:
    """行政处罚法 63: until somebody says what is large, nobody can look."""
    assert said("threshold-missing") == [f"{DEPARTMENT} 没有登记多少罚款算“较大数额”，哪些处罚要听证查不出来"]


RECORD = (
    "编号: CG-0001\n事项: 占道\n权力类型: 行政处罚\n文件: YS-2026-001\n处罚依据:\n  - 依据: 小样省市容管理条例\n"
    "    条款: 第三十四条\n数据来源: 示范划分\n"
)


@pytest.mark.parametrize(
    ("rule", "parameters", "message"),
    [
        ("stages", "形式: 决定\n环节:\n  - 起草", "“形式”不能写“决定”"),
        (
            "stages",
            "形式: 规章\n环节:\n  - 起草1",
            "“环节”：“起草1”不是环节的名称，写 2 到 12 个汉字，例如 公开征求意见",
        ),
        ("stages", "形式: 规章\n环节:\n  - 起草\n  - 起草", "“环节”：“起草”写了两次"),
        (
            "filing",
            "对象: 司法局\n机关:\n  - 司法\n期限: 一个月",
            "“期限”：“一个月”不是期限，可以写：30日、15个工作日、6个月、2年",
        ),
        ("evaluation", "起算: 2026-07-01", "缺少“周期”"),
        ("issuer-competence", "制定:\n  乡级:\n    - 法律", "不认识的键“乡级”"),
        ("issuer-competence", "制定:\n  市级:\n    - 法律条文", "“市级”不能写“法律条文”"),
        ("systems-complete", "类别:\n  - 听证会", "“类别”不能写“听证会”"),
        ("links-both-ways", "类别: 事项清单", "“类别”不能写“事项清单”"),
        ("law-amended", "期限: 6个月\n起算: 发布", "“起算”不能写“发布”"),
        (
            "procedure-flags",
            "提示: 简易程序\n种类:\n  - 罚款",
            "“提示”：简易程序由规则 summary-procedure 检查",
        ),
        ("procedure-flags", "提示: 听证", "“参数”：“种类”和“较大数额”至少写一个"),
        ("procedure-flags", "提示: 听证\n种类:\n  - 吊照", "“种类”不能写“吊照”"),
        ("summary-procedure", "个人: 二百\n单位: 3000", "“个人”：“二百”应当是一个数，例如 3 或者 2.5"),
        ("circumstances-stated", "情形:\n  - 免罚", "“情形”不能写“免罚”"),
        ("sections-stated", "权力类型: 行政处罚", "“权力类型”：没有“行政处罚”这种写裁量内容的权力"),
        ("entrustment-filing", "方式: 授权\n对象: 司法局", "“方式”不能写“授权”"),
    ],
)
def test_parameters_a_rule_does_not_take(rule: str, parameters: str, message: str) -> None:
    """An error in the pack, where it was typed."""
    indented = "".join(f"      {line}\n" for line in parameters.splitlines())
    pack = made_pack(
        f"  - 规则: {rule}\n    级别: 提醒\n    条款: 第一条\n    要求: 要求\n    参数:\n{indented}"
    )
    found = [each for each in check(small_city(RECORD, pack)) if each.place.file == "rules/GZ-0001.yml"]
    assert [each.level.label for each in found] == ["错误"]
    assert found[0].message.startswith(message)
    assert found[0].place.line >= 9


PROCESS = {
    "stages", "filing", "application-rules", "issuer-competence", "evaluation", "law-amended",
    "systems-complete", "matter-without-benchmark", "links-both-ways", "superior-relation", "procedure-flags",
    "summary-procedure", "threshold-missing", "circumstances-stated", "sections-stated", "entrustment-filing",
}  # fmt: skip


@pytest.mark.parametrize("id", [f"GZ-{number:04}" for number in (1, 2, 3, 9, *range(11, 20))])
def test_the_packs_themselves(id: str) -> None:
    """Every line can be asked, and says so: no finding in a pack."""
    pack = (PACKS / f"{id}.yml").read_text("utf-8")
    found = [each for each in check(small_city(RECORD, pack)) if each.place.file == f"rules/{id}.yml"]
    assert found == []


def test_every_process_rule_is_in_some_pack() -> None:
    """A rule no document asks for has nothing to stand on."""
    typed = "".join(path.read_text("utf-8") for path in PACKS.glob("*.yml"))
    assert set(PACKED) >= PROCESS
    assert {rule for rule in PROCESS if f"规则: {rule}\n" not in typed} == set()
