"""News text in, event data out: who did what to whom, when, where, according to whom, and whether it has happened.

>>> import dateline
>>> coder = dateline.load()
>>> report = coder.code("Norway's prime minister will visit Kenya next week.", published="2024-03-05")
>>> [(str(event.event_type), str(event.status)) for event in report.events]
[('AGREE', 'planned')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.running.coder import Coder
    from dateline.settings import Settings

__all__ = ["__version__", "load"]


def load(settings: Settings | None = None) -> Coder:
    """Load models and knowledge once and return a coder; imports stay out of the way until this is called."""
    from dateline.running.coder import load as load_coder

    return load_coder(settings)
