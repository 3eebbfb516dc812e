"""Packs: which of them counts for whom, what they may not say, and what a record may be excepted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from chidu import rules
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.prepare import report
from chidu.problems import Level, Place, Problem
from chidu.rules.weighing import merged

CITY = Path(__file__).parents[1] / "city/content"
ONE = "departments/chengguan/CG-0001.yml"  # a penalty of three tiers
HEAD = """\
编号: {id}
名称: {id} 办法
文号: {number}
制定机关: 小样市人民政府
级别: 县级
规则:
"""
COUNT = """\
  - 规则: tier-count
    级别: {strength}
    条款: 第{article}条
    要求: 至少{least}个阶次
    参数:
      最少: {least}
"""


def pack(id: str, *lines: str, number: str | None = None) -> tuple[str, str]:
    """Path and text of a pack."""
    return f"rules/{id}.yml", HEAD.format(id=id, number=number or f"样〔2026〕{id[-1]}号") + "".join(
        lines
    ) + "数据来源: 虚构：测试用\n"


def count(least: int, article: str = "九", strength: str = "提醒") -> str:
    """A line that asks for so many tiers."""
    return COUNT.format(least=least, article=article, strength=strength)


def city(
    *packs: tuple[str, str],
    applied: str,
    day: date | None = None,
    edits: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> list[Problem]:
    """The findings of the test city with packs; `applied` is the text below 规则包, `edits` change records by id."""
    files = dict(read_folder(CITY).files)
    files |= {path: text.encode() for path, text in packs}
    files["site.yml"] += ("规则包:\n" + applied).encode()
    for path in [path for path in files if path.rpartition("/")[2].removesuffix(".yml") in edits]:
        old, new = edits[path.rpartition("/")[2].removesuffix(".yml")]
        text = files[path].decode()
        assert old in text
        files[path] = text.replace(old, new, 1).encode()
    return rules.check(read_corpus(Folder(files, ())), day=day)


def of(found: list[Problem], code: str, file: str = ONE) -> list[Problem]:
    """The findings of one rule in one file."""
    return [problem for problem in found if (problem.code, problem.place.file) == (code, file)]


EVERYWHERE = "  - 编号: GZ-0001\n"
FOR_ONE = "  - 编号: GZ-0002\n    部门:\n      - chengguan\n"


def test_a_pack_that_is_not_applied_asks_nothing() -> None:
    """It lies there for whoever applies it."""
    assert (
        of(city(pack("GZ-0001", count(4)), pack("GZ-0002", count(9)), applied=EVERYWHERE), "tier-count") != []
    )
    found = city(pack("GZ-0001", count(3)), pack("GZ-0002", count(9)), applied=EVERYWHERE)
    assert of(found, "tier-count") == []


def test_the_most_specific_counts_and_both_are_cited() -> None:
    """Design section 3: chosen per jurisdiction and per sector, the most specific wins; both are cited."""
    packs = (pack("GZ-0001", count(4)), pack("GZ-0002", count(5, "三", "错误")))
    (problem,) = of(city(*packs, applied=EVERYWHERE + FOR_ONE), "tier-count")
    assert problem.level is Level.ERROR
    assert problem.clause == "样〔2026〕2号第三条：至少5个阶次；样〔2026〕1号第九条另有规定，按较具体的执行"
    silent = (pack("GZ-0001", count(4)), pack("GZ-0002", count(3, "三")))
    assert of(city(*silent, applied=EVERYWHERE + FOR_ONE), "tier-count") == []


def test_the_nearer_maker_is_the_more_specific() -> None:
    """A city may say more precisely what its province asks of everybody."""
    path, text = pack("GZ-0001", count(5))
    packs = ((path, text.replace("级别: 县级", "级别: 省级")), pack("GZ-0002", count(4, "三")))
    (problem,) = of(city(*packs, applied=EVERYWHERE + "  - 编号: GZ-0002\n"), "tier-count")
    assert problem.clause == "样〔2026〕2号第三条：至少4个阶次；样〔2026〕1号第九条另有规定，按较具体的执行"


def test_packs_that_agree_are_both_cited() -> None:
    """Nothing prevails where both say the same."""
    packs = (pack("GZ-0001", count(4)), pack("GZ-0002", count(4, "三")))
    (problem,) = of(city(*packs, applied=EVERYWHERE + "  - 编号: GZ-0002\n"), "tier-count")
    assert problem.clause == "样〔2026〕1号第九条：至少4个阶次；样〔2026〕2号第三条也这样要求"


def test_a_sector_may_switch_off_what_the_city_asks() -> None:
    """关闭 in the more specific pack."""
    packs = (pack("GZ-0001", count(4)), pack("GZ-0002", count(4, "三", "关闭")))
    assert of(city(*packs, applied=EVERYWHERE + FOR_ONE), "tier-count") == []


def test_a_rule_that_is_always_on_is_weighed() -> None:
    """Its level is the pack's, and both clauses are cited; whatever is an error stays one."""
    line = "  - 规则: tiers-short-of-top\n    级别: {}\n    条款: 第五条\n    要求: 最重的一档到法定最高\n"
    short = {"CG-0001": ("并处2000元以上3000元以下", "并处2000元以上2500元以下")}
    (plain,) = of(city(pack("GZ-0001", count(3)), applied=EVERYWHERE, edits=short), "tiers-short-of-top")
    raised = city(pack("GZ-0001", line.format("错误")), applied=EVERYWHERE, edits=short)
    clause = f"样〔2026〕1号第五条：最重的一档到法定最高；{plain.clause}"
    assert of(raised, "tiers-short-of-top") == [replace(plain, level=Level.ERROR, clause=clause)]
    off = city(pack("GZ-0001", line.format("关闭")), applied=EVERYWHERE, edits=short)
    assert of(off, "tiers-short-of-top") == []


