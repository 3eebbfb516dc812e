"""Whether whoever reads the output is a person who sees colours."""

from __future__ import annotations

import os
import sys


def in_colour() -> bool:
    """Only for a person at a terminal that knows colours and who has not declined them (no-color.org)."""
    # The old console of Windows prints the escapes themselves; its new Terminal says who it is.
    able = os.environ.get("TERM") != "dumb" and (os.name != "nt" or "WT_SESSION" in os.environ)
    return able and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
