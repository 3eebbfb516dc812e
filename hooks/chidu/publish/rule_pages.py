"""The page of every rule: what it checks, who asks for it, two examples, how to put it right, what it finds now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jinja2 import Environment

from chidu.publish import urls
from chidu.publish.metadata import article_head
from chidu.publish.open_findings import Finding
from chidu.publish.page import Page, render
from chidu.publish.quality import Quality
from chidu.publish.rule_examples import examples
from chidu.publish.rule_words import level_words
from chidu.rules.catalogue import RuleText, codes, rule_text
from chidu.rules.packed import PACKED

# So many findings are listed on a rule's page; the departments' pages and tables have them all.
MOST = 50


def rule_pages(env: Environment, quality: Quality) -> Iterator[Page]:
    """A page for every rule that has a text."""
    for code in codes():
        yield _page(env, quality, rule_text(code))


def _page(env: Environment, quality: Quality, text: RuleText) -> Page:
    address = urls.rule(text.code)
    found = quality.findings.by_rule.get(text.code, [])
    body = render(
        env,
        "rule.html",
        address,
        text=text,
        level=level_words(text.level),
        lines=quality.lines.by_rule.get(text.code, []),
        parameters=_parameters(text.code),
        examples=examples(text.code),
        found=list(islice(found, MOST)),
        total=len(found),
        departments=_departments(quality, found),
    )
    head = article_head(text.name, None, quality.publication.site.name, (text.name, "检查规则"))
    return Page(address, text.name, text.checks, body, head)


def _parameters(code: str) -> list[tuple[str, str]]:
    """What a pack may set, with what it means."""
    rule = PACKED.get(code)
    fields = rule.parameters.model_fields.values() if rule else ()
    return [(str(field.alias), field.description or "") for field in fields]


def _departments(quality: Quality, found: list[Finding]) -> list[tuple[str, str, int]]:
    """Where there are more findings than the page lists: name, page and number for each department."""
    if len(found) <= MOST:
        return []
    each = [
        (account, sum(finding.subject.department == account.folder for finding in found))
        for account in quality.departments
    ]
    return [(account.name, account.address, number) for account, number in each if number]
