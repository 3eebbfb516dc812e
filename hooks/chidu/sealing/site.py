"""A site as somebody downloaded it, held against its own lists and its own chain."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from chidu.model.kinds import locate_record
from chidu.proof.chain import Chain, read_chain
from chidu.proof.difference import Difference, differs
from chidu.proof.inventory import Inventory, Stamp, stamp
from chidu.proof.manifest import Listed, read_manifest, shown
from chidu.proof.release import Release, read_release
from chidu.publish import urls
from chidu.sealing.disk import Found, content, digest, walk
from chidu.source.guards import MAX_BYTES


@dataclass(frozen=True)
class Downloaded:
    """What a downloaded site has to show: its chain, its release, the records it has the source of."""

    chain: Chain = field(default_factory=Chain)
    release: Release | None = None
    inventory: Inventory = field(default_factory=lambda: Inventory({}))
    files: int = 0
    differences: tuple[Difference, ...] = ()


def is_site(folder: Path) -> bool:
    """Whether a folder is a site, of a release or not."""
    return os.path.lexists(folder / urls.PROOF)


def examine_site(folder: Path) -> Downloaded:
    """Hold every file of a site against its lists, and its records against its chain."""
    found = walk(folder)
    if urls.SUMS.encode() not in found.files:
        sentence = "没有这个文件：这是草稿，没有封存过；或者没有下载完整"
        return Downloaded(differences=(*found.odd, differs(urls.SUMS, sentence)))
    chain = _chain(folder)
    release = _release(folder, chain)
    listed = _listed(folder, urls.RECORDS)
    sources = _Sources(found, listed.sums)
    stamps = dict(sources.stamps())
    inventory = Inventory(stamps)
    return Downloaded(
        chain,
        release if isinstance(release, Release) else None,
        inventory,
        len(found.files),
        (
            *found.odd,
            *_files(found),
            *chain.faults,
            *([release] if isinstance(release, Difference) else []),
            *listed.faults,
            *sources.differences,
            *_records(folder, chain, inventory, complete=not (listed.faults or sources.differences)),
        ),
    )


def _chain(folder: Path) -> Chain:
    data = content(folder / urls.CHAIN, urls.CHAIN)
    return read_chain(data, urls.CHAIN) if isinstance(data, bytes) else Chain(faults=(data,))


def _release(folder: Path, chain: Chain) -> Release | Difference:
    data = content(folder / urls.RELEASE, urls.RELEASE)
    release = read_release(data, urls.RELEASE) if isinstance(data, bytes) else data
    if isinstance(release, Release) and not (chain.last and release.of(chain.last)):
        return differs(urls.RELEASE, f"写的是第 {release.number} 次封存，和封存记录的最后一行不一样")
    return release


def _listed(folder: Path, file: str) -> Listed:
    data = content(folder / file, file)
    return read_manifest(data, file) if isinstance(data, bytes) else Listed({}, (data,))


def _files(found: Found) -> Iterator[Difference]:
    """Every file against SHA256SUMS: changed, missing, not listed."""
    listed = _listed(found.folder, urls.SUMS)
    yield from listed.faults
    if listed.faults and not listed.sums:
        return
    there = found.files - {urls.SUMS.encode()}
    for name in sorted({*there, *listed.sums}):
        if name not in there:
            yield differs(shown(name), "缺少这个文件")
        elif name not in listed.sums:
            yield differs(shown(name), "多出来的文件，发布时没有")
        else:
            summed = digest(found.folder, name)
            if isinstance(summed, Difference):
                yield summed
            elif summed != listed.sums[name]:
                yield differs(shown(name), "内容被改过，和发布时的指纹不一样")


@dataclass
class _Sources:
    """The sources that lie beside the pages, against records.txt."""

    found: Found
    sums: Mapping[bytes, str]
    differences: list[Difference] = field(default_factory=list)

    def stamps(self) -> Iterator[tuple[str, Stamp]]:
        """The stamp of every record, from its source as it lies here; without those that cannot be read."""
        for name, listed in self.sums.items():
            source = self._source(name, listed)
            if isinstance(source, Difference):
                self.differences.append(source)
            else:
                yield name.decode("utf-8"), source

    def _source(self, name: bytes, listed: str) -> Stamp | Difference:
        path = name.decode("utf-8", "replace").partition("/")[2]
        location = locate_record(path)
        if location is None:
            return differs(urls.RECORDS, f"里面写的不是记录：{shown(name)}")
        possible = [urls.source(location), urls.source(location, town=True)]
        here = [each for each in dict.fromkeys(possible) if each.encode() in self.found.files]
        if len(here) != 1:
            return differs(
                possible[0], f"缺少 {shown(name)} 的源文件" if not here else "同一个记录有两份源文件"
            )
        data = content(self.found.folder / here[0], here[0], MAX_BYTES)
        if isinstance(data, Difference):
            return data
        made = stamp(data)
        return made if made.digest == listed else differs(here[0], f"源文件和封存的 {shown(name)} 不一样")


def _records(folder: Path, chain: Chain, inventory: Inventory, *, complete: bool) -> Iterator[Difference]:
    """The records against the last line of the chain."""
    last = chain.last
    if last is None:
        yield differs(urls.CHAIN, "里面没有封存记录")
        return
    listing = content(folder / urls.RECORDS, urls.RECORDS)
    if isinstance(listing, bytes) and sha256(listing).hexdigest() != last.list:
        yield differs(urls.RECORDS, f"不是第 {last.number} 次封存的那份清单")
    # Where a source is missing or changed, that was told; the root would only say so again.
    if complete and (inventory.root, len(inventory.stamps)) != (last.root, last.records):
        yield differs(urls.CHAIN, "由全部源文件算出的根，和封存的不一样", last.number)
