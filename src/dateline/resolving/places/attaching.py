"""Where an act took place: the place of its clause, else of its sentence, its dateline, its article.

Every place that the article names is a candidate. A log-linear model weighs how it stands in its own sentence
("in X", "X said"), how far the parse leads from it to the act, and how much the article is about it. Its weights
were fitted on hand-annotated events of wire and newspaper reports (the country of each event's place), drawn
towards hand-set values for what hangs on the act itself, since a country alone says little about that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from dateline.knowledge.places import place_words
from dateline.parsing import ParsedArticle
from dateline.records import GeoPrecision, Place
from dateline.resolving.places.surroundings import is_dateline

# Crossing into another clause costs more than a step inside one.
_CROSSINGS = {
    "relcl": 2.5, "ccomp": 2.0, "advcl": 2.0, "parataxis": 3.0, "acl": 1.5, "conj": 1.0, "xcomp": 0.5, "pcomp": 0.5,
}  # fmt: skip
# Paths up to this cost stay within what a reader takes for one clause.
_SAME_CLAUSE = 6.0
_NO_PATH = 15.0
_PLACING = place_words("placing")
_MOVING = place_words("moving")
_DATELINE_REACH = 200


class PlaceBasis(StrEnum):
    """How the place of an act is known, the surest first."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    DATELINE = "dateline"
    ARTICLE = "article"


class PlaceRole(StrEnum):
    """How a place stands in its sentence: "in X", "to X", "captured X", "X said", "X's", "the X talks", "of X"."""

    PLACING = "placing"
    MOVING = "moving"
    OBJECT = "object"
    SUBJECT = "subject"
    OWNER = "owner"
    MODIFIER = "modifier"
    CONTENT = "content"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AttachedPlace:
    """The place of an act and how it is known."""

    place: Place
    basis: PlaceBasis


# In nats for each unit of a feature; see `features`.
WEIGHTS: dict[str, float] = {
    "share": 0.2, "named": 0.3, "country": 0.09, "city": 0.8, "admin1": 0.2, "exact": -0.06, "none": -1.0,
    "earlier": -0.5, "later": -1.1, "first sentence": 0.3, "dateline": 0.06, "clause content": 0.2,
    "clause modifier": 0.08, "clause moving": 0.4, "clause object": 0.2, "clause owner": 0.08, "clause placing": 2.5,
    "clause subject": -0.10, "sentence content": -0.05, "sentence modifier": -0.17, "sentence moving": -0.07,
    "sentence object": -0.08, "sentence other": -0.18, "sentence owner": 0.19, "sentence placing": 1.4,
    "article content": -0.18, "article modifier": -0.8, "article moving": -0.3, "article object": -0.06,
    "article other": -0.8, "article owner": 0.3, "article placing": 0.9, "article subject": -0.6,
    "on trigger content": 1.5, "on trigger modifier": 1.1, "on trigger moving": 1.6, "on trigger object": 1.7,
    "on trigger owner": -0.06, "on trigger placing": 1.6, "on trigger subject": -0.09,
}  # fmt: skip


