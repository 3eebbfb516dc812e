"""Sealing what is about to be published: the chain with its line, or why there can be none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chidu import git
from chidu.git.ancestry import ancestors, last_change
from chidu.git.signatures import Verdict, commit_signatures, signed_tags
from chidu.proof.chain import FILE, Chain
from chidu.proof.difference import Difference, differs
from chidu.proof.inventory import Inventory, stamp
from chidu.publish import urls
from chidu.sealing.published import Published
from chidu.sealing.repository import (
    REPOSITORY,
    SIGNERS,
    Repository,
    against_history,
    chain_on_disk,
    inventories,
)


@dataclass(frozen=True, slots=True)
class Seal:
    """`chain` ends with the line that seals what is published; `fresh` says that this line is new.

    `head` is the commit the site is made from, `inventory` its records.
    """

    chain: Chain
    fresh: bool
    head: str
    inventory: Inventory


class Unsealed(Exception):
    """What is to be published cannot be sealed; `differences` say why, each with the cure."""

    def __init__(self, *differences: Difference) -> None:
        super().__init__("\n".join(map(str, differences)))
        self.differences = differences


def seal(
    repository: Repository, sources: Mapping[str, bytes], published: Published | Difference | None
) -> Seal:
    """Seal the records, their bytes by path below the content folder, of a repository that is whole and clean.

    `published` is the release that will be replaced. Raises Unsealed.
    """
    try:
        return _seal(repository, sources, published)
    except git.GitError as error:
        raise Unsealed(differs(REPOSITORY, str(error))) from None


def _seal(
    repository: Repository, sources: Mapping[str, bytes], published: Published | Difference | None
) -> Seal:
    chain, head = chain_on_disk(repository), git.head(repository.path)
    changed = last_change(repository.path, repository.folder) if head else None
    if head is None or changed is None:
        raise Unsealed(differs(REPOSITORY, "内容还没有提交，不能封存。请先提交"))
    commit, moment = changed
    inventory = Inventory({f"{repository.folder}/{path}": stamp(data) for path, data in sources.items()})
    faults = [*_broken(repository, chain), *_not_as_recorded(repository, commit, inventory)]
    faults += _unsigned(repository, head)
    if faults:
        raise Unsealed(*faults)
    fresh = chain.last is None or not chain.last.seals(inventory)
    new = chain.with_link(commit, moment, inventory) if fresh else chain
    if faults := list(_no_continuation(repository, new, published)):
        raise Unsealed(*faults)
    return Seal(new, fresh, head, inventory)


def _broken(repository: Repository, chain: Chain) -> Iterator[Difference]:
    found, _ = against_history(repository, chain)
    for each in (*chain.faults, *found):
        cure = f"用 git log -p -- {FILE} 看它是怎样变的，恢复原来的内容和历史再发布"
        yield Difference(each.place, f"{each.sentence}。{cure}")


def _not_as_recorded(repository: Repository, commit: str, inventory: Inventory) -> Iterator[Difference]:
    """The files on disk against those of the commit they come from, byte by byte: git may have changed line ends."""
    recorded = next(inventories(repository, [commit]))
    if recorded is None or recorded.listing != inventory.listing:
        yield differs(
            repository.folder,
            "硬盘上的文件和提交里的不是逐字节一样，常见的原因是 git 改了换行。"
            f"请执行 git config core.autocrlf false，删掉 {repository.folder} 文件夹，再执行 git checkout -- {repository.folder}",
        )


def _unsigned(repository: Repository, head: str) -> Iterator[Difference]:
    """Where a file says who may sign: HEAD, or a tag on it, is signed by one of them, and the file is recorded."""
    if repository.signers is None:
        return
    if git.dirty(repository.path, SIGNERS):
        yield differs(SIGNERS, "这个文件有没有提交的修改。请先提交，再发布")
        return
    signature = commit_signatures(repository.path, [head], repository.signers)[head]
    if signature.verdict is Verdict.ALLOWED:
        return
    if head not in signed_tags(repository.path, repository.signers, "--points-at=HEAD"):
        yield differs(
            REPOSITORY,
            f"提交 {head[:10]}：{signature}，也没有签名的标签。"
            f"请由 {SIGNERS} 里的人给它打上签名的标签：git tag -s 标签名，或者重新签名提交",
        )


def _no_continuation(
    repository: Repository, chain: Chain, published: Published | Difference | None
) -> Iterator[Difference]:
    if isinstance(published, Difference):
        site = published.place.file.partition("/")[0]
        yield Difference(published.place, f"{published.sentence}。原来发布的网站被改过；{_unless(site)}")
    elif published is not None:
        if published.head not in ancestors(repository.path, "HEAD"):
            yield differs(
                REPOSITORY,
                f"原来的网站是从提交 {published.head[:10]} 发布的，现在的历史里没有它：历史被改写过。"
                f"请恢复原来的历史；{_unless(published.site)}",
            )
        elif not chain.extends(published.chain):
            yield differs(
                FILE,
                f"接不上原来网站的封存记录。请把 {published.site}/{urls.CHAIN} 复制过来，提交以后再发布；"
                f"{_unless(published.site)}",
            )


def _unless(site: str) -> str:
    return f"原来的网站只是试做、从来没有公开过的，删掉 {site} 文件夹和 .cache 文件夹再生成"
