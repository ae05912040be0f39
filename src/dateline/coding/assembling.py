"""Candidates to events: type by the model and the codebook's rules, then date, place and speaker from the clause."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.codebook import load_codebook
from dateline.coding.candidates import Candidate
from dateline.coding.contexts import ArticleContexts, ContextReading
from dateline.coding.dating import ActDates, Dated
from dateline.coding.figures import attach_figures, tell
from dateline.coding.judging import Judged, judge, model_names
from dateline.coding.pooling import Tier, load_pooling
from dateline.coding.rules import Ruling, rule, settle
from dateline.parsing import ParsedArticle
from dateline.records import (
    Actor,
    Attribution,
    DatePrecision,
    Event,
    EventFigure,
    EventSpan,
    EventType,
    Place,
    SpanRole,
    Status,
    TimeSpan,
)
from dateline.resolving.article import ResolvedArticle
from dateline.version import __version__

# An office may have changed hands within a quarter or a year.
_FINE = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})


def code_article(
    resolved: ResolvedArticle, *, tier: Tier = Tier.ACCURATE, min_confidence: float | None = None
) -> tuple[Event, ...]:
    """Return the events of one article in reading order.

    `min_confidence` (0 to 1) replaces the threshold that the tier was fitted to.
    """
    threshold = load_pooling().threshold_of(tier) if min_confidence is None else min_confidence
    chosen: list[tuple[Judged, Ruling]] = []
    acts: list[tuple[Candidate, Status]] = []
    for judged in judge(resolved, tier):
        acts.append((judged.candidate, judged.status.status))
        if judged.verdict.confidence >= threshold:
            ruling = rule(judged)
            chosen.append((judged, ruling))
            acts[-1] = (judged.candidate, ruling.status)
    if not chosen:
        return ()
    dates = ActDates(resolved, acts)
    contexts = ArticleContexts(resolved.parsed)
    kept = list(settle(one_per_act(chosen)))
    figures = attach_figures(resolved.parsed, ((judged.candidate, ruling.act) for judged, ruling in kept))
    return tuple(
        _event(
            resolved,
            judged,
            ruling,
            dates.of(judged.candidate, ruling.status),
            contexts,
            figures.get(judged.candidate.trigger.i, ()),
        )
        for judged, ruling in kept
    )


def one_per_act(chosen: Iterable[tuple[Judged, Ruling]]) -> Iterator[tuple[Judged, Ruling]]:
    """Keep one event per act and sentence: of a trigger and the one that governs it, alike in type and parties."""
    rows = list(chosen)
    by_trigger = {judged.candidate.trigger.i: (judged, ruling) for judged, ruling in rows}
    dropped: set[int] = set()
    for judged, ruling in rows:
        candidate = judged.candidate
        governor = candidate.governor
        above = by_trigger.get(governor.trigger.i) if governor is not None else None
        if above is None or above[1].event_type != ruling.event_type:
            continue
        if _names(above[0].candidate.actors) & _names(candidate.actors) or not candidate.actors:
            dropped.add(min(judged, above[0], key=_telling).candidate.trigger.i)
    yield from (row for row in rows if row[0].candidate.trigger.i not in dropped)


def _telling(judged: Judged) -> tuple[int, int, float]:
    """Order triggers of one act: more known parties tell more, then more parties, then the surer verdict."""
    candidate, verdict = judged.candidate, judged.verdict
    parties = (*candidate.actors, *candidate.recipients)
    return sum(party.country is not None for party in parties), len(parties), verdict.confidence


def _names(parties: tuple[Actor, ...]) -> set[str]:
    return {party.name for party in parties}


def trigger_span(candidate: Candidate) -> tuple[int, int]:
    """Return the code points of the trigger word."""
    return candidate.trigger.idx, candidate.trigger.idx + len(candidate.trigger)


def _event(
    resolved: ResolvedArticle,
    judged: Judged,
    ruling: Ruling,
    dated: Dated,
    contexts: ArticleContexts,
    figures: tuple[EventFigure, ...],
) -> Event:
    parsed, codebook = resolved.parsed, load_codebook()
    candidate = as_of_day(judged.candidate, dated, resolved)
    judged = replace(judged, candidate=candidate)
    sentence, trigger = candidate.sentence, candidate.trigger
    start, end = trigger_span(candidate)
    where = resolved.place_of(trigger)
    speaker = resolved.speaker_of(start, end)
    about = contexts.of_sentence(sentence.start, sentence.end)
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
        contexts=tuple(context.name for context in about),
        quad_class=codebook.quad_class(ruling.event_type),
        score=codebook.score(ruling.event_type, ruling.mode),
        cameo_code=codebook.cameo_code(ruling.event_type, ruling.mode),
        date_start=dated.first_day,
        date_end=dated.last_day,
        date_precision=dated.precision,
        date_basis=dated.basis,
        date_text=dated.span.text if dated.span else None,
        place=where,
        status_cue=judged.status.cue,
        attribution=speaker,
        figures=figures,
        confidence=round(judged.verdict.confidence, 3),
        coder_version=__version__,
        model_id=model_names(),
        codebook=codebook.name,
        why=tuple(_reasons(judged, ruling, dated, where, speaker, about, figures)),
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


def event_id(parsed: ParsedArticle, candidate: Candidate, event_type: EventType) -> str:
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
    judged: Judged,
    ruling: Ruling,
    dated: Dated,
    where: Place | None,
    speaker: Attribution | None,
    about: tuple[ContextReading, ...],
    figures: tuple[EventFigure, ...],
) -> Iterator[str]:
    candidate, status, verdict = judged.candidate, judged.status, judged.verdict
    entry = candidate.entry
    if entry.example:
        yield f'"{candidate.trigger.text}" matches the lexicon entry {entry.key} ({entry.event_type})'
    else:
        yield f'"{candidate.trigger.text}" matches no lexicon entry: the encoder found it'
    loud = "; ".join(verdict.reasons) or "nothing in particular"
    yield f"the models read {verdict.event_type} with confidence {verdict.confidence:.2f}; loudest: {loud}"
    yield from ruling.why
    for role, parties in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        for party in parties:
            yield f"{role} {party.name}: {', '.join(party.why) or 'as named'}"
    cue = f'cue "{status.cue}"' if status.cue else "no single cue"
    yield f"status {ruling.status}, {cue}: {'; '.join(status.why) or 'nothing in particular'}"
    yield from dated.why or ("no date: nothing tells its day",)
    if where is not None:
        yield f'place from "{where.text}": {", ".join(where.why)}'
    if speaker is not None:
        yield f'said by "{speaker.speaker_text}": cue "{speaker.cue}", rule {speaker.rule}'
    else:
        yield "said by nobody: the article vouches for it"
    yield from (context.why for context in about)
    yield from (tell(figure) for figure in figures)
