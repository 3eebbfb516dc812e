"""Releases of a real repository, sealed one after the other; what may not be sealed; what an auditor is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from city_repository import CityRepository, grow_history, make_city

from chidu.cli.main import main
from chidu.prepare import Refused, prepare
from chidu.problems import Level
from chidu.sealing.published import Published
from chidu.staging import Notes

ONE = "departments/chengguan/CG-0001.yml"
Golden = Callable[[str, str], None]


def listing(site: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Sealed:
    """A city that was released twice: the clone as it is now, the first site, and what the builds said."""

    city: CityRepository
    first: dict[str, bytes]
    said: str

    @property
    def chain(self) -> Path:
        return self.city.root / "releases.jsonl"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """Released, its chain committed, released again with nothing new, changed and released; tests must not change it."""
    city = make_city(tmp_path_factory.mktemp("sealed") / "clone")
    grow_history(city)
    said = [_release(city)]
    first = listing(city.root / "site")
    city.commit("封存第 1 次发布", 7)
    said.append(_release(city))
    city.edit(ONE, ("并处1500元以上2000元以下罚款", "并处1500元以上1900元以下罚款"))
    city.commit("修订 CG-0001", 8)
    said.append(_release(city))
    city.commit("封存第 2 次发布", 9)
    return Sealed(city, first, "".join(said))


def _record(sealed: Sealed, folder: Path) -> CityRepository:
    """The sealed city without the program that made it: what was recorded, and the site."""
    folder.mkdir()
    for name in (".git", "content", "site"):
        shutil.copytree(sealed.city.root / name, folder / name, symlinks=True)
    for name in (".gitignore", "releases.jsonl"):
        shutil.copy(sealed.city.root / name, folder)
    return CityRepository(folder)


def _release(city: CityRepository, *words: str) -> str:
    done = city.chidu("build", "--release", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return "".join(f"{line.partition('，用了')[0]}\n" for line in done.stdout.splitlines())


@pytest.fixture
def copy(sealed: Sealed, tmp_path: Path) -> CityRepository:
    """The sealed city to be spoilt."""
    shutil.copytree(sealed.city.root, tmp_path / "clone", symlinks=True)
    return CityRepository(tmp_path / "clone")


def test_two_releases(sealed: Sealed, golden: Golden) -> None:
    """What the clerk is told, the chain, and what the site has of it; a release of the same content seals nothing."""
    site = sealed.city.root / "site/proof"
    names = ("records.txt", "release.json", "releases.jsonl")
    parts = [f"== {name}\n{(site / name).read_text(encoding='utf-8')}" for name in names]
    golden("sealed.txt", "\n".join([f"== 说的\n{sealed.said}", *parts]))
    assert (site / "releases.jsonl").read_bytes() == sealed.chain.read_bytes()
    assert not sealed.city.git("status", "--porcelain")


def test_the_proof_page(sealed: Sealed, golden: Golden) -> None:
    """Of a release, with every release so far."""
    html = (sealed.city.root / "site/proof/index.html").read_text(encoding="utf-8")
    golden("proof.html", html[html.index('<div class="wrap" id="main"') : html.index("<footer")])


def test_the_sums_are_those_of_every_file(sealed: Sealed) -> None:
    """All but the list itself, as sha256sum has them."""
    files = listing(sealed.city.root / "site")
    del files["proof/SHA256SUMS"]
    sums = (sealed.city.root / "site/proof/SHA256SUMS").read_text()
    assert sums == "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def test_every_record_lies_beside_its_page(sealed: Sealed) -> None:
    """Byte for byte; the list of records is also one that can be checked in a clone."""
    site, root = sealed.city.root / "site", sealed.city.root
    beside = {
        "departments/chengguan/CG-0001.yml": "benchmarks/CG-0001/source.yml",
        "departments/chengguan/CG-0001@2027-01-01.yml": "benchmarks/CG-0001/source@2027-01-01.yml",
        "departments/chengguan/department.yml": "departments/chengguan/source.yml",
        "departments/dongzhen/department.yml": "towns/dongzhen/source.yml",
        "documents/YS-2026-001.yml": "documents/YS-2026-001/source.yml",
        "entrustments/WT-0001.yml": "entrustments/WT-0001/source.yml",
        "laws/FL-0001.yml": "laws/FL-0001/source.yml",
        "lists/QD-0001.yml": "lists/QD-0001/source.yml",
        "systems/ZD-0001.yml": "systems/ZD-0001/source.yml",
        "site.yml": "proof/site.yml",
    }
    for path, address in beside.items():
        assert (site / address).read_bytes() == (root / "content" / path).read_bytes(), path
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--strict", "-c", "--quiet", "site/proof/records.txt"]
        assert subprocess.run(command, cwd=root, check=False).returncode == 0


def test_two_releases_of_one_commit_are_byte_identical(sealed: Sealed, tmp_path: Path) -> None:
    """Another folder, time zone, hash seed and language: the same bytes, search index, lists and chain included."""
    other = make_city(tmp_path / "anders wo/克隆")
    grow_history(other)
    environment = {"TZ": "America/New_York", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "de_DE.UTF-8"}
    done = other.chidu("build", "--release", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert listing(other.root / "site") == sealed.first


def test_a_draft_is_not_sealed(copy: CityRepository) -> None:
    """It has the sources and the page, which says what it is, and no list that could be taken for a proof.

    The release whose place it took is remembered: the next one still has to carry on from it.
    """
    before = (copy.root / "releases.jsonl").read_bytes()
    _release(copy)
    copy.edit(ONE, ("并处1500元以上1900元以下罚款", "并处1500元以上1800元以下罚款"))
    assert copy.chidu("build").returncode == 0
    assert sorted(path.name for path in (copy.root / "site/proof").iterdir()) == ["index.html", "site.yml"]
    assert (copy.root / "site/benchmarks/CG-0001/source.yml").read_bytes() == (
        copy.root / "content" / ONE
    ).read_bytes()
    assert "这是草稿，没有封存" in (copy.root / "site/proof/index.html").read_text(encoding="utf-8")
    assert (copy.root / "releases.jsonl").read_bytes() == before
    _rewritten(copy)
    assert "历史被改写过" in _refused(copy)


def test_a_rehearsal_seals_nothing(copy: CityRepository) -> None:
    """The site is that of the release to come; the chain stays as it is."""
    before = (copy.root / "releases.jsonl").read_bytes()
    copy.edit(ONE, ("并处1500元以上1900元以下罚款", "并处1500元以上1800元以下罚款"))
    copy.commit("再改", 10)
    done = copy.chidu("build", "--rehearse", "--site", "rehearsed")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (copy.root / "releases.jsonl").read_bytes() == before
    _release(copy)
    assert listing(copy.root / "rehearsed") == listing(copy.root / "site")


def test_nothing_is_sealed_that_was_not_published(copy: CityRepository) -> None:
    """A release that fails at the very end leaves the chain and the site as they were, and nothing beside them."""
    before = listing(copy.root / "site"), (copy.root / "releases.jsonl").read_bytes()
    copy.edit(ONE, ("并处1500元以上1900元以下罚款", "并处1500元以上1800元以下罚款"))
    (copy.root / "content/pages/about.md").write_text("[断了](nowhere.html)\n", encoding="utf-8")
    copy.commit("断了的链接", 10)
    assert copy.chidu("build", "--release").returncode == 1
    assert (listing(copy.root / "site"), (copy.root / "releases.jsonl").read_bytes()) == before
    assert sorted(path.name for path in copy.root.glob(".*")) == [".cache", ".git", ".gitignore"]


def _rewritten(city: CityRepository) -> None:
    """As after a forced push: the last commits are others now, the chain with them."""
    city.git("reset", "-q", "--hard", "HEAD~2")
    city.edit(ONE, ("并处1500元以上2000元以下罚款", "并处1500元以上1700元以下罚款"))
    city.commit("换掉", 9)


def _root_edited(city: CityRepository) -> None:
    link = json.loads(_lines(city)[1])
    _write_chain(city, _lines(city)[0], json.dumps({**link, "root": "0" * 64}))


def _sealed_by_hand(city: CityRepository) -> None:
    link = json.loads(_lines(city)[1])
    forged = {
        **link,
        "number": 3,
        "commit": "1" * 40,
        "previous": sha256(_lines(city)[1].encode()).hexdigest(),
    }
    _write_chain(city, *_lines(city), json.dumps(forged))


def _lines(city: CityRepository) -> list[str]:
    return (city.root / "releases.jsonl").read_text().splitlines()


def _write_chain(city: CityRepository, *lines: str) -> None:
    (city.root / "releases.jsonl").write_text("".join(f"{line}\n" for line in lines))


def _truncated(city: CityRepository) -> None:
    _write_chain(city, _lines(city)[0])


def _truncated_and_committed(city: CityRepository) -> None:
    _truncated(city)
    city.commit("少一次", 10)


def _chain_never_committed(city: CityRepository) -> None:
    """The clerk threw the new line away and went on."""
    city.git("reset", "-q", "--hard", "HEAD~1")
    city.edit(ONE, ("并处1500元以上1900元以下罚款", "并处1500元以上1700元以下罚款"))
    city.commit("改", 9)


def _broken_release(city: CityRepository) -> None:
    (city.root / "site/proof/release.json").write_bytes(b"\x89PNG\r\n")


def _chain_is_a_link(city: CityRepository) -> None:
    (city.root / "releases.jsonl").rename(city.root / "elsewhere.jsonl")
    (city.root / "releases.jsonl").symlink_to("elsewhere.jsonl")


REFUSED: dict[str, Callable[[CityRepository], None]] = {
    "历史改写": _rewritten,
    "改了封存的根": _root_edited,
    "手工添上一次": _sealed_by_hand,
    "封存记录截断": _truncated,
    "截断以后提交": _truncated_and_committed,
    "封存记录没有提交，丢了": _chain_never_committed,
    "原来的网站被改过": _broken_release,
    "封存记录是链接": _chain_is_a_link,
}


def test_what_may_not_be_released(sealed: Sealed, tmp_path: Path, golden: Golden) -> None:
    """Each with the cure."""
    told = []
    for name, spoil in REFUSED.items():
        city = _record(sealed, tmp_path / "clone")
        spoil(city)
        told.append(f"== {name}\n{_refused(city)}\n")
        shutil.rmtree(city.root)
    golden("unsealed.txt", "\n".join(told))


def _refused(city: CityRepository) -> str:
    """Why the city cannot be released; what else a check has to say of it is no business of these tests."""
    site = city.root / "site"
    before = Published.on(site, Notes.on(site, city.root).release)
    with pytest.raises(Refused) as caught:
        prepare(city.root / "content", date(2026, 11, 20), release=True, published=before)
    return "\n".join(str(each) for each in caught.value.findings if each.level is Level.ERROR)


def test_a_refused_release_leaves_everything_as_it_was(copy: CityRepository) -> None:
    """The site, the chain, and nothing beside them."""
    _rewritten(copy)
    before = listing(copy.root / "site"), (copy.root / "releases.jsonl").read_bytes()
    done = copy.chidu("build", "--release")
    assert done.returncode == 1 and "历史被改写过" in done.stdout + done.stderr
    assert (listing(copy.root / "site"), (copy.root / "releases.jsonl").read_bytes()) == before
    assert sorted(path.name for path in copy.root.glob(".*")) == [".cache", ".git", ".gitignore"]


@pytest.fixture
def verified(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Callable[..., str]]:
    """Runs `verify` in a folder: exit code and what it says, without this machine's folders and the number of files."""

    def run(where: Path, *words: str) -> str:
        monkeypatch.chdir(where)
        status = main(["verify", *words])
        said = capsys.readouterr()
        told = f"退出码 {status}\n{said.out}{said.err}".replace(str(where), "…").replace(str(tmp_path), "…")
        return re.sub(r"\d+ 个文件", "… 个文件", told)

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    yield run


