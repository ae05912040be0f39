"""Candidates to events: type by the model and the codebook's rules, then date, place and speaker from the clause."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.dating import ActDates, Dated
from dateline.coding.judging import judge, model_names
from dateline.coding.own import Learned
from dateline.coding.own.acts import own_acts
from dateline.coding.own.learning import THRESHOLD
from dateline.coding.pooling import Tier, load_pooling
from dateline.coding.ruling import Ruled, rule
from dateline.parsing import ParsedArticle
from dateline.records import (
    Actor,
    Attribution,
    CodedType,
    DatePrecision,
    Event,
    EventSpan,
    Place,
    SpanRole,
    TimeSpan,
)
from dateline.resolving.article import ResolvedArticle
from dateline.version import __version__

# An office may have changed hands within a quarter or a year.
_FINE = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})


@dataclass(frozen=True, slots=True)
class Names:
    """What is written into every event: the models that took part, and the codebook with its version."""

    model_id: str
    codebook: str


def code_article(
    resolved: ResolvedArticle,
    *,
    tier: Tier = Tier.ACCURATE,
    min_confidence: float | None = None,
    own: Learned | None = None,
) -> tuple[Event, ...]:
    """Return the events of one article in reading order, by PLOVER or by a user's `own` codebook.

    `min_confidence` (0 to 1) replaces the threshold of `least_confidence`.
    """
    threshold = least_confidence(tier, own) if min_confidence is None else min_confidence
    ruled = rulings(resolved, tier, own)
    chosen = [one for one in ruled if one.confidence >= threshold]
    if not chosen:
        return ()
    acts = [(one.candidate, (one.ruling if one.confidence >= threshold else one.status).status) for one in ruled]
    dates = ActDates(resolved, acts)
    words = article_words(resolved.parsed)
    names = Names(own.model_id, own.codebook.name) if own else Names(model_names(), load_codebook().name)
    return tuple(
        _event(resolved, one, names, dates.of(one.candidate, one.ruling.status), words) for one in one_per_act(chosen)
    )


def rulings(resolved: ResolvedArticle, tier: Tier, own: Learned | None = None) -> list[Ruled]:
    """Return every candidate of an article with the ruling on it, in reading order, whatever its confidence."""
    return own_acts(resolved, own, tier) if own else [rule(judged) for judged in judge(resolved, tier)]


def least_confidence(tier: Tier, own: Learned | None = None) -> float:
    """Return the confidence from which on a candidate is an event."""
    return THRESHOLD if own else load_pooling().threshold_of(tier)


def article_words(parsed: ParsedArticle) -> frozenset[str]:
    """Return the article's words in lower case."""
    return frozenset(token.lower_ for token in parsed.doc if token.is_alpha)


def one_per_act(chosen: Iterable[Ruled]) -> Iterator[Ruled]:
    """Keep one event per act and sentence: of a trigger and the one that governs it, alike in type and parties."""
    rows = list(chosen)
    by_trigger = {one.candidate.trigger.i: one for one in rows}
    dropped: set[int] = set()
    for one in rows:
        candidate = one.candidate
        governor = candidate.governor
        above = by_trigger.get(governor.trigger.i) if governor is not None else None
        if above is None or above.ruling.event_type != one.ruling.event_type:
            continue
        if _names(above.candidate.actors) & _names(candidate.actors) or not candidate.actors:
            dropped.add(min(one, above, key=_telling).candidate.trigger.i)
    yield from (one for one in rows if one.candidate.trigger.i not in dropped)


def _telling(one: Ruled) -> tuple[int, int, float]:
    """Order triggers of one act: more known parties tell more, then more parties, then the surer verdict."""
    parties = (*one.candidate.actors, *one.candidate.recipients)
    return sum(party.country is not None for party in parties), len(parties), one.confidence


def _names(parties: tuple[Actor, ...]) -> set[str]:
    return {party.name for party in parties}


def trigger_span(candidate: Candidate) -> tuple[int, int]:
    """Return the code points of the trigger word."""
    return candidate.trigger.idx, candidate.trigger.idx + len(candidate.trigger)


