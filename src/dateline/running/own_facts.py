"""A user's own facts: rows checked and put into a table of the folder that holds them; what is known of a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.knowledge import CountryName, Knowledge, Organisation, Person, load_knowledge
from dateline.knowledge.checking import check_facts
from dateline.knowledge.own import OwnFacts, add_facts, columns_of
from dateline.knowledge.tables import header_of, read_rows
from dateline.storing.drafts import publish_bytes


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding rows: the table's path, how many were new, how many stood there already."""

    path: Path
    new: int
    known: int


def one_row(table: str, cells: Mapping[str, str]) -> str:
    """Return one row as the text of a table with only the columns that were given.

    Raises UnknownTable (DL-K031) for a table that does not exist; a column that does not is told when it is read.
    """
    columns_of(table)
    clean = {column: " ".join(value.split()) for column, value in cells.items()}
    return "\t".join(clean) + "\n" + "\t".join(clean.values()) + "\n"


def add_rows(text: str, where: str, folder: Path) -> Added:
    """Check the rows of a table and append the new ones to the table of the same columns in `folder`.

    Nothing is written if one of them is wrong. Raises UnknownTable (DL-K031), KnowledgeBroken (DL-K001) or
    StoreUnwritable (DL-S001).
    """
    facts = OwnFacts()
    table = add_facts(text, where, facts)
    check_facts(facts, {*load_knowledge().countries, *(country.code for country in facts.countries)}, where)
    columns = columns_of(table)
    path = folder / f"{table}.tsv"
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    there = list(read_rows(held, str(path))) if held else []
    rows = [{**dict.fromkeys(columns, ""), **row} for row in read_rows(text, where)]
    fresh = [row for row in rows if row not in there]
    if fresh:
        header = header_of(held) or columns
        lines = [] if held else ["# Own facts, added by `dateline kb add`.", "\t".join(columns)]
        lines += ["\t".join(row[column] for column in header) for row in fresh]
        gap = "" if not held or held.endswith("\n") else "\n"
        publish_bytes(path, (held + gap + "\n".join(lines) + "\n").encode())
    return Added(path, len(fresh), len(rows) - len(fresh))


def describe_name(name: str, knowledge: Knowledge) -> list[str]:
    """Return a line for each fact about a name: what it names, and every office with its days."""
    lines: list[str] = []
    for entry in knowledge.names.get(name):
        lines.extend(_lines(entry, knowledge))
    return lines


def _lines(entry: Person | Organisation | CountryName, knowledge: Knowledge) -> Iterator[str]:
    if isinstance(entry, CountryName):
        country = entry.country
        yield f"{country.name} ({country.code or 'no state'}), {country.kind}: by its {entry.form.value}"
    elif isinstance(entry, Organisation):
        yield f"{entry.name}: {entry.kind}, {entry.country} {entry.sector}".rstrip()
    else:
        yield f"{entry.name}" + (f", checked until {entry.checked}" if entry.checked else "")
        for held in sorted(entry.holdings, key=lambda each: str(each.first_day or "")):
            days = f"{held.first_day or '?'} to {held.last_day or 'now'}"
            yield f"   {held.office}, {held.country} {held.sector}{f' ({held.party})' if held.party else ''}: {days}"