def test_a_pack_runs_out_with_its_document() -> None:
    """The day after its 有效期至 whoever applies it is told, at the line that applies it."""
    path, text = pack("GZ-0001", count(3))
    ended = (path, text.replace("规则:\n", "有效期至: 2026-12-31\n规则:\n", 1))
    days = (date(2026, 12, 31), date(2027, 1, 1))
    last, after = (of(city(ended, applied=EVERYWHERE, day=d), "term-expired", "site.yml") for d in days)
    assert last == []
    (problem,) = after
    assert "规则包 GZ-0001" in problem.message


EXCEPTION = """\
例外:
  - 规则: tier-count
    理由: 上级基准只分三档
    批准: 小样市司法局
    日期: 2026-06-01
数据来源:"""


@pytest.mark.parametrize("strength", ["提醒", "错误"])
def test_what_a_pack_asks_can_be_excepted(strength: str) -> None:
    """Whoever approves answers for it, whatever the level."""
    packs = pack("GZ-0001", count(4, strength=strength))
    found = city(packs, applied=EVERYWHERE, edits={"CG-0001": ("数据来源:", EXCEPTION)})
    assert of(found, "tier-count") == of(found, "exception-stale") == []


def test_a_stale_exception_is_an_error() -> None:
    """Design section 3: an exception that no longer matches is itself an error."""
    found = city(pack("GZ-0001", count(3)), applied=EVERYWHERE, edits={"CG-0001": ("数据来源:", EXCEPTION)})
    (problem,) = of(found, "exception-stale")
    assert (problem.level, problem.instead) == (Level.ERROR, "删去这条例外")


FLAGS = """\
  - 规则: procedure-flags
    级别: 提醒
    条款: 第六条
    要求: 罚款的要写{flag}
    参数:
      提示: {flag}
      种类:
        - 罚款
"""


def test_an_exception_names_what_it_is_about() -> None:
    """One for 集体讨论 says nothing about 重大案件备案; without either name it is told which names there are."""
    asks = pack("GZ-0001", FLAGS.format(flag="集体讨论"), FLAGS.format(flag="重大案件备案"))
    named = EXCEPTION.replace("tier-count", "procedure-flags（集体讨论）")
    found = city(asks, applied=EVERYWHERE, edits={"CG-0001": ("数据来源:", named)})
    assert [problem.about for problem in of(found, "procedure-flags")] == ["重大案件备案"]
    assert of(found, "exception-stale") == []
    vague = EXCEPTION.replace("tier-count", "procedure-flags")
    found = city(asks, applied=EVERYWHERE, edits={"CG-0001": ("数据来源:", vague)})
    (problem,) = of(found, "exception-stale")
    assert problem.message.endswith("procedure-flags（集体讨论）、procedure-flags（重大案件备案）")
    assert len(of(found, "procedure-flags")) == 2


