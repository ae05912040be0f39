"""Which of the places that bear a name an article means: one sense for each name and article.

Every candidate gets a score out of what it is, how many people live there, what stands beside the name, and how
well it fits the other places of the article. The weights were fitted on GeoWebNews (gold spans).
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


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts, in powers of ten of population."""

    country: float = 10.0
    division: float = 2.5
    county: float = 2.0
    region: float = 8.0
    world: float = 7.5
    building: float = 7.0
    capital: float = 1.5
    alternate: float = -1.5
    alternate_country: float = -1.0
    division_word: float = 6.0
    not_division: float = -2.5
    beside: float = 8.0
    same_country: float = 2.0
    same_division: float = 2.0
    near: float = 2.5
    near_kilometres: float = 150.0


WEIGHTS = Weights()


@dataclass(slots=True)
class Name:
    """All mentions of one name in an article, with what they may mean."""

    name: str
    spots: list[Spot]
    candidates: tuple[KnownPlace, ...]
    containers: list[KnownPlace] = field(default_factory=list)
    chosen: KnownPlace | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article speaks of: countries, their divisions, and points, each with the number of mentions."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    points: tuple[tuple[str, KnownPlace, int], ...]


def distance(one: KnownPlace, other: KnownPlace) -> float:
    """Return the great-circle distance of two places in kilometres."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def decide(names: Sequence[Name], atlas: Atlas, demonyms: Iterable[KnownPlace], weights: Weights = WEIGHTS) -> None:
    """Choose a place for each name, or leave it open where nobody knows it; says why in each `Name`.

    The first round lets each name stand alone, the next two let the choices of the round before speak.
    """
    peoples = Counter(place.countries[0] for place in demonyms if place.countries)
    setting = Setting(peoples, Counter(), ())
    for _ in range(3):
        for name in names:
            if name.candidates:
                name.chosen = max(name.candidates, key=lambda place: _score(place, name, setting, atlas, weights)[0])
        setting = _read_setting(names, peoples)
    for name in names:
        if name.chosen is not None:
            name.why = _score(name.chosen, name, setting, atlas, weights)[1]


def _read_setting(names: Sequence[Name], peoples: Counter[str]) -> Setting:
    countries, divisions = Counter(peoples), Counter[tuple[str, str]]()
    points: list[tuple[str, KnownPlace, int]] = []
    for name in names:
        place = name.chosen
        if place is None or place.kind is PlaceKind.WORLD:
            continue
        times = len(name.spots)
        for code in place.countries[:1]:
            countries[code] += times
            if place.admin1 and place.kind is not PlaceKind.COUNTRY:
                divisions[code, place.admin1] += times
        if place.kind is not PlaceKind.COUNTRY:
            points.append((name.name, place, times))
    return Setting(countries, divisions, tuple(points))


def _score(
    place: KnownPlace, name: Name, setting: Setting, atlas: Atlas, weights: Weights
) -> tuple[float, tuple[str, ...]]:
    score, why = _standing(place, name, atlas, weights)
    reasons = [why]
    for container in name.containers:
        if _lies_in(place, container):
            score += weights.beside
            reasons.append(f"{container.name} stands beside it")
            break
    country = place.countries[0] if place.countries else None
    if country is not None and place.kind is not PlaceKind.COUNTRY:
        mine = name.chosen
        times = setting.countries[country] - (len(name.spots) if mine and mine.countries[:1] == (country,) else 0)
        if times > 0:
            total = max(1, sum(setting.countries.values()))
            score += weights.same_country * math.log1p(times) * (0.5 + times / total)
            reasons.append(f"the article speaks of {country} {times} times")
        if place.admin1:
            own = mine is not None and mine.countries[:1] == (country,) and mine.admin1 == place.admin1
            times = setting.divisions[country, place.admin1] - (len(name.spots) if own else 0)
            if times > 0:
                score += weights.same_division * math.log1p(times)
                reasons.append(f"and of its division {times} times")
    if place.kind in (PlaceKind.TOWN, PlaceKind.COUNTY) and setting.points:
        near = max(
            (math.exp(-distance(place, other) / weights.near_kilometres) for key, other, _ in setting.points
             if key != name.name),
            default=0.0,
        )  # fmt: skip
        score += weights.near * near
    return score, tuple(reasons)


def _standing(place: KnownPlace, name: Name, atlas: Atlas, weights: Weights) -> tuple[float, str]:
    """Return what a candidate counts for by itself, and the words for it."""
    people = math.log10(place.population + 1)
    lesser = weights.alternate if place.alternate else 0.0
    divided = any(spot.division for spot in name.spots)
    match place.kind:
        case PlaceKind.COUNTRY:
            return weights.country + (weights.alternate_country if place.alternate else 0.0), "a country"
        case PlaceKind.ADMIN1:
            return weights.division + people + (weights.division_word if divided else 0.0), "a first-level division"
        case PlaceKind.COUNTY:
            return weights.county + (weights.division_word if divided else 0.0), "a county or district"
        case PlaceKind.REGION:
            return weights.region, "a region typed by hand"
        case PlaceKind.WORLD:
            return weights.world, "a world region or water typed by hand"
        case PlaceKind.BUILDING:
            return weights.building, "a building or site typed by hand"
        case PlaceKind.TOWN:
            capital = weights.capital if atlas.is_capital(place) else 0.0
            less = weights.not_division if divided else 0.0
            return people + capital + lesser + less, f"a town of {place.population:,} people"


def _lies_in(place: KnownPlace, container: KnownPlace) -> bool:
    """Say whether a place lies in what stands beside it: the country, the division, or (within a short way) the town."""
    if container.kind is PlaceKind.COUNTRY:
        return bool(set(place.countries) & set(container.countries)) and place.kind is not PlaceKind.COUNTRY
    if container.kind is PlaceKind.ADMIN1:
        return (
            place.country == container.country
            and place.admin1 == container.admin1
            and place.kind not in (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
        )
    return distance(place, container) < 60 and place is not container
