"""Candidates to events: type by the model and the codebook's rules, then date, place and speaker from the clause."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.coded import Coded, coded_by_plover, doubles
from dateline.coding.contexts import ArticleContexts, ContextReading
from dateline.coding.dating import ActDates, Dated
from dateline.coding.figures import attach_figures, tell
from dateline.coding.judging import Judged, judge, model_names
from dateline.coding.own import Learned
from dateline.coding.own.acts import own_acts
from dateline.coding.own.learning import THRESHOLD
from dateline.coding.pooling import Tier, load_pooling
from dateline.coding.rules import Ruling, rule, settle
from dateline.parsing import ParsedArticle
from dateline.records import (
    Attribution,
    CodedType,
    DatePrecision,
    Event,
    EventFigure,
    EventSpan,
    Place,
    SpanRole,
    Status,
    TimeSpan,
)
from dateline.resolving.article import ResolvedArticle
from dateline.version import __version__

# An office may have changed hands within a quarter or a year.
_FINE = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})


Act = tuple[Candidate, Status]


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
    acts, kept = _by_own(resolved, own, tier, threshold) if own else _by_plover(resolved, tier, threshold)
    if not kept:
        return ()
    dates = ActDates(resolved, acts)
    contexts = ArticleContexts(resolved.parsed)
    figures = attach_figures(resolved.parsed, ((coded.candidate, coded.nearest) for coded in kept))
    names = Names(own.model_id, own.codebook.name) if own else Names(model_names(), load_codebook().name)
    return tuple(
        _event(
            resolved,
            coded,
            names,
            dates.of(coded.candidate, coded.status),
            contexts,
            figures.get(coded.candidate.trigger.i, ()),
        )
        for coded in kept
    )


def least_confidence(tier: Tier, own: Learned | None = None) -> float:
    """Return the confidence from which on a candidate is an event."""
    return THRESHOLD if own else load_pooling().threshold_of(tier)


def _by_plover(resolved: ResolvedArticle, tier: Tier, threshold: float) -> tuple[list[Act], list[Coded]]:
    """Return every candidate with its status, and those that are events as PLOVER's rules code them."""
    chosen: list[tuple[Judged, Ruling]] = []
    acts: list[Act] = []
    for judged in judge(resolved, tier):
        acts.append((judged.candidate, judged.status.status))
        if judged.verdict.confidence >= threshold:
            ruling = rule(judged)
            chosen.append((judged, ruling))
            acts[-1] = (judged.candidate, ruling.status)
    twice = doubles([(judged.candidate, ruling.event_type, judged.verdict.confidence) for judged, ruling in chosen])
    rows = (row for row in chosen if row[0].candidate.trigger.i not in twice)
    return acts, [coded_by_plover(*row) for row in settle(rows)]


def _by_own(resolved: ResolvedArticle, own: Learned, tier: Tier, threshold: float) -> tuple[list[Act], list[Coded]]:
    """Return every candidate with its status, and those that are events as a user's own codebook codes them."""
    found = own_acts(resolved, own, tier)
    chosen = [one for one in found if one.confidence >= threshold]
    twice = doubles([(one.candidate, one.event_type, one.confidence) for one in chosen])
    kept = [one for one in chosen if one.candidate.trigger.i not in twice]
    return [(one.candidate, one.status) for one in found], kept


def trigger_span(candidate: Candidate) -> tuple[int, int]:
    """Return the code points of the trigger word."""
    return candidate.trigger.idx, candidate.trigger.idx + len(candidate.trigger)


def _event(
    resolved: ResolvedArticle,
    coded: Coded,
    names: Names,
    dated: Dated,
    contexts: ArticleContexts,
    figures: tuple[EventFigure, ...],
) -> Event:
    parsed = resolved.parsed
    candidate = as_of_day(coded.candidate, dated, resolved)
    coded = replace(coded, candidate=candidate)
    sentence, trigger = candidate.sentence, candidate.trigger
    start, end = trigger_span(candidate)
    where = resolved.place_of(trigger)
    speaker = resolved.speaker_of(start, end)
    about = contexts.of_sentence(sentence.start, sentence.end)
    return Event(
        event_id=event_id(parsed, candidate, coded.event_type),
        article_id=parsed.article.article_id,
        sentence=sentence.index,
        event_type=coded.event_type,
        act=coded.act,
        status=coded.status,
        actors=candidate.actors,
        recipients=candidate.recipients,
        trigger=parsed.article.text[start:end],
        text=parsed.article.text[sentence.start : sentence.end],
        spans=tuple(_spans(candidate, dated.span, where, speaker)),
        event_mode=coded.mode,
        contexts=tuple(context.name for context in about),
        quad_class=coded.quad_class,
        score=coded.score,
        cameo_code=coded.cameo_code,
        date_start=dated.first_day,
        date_end=dated.last_day,
        date_precision=dated.precision,
        date_basis=dated.basis,
        date_text=dated.span.text if dated.span else None,
        place=where,
        status_cue=coded.reading.cue,
        attribution=speaker,
        figures=figures,
        confidence=round(coded.confidence, 3),
        coder_version=__version__,
        model_id=names.model_id,
        codebook=names.codebook,
        why=tuple(_reasons(coded, dated, where, speaker, about, figures)),
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


def _reasons(
    coded: Coded,
    dated: Dated,
    where: Place | None,
    speaker: Attribution | None,
    about: tuple[ContextReading, ...],
    figures: tuple[EventFigure, ...],
) -> Iterator[str]:
    candidate, status = coded.candidate, coded.reading
    yield from coded.why
    for role, parties in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        for party in parties:
            yield f"{role} {party.name}: {', '.join(party.why) or 'as named'}"
    cue = f'cue "{status.cue}"' if status.cue else "no single cue"
    yield f"status {coded.status}, {cue}: {'; '.join(status.why) or 'nothing in particular'}"
    yield from dated.why or ("no date: nothing tells its day",)
    if where is not None:
        yield f'place from "{where.text}": {", ".join(where.why)}'
    if speaker is not None:
        yield f'said by "{speaker.speaker_text}": cue "{speaker.cue}", rule {speaker.rule}'
    else:
        yield "said by nobody: the article vouches for it"
    yield from (context.why for context in about)
    yield from (tell(figure) for figure in figures)
