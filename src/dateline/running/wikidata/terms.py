"""One person's time in an office as Wikidata tells it, and its row in the columns of holders.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.knowledge import Knowledge
from dateline.knowledge.folding import fold_name
from dateline.knowledge.own import columns_of
from dateline.running.wikidata.questions import Fetch

# Wikidata's codes of precision that a cell can hold: https://www.wikidata.org/wiki/Help:Dates
_LENGTHS = {9: 4, 10: 7, 11: 10}
_ITEM = re.compile(r"Q\d+")
_WHEN = re.compile(r"[+]?(\d{4})-(\d{2})-(\d{2})")
_FEMALE = frozenset({"female", "trans woman", "Q6581072", "Q1052281"})
_MOST_ALIASES = 8


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office. `start` and `end` are cells: a day, a month or a year, "" if unknown."""

    item: str
    person: str
    country: str
    office_label: str
    fetch: Fetch
    start: str = ""
    end: str = ""
    gender: str = ""
    party: str = ""
    aliases: tuple[str, ...] = ()


def term_of_row(row: Mapping[str, str], country: str, fetch: Fetch) -> Term | None:
    """Return the term that a row of the query service tells of, None where the person has no English name."""
    item = row["person"].rsplit("/", 1)[-1]
    name = row.get("personLabel", "")
    if not name or _ITEM.fullmatch(name):
        return None
    return Term(
        item=item,
        person=name,
        country=country,
        office_label=row.get("officeLabel", ""),
        fetch=fetch,
        start=when_cell(row.get("start"), row.get("startPrecision")),
        end=when_cell(row.get("end"), row.get("endPrecision")),
        gender=row.get("genderLabel", ""),
        party="" if _ITEM.fullmatch(row.get("partyLabel", "")) else row.get("partyLabel", ""),
        aliases=tuple(part for part in row.get("aliases", "").split("|") if part),
    )


def when_cell(time: str | None, precision: str | int | None) -> str:
    """Return a time value as a cell, no finer than its precision: "2005-11-22", "2005-11", "2005" or ""."""
    found = _WHEN.match(time) if time else None
    length = _LENGTHS.get(int(precision)) if precision is not None else None
    if found is None or length is None:
        return ""
    return "-".join(found.groups())[:length]


def cells_of(term: Term, knowledge: Knowledge) -> dict[str, str]:
    """Return a term as the cells of holders.tsv; the office by the item's label where Dateline knows the word."""
    office = _office_of(term, knowledge)
    aliases = dict.fromkeys(alias for alias in term.aliases if _is_name(alias, term.person))
    return {
        "person": _one_line(term.person),
        "office": office,
        "country": term.country,
        "sector": knowledge.offices[office].sector if office in knowledge.offices else "GOV",
        "party": _one_line(term.party),
        "from": term.start,
        "until": term.end,
        "gender": "f" if term.gender in _FEMALE else "",
        "aliases": "|".join(list(aliases)[:_MOST_ALIASES]),
        "wikidata": term.item,
    }


def rows_of(terms: Iterable[Term], knowledge: Knowledge) -> list[dict[str, str]]:
    """Return the rows of a table: each person's together, by country and first day, no time in an office twice."""
    found: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for term in terms:
        cells = cells_of(term, knowledge)
        key = cells["wikidata"], cells["office"], cells["country"], cells["from"]
        held = found.setdefault(key, cells)
        held["until"] = held["until"] or cells["until"]
    ordered = sorted(found.values(), key=lambda cells: (cells["country"], cells["from"], cells["person"]))
    persons: dict[str, list[dict[str, str]]] = {}
    for cells in ordered:
        persons.setdefault(cells["wikidata"], []).append(cells)
    return [cells for rows in persons.values() for cells in rows]


def write_table(rows: Iterable[Mapping[str, str]], remarks: Iterable[str]) -> str:
    """Return rows as the text of a table with the columns of holders.tsv, remarks first."""
    columns = columns_of("holders")
    lines = [f"# {remark}" for remark in remarks]
    lines.append("\t".join(columns))
    lines.extend("\t".join(row[column] for column in columns) for row in rows)
    return "\n".join(lines) + "\n"


def _office_of(term: Term, knowledge: Knowledge) -> str:
    """Return Dateline's name for an office; a head's is the longest known word at the end of its label's first part."""
    if not term.fetch.property:
        return term.fetch.office
    label = fold_name(re.split(r" of | for ", term.office_label)[0])
    for start in range(len(label)):
        names = knowledge.office_words.get(label[start:])
        if names:
            return term.fetch.office if term.fetch.office in names else names[0]
    return term.fetch.office


def _is_name(alias: str, person: str) -> bool:
    """Say whether an alias can be looked for: a bare word could be anybody's."""
    return alias != person and len(alias.split()) > 1 and "|" not in alias and alias == _one_line(alias)


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", " ").split())
