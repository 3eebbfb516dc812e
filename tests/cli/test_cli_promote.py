"""`chidu promote` on real repositories: what is folded, what stands in the way, and that nothing is done by halves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from city_repository import CityRepository

BASE = "content/departments/chengguan/CG-0001.yml"
AHEAD = "content/departments/chengguan/CG-0001@2027-01-01.yml"
DUE = ("--on", "2027-01-01")
NOTHING = "一项都没有动。\n"


def promoted(city: CityRepository, *words: str) -> tuple[int, str, str]:
    """Status, what was printed, what was complained of."""
    done = city.chidu("promote", *words)
    return done.returncode, done.stdout, done.stderr


def state(city: CityRepository) -> str:
    """What differs from the last commit, and what is not in it."""
    return city.git("status", "--short", "--untracked-files=all")


def second(city: CityRepository, day: str = "2027-02-01", id: str = "CG-0002") -> None:
    """Another benchmark with a version adopted ahead, recorded."""
    text = (city.root / f"content/departments/chengguan/{id}.yml").read_text(encoding="utf-8")
    dated = text.replace("文件: YS-2025-001\n", f"文件: YS-2025-001\n施行日期: {day}\n")
    (city.root / f"content/departments/chengguan/{id}@{day}.yml").write_text(dated, encoding="utf-8")
    city.commit(f"通过 {id} 的新版本", 2)


def test_a_version_whose_day_has_come(fresh_city: CityRepository) -> None:
    """Its bytes are kept; a dry run only tells."""
    adopted = (fresh_city.root / AHEAD).read_bytes()
    assert promoted(fresh_city) == (0, "到 2026-11-20 没有要并入的版本。\n", "")
    told = f"{BASE}：{{}} 2027-01-01 起施行的版本，删去 CG-0001@2027-01-01.yml\n共 1 项，{{}}。\n"
    assert promoted(fresh_city, *DUE, "--dry-run") == (0, told.format("要并入", "要并入"), "")
    assert state(fresh_city) == ""
    assert promoted(fresh_city, *DUE) == (0, told.format("并入了", "已并入。请提交"), "")
    assert (fresh_city.root / BASE).read_bytes() == adopted
    assert state(fresh_city) == f" M {BASE}\n D {AHEAD}\n"
    assert fresh_city.chidu("check").returncode == 0


def test_only_those_that_are_named(fresh_city: CityRepository) -> None:
    second(fresh_city)
    assert promoted(fresh_city, "CG-0002", "--on", "2027-02-01")[0] == 0
    changed = "departments/chengguan/CG-0002"
    assert state(fresh_city) == f" M content/{changed}.yml\n D content/{changed}@2027-02-01.yml\n"


def test_what_is_asked_for_and_cannot_be_done(fresh_city: CityRepository) -> None:
    """A day that has not come, an id without a version, an id nobody has: all told, nothing done."""
    assert promoted(fresh_city, "CG-0001", "CG-0002", "CG-9999") == (
        1,
        "",
        "CG-0002 没有待施行的版本\n没有编号是 CG-9999 的基准\n"
        f"{AHEAD}：2027-01-01 才施行，还没有到。想先看结果，用 --on 2027-01-01 --dry-run\n{NOTHING}",
    )
    assert state(fresh_city) == ""


def test_texts_that_are_not_recorded(fresh_city: CityRepository) -> None:
    """What history has not seen must not vanish: neither the text replaced nor the one adopted."""
    fresh_city.edit(BASE.removeprefix("content/"), ("路边摊", "路边摊点"))
    assert promoted(fresh_city, *DUE) == (1, "", f"{BASE}：还没有提交。先提交，再并入\n{NOTHING}")
    fresh_city.git("checkout", BASE)
    fresh_city.edit(AHEAD.removeprefix("content/"), ("路边摊", "路边摊点"))
    before = (fresh_city.root / AHEAD).read_bytes()
    assert promoted(fresh_city, *DUE) == (1, "", f"{AHEAD}：还没有提交。先提交，再并入\n{NOTHING}")
    assert (fresh_city.root / AHEAD).read_bytes() == before


def test_a_present_text_changed_after_the_new_one_was_adopted(fresh_city: CityRepository) -> None:
    """Its correction would be lost; whoever means that says so, and whoever carries it over need not."""
    fresh_city.edit(BASE.removeprefix("content/"), ("路边摊", "路边摊点"))
    fresh_city.commit("勘误", 2)
    why = (
        f"{BASE}：新版本入库以后又改过。把改动并到 CG-0001@2027-01-01.yml 再提交；"
        f"不用带过去的，加上 --discard\n{NOTHING}"
    )
    assert promoted(fresh_city, *DUE) == (1, "", why)
    assert state(fresh_city) == ""
    assert promoted(fresh_city, *DUE, "--discard", "--dry-run")[0] == 0
    fresh_city.edit(AHEAD.removeprefix("content/"), ("路边摊", "路边摊点"))
    fresh_city.commit("勘误并到新版本", 3)
    assert promoted(fresh_city, *DUE)[0] == 0


def test_all_or_nothing(fresh_city: CityRepository) -> None:
    """One that stands in the way keeps the others too."""
    second(fresh_city)
    fresh_city.edit("departments/chengguan/CG-0002.yml", ("乱倒渣土", "乱倒泥土"))
    status, printed, complaint = promoted(fresh_city, "--on", "2027-03-01")
    assert (status, printed) == (1, "")
    assert complaint == f"content/departments/chengguan/CG-0002.yml：还没有提交。先提交，再并入\n{NOTHING}"
    assert state(fresh_city) == " M content/departments/chengguan/CG-0002.yml\n"


def test_writing_that_fails_half_way(fresh_city: CityRepository) -> None:
    """The second text cannot be written: the first is put back."""
    second(fresh_city)
    folder = fresh_city.root / "content/departments/chengguan"
    (folder / ".CG-0002.yml.new").mkdir()
    status, printed, complaint = promoted(fresh_city, "--on", "2027-03-01")
    (folder / ".CG-0002.yml.new").rmdir()
    assert (status, printed) == (1, "")
    assert complaint.startswith("content/departments/chengguan/CG-0002.yml：写不进去：")
    assert complaint.endswith(NOTHING)
    assert state(fresh_city) == ""


def test_a_run_that_was_cut_off_is_finished(fresh_city: CityRepository) -> None:
    """Text written, file not yet removed: the next run removes it."""
    (fresh_city.root / BASE).write_bytes((fresh_city.root / AHEAD).read_bytes())
    assert promoted(fresh_city, *DUE)[0] == 0
    assert state(fresh_city) == f" M {BASE}\n D {AHEAD}\n"


def test_the_date_of_the_file_s_name_is_kept(fresh_city: CityRepository) -> None:
    """Its document says another day: its own 施行日期 is put in, and not a byte else changes."""
    adopted = (fresh_city.root / AHEAD).read_text(encoding="utf-8")
    fresh_city.edit("documents/YS-2026-001.yml", ("施行日期: 2027-01-01", "施行日期: 2026-12-01"))
    fresh_city.commit("改文件的施行日期", 2)
    status, printed, _ = promoted(fresh_city, *DUE)
    assert (status, "，加上“施行日期: 2027-01-01”，" in printed) == (0, True)
    expected = adopted.replace("文件: YS-2026-001\n", "文件: YS-2026-001\n施行日期: 2027-01-01\n")
    assert (fresh_city.root / BASE).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        (AHEAD, "权力类型:", "权力种类:", f"{AHEAD}：有错误，读不出来。先用 check 命令看看"),
        (AHEAD, "编号: CG-0001", "编号: CG-0009", f"{AHEAD}：里面的编号是 CG-0009，和文件名不一样"),
        (
            AHEAD,
            "文件: YS-2026-001\n",
            "文件: YS-2026-001\n施行日期: 2027-03-01\n",
            f"{AHEAD}：里面写的施行日期是 2027-03-01，和文件名不一样。先改成一样的",
        ),
        (
            AHEAD,
            "文件: YS-2026-001",
            "文件: YS-2026-009",
            f"{AHEAD}：发布文件 YS-2026-009 没有登记，看不出什么时候施行",
        ),
        (
            BASE,
            "权力类型:",
            "权力种类:",
            f"{AHEAD}：现行的 CG-0001.yml 有错误，读不出来。先用 check 命令看看",
        ),
        (
            BASE,
            "文件: YS-2025-001\n",
            "文件: YS-2025-001\n施行日期: 2027-06-01\n",
            f"{AHEAD}：现行的 CG-0001.yml 2027-06-01 起施行，不比这个版本早；两个里面有一个日期不对",
        ),
    ],
)
def test_versions_that_are_wrong(fresh_city: CityRepository, path: str, old: str, new: str, why: str) -> None:
    fresh_city.edit(path.removeprefix("content/"), (old, new))
    fresh_city.commit("改坏", 2)
    assert promoted(fresh_city, *DUE) == (1, "", f"{why}\n{NOTHING}")
    assert state(fresh_city) == ""


def test_two_versions_due_are_folded_one_after_the_other(fresh_city: CityRepository) -> None:
    """Each must have stood in the record's own file, or history would call the first withdrawn."""
    text = (fresh_city.root / AHEAD).read_text(encoding="utf-8")
    later = text.replace("文件: YS-2026-001\n", "文件: YS-2026-001\n施行日期: 2027-02-01\n")
    (fresh_city.root / AHEAD.replace("01-01", "02-01")).write_text(later, encoding="utf-8")
    fresh_city.commit("再通过一个版本", 2)
    _, printed, _ = promoted(fresh_city, "--on", "2027-03-01")
    assert printed.endswith("CG-0001 还有后面的版本也到期了：提交以后再运行一次。\n")
    assert (fresh_city.root / BASE).read_text(encoding="utf-8") == text
    fresh_city.commit("并入", 3)
    assert promoted(fresh_city, "--on", "2027-03-01")[0] == 0
    assert (fresh_city.root / BASE).read_text(encoding="utf-8") == later


