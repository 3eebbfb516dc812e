"""A page before the theme's shell goes round it, and the environment its body is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from chidu.language.china_time import CHINA
from chidu.publish import urls


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address from the site's root (ends with `/`), plain-text title and description, HTML body.

    `head` is ready HTML: the meta tags of publish/metadata.py.
    """

    url: str
    title: str
    description: str
    body: str
    head: str = ""


def environment(templates: Path) -> Environment:
    """Our own templates' environment: everything from a record is escaped, a missing name is an error."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # every build makes its own environment
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = day_in_words
    env.filters["moment"] = moment_in_words
    env.filters["breaks"] = breaks
    env.filters["clauses"] = clauses
    env.filters["linked"] = linked
    env.globals["url"] = urls
    return env


def render(env: Environment, template: str, url: str, **values: Any) -> str:
    """The body of a page at `url`; templates write links as `{{ base }}` followed by an address from the root."""
    return env.get_template(template).render(base=urls.to_root(url), here=url, **values)


def day_in_words(day: date) -> str:
    """2026年1月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_in_words(moment: datetime) -> str:
    """A recorded time in China's zone: 2026年1月1日 10:21."""
    local = moment.astimezone(CHINA)
    return f"{day_in_words(local.date())} {local:%H:%M}"


def clauses(sentence: str) -> list[str]:
    """A sentence cut after its commas and colons, so that each clause can be kept on one line."""
    return re.findall(r"[^，：]+[，：]?", sentence)


_ADDRESS = re.compile(r"(https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+)")


def linked(text: str) -> Markup:
    """A sentence in which every address of the web is a link."""
    parts = enumerate(_ADDRESS.split(text))
    return Markup("").join(Markup('<a href="{0}">{0}</a>').format(p) if odd % 2 else p for odd, p in parts)


# After these a title may break; the browser keeps words whole otherwise (DIRECTION.md, Phone).
_BREAK_AFTER = re.compile("([，、；：）》])")


def breaks(text: str) -> Markup:
    """A title with break opportunities after its punctuation."""
    return Markup(_BREAK_AFTER.sub(r"\1<wbr>", str(escape(text))))
