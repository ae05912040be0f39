"""The two anchors of a text: the day it was published, and the last calendar date that it mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.resolving.times.arithmetic import unit_of
from dateline.resolving.times.values import days_of

PUBLISHED, NARRATIVE = "published", "narrative"


@dataclass(slots=True)
class Anchors:
    """What relative expressions are counted from.

    `published` is the day of publication, if known. `mentioned` is the value of the last calendar date in the text,
    `mentioned_day` that of the last date known to the day. A `history` is told from date to date: there a month or day
    without a year belongs to the last date mentioned, in news to the publication.
    """

    published: date | None
    history: bool = False
    mentioned: str | None = None
    mentioned_day: date | None = None
    quarter: str | None = None
    before_christ: bool = False

    def told(self, value: str, kind_is_calendar: bool) -> None:
        """Take note of a date that the text has mentioned."""
        if not kind_is_calendar:
            return
        self.before_christ = value.startswith("BC")
        days = days_of(value)
        if days is None:
            if self.before_christ:
                self.mentioned = value
            return
        unit = unit_of(value)
        if unit in ("E", "C"):
            return
        if unit == "Q":
            self.quarter = value
        self.mentioned = value
        self.mentioned_day = days[0] if unit == "D" else self.mentioned_day

    def base(self) -> tuple[date, str] | None:
        """Return the day to count "this" and "last" from and its name: in a history the narrative, else publication."""
        if self.history:
            told = self.narrative()
            if told is not None:
                return told, NARRATIVE
        if self.published is not None:
            return self.published, PUBLISHED
        return None

    def narrative(self) -> date | None:
        """Return the first day of the last date mentioned, or None."""
        days = days_of(self.mentioned) if self.mentioned else None
        return days[0] if days else None

    def running(self) -> tuple[date, str] | None:
        """Return the day to count "the next day" from and its name: the last date mentioned, else publication."""
        told = self.narrative()
        if told is not None:
            return told, NARRATIVE
        if self.published is not None:
            return self.published, PUBLISHED
        return None
