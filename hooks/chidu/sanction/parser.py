"""A text -> its reading: riders are set aside, the sentences read, the riders put on what they belong to."""

from __future__ import annotations

from functools import lru_cache

from chidu.sanction.draft import Draft
from chidu.sanction.hanging import hang
from chidu.sanction.lists import parts
from chidu.sanction.measure import STEPWISE
from chidu.sanction.reading import Reading
from chidu.sanction.riders import riders, without
from chidu.sanction.scanner import normal, scan
from chidu.sanction.segments import sentences
from chidu.sanction.sentence import BASE_FLOOR, Sentence


@lru_cache(maxsize=16_384)
def read(text: str) -> Reading:
    """Read a sanction text (罚则 or 裁量标准) into its items.

    Never raises and takes time linear in the text. It never guesses: a number that is not understood, or that stands
    beside words which could change it, appears in `unread` and in no item.
    """
    typed = normal(text)
    found = riders(typed, text)
    draft = Draft(text, without(typed, found), steps=[rider.start for rider in found if rider.steps])
    for sentence in sentences(draft.normal, scan(draft.normal)):
        for part in parts(sentence, draft):
            draft.begin_sentence()
            Sentence(draft, part).read()
    for rider in found:
        if not hang(draft, rider):
            draft.leave(rider.start, rider.end, STEPWISE if rider.steps else BASE_FLOOR)
    return draft.finish()
