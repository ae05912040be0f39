"""Time expressions of a text: found by the grammar, then given days in reading order against the two anchors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.records import DatePrecision, TimeKind, TimeSpan
from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.found import Found, cues
from dateline.resolving.times.grammar import time_grammar
from dateline.resolving.times.meanings import Meaning, Piece, Reading
from dateline.resolving.times.patterns import LONGEST, Match
from dateline.resolving.times.tokens import Tokens, cut, vocabulary
from dateline.resolving.times.values import days_of, precision_of

_BLANK = "x"
# A text is a history if it names at least this many years long past, and this many times as often as days of news.
HISTORY_YEARS, HISTORY_SHARE = 6, 4
_ERAS = frozenset({"bc", "b.c.", "b.c", "bce"})
_NEWS_WORDS = frozenset(
    [
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where a text may hold time expressions: at each token, the rules that fit, longest first."""

    tokens: Tokens
    at: tuple[tuple[int, tuple[Match, ...]], ...]

    def looks_ahead(self, start: int) -> bool:
        """Return whether the verb nearest to the expression at a code point puts it in the future."""
        return any(
            Found(self.tokens, position, matches[0]).tense() == "future"
            for position, matches in self.at
            if self.tokens.starts[position] == start
        )

    def looks_back(self, start: int, *, to_the_day: bool) -> bool:
        """Return whether the expression at a code point tells of the past: by its verb, and as no mere name.

        "The 2016 race" and "by 2016" are told of before 2016; a date `to_the_day` names no race.
        """
        for position, matches in self.at:
            if self.tokens.starts[position] == start:
                found = Found(self.tokens, position, matches[0])
                ahead = cues()["open"] if to_the_day else cues()["open"] | {"the", "and", "-"}
                return found.tense() == "past" and found.before() not in ahead
        return False

    def weekday_in(self, position: int) -> int | None:
        """Return the weekday (1 Monday to 7 Sunday) that stands in the expression at a token, None if there is none."""
        for at, matches in self.at:
            if at == position:
                last = position + matches[0].length
                names = (vocabulary().get(self.tokens.lower(index), {}) for index in range(position, last))
                return next((int(known["WEEKDAY"]) for known in names if "WEEKDAY" in known), None)
        return None


def find_candidates(text: str) -> Candidates:
    """Return every match of the grammar in a text; what they mean depends on the anchors."""
    grammar = time_grammar()
    tokens = cut(text)
    symbols = "".join(map(grammar.symbol, tokens.words))
    at: list[tuple[int, tuple[Match, ...]]] = []
    length = len(symbols)
    position = 0
    while position < length:
        if symbols[position] == _BLANK:
            position += 1
            continue
        window = symbols[position : position + LONGEST]
        blank = window.find(_BLANK)
        matches = grammar.match(window if blank < 0 else window[:blank])
        if matches:
            at.append((position, matches))
        position += 1
    return Candidates(tokens, tuple(at))


def read_times(text: str, published: date | None = None) -> tuple[TimeSpan, ...]:
    """Return the time expressions of a text in reading order, none overlapping another.

    `published` is the day that "today", "last week" and bare weekdays are counted from. Without it such expressions
    keep an open value ("XXXX-WXX") and no days. A text that tells history is counted from date to date instead.
    """
    candidates = find_candidates(text)
    return resolve(candidates, published, history=is_history(candidates.tokens, published))


def resolve(candidates: Candidates, published: date | None, *, history: bool) -> tuple[TimeSpan, ...]:
    """Return the time expressions among candidates, with their days counted from a day of publication."""
    tokens = candidates.tokens
    anchors = Anchors(published, history=history)
    spans: list[TimeSpan] = []
    done = 0
    for position, matches in candidates.at:
        if position < done:
            continue
        for match in matches:
            found = Found(tokens, position, match)
            anchors.position = position
            reading: Reading = match.rule.build(found, anchors)
            if reading is None:
                continue
            pieces = [Piece(position, found.last, reading)] if isinstance(reading, Meaning) else reading
            for piece in pieces:
                spans.append(_span(tokens, piece, match.rule.name))
                anchors.told(piece.meaning)
            done = found.last
            break
    return tuple(spans)


def _span(tokens: Tokens, piece: Piece, rule: str) -> TimeSpan:
    start, end = tokens.starts[piece.first], tokens.ends[piece.last - 1]
    meaning = piece.meaning
    value = meaning.value
    days = meaning.days or (days_of(value) if value and meaning.kind in (TimeKind.DATE, TimeKind.TIME) else None)
    precision = precision_of(value) if value and days else DatePrecision.UNKNOWN
    return TimeSpan(
        start=start,
        end=end,
        text=tokens.text[start:end],
        kind=meaning.kind,
        value=value,
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        precision=precision,
        basis=meaning.basis,
        anchor=meaning.anchor,
        rule=rule,
        alternatives=meaning.alternatives,
    )


def is_history(tokens: Tokens, published: date | None) -> bool:
    """Return whether a text tells history: it names many years long past and hardly any day of the week or "today"."""
    newest = published.year - 1 if published else 2199
    years = news = 0
    for word in tokens.lowered:
        if len(word) == 4 and word.isdecimal():
            years += 1000 <= int(word) < newest
        elif word in _NEWS_WORDS:
            news += 1
        elif word in _ERAS:
            years += 1
    return years >= HISTORY_YEARS and years > HISTORY_SHARE * news
