"""The only caller of git: reads what was recorded, whatever the user's own git is set to."""

from chidu.git.calling import DubiousOwnership, GitError, GitMissing, NotARepository
from chidu.git.contents import Contents
from chidu.git.recorded import LARGEST, blobs, commits, head
from chidu.git.soundness import dirty, wholeness
from chidu.git.trees import UnknownRevision, commit_of, files_at, merge_base

__all__ = [
    "LARGEST",
    "Contents",
    "DubiousOwnership",
    "GitError",
    "GitMissing",
    "NotARepository",
    "UnknownRevision",
    "blobs",
    "commit_of",
    "commits",
    "dirty",
    "files_at",
    "head",
    "merge_base",
    "wholeness",
]
