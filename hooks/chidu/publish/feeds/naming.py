"""Names of feeds and entries that stay the same for good (RFC 4287 section 4.2.6).

With an address (网址) a name is the permanent URL of what it names. Without one it is a tag: URI (RFC 4151), whose
authority must be a domain name or mail address that its minter holds. A site that told no address holds none that we
know of: the clerk's mail address is nobody's business, a code host's name belongs to the host, and this program has
no domain. So the authority lies below `.invalid`, which nobody can ever be given (RFC 2606 section 2): no holder of a
name can have minted the same tag. What makes it unique is the hash of the first commit of the records, and the date
is that commit's day (UTC, RFC 4151 section 2.1).
"""

from __future__ import annotations

from datetime import UTC

from chidu.history.record import Commit

_AUTHORITY = "chidu.invalid"


def name_of(site: str, began: Commit, address: str) -> str:
    """The name of what lies, or would lie, at an address from the site's root; `began` is the first commit of records."""
    if site:
        return f"{site}{address}"
    day = began.time.astimezone(UTC).date().isoformat()
    return f"tag:{_AUTHORITY},{day}:{began.oid}/{address}"
