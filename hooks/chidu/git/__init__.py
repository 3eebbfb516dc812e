"""The only caller of git: reads what was recorded, whatever the user's own git is set to."""

from chidu.git.calling import DubiousOwnership, GitError, GitMissing, NotARepository
from chidu.git.recorded import LARGEST, blobs, commits, head
from chidu.git.soundness import dirty, wholeness

__all__ = [
    "LARGEST",
    "DubiousOwnership",
    "GitError",
    "GitMissing",
    "NotARepository",
    "blobs",
    "commits",
    "dirty",
    "head",
    "wholeness",
]
