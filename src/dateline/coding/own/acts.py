"""The acts of an article by a user's own codebook: the words that may report one, judged, each with its sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.tokens import Token

from dateline.codebook import load_lexicon
from dateline.codebook.own import TypeOfOwn
from dateline.coding.candidates import Candidate, find_candidates, governor_of
from dateline.coding.coded import Coded
from dateline.coding.encoder import Reading, load_encoder
from dateline.coding.encoding import path_between
from dateline.coding.judging import pooled_status, unlisted_entry
from dateline.coding.own.learning import Learned
from dateline.coding.own.regression import Row
from dateline.coding.own.samples import describe, may_report
from dateline.coding.pooling import Tier, load_pooling
from dateline.coding.sides import Named, named_in, with_sides
from dateline.coding.status import read_status
from dateline.coding.status.features import stem
from dateline.parsing import Sentence
from dateline.records import Actor, SpanRole
from dateline.resolving.article import ResolvedArticle


def own_acts(resolved: ResolvedArticle, learned: Learned, tier: Tier) -> list[Coded]:
    """Return the candidates of an article in reading order, each with a party and the likeliest type of the codebook.

    The fast tier reads only sentences with a word of the stem of an example.
    """
    listed = {one.trigger.i: one for one in find_candidates(resolved.parsed, load_lexicon(), resolved.actors)}
    found: list[Coded] = []
    for sentence, reading in _read(resolved, learned, tier):
        found.extend(_acts(resolved, learned, sentence, reading, listed))
    above = {one.candidate.trigger.i: one.candidate for one in found}
    return [_governed(one, above) for one in found]


def _read(resolved: ResolvedArticle, learned: Learned, tier: Tier) -> Iterator[tuple[Sentence, Reading]]:
    sentences, doc = resolved.parsed.sentences, resolved.parsed.doc
    starts = [sentence.start for sentence in sentences]
    wanted = sorted({bisect_right(starts, actor.start) - 1 for actor in resolved.actors.mentions})
    chosen = [sentences[i] for i in wanted if i >= 0]
    if tier is Tier.FAST:
        chosen = [
            one
            for one in chosen
            if any(stem(token.lower_) in learned.stems for token in doc[one.first_token : one.last_token])
        ]
    words = [[token.text for token in doc[one.first_token : one.last_token]] for one in chosen]
    yield from zip(chosen, load_encoder().read(words, vectors=True), strict=True)


def _acts(
    resolved: ResolvedArticle, learned: Learned, sentence: Sentence, reading: Reading, listed: dict[int, Candidate]
) -> Iterator[Coded]:
    tokens = resolved.parsed.doc[sentence.first_token : sentence.last_token]
    numbers = [i for i, token in enumerate(tokens) if may_report(token, reading, i, learned.stems)]
    if not numbers:
        return
    rows = np.vstack([describe(tokens[i], reading, i) for i in numbers])
    named = named_in(resolved, sentence.first_token, sentence.last_token)
    for number, row, chances in zip(numbers, rows, learned.model.chances(rows), strict=True):
        label = 1 + int(np.argmax(chances[1:]))
        candidate = listed.get(tokens[number].i) or _unlisted(tokens[number], sentence, reading, number)
        if chances[label] >= load_pooling().least:
            candidate = _with_sides(candidate, learned, label, reading, named)
        if candidate.has_party:
            yield _coded(candidate, learned, label, float(chances[label]), row, reading, number)


def _unlisted(token: Token, sentence: Sentence, reading: Reading, number: int) -> Candidate:
    entry = unlisted_entry(token, reading.kinds[number].tolist())
    return Candidate(token, entry, sentence, (), (), mutual=False)


def _with_sides(candidate: Candidate, learned: Learned, label: int, reading: Reading, named: Named) -> Candidate:
    """Return a candidate with its sides: by the encoder, and by where the type's examples have theirs."""
    shown = learned.sides.get(learned.codebook.types[label - 1].name, {})
    doc, trigger = candidate.trigger.doc, candidate.trigger
    sides: dict[SpanRole, dict[Actor, None]] = {SpanRole.ACTOR: {}, SpanRole.RECIPIENT: {}}
    for i, actors in named.items():
        role = shown.get(path_between(trigger, doc[i])) if i != trigger.i else None
        if role is not None:
            sides[role].update(dict.fromkeys(actors))
    actors, recipients = tuple(sides[SpanRole.ACTOR]), tuple(sides[SpanRole.RECIPIENT])
    # What the lexicon's entry says of its word's sides holds where the examples say nothing.
    candidate = replace(
        candidate,
        actors=actors or tuple(one for one in candidate.actors if one not in recipients),
        recipients=recipients or tuple(one for one in candidate.recipients if one not in actors),
        mutual=candidate.mutual and not recipients,
    )
    return with_sides(candidate, reading, load_encoder(), named, load_pooling().clause)


def _coded(
    candidate: Candidate,
    learned: Learned,
    label: int,
    confidence: float,
    row: Row,
    reading: Reading,
    number: int,
) -> Coded:
    kind = learned.codebook.types[label - 1]
    status = pooled_status(read_status(candidate.trigger), reading, number, load_pooling().status)
    return Coded(
        candidate,
        kind.name,
        kind.name,
        kind.plover[0] if kind.plover else candidate.entry.event_type,
        None,
        status.status,
        status,
        kind.quad_class,
        kind.score,
        kind.cameo_code,
        confidence,
        _reasons(candidate, learned, kind, label, confidence, row),
    )


def _reasons(
    candidate: Candidate, learned: Learned, kind: TypeOfOwn, label: int, confidence: float, row: Row
) -> tuple[str, ...]:
    word, name = candidate.trigger.text, learned.codebook.name
    return (
        f'"{word}": codebook {name} reads {kind.name} with confidence {confidence:.2f}',
        f"its example that is most like it: {learned.nearest(label, row).shown}",
    )


def _governed(one: Coded, found: dict[int, Candidate]) -> Coded:
    governor = governor_of(one.candidate.trigger, found)
    return replace(one, candidate=replace(one.candidate, governor=governor))
