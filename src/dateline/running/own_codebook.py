"""The codebook that a run codes by, where that is a user's own."""

from __future__ import annotations

from dateline.codebook.own import OwnCodebook, read_own
from dateline.settings import Settings


def own_codebook(settings: Settings) -> OwnCodebook | None:
    """Return the codebook that the settings name, None for PLOVER.

    Raises what reading it raises (DL-B010 to DL-B017), and UnknownOwnType (DL-B018) if the settings keep events of a
    type that it does not have.
    """
    if settings.codebook is None:
        return None
    codebook = read_own(settings.codebook)
    codebook.check_types(settings.types, "types, or --type")
    return codebook
