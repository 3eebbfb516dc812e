"""`chidu diff` on real repositories: what a pull request changes, for people, code hosts and programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from city_repository import CityRepository

from chidu.reports.markdown import code, escaped

ONE, TWO = "departments/chengguan/CG-0001.yml", "departments/chengguan/CG-0002.yml"
FORMATS = {"text": "txt", "markdown": "md", "json": "json"}


def _propose(city: CityRepository) -> None:
    """A branch with something of everything."""
    content = city.root / "content"
    city.edit(
        ONE,
        ("并处1500元以上2000元以下罚款", "并处1500元以上1800元以下罚款"),
        ("并处2000元以上3000元以下罚款", "并处2000元以上5000元以下罚款"),
        ("占用面积5平方米以上不足20平方米", "占用面积5平方米以上不足10平方米"),
        ("原因: 上位法修改", "原因: 上位法再次修改"),
    )
    city.edit(TWO, ("事项: ", "事项："))
    (content / "departments/chengguan/CG-0003.yml").rename(content / "departments/xuke/CG-0003.yml")
    (content / "departments/chengguan/CG-0004.yml").unlink()
    ahead = (content / ONE).read_text(encoding="utf-8").replace("5000元以下罚款", "4000元以下罚款")
    (content / "departments/chengguan/CG-0001@2028-01-01.yml").write_text(ahead, encoding="utf-8")
    city.edit("documents/YS-2025-001.yml", ("有效期至: 2030-06-30", "有效期至: 2031-06-30"))
    city.edit("lists/QD-0001.yml", ("事项: 门前堆放杂物", "事项: 门前堆物"), ("        - 首次\n", ""))
    (content / "pages/new.md").write_text("新的一页\n", encoding="utf-8")
    city.commit("修改一批", 2)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_branch_changes(
    fresh_city: CityRepository, golden: Callable[[str, str], None], form: str
) -> None:
    """One account of the changes in three dresses."""
    fresh_city.git("branch", "start")
    _propose(fresh_city)
    done = fresh_city.chidu("diff", "start..HEAD", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    golden(f"diff.{FORMATS[form]}", _anonymous(fresh_city, done.stdout))
    assert fresh_city.chidu("diff", "start", "--format", form).stdout == done.stdout
    assert fresh_city.chidu("diff", "start..", "--format", form).stdout == done.stdout


def _anonymous(city: CityRepository, text: str) -> str:
    """Without the names of the commits, which change with every word of the fixture."""
    for name, word in (("start", "BASE"), ("HEAD", "HEAD")):
        text = text.replace(city.git("rev-parse", name).strip(), word)
    return text


def test_three_dots_leave_out_what_others_did(fresh_city: CityRepository) -> None:
    """As git means it: from where both lines parted."""
    fresh_city.git("checkout", "-qb", "branch")
    fresh_city.edit(ONE, ("并处1500元以上2000元以下罚款", "并处1500元以上1800元以下罚款"))
    fresh_city.commit("分支上改", 2)
    fresh_city.git("checkout", "-q", "main")
    fresh_city.edit(TWO, ("不足10立方米", "不足20立方米"))
    fresh_city.commit("主线上改", 3)
    two = json.loads(fresh_city.chidu("diff", "main..branch", "--format", "json").stdout)
    three = json.loads(fresh_city.chidu("diff", "main...branch", "--format", "json").stdout)
    assert [record["id"] for record in two["records"]] == ["CG-0001", "CG-0002"]
    assert [record["id"] for record in three["records"]] == ["CG-0001"]


def test_nothing_changed(fresh_city: CityRepository) -> None:
    for form, said in (
        ("text", "没有改动记录。\n"),
        ("markdown", "### 基准改动\n\n没有改动记录。\n"),
    ):
        done = fresh_city.chidu("diff", "HEAD..HEAD", "--format", form)
        assert (done.returncode, done.stdout) == (0, said)


def test_reasons_are_asked_for(fresh_city: CityRepository) -> None:
    """Issue 7, 5: a reason that is missing, one that is still the last version's, and what needs none."""
    fresh_city.edit(ONE, ("并处1500元以上2000元以下罚款", "并处1500元以上1800元以下罚款"))
    fresh_city.edit(TWO, ("不足10立方米", "不足20立方米"))
    fresh_city.edit("departments/chengguan/CG-0005.yml", ("俗称:\n", "俗称:\n  - 又一个说法\n"))
    fresh_city.commit("没有说为什么", 2)
    told = json.loads(fresh_city.chidu("diff", "HEAD^", "--format", "json").stdout)
    assert {record["id"]: record["reason"] for record in told["records"]} == {
        "CG-0001": {"status": "修订说明还是上一版的", "note": None},
        "CG-0002": {"status": "没有写修订说明", "note": None},
        "CG-0005": {"status": None, "note": None},
    }


