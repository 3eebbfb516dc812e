"""The MkDocs adapter: the only module that imports mkdocs. It hands pages over and decides nothing about them.

The clock and the environment are read here and passed down. MkDocs keeps this module between the builds of one
process, so everything about a build is made anew in `on_config`.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from jinja2 import Environment
from markdown import Markdown  # type: ignore[import-untyped]  # MkDocs' own renderer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.utils import CountHandler

from chidu import __version__
from chidu.clock import ClockError, now
from chidu.indexing import SearchNote, search_data
from chidu.language.system import refusal
from chidu.pagefind import PagefindError
from chidu.prepare import Prepared, Refused, prepare, report
from chidu.press import Edition, Press, Printed, common_seal
from chidu.problems import Level, Problem, in_order
from chidu.progress import progress
from chidu.proof.chain import FILE
from chidu.publish import edition, prose, urls
from chidu.publish.coming import coming
from chidu.publish.link_check import BrokenLink, broken_links
from chidu.publish.metadata import column_head, site_head
from chidu.publish.page import Page, day_in_words, environment
from chidu.publish.proof_page import proof_page
from chidu.publish.publication import Publication
from chidu.publish.quality import Quality
from chidu.publish.search_records import search_records
from chidu.publish.shell import BODY, DESCRIPTION, HEAD, TITLE, Shell, ShellError, save_shells
from chidu.publish.sitemap import sitemap
from chidu.publish.sources import sources
from chidu.sealing.proof_files import proof_files, sums
from chidu.sealing.published import Published
from chidu.staging import (
    Busy,
    Notes,
    claimed,
    recover,
    replacing,
    staging_for,
    swap,
    write_file,
    write_files,
)
from chidu.workers import cores

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
    ("配套制度", urls.SYSTEMS),
    ("委托和赋权", urls.ENTRUSTMENTS),
    ("检查规则", urls.RULES),
    ("基准质量", urls.QUALITY),
    ("待复核的基准", urls.REVIEW),
    ("核对本站", urls.PROOF),
    ("提交修改", urls.CONTRIBUTE),
)
# Ordinary pages at the depths of a benchmark's page, its comparison and a version's, so that relative links fit.
SHELLS = ("benchmarks/shell/", "benchmarks/shell/compare/", "benchmarks/shell/versions/shell/")
# What is written without MkDocs knowing, where a file of the prose folder would vanish beneath it.
_WRITTEN_LAST = {"404.html", "sitemap.xml", urls.COMING}
_OUR_FOLDERS = (
    *(urls.BENCHMARKS, urls.RULES, urls.QUALITY, urls.MATTERS, urls.REVIEW, urls.BROWSE, urls.PROOF),
    urls.SEARCH_DATA,
)


@dataclass
class Build:
    """One build: where it goes, what is published, and the shells by depth once the theme has rendered them.

    `claim` keeps other builds of the same site out until it is closed; `chain` is the file the releases are sealed in.
    """

    claim: ExitStack
    site: Path
    notes: Notes
    staging: Path
    prepared: Prepared
    templates: Environment
    chain: Path
    pages: dict[str, Page] = field(default_factory=dict)
    further: list[str] = field(default_factory=list)
    shells: dict[int, Shell] = field(default_factory=dict)

    @property
    def publication(self) -> Publication:
        """What is published."""
        return self.prepared.publication

    @property
    def release(self) -> bool:
        """Whether it is sealed, and not a draft."""
        return self.prepared.seal is not None

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """What every record's page is made from, by the address beside it."""
        return sources(self.publication, self.prepared.sources)


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
    _build = None
    # Where `site` is a link, as on many servers, the folder it leads to is replaced and the link stays.
    site = Path(config.site_dir).resolve()
    with ExitStack() as claim:
        with _refusals_told(site):
            claim.enter_context(claimed(site))
            recover(site)
        content = Path(config.docs_dir).parent
        notes = Notes.on(site, content.parent)
        prepared = _prepared(content, site, notes)
        templates = environment(Path(str(config.theme.custom_dir)) / "records")
        chain = content.parent / FILE
        _build = Build(claim.pop_all(), site, notes, staging_for(site), prepared, templates, chain)
    config.site_dir = str(_build.staging)
    config.site_name = f"{_build.publication.site.name}行政裁量权基准"
    # MkDocs' own sitemap would know nothing of the benchmark pages; ours is written at the end.
    config.theme.static_templates.discard("sitemap.xml")
    return config


