"""Candidates to events: type by the model and the codebook's rules, then date, place and speaker from the clause."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.codebook import load_codebook, load_lexicon
from dateline.coding.candidates import Candidate, find_candidates
from dateline.coding.contexts import ArticleContexts, ContextReading
from dateline.coding.dating import ActDates, Dated
from dateline.coding.features import article_features, features
from dateline.coding.figures import attach_figures, tell
from dateline.coding.model import Verdict, load_weights, weigh
from dateline.coding.status import StatusReading, read_status
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
from dateline.resolving.quotes import vouched_by
from dateline.version import __version__

# An office may have changed hands within a quarter or a year.
_FINE = frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the codebook makes of a candidate: the coded type, the plain act under it, its mode and status."""

    event_type: EventType
    act: EventType
    mode: str | None
    status: Status


def read_candidates(resolved: ResolvedArticle) -> Iterator[tuple[Candidate, StatusReading, list[str]]]:
    """Yield every candidate with its status reading and the features that the typing model sees.

    A candidate without any party is none: event data tell who did what to whom.
    """
    count = len(resolved.parsed.sentences)
    stories = load_codebook().stories(article_words(resolved.parsed))
    shared = article_features(resolved.actors.mentions, stories)
    for candidate in find_candidates(resolved.parsed, load_lexicon(), resolved.actors):
        if not candidate.actors and not candidate.recipients:
            continue
        status = read_status(candidate.trigger)
        speaker = vouched_by(resolved.attributions, *trigger_span(candidate))
        yield candidate, status, list(features(candidate, status, speaker, count, shared))


def code_article(resolved: ResolvedArticle, *, min_confidence: float | None = None) -> tuple[Event, ...]:
    """Return the events of one article in reading order.

    `min_confidence` (0 to 1) replaces the threshold that the typing model was trained to.
    """
    weights = load_weights()
    threshold = weights.threshold if min_confidence is None else min_confidence
    chosen: list[tuple[Candidate, StatusReading, Verdict, Ruling]] = []
    acts: list[tuple[Candidate, Status]] = []
    for candidate, status, names in read_candidates(resolved):
        verdict = weigh(names, weights)
        acts.append((candidate, status.status))
        if verdict.confidence >= threshold:
            ruling = rule(candidate, verdict.event_type, status.status)
            chosen.append((candidate, status, verdict, ruling))
            acts[-1] = (candidate, ruling.status)
    if not chosen:
        return ()
    dates = ActDates(resolved, acts)
    contexts = ArticleContexts(resolved.parsed)
    kept = list(one_per_act(chosen))
    figures = attach_figures(resolved.parsed, ((candidate, ruling.act) for candidate, _, _, ruling in kept))
    return tuple(
        _event(
            resolved,
            candidate,
            status,
            verdict,
            ruling,
            dates.of(candidate, ruling.status),
            weights.model_id,
            contexts,
            figures.get(candidate.trigger.i, ()),
        )
        for candidate, status, verdict, ruling in kept
    )


def article_words(parsed: ParsedArticle) -> frozenset[str]:
    """Return the article's words in lower case."""
    return frozenset(token.lower_ for token in parsed.doc if token.is_alpha)


def rule(candidate: Candidate, event_type: EventType, status: Status) -> Ruling:
    """Apply the codebook's rules on announced acts to the model's type.

    A planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a CONCEDE; the act stays what it is.
    """
    codebook = load_codebook()
    entry = candidate.entry
    act = entry.event_type if event_type == codebook.announced_type(entry.event_type) else event_type
    if status is Status.PLANNED:
        event_type = codebook.announced_type(event_type)
    elif act is not event_type and status is Status.OCCURRED:
        status = Status.PLANNED
    return Ruling(event_type, act, entry.mode if act == entry.event_type else None, status)


def one_per_act(
    chosen: Iterable[tuple[Candidate, StatusReading, Verdict, Ruling]],
) -> Iterator[tuple[Candidate, StatusReading, Verdict, Ruling]]:
    """Keep one event per act and sentence: of a trigger and the one that governs it, alike in type and parties."""
    rows = list(chosen)
    by_trigger = {row[0].trigger.i: row for row in rows}
    dropped: set[int] = set()
    for candidate, _, verdict, ruling in rows:
        governor = candidate.governor
        above = by_trigger.get(governor.trigger.i) if governor is not None else None
        if above is None or above[3].event_type != ruling.event_type:
            continue
        if _names(above[0].actors) & _names(candidate.actors) or not candidate.actors:
            dropped.add(min((candidate, verdict), (above[0], above[2]), key=_telling)[0].trigger.i)
    yield from (row for row in rows if row[0].trigger.i not in dropped)


def _telling(row: tuple[Candidate, Verdict]) -> tuple[int, int, float]:
    """Order triggers of one act: more known parties tell more, then more parties, then the surer verdict."""
    candidate, verdict = row
    parties = (*candidate.actors, *candidate.recipients)
    return sum(party.country is not None for party in parties), len(parties), verdict.confidence


def _names(parties: tuple[Actor, ...]) -> set[str]:
    return {party.name for party in parties}


def trigger_span(candidate: Candidate) -> tuple[int, int]:
    """Return the code points of the trigger word."""
    return candidate.trigger.idx, candidate.trigger.idx + len(candidate.trigger)


def _event(
    resolved: ResolvedArticle,
    candidate: Candidate,
    status: StatusReading,
    verdict: Verdict,
    ruling: Ruling,
    dated: Dated,
    model_id: str,
    contexts: ArticleContexts,
    figures: tuple[EventFigure, ...],
) -> Event:
    parsed, codebook = resolved.parsed, load_codebook()
    candidate = as_of_day(candidate, dated, resolved)
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
        status_cue=status.cue,
        attribution=speaker,
        figures=figures,
        confidence=round(verdict.confidence, 3),
        coder_version=__version__,
        model_id=model_id,
        codebook=codebook.name,
        why=tuple(_reasons(candidate, status, verdict, ruling, dated, where, speaker, about, figures)),
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
    candidate: Candidate,
    status: StatusReading,
    verdict: Verdict,
    ruling: Ruling,
    dated: Dated,
    where: Place | None,
    speaker: Attribution | None,
    about: tuple[ContextReading, ...],
    figures: tuple[EventFigure, ...],
) -> Iterator[str]:
    entry = candidate.entry
    yield f'"{candidate.trigger.text}" matches the lexicon entry {entry.key} ({entry.event_type})'
    loud = "; ".join(verdict.reasons) or "nothing in particular"
    yield f"the typing model reads {verdict.event_type} with confidence {verdict.confidence:.2f}; loudest: {loud}"
    if ruling.event_type != ruling.act:
        yield f"only announced: PLOVER codes a coming {ruling.act} as {ruling.event_type}"
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
