"""The release that is about to be replaced: the new one must carry on from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from chidu.proof.chain import Chain, read_chain
from chidu.proof.difference import Difference
from chidu.proof.release import read_release
from chidu.publish import urls
from chidu.sealing.disk import content


@dataclass(frozen=True, slots=True)
class Published:
    """The commit that the release in the folder `site` was made from, and the chain it came with."""

    site: str
    head: str
    chain: Chain

    @classmethod
    def on(cls, site: Path, note: Path) -> Published | Difference | None:
        """The last release in a folder; where a draft took its place the note tells. None where there was none."""
        if (site / urls.RELEASE).exists():
            return _in_site(site)
        return cls._of_note(site, note)

    @classmethod
    def _of_note(cls, site: Path, note: Path) -> Published | None:
        try:
            head, chain = json.loads(note.read_bytes())
            return cls(site.name, str(head), read_chain(str(chain).encode()))
        except (OSError, ValueError, TypeError):
            return None

    def save(self, note: Path) -> None:
        """Write it down, for the time when a draft lies in the site's place."""
        note.write_text(json.dumps([self.head, self.chain.text.decode()]), "utf-8")


def _in_site(site: Path) -> Published | Difference:
    shown = f"{site.name}/{urls.RELEASE}", f"{site.name}/{urls.CHAIN}"
    told = content(site / urls.RELEASE, shown[0])
    release = read_release(told, shown[0]) if isinstance(told, bytes) else told
    lines = content(site / urls.CHAIN, shown[1])
    if isinstance(release, Difference):
        return release
    if isinstance(lines, Difference):
        return lines
    chain = read_chain(lines, shown[1])
    return chain.faults[0] if chain.faults else Published(site.name, release.head, chain)
