"""Typed places (divisions, counties, regions, seas, buildings) and the folding of names that finds them.

`gazetteer` serves them together with the towns. Sources and dates stand at the top of each file in `data/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dateline.knowledge.folding import fold_parts
from dateline.knowledge.tables import KnowledgeBroken, read_shipped, split_list

# What the licence of the place data asks whoever passes rows on to say; stored with the rows of every run.
ATTRIBUTION = "Place names and points: GeoNames (https://www.geonames.org), CC BY 4.0"
PLACE_FILES = ("regions.tsv", "admin1.tsv", "places_counties.tsv", "places_buildings.tsv")
_DROPPED = str.maketrans("", "", "'’‘`´ʻʼʿʾ")
_SAINT = re.compile(r"\bsaint(e?)\b")


class PlaceKind(StrEnum):
    """What a known place is. WORLD spans countries (regions, seas); REGION is part of one or a few countries."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    COUNTY = "county"
    TOWN = "town"
    REGION = "region"
    WORLD = "world"
    BUILDING = "building"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place of the knowledge: degrees WGS 84, ISO 3166 alpha-3 codes, GeoNames' code of its division.

    `population` is 0 where unknown. `alternate` marks a place found by one of its lesser names.
    """

    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    population: int = 0
    geonames_id: int | None = None
    alternate: bool = False

    @property
    def country(self) -> str | None:
        """The one country that the place is in, None if it is in several or none."""
        return self.countries[0] if len(self.countries) == 1 else None


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """One typed place with its other names, and the short forms that count only after a town ("Austin, Tex.")."""

    place: KnownPlace
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return `name` without case, marks, points and hyphens: "St.-Étienne" and "Saint Etienne" are one name."""
    if name.isascii() and name.isalpha():
        return name.lower()
    words = fold_parts(name.translate(_DROPPED))
    return _SAINT.sub(r"st\1", " ".join(word for word in words if word))


@lru_cache(maxsize=32)
def place_words(kind: str) -> frozenset[str]:
    """Return the words of one kind that stand around place names; the kinds are told in data/places_words.tsv."""
    return frozenset(row["word"] for row in read_shipped("places_words.tsv") if row["kind"] == kind)


def read_typed_places() -> Iterator[TypedPlace]:
    """Read every typed place from the bundled files.

    Raises KnowledgeBroken (DL-K001) on a line with a missing or unreadable column.
    """
    yield from read_regions(read_shipped("regions.tsv"))
    for row in read_shipped("admin1.tsv"):
        place = _place(row, PlaceKind.ADMIN1, (row["country"],), row["code"])
        yield TypedPlace(place, split_list(row["aliases"]), split_list(row["abbreviations"]))
    for row in read_shipped("places_counties.tsv"):
        yield TypedPlace(_place(row, PlaceKind.COUNTY, (row["country"],), row["admin1"]), ())
    yield from read_buildings(read_shipped("places_buildings.tsv"))


def read_regions(rows: Iterable[dict[str, str]]) -> Iterator[TypedPlace]:
    """Yield the regions, seas and landscapes of a table with the columns of regions.tsv."""
    for row in rows:
        countries = split_list(row["countries"])
        spans = len(countries) != 1 and row["kind"] != "disputed"
        kind = PlaceKind.WORLD if spans else PlaceKind.REGION
        yield TypedPlace(_place(row, kind, countries), split_list(row["aliases"]))


def read_buildings(rows: Iterable[dict[str, str]]) -> Iterator[TypedPlace]:
    """Yield the buildings, camps and villages of a table with the columns of places_buildings.tsv."""
    for row in rows:
        place = _place(row, PlaceKind.BUILDING, (row["country"],), row["admin1"] or None)
        yield TypedPlace(place, split_list(row["aliases"]))


def _place(row: dict[str, str], kind: PlaceKind, countries: tuple[str, ...], admin1: str | None = None) -> KnownPlace:
    identifier, population = row.get("geonames_id"), row.get("population")
    try:
        return KnownPlace(
            row["name"],
            kind,
            float(row["latitude"]),
            float(row["longitude"]),
            countries,
            admin1,
            int(population) if population else 0,
            int(identifier) if identifier else None,
        )
    except ValueError as error:
        raise KnowledgeBroken(f"a number cannot be read: {error}", where=f"{kind.value} {row['name']}") from error
