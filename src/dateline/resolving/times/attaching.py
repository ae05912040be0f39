"""Which time expression belongs to an act: the one that hangs on the clause of its trigger.

The only module of the room that reads the parse; all others see text alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.records import DatePrecision, TimeKind, TimeSpan
from dateline.resolving.times.event_anchors import count_from_event
from dateline.resolving.times.joining import bound, from_now_on, join_ranges, on_its_side

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
# No more words than this stand between an event noun and the time that closes its phrase.
_PHRASE = 6
# Prepositions of a phrase that tells when or where, and conjunctions of a clause that tells when.
_WHERE = frozenset({"in", "at", "during", "on"})
_WHEN = frozenset({"when", "after", "as", "while", "once"})
# Openings that carry a story on, also into a new paragraph.
_NEXT_STEPS = frozenset({"soon", "shortly", "moments", "minutes", "hours", "then", "afterwards", "afterward"})
# The day of the news is looked for in this many sentences, and at most this many days before publication.
_LEAD, _FRESH = 3, 3
# A day carries over to the next sentence of its paragraph, to a verb with "had" over one sentence more.
_PARAGRAPH_REACH, _PERFECT_REACH = 1, 2

Heads = list[tuple["Token", TimeSpan]]


def attach_time(
    times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle, *, coming: bool = False
) -> TimeSpan | None:
    """Return the dated expression of the trigger's own clause, or None if its clause has none.

    Candidates are the expressions of the trigger's sentence with days of their own. The one below the trigger is taken
    first, then the one that its relative clause or a coordinated verb has, then the one on the clause that an
    infinitive, a participle or a noun shares with its governor, then what the clause counts from another act ("two days
    after the vote"), then the one of a clause with "when" or "after" below it. The time of a reporting verb ("said on
    Monday") is not the time of what was said. An act that is `coming` by its status may have any coming day of its
    sentence, and a weekday that could be either is the next one; an act that has taken place, the last one.
    """
    published = parsed.article.published
    every = _heads_at(times, trigger, parsed)
    heads = [(head, span) for head, span in every if not _is_era(span)]
    counted = count_from_event(
        _times_at(times, trigger, parsed),
        trigger,
        lambda act: _first_day(_nearest(heads, act, act)),
        lambda act, without: _clause_day(heads, act, without) or _news_day(times, act, parsed),
        published,
    )
    if counted is not None:
        return counted
    span = _own(heads, trigger) or _shared_below(heads, trigger, published, coming=coming)
    if span is None and not heads and not coming:
        span = _nearest(every, trigger, trigger)
    if span is None:
        return None
    if published is not None:
        span = on_its_side(span, published, coming=coming)
    if not _names_the_start(span, trigger, parsed):
        span = bound(span, parsed.article.text, published)
    return from_now_on(span, published) if coming else span


def _own(heads: Heads, trigger: Token) -> TimeSpan | None:
    """Return the time of the trigger's clause, or of the one that it shares."""
    if not heads:
        return None
    return (
        _nearest(heads, trigger, trigger)
        or _beside(heads, trigger)
        or _behind(heads, trigger)
        or next((span for governor in _governors(trigger) if (span := _dated_by(heads, governor, trigger))), None)
    )


def _first_day(span: TimeSpan | None) -> date | None:
    return span.first_day if span else None


def _clause_day(heads: Heads, act: Token, without: Token) -> date | None:
    """Return the day of an act by its clause or those it shares, the words of the phrase of `without` left out."""
    first, last = without.left_edge.i, without.right_edge.i
    others = [(head, span) for head, span in heads if not first <= head.i <= last]
    top = act
    while top.head.i != top.i and top.dep_ in ("ccomp", "conj", "acl", "advcl", "relcl"):
        top = top.head
    return _first_day(_own(others, act) or _nearest(others, top, act))


def _news_day(times: Sequence[TimeSpan], act: Token, parsed: ParsedArticle) -> date | None:
    """Return the day of the news for the verb that a sentence is about."""
    return story_day(times, parsed) if act.dep_ in ("ROOT", "ccomp", "conj") else None


def _names_the_start(span: TimeSpan, trigger: Token, parsed: ParsedArticle) -> bool:
    """Say whether "since" or "until" before a time belongs to another clause than the trigger's.

    "Divided since 1974, when troops landed", "thwarted since the 7 July bombings": the landing and the bombings have
    the time itself.
    """
    piece = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is None:
        return False
    root = piece.root
    if root.i == trigger.i or (root.head.i == trigger.i and root.dep_ in _MODIFYING):
        return True
    token = trigger
    for _ in range(_MAX_CLIMB):
        if token.dep_ == "relcl" and token.head.i == root.i:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _shared_below(heads: Heads, trigger: Token, published: date | None, *, coming: bool) -> TimeSpan | None:
    """Return a time that stands in a clause or phrase below the trigger, where the trigger itself has none.

    "Rejected in Monday's vote", "froze all aid after the party formed a cabinet in March", "asked him on the phone to
    step down on Monday"; for an act to come any coming time of the sentence.
    """
    below: list[tuple[bool, int, int, TimeSpan]] = []
    for order, (head, span) in enumerate(heads):
        if published is None or span.first_day is None or (span.first_day > published) is not coming:
            continue
        if coming or _below(head, trigger, to_the_day=span.precision is DatePrecision.DAY):
            below.append((not _below(head, trigger, to_the_day=True), abs(head.i - trigger.i), order, span))
    return min(below, key=lambda row: row[:3])[3] if below else None


def _below(head: Token, trigger: Token, *, to_the_day: bool) -> bool:
    """Say whether a time hangs below a trigger by clauses and phrases that share its time."""
    token = head
    for _ in range(_MAX_CLIMB):
        if token.i == trigger.i:
            return True
        if token.head.i == token.i:
            return False
        if token.i == head.i and token.dep_ in _MODIFYING and token.head.tag_.startswith("NN"):
            # "In Monday's vote": only a phrase of when and where shares its noun's time.
            noun = token.head
            return noun.dep_ == "pobj" and noun.head.lower_ in _WHERE and noun.head.head.i == trigger.i
        if _is_clause(token) and token.i != head.i:
            told_with = token.dep_ == "advcl" and any(child.lower_ in _WHEN for child in token.children)
            # "Asked him to step down on Monday", "launched a campaign targeting ports on Monday".
            shared = token.head.i == trigger.i if token.dep_ == "xcomp" else _is_present_participle(token)
            if not told_with and not (shared and to_the_day):
                return False
        elif token.i != head.i and token.dep_ not in ("prep", "pobj", "npadvmod", "advmod", "dobj"):
            return False
        token = token.head
    return False


def _is_present_participle(token: Token) -> bool:
    return token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ == "dobj"


def fallback_time(
    times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle, *, planned: bool = False
) -> TimeSpan | None:
    """Return the expression that likeliest dates an act whose clause has none, None if nothing but the story does.

    It is that of the clause that the act is reported in ("said on Monday that it would close the border"), else the
    past one that its paragraph is telling of. A `planned` act has the last coming one that was mentioned before it.
    """
    heads = [(head, span) for head, span in _heads_at(times, trigger, parsed) if not _is_era(span)]
    if heads and not planned:
        token = trigger
        while token.head.i != token.i:
            token = token.head
            if span := _dated_by(heads, token, trigger):
                return span
    return _told_of(times, trigger, parsed, planned=planned)


def _told_of(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle, *, planned: bool) -> TimeSpan | None:
    """Return the expression that the text before a trigger's sentence is telling of, if it carries over to the trigger.

    A coming day carries to a plan from anywhere, a past one to the next sentence, to "had" within two.
    """
    published = parsed.article.published
    sentence = parsed.sentence_at(trigger.idx)
    place = bisect_left(times, sentence.start, key=lambda span: span.start) - 1
    while place >= 0:
        span = times[place]
        place -= 1
        if span.first_day is None or span.kind not in (TimeKind.DATE, TimeKind.TIME) or _is_era(span):
            continue
        coming = published is not None and span.first_day > published
        if coming and planned:
            return span
        if planned or coming:
            continue
        steps = sentence.index - parsed.sentence_at(span.start).index
        told_on = "\n" not in parsed.article.text[span.end : sentence.start] or _goes_on(parsed, sentence)
        near = steps <= _PARAGRAPH_REACH and told_on
        if not near and span.precision is DatePrecision.DAY and _is_past_perfect(trigger):
            near = steps <= _PERFECT_REACH
        return span if near else None
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


def _behind(heads: Heads, trigger: Token) -> TimeSpan | None:
    """Return the time that closes an event noun's phrase, wherever the parse hung it: "the raid in Lima Tuesday"."""
    if not trigger.tag_.startswith("NN"):
        return None
    for head, span in heads:
        if head.i <= trigger.i or head.dep_ != "npadvmod" or not head.head.tag_.startswith("NN"):
            continue
        between = trigger.doc[trigger.i + 1 : head.left_edge.i]
        if len(between) <= _PHRASE and not any(token.is_punct or _is_clause(token) for token in between):
            return span
    return None


def _heads_at(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle) -> Heads:
    return _heads_of(join_ranges(_times_at(times, trigger, parsed), parsed.article.text), parsed.doc)


def _times_at(times: Sequence[TimeSpan], trigger: Token, parsed: ParsedArticle) -> Sequence[TimeSpan]:
    """Return the expressions of the trigger's sentence."""
    sentence = parsed.sentence_at(trigger.idx)
    place = bisect_left(times, sentence.start, key=lambda span: span.start)
    end = place
    while end < len(times) and times[end].start < sentence.end:
        end += 1
    return times[place:end]


def _heads_of(times: Sequence[TimeSpan], doc: Doc) -> Heads:
    """Return the dated expressions with the token that each hangs by; sets and centuries are left out."""
    found: Heads = []
    for span in times:
        if span.first_day is None or span.kind is TimeKind.SET or (_is_era(span) and len(span.value or "") < 3):
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
