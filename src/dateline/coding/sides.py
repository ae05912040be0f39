"""Who is on which side of an act: what the encoder says of each name of the sentence, and where the clause puts it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from dateline.coding.candidates import Candidate
from dateline.coding.encoder import Encoder, Reading
from dateline.coding.encoding import path_between
from dateline.records import Actor
from dateline.resolving.article import ResolvedArticle

_NONE, _ACTOR, _RECIPIENT = range(3)

Named = Mapping[int, tuple[Actor, ...]]
"""The words of a sentence that head a name, a noun phrase or a pronoun, and who that is, by number of the token."""


def named_in(resolved: ResolvedArticle, first: int, last: int) -> dict[int, tuple[Actor, ...]]:
    """Return who is named by the tokens from `first` to `last` (end exclusive)."""
    found = {token.i: resolved.actors.at(token) for token in resolved.parsed.doc[first:last]}
    return {i: actors for i, actors in found.items() if actors}


def with_sides(candidate: Candidate, reading: Reading, encoder: Encoder, named: Named, trust: float) -> Candidate:
    """Return a candidate whose sides are those of the encoder and of its clause together.

    `trust` is how far a place in the clause shifts the encoder's scores, in units of log odds. Where neither finds
    anybody, the sides stay as they were.
    """
    trigger, offset = candidate.trigger, candidate.sentence.first_token
    doc = trigger.doc
    heads = [i for i in named if i != trigger.i]
    if not heads:
        return candidate
    paths = [path_between(trigger, doc[i]) for i in heads]
    chances = encoder.roles(reading, trigger.i - offset, [i - offset for i in heads], paths)
    sides: dict[int, dict[Actor, None]] = {_ACTOR: {}, _RECIPIENT: {}}
    for i, row in zip(heads, chances, strict=True):
        scores = [math.log(float(chance) + 1e-6) for chance in row]
        scores[_ACTOR] += trust * _holds(candidate.actors, named[i])
        scores[_RECIPIENT] += trust * _holds(candidate.recipients, named[i])
        role = scores.index(max(scores))
        if role != _NONE:
            known = {(one.name, one.country) for one in sides[role]}
            sides[role].update((one, None) for one in named[i] if (one.name, one.country) not in known)
    if not sides[_ACTOR] and not sides[_RECIPIENT]:
        return candidate
    actors = tuple(sides[_ACTOR])
    # Nobody is the recipient of an act of one's own.
    recipients = tuple(one for one in sides[_RECIPIENT] if all(one.name != actor.name for actor in actors))
    if candidate.mutual and candidate.entry.mode is None:
        actors, recipients = (*actors, *recipients), ()
    return replace(candidate, actors=actors, recipients=recipients)


def _holds(side: tuple[Actor, ...], actors: tuple[Actor, ...]) -> bool:
    return any(actor in side for actor in actors)
