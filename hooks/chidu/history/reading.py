"""Every file of the past as it was read: which record it says it is, and what the history needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias

from chidu.history.record import T, TooLarge

Content: TypeAlias = bytes | TooLarge


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A blob at a path: the key it claims, its facts where it could be read, its size where it is too large."""

    key: str | None = None
    facts: T | None = None
    too_large: TooLarge | None = None


Readings: TypeAlias = Mapping[tuple[str, str], Reading[T]]
"""By (oid, path)."""
