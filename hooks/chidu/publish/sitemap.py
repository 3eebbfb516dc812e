"""The sitemap: every address of the portal, for a site that has told its own address."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(address: str, urls: Iterable[str]) -> str:
    """sitemap.xml of the addresses below the site's own (which ends with `/`), in order (sitemaps.org 0.9: locations are absolute)."""
    lines = [f"<url><loc>{escape(address + url)}</loc></url>" for url in sorted(urls)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(f"{line}\n" for line in lines) + "</urlset>\n"
