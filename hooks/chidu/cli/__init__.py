"""Commands: the only place besides the adapter that prints, reads the environment and exits."""

from chidu.cli.main import main

__all__ = ["main"]
