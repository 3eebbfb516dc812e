"""Builds the benchmark pages of a content folder and nothing else: `PYTHONPATH=hooks python bench/build_pages.py CONTENT OUT --cache DIR`.

What a whole build does for these pages: the shell rendered through MkDocs, every record read, validated, its outcomes'
words read, its page rendered, its links checked, written beside the last edition and put in its place. Not: the other
pages, the rules over all records, history, search.
"""

from __future__ import annotations

import argparse
from collections.abc import Container, Iterator
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage

import portal
from chidu.clock import now
from chidu.corpus.streamed import read_streamed
from chidu.press import Edition, Press, common_seal
from chidu.publish.page import environment
from chidu.publish.publication import Publication
from chidu.publish.shell import BODY, DESCRIPTION, HEAD, TITLE, Shell
from chidu.staging import staging_for, swap
from chidu.workers import cores

REPOSITORY = Path(__file__).parents[1]


class _Elsewhere(Container[str]):
    """The pages and files that are not built here: links to them lead somewhere."""

    def __contains__(self, file: object) -> bool:
        return not str(file).startswith("benchmarks/") or str(file).endswith(".yml")


def main() -> None:
    """Build; refuse a site with broken links."""
    arguments = argparse.ArgumentParser(description="The benchmark pages of a content folder.")
    arguments.add_argument("content", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--cache", type=Path, required=True, help="kept between builds")
    build(arguments.parse_args())


def build(asked: argparse.Namespace) -> None:
    """Build beside the last edition and put the new one in its place."""
    publication = Publication.on(now().date(), read_streamed(asked.content, "content/"), {}, "没有读历史")
    config = load_config(
        str(REPOSITORY / "mkdocs.yml"), docs_dir=str(asked.content / "pages"), site_dir=str(asked.out)
    )
    shells = dict(_shells(config, publication))
    common = common_seal(publication, shells, portal.program())
    notes = asked.cache / "sheets.json"
    last = Edition.of(asked.out, notes)
    templates = environment(REPOSITORY / "overrides/records")
    press = Press(publication, templates, shells, common, last, _Elsewhere())
    staging = staging_for(asked.out)
    printed = press.print(staging, cores())
    if printed.broken:
        raise SystemExit("\n".join(map(str, printed.broken[:20])))
    swap(staging, asked.out)
    asked.cache.mkdir(exist_ok=True)
    Edition(asked.out, printed.sheets).save(notes)


def _shells(config: MkDocsConfig, publication: Publication) -> Iterator[tuple[int, Shell]]:
    files, nothing = Files([]), Navigation([], [])
    env = config.theme.get_env()
    env.globals["portal"] = portal.about(publication, release=False)
    for address in portal.SHELLS:
        file = File(f"{address}index.md", None, config.site_dir, use_directory_urls=True)
        file.content_string = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nrecord: true\n---\n"
        page = ThemePage(None, file, config)
        page.read_source(config)
        page.content, page.meta["head"] = BODY, HEAD
        context = get_context(nothing, files, config, page)
        yield address.count("/"), Shell.cut(env.get_template("main.html").render(context))


if __name__ == "__main__":
    main()
