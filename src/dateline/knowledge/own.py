"""A user's own tables: told apart by their columns, read, and kept in one folder.

Own rows come before the shipped ones and win: a person or country of the same name or code is replaced whole, a body's
or noun's own row is found first.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import UsageError
from dateline.knowledge.facts import Agent, Country, Office, Organisation, Person
from dateline.knowledge.places import TypedPlace, read_buildings, read_regions
from dateline.knowledge.rows import (
    read_agents,
    read_countries,
    read_offices,
    read_organisations,
    read_peoples,
    read_persons,
)
from dateline.knowledge.tables import KnowledgeBroken, checked_until, header_of, read_rows, shipped_parts, shipped_text

# The tables that can be added to, and the shipped table whose header line each has.
TABLES = {
    "holders": "holders",
    "organisations": "organisations.tsv",
    "agents": "agents.tsv",
    "offices": "offices.tsv",
    "countries": "countries.tsv",
    "peoples": "peoples.tsv",
    "regions": "regions.tsv",
    "places": "places_buildings.tsv",
}
# Columns that a row of a table cannot do without.
_NEEDED = {
    "holders": ("person", "office", "country", "sector"),
    "organisations": ("name", "country", "kind"),
    "agents": ("word", "kind"),
    "offices": ("office", "sector"),
    "countries": ("iso3", "name", "kind", "latitude", "longitude"),
    "peoples": ("name", "kind"),
    "regions": ("name", "kind", "latitude", "longitude"),
    "places": ("name", "country", "latitude", "longitude"),
}


class UnknownTable(UsageError):
    """DL-K031: the columns, or a name, are those of no table that can be added to."""

    code = "DL-K031"


class OwnTableMissing(UsageError):
    """DL-K032: a table of a user's own facts is not there, or cannot be read as text."""

    code = "DL-K032"


@dataclass(slots=True)
class OwnFacts:
    """The facts of a user's own tables, in the order given."""

    persons: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    peoples: list[Country] = field(default_factory=list)
    places: list[TypedPlace] = field(default_factory=list)


def table_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are meant by paths of tables and of folders with tables, those of a folder by name.

    Raises OwnTableMissing (DL-K032) where there is none.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(sorted(path.glob("*.tsv")))
        elif path.is_file():
            files.append(path)
        else:
            raise OwnTableMissing(
                "there is no table of own facts",
                where=str(path),
                next_step="name a .tsv file, or a folder of them; `dateline kb columns` prints their header lines",
            )
    return tuple(dict.fromkeys(files))


def read_text(path: Path) -> str:
    """Return the text of a table. Raises OwnTableMissing (DL-K032) if it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OwnTableMissing(
            f"the table cannot be read: {error}",
            where=str(path),
            next_step="save it as UTF-8 text, tabs between the cells",
        ) from error


def own_digest(paths: Sequence[Path]) -> str:
    """Return a short digest of what own tables say, for the metadata of a run; "" without any."""
    if not paths:
        return ""
    digest = hashlib.sha256()
    for path in table_files(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table that can be added to. Raises UnknownTable (DL-K031)."""
    if table not in TABLES:
        close = difflib.get_close_matches(table, TABLES, n=1, cutoff=0.5)
        hint = f"did you mean {close[0]}?" if close else f"the tables are {', '.join(TABLES)}"
        raise UnknownTable(f"there is no table {table!r}", next_step=hint)
    return header_of(shipped_text(shipped_parts(TABLES[table])[0]))


def table_of(columns: Sequence[str], where: str) -> str:
    """Return which table has these columns; columns that may stay empty may be left out.

    Raises UnknownTable (DL-K031), with the column that was probably meant.
    """
    given = set(columns)
    for table in TABLES:
        if given <= set(columns_of(table)) and given.issuperset(_NEEDED[table]):
            return table
    nearest = max(TABLES, key=lambda table: len(given & set(columns_of(table))))
    lacking = [name for name in _NEEDED[nearest] if name not in given]
    strange = [name for name in columns if name not in columns_of(nearest)]
    told = [f"{name!r} is missing" for name in lacking]
    for name in strange:
        close = difflib.get_close_matches(name, columns_of(nearest), n=1, cutoff=0.6)
        told.append(f"{name!r} is none of its columns" + (f" (did you mean {close[0]}?)" if close else ""))
    raise UnknownTable(
        f"the columns are those of no table that can be added to; nearest is {nearest}: {', '.join(told)}",
        where=where,
        next_step=f"use the header line of {nearest}, tabs between the names: {' '.join(columns_of(nearest))}",
    )


def read_own(paths: Sequence[Path]) -> OwnFacts:
    """Return the facts of own tables; of two rows for one person, body or noun the later table's come first.

    Raises OwnTableMissing (DL-K032), UnknownTable (DL-K031) or KnowledgeBroken (DL-K001) with file and line.
    """
    facts = OwnFacts()
    for path in reversed(table_files(paths)):
        add_facts(read_text(path), str(path), facts)
    return facts


def add_facts(text: str, where: str, facts: OwnFacts) -> str:
    """Read one table into `facts` and return which table it is."""
    header = header_of(text)
    if not header:
        raise UnknownTable("the table is empty", where=where, next_step="its first line names the columns")
    table = table_of(header, where)
    lacking = dict.fromkeys((name for name in columns_of(table) if name not in header), "")
    rows = [{**lacking, **row} for row in read_rows(text, where)]
    for number, row in enumerate(rows, 1):
        empty = next((name for name in _NEEDED[table] if not row[name] and name != "sector"), None)
        if empty is not None:
            raise KnowledgeBroken(f"the cell of {empty!r} is empty", where=f"{where}, row {number}")
    match table:
        case "holders":
            facts.persons.extend(read_persons(rows, where, checked_until(text)))
        case "organisations":
            facts.organisations.extend(read_organisations(rows))
        case "agents":
            facts.agents.extend(read_agents(rows))
        case "offices":
            facts.offices.extend(read_offices(rows))
        case "countries":
            facts.countries.extend(read_countries(rows))
        case "peoples":
            facts.peoples.extend(read_peoples(rows))
        case "regions":
            facts.places.extend(read_regions(rows))
        case _:
            facts.places.extend(read_buildings(rows))
    return table