def _site_byte(city: CityRepository) -> None:
    page = city.root / "site/benchmarks/CG-0001/index.html"
    page.write_bytes(page.read_bytes().replace(b"1900", b"1800", 1))


def _site_files(city: CityRepository) -> None:
    (city.root / "site/about/index.html").unlink()
    (city.root / "site/benchmarks/new\x1b[2J.html").write_text("extra")
    (city.root / "site/laws/FL-0001/index.html").unlink()
    (city.root / "site/laws/FL-0001/index.html").symlink_to("/etc/passwd")
    (city.root / "site/laws/FL-0002/index.html").unlink()
    os.mkfifo(city.root / "site/laws/FL-0002/index.html")
    (city.root / "site/up").symlink_to("..")


def _resum(city: CityRepository) -> None:
    """A host that changes files also writes the list anew."""
    files = {name: data for name, data in listing(city.root / "site").items() if name != "proof/SHA256SUMS"}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    (city.root / "site/proof/SHA256SUMS").write_text(sums)


def _site_source(city: CityRepository) -> None:
    source = city.root / "site/benchmarks/CG-0001/source.yml"
    source.write_bytes(source.read_bytes().replace(b"1900", b"1800"))
    _resum(city)


def _site_sources_swapped(city: CityRepository) -> None:
    one, two = (city.root / f"site/benchmarks/CG-000{n}/source.yml" for n in (2, 3))
    one.write_bytes(two.read_bytes())
    (city.root / "site/laws/FL-0001/source.yml").unlink()
    (city.root / "site/towns/chengguan").mkdir()
    shutil.copy(city.root / "site/departments/chengguan/source.yml", city.root / "site/towns/chengguan")
    (city.root / "site/laws/FL-0002/source.yml").write_bytes(b"x" * 300_000)
    _resum(city)


