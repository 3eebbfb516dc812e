"""Revisions of every record, from the values the git edge hands in; nothing here calls git."""

from chidu.history.lineage import revisions
from chidu.history.ownership import UNIDENTIFIED
from chidu.history.reading import Content, Identify, Read
from chidu.history.record import Commit, FileChange, Kind, TooLarge, Version, blobs_of, only

__all__ = [
    "UNIDENTIFIED",
    "Commit",
    "Content",
    "FileChange",
    "Identify",
    "Kind",
    "Read",
    "TooLarge",
    "Version",
    "blobs_of",
    "only",
    "revisions",
]
