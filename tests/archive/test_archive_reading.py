"""The history of real repositories, also of such as nobody should have: nothing is lost, nothing raises."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from plain_repository import Repository

from chidu import git
from chidu.archive import Archive, read_archive
from chidu.history import TooLarge
from chidu.history.course import courses
from chidu.history.timeline import Revision

OURS, XUKE = "departments/chengguan", "departments/xuke"


def record(
    id: str, least: str = "1000元", condition: str = "占用面积不足5平方米", effective: str = ""
) -> str:
    """A benchmark of one tier."""
    own = f"施行日期: {effective}\n" if effective else ""
    return f"""编号: {id}
事项: 占用城市道路摆摊
权力类型: 行政处罚
文件: SFS-2026-001
{own}处罚依据:
  - 依据: 市容条例
    条款: 第三十四条
    罚则: 处500元以上5000元以下罚款
裁量阶次:
  - 阶次: 一般
    适用情形:
      - {condition}
    裁量标准: 处{least}以上2000元以下罚款
数据来源: 示范划分
"""


DOCUMENT = """编号: SFS-2026-001
名称: 城市管理行政处罚裁量基准
文号: 示城管规〔2026〕1号
制定形式: 规范性文件
发布机构: chengguan
级别: 市级
成文日期: 2025-12-01
发布日期: 2025-12-05
施行日期: 2026-01-01
数据来源: 虚构：测试用
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def read(repository: Repository, **options: object) -> Archive:
    return read_archive(repository.path, "content", **options)  # type: ignore[arg-type]


def told(archive: Archive) -> dict[str, list[str]]:
    """A line for each revision: subject of its commit, what happened to which file, what changed."""
    return {key: [_line(each) for each in line] for key, line in archive.timelines.items()}


def _line(each: Revision) -> str:
    version = each.version
    where = version.path.removeprefix("departments/")
    changes = "；".join(change.sentence for change in each.changes)
    unread = "" if each.readable else f" ? {version.too_large or '读不出来'}"
    beside = "".join(f" + {path.removeprefix('departments/')}" for path in version.beside)
    return (
        f"{version.commit.subject}｜{version.kind} {where}{unread}{beside}{' ' if changes else ''}{changes}"
    )


def test_a_lower_minimum_a_slip_of_the_pen_and_its_repair(repository: Repository) -> None:
    path = f"{OURS}/CG-0001.yml"
    repository.commit({path: record("CG-0001"), "documents/SFS-2026-001.yml": DOCUMENT}, "首次入库")
    repository.commit({path: record("CG-0001", "500元")}, "下调")
    repository.commit({path: record("CG-0001", "500元").replace(": ", "：", 1)}, "改坏")
    repository.commit({path: record("CG-0001", "五百元")}, "改好")
    repository.commit({path: None, f"{XUKE}/CG-0001.yml": record("CG-0001", "五百元")}, "移交")
    archive = read(repository)
    assert told(archive) == {
        "benchmark:CG-0001": [
            "首次入库｜新增 chengguan/CG-0001.yml",
            "下调｜修改 chengguan/CG-0001.yml 「一般」阶次：罚款下限 1000元 → 500元（减轻）",
            "改坏｜修改 chengguan/CG-0001.yml ? 读不出来",
            "改好｜修改 chengguan/CG-0001.yml 「一般」阶次：裁量标准 处500元以上2000元以下罚款"
            " → 处五百元以上2000元以下罚款（只改文字）",
            "移交｜移动 xuke/CG-0001.yml",
        ],
        "document:SFS-2026-001": ["首次入库｜新增 documents/SFS-2026-001.yml"],
    }
    [*_, broken, mended, moved] = archive.timelines["benchmark:CG-0001"]
    assert archive.past is not None
    assert archive.past.text(broken.version) == record("CG-0001", "500元").replace(": ", "：", 1).encode()
    assert (mended.effective and mended.effective.isoformat(), moved.moved_from) == (
        "2026-01-01",
        "chengguan",
    )
    archive.past.close()


