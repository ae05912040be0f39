"""Which of the places that bear a name an article means: one sense for each name and article.

Every candidate gets a score out of what it is, how many people live there, what stands beside the name, and how
well it fits the other places of the article. The weights were set by hand while reading errors on GeoWebNews; a fit on
one half of it, tried on the other, was no better than they are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.places import KnownPlace, PlaceKind
from dateline.resolving.places.atlas import Atlas
from dateline.resolving.places.spotting import Spot

_EARTH_RADIUS = 6371.0
# A division gives way to a town of its own name ("New York", "Donetsk") if the town is at least this large.
_NAMESAKE = 150_000
# Points of neighbouring countries lie closer than this, in kilometres.
_NEIGHBOUR = 700
# Rounds in which the choices of one round become the setting of the next; later ones change nothing.
_ROUNDS = 3

# Score for each unit of a feature, in nats.
WEIGHTS = {
    "country": 16.0,
    "rivalled country": 10.0,
    "neighbour named": 3.0,
    "region": 12.0,
    "world": 12.0,
    "building": 9.0,
    "admin1": 0.3,
    "county": 4.0,
    "people": 1.4,
    "capital": 2.5,
    "further name": -2.0,
    "division word": 4.0,
    "no division word": -2.5,
    "namesake": -3.0,
    "beside": 11.0,
    "stands after": 8.0,
    "country mentions": 0.8,
    "country share": 2.5,
    "division mentions": 1.1,
    "division share": 1.5,
    "within 30 km": 0.7,
    "within 150 km": 1.0,
    "within 600 km": 0.6,
}


@dataclass(slots=True)
class Name:
    """All mentions of one name in an article, with what they may mean.

    `containers` are what may stand after the name ("Paris, Texas"), `contents` what may stand before it.
    `part` is the words that were looked up in place of a name that nobody knows.
    """

    name: str
    spots: list[Spot]
    candidates: tuple[KnownPlace, ...]
    containers: list[KnownPlace] = field(default_factory=list)
    contents: list[KnownPlace] = field(default_factory=list)
    part: str | None = None
    chosen: KnownPlace | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article speaks of: countries, their divisions, and points, each with the number of mentions."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    points: tuple[tuple[str, KnownPlace], ...]


def distance(one: KnownPlace, other: KnownPlace) -> float:
    """Return the great-circle distance of two places in kilometres."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def decide(names: Sequence[Name], atlas: Atlas, peoples: Iterable[KnownPlace]) -> None:
    """Choose a place for each name, or leave it open where nobody knows it; says why in each `Name`.

    `peoples` are the countries whose people the article names ("Iraqis"). The first round lets each name stand
    alone, the next ones let the choices of the round before speak.
    """
    mentioned = Counter(place.countries[0] for place in peoples if place.countries)
    setting = Setting(mentioned, Counter(), ())
    for number in range(_ROUNDS):
        choices = [
            max(name.candidates, key=lambda place: _score(features(place, name, setting, atlas)))
            if len(name.candidates) > 1
            else next(iter(name.candidates), None)
            for name in names
        ]
        settled = number > 0 and all(name.chosen is choice for name, choice in zip(names, choices, strict=True))
        for name, choice in zip(names, choices, strict=True):
            name.chosen = choice
        if settled:
            break
        setting = read_setting(names, mentioned)
    for name in names:
        if name.chosen is not None:
            name.why = _explain(name.chosen, features(name.chosen, name, setting, atlas), len(name.candidates))


def read_setting(names: Sequence[Name], mentioned: Counter[str]) -> Setting:
    """Return what the present choices say the article speaks of."""
    countries, divisions = Counter(mentioned), Counter[tuple[str, str]]()
    points: list[tuple[str, KnownPlace]] = []
    for name in names:
        place = name.chosen
        if place is None or place.kind is PlaceKind.WORLD:
            continue
        for code in place.countries[:1]:
            countries[code] += len(name.spots)
            if place.admin1 and place.kind is not PlaceKind.COUNTRY:
                divisions[code, place.admin1] += len(name.spots)
        if place.kind is not PlaceKind.COUNTRY:
            points.append((name.name, place))
    return Setting(countries, divisions, tuple(points))


