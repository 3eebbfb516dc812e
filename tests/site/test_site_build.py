"""Whole builds through MkDocs: what comes out, and what stays when something is wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from city_repository import CityRepository, grow_history, make_city

from chidu.rules.catalogue import codes
from chidu.staging import claimed


def listing(site: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_files_of_the_site(city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """Benchmark pages, theme pages, 404, sitemap, search data, our assets; nothing of the theme's own, no shadow page."""
    files = listing(city.root / "site")
    names = [name for name in files if not name.startswith("assets/search/data/") and not _of_rule(name)]
    golden("files.txt", "\n".join(names) + "\n")
    assert {name.split("/")[1] for name in files if _of_rule(name)} == set(codes())


def _of_rule(name: str) -> bool:
    """Whether it is the page of a rule, of which new ones come every month."""
    return re.fullmatch(r"rules/[a-z-]+/index\.html", name) is not None


WHOLE = (
    "index",
    "departments/chengguan/index",
    "laws/FL-0001/index",
    "about/index",
    "benchmarks/CG-0001/index",
    "quality/chengguan/index",
)


@pytest.mark.parametrize("page", [*(f"{name}.html" for name in WHOLE), "404.html"])
def test_whole_pages(page: str, city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """Pages of every sort with shell and history, the 404 page."""
    golden(
        page.replace("/index.html", ".html").replace("/", "_"),
        (city.root / "site" / page).read_text(encoding="utf-8"),
    )


def test_sitemap(city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """Every address, those of rules by their number only."""
    lines = (city.root / "site/sitemap.xml").read_text(encoding="utf-8").splitlines(keepends=True)
    rules = [line for line in lines if re.search(r"/rules/[a-z-]+/<", line)]
    golden("sitemap.xml", "".join(line for line in lines if line not in rules))
    assert len(rules) == len(codes())


def test_changes_page(city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """The changes page over a history with a broken version and a move."""
    golden("changes.html", (city.root / "site/changes/index.html").read_text(encoding="utf-8"))


def test_two_builds_are_byte_identical(city: CityRepository, tmp_path: Path) -> None:
    """Another folder, another time zone, another hash seed: the same bytes, search index included (design section 4)."""
    other = make_city(tmp_path / "elsewhere")
    grow_history(other)
    done = other.chidu("build", TZ="America/New_York", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert listing(other.root / "site") == listing(city.root / "site")


def test_the_working_folder_is_left_tidy(city: CityRepository) -> None:
    """No staging folder remains."""
    assert sorted(path.name for path in city.root.iterdir()) == [
        ".cache", ".git", ".gitignore", "content", "hooks", "mkdocs.yml", "overrides", "site",
    ]  # fmt: skip


def _all_levels(city: CityRepository) -> None:
    city.edit(
        "departments/chengguan/CG-0001.yml", ("并处1500元以上2000元以下罚款", "处七万元以下九万元以下罚款")
    )
    city.edit("departments/chengguan/CG-0002.yml", ("俗称:", "别名:"))
    city.edit("departments/chengguan/CG-0005.yml", ("\n", "\r\n"))


def _take_addresses(city: CityRepository) -> None:
    for name in ("search.md", "departments/index.md", "benchmarks/CG-0001/index.md", "sitemap.xml"):
        path = city.root / "content/pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# 自己写的\n", encoding="utf-8")


BAD: dict[str, Callable[[CityRepository], None]] = {
    "缩进坏了": lambda c: c.edit("departments/chengguan/CG-0001.yml", ("  - 阶次: 一般", " - 阶次: 一般")),
    "不认识的键": lambda c: c.edit("departments/chengguan/CG-0002.yml", ("俗称:", "别名:")),
    "没有登记的法规": lambda c: c.edit("departments/chengguan/CG-0003.yml", ("市容条例", "市貌条例")),
    "编号重复": lambda c: _copy(c, "departments/chengguan/CG-0005.yml", "departments/xuke/CG-0005.yml"),
    "编号和文件名不一样": lambda c: c.edit(
        "departments/chengguan/CG-0005.yml", ("编号: CG-0005", "编号: CG-0055")
    ),
    "符号链接": lambda c: (c.root / "content/laws/FL-0009.yml").symlink_to("FL-0001.yml"),
    "300KB的文件": lambda c: c.edit(
        "departments/chengguan/CG-0005.yml", ("门前堆放少量杂物", "杂" * 100_000)
    ),
    "五万个方括号": lambda c: _write(c, "departments/chengguan/CG-0007.yml", b"[" * 50_000),
    "GBK编码": lambda c: _write(
        c, "departments/chengguan/CG-0007.yml", "编号: CG-0007\n事项: 摆摊\n".encode("gbk")
    ),
    "没有站点文件": lambda c: (c.root / "content/site.yml").unlink(),
    "有错误也有提醒和说明": _all_levels,
    "正文里写坏的网址": lambda c: _write(
        c, "pages/about.md", "# 关于\n\n见[某网](http://example.cn：8080/)。\n".encode()
    ),
    "正文是GBK编码": lambda c: _write(c, "pages/about.md", "# 关于\n".encode("gbk")),
    "正文占了门户的地址": _take_addresses,
}


def _copy(city: CityRepository, source: str, target: str) -> None:
    shutil.copy(city.root / "content" / source, city.root / "content" / target)


def _write(city: CityRepository, path: str, data: bytes) -> None:
    (city.root / "content" / path).write_bytes(data)


def test_bad_input_never_replaces_the_site(
    city: CityRepository, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """A located Chinese message and exit 1 each; no traceback; the site that was there stays whole."""
    told = []
    for name, spoil in BAD.items():
        copy = CityRepository(tmp_path / "clone")
        shutil.copytree(city.root, copy.root, symlinks=True)
        before = listing(copy.root / "site")
        # Undo the fixture's move, so that the edits below find their files where the city has them.
        (copy.root / "content/departments/xuke/CG-0003.yml").rename(
            copy.root / "content/departments/chengguan/CG-0003.yml"
        )
        spoil(copy)
        done = copy.chidu("build")
        assert listing(copy.root / "site") == before, name
        assert sorted(p.name for p in copy.root.glob(".site*")) == [], name
        told.append(f"== {name}：退出码 {done.returncode}\n{done.stdout}{done.stderr}")
        shutil.rmtree(copy.root)
    golden("bad_input.txt", "\n".join(told))


def test_a_moment_that_is_no_number(fresh_city: CityRepository) -> None:
    """SOURCE_DATE_EPOCH is typed by people too; neither words nor a number beyond the calendar end in a traceback."""
    for epoch in ("abc", "9" * 30):
        done = fresh_city.chidu("build", SOURCE_DATE_EPOCH=epoch)
        assert (done.returncode, (done.stdout + done.stderr).strip()) == (
            1,
            f"环境变量 SOURCE_DATE_EPOCH 应当是从1970年起的秒数，现在是“{epoch}”",
        )


def test_a_site_that_is_a_link(fresh_city: CityRepository, tmp_path: Path) -> None:
    """A usual deployment: the folder it leads to is replaced, the link stays, and nothing is left beside either."""
    public = tmp_path / "srv/zwgk"
    public.mkdir(parents=True)
    (public / "old.html").write_text("old", encoding="utf-8")
    (fresh_city.root / "site").symlink_to(public)
    done = fresh_city.chidu("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (fresh_city.root / "site").readlink() == public
    assert ((public / "index.html").is_file(), (public / "old.html").exists()) == (True, False)
    assert [path.name for path in public.parent.iterdir()] == ["zwgk"]
    assert list(fresh_city.root.glob(".site*")) == []


def test_one_build_at_a_time(fresh_city: CityRepository) -> None:
    """A second build refuses and touches nothing of the first's."""
    theirs = fresh_city.root / ".site.building/index.html"
    theirs.parent.mkdir()
    theirs.write_text("half", encoding="utf-8")
    (fresh_city.root / ".site.retired").mkdir()
    with claimed(fresh_city.root / "site"):
        done = fresh_city.chidu("build")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).strip() == (
        f"另一次生成正在进行，没有再生成 {fresh_city.root / 'site'}。等它结束再来"
    )
    assert sorted(path.name for path in fresh_city.root.glob(".site*")) == [".site.building", ".site.retired"]
    assert theirs.read_text(encoding="utf-8") == "half"


def test_a_claim_on_a_removed_lock_keeps_nobody_out(tmp_path: Path) -> None:
    """Who opens the lock file just before its holder removes it holds nothing, and is told to come again."""
    site, lock = tmp_path / "site", tmp_path / ".site.lock"
    with claimed(site):
        lock.unlink()
        with claimed(site):
            lock.unlink()
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_cannot_be_replaced(fresh_city: CityRepository) -> None:
    """A sentence, and what was published stays: here the way out of the old site is barred by a plain file."""
    (fresh_city.root / "site").mkdir()
    (fresh_city.root / "site/index.html").write_text("old", encoding="utf-8")
    (fresh_city.root / ".site.retired").write_text("", encoding="utf-8")
    done = fresh_city.chidu("build")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).strip() == (f"写不成网站 {fresh_city.root / 'site'}：上一级不是文件夹")
    assert listing(fresh_city.root / "site") == {"index.html": b"old"}


def test_release_needs_the_whole_history(
    fresh_city: CityRepository, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """A release refuses uncommitted content, a shallow clone, a folder without git; a draft says so and goes on."""
    fresh_city.edit("departments/chengguan/CG-0001.yml", ("备注: ", "备注: 改过 "))
    dirty = fresh_city.chidu("build", "--release")
    fresh_city.commit("改过", 2)
    whole = fresh_city.chidu("build", "--release")
    shallow = CityRepository(tmp_path / "shallow")
    origin = f"file://{fresh_city.root}"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", origin, str(shallow.root)], check=True, capture_output=True
    )
    for part in ("hooks", "overrides"):
        shutil.copytree(fresh_city.root / part, shallow.root / part)
    shutil.copy(fresh_city.root / "mkdocs.yml", shallow.root)
    refused = shallow.chidu("build", "--release")
    shutil.rmtree(shallow.root / ".git")
    bare = shallow.chidu("build", "--release", GIT_CEILING_DIRECTORIES=str(tmp_path))
    draft = shallow.chidu("build", GIT_CEILING_DIRECTORIES=str(tmp_path))
    cases = {"没有提交": dirty, "完整": whole, "浅克隆": refused, "没有版本库": bare, "草稿": draft}
    lines = [
        f"== {name}：退出码 {done.returncode}\n{_timeless(done.stdout)}{done.stderr}"
        for name, done in cases.items()
    ]
    golden("release.txt", "\n".join(lines).replace(str(tmp_path), "…"))
    released = (fresh_city.root / "site/index.html").read_text(encoding="utf-8")
    drafted = (shallow.root / "site/benchmarks/CG-0001/index.html").read_text(encoding="utf-8")
    assert [_labels(released), _labels(drafted)] == [["演示"], ["演示", "草稿"]]
    history = drafted[drafted.index('<section class="sect" id="history">') :]
    golden("no_history.html", history[: history.index("</section>")].replace(str(tmp_path), "…"))


def _labels(html: str) -> list[str]:
    """What the band above the header declares."""
    return re.findall(r"<b>(.*?)</b>", html[html.index('<aside class="demo"') : html.index("</aside>")])


def _timeless(text: str) -> str:
    head, _, tail = text.partition("，用了 ")
    return f"{head}，用了 … 秒。\n" if tail else text


def test_a_build_that_died_between_the_renames_is_repaired(fresh_city: CityRepository) -> None:
    """The retired edition comes back before the next build, which then succeeds or leaves it."""
    assert fresh_city.chidu("build").returncode == 0
    before = listing(fresh_city.root / "site")
    (fresh_city.root / "site").rename(fresh_city.root / ".site.retired")
    fresh_city.edit("site.yml", ("名称: ", "名字: "))
    assert fresh_city.chidu("build").returncode == 1
    assert listing(fresh_city.root / "site") == before


def test_plain_mkdocs_builds_the_same_site(
    fresh_city: CityRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands add nothing: `mkdocs build` alone goes through the same checks and the same swap."""
    assert fresh_city.chidu("build").returncode == 0
    before = listing(fresh_city.root / "site")
    shutil.rmtree(fresh_city.root / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795147200")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=fresh_city.root, check=True, capture_output=True
    )
    assert listing(fresh_city.root / "site") == before
