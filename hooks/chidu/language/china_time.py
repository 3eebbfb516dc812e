"""The one time zone of everything here."""

from __future__ import annotations

from datetime import timedelta, timezone

# China has had one time and no summer time since 1991, before anything here was recorded.
CHINA = timezone(timedelta(hours=8), "中国标准时间")
