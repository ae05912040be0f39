"""Where an act took place: the place of its clause, else of its sentence, its dateline, its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from dateline.parsing import ParsedArticle
from dateline.records import GeoPrecision, Place
from dateline.resolving.places.surroundings import is_dateline

# How much a step of the parse costs on the way from the place to the act; crossing into another clause costs more.
_STEP = 1.0
_CLAUSE = {
    "relcl": 2.5, "ccomp": 2.0, "advcl": 2.0, "parataxis": 3.0, "acl": 1.5, "conj": 1.0, "xcomp": 0.5, "pcomp": 0.5,
}  # fmt: skip
_SAME_CLAUSE = 6.0
_PLACING = frozenset("in at near inside outside around throughout across within on off along outside over".split())
_MOVING = frozenset("from to into toward towards through via against".split())
_NOT_PLACING = frozenset("with by for of about between under as like than".split())


class PlaceBasis(StrEnum):
    """How the place of an act is known, the surest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    DATELINE = "dateline"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class AttachedPlace:
    """The place of an act and how it is known."""

    place: Place
    basis: PlaceBasis


def place_of_event(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> AttachedPlace | None:
    """Return the likeliest place of the act that `trigger` tells of, None if the article names no place.

    The clause of the trigger comes first, then its sentence, then the article's dateline, then the place that the
    article names most.
    """
    ranked = sorted(_costs(places, trigger, parsed), key=lambda pair: (pair[0], pair[1].start))
    if ranked:
        cost, place = ranked[0]
        return AttachedPlace(place, PlaceBasis.CLAUSE if cost < _SAME_CLAUSE else PlaceBasis.SENTENCE)
    dateline = dateline_place(parsed, places)
    if dateline is not None:
        return AttachedPlace(dateline, PlaceBasis.DATELINE)
    most = most_named_place(places)
    return AttachedPlace(most, PlaceBasis.ARTICLE) if most else None


def attach_place(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> Place | None:
    """Return the place that the trigger's clause or sentence names, None if it names none."""
    attached = place_of_event(places, trigger, parsed)
    if attached is None or attached.basis not in (PlaceBasis.CLAUSE, PlaceBasis.SENTENCE):
        return None
    return attached.place


def main_place(parsed: ParsedArticle, places: Sequence[Place]) -> Place | None:
    """Return the place that an article is about: its dateline's, else the one named most; None if it names none."""
    return dateline_place(parsed, places) or most_named_place(places)


def dateline_place(parsed: ParsedArticle, places: Sequence[Place]) -> Place | None:
    """Return the place that opens the text before a dash ("KABUL, Afghanistan (AP) --"), None if there is none."""
    for place in places[:3]:
        token = _token_at(parsed, place.start)
        if token is None or place.latitude is None:
            continue
        if is_dateline(token.doc, token.i, token.i + 1) and place.start < 200:
            return place
    return None


def most_named_place(places: Sequence[Place]) -> Place | None:
    """Return the place named most, the finer and the earlier one first among equals; None if none has a point."""
    known = [place for place in places if place.latitude is not None and place.precision is not GeoPrecision.NONE]
    if not known:
        return None
    countries = Counter(place.country for place in known)
    country = max(countries, key=lambda code: (countries[code], -next(i for i, p in enumerate(known) if p.country == code)))
    inside = [place for place in known if place.country == country]
    names = Counter(place.name for place in inside)
    return max(inside, key=lambda place: (names[place.name], -place.start))


def _token_at(parsed: ParsedArticle, offset: int) -> Token | None:
    span = parsed.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _costs(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> Iterator[tuple[float, Place]]:
    """Yield the places of the trigger's sentence with what stands between them and the act."""
    sentence = parsed.sentence_at(trigger.idx)
    path = list(_path(trigger))
    reach = {token.i: cost for token, cost in path}
    for place in places:
        if not sentence.start <= place.start < sentence.end or place.latitude is None:
            continue
        span = parsed.doc.char_span(place.start, place.end, alignment_mode="expand")
        if span is None:
            continue
        yield _cost(span.root, trigger, reach), place


def _path(token: Token) -> Iterator[tuple[Token, float]]:
    """Yield a token and its ancestors with the cost of getting there."""
    cost = 0.0
    yield token, cost
    while token.head.i != token.i:
        cost += _STEP + _CLAUSE.get(token.dep_, 0.0)
        token = token.head
        yield token, cost


def _cost(root: Token, trigger: Token, reach: dict[int, float]) -> float:
    role = _role_cost(root)
    for ancestor, cost in _path(root):
        if ancestor.i in reach:
            return role + cost + 1.5 * reach[ancestor.i] + 0.02 * abs(root.i - trigger.i)
    return role + 20.0 + 0.05 * abs(root.i - trigger.i)


def _role_cost(root: Token) -> float:
    """Return how little a place's own position says "it happened here": nothing after "in", much for a subject."""
    token = root
    while token.dep_ in ("compound", "nmod", "appos", "poss", "conj", "amod") and token.head.i != token.i:
        if token.dep_ in ("compound", "nmod", "amod", "poss"):
            return 1.5
        token = token.head
    if token.dep_ == "pobj":
        word = token.head.lower_
        if word in _PLACING:
            return -1.0
        if word in _MOVING:
            return 0.5
        return 2.5 if word in _NOT_PLACING else 1.0
    if token.dep_ == "dobj":
        return 0.5
    if token.dep_ in ("nsubj", "nsubjpass", "agent"):
        return 2.0
    return 1.5
