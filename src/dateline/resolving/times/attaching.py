"""Which time expression belongs to an act: the one that hangs on the clause of its trigger.

The only module of the room that reads the parse; all others see text alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.records import DatePrecision, TimeKind, TimeSpan
from dateline.resolving.times.joining import bound, join_ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.parsing.pipeline import ParsedArticle, Sentence

# A trigger that is one of these to its head shares the head's clause and time.
_SHARING = frozenset(
    {
        "xcomp",
        "advcl",
        "acl",
        "prep",
        "pobj",
        "dobj",
        "compound",
        "amod",
        "conj",
        "pcomp",
        "nsubjpass",
        "nsubj",
        "attr",
        "poss",
        "nmod",
    }
)
# By these a time modifies another noun ("Thursday's strike") and dates that noun alone.
_MODIFYING = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_MAX_CLIMB = 6
# Openings that carry a story on, also into a new paragraph.
_NEXT_STEPS = frozenset({"soon", "shortly", "moments", "minutes", "hours", "then", "afterwards", "afterward"})
# The day of the news is looked for in this many sentences, and at most this many days before publication.
_LEAD, _FRESH = 3, 3
# A day carries over to the next sentence of its paragraph, to a verb with "had" over one sentence more.
_PARAGRAPH_REACH, _PERFECT_REACH = 1, 2

Heads = list[tuple["Token", TimeSpan]]


def attach_time(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle) -> TimeSpan | None:
    """Return the dated expression of the trigger's own clause, or None if its clause has none.

    Candidates are the expressions of the trigger's sentence with days of their own. The one below the trigger is taken
    first, then the one that its relative clause or a coordinated verb has, then the one on the clause that an
    infinitive, a participle or a noun shares with its governor. The time of a reporting verb ("said on Monday") is not
    the time of what was said.
    """
    heads = _heads_at(times, trigger, parsed)
    if not heads:
        return None
    span = (
        _nearest(heads, trigger, trigger)
        or _beside(heads, trigger)
        or next((span for governor in _governors(trigger) if (span := _dated_by(heads, governor, trigger))), None)
    )
    return span and bound(span, parsed.article.text, parsed.article.published)


def fallback_day(
    times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle, *, planned: bool = False
) -> date | None:
    """Return the likeliest day of an act whose clause has no time, None if nothing tells it.

    It is the day of the clause that the act is reported in ("said on Monday that it would close the border"), else the
    past day that its paragraph is telling of, else the day of the news as the article's first sentences give it. A
    `planned` act has the last coming day that was mentioned before it, or none.
    """
    heads = _heads_at(times, trigger, parsed)
    if heads and not planned:
        token = trigger
        while token.head.i != token.i:
            token = token.head
            if span := _dated_by(heads, token, trigger):
                return span.first_day
    return _told_of(times, trigger, parsed, planned=planned) or (None if planned else story_day(times, parsed))


def _told_of(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle, *, planned: bool) -> date | None:
    """Return the day that the text before a trigger's sentence is telling of, if it carries over to the trigger.

    A coming day carries to a plan from anywhere, a past one to the next sentence, to "had" within two.
    """
    published = parsed.article.published
    sentence = parsed.sentence_at(trigger.idx)
    place = bisect_left([span.start for span in times], sentence.start) - 1
    while place >= 0:
        span = times[place]
        place -= 1
        if span.first_day is None or span.kind not in (TimeKind.DATE, TimeKind.TIME) or _is_era(span):
            continue
        coming = published is not None and span.first_day > published
        if coming and planned:
            return span.first_day
        if planned or coming:
            continue
        steps = sentence.index - parsed.sentence_at(span.start).index
        told_on = "\n" not in parsed.article.text[span.end : sentence.start] or _goes_on(parsed, sentence)
        near = steps <= _PARAGRAPH_REACH and told_on
        if not near and span.precision is DatePrecision.DAY and _is_past_perfect(trigger):
            near = steps <= _PERFECT_REACH
        return span.first_day if near else None
    return None


def _goes_on(parsed: ParsedArticle, sentence: Sentence) -> bool:
    """Say whether a sentence opens as the next step of what was just told ("Soon after it took off, ...")."""
    return parsed.doc[sentence.first_token].lower_ in _NEXT_STEPS


def _is_past_perfect(trigger: Token) -> bool:
    return any(child.text.lower() == "had" and child.dep_ == "aux" for child in trigger.children)


def _dated_by(heads: Heads, governor: Token, trigger: Token) -> TimeSpan | None:
    """Return the time of a governor: the governor may be a time itself ("in August, when he left")."""
    for head, span in heads:
        if head.i == governor.i:
            return span
    return _nearest(heads, governor, trigger)


def _nearest(heads: Heads, governor: Token, trigger: Token) -> TimeSpan | None:
    """Return the time that hangs on a word by the shortest path, the nearest to the trigger among equals."""
    own = [
        (steps, abs(head.i - trigger.i), order)
        for order, (head, _) in enumerate(heads)
        if (steps := _steps(head, governor)) is not None
    ]
    return heads[min(own)[2]][1] if own else None


def _beside(heads: Heads, trigger: Token) -> TimeSpan | None:
    """Return the time of a clause that tells of the trigger ("the attack, which came on Monday") or is joined to it."""
    noun = trigger.tag_.startswith("NN")
    for child in trigger.children:
        told = noun and child.dep_ in ("relcl", "acl")
        if (told or child.dep_ == "conj") and (span := _nearest(heads, child, trigger)):
            return span
    return None


def _heads_at(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle) -> Heads:
    sentence = parsed.sentence_at(trigger.idx)
    place = bisect_left([span.start for span in times], sentence.start)
    end = place
    while end < len(times) and times[end].start < sentence.end:
        end += 1
    return _heads_of(join_ranges(times[place:end], parsed.article.text), parsed.doc)


def _heads_of(times: Sequence[TimeSpan], doc: Doc) -> Heads:
    """Return the dated expressions with the token that each hangs by; sets and eras are left out."""
    found: Heads = []
    for span in times:
        if span.first_day is None or span.kind is TimeKind.SET or _is_era(span):
            continue
        piece = doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is not None:
            found.append((piece.root, span))
    return found


def _is_era(span: TimeSpan) -> bool:
    """Return whether an expression names a decade or a century."""
    return span.kind is TimeKind.DATE and span.precision is DatePrecision.UNKNOWN and span.rule != "range"


def _steps(head: Token, governor: Token) -> int | None:
    """Return how many steps a time lies below a word; None if not below it, in another clause, or another noun's."""
    token, steps = head, 0
    while token.i != governor.i:
        if token.head.i == token.i or (steps and _is_clause(token)):
            return None
        if token.dep_ in _MODIFYING and token.head.i != governor.i and token.head.tag_.startswith("NN"):
            return None
        token, steps = token.head, steps + 1
    return steps


def _is_clause(token: Token) -> bool:
    """Return whether a token is the verb of a clause of its own."""
    return token.tag_.startswith(("VB", "MD")) and token.dep_ not in ("amod", "aux", "auxpass", "compound")


def _governors(trigger: Token) -> Iterator[Token]:
    """Yield the words above a trigger whose time it shares, nearest first."""
    token = trigger
    for _ in range(_MAX_CLIMB):
        head = token.head
        if head.i == token.i:
            return
        if token.dep_ not in _SHARING:
            if token.dep_ == "relcl":
                yield from (head, head.head) if head.dep_ == "pobj" else (head,)
            return
        yield head
        token = head


def story_day(times: Sequence[TimeSpan], parsed: ParsedArticle) -> date | None:
    """Return the day of the news: the fresh day that the article's first sentences name, else publication.

    An article printed on Wednesday that opens with "said on Tuesday" tells of Tuesday. None without publication.
    """
    published = parsed.article.published
    if published is None:
        return None
    lead = parsed.sentences[:_LEAD]
    end = lead[-1].end if lead else 0
    for span in times:
        if span.start >= end:
            break
        day = span.first_day
        if day is not None and day == span.last_day and 0 <= (published - day).days <= _FRESH:
            return day
    return published