def test_a_matter_that_changes_hands(fresh_city: CityRepository) -> None:
    """The new version lies with the department that takes over: there it stays, and the old file goes."""
    moved = AHEAD.replace("chengguan", "xuke")
    fresh_city.git("mv", AHEAD, moved)
    fresh_city.commit("移交", 2)
    assert promoted(fresh_city, *DUE)[0] == 0
    assert state(fresh_city) == f" D {BASE}\n D {moved}\n?? {BASE.replace('chengguan', 'xuke')}\n"


def test_a_repository_that_is_none(fresh_city: CityRepository, tmp_path: Path) -> None:
    """Without history the text replaced would be gone for good."""
    subprocess.run(["cp", "-r", fresh_city.root / "content", tmp_path / "content"], check=True)
    done = fresh_city.chidu("promote", *DUE, "--content", str(tmp_path / "content"))
    assert (done.returncode, done.stdout, "不是 git 仓库" in done.stderr) == (1, "", True)
    assert (tmp_path / "content/departments/chengguan/CG-0001@2027-01-01.yml").is_file()


def test_words_that_are_wrong(fresh_city: CityRepository) -> None:
    status, _, complaint = promoted(fresh_city, "--on", "明天")
    assert (status, complaint) == (
        2,
        "命令写得不对：--on: 日期写成 2027-01-01 这样，现在是“明天”\n用 chidu promote --help 看用法。\n",
    )


# What a page says of its record's place in the repository, and of when that was recorded.
_RECORDED = re.compile(
    r"<section class=\"sect\" id=\"(?:history|verify)\".*?</section>|<dt>入库时间</dt><dd>.*?</dd>", re.S
)


def test_the_portal_shows_the_same_before_and_after(fresh_city: CityRepository) -> None:
    """It had changed over by itself: the page differs in what it says of the recording only."""
    january = {"SOURCE_DATE_EPOCH": "1798948800"}  # 2027-01-03
    assert fresh_city.chidu("build", "--site", "before", **january).returncode == 0
    assert promoted(fresh_city, *DUE)[0] == 0
    fresh_city.commit("并入 CG-0001", 20)
    assert fresh_city.chidu("build", "--site", "after", **january).returncode == 0
    before, after = (
        (fresh_city.root / site / "benchmarks/CG-0001/index.html").read_text(encoding="utf-8")
        for site in ("before", "after")
    )
    assert "并处2000元以上2800元以下罚款" in before
    assert _RECORDED.sub("", after) == _RECORDED.sub("", before)