def _site_list(city: CityRepository) -> None:
    records = city.root / "site/proof/records.txt"
    lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"".join(lines[:-1]) + b"0" * 64 + b"  ../../../etc/passwd\n")
    _resum(city)


def _site_chain(city: CityRepository) -> None:
    chain = city.root / "site/proof/releases.jsonl"
    chain.write_bytes(chain.read_bytes().splitlines(keepends=True)[0])
    _resum(city)


def _site_binary(city: CityRepository) -> None:
    for name in ("release.json", "releases.jsonl", "records.txt", "SHA256SUMS"):
        (city.root / "site/proof" / name).write_bytes(bytes(range(256)))


def _site_folders(city: CityRepository) -> None:
    for name in ("release.json", "releases.jsonl", "records.txt"):
        (city.root / "site/proof" / name).unlink()
    (city.root / "site/proof/release.json").mkdir()
    (city.root / "site/proof/releases.jsonl").symlink_to("/dev/zero")


def _site_huge(city: CityRepository) -> None:
    with (city.root / "site/proof/records.txt").open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)
    _resum(city)


def _site_not_sealed(city: CityRepository) -> None:
    for name in ("release.json", "releases.jsonl", "records.txt", "SHA256SUMS"):
        (city.root / "site/proof" / name).unlink()


