"""News text in, event data out: who did what to whom, when, where, according to whom, and whether it has happened."""

from dateline.version import __version__

__all__ = ["__version__"]
