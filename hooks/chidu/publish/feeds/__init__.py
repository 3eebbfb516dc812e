"""Feeds of what changed: Atom (RFC 4287) and JSON Feed 1.1, for the city, a department, a law, a benchmark."""

from chidu.publish.feeds.publishing import common_feeds, feeds_of, links_of

__all__ = ["common_feeds", "feeds_of", "links_of"]
