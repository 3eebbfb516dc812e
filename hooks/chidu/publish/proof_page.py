"""How anybody checks this site without our program, what that proves, and every release so far."""

from __future__ import annotations

from jinja2 import Environment

from chidu.proof.chain import Chain
from chidu.publish import urls
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication

# So many releases stand on the page, the newest first; the file beside it has them all.
_MOST = 100


def proof_page(env: Environment, publication: Publication, chain: Chain, *, sealed: bool) -> Page:
    """The page; `sealed` says that the last line of the chain is this site's own, and that the lists are there."""
    body = render(
        env,
        "proof.html",
        urls.PROOF,
        sealed=sealed,
        last=chain.last,
        releases=chain.links[: -_MOST - 1 : -1],
        total=len(chain.links),
        broken=[each.sentence for each in chain.faults],
        example=next(iter(publication.corpus.benchmarks.values()), None),
        address=publication.site.address or "",
    )
    description = "怎样不用我们的程序核对本站：源文件的指纹、每次发布的封存记录"
    head = column_head("核对本站", description, ("行政裁量权基准", "核对", "封存", "指纹"), "信息公开")
    return Page(urls.PROOF, "核对本站", description, body, head)
