"""How the benchmarks stand, for a mayor: the city in one page, every department in one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jinja2 import Environment

from chidu.problems import Level
from chidu.publish import urls
from chidu.publish.metadata import article_head, column_head
from chidu.publish.open_findings import grouped
from chidu.publish.page import Page, render
from chidu.publish.quality import Account, Quality
from chidu.publish.standing import Verdict

# So many findings, exceptions or benchmarks stand on a page; the tables to download have them all.
MOST = 200


def quality_page(env: Environment, quality: Quality) -> Page:
    """The city: figures by department, and what belongs to none."""
    city = quality.city
    everywhere = quality.publication.selection.packs("")
    common, left = grouped((each for account in quality.common for each in account.findings), MOST)
    body = render(
        env,
        "quality.html",
        urls.QUALITY,
        city=city,
        sentences=sentences(city),
        departments=quality.departments,
        rows=[(account, account.address) for account in quality.departments]
        + [(account, "#common") for account in quality.common]
        + [(city, "")],
        accepted=list(islice(city.accepted, MOST)),
        common=common,
        common_left=left,
        everywhere=everywhere,
        everywhere_ids=[pack.id for pack in everywhere],
        verdicts=Verdict,
        levels=Level,
    )
    description = f"{city.name}行政裁量权基准的核对结果：{sentences(city)[0]}"
    head = column_head("基准质量", description, ("行政裁量权基准", "核对", "质量"), "信息公开")
    return Page(urls.QUALITY, "基准质量", description, body, head)


def quality_pages(env: Environment, quality: Quality) -> Iterator[Page]:
    """A page for every department that has an account."""
    for account in quality.departments:
        yield _page(env, quality, account)


def _page(env: Environment, quality: Quality, account: Account) -> Page:
    groups, left = grouped((each for each in account.findings if not each.overdue), MOST)
    overdue, overdue_left = grouped(account.overdue, MOST)
    entry = quality.publication.corpus.departments[account.folder]
    body = render(
        env,
        "quality_department.html",
        account.address,
        account=account,
        department_url=urls.department(account.folder, entry.record),
        sentences=sentences(account),
        groups=groups,
        left=left,
        overdue=overdue,
        overdue_left=overdue_left,
        accepted=list(islice(account.accepted, MOST)),
        standings=list(islice(account.standings, MOST)),
        verdicts=Verdict,
    )
    title = f"{account.name}的基准质量"
    head = article_head(title, None, account.name, (account.name, "行政裁量权基准", "核对"))
    return Page(account.address, title, sentences(account)[0], body, head)


def sentences(account: Account) -> tuple[str, ...]:
    """What a mayor must know, the figures in words; every benchmark is in one of them."""
    return (_proofs(account), _open(account), *_besides(account))


def _proofs(account: Account) -> str:
    total = len(account.standings)
    if not total:
        return "还没有公布基准，没有可以核对的。"
    divided, fixed = account.verdicts.get(Verdict.DIVIDED, 0), account.verdicts.get(Verdict.FIXED, 0)
    unproved = account.verdicts.get(Verdict.UNPROVED, 0)
    undivided = account.verdicts.get(Verdict.UNDIVIDED, 0)
    parts = [f"{divided} 项已证明各档不重不漏、都在法定幅度以内"] if divided or not undivided else []
    parts += [f"{fixed} 项各档是固定数额，已核对由轻到重、都在法定幅度以内"] if fixed else []
    parts += [f"{unproved} 项没有证明"] if unproved else []
    parts += [f"{undivided} 项没有幅度可以划分（{_reasons(account)}）"] if undivided else []
    return f"公布的 {total} 项基准中，{'；'.join(parts)}。"


def _reasons(account: Account) -> str:
    return "，".join(f"{reason} {number}" for reason, number in account.undivided.items())


def _open(account: Account) -> str:
    numbers = [(account.levels.get(level, 0), level) for level in Level]
    errors, warnings, notes = (number for number, _ in numbers)
    aside = f"另有 {notes} 条说明，不要求改。" if notes else ""
    if not account.findings:
        return "没有检查出问题。"
    if not errors and not warnings:
        return f"现在没有错误，也没有提醒。{aside}"
    told = "，".join(f"{number} 个{level.label}" for number, level in numbers[:2] if number)
    return f"现在有 {told}还没有处理。{aside}"


def _besides(account: Account) -> Iterator[str]:
    if account.overdue:
        yield f"其中 {len(account.overdue)} 件是程序、备案或者评估缺少、逾期。"
    if account.accepted:
        yield f"经批准保留的例外有 {len(account.accepted)} 项，理由都公开。"
