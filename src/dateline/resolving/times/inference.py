"""When an article without a date was published: bounds from its years, votes from what its dates say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.reading.dates import date_in_address
from dateline.records import DateBasis, DatePrecision, TimeSpan
from dateline.resolving.times.clues import Clue, DatedFact, clues_of
from dateline.resolving.times.reading import Candidates, find_candidates, is_history, resolve

# A report is looked for at most this many days after the newest day it writes out, where no fact ends the search.
LONGEST_GAP = 1096
# And at most this many days into a term that a fact gives: ten years.
LONGEST_TERM = 3653
# An interval of at most this many days is as good as a date for "last month".
NARROW_DAYS = 10


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


def infer_published(
    text: str, *, title: str | None = None, url: str | None = None, facts: Sequence[DatedFact] = ()
) -> PublishedInference | None:
    """Return the days between which an undated article was published, None if nothing bounds them.

    A date in the web address decides alone. Else the newest day written out and the facts without a place give bounds;
    within them every clue votes: a weekday with its date, a day and a week told of the same act, tenses, facts with a
    place. Where several years do equally well the interval stays wide, unless a fact says when the era of the article
    began: then the first year is taken, and the reasons say so.
    """
    day = date_in_address(url) if url else None
    if day is not None:
        return PublishedInference(day, day, (f"the web address has the date {day}",))
    candidates = find_candidates(f"{text}\n\n{title}" if title else text)
    bounds = _bounds(candidates, facts)
    if bounds is None:
        return None
    first, last, reasons = bounds
    closed = last < date.max
    clues = clues_of(candidates, [fact for fact in facts if fact.start is not None])
    if not clues:
        return PublishedInference(first, last if closed else None, tuple(reasons))
    era = any(fact.start is None and fact.first_day == first for fact in facts)
    gap = timedelta(days=LONGEST_TERM if closed else LONGEST_GAP)
    inference = _vote(candidates, clues, first, last if last - first <= gap else first + gap, reasons, era=era)
    if closed or inference.narrow:
        return inference
    return PublishedInference(first, None, inference.reasons)


def _bounds(candidates: Candidates, facts: Sequence[DatedFact]) -> tuple[date, date, list[str]] | None:
    """Return the bounds of publication from the newest day written out and the facts about the article itself."""
    reasons: list[str] = []
    first, last = date.min, date.max
    newest = _newest(candidates)
    if newest is not None:
        first = newest.first_day or first
        reasons.append(f"not before {first}: the text tells of {newest.text!r}")
    for fact in facts:
        if fact.start is None:
            first, last = max(first, fact.first_day), min(last, fact.last_day)
            reasons.append(f"{fact.first_day} to {fact.last_day}: {fact.reason}")
    if first == date.min or first > last:
        return None
    return first, last, reasons


def _newest(candidates: Candidates) -> TimeSpan | None:
    """Return the newest date written out with its year that the text does not put ahead."""
    newest: TimeSpan | None = None
    for span in resolve(candidates, None, history=False):
        if span.basis is not DateBasis.EXPLICIT or span.first_day is None or span.precision is DatePrecision.UNKNOWN:
            continue
        if candidates.looks_ahead(span.start):
            continue
        if newest is None or newest.first_day is None or span.first_day > newest.first_day:
            newest = span
    return newest


def _vote(
    candidates: Candidates, clues: Sequence[Clue], first: date, last: date, reasons: list[str], *, era: bool
) -> PublishedInference:
    """Return the days that satisfy most of the clues; of several runs the first one if `era`, else all of them."""
    needed = {position for clue in clues for position in clue.positions}
    relevant = Candidates(candidates.tokens, tuple(entry for entry in candidates.at if entry[0] in needed))
    history = is_history(candidates.tokens, last)
    best: list[date] = []
    best_score, best_clues = -1, []
    for day in _days(first, last):
        spans = {span.start: span for span in resolve(relevant, day, history=history)}
        held = [clue for clue in clues if clue.holds(spans, day)]
        score = sum(clue.weight for clue in held)
        if score > best_score:
            best, best_score, best_clues = [day], score, held
        elif score == best_score:
            best.append(day)
    run = [day for place, day in enumerate(best) if (day - best[0]).days == place]
    kept = [clue.reason for clue in best_clues]
    against = [f"against it: {clue.reason}" for clue in clues if clue not in best_clues]
    if len(run) < len(best):
        if not era:
            # Nothing tells the years apart: the interval stays wide.
            return PublishedInference(best[0], best[-1], (*reasons, *kept, *against))
        kept.append("of several years the one nearest to the start of the known term")
    return PublishedInference(run[0], run[-1], (*kept, *reasons, *against))


def _days(first: date, last: date) -> Iterator[date]:
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)
