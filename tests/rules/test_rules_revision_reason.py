"""A substantive change without a reason, found in real repositories: edited, committed, adopted ahead, repealed."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

from city_repository import CityRepository

from chidu.checking import check_folder, note_on
from chidu.foregoing import read_foregoing

ONE, TWO = "departments/chengguan/CG-0001.yml", "departments/chengguan/CG-0002.yml"
REASON = ("数据来源:", "修订说明:\n  原因: 过罚相当\n数据来源:")
MISSING = f"content/{TWO}:2:5 warning"
LOWER = ("处300元以上500元以下罚款", "处300元以上400元以下罚款")


def told(city: CityRepository) -> list[str]:
    """Place, level and sentence of what the rule finds."""
    content = city.root / "content"
    found = check_folder(
        content,
        day=date(2026, 11, 20),
        note=note_on(content),
        foregoing=lambda folder: read_foregoing(content, folder.files, note_on(content, "before")),
    )
    return [f"{p.place} {p.level} {p.message}" for p in found.problems if p.code == "revision-unexplained"]


def test_a_first_version_needs_no_reason(fresh_city: CityRepository) -> None:
    """Nor does one that nobody has recorded yet."""
    shutil.copy(
        fresh_city.root / f"content/{TWO}", fresh_city.root / "content/departments/chengguan/CG-0007.yml"
    )
    fresh_city.edit("departments/chengguan/CG-0007.yml", ("编号: CG-0002", "编号: CG-0007"))
    assert told(fresh_city) == []


def test_the_command_tells_it(fresh_city: CityRepository) -> None:
    """With the line, and what to type."""
    fresh_city.edit(TWO, LOWER)
    done = fresh_city.chidu("check")
    assert (done.returncode, done.stdout.splitlines()[:5]) == (
        0,
        [
            f"content/{TWO}:2:5 提醒 [revision-unexplained] 和上一版比有实质修改"
            "（「严重」阶次：罚款上限（个人） 500元 → 400元（减轻）），没有写“修订说明”",
            "    2 | 编号: CG-0002",
            "      |       ^",
            "    改成：写明“修订说明”：原因，有文号、会议、征求意见的一并写；只改错字的写“原因: 勘误”",
            "    依据：鲅政办发〔2015〕74号第十八条：修改、调整要按程序并公告；《尺度格式》修订说明：每次修订都更新",
        ],
    )


def test_an_edit_is_held_against_what_is_recorded(fresh_city: CityRepository) -> None:
    """Before the commit and after it the same is said; a later edit is held against that commit."""
    fresh_city.edit(TWO, LOWER)
    [found] = told(fresh_city)
    assert found.startswith(f"{MISSING} 和上一版比有实质修改（")
    assert found.endswith("），没有写“修订说明”")
    fresh_city.commit("降低上限", 2)
    assert told(fresh_city) == [found]
    fresh_city.edit(TWO, REASON)
    assert told(fresh_city) == []
    fresh_city.commit("补写修订说明", 3)
    assert told(fresh_city) == []


def test_a_reason_that_was_given_before(fresh_city: CityRepository) -> None:
    """CG-0002 was revised with a reason; the next change has the same one, then its own."""
    fresh_city.edit(TWO, LOWER, REASON)
    fresh_city.commit("修订", 2)
    assert told(fresh_city) == []
    fresh_city.edit(TWO, ("10立方米以上", "12立方米以上"))
    [found] = told(fresh_city)
    assert found.startswith(f"content/{TWO}:28:3 warning ")
    assert found.endswith("），“修订说明”还是上一版的")
    fresh_city.edit(TWO, ("原因: 过罚相当", "原因: 车辆装载量变了"))
    assert told(fresh_city) == []


def test_what_needs_no_reason(fresh_city: CityRepository) -> None:
    """Everyday names, a respelt number, a law looked at again, a town that takes over, a move."""
    fresh_city.edit(
        TWO,
        ("乱倒渣土", "偷倒渣土"),
        ("处5万元以上10万元以下", "处50000元以上10万元以下"),
        ("    条款: 第四十条", "    版本: 2024年修订\n    条款: 第四十条"),
        ("数据来源:", "赋权:\n  - 对象: dongzhen\n    方式: 赋权\n    依据: 赋权决定\n数据来源:"),
    )
    assert told(fresh_city) == []
    fresh_city.git("mv", f"content/{TWO}", "content/departments/xuke/CG-0002.yml")
    assert told(fresh_city) == []
    fresh_city.commit("移动", 2)
    assert told(fresh_city) == []


def test_a_change_before_a_move_is_still_the_last_change(fresh_city: CityRepository) -> None:
    fresh_city.edit(TWO, LOWER)
    fresh_city.commit("降低上限", 2)
    fresh_city.git("mv", f"content/{TWO}", "content/departments/xuke/CG-0002.yml")
    fresh_city.commit("移动", 3)
    [found] = told(fresh_city)
    assert found.startswith("content/departments/xuke/CG-0002.yml:2:5 warning ")


def test_a_repeal_states_its_reason_itself(fresh_city: CityRepository) -> None:
    repeal = "废止:\n  日期: 2026-12-01\n"
    fresh_city.edit(TWO, ("数据来源:", f"{repeal}数据来源:"))
    assert len(told(fresh_city)) == 1
    fresh_city.edit(TWO, (repeal, f"{repeal}  原因: 条例删去了这一条\n"))
    assert told(fresh_city) == []


def test_a_version_adopted_ahead_follows_the_present_one(fresh_city: CityRepository) -> None:
    """CG-0001@2027-01-01 has a reason; without it the change is unexplained, recorded or not."""
    ahead = "departments/chengguan/CG-0001@2027-01-01.yml"
    assert told(fresh_city) == []
    fresh_city.edit(ahead, ("修订说明:\n  原因: 过罚相当\n  文号: 样城规〔2026〕1号\n", ""))
    [found] = told(fresh_city)
    assert found.startswith(f"content/{ahead}:2:5 warning ")
    fresh_city.commit("删去原因", 2)
    assert told(fresh_city) == [found]


def test_a_version_before_that_nobody_can_read(fresh_city: CityRepository) -> None:
    """Nothing is known of what it said."""
    fresh_city.edit(TWO, ("事项: ", "事项："))
    fresh_city.commit("改坏", 2)
    fresh_city.edit(TWO, ("事项：", "事项: "), LOWER)
    assert told(fresh_city) == []


def test_a_pack_may_make_it_an_error(fresh_city: CityRepository) -> None:
    """An always-on rule weighed by a pack: then nothing is published (design section 3)."""
    pack = (
        "编号: GZ-0001\n名称: 小样市裁量权基准管理办法\n文号: 样政办发〔2026〕1号\n制定机关: 小样市人民政府办公室\n"
        "级别: 市级\n规则:\n  - 规则: revision-unexplained\n    级别: 错误\n    条款: 第十二条\n"
        "    要求: 修改基准应当说明理由\n数据来源: 虚构：测试用\n"
    )
    (fresh_city.root / "content/rules").mkdir()
    (fresh_city.root / "content/rules/GZ-0001.yml").write_text(pack, encoding="utf-8")
    site = fresh_city.root / "content/site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "规则包:\n  - 编号: GZ-0001\n", encoding="utf-8")
    fresh_city.edit(TWO, LOWER)
    [found] = told(fresh_city)
    assert found.startswith(f"content/{TWO}:2:5 error ")


def test_without_git_the_rule_is_silent(fresh_city: CityRepository) -> None:
    fresh_city.edit(TWO, LOWER)
    shutil.rmtree(fresh_city.root / ".git")
    assert told(fresh_city) == []


def test_a_shallow_clone_says_nothing_of_what_it_has_not(fresh_city: CityRepository, tmp_path: Path) -> None:
    """Nothing was recorded before the oldest commit there is."""
    fresh_city.edit(TWO, LOWER)
    fresh_city.commit("降低上限", 2)
    assert len(told(fresh_city)) == 1
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{fresh_city.root}", shallow], check=True)
    shutil.copytree(fresh_city.root / "hooks", shallow / "hooks")
    shutil.copy(fresh_city.root / "mkdocs.yml", shallow)
    assert told(CityRepository(shallow)) == []


def test_what_was_written_down_follows_a_rewritten_history(fresh_city: CityRepository) -> None:
    """A note of commits that are gone is of no use; one that is no note does no harm."""
    fresh_city.edit(TWO, LOWER)
    fresh_city.commit("降低上限", 2)
    assert len(told(fresh_city)) == 1
    fresh_city.git("reset", "-q", "--soft", "HEAD~1")
    fresh_city.edit(TWO, REASON)
    fresh_city.commit("降低上限，写明原因", 3)
    assert told(fresh_city) == []
    [note] = (fresh_city.root / ".cache").glob("before-*.json")
    for spoilt in (b"", b"[1,2]", b"\xff", b'["", {}, 3]', b"{}"):
        note.write_bytes(spoilt)
        assert told(fresh_city) == []
