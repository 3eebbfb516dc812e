"""`python -m chidu`."""

import sys

from chidu.cli import main

if __name__ == "__main__":
    sys.exit(main())
