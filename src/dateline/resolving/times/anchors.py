"""The two anchors of a text: the day it was published, and the last calendar date that it mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.records import TimeKind
from dateline.resolving.times.arithmetic import unit_of
from dateline.resolving.times.meanings import Meaning
from dateline.resolving.times.values import days_of

PUBLISHED, NARRATIVE = "published", "narrative"
# In a history a year this far from the story is first taken for an aside.
ASIDE_YEARS = 30
# For how many tokens "a year ago" is about the quarter last mentioned.
QUARTER_REACH = 80


@dataclass(slots=True)
class Anchors:
    """What relative expressions are counted from.

    `published` is the day of publication, if known. `mentioned` is the value of the last calendar date in the text,
    `mentioned_day` that of the last date known to the day. A `history` is told from date to date: there a month or day
    without a year belongs to the last date mentioned, in news to the publication.
    """

    published: date | None
    history: bool = False
    position: int = 0
    mentioned: str | None = None
    mentioned_day: date | None = None
    before_christ: int | None = None
    _quarter: str | None = None
    _quarter_at: int = 0
    _aside: int | None = None

    def told(self, meaning: Meaning) -> None:
        """Take note of a calendar date that the text has mentioned."""
        value = meaning.value
        if value is None or meaning.kind not in (TimeKind.DATE, TimeKind.TIME) or value.endswith("_REF"):
            return
        self.before_christ = int(value[2:6]) if value.startswith("BC") and len(value) >= 6 else None
        days = days_of(value)
        unit = unit_of(value)
        if days is None or unit in ("E", "C") or self._looks_back(meaning, days[0]) or self._far_off(days[0].year):
            return
        if unit == "Q":
            self._quarter, self._quarter_at = value, self.position
        self.mentioned = value
        if unit == "D":
            self.mentioned_day = days[0]
        elif self.mentioned_day and not days[0] <= self.mentioned_day <= days[1]:
            self.mentioned_day = None

    def _looks_back(self, meaning: Meaning, first: date) -> bool:
        """Return whether a date counted back from the story ("the previous year") leaves the story where it is."""
        told = self.narrative()
        return meaning.anchor == NARRATIVE and told is not None and first < told

    def _far_off(self, year: int) -> bool:
        """Return whether a year in a history is an aside: a lifetime away from the story, and the first of its kind."""
        told = self.narrative()
        if not self.history or told is None or abs(year - told.year) <= ASIDE_YEARS:
            self._aside = None
            return False
        again = self._aside is not None and abs(year - self._aside) <= ASIDE_YEARS
        self._aside = year
        return not again

    def quarter(self) -> str | None:
        """Return the value of the quarter that the text has just been telling of, or None."""
        return self._quarter if self.position - self._quarter_at <= QUARTER_REACH else None

    def base(self) -> tuple[date, str] | None:
        """Return the day to count "this" and "last" from and its name: in a history the narrative, else publication."""
        if self.before_christ:
            return None
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
        if self.before_christ:
            return None
        told = self.narrative()
        if told is not None:
            return told, NARRATIVE
        if self.published is not None:
            return self.published, PUBLISHED
        return None