def test_a_version_adopted_ahead_is_folded_in(fresh_city: CityRepository) -> None:
    """It is compared with the one that governs; folding it in loses nothing, withdrawing it is told."""
    content = fresh_city.root / "content"
    file, ahead = content / ONE, content / "departments/chengguan/CG-0001@2027-01-01.yml"
    ahead.unlink()
    fresh_city.commit("从头来", 2)
    text = file.read_text(encoding="utf-8").replace("3000元以下罚款", "4000元以下罚款")
    ahead.write_text(text, encoding="utf-8")
    fresh_city.commit("提前通过", 2)
    ahead.rename(file)
    fresh_city.commit("并入", 3)
    fresh_city.git("checkout", "-q", "HEAD^")
    ahead.unlink()
    fresh_city.commit("撤下", 4)
    told = {
        name: [
            (record["after"], record["direction"], record["notes"])
            for record in json.loads(fresh_city.chidu("diff", range_, "--format", "json").stdout)["records"]
        ]
        for name, range_ in (
            ("adopted", "main~2..main^"),
            ("folded", "main^..main"),
            ("withdrawn", "HEAD^..HEAD"),
        )
    }
    path = "departments/chengguan/CG-0001@2027-01-01.yml"
    assert told == {
        "adopted": [(path, "加重", [f"提前通过的版本，2027-01-01 起施行；和 {ONE} 比较"])],
        "folded": [(ONE, "加重", []), (None, None, ["提前通过的版本并入了现行的文件"])],
        "withdrawn": [(None, None, ["提前通过的版本撤下了"])],
    }


def test_a_repaired_file_a_double_and_a_blob_too_large(fresh_city: CityRepository) -> None:
    """What cannot be read is shown with a note, never dropped."""
    content = fresh_city.root / "content"
    fresh_city.edit(TWO, ("事项: ", "事项："))
    fresh_city.commit("改坏", 2)
    fresh_city.edit(TWO, ("事项：", "事项: "))
    shutil.copy(content / ONE, content / "departments/xuke/CG-0001.yml")
    (content / "lists/QD-0001.yml").write_text("说明: 太长\n" * 30_000, encoding="utf-8")
    fresh_city.commit("修好一个，弄坏两个", 3)
    told = json.loads(fresh_city.chidu("diff", "HEAD^", "--format", "json").stdout)
    assert [(r["id"], r["fate"], r["weight"], r["notes"]) for r in told["records"]] == [
        (
            "CG-0002",
            "修改",
            "读不出",
            ["改动前的文件有错，读不出来（第 3 行：“事项”后面是全角冒号“：”，YAML 只认半角冒号加空格）"],
        ),
        ("QD-0001", "修改", "读不出", ["改动后的文件有 450000 个字节，太大，没有读"]),
        ("CG-0001", "新增", None, [f"同一个编号另有文件 {ONE}"]),
    ]


HOSTILE = (
    "`代码` | <b>粗</b> **重** [链](http://a.cn) @admin #12 www.a.cn ![图](x) :tada: \\| ~~删~~ _斜_ &amp;"
)


def test_hostile_words_stay_words(fresh_city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """Nothing in a record can write Markdown, call anybody, or steer a terminal."""
    fresh_city.edit(ONE, ("事项: 未经批准占用城市道路摆摊经营", f"事项: '{HOSTILE}'"))
    fresh_city.edit(ONE, ("占用面积5平方米以上不足20平方米", f"'占用 {HOSTILE}'"))
    name = "content/pages/`a`|@b\x1b[31m\n### 标题.md"
    (fresh_city.root / name).write_text("x", encoding="utf-8")
    fresh_city.commit("使坏", 2)
    told = [fresh_city.chidu("diff", "HEAD^", "--format", form).stdout for form in FORMATS]
    assert "\x1b" not in "".join(told)
    golden("diff_hostile.txt", "\n".join(told[:2]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. 一", "1\\. 一"),
        ("- 一", "\\- 一"),
        ("1.5万元", "1.5万元"),
        ("a|b", "a\\|b"),
        ("@某人", "@&#8203;某人"),
        ("见#12", "见\\#&#8203;12"),
        ("!12", "\\!&#8203;12"),
        ("<script>", "&lt;script&gt;"),
        ("两\n行", "两&lt;U+000A&gt;行"),
        ("\u202e倒", "&lt;U+202E&gt;倒"),
        ("https://a.cn", "https://&#8203;a.cn"),
    ],
)
def test_words_are_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("name", "shown"), [("a.yml", "`a.yml`"), ("`a", "`` `a ``"), ("a``b|c", "```a``b｜c```")]
)
def test_names_of_files_are_code(name: str, shown: str) -> None:
    assert code(name) == shown


