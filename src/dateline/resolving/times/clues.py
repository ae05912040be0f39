"""What the dates of an undated article say of its day of publication, one clue each, with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.records import TimeSpan
from dateline.resolving.times.reading import Candidates, resolve
from dateline.resolving.times.values import Days

# The days that the expression at a token names if the article was published on the day in question.
Told = Callable[[int], Days | None]

# Clues are looked for among this many expressions: what a long article tells further down seldom dates it.
MOST_EXPRESSIONS = 60
# From this weight on a clue ties the publication to a few days of a year, or to one year.
HEAVY = 3

# A bare weekday is at most this many days back: a longer way is told as "last week".
WEEKDAY_REACH = 5
# A day without a year is told of ahead for about half a year, and looked back at for less than a year.
AHEAD_REACH, BACK_REACH = 185, 330
# Two sentences tell of the same act if they share this many words of substance.
SHARED_WORDS = 2
_LEAD_SENTENCES = 2
# "ISTANBUL, March 8 (AP) --": a day near the top with an agency or a dash behind it; printed within two days.
_DATELINE = re.compile(r",?\s?(?:\(|-|–|—)")
_DATELINE_REACH, _LINE_REST, DATELINE_DAYS = 120, 8, 2
_WORD = re.compile(r"[^\W\d_]{4,40}")
_SENTENCE_END = re.compile(r"[.?!][\"”’')]*\s+|\n+")
_EMPTY = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "been",
        "will",
        "would",
        "were",
        "what",
        "when",
        "which",
        "their",
        "they",
        "them",
        "then",
        "than",
        "after",
        "before",
        "about",
        "over",
        "into",
        "week",
        "month",
        "year",
        "last",
        "next",
        "said",
        "says",
        "according",
        "told",
        "also",
        "during",
        "since",
        "where",
        "while",
        "could",
    ]
)


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something known about the article's world: it holds from `first_day` to `last_day`.

    Without a place in the text it bounds the day of publication ("the second term of a president"). With `start` and
    `end` it dates what the sentence around these code points tells of ("then-President ...": that president's term).
    """

    first_day: date
    last_day: date
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """One condition on the day of publication: whether it holds follows from what its expressions would name then."""

    reason: str
    weight: int
    holds: Callable[[Told, date], bool]


def clues_of(candidates: Candidates, facts: Sequence[DatedFact]) -> list[Clue]:
    """Return the clues of an article, those with the most weight first."""
    text = candidates.tokens.text
    # Any day will do here: only which rules match, and the words around them, are looked at.
    spans = resolve(candidates, None, history=False)
    place = {candidates.tokens.starts[position]: position for position, _ in candidates.at}
    known = [(span, place[span.start]) for span in spans if span.start in place][:MOST_EXPRESSIONS]
    sentences = _sentence_starts(text)
    clues = [*_days_and_weekdays(candidates, known), *_linked_weeks(candidates, known, sentences)]
    clues += [clue for fact in facts for clue in _placed(fact, known, sentences)]
    return sorted(clues, key=lambda clue: -clue.weight)


def _days_and_weekdays(candidates: Candidates, known: Sequence[tuple[TimeSpan, int]]) -> list[Clue]:
    clues: list[Clue] = []
    weekdays: set[str] = set()
    for span, position in known:
        value = span.value or ""
        if span.rule in ("month-day", "day-month") and value.startswith("XXXX-"):
            ahead = candidates.looks_ahead(span.start)
            weekday = candidates.weekday_in(position)
            if weekday:
                clues.append(_on_weekday(span, position, weekday))
            if (
                _DATELINE.match(candidates.tokens.text[: span.end + _LINE_REST], span.end)
                and span.start < _DATELINE_REACH
            ):
                clues.append(_dateline(span, position))
            else:
                clues.append(_day_ahead(span, position) if ahead else _day_behind(span, position))
        elif span.rule == "month" and value.startswith("XXXX-") and not candidates.looks_ahead(span.start):
            clues.append(_day_behind(span, position))
        elif span.rule == "weekday" and value not in weekdays and not candidates.looks_ahead(span.start):
            weekdays.add(value)
            clues.append(_recent_weekday(span, position))
    return clues


