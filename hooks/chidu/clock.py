"""The moment of a build; only the adapter and the commands ask for it."""

from __future__ import annotations

import os
from datetime import datetime

from chidu.language.china_time import CHINA


class ClockError(Exception):
    """SOURCE_DATE_EPOCH is set to something that is no time; the message is for whoever set it."""


def now() -> datetime:
    """The moment in China: reproducible builds set SOURCE_DATE_EPOCH (reproducible-builds.org). Raises ClockError."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), CHINA) if epoch else datetime.now(CHINA)
    except (ValueError, OverflowError, OSError):
        raise ClockError(f"环境变量 SOURCE_DATE_EPOCH 应当是从1970年起的秒数，现在是“{epoch}”") from None
