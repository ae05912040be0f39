"""What one given party does to another: the typing model's answer for a marked pair."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.coding.assembling import read_candidates
from dateline.coding.candidates import Candidate
from dateline.coding.model import load_weights, weigh
from dateline.coding.rules import rule
from dateline.records import Actor, EventType
from dateline.resolving.article import ResolvedArticle

# What makes a candidate the one that links the pair, measured against the model's own confidence (0 to 1).
_ACTOR_FITS = 1.0
_RECIPIENT_FITS = 0.6
_ON_PATH = 0.8
_BETWEEN = 0.3


@dataclass(frozen=True, slots=True)
class Relation:
    """The act that links a pair: `event_type` and `mode` are None if no word of the text reports one."""

    event_type: EventType | None
    mode: str | None
    confidence: float
    trigger: tuple[int, int] | None


def read_relation(resolved: ResolvedArticle, actor: tuple[int, int], recipient: tuple[int, int]) -> Relation:
    """Return what the party at `actor` does to the one at `recipient` (code point spans, ends exclusive)."""
    weights = load_weights()
    doc = resolved.parsed.doc
    heads = [span.root for pair in (actor, recipient) if (span := doc.char_span(*pair, alignment_mode="expand"))]
    path = _path(heads[0], heads[1]) if len(heads) == 2 else frozenset()
    best: tuple[float, Relation] = (-1.0, Relation(None, None, 0.0, None))
    for candidate, status, names in read_candidates(resolved):
        verdict = weigh(names, weights)
        fit = verdict.confidence + _fitness(candidate, actor, recipient, path)
        if fit > best[0]:
            ruling = rule(candidate, verdict.event_type, status.status)
            token = candidate.trigger
            place = (token.idx, token.idx + len(token))
            best = (fit, Relation(ruling.event_type, ruling.mode, round(verdict.confidence, 3), place))
    return best[1]


def _fitness(candidate: Candidate, actor: tuple[int, int], recipient: tuple[int, int], path: frozenset[int]) -> float:
    trigger = candidate.trigger
    low, high = min(actor[1], recipient[1]), max(actor[0], recipient[0])
    return (
        _ACTOR_FITS * _meet(candidate.actors, actor)
        + _RECIPIENT_FITS * _meet((*candidate.recipients, *(candidate.actors if candidate.mutual else ())), recipient)
        + _ON_PATH * (trigger.i in path)
        + _BETWEEN * (low <= trigger.idx < high)
    )


def _meet(parties: tuple[Actor, ...], span: tuple[int, int]) -> bool:
    return any(party.start < span[1] and span[0] < party.end for party in parties)


def _path(first: Token, second: Token) -> frozenset[int]:
    """Return the tokens on the way from one token to another through the parse."""
    above = [first.i, *(token.i for token in first.ancestors)]
    also = [second.i, *(token.i for token in second.ancestors)]
    shared = next((i for i in above if i in set(also)), None)
    if shared is None:
        return frozenset()
    return frozenset((*above[: above.index(shared) + 1], *also[: also.index(shared)]))
