"""According to whom: the attribution that vouches for a stretch of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.records import Attribution
from dateline.resolving.quotes.cues import Commitment

# What these introduce is a fact by somebody's word; wishes, orders and judgements are acts of their own.
_VOUCHING = frozenset(
    {
        Commitment.STATED,
        Commitment.CLAIMED,
        Commitment.CONFIRMED,
        Commitment.FOUND,
        Commitment.DENIED,
        Commitment.ACCUSED,
        Commitment.WARNED,
        Commitment.QUOTED,
    }
)
# "He expressed support for the strike" vouches for nothing; "he reported the strike" is a clause cut short.
_NOT_VOUCHING = frozenset({"object: stated", "object: denied", "order: warned", "infinitive: warned"})
_FIRST_PERSON = frozenset({"i", "we"})
# Contents that begin further back than this many attributions do not reach here in any report of news.
_REACH = 200


def commitment_of(attribution: Attribution) -> Commitment:
    """Return how far the article stands behind a content, as its cue word has it."""
    return Commitment(attribution.rule.rpartition(": ")[2])


def vouched_by(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the innermost attribution whose content holds the span, None where the article itself asserts it.

    `attributions` must be in the order in which `read_attributions` returns them.
    """
    at = bisect_right(attributions, start, key=lambda attribution: attribution.start)
    best: Attribution | None = None
    for attribution in reversed(attributions[max(0, at - _REACH) : at]):
        if attribution.end < end or attribution.rule in _NOT_VOUCHING or commitment_of(attribution) not in _VOUCHING:
            continue
        if best is None or _within(attribution, best):
            best = attribution
    return best


def outermost(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that lie in no other: who speaks to the reader, without whom they speak of."""
    found: list[Attribution] = []
    reached = -1
    for attribution in attributions:
        if attribution.end > reached:
            found.append(attribution)
            reached = attribution.end
    return tuple(found)


def _within(attribution: Attribution, other: Attribution) -> bool:
    """Say whether an attribution is the nearer one; "I" and "we" inside a quotation are whoever speaks there."""
    first_person = (attribution.speaker_text or "").lower() in _FIRST_PERSON
    other_first_person = (other.speaker_text or "").lower() in _FIRST_PERSON
    if first_person != other_first_person:
        return other_first_person
    length, other_length = attribution.end - attribution.start, other.end - other.start
    if length == other_length:
        # "X, the spokesman said, according to the agency": the agency relays.
        return other.rule.startswith("according") and not attribution.rule.startswith("according")
    return length < other_length