def _site_without_proof(city: CityRepository) -> None:
    shutil.rmtree(city.root / "site/proof")


def _site_head(city: CityRepository) -> None:
    """What a terminal would act on, and half a character, where the commit should stand."""
    release = city.root / "site/proof/release.json"
    release.write_text(re.sub(r'("head": ").*(")', r"\1\\ud800\\u001b[31m\2", release.read_text()))
    _resum(city)


def _nothing(city: CityRepository) -> None:
    """As it was released."""


TAMPERED: dict[str, Callable[[CityRepository], None]] = {
    "没有动过": _nothing,
    "改了一个字节": _site_byte,
    "少、多、链接、管道": _site_files,
    "改了源文件，清单也重做了": _site_source,
    "源文件换了位置": _site_sources_swapped,
    "记录的清单指到外面": _site_list,
    "封存记录少一行": _site_chain,
    "都是二进制": _site_binary,
    "换成文件夹和链接": _site_folders,
    "清单有300MB": _site_huge,
    "草稿": _site_not_sealed,
    "去掉了整个 proof": _site_without_proof,
    "提交写成控制字符": _site_head,
}


def test_a_downloaded_site(
    sealed: Sealed, tmp_path: Path, verified: Callable[..., str], golden: Golden
) -> None:
    """Alone, without git or clone: intact, or exactly what differs."""
    told = []
    for name, spoil in TAMPERED.items():
        city = CityRepository(tmp_path / "down")
        shutil.copytree(sealed.city.root / "site", city.root / "site")
        spoil(city)
        told.append(f"== {name}：{verified(city.root, 'site')}")
        shutil.rmtree(city.root)
    golden("verify_site.txt", "\n".join(told))


def _detached(city: CityRepository) -> None:
    city.git("checkout", "-q", "--detach")


def _empty(city: CityRepository) -> None:
    shutil.rmtree(city.root / ".git")
    city.git("init", "-q")


