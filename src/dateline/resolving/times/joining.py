"""Intervals that the words around expressions make: "from 3 to 5 May", "between Monday and Wednesday", "by Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.records import DateBasis, DatePrecision, TimeKind, TimeSpan
from dateline.resolving.times.values import days_of

_LINK = re.compile(r"(?:\s?[-–—]\s?|,? (?:to|and|through|until|till|or)(?: on| the)? )")
# No link is longer than this, so that the look between two expressions has a bound.
_LONGEST_LINK = 16
_BEFORE = re.compile(r"\b(by|before|until|till|within|since|between|from)(?: the)? ?$", re.IGNORECASE)
_LONGEST_CUE = 16
_WEEK = 7


def join_ranges(times: Sequence[TimeSpan], text: str) -> tuple[TimeSpan, ...]:
    """Return the expressions with the two ends of a range made into one that covers its days.

    "From 3 to 5 May" gives one expression from 3 to 5 May with the rule "range" and the value of its first end. Two
    days with "and" between them ("Monday and Tuesday") are taken as a range as well.
    """
    joined: list[TimeSpan] = []
    for span in times:
        last = joined[-1] if joined else None
        if last is not None and _linked(last, span, text):
            joined[-1] = replace(
                last,
                end=span.end,
                text=text[last.start : span.end],
                last_day=span.last_day,
                rule="range",
                alternatives=(),
                precision=last.precision if last.precision is span.precision else DatePrecision.UNKNOWN,
            )
        else:
            joined.append(span)
    return tuple(joined)


def _linked(first: TimeSpan, second: TimeSpan, text: str) -> bool:
    if first.kind is not TimeKind.DATE or second.kind is not TimeKind.DATE:
        return False
    if first.first_day is None or second.last_day is None or first.first_day >= second.last_day:
        return False
    if second.start - first.end > _LONGEST_LINK or first.precision is not second.precision:
        return False
    return _LINK.fullmatch(text, first.end, second.start) is not None


def bound(span: TimeSpan, text: str, published: date | None) -> TimeSpan:
    """Return an expression with the days that "by", "before", "until" or "since" leave of it.

    "By Friday", seen from Tuesday, is any day from Tuesday to Friday; "since March" is March up to publication.
    """
    cue = _BEFORE.search(text, max(0, span.start - _LONGEST_CUE), span.start)
    if cue is None or published is None or span.first_day is None or span.last_day is None:
        return span
    word = cue[1].lower()
    if word == "since" and span.first_day < published:
        return replace(span, last_day=published, basis=DateBasis.RELATIVE)
    if word in ("by", "before", "until", "till") and span.last_day > published:
        return replace(span, first_day=published, basis=DateBasis.RELATIVE)
    return span


def on_its_side(span: TimeSpan, published: date, *, coming: bool) -> TimeSpan:
    """Return an expression on the side of publication where its act lies, if its words allow that side as well.

    A bare weekday of an act that is `coming` is the next one, of one that has taken place the last one; the value that
    was given up stands first among the alternatives.
    """
    first, last = span.first_day, span.last_day
    if first is None or last is None or span.anchor is None or (last < published) is not coming:
        return span
    if not coming and first <= published:
        return span
    if span.rule == "range" and coming and (published - last).days < _WEEK:
        week = timedelta(days=_WEEK)
        return replace(span, first_day=first + week, last_day=last + week)
    for value in span.alternatives:
        days = days_of(value)
        if days is not None and abs((days[0] - published).days) <= _WEEK and (days[0] > published) is coming:
            others = tuple(other for other in span.alternatives if other != value)
            given_up = (span.value, *others) if span.value else others
            return replace(span, value=value, first_day=days[0], last_day=days[1], alternatives=given_up)
    return span


def from_now_on(span: TimeSpan, published: date | None) -> TimeSpan:
    """Return what is left of an interval for an act to come: "will sign this week", told on Tuesday, is no Monday."""
    if published is None or span.first_day is None or span.last_day is None:
        return span
    return replace(span, first_day=published) if span.first_day < published <= span.last_day else span
