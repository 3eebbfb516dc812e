"""What changed between two versions of a record, as changes that explain themselves."""

from chidu.model.changes.change import WHOLE_TIER, Change, Direction, Topic
from chidu.model.changes.comparing import compare
from chidu.model.changes.marks import Op, marks
from chidu.model.changes.meaning import same_meaning
from chidu.model.changes.verdict import by_tier, directions, of_tiers, overall, substantive, verdict

__all__ = [
    "WHOLE_TIER",
    "Change",
    "Direction",
    "Op",
    "Topic",
    "by_tier",
    "compare",
    "directions",
    "marks",
    "of_tiers",
    "overall",
    "same_meaning",
    "substantive",
    "verdict",
]
