"""The publication date that a page prints above its report: "Published: December 19, 2005"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dateline.reading import parse_date
from dateline.records import Omission

_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted)(?: (?:at|on|time|date))?\s?[:|]?\s?"
    r"([^|]{4,90}?)\s*(?:$|\||\blast\b|\bupdated\b)",
    re.IGNORECASE,
)


def read_stamp(text: str, omitted: Iterable[Omission]) -> date | None:
    """Return the day that a "Published" or "Posted" line among the omitted ones states, or None.

    "Updated" lines do not count: they are later than the report that they stand on.
    """
    for omission in omitted:
        found = _PUBLISHED.match(text, omission.start, omission.end)
        if found is not None and (day := parse_date(found[1])) is not None:
            return day
    return None
