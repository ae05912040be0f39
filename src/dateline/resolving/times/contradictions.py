"""Two dates for one act: the better supported one is kept, the other is noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.records import DateBasis, DatePrecision, TimeSpan

# How well an expression dates: a day that is written out beats one that is counted, a day beats a week.
_BASIS = {DateBasis.EXPLICIT: 2, DateBasis.RELATIVE: 1}
_PRECISION = {
    DatePrecision.DAY: 5,
    DatePrecision.WEEK: 4,
    DatePrecision.MONTH: 3,
    DatePrecision.QUARTER: 2,
    DatePrecision.YEAR: 1,
}
# An explicit calendar date without its year is counted only for the year.
_WRITTEN_RULES = frozenset({"month-day", "day-month", "month-days", "days-month"})
# Two mentions of acts of one name further apart are two acts, not one that is told in two ways.
SAME_ACT_DAYS = 10


@dataclass(frozen=True, slots=True)
class Kept:
    """The expression that is kept for an act, and what was noted about the others."""

    kept: TimeSpan
    reasons: tuple[str, ...] = ()


def better_supported(own: TimeSpan, others: Sequence[TimeSpan], published: date | None) -> Kept:
    """Return the best supported of the expressions told of one act to come; `own` is that of the act's own clause.

    "Early this week" against "February 4" a week later: the calendar date is kept and the contradiction noted. Only of
    acts to come can two mentions be taken for one act; those of the past that differ are mostly two acts. Where the
    two agree nothing changes, a finer date elsewhere included.
    """
    if published is None or own.last_day is None or own.first_day is None or own.last_day < published:
        return Kept(own)
    for other in others:
        if other.first_day is None or other.last_day is None or _agree(own, other):
            continue
        apart = min(abs((other.first_day - own.last_day).days), abs((own.first_day - other.last_day).days))
        if apart > SAME_ACT_DAYS:
            continue
        if _support(other) > _support(own):
            return Kept(other, (f'the text contradicts itself: "{own.text}" here, "{other.text}" is better supported',))
        return Kept(own, (f'the text contradicts itself: "{other.text}" elsewhere is less well supported',))
    return Kept(own)


def _agree(one: TimeSpan, other: TimeSpan) -> bool:
    if one.first_day is None or one.last_day is None or other.first_day is None or other.last_day is None:
        return True
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _support(span: TimeSpan) -> tuple[int, int]:
    written = 2 if span.rule in _WRITTEN_RULES else _BASIS.get(span.basis, 0)
    return written, _PRECISION.get(span.precision, 0)
