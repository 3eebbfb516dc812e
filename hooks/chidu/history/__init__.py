"""Revisions of every record, from the values the git edge hands in; nothing here calls git."""

from chidu.history.facts import Facts, facts_of
from chidu.history.lineage import revisions
from chidu.history.ownership import UNIDENTIFIED
from chidu.history.reading import Content, Reading, Readings
from chidu.history.record import (
    Commit,
    FileChange,
    Kind,
    TooLarge,
    Version,
    blob_name,
    blobs_of,
    only,
)

__all__ = [
    "UNIDENTIFIED",
    "Commit",
    "Content",
    "Facts",
    "FileChange",
    "Kind",
    "Reading",
    "Readings",
    "TooLarge",
    "Version",
    "blob_name",
    "blobs_of",
    "facts_of",
    "only",
    "revisions",
]