def test_exceptions_survive_what_cannot_be_read() -> None:
    """A slip in a pack, or a pack no longer applied, asks nobody to delete what was approved."""
    excepted = {"CG-0001": ("数据来源:", EXCEPTION)}
    path, text = pack("GZ-0001", count(4))
    broken = (path, text.replace("制定机关", "制定机构"))
    assert of(city(broken, applied=EVERYWHERE, edits=excepted), "exception-stale") == []
    other = pack("GZ-0002", FLAGS.format(flag="集体讨论"))
    found = city((path, text), other, applied="  - 编号: GZ-0002\n", edits=excepted)
    (problem,) = of(found, "exception-stale")
    assert problem.level is Level.NOTE


def test_an_exception_written_twice() -> None:
    """One of them is of no use."""
    twice = EXCEPTION.replace("数据来源:", EXCEPTION.removeprefix("例外:\n"))
    found = city(pack("GZ-0001", count(4)), applied=EVERYWHERE, edits={"CG-0001": ("数据来源:", twice)})
    (problem,) = of(found, "exception-stale")
    assert (problem.message, problem.level) == ("例外“tier-count”写了两次", Level.ERROR)


def test_an_error_of_the_format_cannot_be_excepted() -> None:
    """It is told as what it is, and the exception too."""
    files = {path: data.decode() for path, data in read_folder(CITY).files.items()}
    files[ONE] = files[ONE].replace("并处2000元以上3000元以下", "并处2000元以上9000元以下")
    files[ONE] = files[ONE].replace("数据来源:", EXCEPTION.replace("tier-count", "tier-outside-range"))
    found = rules.check(read_corpus(Folder({path: text.encode() for path, text in files.items()}, ())))
    assert len(of(found, "tier-outside-range")) == 1
    (problem,) = of(found, "exception-stale")
    assert problem.message == "“tier-outside-range”是错误，不能列为例外"


REPEAL = "废止:\n  日期: 2027-05-01\n  依据: 小样市市容管理条例2027年修订\n数据来源:"


@pytest.mark.parametrize(("day", "told"), [(date(2027, 4, 30), 1), (date(2027, 5, 1), 0), (None, 0)])
def test_what_is_yet_to_be_repealed_is_still_checked(day: date | None, told: int) -> None:
    """Until that day it decides cases; from then on it is kept as it was."""
    edits = {"CG-0001": ("数据来源:", REPEAL)}
    assert (
        len(of(city(pack("GZ-0001", count(4)), applied=EVERYWHERE, day=day, edits=edits), "tier-count"))
        == told
    )


def test_two_packs_that_find_the_same_are_told_once() -> None:
    """In the same words at the same place: both clauses, the graver level."""
    one = Problem("systems-complete", Level.WARNING, "没有", Place("a.yml", 2, 5), "补上", "甲第一条")
    other = replace(one, level=Level.ERROR, clause="乙第二条")
    assert list(merged([one, other])) == [replace(one, level=Level.ERROR, clause="甲第一条；乙第二条")]


def test_every_bad_pack_is_told_where_it_is_wrong(golden: Callable[[str, str], None]) -> None:
    """Unknown rules and parameters, no clause, levels that cannot be, lines twice, packs that contradict."""
    packs = (
        pack(
            "GZ-0001",
            count(3),
            count(4, "十"),
            "  - 规则: teir-count\n    级别: 提醒\n    条款: 第一条\n    要求: 打错了名字\n",
            "  - 规则: nonsense\n    级别: 提醒\n    条款: 第一条\n    要求: 没有这条规则\n",
            "  - 规则: tiers-gap\n    级别: 提醒\n    条款: 第二条\n    要求: 没有空档\n    参数:\n      最少: 3\n",
            "  - 规则: tier-outside-range\n    级别: 说明\n    条款: 第二条\n    要求: 在幅度内\n",
        ),
        pack(
            "GZ-0002",
            count(3).replace("最少: 3", "最小: 3"),
            "  - 规则: ratio-count\n    级别: 提醒\n    条款: 第九条\n    要求: 没有参数\n",
        ),
        pack("GZ-0003", count(3).replace("    条款: 第九条\n", "")),
        pack("GZ-0004", count(5, "四")),
        pack("GZ-0005", count(3).replace("提醒", "警告")),
    )
    applied = (
        EVERYWHERE + "  - 编号: GZ-0004\n  - 编号: GZ-0099\n  - 编号: GZ-0002\n    部门:\n      - nobody\n"
    )
    found = city(*packs, applied=applied)
    told = [problem for problem in found if problem.place.file.startswith(("rules/", "site.yml"))]
    golden("packs.txt", report(tuple(told)) + "\n")
