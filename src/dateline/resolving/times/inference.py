"""When an article without a date was published: bounds from its years, votes from what its dates say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.records import DateBasis, DatePrecision, TimeSpan
from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.clues import HEAVY, Clue, DatedFact, clues_of
from dateline.resolving.times.found import Found
from dateline.resolving.times.meanings import Meaning
from dateline.resolving.times.reading import Candidates, is_history, resolve
from dateline.resolving.times.values import Days, days_of

# A report is looked for at most this many days after the newest day it writes out, where no fact ends the search.
LONGEST_GAP = 1096
# And at most this many days into a term that a fact gives: ten years.
LONGEST_TERM = 3653
# An interval of at most this many days is as good as a date for "last month".
NARROW_DAYS = 10
# At most this many clues of one weight are asked, so that the search is as short in a long article as in a short one.
MOST_ALIKE = 8
# A heavy clue holds on three days running or more, so that one day in three is looked at first.
_STRIDE = 3
# What the clues that hold weigh together where they are believed to the day: a day and a week that are told of one act
# by mistake do not reach it alone. Of 457 articles of 1994 to 2018 without their dates none was dated wrongly then.
ENOUGH = 8
# Weights of clues that are asked together, the heaviest first.
_STEPS = ((4, 9), (3, 4), (0, 3))


@dataclass(frozen=True, slots=True)
class PublishedInference:
    """The days between which an article was published (both included), and why, the strongest reason first.

    `last_day` is None where nothing says how long after `first_day` it was.
    """

    first_day: date
    last_day: date | None
    reasons: tuple[str, ...]

    @property
    def narrow(self) -> bool:
        """Return whether the interval is short enough to count relative expressions from its first day."""
        return self.last_day is not None and (self.last_day - self.first_day).days < NARROW_DAYS


def infer_published(candidates: Candidates, facts: Sequence[DatedFact] = ()) -> PublishedInference | None:
    """Return the days between which an undated article was published, None if nothing bounds them.

    The newest day written out and the facts without a place give bounds; within them the clues vote: first those that
    tie the day to a week or a year (a weekday with its date, a day and a week told of the same act, a fact with a
    place), then the others (tenses, bare weekdays). Where several years do equally well the interval stays wide. A
    history is only bounded: its dates say nothing of its own day.
    """
    bounds = _bounds(candidates, facts)
    if bounds is None:
        return None
    first, last, reasons = bounds
    closed = last < date.max
    wide = PublishedInference(first, last if closed else None, tuple(reasons))
    if is_history(candidates.tokens, last):
        return wide
    clues = clues_of(candidates, [fact for fact in facts if fact.start is not None])
    if not clues:
        return wide
    gap = timedelta(days=LONGEST_TERM if closed else LONGEST_GAP)
    inference = _vote(candidates, clues, first, last if last - first <= gap else first + gap, reasons)
    seen_whole = closed and last - first <= gap
    return inference if inference.narrow or seen_whole else replace(wide, reasons=inference.reasons)


def _bounds(candidates: Candidates, facts: Sequence[DatedFact]) -> tuple[date, date, list[str]] | None:
    """Return the bounds of publication from the newest day written out and the facts about the article itself."""
    reasons: list[str] = []
    first, last = date.min, date.max
    newest = newest_date(candidates)
    if newest is not None:
        first = newest.first_day or first
        reasons.append(f"not before {first}: the text tells of {newest.text!r}")
    for fact in facts:
        if fact.start is None:
            first, last = max(first, fact.first_day), min(last, fact.last_day)
            until = "on" if fact.last_day == date.max else f"to {fact.last_day}"
            reasons.append(f"from {fact.first_day} {until}: {fact.reason}")
    if first == date.min or first > last:
        return None
    return first, last, reasons


def newest_date(candidates: Candidates) -> TimeSpan | None:
    """Return the newest date written out with its year that the text puts in the past, None if there is none."""
    newest: TimeSpan | None = None
    for span in resolve(candidates, None, history=False):
        if span.basis is not DateBasis.EXPLICIT or span.first_day is None or span.precision is DatePrecision.UNKNOWN:
            continue
        if not candidates.looks_back(span.start, to_the_day=span.precision is DatePrecision.DAY):
            continue
        if newest is None or newest.first_day is None or span.first_day > newest.first_day:
            newest = span
    return newest


class _Calendar:
    """What the expressions of a text name if it was published on a day; `days` are the days that are asked often."""

    def __init__(self, candidates: Candidates, days: Sequence[date]) -> None:
        self.days = days
        self._tokens = candidates.tokens
        self._at = dict(candidates.at)
        self._known: dict[int, dict[date, Days | None]] = {}
        self._day = days[0]

    def told(self, position: int) -> Days | None:
        """Return the days that the expression at a token names, None if it names none."""
        known = self._known.get(position)
        if known is None:
            known = self._known[position] = {}
            if self.days:
                self._fill(known, position, 0, len(self.days) - 1)
        if self._day not in known:
            known[self._day] = self._read(position, self._day)
        return known[self._day]

    def _fill(self, known: dict[date, Days | None], position: int, low: int, high: int) -> None:
        """Read an expression on a stretch of days: what it names never moves back, so equal ends mean one reading."""
        first, last = self.days[low], self.days[high]
        for day in (first, last):
            if day not in known:
                known[day] = self._read(position, day)
        if high - low < 2:
            return
        if known[first] == known[last]:
            known.update(dict.fromkeys(self.days[low + 1 : high], known[first]))
            return
        middle = (low + high) // 2
        self._fill(known, position, low, middle)
        self._fill(known, position, middle, high)

    def _read(self, position: int, day: date) -> Days | None:
        for match in self._at[position]:
            reading = match.rule.build(Found(self._tokens, position, match), Anchors(day, position=position))
            if reading is None:
                continue
            meaning = reading if isinstance(reading, Meaning) else reading[0].meaning
            return meaning.days or (days_of(meaning.value) if meaning.value else None)
        return None

    def holds(self, clue: Clue, day: date) -> bool:
        """Say whether a clue holds if the article was published on a day."""
        self._day = day
        return clue.holds(self.told, day)

    def best(self, clues: Sequence[Clue], days: Sequence[date]) -> list[date]:
        """Return the days on which the clues that hold weigh most."""
        best: list[date] = []
        most = -1
        for day in days:
            weight = sum(clue.weight for clue in clues if self.holds(clue, day))
            if weight > most:
                best, most = [day], weight
            elif weight == most:
                best.append(day)
        return best


def _vote(
    candidates: Candidates, clues: Sequence[Clue], first: date, last: date, reasons: list[str]
) -> PublishedInference:
    """Return the days that satisfy most of the clues; of several runs of days the stretch that holds them all.

    Clues of more weight are asked first, the others only about the days that these leave.
    """
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    calendar = _Calendar(candidates, days[::_STRIDE])
    alike = [[clue for clue in clues if low <= clue.weight < high][:MOST_ALIKE] for low, high in _STEPS]
    heavy = next((group for group in alike if group and group[0].weight >= HEAVY), None)
    if heavy is None:
        # Tenses and weekdays alone fit some days of every year.
        return PublishedInference(first, last, tuple(reasons))
    near = calendar.best(heavy, calendar.days)
    calendar.days = ()
    around = {day + timedelta(days=step) for day in near for step in range(1 - _STRIDE, _STRIDE)}
    best = sorted(day for day in around if first <= day <= last)
    for group in alike:
        best = calendar.best(group, best)
    asked = [clue for group in alike for clue in group]
    held = [clue for clue in asked if calendar.holds(clue, best[0])]
    kept = [clue.reason for clue in held]
    against = [f"against it: {clue.reason}" for clue in asked if clue not in held]
    if (best[-1] - best[0]).days + 1 > len(best):
        kept.append("more than one stretch of days fits")
    inference = PublishedInference(best[0], best[-1], (*kept, *reasons, *against))
    if inference.narrow and sum(clue.weight for clue in held) < ENOUGH:
        return PublishedInference(first, last, (*reasons, *(f"not enough alone: {reason}" for reason in kept)))
    return inference
