"""`chidu diff` at the rim: two commits of a repository -> what the records of the content folder went through."""

from __future__ import annotations

from pathlib import Path

from chidu import git
from chidu.history.proposed import Proposal, in_order
from chidu.proposal.states import States
from chidu.proposal.telling import told

__all__ = ["read_proposal"]


def read_proposal(repo: Path, folder: str, range_: str) -> Proposal:
    """What a range changes in `folder`: `A..B` and `A` (to HEAD) compare both states, `A...B` from where they parted.

    Raises git.GitError, whose message says what to do.
    """
    base, head = _commits(repo, range_)
    states = States(repo, git.files_at(repo, base, folder), git.files_at(repo, head, folder))
    return Proposal(
        base, head, in_order(told(states, *pair) for pair in states.pairs()), tuple(states.others())
    )


def _commits(repo: Path, range_: str) -> tuple[str, str]:
    dots = "..." if "..." in range_ else ".."
    one, _, other = range_.partition(dots)
    base, head = (git.commit_of(repo, name or "HEAD") for name in (one, other))
    return (git.merge_base(repo, base, head) if dots == "..." else base), head
