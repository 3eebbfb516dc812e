"""`chidu verify`: whether a clone, or a site as it was downloaded, is what was sealed; nothing is fetched."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chidu import git
from chidu.cli.arguments import CONTENT, Commands
from chidu.model.kinds import locate_record
from chidu.proof.chain import FILE, Chain, Link
from chidu.proof.difference import Difference, differs
from chidu.proof.inventory import Inventory, Membership, membership
from chidu.proof.manifest import shown
from chidu.publish import urls
from chidu.publish.page import moment_in_words
from chidu.sealing.repository import Examined, Repository, examine
from chidu.sealing.site import Downloaded, examine_site, is_site

_MOST = 100
"""So many differences stand on a terminal; --json has them all."""


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "verify", help="核对封存：一份克隆，或者下载的网站，和发布时封存的是不是一样；不用联网"
    )
    parser.add_argument("path", nargs="?", type=Path, default=Path(), metavar="路径",
                        help="克隆，或者下载的网站所在的文件夹；默认是这里")  # fmt: skip
    parser.add_argument("--record", metavar="编号", help="单独证明一个记录在最后一次封存里，例如 CG-0001")
    parser.add_argument(
        "--content", default=CONTENT, metavar="目录", help=f"内容目录的名字，默认是 {CONTENT}"
    )
    parser.add_argument("--json", action="store_true", help="给程序用的结果")
    parser.set_defaults(run=run)


@dataclass
class Outcome:
    """What was looked at and what was found; `proofs` are of the records that were asked for."""

    clone: tuple[Path, Examined] | None = None
    site: tuple[Path, Downloaded] | None = None
    differences: list[Difference] = field(default_factory=list)
    proofs: list[Membership] = field(default_factory=list)

    @property
    def chain(self) -> Chain:
        """The chain that was held against what it seals: the site's where there is a site."""
        if self.site:
            return self.site[1].chain
        return self.clone[1].chain if self.clone else Chain()

    @property
    def inventory(self) -> Inventory | None:
        """The records of the last release."""
        if self.site:
            return self.site[1].inventory
        return self.clone[1].inventory if self.clone else None


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 where everything is intact, 1 where something differs or nothing was sealed."""
    outcome = _examined(arguments.path, arguments.content)
    if arguments.record:
        outcome.proofs = list(_proofs(outcome, arguments.record))
    if arguments.json:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        print(json.dumps(_as_json(outcome), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(outcome)))
    return 1 if outcome.differences else 0


def _examined(path: Path, folder: str) -> Outcome:
    if not path.is_dir():
        return Outcome(differences=[differs(str(path), "没有这个文件夹")])
    outcome, here = Outcome(), Repository(path.absolute(), folder)
    if not is_site(path) and (path / "index.html").is_file() and not _is_clone(here):
        return Outcome(differences=[differs(urls.SUMS, "没有这个文件：这个网站没有封存过，或者没有下载完整")])
    if is_site(path):
        outcome.site = path, examine_site(path)
        here = Repository(Path.cwd(), folder)
    if outcome.site is None or _is_clone(here):
        outcome.clone = here.path, examine(here)
    outcome.differences += outcome.site[1].differences if outcome.site else ()
    outcome.differences += outcome.clone[1].differences if outcome.clone else ()
    if outcome.clone and not outcome.clone[1].chain.lines and not outcome.differences:
        outcome.differences.append(differs(FILE, "没有封存过：这里还没有正式发布，没有可以核对的"))
    if outcome.clone and outcome.site:
        outcome.differences += _between(outcome.clone[1], outcome.site[1])
    return outcome


def _is_clone(repository: Repository) -> bool:
    """Whether the folder we are in is a clone of a portal, against which a site can be held."""
    if not (repository.path / repository.folder / "site.yml").is_file():
        return False
    try:
        return git.head(repository.path) is not None
    except git.GitError:
        return False


def _between(clone: Examined, site: Downloaded) -> Iterator[Difference]:
    """What the clone says of the site: the same chain, or one that has grown since, and the commit it is made from."""
    if not clone.chain.extends(site.chain):
        newer = site.chain.extends(clone.chain)
        yield differs(urls.CHAIN, _NEWER if newer else "和版本库里的封存记录不一样")
        if newer:
            return
    if site.release and clone.history and site.release.head not in clone.history:
        yield differs(
            urls.RELEASE, f"网站是从提交 {shown(site.release.head.encode())[:10]} 生成的，这里的历史里没有它"
        )


_NEWER = "比这里的版本库新，还不能用它证明。请先执行 git pull，再核对一次；拉取了还是这样，就是历史被改写过"


def _proofs(outcome: Outcome, id: str) -> Iterator[Membership]:
    """The proofs of a record and of what was adopted ahead of it; says so where there is none."""
    inventory = outcome.inventory or Inventory({})
    paths = [path for path in inventory.paths if id in (path, _id(path))]
    if not paths:
        outcome.differences.append(differs(id, "最后一次封存里没有这个记录"))
    for path in paths:
        proof = membership(inventory, path)
        if outcome.chain.last is None or proof.root != outcome.chain.last.root:
            outcome.differences.append(differs(path, "路径算出的根，和封存的不一样"))
        yield proof


def _id(path: str) -> str:
    location = locate_record(path.partition("/")[2])
    return location.id if location else path


def _lines(outcome: Outcome) -> Iterator[str]:
    if outcome.clone:
        yield f"版本库 {outcome.clone[0]}"
        yield from (f"  {line}" for line in _of_clone(outcome.clone[1]))
        if not outcome.site and outcome.chain.links:
            yield "  只核对了这份克隆自己。要和发布的网站对照，请写上下载的网站所在的文件夹。"
    if outcome.site:
        yield f"网站 {outcome.site[0]}"
        yield from (f"  {line}" for line in _of_site(outcome.site[1]))
        if not outcome.clone and outcome.site[1].release:
            yield "  只核对了网站自己前后是否一致。要证明它没有被整个换掉，请在版本库的克隆里运行，或者和以前记下的根对照。"
        elif outcome.site[1].release and not outcome.differences:
            yield "  源文件和版本库里封存的一样。网页只核对了和网站自己的 SHA256SUMS 一致：网页怎么写，以源文件为准。"
    for proof in outcome.proofs:
        yield from _of_record(proof)
    if outcome.differences:
        yield f"不一样的有 {len(outcome.differences)} 处："
        yield from (f"  {each}" for each in outcome.differences[:_MOST])
        if len(outcome.differences) > _MOST:
            yield f"  还有 {len(outcome.differences) - _MOST} 处，用 --json 全部列出。"
    yield "结果：不一致。" if outcome.differences else "结果：完好。"


def _of_clone(examined: Examined) -> Iterator[str]:
    yield from (_release(link, examined) for link in examined.chain.links)
    if last := examined.chain.last:
        yield f"最后一次的根：{last.root}"
    yield from (f"{note}。" for note in examined.notes)


def _release(link: Link, examined: Examined) -> str:
    said = f"第 {link.number} 次封存：{moment_in_words(link.moment)}，提交 {link.commit[:10]}，{link.records} 个记录"
    signature = examined.signatures.get(link.number)
    return f"{said}，{signature}" if signature else said


def _of_site(site: Downloaded) -> Iterator[str]:
    if site.files:
        yield f"{site.files} 个文件" + (
            f"，{len(site.inventory.stamps)} 个记录的源文件" if site.inventory.stamps else ""
        )
    if site.release:
        yield f"数据日期 {site.release.day}，由提交 {site.release.head[:10]} 生成，第 {site.release.number} 次封存"
        yield f"根：{site.release.root}"


def _of_record(proof: Membership) -> Iterator[str]:
    yield f"记录 {proof.path}：第 {proof.index + 1} 个，共 {proof.size} 个"
    yield f"  源文件的指纹（sha256）：{proof.stamp.digest}"
    yield f"  叶（前面加一个 0 字节再算）：{proof.stamp.leaf.hex()}"
    yield from (f"  路径第 {step} 步：{each.hex()}" for step, each in enumerate(proof.audit_path, start=1))
    yield f"  算出的根：{proof.root}"


def _as_json(outcome: Outcome) -> dict[str, object]:
    clone = outcome.clone[1] if outcome.clone else None
    site = outcome.site[1] if outcome.site else None
    return {
        "intact": not outcome.differences,
        "repository": str(outcome.clone[0]) if outcome.clone else None,
        "site": str(outcome.site[0]) if outcome.site else None,
        "head": clone.head if clone else None,
        "site_head": site.release.head if site and site.release else None,
        "files": site.files if site else None,
        "notes": list(clone.notes) if clone else [],
        "releases": [_link_as_json(link, clone) for link in outcome.chain.links],
        "differences": [each.as_json() for each in outcome.differences],
        "records": [proof.as_json() for proof in outcome.proofs],
    }


def _link_as_json(link: Link, clone: Examined | None) -> dict[str, object]:
    signature = clone.signatures.get(link.number) if clone else None
    told = {"verdict": signature.verdict.name.lower(), "signer": signature.signer} if signature else None
    return {**json.loads(link.line()), "signature": told}
