"""The fixture city with a history in which everything happens that news can be made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from city_repository import CityRepository, make_city

from chidu.archive import read_archive
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish.publication import Publication

_HERE = "departments/chengguan"
REPEAL = "废止:\n  日期: 2026-12-01\n  原因: 上位法已经废止\n数据来源: "


def grow_news(city: CityRepository) -> None:
    """From the first commit on, one kind of news a day, with hostile words where words may be hostile."""
    folder = city.root / "content" / _HERE
    late = (folder / "CG-0005.yml").read_text(encoding="utf-8")
    (folder / "CG-0005.yml").unlink()
    one, two, three = f"{_HERE}/CG-0001.yml", f"{_HERE}/CG-0002.yml", f"{_HERE}/CG-0003.yml"
    city.edit(one, ("并处1500元以上2000元以下罚款", "并处1500元以上2200元以下罚款"))
    city.commit("首次入库", 1)
    city.edit(one, ("并处1500元以上2200元以下罚款", "并处1500元以上2000元以下罚款"))
    city.commit("修订 CG-0001", 2)
    (folder / "CG-0005.yml").write_text(late, encoding="utf-8")
    city.commit("新增 CG-0005", 3)
    city.edit(two, ("事项: ", "事项："))
    city.commit("改坏 CG-0002", 4)
    city.edit(two, ("事项：", "事项: "))
    city.commit("改好 CG-0002", 5)
    (city.root / "content" / three).rename(city.root / "content/departments/xuke/CG-0003.yml")
    city.commit("移动 CG-0003", 6)
    city.edit(f"{_HERE}/CG-0004.yml", ("数据来源: ", REPEAL))
    city.commit("废止 CG-0004", 7)
    (folder / "CG-0006.yml").unlink()
    city.commit("删掉 <CG-0006> & 'x'", 8)
    ahead = folder / "CG-0001@2027-01-01.yml"
    base = (folder / "CG-0001.yml").read_text(encoding="utf-8")
    (folder / "CG-0002@2027-02-01.yml").write_text(
        (folder / "CG-0002.yml")
        .read_text(encoding="utf-8")
        .replace("处5万元以上8万元以下罚款", "处5万元以上9万元以下罚款"),
        encoding="utf-8",
    )
    city.commit("通过 CG-0002 新版本", 9)
    (folder / "CG-0001.yml").write_text(ahead.read_text(encoding="utf-8"), encoding="utf-8")
    ahead.unlink()
    city.commit("并入 CG-0001", 10)
    (folder / "CG-0001.yml").write_text(base, encoding="utf-8")
    city.edit(one, ("摆地摊", "摆地摊 عربي"))
    city.commit("退回 CG-0001", 11)
    city.edit("departments/chengguan/department.yml", ("职责: ", "职责: 依法"))
    city.edit("laws/FL-0001.yml", ("名称: ", "名称:  "))
    city.commit("部门和法规", 12)


def publication_of(city: CityRepository, day: date = date(2026, 11, 20)) -> Publication:
    """What is published of a city with its whole history."""
    content = city.root / "content"
    corpus = read_corpus(read_folder(content, "content/"), "content/")
    archive = read_archive(city.root, "content", corpus.files)
    return Publication.on(day, corpus, archive.timelines, archive.missing, past=archive.past)


def make_news(root: Path, *, address: bool = True) -> Publication:
    """The city, grown and read; without an address of its own where none is wanted."""
    city = make_city(root)
    if not address:
        city.edit("site.yml", ("网址: https://xiaoyang.example/caiLiang/\n", ""))
    grow_news(city)
    return publication_of(city)
