"""When each act took place or will: by its own clause, by the same act told elsewhere, or by the story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.coding.candidates import Candidate
from dateline.coding.status.features import stem
from dateline.records import DateBasis, DatePrecision, EventType, Status, TimeSpan
from dateline.resolving.article import ResolvedArticle
from dateline.resolving.times.attaching import attach_time, fallback_time, story_day
from dateline.resolving.times.contradictions import better_supported

# Sentences to either side in which the same act may be told with its day.
_REACH = 12
# A verb tells of an act of the last days; a noun ("the invasion") may go back to any, but talks and visits recur.
_FRESH_VERB, _FRESH_TALKS, _EVER = 10, 31, 999_999


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an act, None where nothing tells them, and why.

    `span` is the expression that they come from: of the act's own clause, or of the clause that tells of the same act
    elsewhere in the article; None for the day of the story.
    """

    first_day: date | None
    last_day: date | None
    precision: DatePrecision
    basis: DateBasis
    span: TimeSpan | None
    why: tuple[str, ...]


UNDATED = Dated(None, None, DatePrecision.UNKNOWN, DateBasis.NONE, None, ())

# Acts of these types in a report are mostly parts of the incident that it tells of.
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})


class ActDates:
    """The days of the acts of one article. Every candidate with its status is given, coded or not."""

    def __init__(self, resolved: ResolvedArticle, acts: Sequence[tuple[Candidate, Status]]) -> None:
        self._resolved = resolved
        self._acts = acts
        self._sentences = [candidate.sentence.index for candidate, _ in acts]
        self._own: dict[int, TimeSpan | None] = {
            candidate.trigger.i: attach_time(
                resolved.times, candidate.trigger, resolved.parsed, coming=status is Status.PLANNED
            )
            for candidate, status in acts
        }
        self._violent = {event_type: self._fresh_acts(event_type) for event_type in _VIOLENT}

    def _fresh_acts(self, event_type: EventType) -> tuple[list[int], list[TimeSpan]]:
        """Return the sentences in which acts of a type have a day of the last days of their own, and these days."""
        published = self._resolved.parsed.article.published
        sentences: list[int] = []
        spans: list[TimeSpan] = []
        for candidate, status in self._acts:
            span = self._own[candidate.trigger.i]
            if span is None or candidate.entry.event_type != event_type or status is not Status.OCCURRED:
                continue
            if published is None or span.first_day is None or span.precision is not DatePrecision.DAY:
                continue
            if 0 <= (published - span.first_day).days <= _FRESH_VERB:
                sentences.append(candidate.sentence.index)
                spans.append(span)
        return sentences, spans

    def of(self, candidate: Candidate, status: Status) -> Dated:
        """Return the days of one act.

        Its own clause tells them first, else the clause of the same act elsewhere: a word of the same stem and type
        with a party in common. Else an act that has taken place has the day that its report or its paragraph tells of,
        an act to come the last coming day that was mentioned, or none.
        """
        span = self._own.get(candidate.trigger.i)
        if span is not None:
            note = better_supported(span, self._elsewhere(candidate, status), self._resolved.parsed.article.published)
            return self._dated(note.kept, _counted(note.kept), *note.reasons)
        told = self._elsewhere(candidate, status)
        if told and status in (Status.OCCURRED, Status.PLANNED):
            where = self._resolved.parsed.sentence_at(told[0].start).index
            return self._dated(told[0], f"{_counted(told[0])}, told of the same act in sentence {where}")
        around = self._incident(candidate) if status is Status.OCCURRED else None
        if around is not None:
            return self._dated(around, f"{_counted(around)}, the day of the incident that the article tells of")
        return self._by_story(candidate, status)

    def _incident(self, candidate: Candidate) -> TimeSpan | None:
        """Return the day of the incident that a violent act without a day is part of: the last told, else the first."""
        sentences, spans = self._violent.get(candidate.entry.event_type, ((), ()))
        if not spans:
            return None
        return spans[max(0, bisect_right(sentences, candidate.sentence.index) - 1)]

    def _dated(self, span: TimeSpan, *why: str) -> Dated:
        return Dated(span.first_day, span.last_day, span.precision, span.basis, span, why)

    def _by_story(self, candidate: Candidate, status: Status) -> Dated:
        parsed = self._resolved.parsed
        coming = status in (Status.PLANNED, Status.HYPOTHETICAL)
        around = fallback_time(self._resolved.times, candidate.trigger, parsed, planned=coming)
        if around is not None:
            basis = DateBasis.PUBLICATION if around.first_day == parsed.article.published else DateBasis.RELATIVE
            why = f'date of the text around it, from "{around.text}"'
            return Dated(around.first_day, around.last_day, around.precision, basis, None, (why,))
        day = None if coming else story_day(self._resolved.times, parsed)
        if day is None:
            return UNDATED
        if day == parsed.article.published:
            why = "date of publication: its clause names no day"
            return Dated(day, day, DatePrecision.DAY, DateBasis.PUBLICATION, None, (why,))
        why = "day of the news, as the first sentences give it: its clause names no day"
        return Dated(day, day, DatePrecision.DAY, DateBasis.RELATIVE, None, (why,))

    def _elsewhere(self, candidate: Candidate, status: Status) -> list[TimeSpan]:
        """Return the expressions on other mentions of the same act, the nearest first."""
        published = self._resolved.parsed.article.published
        found: list[tuple[int, int, TimeSpan]] = []
        here = candidate.sentence.index
        near = range(bisect_left(self._sentences, here - _REACH), bisect_right(self._sentences, here + _REACH))
        for other, other_status in (self._acts[place] for place in near):
            span = self._own[other.trigger.i]
            if span is None or span.first_day is None or other.trigger.i == candidate.trigger.i:
                continue
            away = abs(other.sentence.index - here)
            coming = published is not None and span.first_day > published
            if (status is Status.PLANNED) is not (other_status is Status.PLANNED):
                continue
            if published is not None and (published - span.first_day).days > _oldest(candidate):
                continue
            if coming is (status is Status.PLANNED) and _same_act(candidate, other):
                found.append((away, other.trigger.i, span))
        return [span for _, _, span in sorted(found, key=lambda row: row[:2])]


def _oldest(candidate: Candidate) -> int:
    """Return how many days back a word may take up an act that is told elsewhere."""
    if candidate.trigger.tag_.startswith("VB"):
        return _FRESH_VERB
    return _FRESH_TALKS if candidate.entry.event_type is EventType.CONSULT else _EVER


def _same_act(one: Candidate, other: Candidate) -> bool:
    """Say whether two words can tell of the same act: of one type and stem, and with a party in common."""
    alike = stem(one.trigger.lower_) == stem(other.trigger.lower_) or (
        one.entry.mode and one.entry.mode == other.entry.mode
    )
    if one.entry.event_type != other.entry.event_type or not alike:
        return False
    sides = [{party.name for party in (*act.actors, *act.recipients)} for act in (one, other)]
    return bool(sides[0] & sides[1])


def _counted(span: TimeSpan) -> str:
    return f'date from "{span.text}" by rule {span.rule}, counted from {span.anchor or "itself"}'
