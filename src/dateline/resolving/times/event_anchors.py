"""Acts dated by another act: "two days after the vote", "the day before she left", "on the eve of the summit"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.records import DateBasis, DatePrecision, TimeKind, TimeSpan
from dateline.resolving.times.arithmetic import move, value_at
from dateline.resolving.times.values import days_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EVENT = "event"
_AFTER, _BEFORE = frozenset({"after", "since", "following"}), frozenset({"before"})
_LENGTH = re.compile(r"P(?P<clock>T?)(?P<count>\d+|X)(?P<unit>[DWMYHS])")
# "Days after" is within a week of it, "hours after" on the same day or the next.
_SOME_DAYS = 7
_PRECISION = {"D": DatePrecision.DAY, "W": DatePrecision.WEEK, "M": DatePrecision.MONTH, "Y": DatePrecision.YEAR}
_STEPS = 4
_PRESENT = frozenset({"is", "'s", "has"})

# The day of a word's own phrase; the day of a clause, the words of one phrase in it left out.
OwnDay = Callable[["Token"], date | None]
ClauseDay = Callable[["Token", "Token"], date | None]


@dataclass(frozen=True, slots=True)
class _Link:
    """A length of time between two acts: `main` came `count` units after `anchor`, before it if `sign` is -1."""

    span: TimeSpan
    main: Token
    anchor: Token
    sign: int
    count: int | None
    unit: str


def count_from_event(
    times: Sequence[TimeSpan], trigger: Token, own_day: OwnDay, clause_day: ClauseDay, now: date | None = None
) -> TimeSpan | None:
    """Return the days of an act that its sentence counts from another act, None if it does not or that one has no day.

    `times` are the expressions of the sentence. "Left two days after the vote on May 6" counts forward from the vote;
    "came on Monday, two days after the vote" back from what came. `now` is the day that "it is six weeks since" is
    counted from.
    """
    eve = _on_the_eve(trigger, clause_day)
    if eve is not None:
        return eve
    for link in _links(times, trigger.doc):
        if _is_part_of(trigger, link.anchor):
            if own_day(link.anchor) is not None:
                return None
            told = now if now and link.main.lower_ in _PRESENT else clause_day(link.main, link.anchor)
            return _dated(link, told, -link.sign) if told is not None else None
        if _is_part_of(trigger, link.main):
            told = own_day(link.anchor)
            return _dated(link, told, link.sign) if told is not None else None
    return None


def _links(times: Sequence[TimeSpan], doc: Doc) -> list[_Link]:
    found: list[_Link] = []
    for span in times:
        counted = _count_of(span)
        piece = doc.char_span(span.start, span.end, alignment_mode="expand") if counted else None
        if counted is None or piece is None:
            continue
        last = piece[-1]
        link = last if last.lower_ in _AFTER | _BEFORE else doc[last.i + 1] if last.i + 1 < len(doc) else last
        word = link.lower_
        if word not in _AFTER and word not in _BEFORE:
            continue
        told = _told_by(link)
        if told is None:
            continue
        around = told.head if link.dep_ == "mark" else link.head
        if piece.start <= around.i < piece.end:
            around = piece.root.head
        if around.i != told.i:
            found.append(_Link(span, around, told, 1 if word in _AFTER else -1, *counted))
    return found


def _count_of(span: TimeSpan) -> tuple[int | None, str] | None:
    """Return the number (None for "some") and the unit of a length of time; "the day after" is one day."""
    if span.rule == "day-after":
        return 1, "D"
    found = _LENGTH.fullmatch(span.value or "") if span.kind is TimeKind.DURATION and span.first_day is None else None
    if found is None:
        return None
    unit = "H" if found["clock"] else found["unit"]
    return (None if found["count"] == "X" else int(found["count"])), unit


def _told_by(link: Token) -> Token | None:
    """Return the act that "after" or "before" leads to: the verb of its clause, or its noun."""
    if link.dep_ == "mark":
        return link.head
    return next((child for child in link.children if child.dep_ in ("pobj", "pcomp")), None)


def _is_part_of(trigger: Token, act: Token) -> bool:
    """Say whether a trigger is the act, or a verb joined to it, or what the act as an empty verb carries."""
    token = trigger
    for _ in range(_STEPS):
        if token.i == act.i:
            return True
        if token.dep_ not in ("conj", "dobj", "nsubj", "xcomp", "pobj", "prep", "compound", "amod"):
            return False
        if token.dep_ == "nsubj" and token.head.lower_ not in ("came", "comes", "happened", "followed", "occurred"):
            return False
        token = token.head
    return False


def _dated(link: _Link, told: date, sign: int) -> TimeSpan | None:
    unit, count = link.unit, link.count
    if unit in ("H", "S"):
        days: tuple[date, date] | None = (told, told)
    elif count is None:
        days = _within(told, sign, _SOME_DAYS if unit == "D" else 31 if unit == "W" else 366)
    else:
        moved = move(told, sign * count, unit)
        if moved is None:
            return None
        days = days_of(value_at(moved, unit)) if unit in ("M", "Y") else (moved, moved)
    if days is None:
        return None
    precision = _PRECISION.get(unit, DatePrecision.DAY) if count is not None else DatePrecision.UNKNOWN
    return replace(
        link.span,
        first_day=days[0],
        last_day=days[1],
        precision=precision,
        basis=DateBasis.RELATIVE,
        anchor=EVENT,
        rule="counted-from-event",
    )


def _within(told: date, sign: int, reach: int) -> tuple[date, date]:
    near, far = told + timedelta(sign), told + timedelta(sign * reach)
    return min(near, far), max(near, far)


def _on_the_eve(trigger: Token, clause_day: ClauseDay) -> TimeSpan | None:
    """Return the day after the clause's own for the noun in "on the eve of the summit"."""
    of = trigger.head
    eve = of.head
    if trigger.dep_ != "pobj" or of.lower_ != "of" or eve.lower_ != "eve":
        return None
    governor = eve.head.head if eve.head.dep_ == "prep" else eve.head
    told = clause_day(governor, trigger)
    if told is None:
        return None
    day = told + timedelta(days=1)
    return TimeSpan(
        eve.idx,
        eve.idx + len(eve),
        eve.text,
        TimeKind.DATE,
        day.isoformat(),
        day,
        day,
        DatePrecision.DAY,
        DateBasis.RELATIVE,
        EVENT,
        "eve-of",
    )