def test_two_files_with_one_id_and_a_merge_of_two_moves(repository: Repository) -> None:
    path = f"{OURS}/CG-0001.yml"
    repository.commit({path: record("CG-0001")}, "首次入库")
    repository.commit({"departments/chengguan/CG-0002.yml": record("CG-0001", "900元")}, "抄了一份")
    repository.commit({"departments/chengguan/CG-0002.yml": record("CG-0002", "900元")}, "改了编号")
    repository.git("checkout", "--quiet", "-b", "another")
    repository.commit({path: None, "departments/anquan/CG-0001.yml": record("CG-0001")}, "移到应急局")
    repository.git("checkout", "--quiet", "main")
    repository.commit({path: None, f"{XUKE}/CG-0001.yml": record("CG-0001")}, "移到许可局")
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "another")
    repository.write({f"{XUKE}/CG-0001.yml": record("CG-0001", "800元")})
    repository.record("合并：归许可局".encode())
    assert told(read(repository))["benchmark:CG-0001"] == [
        "首次入库｜新增 chengguan/CG-0001.yml",
        "抄了一份｜新增 chengguan/CG-0002.yml + chengguan/CG-0001.yml"
        " 「一般」阶次：罚款下限 1000元 → 900元（减轻）",
        "改了编号｜删除 chengguan/CG-0002.yml + chengguan/CG-0001.yml",
        "移到许可局｜移动 xuke/CG-0001.yml",
        "合并：归许可局｜修改 xuke/CG-0001.yml 「一般」阶次：罚款下限 1000元 → 800元（减轻）",
    ]


def test_a_hundred_megabytes_in_the_past(repository: Repository) -> None:
    path = f"{OURS}/CG-0001.yml"
    repository.commit({path: record("CG-0001")}, "首次入库")
    repository.commit({path: bytes(100 << 20)}, "误传")
    repository.commit({path: record("CG-0001", "900元")}, "改好")
    archive = read(repository)
    assert told(archive)["benchmark:CG-0001"] == [
        "首次入库｜新增 chengguan/CG-0001.yml",
        "误传｜修改 chengguan/CG-0001.yml ? TooLarge(size=104857600)",
        "改好｜修改 chengguan/CG-0001.yml 「一般」阶次：罚款下限 1000元 → 900元（减轻）",
    ]
    assert archive.past is not None
    assert archive.past.text(archive.timelines["benchmark:CG-0001"][1].version) == TooLarge(100 << 20)


def test_clocks_that_were_wrong_and_words_in_other_encodings(repository: Repository) -> None:
    path = f"{OURS}/CG-0001.yml"
    repository.commit({path: record("CG-0001")}, "一", when="@4070908800 +0800")
    repository.commit({path: record("CG-0001", "900元")}, "二", when="@0 +0000")
    repository.write({path: record("CG-0001", "800元"), "departments/\udcff.yml": "编号: 甲"})
    repository.record(b"\xff\xfe \x1b[31m", when="@1767225600 +0800")
    archive = read(repository)
    assert told(archive)["benchmark:CG-0001"] == [
        "一｜新增 chengguan/CG-0001.yml",
        "二｜修改 chengguan/CG-0001.yml 「一般」阶次：罚款下限 1000元 → 900元（减轻）",
        "ÿþ \x1b[31m｜修改 chengguan/CG-0001.yml 「一般」阶次：罚款下限 900元 → 800元（减轻）",
    ]
    # The order is that of the commits, whatever their clocks say.
    versions = courses(archive.timelines)["CG-0001"].versions
    assert [(each.number, each.name, each.recorded.year) for each in versions] == [
        (1, "undated", 2099),
        (2, "undated-2", 1970),
        (3, "undated-3", 2026),
    ]