def _event(resolved: ResolvedArticle, ruled: Ruled, names: Names, dated: Dated, all_words: frozenset[str]) -> Event:
    parsed, ruling = resolved.parsed, ruled.ruling
    candidate = as_of_day(ruled.candidate, dated, resolved)
    ruled = replace(ruled, candidate=candidate)
    sentence, trigger = candidate.sentence, candidate.trigger
    start, end = trigger_span(candidate)
    where = resolved.place_of(trigger)
    speaker = resolved.speaker_of(start, end)
    words = (token.lower_ for token in parsed.doc[sentence.first_token : sentence.last_token])
    return Event(
        event_id=event_id(parsed, candidate, ruling.event_type),
        article_id=parsed.article.article_id,
        sentence=sentence.index,
        event_type=ruling.event_type,
        act=ruling.act,
        status=ruling.status,
        actors=candidate.actors,
        recipients=candidate.recipients,
        trigger=parsed.article.text[start:end],
        text=parsed.article.text[sentence.start : sentence.end],
        spans=tuple(_spans(candidate, dated.span, where, speaker)),
        event_mode=ruling.mode,
        contexts=load_codebook().contexts(words, all_words),
        quad_class=ruling.quad_class,
        score=ruling.score,
        cameo_code=ruling.cameo_code,
        date_start=dated.first_day,
        date_end=dated.last_day,
        date_precision=dated.precision,
        date_basis=dated.basis,
        date_text=dated.span.text if dated.span else None,
        place=where,
        status_cue=ruled.status.cue,
        attribution=speaker,
        confidence=round(ruled.confidence, 3),
        coder_version=__version__,
        model_id=names.model_id,
        codebook=names.codebook,
        why=tuple(_reasons(ruled, dated, where, speaker)),
    )


def as_of_day(candidate: Candidate, dated: Dated, resolved: ResolvedArticle) -> Candidate:
    """Return a candidate whose parties are what they were on the day of the act: "Biden" of 2012 is vice president.

    A day not known to the month, or still to come, changes nothing: nobody knows who will hold an office.
    """
    day, published = dated.first_day, resolved.parsed.article.published
    if day is None or dated.precision not in _FINE or (published is not None and day >= published):
        return candidate
    actors = tuple(resolved.actors.as_of(party, day) for party in candidate.actors)
    recipients = tuple(resolved.actors.as_of(party, day) for party in candidate.recipients)
    return replace(candidate, actors=actors, recipients=recipients)


def event_id(parsed: ParsedArticle, candidate: Candidate, event_type: CodedType) -> str:
    """Return a name for the event that is the same on every run: from article, place in the text and type."""
    start, end = trigger_span(candidate)
    key = f"{parsed.article.article_id}\x1f{start}\x1f{end}\x1f{event_type}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _spans(
    candidate: Candidate, when: TimeSpan | None, where: Place | None, speaker: Attribution | None
) -> Iterator[EventSpan]:
    yield EventSpan(SpanRole.TRIGGER, *trigger_span(candidate))
    for role, parties in ((SpanRole.ACTOR, candidate.actors), (SpanRole.RECIPIENT, candidate.recipients)):
        for start, end in dict.fromkeys((party.start, party.end) for party in parties):
            yield EventSpan(role, start, end)
    if when is not None:
        yield EventSpan(SpanRole.TIME, when.start, when.end)
    if where is not None:
        yield EventSpan(SpanRole.PLACE, where.start, where.end)
    if speaker is not None:
        if speaker.speaker_start is not None and speaker.speaker_end is not None:
            yield EventSpan(SpanRole.SPEAKER, speaker.speaker_start, speaker.speaker_end)
        if speaker.quote:
            yield EventSpan(SpanRole.QUOTE, speaker.start, speaker.end)


def _reasons(ruled: Ruled, dated: Dated, where: Place | None, speaker: Attribution | None) -> Iterator[str]:
    candidate, status = ruled.candidate, ruled.status
    yield from ruled.why
    for role, parties in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        for party in parties:
            yield f"{role} {party.name}: {', '.join(party.why) or 'as named'}"
    cue = f'cue "{status.cue}"' if status.cue else "no single cue"
    yield f"status {ruled.ruling.status}, {cue}: {'; '.join(status.why) or 'nothing in particular'}"
    yield from dated.why or ("no date: nothing tells its day",)
    if where is not None:
        yield f'place from "{where.text}": {", ".join(where.why)}'
    if speaker is not None:
        yield f'said by "{speaker.speaker_text}": cue "{speaker.cue}", rule {speaker.rule}'
    else:
        yield "said by nobody: the article vouches for it"
