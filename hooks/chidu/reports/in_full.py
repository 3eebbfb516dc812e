"""One finding as one text, and by what it is known again, for whoever shows findings one by one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from chidu.problems import Problem

# A sentence that names another line is the same after the lines have moved; one that names a day or counts days, when
# the day comes nearer or was put wrong in another way.
_CHANGING = re.compile(r"第 ?\d+ ?行|\d{4}-\d{2}-\d{2}|\d+ ?天")


def in_full(problem: Problem) -> str:
    """What is wrong, what to type instead, which clause says so: a line each."""
    parts = [problem.message]
    parts += [f"改成：{problem.instead}"] if problem.instead else []
    parts += [f"依据：{problem.clause}"] if problem.clause else []
    return "\n".join(parts)


def fingerprints(findings: Sequence[Problem]) -> list[str]:
    """Each finding's own 64 hexadecimal digits: of its code, file and sentence, so that lines and days may move.

    Findings that say the same of a file are told apart by their order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in findings:
        key = (problem.name, problem.place.file, _CHANGING.sub(_without_digits, problem.message))
        seen[key] += 1
        found.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
    return found


def _without_digits(match: re.Match[str]) -> str:
    return re.sub(r"[\d -]", "", match[0])