def features(place: KnownPlace, name: Name, setting: Setting, atlas: Atlas) -> dict[str, float]:
    """Return what speaks for a candidate, by the names in WEIGHTS."""
    found = _standing(place, name, setting, atlas)
    if not place.alternate and any(_lies_in(place, container) for container in name.containers):
        found["beside"] = 1.0
    if any(_lies_in(content, place) for content in name.contents):
        found["stands after"] = 1.0
    country = place.countries[0] if place.countries else None
    if country is None:
        return found
    before = name.chosen
    same = before is not None and before.countries[:1] == (country,)
    total = sum(setting.countries.values()) - (len(name.spots) if before and before.countries else 0)
    times = setting.countries[country] - (len(name.spots) if same else 0)
    if times > 0:
        found["country mentions"] = math.log1p(times)
        found["country share"] = times / max(1, total)
    if place.admin1 and place.kind is not PlaceKind.COUNTRY:
        same = same and before is not None and before.admin1 == place.admin1
        times = setting.divisions[country, place.admin1] - (len(name.spots) if same else 0)
        if times > 0:
            weight = _locality(place, atlas)
            found["division mentions"] = weight * math.log1p(times)
            found["division share"] = weight * times / max(1, total)
    if place.kind in (PlaceKind.TOWN, PlaceKind.COUNTY):
        nearest = min((distance(place, other) for key, other in setting.points if key != name.name), default=None)
        if nearest is not None:
            for reach in (30, 150, 600):
                found[f"within {reach} km"] = math.exp(-nearest / reach)
    return found


def _locality(place: KnownPlace, atlas: Atlas) -> float:
    """Return how much a common division says: 1 up to some three million people, next to nothing for England."""
    division = atlas.division(place)
    people = math.log10(division.population + 1) if division else 0.0
    return max(0.0, min(1.0, (8.0 - people) / 1.5))


def _standing(place: KnownPlace, name: Name, setting: Setting, atlas: Atlas) -> dict[str, float]:
    divided = any(spot.division for spot in name.spots)
    found: dict[str, float] = {}
    match place.kind:
        case PlaceKind.COUNTRY:
            rivalled = any(
                other.kind is PlaceKind.ADMIN1 and not other.alternate and other.country != place.country
                for other in name.candidates
            )
            found["rivalled country" if rivalled else "country"] = 1.0
            if rivalled and any(
                distance(place, other) < _NEIGHBOUR
                for code in setting.countries
                if (other := atlas.country(code)) is not None and other.countries != place.countries
            ):
                found["neighbour named"] = 1.0
        case PlaceKind.ADMIN1 | PlaceKind.COUNTY:
            found[place.kind.value] = 1.0
            found["people"] = math.log10(place.population + 1)
            if divided:
                found["division word"] = 1.0
            elif any(
                other.kind is PlaceKind.TOWN and other.population >= _NAMESAKE and other.country == place.country
                for other in name.candidates
            ):
                found["namesake"] = 1.0
        case PlaceKind.TOWN:
            found["people"] = math.log10(place.population + 1)
            if atlas.is_capital(place):
                found["capital"] = 1.0
            if divided:
                found["no division word"] = 1.0
        case _:
            found[place.kind.value] = 1.0
    if place.alternate:
        found["further name"] = 1.0
    return found


def _score(found: dict[str, float]) -> float:
    return sum(WEIGHTS[feature] * value for feature, value in found.items())


def _explain(place: KnownPlace, found: dict[str, float], candidates: int) -> tuple[str, ...]:
    people = f" of {place.population:,} people" if place.kind is PlaceKind.TOWN and place.population else ""
    why = [f"{place.kind.value}{people}" + (f", one of {candidates} places of this name" if candidates > 1 else "")]
    if "beside" in found:
        why.append("what stands beside the name says where it lies")
    if "country mentions" in found and place.kind is not PlaceKind.COUNTRY:
        why.append(f"{place.countries[0]} is named elsewhere in the article")
    if "division mentions" in found:
        why.append("its division is named elsewhere in the article")
    if found.get("within 150 km", 0.0) > 0.5:
        why.append("close to another place of the article")
    return tuple(why)


def _lies_in(place: KnownPlace, container: KnownPlace) -> bool:
    """Say whether a place lies in what stands beside it: the country, the division, or a town a short way off."""
    if place is container or place.kind is PlaceKind.COUNTRY:
        return False
    if container.kind is PlaceKind.COUNTRY:
        return bool(set(place.countries) & set(container.countries))
    if container.kind is PlaceKind.ADMIN1:
        return (
            place.kind is not PlaceKind.ADMIN1
            and place.country == container.country
            and place.admin1 == container.admin1
        )
    return distance(place, container) < 60
