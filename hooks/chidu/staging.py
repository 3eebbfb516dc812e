"""Building beside the published folder and swapping at the end: nothing is ever half-published."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging_for(site: Path) -> Path:
    """Where the next edition is built: next to the published folder, so that the swap is a rename."""
    return site.with_name(f".{site.name}.building")


def recover(site: Path) -> None:
    """Put the published edition back where a build died between the two renames of `swap`."""
    retired = _retired(site)
    if retired.exists() and not site.exists():
        retired.rename(site)


def _retired(site: Path) -> Path:
    return site.with_name(f".{site.name}.retired")


def write_file(root: Path, address: str, text: str) -> None:
    """Write one output; its real path must stay inside `root`."""
    target = root / address
    if not target.resolve().is_relative_to(root.resolve()):
        raise ValueError(f"output outside the site: {address}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def swap(staging: Path, site: Path) -> None:
    """Put the finished edition in the place of the published one; the old one goes last."""
    retired = _retired(site)
    shutil.rmtree(retired, ignore_errors=True)
    if site.exists():
        site.rename(retired)
    staging.rename(site)
    shutil.rmtree(retired, ignore_errors=True)
