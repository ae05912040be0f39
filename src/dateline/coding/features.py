"""What the typing model looks at: the trigger, its clause, its parties, and what governs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.codebook.lexicon import NOUN
from dateline.coding import clauses
from dateline.coding.candidates import Candidate
from dateline.coding.status import StatusReading
from dateline.records import Actor, Attribution

_EARLY_SENTENCES = 4
_MANY_COUNTRIES = 4
_POLITICAL = frozenset({"GOV", "MIL", "REB", "LEG", "JUD", "COP", "PTY", "OPP", "SPY", "UAF", "PRM"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should"})
_DETERMINERS = frozenset({"a", "an", "the", "no", "any", "this", "that", "these", "those", "all", "some", "every"})


def article_features(mentions: Sequence[Actor], stories: Sequence[str]) -> tuple[str, ...]:
    """Return what the whole article tells of each of its candidates: who is in it, and what it is about."""
    sectors = {actor.sector for actor in mentions if actor.sector}
    countries = {actor.country for actor in mentions if actor.country}
    return (
        f"article countries={min(len(countries), _MANY_COUNTRIES)}",
        f"article political={bool(sectors & _POLITICAL)}",
        *(f"article sector={sector}" for sector in sorted(sectors)),
        *(f"article about={story}" for story in stories),
    )


def features(
    candidate: Candidate,
    status: StatusReading,
    attribution: Attribution | None,
    sentences: int,
    article: Sequence[str],
) -> Iterator[str]:
    """Yield the names of the features that hold for one candidate; each is worth 1.

    `sentences` is the number of sentences of the article, `article` what `article_features` gave for it.
    """
    yield from article
    entry, trigger = candidate.entry, candidate.trigger
    lemma = f"{entry.lemma}.{entry.pos}"
    kind = f"type={entry.event_type}"
    yield f"entry={entry.key}"
    yield f"lemma={lemma}"
    yield kind
    if entry.mode:
        yield f"mode={entry.mode}"
    yield f"tag={trigger.tag_} {entry.pos}"
    yield f"dep={trigger.dep_} {entry.pos}"
    yield f"{kind} tag={trigger.tag_}"
    yield f"{lemma} tag={trigger.tag_}"
    yield f"status={status.status}"
    yield f"{kind} status={status.status}"
    yield from _surroundings(trigger, entry.pos, kind)
    yield from _governing(candidate, kind)
    yield from _parties(candidate, kind, lemma)
    index = candidate.sentence.index
    yield f"sentence={min(index, _EARLY_SENTENCES)}"
    if sentences - index <= 2:
        yield "sentence=last"
    if attribution is not None:
        yield f"said={attribution.directness}"
        yield f"{kind} said={attribution.directness}"


def _surroundings(trigger: Token, pos: str, kind: str) -> Iterator[str]:
    if pos == NOUN:
        has_determiner = False
        for child in trigger.children:
            if child.lower_ in _DETERMINERS:
                has_determiner = True
                yield f"determiner={child.lower_}"
                yield f"{kind} determiner={child.lower_}"
            elif child.dep_ in ("compound", "amod", "nummod"):
                yield f"modifier={child.lower_}"
        if not has_determiner:
            yield "determiner=none"
            yield f"{kind} determiner=none plural={trigger.tag_ == 'NNS'}"
        carrier = clauses.carrier(trigger)
        if carrier is not None:
            yield f"carrier={carrier.lower_}"
            yield f"{kind} carrier"
    elif clauses.is_passive(trigger):
        yield "passive"
        yield f"{kind} passive"
    for child in trigger.children:
        if child.dep_ in ("aux", "neg", "auxpass", "mark", "advmod", "prt"):
            yield f"{child.dep_}={child.lower_}"
            if child.dep_ in ("aux", "neg"):
                yield f"{kind} {child.dep_}={child.lower_}"
            if child.lower_ in _CONDITIONS:
                yield f"{kind} conditional"
        elif child.dep_ in ("prep", "agent"):
            yield f"prep={child.lower_}"
            yield f"{kind} prep={child.lower_}"
        elif child.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "xcomp", "ccomp"):
            yield f"{child.dep_}"
            yield f"{kind} {child.dep_}={child.ent_type_ or child.tag_}"
            yield f"{child.dep_}={child.lower_}"


def _governing(candidate: Candidate, kind: str) -> Iterator[str]:
    trigger, governor = candidate.trigger, candidate.governor
    head = trigger.head
    if head.i != trigger.i:
        yield f"head={head.lower_} {trigger.dep_}"
        yield f"{kind} under {trigger.dep_} {head.tag_}"
        if trigger.dep_ in ("pobj", "pcomp"):
            yield f"head2={head.head.lower_} {head.lower_}"
    if governor is None:
        yield "governor=none"
        return
    yield f"governor={governor.entry.event_type} {trigger.dep_}"
    yield f"{kind} governor={governor.entry.event_type}"
    yield f"governor lemma={governor.entry.lemma}"
    if governor.entry.event_type == candidate.entry.event_type:
        yield "governor of the same type"


def _parties(candidate: Candidate, kind: str, lemma: str) -> Iterator[str]:
    yield f"actor from {candidate.actor_slot} {candidate.entry.pos}"
    yield f"{kind} actor from {candidate.actor_slot}"
    yield f"recipient from {candidate.recipient_slot}"
    for side, found in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        if not found:
            yield f"{side}=none"
            yield f"{kind} {side}=none"
            continue
        yield from _party(side, found[0], kind, lemma)
        if len(found) > 1:
            yield f"{side} many"
    if candidate.actors and candidate.recipients:
        first, second = candidate.actors[0], candidate.recipients[0]
        same = first.country == second.country if first.country and second.country else None
        yield f"same country={same}"
        yield f"{kind} same country={same}"
    elif not candidate.actors and not candidate.recipients:
        yield "nobody"
        yield f"{kind} nobody"


def _party(side: str, actor: Actor, kind: str, lemma: str) -> Iterator[str]:
    yield f"{side} sector={actor.sector}"
    yield f"{kind} {side} sector={actor.sector}"
    yield f"{side} country={'known' if actor.country else 'unknown'}"
    yield f"{lemma} {side}"
    if actor.actor_id:
        yield f"{side} is known"