@contextmanager
def _refusals_told(site: Path) -> Iterator[None]:
    """What keeps the site from being written, as a sentence."""
    try:
        yield
    except Busy:
        raise Abort(f"另一次生成正在进行，没有再生成 {site}。等它结束再来") from None
    except OSError as error:
        raise Abort(f"写不成网站 {error.filename or site}：{refusal(error)}") from None


def _prepared(content: Path, site: Path, notes: Notes) -> Prepared:
    """What is to be published in the place of what is there; tells the findings that do not stop it."""
    release = os.environ.get("CHIDU_RELEASE") == "1"
    before = Published.on(site, notes.release) if release else None
    try:
        with progress("读入", visible=_watched()) as told:
            prepared = prepare(content, _today(), release=release, published=before, progress=told)
    except Refused as refused:
        raise _abort(str(refused)) from None
    for finding in prepared.findings:
        if finding.level is not Level.NOTE:
            log.info(str(finding))
    return prepared


def _today() -> date:
    try:
        return now().date()
    except ClockError as error:
        raise Abort(str(error)) from None


def _abort(findings: str) -> Abort:
    return Abort(f"内容有问题，没有发布，原来的网站保持不变。\n{findings}")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add our pages and the shell; leave out the theme's own assets, which no page of ours loads."""
    build = _current()
    for file in [file for file in files if _is_theme_asset(file, config)]:
        files.remove(file)
    pages = list(edition.theme_pages(build.templates, build.publication))
    pages.append(proof_page(build.templates, build.publication, build.prepared.chain, sealed=build.release))
    build.pages = {f"{page.url}index.md": page for page in pages}
    for address in SHELLS:
        build.pages[f"{address}index.md"] = Page(address, TITLE, DESCRIPTION, BODY, HEAD)
    if problems := in_order(_prose_problems([file for file in files if _is_prose(file, config)], config)):
        raise _abort(report(tuple(problems)))
    for source, page in build.pages.items():
        files.append(_generated(config, source, page))
    return files