def _without_git(city: CityRepository) -> None:
    shutil.rmtree(city.root / ".git")


def _never_sealed(city: CityRepository) -> None:
    city.git("reset", "-q", "--hard", "HEAD~4")


def _shallow(city: CityRepository) -> None:
    shutil.rmtree(city.root / ".git/objects/info", ignore_errors=True)
    (city.root / ".git/shallow").write_text(city.git("rev-parse", "HEAD~1"))


def _object_missing(city: CityRepository) -> None:
    oid = city.git("rev-parse", f"HEAD~3:content/{ONE}").strip()
    (city.root / ".git/objects" / oid[:2] / oid[2:]).unlink()


def _behind(city: CityRepository) -> None:
    """The clone has not seen the second release yet."""
    city.git("reset", "-q", "--hard", "HEAD~2")


CLONES: dict[str, Callable[[CityRepository], None]] = {
    "没有动过": _nothing,
    "分离的 HEAD": _detached,
    "历史改写": _rewritten,
    "改了封存的根": _root_edited,
    "手工添上一次": _sealed_by_hand,
    "封存记录截断": _truncated,
    "截断以后提交": _truncated_and_committed,
    "封存记录是链接": _chain_is_a_link,
    "还没有封存过": _never_sealed,
    "克隆旧了": _behind,
    "浅克隆": _shallow,
    "少了对象": _object_missing,
    "空的历史": _empty,
    "没有 git": _without_git,
}


def test_a_clone(sealed: Sealed, tmp_path: Path, verified: Callable[..., str], golden: Golden) -> None:
    """Every line is worked out again from git; then the site that was released from it is held against it."""
    told = []
    for name, spoil in CLONES.items():
        city = _record(sealed, tmp_path / "clone")
        spoil(city)
        told.append(f"== {name}：{verified(city.root)}")
        told.append(f"-- 和网站：{verified(city.root, 'site')}")
        shutil.rmtree(city.root)
    golden("verify_clone.txt", "\n".join(told))


def test_a_site_forged_throughout(copy: CityRepository, verified: Callable[..., str]) -> None:
    """Released from a rewritten history it is in order by itself; any honest clone tells."""
    honest = copy.root.with_name("honest")
    shutil.copytree(copy.root, honest, symlinks=True)
    _rewritten(copy)
    shutil.rmtree(copy.root / "site")
    shutil.rmtree(copy.root / ".cache")
    _release(copy)
    alone = copy.root.with_name("alone")
    shutil.copytree(copy.root / "site", alone / "site")
    assert verified(alone, "site").startswith("退出码 0\n")
    said = verified(honest, str(copy.root / "site"))
    head = copy.git("rev-parse", "HEAD")[:10]
    assert said[said.index("不一样的有") :] == (
        "不一样的有 2 处：\n  proof/releases.jsonl：和版本库里的封存记录不一样\n"
        f"  proof/release.json：网站是从提交 {head} 生成的，这里的历史里没有它\n结果：不一致。\n"
    )


def test_one_record_is_proved(sealed: Sealed, verified: Callable[..., str], golden: Golden) -> None:
    """With the path from its leaf to the root, for people and for programs; the same from the clone and the site."""
    root = sealed.city.root
    clone = json.loads(verified(root, "--record", "CG-0001", "--json").partition("\n")[2])
    site = json.loads(verified(root / "site", ".", "--record", "CG-0001", "--json").partition("\n")[2])
    assert clone["records"] == site["records"]
    assert [each["file"] for each in site["records"]] == [
        f"content/{ONE}",
        f"content/{ONE[:-4]}@2027-01-01.yml",
    ]
    golden("verify.json", json.dumps({**site, "files": 0}, indent=2, ensure_ascii=False) + "\n")
    golden(
        "verify_record.txt", verified(root, "--record", "WT-0001").partition("\n")[2].replace(str(root), "…")
    )
    assert "WT-9999：最后一次封存里没有这个记录\n结果：不一致。" in verified(root, "--record", "WT-9999")


def test_a_folder_that_is_not_there(tmp_path: Path, verified: Callable[..., str]) -> None:
    """A sentence, whatever was typed."""
    assert verified(tmp_path, "nowhere") == (
        "退出码 1\n不一样的有 1 处：\n  nowhere：没有这个文件夹\n结果：不一致。\n"
    )