def test_a_detached_head_and_none_at_all(repository: Repository) -> None:
    assert read(repository) == Archive(
        missing="版本库里还没有提交", flaws=("版本库里还没有提交。请先提交内容",)
    )
    first = repository.commit({f"{OURS}/CG-0001.yml": record("CG-0001")}, "首次入库")
    repository.commit({f"{OURS}/CG-0001.yml": record("CG-0001", "900元")}, "下调")
    repository.git("checkout", "--quiet", first)
    archive = read(repository)
    assert (archive.head, told(archive)) == (
        first,
        {"benchmark:CG-0001": ["首次入库｜新增 chengguan/CG-0001.yml"]},
    )


def test_without_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({f"{OURS}/CG-0001.yml": record("CG-0001")}, "首次入库")
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = "找不到 git。请安装 git 并确认命令行里能执行：git --version"
    assert read(repository) == Archive(missing=missing, flaws=(missing,))


def eventful(repository: Repository, commits: int = 40) -> None:
    """Records that are changed, respelled, broken, moved, deleted, brought back, adopted ahead and folded in."""
    chance = random.Random(20260101)
    places = {f"CG-{number:04}": OURS for number in range(1, 9)}
    repository.commit({f"{OURS}/{id}.yml": record(id) for id in places}, "首次入库")
    present = dict(places)
    for turn in range(commits):
        edit: dict[str, str | None] = {}
        for id in chance.sample(sorted(places), 3):
            text = record(id, chance.choice(["1000元", "900元", "九百元"]), f"第{chance.randrange(4)}种情形")
            if id in present and chance.random() < 0.3:
                edit[f"{present.pop(id)}/{id}.yml"] = None
            if id in present or chance.random() < 0.7:
                folder = present.setdefault(id, chance.choice([OURS, XUKE]))
                edit[f"{folder}/{id}.yml"] = text.replace(": ", "：", 1) if chance.random() < 0.1 else text
        edit |= _adopted(repository, turn)
        repository.commit(edit, f"第{turn}次")


def _adopted(repository: Repository, turn: int) -> Mapping[str, str | None]:
    name = f"{OURS}/CG-0009@2027-01-01.yml"
    if turn % 10 == 0:
        return {name: record("CG-0009", f"{turn + 1}00元", effective="2027-01-01")}
    if turn % 10 == 5:
        return {
            name: None,
            f"{OURS}/CG-0009.yml": record("CG-0009", f"{turn - 4}00元", effective="2027-01-01"),
        }
    return {}


def test_remembered_shared_out_or_read_anew_it_is_the_same_history(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue: "cached by blob hash; incremental"."""
    eventful(repository)
    anew, cache = read(repository), tmp_path / "cache.json"
    assert sum(not each.readable for line in anew.timelines.values() for each in line) > 3
    assert any(each.folded for line in anew.timelines.values() for each in line)
    monkeypatch.setattr("chidu.archive.studying._FORK_FROM", 1)
    for options in ({"workers": 2}, {"cache": cache}, {"cache": cache}):
        assert read(repository, **options).timelines == anew.timelines
    with monkeypatch.context() as patch:
        patch.setattr(git, "blobs", lambda repo, oids: iter(dict.fromkeys(oids, b"")))
        assert read(repository, cache=cache).timelines == anew.timelines, "nothing is read twice"
    repository.commit({f"{OURS}/CG-0001.yml": record("CG-0001", "777元")}, "又一次")
    assert read(repository, cache=cache).timelines == read(repository).timelines != anew.timelines


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"program": "another"}', b'{"program": 1, "found": 3}', b"\xff"]
)
def test_a_cache_of_no_use(damage: bytes, repository: Repository, tmp_path: Path) -> None:
    repository.commit({f"{OURS}/CG-0001.yml": record("CG-0001")}, "首次入库")
    cache = tmp_path / "cache.json"
    cache.write_bytes(damage)
    assert read(repository, cache=cache).timelines == read(repository).timelines
