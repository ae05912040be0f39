"""From a parsed article to its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.places import KnownPlace, PlaceKind
from dateline.parsing import ParsedArticle
from dateline.records import GeoPrecision, Place
from dateline.resolving.places.atlas import Atlas, load_atlas
from dateline.resolving.places.deciding import Name, decide
from dateline.resolving.places.spotting import Spot, spot_at, spot_places

_PRECISIONS = {
    PlaceKind.COUNTRY: GeoPrecision.COUNTRY,
    PlaceKind.ADMIN1: GeoPrecision.ADMIN1,
    PlaceKind.COUNTY: GeoPrecision.ADMIN1,
    PlaceKind.REGION: GeoPrecision.ADMIN1,
    PlaceKind.WORLD: GeoPrecision.NONE,
    PlaceKind.BUILDING: GeoPrecision.EXACT,
    PlaceKind.TOWN: GeoPrecision.CITY,
}
# What stands before "Washington" or "Georgia" says which is meant, if it is more than a hamlet.
_KNOWN_TOWN = 3_000
# Tokens between an unknown place and the known one that it is taken to lie near.
_NEARBY_TOKENS = 12


def read_places(
    parsed: ParsedArticle, knowledge: Knowledge, given: Sequence[tuple[int, int]] | None = None
) -> tuple[Place, ...]:
    """Return the places that an article names, in reading order, resolved as far as the knowledge reaches.

    A name that nobody knows stays in the answer without coordinates. With `given` (code points, end exclusive),
    these stretches alone are resolved, whatever they look like, one place for each that holds a word; one that
    nobody knows takes the point of a place beside it or of the article, with precision none and a `why` that says so.
    """
    atlas = load_atlas(knowledge)
    spots = spot_places(parsed, atlas) if given is None else _given_spots(parsed, given)
    peoples = [place for entity in parsed.doc.ents if entity.label_ == "NORP" and (place := atlas.demonym(entity.text))]
    names = _gather(spots, atlas, adjectives=given is not None)
    decide(names, atlas, peoples)
    found = [
        (spot, _answer(spot, name, parsed.article.text[spot.start : spot.end], atlas))
        for name in names
        for spot in name.spots
    ]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    if given is not None:
        return _with_neighbours(found)
    return tuple(place for _, place in found)


def _given_spots(parsed: ParsedArticle, given: Sequence[tuple[int, int]]) -> tuple[Spot, ...]:
    return tuple(filter(None, (spot_at(parsed, start, end) for start, end in sorted(given))))


def _gather(spots: Sequence[Spot], atlas: Atlas, *, adjectives: bool) -> list[Name]:
    """Put the mentions of one name together; with `adjectives`, "Iraqi" is looked up as Iraq."""
    names: dict[str, Name] = {}
    for spot in spots:
        key = spot.name.lower()
        if key not in names:
            candidates = _candidates(spot.name, atlas, adjectives=adjectives)
            part = None
            if not candidates:
                part, candidates = _part(spot.name, atlas)
            names[key] = Name(spot.name, [], candidates, part=part)
        names[key].spots.append(spot)
        if spot.container:
            names[key].containers.extend(_containers(spot.container, atlas))
    for before, after in pairwise(spots):
        # "Tacoma, Washington": a town of the state stands before its name.
        if before.container and after.first == before.last + 1:
            inside = names[before.name.lower()].candidates
            names[after.name.lower()].contents.extend(place for place in inside if place.population >= _KNOWN_TOWN)
    return list(names.values())


def _containers(words: str, atlas: Atlas) -> tuple[KnownPlace, ...]:
    found = atlas.abbreviated(words) or atlas.abbreviated(words.split()[0])
    return found or tuple(
        place
        for place in atlas.find(words)
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) or place.population > 100_000
    )


def _candidates(name: str, atlas: Atlas, *, adjectives: bool) -> tuple[KnownPlace, ...]:
    if name.endswith(".") and (short := atlas.abbreviated(name)):
        return short
    found = atlas.find(name)
    if not found and adjectives:
        country = atlas.demonym(name)
        return (country,) if country else ()
    return found


def _part(name: str, atlas: Atlas) -> tuple[str | None, tuple[KnownPlace, ...]]:
    """Return the longest well-known name inside a name that nobody knows ("Manila Cathedral") and its places."""
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            if len(part) > 3 and part[0].isupper() and atlas.is_settled(part):
                return part, atlas.find(part)
    return None, ()


def _answer(spot: Spot, name: Name, text: str, atlas: Atlas) -> Place:
    place = name.chosen
    if place is None:
        return Place(spot.name, text, spot.start, spot.end, why=("a place by its context, but nobody knows it",))
    division = atlas.division(place)
    precision = _PRECISIONS[place.kind]
    why = name.why
    if name.part is not None:
        why = (f"nobody knows it; placed by {name.part} in its name", *why)
        precision = GeoPrecision.CITY if precision is GeoPrecision.EXACT else precision
    return Place(
        name=name.name if name.part is not None else place.name,
        text=text,
        start=spot.start,
        end=spot.end,
        country=place.country,
        admin1=division.name if division else None,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=precision,
        geonames_id=place.geonames_id if name.part is None else None,
        why=why,
    )


def _with_neighbours(found: Sequence[tuple[Spot, Place]]) -> tuple[Place, ...]:
    """Return the places, those that nobody knows moved to a town beside them, else to the one that is named most."""
    towns = [(spot, place) for spot, place in found if place.precision in (GeoPrecision.CITY, GeoPrecision.EXACT)]
    known = towns or [(spot, place) for spot, place in found if place.latitude is not None]
    if not known:
        return tuple(place for _, place in found)
    times = Counter(place.name for _, place in known)
    most = max(known, key=lambda pair: (times[pair[1].name], -pair[0].start))[1]
    answers: list[Place] = []
    for spot, place in found:
        if place.latitude is None:
            beside, other = min(known, key=lambda pair: abs(pair[0].first - spot.first))
            near = abs(beside.first - spot.first) <= _NEARBY_TOKENS
            host = other if near else most
            answers.append(
                replace(
                    place,
                    country=host.country,
                    admin1=host.admin1,
                    latitude=host.latitude,
                    longitude=host.longitude,
                    why=(f"nobody knows it; taken to lie near {host.name}, named {'beside it' if near else 'most'}",),
                )
            )
        else:
            answers.append(place)
    return tuple(answers)
