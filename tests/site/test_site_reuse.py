"""A build takes over the pages that did not change, and still comes out as if it had begun from nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from city_repository import CityRepository

ONE = "departments/chengguan/CG-0001.yml"
PAGE = "site/benchmarks/CG-0002/index.html"


def notes(city: CityRepository, name: str) -> Path:
    """What a build wrote down about the site it published."""
    return next(city.root.glob(f".cache/site-*/{name}.json"))


def edited(city: CityRepository) -> None:
    city.edit(ONE, ("事项: ", "事项: 改过的"))


def linked_record_renamed(city: CityRepository) -> None:
    """CG-0002 shows the title of CG-0001 beside a link."""
    city.edit(ONE, ("事项: ", "事项: 又改过的"))


def committed(city: CityRepository) -> None:
    city.commit("修订", 7)


def deleted(city: CityRepository) -> None:
    (city.root / "content/departments/chengguan/CG-0005.yml").unlink()


def moved(city: CityRepository) -> None:
    source = city.root / "content/departments/chengguan/CG-0004.yml"
    source.rename(city.root / "content/departments/xuke/CG-0004.yml")


def department_changed(city: CityRepository) -> None:
    city.edit("departments/chengguan/department.yml", ("监督电话: ", "监督电话: 1"))


def template_changed(city: CityRepository) -> None:
    template = city.root / "overrides/records/benchmark.html"
    template.write_text(template.read_text("utf-8").replace("不服怎么办", "不服的话怎么办"), "utf-8")


def shell_changed(city: CityRepository) -> None:
    shell = city.root / "overrides/main.html"
    shell.write_text(shell.read_text("utf-8").replace("跳到正文", "跳到正文部分"), "utf-8")


def code_changed(city: CityRepository) -> None:
    code = city.root / "hooks/chidu/publish/answer.py"
    code.write_text(code.read_text("utf-8").replace("按要求改正的，不罚款", "改正了的，不罚款"), "utf-8")


def adopted_ahead_withdrawn(city: CityRepository) -> None:
    (city.root / "content/departments/chengguan/CG-0001@2027-01-01.yml").unlink()


def output_tampered(city: CityRepository) -> None:
    """Somebody put another sentence into a published page: the next build must not carry it on."""
    page = city.root / PAGE
    page.write_text(page.read_text("utf-8").replace("不服", "服从"), "utf-8")


def output_removed(city: CityRepository) -> None:
    shutil.rmtree(city.root / "site/benchmarks/CG-0003")


def notes_of_no_use(city: CityRepository) -> None:
    notes(city, "sheets").write_text('{"benchmarks/CG-0001/": 7}', "utf-8")
    notes(city, "search").write_text("[]", "utf-8")


def withdrawn(city: CityRepository) -> None:
    """A deletion on record: a stone in the place of the page, the versions stay."""
    city.commit("撤下", 8)


STEPS: tuple[Callable[[CityRepository], None], ...] = (
    edited,
    linked_record_renamed,
    committed,
    deleted,
    moved,
    department_changed,
    template_changed,
    shell_changed,
    code_changed,
    adopted_ahead_withdrawn,
    withdrawn,
    output_tampered,
    output_removed,
    notes_of_no_use,
)


def build(city: CityRepository) -> None:
    done = city.chidu("build")
    assert done.returncode == 0, done.stdout + done.stderr


def files(city: CityRepository) -> dict[str, bytes]:
    site = city.root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def from_nothing(city: CityRepository, elsewhere: Path) -> dict[str, bytes]:
    """What the same repository gives without anything of an earlier build."""
    shutil.copytree(city.root, elsewhere, ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))
    clean = CityRepository(elsewhere)
    build(clean)
    return files(clean)


def test_a_warm_build_equals_a_clean_one(fresh_city: CityRepository, tmp_path: Path) -> None:
    """Design section 4: two builds of one commit are byte-identical, whatever was built before."""
    build(fresh_city)
    for number, step in enumerate(STEPS):
        step(fresh_city)
        build(fresh_city)
        warm, clean = files(fresh_city), from_nothing(fresh_city, tmp_path / f"clean-{number}")
        assert warm.keys() == clean.keys(), step.__name__
        assert [name for name in warm if warm[name] != clean[name]] == [], step.__name__


def test_a_repaired_error(fresh_city: CityRepository, tmp_path: Path) -> None:
    """An error keeps the published site as it was; repaired, the site is as if there had been none."""
    build(fresh_city)
    before = files(fresh_city)
    city_words = ("事项: ", "事项：")
    fresh_city.edit(ONE, city_words)
    assert fresh_city.chidu("build").returncode != 0
    assert files(fresh_city) == before
    fresh_city.edit(ONE, (city_words[1], "事项: 修好的"))
    build(fresh_city)
    assert files(fresh_city) == from_nothing(fresh_city, tmp_path / "clean")


def test_unchanged_pages_are_not_written_again(fresh_city: CityRepository) -> None:
    """Otherwise all this would be for nothing."""
    build(fresh_city)
    fresh_city.edit(ONE, ("事项: ", "事项: 改过的"))
    pages = {
        path.parent.name: path.stat().st_mtime_ns
        for path in fresh_city.root.glob("site/benchmarks/*/index.html")
    }
    beside = {
        address.split("/")[1]: other
        for address, (*_, other) in json.loads(notes(fresh_city, "sheets").read_text()).items()
        if address.count("/") == 2 and address.endswith("/")
    }
    build(fresh_city)
    written = {
        path.parent.name
        for path in fresh_city.root.glob("site/benchmarks/*/index.html")
        if path.stat().st_mtime_ns != pages[path.parent.name]
    }
    assert written == {"CG-0001", *(id for id, other in beside.items() if "CG-0001" in other)}


def test_a_commit_prints_only_what_belongs_to_its_record(fresh_city: CityRepository) -> None:
    """The pages of the versions and comparisons of every other benchmark are taken over."""
    build(fresh_city)
    before = {path: path.stat().st_mtime_ns for path in fresh_city.root.glob("site/benchmarks/**/*.*")}
    fresh_city.edit("departments/chengguan/CG-0003.yml", ("事项: ", "事项: 改过的"))
    fresh_city.commit("修订", 2)
    build(fresh_city)
    printed = {
        path.relative_to(fresh_city.root / "site/benchmarks").as_posix()
        for path in fresh_city.root.glob("site/benchmarks/**/*.*")
        if path.name in ("index.html", "data.json") and path.stat().st_mtime_ns != before.get(path)
    }
    assert printed == {
        "CG-0003/index.html",
        "CG-0003/compare/data.json",
        "CG-0003/compare/index.html",
        "CG-0003/versions/2025-07-01/index.html",
        "CG-0003/versions/2025-07-01-2/index.html",
    }


@pytest.mark.parametrize("broken", ['href="{{ base }}gone/">', 'href="#gone">'])
def test_a_broken_link_on_a_benchmark_page(broken: str, fresh_city: CityRepository) -> None:
    """These pages are checked as they are printed; one bad link keeps the whole site back."""
    template = fresh_city.root / "overrides/records/benchmark.html"
    text = template.read_text("utf-8")
    template.write_text(text.replace("<section", f"<p><a {broken}x</a></p><section", 1), "utf-8")
    done = fresh_city.chidu("build")
    assert done.returncode != 0
    assert "gone" in done.stdout + done.stderr
    assert not (fresh_city.root / "site").exists()