def test_a_pull_request_takes_no_more(fresh_city: CityRepository) -> None:
    """However much changed, the comment fits: the most important first, the rest counted."""
    text = (fresh_city.root / "content" / ONE).read_text(encoding="utf-8")
    for number in range(2000, 2600):
        path = fresh_city.root / f"content/departments/chengguan/CG-{number}.yml"
        path.write_text(
            text.replace("CG-0001", f"CG-{number}").replace("\n曾用编号:\n  - CG-0099", ""), encoding="utf-8"
        )
    fresh_city.commit("很多", 2)
    for path in (fresh_city.root / "content/departments/chengguan").glob("CG-2*.yml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("3000元以下", "4000元以下"), encoding="utf-8"
        )
    fresh_city.commit("都加重", 3)
    told = fresh_city.chidu("diff", "HEAD^", "--format", "markdown").stdout
    assert len(told) < 65_536
    assert "改动 600 项记录：加重 600 项。" in told
    assert told.splitlines()[-1].startswith("还有 ")


class TestErrors:
    """Each is a sentence with the cure, and no traceback."""

    def refused(self, city: CityRepository, *words: str, **environment: str) -> tuple[int, str, str]:
        done = city.chidu("diff", *words, **environment)
        return done.returncode, done.stdout, done.stderr.replace(str(city.root), "这里")

    @pytest.mark.parametrize("name", ["nowhere", "--output=x", "main^{tree}", "一"])
    def test_an_unknown_revision(self, fresh_city: CityRepository, name: str) -> None:
        said = f"版本库里没有叫“{name}”的提交、分支或者标签。请核对名字；远程的分支写成 origin/分支名，没有取回的先执行：git fetch\n"
        assert self.refused(fresh_city, f"main..{name}") == (2, "", said)
        assert not (fresh_city.root / "x").exists()

    def test_before_the_first_commit(self, tmp_path: Path) -> None:
        city = _bare(tmp_path)
        city.git("init", "-q")
        assert self.refused(city, "main..HEAD") == (2, "", "版本库里还没有提交。请先提交内容\n")

    def test_outside_a_repository(self, tmp_path: Path) -> None:
        said = "文件夹 这里 不存在或者不是 git 仓库。请用 git clone 取得，不要下载压缩包\n"
        assert self.refused(_bare(tmp_path), "main") == (1, "", said)

    def test_without_git(self, fresh_city: CityRepository, tmp_path: Path) -> None:
        said = "找不到 git。请安装 git 并确认命令行里能执行：git --version\n"
        assert self.refused(fresh_city, "main", PATH=str(tmp_path / "nothing")) == (1, "", said)

    def test_a_shallow_clone(self, fresh_city: CityRepository, tmp_path: Path) -> None:
        fresh_city.git("branch", "start")
        fresh_city.edit(ONE, ("不足20平方米", "不足10平方米"))
        fresh_city.commit("二", 2)
        shallow = _bare(tmp_path / "shallow")
        fresh_city.git("clone", "-q", "--depth=1", f"file://{fresh_city.root}", str(shallow.root / "clone"))
        clone = CityRepository(shallow.root / "clone")
        deepen = (
            "请执行：git fetch --unshallow（在 GitHub Actions 里给 actions/checkout 写 fetch-depth: 0）\n"
        )
        assert self._at(clone, "HEAD^") == (2, "", f"这是浅克隆，里面没有“HEAD^”。{deepen}")
        clone.git("fetch", "-q", "--depth=1", "origin", "start:start")
        said = f"这是浅克隆，找不到两个提交共同的起点。{deepen}"
        assert self._at(clone, "start...HEAD") == (1, "", said)
        assert self._at(clone, "start..HEAD")[0] == 0

    def _at(self, clone: CityRepository, range_: str) -> tuple[int, str, str]:
        """The program of this checkout at work in a clone."""
        return self.refused(clone, range_, PYTHONPATH=os.pathsep.join(sys.path))

    def test_lines_that_never_met(self, fresh_city: CityRepository) -> None:
        fresh_city.git("checkout", "-q", "--orphan", "other")
        fresh_city.commit("另起", 2)
        said = "这两个提交没有共同的起点，不能用三个点比较。改用两个点，直接比较两边的内容\n"
        assert self.refused(fresh_city, "main...other") == (1, "", said)
        assert self.refused(fresh_city, "main..other") == (0, "没有改动记录。\n", "")

    def test_somebody_elses_folder(self, fresh_city: CityRepository, tmp_path: Path) -> None:
        stranger = tmp_path / "bin/git"
        stranger.parent.mkdir()
        stranger.write_text(
            f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n'
        )
        stranger.chmod(0o755)
        path = f"{stranger.parent}{os.pathsep}{os.environ['PATH']}"
        status, out, said = self.refused(
            fresh_city, "main", PATH=path, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=str(tmp_path / "config")
        )
        cure = "git config --global --add safe.directory 这里"
        assert (status, out) == (1, "")
        assert said == f"文件夹 这里 属于另一个用户，git 拒绝读取。确认可信后执行：{cure}\n"

    def test_no_range(self, fresh_city: CityRepository) -> None:
        status, out, _ = self.refused(fresh_city)
        assert (status, out) == (2, "")


def _bare(root: Path) -> CityRepository:
    """A folder with content and the program, and no git."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "content").mkdir()
    repository = Path(__file__).parents[2]
    (root / "hooks").symlink_to(repository / "hooks")
    return CityRepository(root)