def _on_weekday(span: TimeSpan, position: int, weekday: int) -> Clue:
    def holds(told: Told, _day: date) -> bool:
        days = told(position)
        return days is not None and days[0].isoweekday() == weekday

    return Clue(f"{span.text!r} must fall on its weekday", 4, holds)


def _dateline(span: TimeSpan, position: int) -> Clue:
    def holds(told: Told, day: date) -> bool:
        days = told(position)
        return days is not None and 0 <= (day - days[0]).days <= DATELINE_DAYS

    return Clue(f"{span.text!r} is the day of the dateline", 5, holds)


def _day_ahead(span: TimeSpan, position: int) -> Clue:
    def holds(told: Told, day: date) -> bool:
        days = told(position)
        return days is not None and 0 <= (days[0] - day).days <= AHEAD_REACH

    return Clue(f"{span.text!r} was still to come", 2, holds)


def _day_behind(span: TimeSpan, position: int) -> Clue:
    def holds(told: Told, day: date) -> bool:
        days = told(position)
        return days is not None and 0 <= (day - days[0]).days <= BACK_REACH

    return Clue(f"{span.text!r} was past", 2, holds)


def _recent_weekday(span: TimeSpan, position: int) -> Clue:
    def holds(told: Told, day: date) -> bool:
        days = told(position)
        return days is not None and 0 <= (day - days[0]).days <= WEEKDAY_REACH

    return Clue(f"{span.text!r} was a few days back", 1, holds)


def _linked_weeks(
    candidates: Candidates, known: Sequence[tuple[TimeSpan, int]], sentences: Sequence[int]
) -> list[Clue]:
    """Return a clue for each day and week (or month) that are told of the same act: the week must hold the day."""
    periods = [
        (span, at) for span, at in known if span.rule == "turned-period" and (span.value or "").startswith("XXXX-")
    ]
    days = [
        (span, at)
        for span, at in known
        if span.rule in ("month-day", "day-month") and (span.value or "").startswith("XXXX-")
    ]
    clues: list[Clue] = []
    text = candidates.tokens.text
    for period, period_at in periods:
        for day, day_at in days:
            if candidates.looks_ahead(period.start) != candidates.looks_ahead(day.start):
                continue
            place = _sentence_of(sentences, period.start)
            shared = _words(text, sentences, place) & _words(text, sentences, _sentence_of(sentences, day.start))
            if len(shared) >= SHARED_WORDS:
                weight = 4 if place < _LEAD_SENTENCES else 3
                clues.append(_within((period.text, period_at), (day.text, day_at), weight))
    return clues


def _within(period: tuple[str, int], day: tuple[str, int], weight: int) -> Clue:
    def holds(told: Told, _day: date) -> bool:
        days, around = told(day[1]), told(period[1])
        return days is not None and around is not None and around[0] <= days[0] <= around[1]

    return Clue(f"{day[0]!r} and {period[0]!r} are told of the same act", weight, holds)


def _placed(fact: DatedFact, known: Sequence[tuple[TimeSpan, int]], sentences: Sequence[int]) -> list[Clue]:
    """Return the clue that the expression beside a fact must touch the fact's days."""
    if fact.start is None:
        return []
    here = _sentence_of(sentences, fact.start)
    beside = [
        (abs(span.start - fact.start), span, at) for span, at in known if _sentence_of(sentences, span.start) == here
    ]
    if not beside:
        return []
    _, nearest, position = min(beside, key=lambda entry: entry[0])

    def holds(told: Told, _day: date) -> bool:
        days = told(position)
        return days is not None and days[0] <= fact.last_day and days[1] >= fact.first_day

    return [Clue(f"{nearest.text!r} lies in {fact.first_day} to {fact.last_day}: {fact.reason}", 4, holds)]


def _sentence_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _SENTENCE_END.finditer(text))]


def _sentence_of(sentences: Sequence[int], offset: int) -> int:
    low, high = 0, len(sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if sentences[middle] <= offset:
            low = middle
        else:
            high = middle - 1
    return low


def _words(text: str, sentences: Sequence[int], place: int) -> set[str]:
    end = sentences[place + 1] if place + 1 < len(sentences) else len(text)
    return {word.lower() for word in _WORD.findall(text[sentences[place] : end])} - _EMPTY
