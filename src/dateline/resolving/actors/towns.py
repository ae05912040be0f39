"""Towns and regions that tell the country of a phrase: "a missionary from Calgary", "police in Surabaya"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.knowledge import CountryForm, CountryName, Knowledge
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.knowledge.places import PlaceKind, fold_name, place_words
from dateline.resolving.actors.known import KnownName
from dateline.resolving.actors.words import Words

_PLACE_ENTITIES = frozenset({"GPE", "LOC"})
# A town that nothing else speaks for must be one that news can name without saying where it is.
_LEAST_PEOPLE = 100_000
_DIVISIONS = frozenset({PlaceKind.ADMIN1, PlaceKind.REGION})


def find_towns(words: Words, known: dict[int, KnownName]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of places that the actors' knowledge does not hold.

    They are what the name tagger takes for places, and what the words before say is one: "the town of Samarra".
    """
    position = 0
    while position < len(words):
        if not words.is_proper(position) or position in known:
            position += 1
            continue
        if words.entity[position] not in _PLACE_ENTITIES:
            if _is_called_place(words, position):
                yield position, position + 1
            position += 1
            continue
        first = position
        while (
            position < len(words)
            and words.entity[position] in _PLACE_ENTITIES
            and position not in known
            and (words.is_proper(position) or words.text[position] == "-")
        ):
            position += 1
        yield first, position


def without_namesakes(words: Words, known: Mapping[int, KnownName]) -> dict[int, KnownName]:
    """Return the known names less the capitals that here are another country's town of that name.

    Tripoli in a report that names Lebanon and not Libya is the Lebanese one, San Jose in one on California no capital.
    """
    names = dict.fromkeys(known.values())
    capitals = [name for name in names if _capital_of(name) is not None]
    if not capitals:
        return dict(known)
    named = {name.country.country.owner for name in names if name.country is not None and _capital_of(name) is None}
    dropped = {
        name
        for name in capitals
        if _capital_of(name) not in named and _is_elsewhere(words.span_text(name.first, name.last), named)
    }
    return {token: name for token, name in known.items() if name not in dropped}


def _capital_of(name: KnownName) -> str | None:
    """Return the country that a name speaks of only as its capital."""
    entry = name.entries[0]
    if isinstance(entry, CountryName) and entry.form is CountryForm.CAPITAL:
        return entry.country.owner
    return None


def _is_elsewhere(capital: str, countries: Collection[str]) -> bool:
    """Say whether one of `countries` has a large town by the name of a capital."""
    return any(
        place.country in countries and place.kind is PlaceKind.TOWN and place.population >= _LEAST_PEOPLE
        for place in load_gazetteer().find(fold_name(capital))
    )


def town_country(name: str, countries: Collection[str], knowledge: Knowledge) -> str | None:
    """Return the country of a place by name: one of `countries` if it has such a place, else the largest one's.

    None if nothing bears the name, or only small towns of countries that nobody speaks of.
    """
    places = load_gazetteer().find(fold_name(name))
    if places and places[0].kind is PlaceKind.WORLD:
        return None
    for place in places:
        if place.country is not None and place.country in countries:
            return knowledge.coded_country(place.country)
    for place in places:
        if place.country is not None and (place.kind in _DIVISIONS or place.population >= _LEAST_PEOPLE):
            return knowledge.coded_country(place.country)
    return None


def _is_called_place(words: Words, token: int) -> bool:
    """Say whether "the town of", "the village of" and the like stand before a name."""
    return (
        token >= 2
        and words.text[token - 1].lower() == "of"
        and words.text[token - 2].lower() in place_words("place noun")
    )
