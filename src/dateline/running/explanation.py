"""One article step by step: what each stage saw, and why each event was coded as it was."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.cleaning import clean
from dateline.coding.assembling import least_confidence
from dateline.coding.candidates import Candidate
from dateline.coding.judging import judge
from dateline.coding.own.acts import own_acts
from dateline.linking import link_article
from dateline.parsing import ParsedArticle, parse
from dateline.records import (
    Actor,
    Article,
    Attribution,
    CodedType,
    Event,
    Place,
    PublishedBasis,
    Skip,
    Status,
    TimeSpan,
)
from dateline.resolving.article import ResolvedArticle, resolve
from dateline.resolving.times.inference import PublishedInference
from dateline.running.coder import Coder
from dateline.running.outcomes import is_wanted

_DATE_BASES = {
    PublishedBasis.GIVEN: "given by the user",
    PublishedBasis.RECORD: "from the record",
    PublishedBasis.PAGE: "from the page's own data",
    PublishedBasis.URL: "from the web address",
    PublishedBasis.FILE: "from the file's name",
    PublishedBasis.DATELINE: "from the dateline of the text",
    PublishedBasis.INFERRED: "worked out from the text",
}
# Longer quotes of the article are cut in the middle: the reader has the article.
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: its name, what came of it in a sentence, and what it saw, one thing a line."""

    name: str
    result: str
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps of one article and the events at the end; no events if a stage left the article out."""

    article: Article
    steps: tuple[Step, ...]
    events: tuple[Event, ...]


def explain(article: Article, coder: Coder) -> Explanation:
    """Return how one article is coded, stage by stage.

    The events are those that `coder.code_many` gives, of the statuses and types that its settings keep.
    """
    steps = [_reading(article)]
    (cleaned,) = clean([article])
    if isinstance(cleaned, Skip):
        steps.append(Step("cleaning", f"left out: {cleaned.reason} ({cleaned.kind}, {cleaned.code})"))
        return Explanation(article, tuple(steps), ())
    steps.append(_cleaning(article, cleaned))
    (parsed,) = parse([cleaned], coder.settings.model)
    resolved = resolve(parsed, coder.knowledge)
    events = link_article(coder.events_of(resolved))
    steps.append(_sentences(parsed))
    if resolved.inferred is not None:
        steps.append(_day(resolved.inferred))
    steps.append(_actors(resolved.actors.mentions))
    steps.append(_times(resolved.times))
    steps.append(_places(resolved.places))
    steps.append(_speakers(resolved.attributions, cleaned.text))
    steps.append(_candidates(resolved, coder))
    kept = tuple(event for event in events if is_wanted(event, coder.settings))
    return Explanation(resolved.parsed.article, tuple(steps), kept)


def _reading(article: Article) -> Step:
    published = "no publication date: relative dates such as Tuesday stay open"
    if article.published is not None:
        published = (
            f"published {article.published.isoformat()}, {_DATE_BASES.get(article.published_basis, 'unknown how')}"
        )
    known = (("title", article.title), ("outlet", article.outlet), ("url", article.url), ("id", article.article_id))
    seen = (f"from {article.origin or 'memory'}", published, *(f"{name}: {value}" for name, value in known if value))
    return Step("reading", _count(len(article.text), "character"), seen)


def _cleaning(before: Article, after: Article) -> Step:
    seen = [f'"{_cut(after.text[omitted.start : omitted.end])}": {omitted.reason}' for omitted in after.omitted]
    if after.text != before.text:
        changed = sum(old != new for old, new in zip(before.text, after.text, strict=True))
        seen.append(_count(changed, "character") + " repaired")
    if after.published != before.published and after.published is not None:
        seen.append(f"published {after.published.isoformat()}, {_DATE_BASES[after.published_basis]}")
    language = f"language {after.language}" if after.language else "language unknown"
    left = _count(len(after.omitted), "stretch", "es") + " left out" if after.omitted else "nothing left out"
    return Step("cleaning", f"{language}; {left}", tuple(seen))


def _sentences(parsed: ParsedArticle) -> Step:
    text = parsed.article.text
    seen = tuple(f"{one.index}  {_cut(text[one.start : one.end])}" for one in parsed.sentences)
    return Step("sentences", _count(len(seen), "sentence"), seen)


def _day(inferred: PublishedInference) -> Step:
    last = f" to {inferred.last_day.isoformat()}" if inferred.last_day else " or later"
    between = f"{inferred.first_day.isoformat()}{last if inferred.last_day != inferred.first_day else ''}"
    if inferred.narrow:
        return Step("day of publication", f"{between}, {_DATE_BASES[PublishedBasis.INFERRED]}", inferred.reasons)
    return Step("day of publication", f"{between}: too wide, relative dates stay open", inferred.reasons)


def _actors(mentions: tuple[Actor, ...]) -> Step:
    return Step(
        "actors", _count(len(mentions), "mention") + " resolved", tuple(_actor(mention) for mention in mentions)
    )


def _actor(actor: Actor) -> str:
    codes = " ".join(part for part in (actor.country, actor.sector, actor.role) if part) or "no country or sector"
    why = f" ({'; '.join(actor.why)})" if actor.why else ""
    return f'"{_cut(actor.text)}" is {actor.name}: {codes}{why}'


def _times(times: tuple[TimeSpan, ...]) -> Step:
    seen = []
    for time in times:
        days = time.value or "no day that could be fixed"
        if time.first_day is not None and time.last_day is not None and time.first_day != time.last_day:
            days += f", {time.first_day.isoformat()} to {time.last_day.isoformat()}"
        anchor = f", counted from {time.anchor}" if time.anchor else ""
        seen.append(f'"{time.text}" is {days} ({time.kind.value.lower()}, {time.basis}{anchor}; rule {time.rule})')
    return Step("times", _count(len(seen), "time expression"), tuple(seen))


def _places(places: tuple[Place, ...]) -> Step:
    seen = []
    for place in places:
        point = ""
        if place.latitude is not None and place.longitude is not None:
            point = f" at {place.latitude:.2f}, {place.longitude:.2f}"
        parts = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
        why = f"; {'; '.join(place.why)}" if place.why else ""
        seen.append(f'"{place.text}" is {parts}{point} ({place.precision}{why})')
    return Step("places", _count(len(seen), "place"), tuple(seen))


def _speakers(attributions: tuple[Attribution, ...], text: str) -> Step:
    seen = []
    for one in attributions:
        who = one.name or one.speaker_text or "nobody named"
        cue = f' by "{one.cue}"' if one.cue else ""
        seen.append(f'{who} ({one.kind}, {one.directness}{cue}): "{_cut(text[one.start : one.end])}" (rule {one.rule})')
    return Step("who says so", _count(len(seen), "attribution"), tuple(seen))


def _candidates(resolved: ResolvedArticle, coder: Coder) -> Step:
    given = coder.settings.min_confidence
    threshold = least_confidence(coder.tier, coder.own) if given is None else given
    readers = f"codebook {coder.own.codebook.name}" if coder.own else "models"
    rows: list[tuple[Candidate, CodedType, float, Status]]
    if coder.own:
        acts = own_acts(resolved, coder.own, coder.tier)
        rows = [(one.candidate, one.event_type, one.confidence, one.status) for one in acts]
    else:
        found = judge(resolved, coder.tier)
        rows = [(one.candidate, one.verdict.event_type, one.verdict.confidence, one.status.status) for one in found]
    seen = []
    for candidate, kind, confidence, status in rows:
        verb = "kept" if confidence >= threshold else "dropped"
        who = "; ".join(party.name for party in candidate.actors) or "nobody"
        whom = "; ".join(party.name for party in candidate.recipients) or "nobody"
        seen.append(
            f'"{candidate.trigger.text}" in sentence {candidate.sentence.index}: {who} to {whom}; '
            f"entry {candidate.entry.key}, {readers} {kind} {confidence:.2f}, {status}; {verb}"
        )
    return Step("candidate acts", f"{len(seen):,} seen; kept from confidence {threshold:.2f} on", tuple(seen))


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number:,} {noun}{'' if number == 1 else ending}"


def _cut(text: str) -> str:
    """Return the text on one line, its middle left out if it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    half = _LONGEST_QUOTE // 2
    return f"{line[:half].rstrip()} ... {line[-half:].lstrip()}"