def place_of_event(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> AttachedPlace | None:
    """Return the likeliest place of the act that `trigger` tells of, None if the article names no place.

    `basis` says how it is known: from the trigger's clause, elsewhere in its sentence, from the article's dateline,
    or only from what the rest of the article speaks of.
    """
    found = candidates(places, trigger, parsed)
    if not found:
        return None
    best = max(found, key=lambda candidate: (score(candidate.features), -candidate.place.start))
    return AttachedPlace(best.place, best.basis)


def attach_place(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> Place | None:
    """Return the place that the trigger's clause or sentence names as that of the act, None if it names none."""
    attached = place_of_event(places, trigger, parsed)
    if attached is None or attached.basis not in (PlaceBasis.CLAUSE, PlaceBasis.SENTENCE):
        return None
    return attached.place


def main_place(parsed: ParsedArticle, places: Sequence[Place]) -> Place | None:
    """Return the place that an article is about: its dateline's, else the one named most; None if it names none."""
    for place in places[:3]:
        if place.latitude is not None and _opens_text(place, parsed):
            return place
    known = [place for place in places if place.latitude is not None and place.precision is not GeoPrecision.NONE]
    if not known:
        return None
    countries = Counter(place.country for place in known)
    country = countries.most_common(1)[0][0]
    inside = [place for place in known if place.country == country]
    names = Counter(place.name for place in inside)
    return max(inside, key=lambda place: (names[place.name], -place.start))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be where an act took place, with what speaks for it."""

    place: Place
    basis: PlaceBasis
    features: dict[str, float]


def candidates(places: Sequence[Place], trigger: Token, parsed: ParsedArticle) -> list[Candidate]:
    """Return every located place of the article as a candidate for the act of `trigger`."""
    known = [place for place in places if place.latitude is not None]
    counts = Counter(place.country for place in known)
    sentence = parsed.sentence_at(trigger.idx)
    reach = dict(_climb(trigger))
    found: list[Candidate] = []
    for place in known:
        span = parsed.doc.char_span(place.start, place.end, alignment_mode="expand")
        if span is None:
            continue
        root = span.root
        role = role_of(root)
        features = {
            "share": counts[place.country] / len(known),
            "named": math.log(counts[place.country]),
            place.precision.value: 1.0,
        }
        if sentence.start <= place.start < sentence.end:
            cost = _path_cost(root, reach)
            near = cost < _SAME_CLAUSE
            basis = PlaceBasis.CLAUSE if near else PlaceBasis.SENTENCE
            features["path"] = cost
            if _hangs_on(root, trigger):
                features["on trigger " + role.value] = 1.0
        else:
            opens = _opens_text(place, parsed)
            basis = PlaceBasis.DATELINE if opens else PlaceBasis.ARTICLE
            index = parsed.sentence_at(place.start).index
            features["earlier" if index < sentence.index else "later"] = math.log1p(abs(index - sentence.index))
            if index == 0:
                features["first sentence"] = 1.0
        features[basis.value if basis is PlaceBasis.DATELINE else f"{basis.value} {role.value}"] = 1.0
        found.append(Candidate(place, basis, features))
    return found


def score(features: dict[str, float]) -> float:
    """Return the weight of what speaks for a candidate."""
    return sum(WEIGHTS.get(feature, 0.0) * value for feature, value in features.items())


def role_of(root: Token) -> PlaceRole:
    """Return how a place stands in its sentence; members of a list stand as its first one does."""
    token = root
    for _ in range(4):
        if token.dep_ in ("compound", "nmod", "amod"):
            return PlaceRole.MODIFIER
        if token.dep_ == "poss":
            return PlaceRole.OWNER
        if token.dep_ not in ("conj", "appos") or token.head.i == token.i:
            break
        token = token.head
    if token.dep_ == "pobj":
        word = token.head.lower_
        if word in _PLACING:
            return PlaceRole.PLACING
        if word == "of":
            return PlaceRole.CONTENT
        return PlaceRole.MOVING if word in _MOVING else PlaceRole.OTHER
    if token.dep_ == "dobj":
        return PlaceRole.OBJECT
    return PlaceRole.SUBJECT if token.dep_ in ("nsubj", "nsubjpass", "agent") else PlaceRole.OTHER


def _hangs_on(root: Token, trigger: Token) -> bool:
    """Say whether a place hangs on the act itself: "met in X", "the X talks", "the shelling of X"."""
    head = root.head
    return head.i == trigger.i or (root.dep_ == "pobj" and head.head.i == trigger.i)


def _opens_text(place: Place, parsed: ParsedArticle) -> bool:
    """Say whether a place is the dateline: it opens the text, and a dash follows ("KABUL, Afghanistan (AP) --")."""
    if place.start > _DATELINE_REACH:
        return False
    span = parsed.doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and is_dateline(parsed.doc, span.start, span.end)


def _climb(token: Token) -> list[tuple[int, float]]:
    """Return a token and its ancestors with the cost of getting there."""
    cost, found = 0.0, [(token.i, 0.0)]
    while token.head.i != token.i:
        cost += 1.0 + _CROSSINGS.get(token.dep_, 0.0)
        token = token.head
        found.append((token.i, cost))
    return found


def _path_cost(root: Token, reach: dict[int, float]) -> float:
    """Return what the parse puts between a place and the act, `_NO_PATH` if it does not connect them."""
    return min((cost + 1.5 * reach[i] for i, cost in _climb(root) if i in reach), default=_NO_PATH)
