"""Typed places (divisions, counties, regions, seas, buildings) and the folding of names that finds them.

`gazetteer` serves them together with the towns. Sources and dates stand at the top of each file in `data/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from dateline.errors import DatelineError

PLACE_FILES = ("regions.tsv", "admin1.tsv", "places_counties.tsv", "places_buildings.tsv")
# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_DROPPED = str.maketrans("", "", "'’‘`´ʻʼʿʾ.")
_GAPS = re.compile(r"[\s\-–—_/,]+")
_SAINT = re.compile(r"\bsaint(e?)\b")


class PlaceDataBroken(DatelineError):
    """DL-K020: a bundled place file has a line that cannot be read."""

    code = "DL-K020"


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
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _SAINT.sub(r"st\1", _GAPS.sub(" ", text.translate(_DROPPED))).strip()


@lru_cache(maxsize=32)
def place_words(kind: str) -> frozenset[str]:
    """Return the words of one kind that stand around place names; the kinds are told in data/places_words.tsv."""
    return frozenset(row["word"] for _, row in _rows("places_words.tsv", ("kind", "word")) if row["kind"] == kind)


def read_typed_places() -> Iterator[TypedPlace]:
    """Read every typed place from the bundled files.

    Raises PlaceDataBroken (DL-K020) on a line with a missing or unreadable column.
    """
    for number, row in _rows("regions.tsv", ("name", "aliases", "kind", "countries", "latitude", "longitude")):
        countries = _split(row["countries"])
        spans = len(countries) != 1 and row["kind"] != "disputed"
        kind = PlaceKind.WORLD if spans else PlaceKind.REGION
        yield TypedPlace(_place(number, row, kind, countries), _split(row["aliases"]))
    columns = ("country", "code", "name", "aliases", "abbreviations", "latitude", "longitude", "population")
    for number, row in _rows("admin1.tsv", (*columns, "geonames_id")):
        place = _place(number, row, PlaceKind.ADMIN1, (row["country"],), row["code"])
        yield TypedPlace(place, _split(row["aliases"]), _split(row["abbreviations"]))
    for number, row in _rows("places_counties.tsv", ("country", "admin1", "name", "latitude", "longitude")):
        yield TypedPlace(_place(number, row, PlaceKind.COUNTY, (row["country"],), row["admin1"]), ())
    for number, row in _rows(
        "places_buildings.tsv", ("name", "aliases", "country", "admin1", "latitude", "longitude")
    ):
        place = _place(number, row, PlaceKind.BUILDING, (row["country"],), row["admin1"] or None)
        yield TypedPlace(place, _split(row["aliases"]))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def _place(
    where: str, row: dict[str, str], kind: PlaceKind, countries: tuple[str, ...], admin1: str | None = None
) -> KnownPlace:
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
        raise PlaceDataBroken(f"a number cannot be read: {error}", where=where) from error


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    text = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise PlaceDataBroken(f"the columns of {name} are not {', '.join(columns)}", where=f"{name}:{number}")
            continue
        if len(cells) != len(header):
            raise PlaceDataBroken(
                f"a line has {len(cells)} columns, not {len(header)}",
                where=f"{name}:{number}",
                next_step="reinstall dateline: its data files are damaged",
            )
        yield f"{name}:{number}", dict(zip(header, cells, strict=True))