def _is_prose(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED


def _prose_problems(files: Iterable[File], config: MkDocsConfig) -> Iterator[Problem]:
    docs = Path(config.docs_dir)
    ours = {urls.file_of(page.url) for page in _current().pages.values()} | _WRITTEN_LAST
    ours |= _current().sources.keys()
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    for file in files:
        shown = f"{docs.parent.name}/{docs.name}/{file.src_uri}"
        if file.dest_uri in ours or file.dest_uri.startswith(_OUR_FOLDERS):
            yield prose.overwritten(shown, file.dest_uri)
        elif file.is_documentation_page():
            yield from prose.unreadable(file.content_bytes, shown, lambda text: _html(markdown, text))


def _html(markdown: Markdown, text: str) -> str:
    return str(markdown.reset().convert(text))


def _is_theme_asset(file: File, config: MkDocsConfig) -> bool:
    if file.is_documentation_page() or file.abs_src_path is None:
        return False
    ours = Path(file.abs_src_path).is_relative_to(str(config.theme.custom_dir))
    return file.src_uri.startswith("assets/") and not ours and not _is_prose(file, config)


def _generated(config: MkDocsConfig, source: str, page: Page) -> File:
    front_matter = {"title": page.title, "description": page.description, "record": True}
    # JSON is YAML: no title can break out of it, whatever it holds.
    lines = [f"{key}: {json.dumps(value)}" for key, value in front_matter.items()]
    content = "\n".join(["---", *lines, "---", ""])
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def on_page_content(html: str, *, page: ThemePage, config: MkDocsConfig, files: Files) -> str:
    """Our pages' bodies never pass through Markdown; a prose page is a column of its own."""
    ours = _current().pages.get(page.file.src_uri)
    page.meta["head"] = ours.head if ours else _prose_head(page, config)
    return ours.body if ours else html


def _prose_head(page: ThemePage, config: MkDocsConfig) -> str:
    title, description = str(page.title), str(page.meta.get("description") or config.site_description)
    return column_head(title, description, ("行政裁量权基准", title), "网站说明")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """What the shell says about the jurisdiction."""
    build = _current()
    next_turn = next(iter(coming(build.publication)), "")
    env.globals["portal"] = {**about(build.publication, release=build.release), "next_turn": next_turn}
    return env


def about(publication: Publication, *, release: bool) -> dict[str, object]:
    """What `overrides/main.html` knows as `portal`."""
    site = publication.site
    return {
        "version": __version__,
        "place": site.name,
        "site_head": site_head(site),
        "address": site.address or "",
        "demonstration": site.demonstration,
        "draft": not release,
        "identifiers": site.identifiers,
        "navigation": NAVIGATION,
        "search": urls.SEARCH,
        "footer_links": FOOTER,
        "day": day_in_words(publication.day),
        "sections": urls.SECTIONS,
    }


def on_post_page(output: str, *, page: ThemePage, config: MkDocsConfig) -> str:
    """Keep the shells for the benchmark pages; an empty answer tells MkDocs not to write it."""
    address = page.file.src_uri.removesuffix("index.md")
    if address not in SHELLS:
        return output
    try:
        _current().shells[address.count("/")] = Shell.cut(output)
    except ShellError as error:
        raise Abort(str(error)) from None
    return ""


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write what MkDocs does not know of, check every link, and only then replace the published site."""
    build = _current()
    with _refusals_told(build.site):
        _write_further(build)
        printed = _write_benchmarks(build)
        write_files(build.staging, build.sources)
        _write_sitemap(build)
        search = _write_search(build)
        _write_proof(build)
        if broken := _broken_links(build, printed):
            raise Abort("有断开的链接，没有发布：\n" + "\n".join(map(str, broken)))
        if not _has_warnings():
            _swap(build)
            Edition(build.site, printed.sheets).save(build.notes.sheets)
            save_shells(build.shells, build.notes.shells)
            search.save(build.notes.search)
            build.claim.close()


def _write_proof(build: Build) -> None:
    """Last of all, for it has every other file in it; a draft proves nothing."""
    if seal := build.prepared.seal:
        for address, text in proof_files(seal, build.publication.day, __version__):
            write_file(build.staging, address, text)
        write_file(build.staging, urls.SUMS, sums(build.staging))


def _swap(build: Build) -> None:
    """Publish, and only then put the new line into the chain; a rehearsal leaves the chain alone."""
    seal = build.prepared.seal
    rehearsal = os.environ.get("CHIDU_REHEARSAL") == "1"
    with ExitStack() as last:
        if seal and seal.fresh and not rehearsal:
            last.enter_context(replacing(build.chain, seal.chain.text))
        swap(build.staging, build.site)
    if seal and not rehearsal:
        Published(build.site.name, seal.head, seal.chain).save(build.notes.release)


def _broken_links(build: Build, printed: Printed) -> list[BrokenLink]:
    """Those of the theme's pages; the press has looked at its own."""
    ours = {urls.file_of(url) for url in (*(page.url for page in build.pages.values()), *build.further)}
    checked = set(map(urls.file_of, printed.sheets))
    return [*broken_links(build.staging, build.publication.site.address, ours, checked), *printed.broken]


def _write_further(build: Build) -> None:
    """The pages that go through the shell though they are no benchmark's, the tables and feeds beside them."""
    quality = Quality(build.publication)
    for page in edition.further_pages(build.templates, quality):
        text = build.shells[page.url.count("/")].fill(page)
        write_file(build.staging, urls.file_of(page.url), text)
        build.further.append(page.url)
    for address, text in (*edition.tables(quality), *edition.news(build.publication)):
        write_file(build.staging, address, text)


def _write_benchmarks(build: Build) -> Printed:
    common = common_seal(build.publication, build.shells, program())
    last = Edition.of(build.site, build.notes.sheets)
    press = Press(build.publication, build.templates, build.shells, common, last, build.sources)
    with progress("生成基准页面", visible=_watched()) as told:
        return press.print(build.staging, cores(), told)


def _watched() -> bool:
    """Whether somebody looks at the terminal."""
    return os.environ.get("CHIDU_PROGRESS") == "1"


def program() -> list[Path]:
    """The files that decide what a benchmark page looks like."""
    here = Path(__file__).parent
    words = here.glob("chidu/rules/texts/*.yml")
    return [*here.rglob("*.py"), *words, *(here.parent / "overrides/records").glob("*.html")]


def _write_sitemap(build: Build) -> None:
    """Without versions adopted ahead: what does not apply yet must not be what a search engine shows."""
    addresses = [page.url for page in build.pages.values() if page.url not in SHELLS]
    addresses += [*map(urls.benchmark, build.publication.corpus.benchmarks), *build.further]
    addresses += [each for each in urls.PROSE if (build.staging / urls.file_of(each)).is_file()]
    if home := build.publication.site.address:
        write_file(build.staging, "sitemap.xml", sitemap(home, addresses))


def _write_search(build: Build) -> SearchNote:
    data = f"{urls.SEARCH_DATA}data"
    last = (build.site / data, SearchNote.of(build.notes.search))
    records = search_records(build.publication)
    index = build.publication.site.search_index
    try:
        with progress("生成搜索索引", visible=_watched()) as told:
            return search_data(records, index, program(), build.staging / data, last, told)
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
        _build.claim.close()
