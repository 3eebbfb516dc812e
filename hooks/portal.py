"""The MkDocs adapter: the only module that imports mkdocs. It hands pages over and decides nothing about them.

The clock and the environment are read here and passed down. MkDocs keeps this module between the builds of one
process (`mkdocs serve`), so everything about a build is made anew in `on_config`.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.utils import CountHandler

from chidu import __version__
from chidu.pagefind import PagefindError, write_search
from chidu.prepare import Refused, prepare
from chidu.publish import edition, urls
from chidu.publish.link_check import broken_links
from chidu.publish.page import CHINA, Page, day_in_words, environment
from chidu.publish.publication import Publication
from chidu.publish.shell import BODY, DESCRIPTION, TITLE, Shell, ShellError
from chidu.publish.sitemap import sitemap
from chidu.staging import recover, staging_for, swap, write_file

log = get_plugin_logger("chidu")

NAVIGATION = (
    ("查基准", urls.SEARCH),
    ("部门", urls.DEPARTMENTS),
    ("法规", urls.LAWS),
    ("变更", urls.CHANGES),
    ("帮助", urls.HELP),
)
FOOTER = (
    ("关于本站", urls.ABOUT),
    ("发布文件", urls.DOCUMENTS),
    ("清单", urls.LISTS),
    ("提交修改", urls.CONTRIBUTE),
)
# An ordinary page at the depth of a benchmark page, so that the shell's relative links fit all of them.
_SHELL = "benchmarks/shell/index.md"


@dataclass
class Build:
    """One build: where it goes, what is published, and the shell once the theme has rendered it."""

    site: Path
    staging: Path
    publication: Publication
    templates: Environment
    release: bool
    pages: dict[str, Page] = field(default_factory=dict)
    shell: Shell | None = None


_build: Build | None = None


def _current() -> Build:
    assert _build is not None, "on_config has run"
    return _build


def on_startup(*, command: str, dirty: bool) -> None:
    """Keep MkDocs' English progress lines from the clerk; warnings and errors still come through."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    log.setLevel(logging.INFO)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, and send the build to a folder beside the published one."""
    global _build
    content, site = Path(config.docs_dir).parent, Path(config.site_dir)
    recover(site)
    release = os.environ.get("CHIDU_RELEASE") == "1"
    try:
        publication, findings = prepare(content, _now().date(), release=release)
    except Refused as refused:
        raise Abort(f"内容有问题，没有发布，原来的网站保持不变。\n{refused}") from None
    for finding in findings:
        log.info(str(finding))
    templates = environment(Path(str(config.theme.custom_dir)) / "records")
    _build = Build(site, staging_for(site), publication, templates, release)
    config.site_dir = str(_build.staging)
    config.site_name = f"{_place(publication)}行政裁量权基准"
    # MkDocs' own sitemap would know nothing of the benchmark pages; ours is written at the end.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def _now() -> datetime:
    """The moment of the build in China: reproducible builds set SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), CHINA) if epoch else datetime.now(CHINA)


def _place(publication: Publication) -> str:
    site = publication.corpus.site
    assert site is not None, "prepare refuses a corpus without site.yml"
    return site.record.name


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages and the shell; leave out the theme's own assets, which no page of ours loads."""
    build = _current()
    for file in [file for file in files if _is_theme_asset(file, config)]:
        files.remove(file)
    for page in edition.theme_pages(build.templates, build.publication):
        source = f"{page.url}index.md"
        build.pages[source] = page
        files.append(_generated(config, source, page))
    files.append(_generated(config, _SHELL, Page("benchmarks/shell/", TITLE, DESCRIPTION, BODY)))
    build.pages[_SHELL] = Page("benchmarks/shell/", TITLE, DESCRIPTION, BODY)
    return files


def _is_theme_asset(file: File, config: MkDocsConfig) -> bool:
    if file.is_documentation_page() or file.abs_src_path is None:
        return False
    ours = Path(file.abs_src_path).is_relative_to(str(config.theme.custom_dir))
    return file.src_uri.startswith("assets/") and not ours


def _generated(config: MkDocsConfig, source: str, page: Page) -> File:
    front_matter = {"title": page.title, "description": page.description, "record": True}
    # JSON is YAML: no title can break out of it, whatever it holds.
    lines = [f"{key}: {json.dumps(value)}" for key, value in front_matter.items()]
    content = "\n".join(["---", *lines, "---", ""])
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def on_page_content(html: str, *, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
    """Our pages' bodies never pass through Markdown."""
    ours = _current().pages.get(page.file.src_uri)
    return ours.body if ours else html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """What the shell says about the jurisdiction."""
    build = _current()
    site = build.publication.corpus.site
    assert site is not None, "prepare refuses a corpus without site.yml"
    env.globals["portal"] = {
        "version": __version__,
        "place": site.record.name,
        "address": site.record.address or "",
        "demonstration": site.record.demonstration,
        "draft": not build.release,
        "identifiers": site.record.identifiers,
        "navigation": NAVIGATION,
        "footer_links": FOOTER,
        "day": day_in_words(build.publication.day),
        "sections": urls.SECTIONS,
    }
    return env


def on_post_page(output: str, *, page: ThemePage, config: MkDocsConfig) -> str:
    """Keep the shell for the benchmark pages; an empty answer tells MkDocs not to write it."""
    if page.file.src_uri != _SHELL:
        return output
    try:
        _current().shell = Shell.cut(output)
    except ShellError as error:
        raise Abort(str(error)) from None
    return ""


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what MkDocs does not know of, check every link, and only then replace the published site."""
    build = _current()
    _write_benchmarks(build)
    _write_search(build)
    site = build.publication.corpus.site
    address = site.record.address if site else None
    if broken := broken_links(build.staging, address):
        raise Abort("有断开的链接，没有发布：\n" + "\n".join(map(str, broken)))
    if not _has_warnings():
        swap(build.staging, build.site)


def _write_benchmarks(build: Build) -> None:
    assert build.shell is not None, "the shell page was rendered"
    addresses = [page.url for page in build.pages.values() if not page.url.startswith("benchmarks/")]
    for page in edition.benchmark_pages(build.templates, build.publication):
        write_file(build.staging, urls.file_of(page.url), build.shell.fill(page))
        addresses.append(page.url)
    site = build.publication.corpus.site
    if site and site.record.address:
        prose = [address for address in urls.PROSE if (build.staging / urls.file_of(address)).is_file()]
        write_file(build.staging, "sitemap.xml", sitemap(site.record.address, [*addresses, *prose]))


def _write_search(build: Build) -> None:
    try:
        write_search(edition.search_records(build.publication), build.staging / urls.SEARCH_DATA / "data")
    except PagefindError as error:
        raise Abort(str(error)) from None


def _has_warnings() -> bool:
    """Whether a strict build is about to be refused by MkDocs, which counts warnings only after this event."""
    counters = (
        handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
    )
    return any(counter.get_counts() for counter in counters)


def on_build_error(*, error: Exception) -> None:
    """A failed build leaves nothing behind."""
    if _build is not None:
        shutil.rmtree(_build.staging, ignore_errors=True)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Say in Chinese where the portal is, and rebuild when a record is saved."""
    server.watch(str(Path(config.docs_dir).parent))
    log.info(f"门户已经打开：{server.url}  （按 Ctrl+C 停止）")
    return server
