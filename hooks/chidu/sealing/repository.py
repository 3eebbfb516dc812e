"""A chain of releases held against the repository it lies in: every line is worked out again from git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from chidu import git
from chidu.git.ancestry import ancestors, recorded_times, stages, states
from chidu.git.signatures import Signature, SignersMissing, Verdict, commit_signatures, signed_tags
from chidu.history import TooLarge, blob_name
from chidu.model.kinds import locate_record
from chidu.proof.chain import FILE, Chain, Link, read_chain
from chidu.proof.difference import Difference, differs
from chidu.proof.inventory import Inventory, Stamp, stamp
from chidu.sealing.disk import content

SIGNERS = "allowed_signers"
REPOSITORY = "版本库"
"""What findings call the repository where no file of it is meant."""

_REWRITTEN = "历史被改写过（强制推送、变基），或者这份克隆不是原来的仓库"


@dataclass(frozen=True, slots=True)
class Repository:
    """A clone: `path` is the folder the content folder lies in, which may itself lie in a larger repository."""

    path: Path
    folder: str = "content"

    @property
    def signers(self) -> Path | None:
        """The file that says whose signatures count; without it nobody is asked for one."""
        file = self.path / SIGNERS
        return file if os.path.lexists(file) else None


@dataclass(frozen=True)
class Examined:
    """What a clone has to show: `inventory` are the records of the last release, `signatures` by number of release.

    `history` holds the commits HEAD stands on, itself among them; empty where it could not be read. `notes` say what is
    no difference, but not sealed either.
    """

    chain: Chain = field(default_factory=Chain)
    head: str | None = None
    differences: tuple[Difference, ...] = ()
    inventory: Inventory | None = None
    signatures: Mapping[int, Signature] = field(default_factory=dict)
    history: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def chain_on_disk(repository: Repository) -> Chain:
    """The chain as it lies in the folder; an empty one where there is no file."""
    file = repository.path / FILE
    if not file.exists() and not file.is_symlink():
        return Chain()
    data = content(file, FILE)
    return read_chain(data) if isinstance(data, bytes) else Chain(faults=(data,))


def examine(repository: Repository) -> Examined:
    """Hold the chain in a clone against its history; never raises GitError."""
    chain, repo = chain_on_disk(repository), repository.path
    try:
        head = git.head(repo)
        if head is None:
            return Examined(chain, None, (differs(REPOSITORY, "还没有提交，没有可以核对的"),))
        flaws = tuple(differs(REPOSITORY, reason) for reason in git.wholeness(repo))
        if flaws:
            return Examined(chain, head, (*flaws, *chain.faults))
        found, inventory = against_history(repository, chain)
        signatures, unsigned = signed(repository, chain, head)
        differences = (*chain.faults, *found, *unsigned)
        notes = tuple(_not_yet(repository, chain, head)) if chain.links and not differences else ()
        return Examined(chain, head, differences, inventory, signatures, ancestors(repo, "HEAD"), notes)
    except git.GitError as error:
        return Examined(chain, None, (*chain.faults, differs(REPOSITORY, str(error))))


def against_history(repository: Repository, chain: Chain) -> tuple[tuple[Difference, ...], Inventory | None]:
    """Where a chain differs from the history of HEAD; the records of its last release, where git has them."""
    repo, commits = repository.path, [link.commit for link in chain.links]
    times, known = recorded_times(repo, commits), ancestors(repo, "HEAD")
    standing = [link for link in chain.links if link.commit in times and link.commit in known]
    sealed, last = list[Difference](), None
    for link, inventory in zip(
        standing, inventories(repository, [each.commit for each in standing]), strict=True
    ):
        if inventory is None or not link.seals(inventory):
            sealed.append(differs(FILE, _not_these(link, inventory), link.number))
        last = inventory if link is chain.last else None
    found = (
        *_out_of_line(chain, standing, known),
        *_mistimed(standing, times),
        *sealed,
        *_shortened(repository, chain),
    )
    return tuple(sorted(found, key=lambda each: each.place)), last


def _out_of_line(chain: Chain, standing: Sequence[Link], known: Mapping[str, int]) -> Iterator[Difference]:
    for link in chain.links:
        if link not in standing:
            yield differs(FILE, f"提交 {link.commit[:10]} 不在现在的历史里：{_REWRITTEN}", link.number)
    for before, after in pairwise(standing):
        if known[before.commit] < known[after.commit]:
            yield differs(FILE, "封存的提交比上一次封存的还早", after.number)


def _mistimed(standing: Sequence[Link], times: Mapping[str, datetime]) -> Iterator[Difference]:
    for link in standing:
        if link.moment != times[link.commit]:
            yield differs(FILE, f"时间和提交 {link.commit[:10]} 的入库时间不一样", link.number)


def _not_these(link: Link, inventory: Inventory | None) -> str:
    if inventory is None:
        return f"提交 {link.commit[:10]} 里有特别大的文件，不可能封存过"
    if len(inventory.stamps) != link.records:
        return f"提交 {link.commit[:10]} 里有 {len(inventory.stamps)} 个记录，封存的是 {link.records} 个"
    return f"由提交 {link.commit[:10]} 的记录算出的根，和封存的不一样：封存记录或者历史被改过"


def inventories(repository: Repository, commits: Sequence[str]) -> Iterator[Inventory | None]:
    """The records at each of these commits, in their order; None where one of them is larger than any record."""
    repo, folder = repository.path, repository.folder
    oids = dict.fromkeys(
        oid for files in states(repo, commits, folder) for path, oid in files.items() if locate_record(path)
    )
    stamps: dict[str, Stamp | None] = {
        oid: None if isinstance(data, TooLarge) else stamp(data) for oid, data in git.blobs(repo, oids)
    }
    for files in states(repo, commits, folder):
        records = {f"{folder}/{path}": stamps[oid] for path, oid in files.items() if locate_record(path)}
        whole = {path: each for path, each in records.items() if each is not None}
        yield Inventory(whole) if len(whole) == len(records) else None


def _not_yet(repository: Repository, chain: Chain, head: str) -> Iterator[str]:
    """What is here and not sealed, or sealed and not recorded."""
    now = next(inventories(repository, [head]))
    if chain.last and (now is None or not chain.last.seals(now)):
        yield "最后一次封存以后内容又改过，改过的还没有封存"
    committed = stages(repository.path, FILE)
    if not committed or committed[-1][1] != blob_name(chain.text, head):
        yield f"{FILE} 里有没有提交的行，请提交"


def _shortened(repository: Repository, chain: Chain) -> Iterator[Difference]:
    """Commits at which the chain had lines that it has no longer; of a chain that cannot be read nothing is said."""
    committed = stages(repository.path, FILE)
    if not committed or chain.faults:
        return
    like = committed[0][1]
    lengths = range(len(chain.lines) + 1)
    kept = {blob_name(b"".join(line + b"\n" for line in chain.lines[:length]), like) for length in lengths}
    for commit, oid in committed:
        if oid not in kept:
            yield differs(
                FILE, f"提交 {commit[:10]} 里的这个文件，和现在的开头不一样：封存记录只能增加，不能删改"
            )
            return


def signed(
    repository: Repository, chain: Chain, head: str
) -> tuple[dict[int, Signature], tuple[Difference, ...]]:
    """The signatures of the releases' commits by number, and those that no allowed signature vouches for.

    Whoever signs a commit or a tag vouches for all it stands on.
    """
    signers, repo = repository.signers, repository.path
    if signers is None:
        return {}, ()
    here = recorded_times(repo, [link.commit for link in chain.links])
    links = [link for link in chain.links if link.commit in here]
    try:
        found = commit_signatures(repo, [head, *(link.commit for link in links)], signers)
        anchors = [commit for commit, each in found.items() if each.verdict is Verdict.ALLOWED]
        if head not in anchors:
            anchors += signed_tags(repo, signers, "--merged=HEAD")
    except SignersMissing as missing:
        return {}, (differs(SIGNERS, str(missing)),)
    vouched = ancestors(repo, *anchors) if anchors else {}
    unsigned = tuple(
        differs(FILE, f"提交 {link.commit[:10]}：{found[link.commit]}，后面也没有谁签名", link.number)
        for link in links
        if link.commit not in vouched
    )
    return {link.number: found[link.commit] for link in links}, unsigned
