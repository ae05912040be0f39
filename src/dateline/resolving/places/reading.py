"""From a parsed article to its places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.loading import Knowledge
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


def read_places(
    parsed: ParsedArticle, knowledge: Knowledge, given: Sequence[tuple[int, int]] | None = None
) -> tuple[Place, ...]:
    """Return the places that an article names, in reading order, resolved as far as the knowledge reaches.

    A name that nobody knows stays in the answer without coordinates. With `given` (code points, end exclusive),
    exactly these stretches are resolved, whatever they look like, and the answer has one place for each.
    """
    atlas = load_atlas(knowledge)
    if given is None:
        spots = spot_places(parsed, atlas)
    else:
        spots = tuple(filter(None, (spot_at(parsed, start, end) for start, end in given)))
    demonyms = [place for entity in parsed.doc.ents if entity.label_ == "NORP" and (place := atlas.demonym(entity.text))]
    names = _gather(spots, atlas, adjectives=given is not None)
    decide(names, atlas, demonyms)
    found = [
        _answer(spot, name, parsed.article.text[spot.start : spot.end], atlas) for name in names for spot in name.spots
    ]
    return tuple(sorted(found, key=lambda place: (place.start, place.end)))


def _gather(spots: Sequence[Spot], atlas: Atlas, *, adjectives: bool) -> list[Name]:
    """Put the mentions of one name together; with `adjectives`, "Iraqi" is looked up as Iraq."""
    names: dict[str, Name] = {}
    for spot in spots:
        key = spot.name.lower()
        if key not in names:
            names[key] = Name(spot.name, [], _candidates(spot.name, atlas, adjectives=adjectives))
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
    found = atlas.find(name) or atlas.find(name.removeprefix("the ").removeprefix("The "))
    if not found and name.endswith("."):
        found = atlas.abbreviated(name)
    if not found and adjectives:
        country = atlas.demonym(name)
        return (country,) if country else ()
    return found


def _answer(spot: Spot, name: Name, text: str, atlas: Atlas) -> Place:
    place = name.chosen
    if place is None:
        return Place(spot.name, text, spot.start, spot.end, why=("a place by its context, but nobody knows it",))
    country = place.country
    division = atlas.division(place)
    return Place(
        name=place.name,
        text=text,
        start=spot.start,
        end=spot.end,
        country=country,
        admin1=division.name if division else None,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=_PRECISIONS[place.kind],
        geonames_id=place.geonames_id,
        why=name.why,
    )
