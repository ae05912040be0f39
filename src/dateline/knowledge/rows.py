"""Rows of the fact tables turned into facts: one reader for each set of columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.knowledge.facts import Agent, AgentKind, Country, Holding, Leadership, Office, Organisation, Person
from dateline.knowledge.roles import last_day, parse_day
from dateline.knowledge.tables import KnowledgeBroken, split_list


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def read_countries(rows: Iterable[dict[str, str]]) -> tuple[Country, ...]:
    """Return the countries of a table with the columns of countries.tsv."""
    return tuple(
        Country(
            code=row["iso3"],
            name=row["name"],
            kind=row["kind"],
            owner=row["owner"] or row["iso3"],
            aliases=split_list(row["aliases"]),
            adjectives=split_list(row["adjectives"]),
            persons=split_list(row["persons"]),
            capitals=split_list(row["capitals"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            cow=_number(row["cow"]),
            gw=_number(row["gw"]) or _number(row["cow"]),
            wikidata=row.get("wikidata") or None,
        )
        for row in rows
    )


def read_peoples(rows: Iterable[dict[str, str]]) -> tuple[Country, ...]:
    """Return the peoples of a table with the columns of peoples.tsv; those of many lands have "" for a country."""
    return tuple(
        Country(
            code=row["country"],
            name=row["name"],
            kind=row["kind"],
            owner=row["country"],
            aliases=(),
            adjectives=split_list(row["adjectives"]),
            persons=split_list(row["persons"]),
            capitals=(),
            latitude=None,
            longitude=None,
            cow=None,
            gw=None,
        )
        for row in rows
    )


def read_organisations(rows: Iterable[dict[str, str]]) -> tuple[Organisation, ...]:
    """Return the bodies of a table with the columns of organisations.tsv."""
    return tuple(
        Organisation(
            row["name"],
            row["country"],
            row["sector"],
            row["kind"],
            split_list(row["aliases"]),
            row["wikidata"] or None,
        )
        for row in rows
    )


def read_persons(rows: Iterable[dict[str, str]], where: str, checked: date | None = None) -> tuple[Person, ...]:
    """Return the persons of a table with the columns of holders.tsv, the rows of one person brought together."""
    holdings: dict[str, list[Holding]] = {}
    aliases: dict[str, list[str]] = {}
    genders: dict[str, str] = {}
    identities: dict[str, str] = {}
    for row in rows:
        name = row["person"]
        place = f"{where}, {name}"
        holding = Holding(
            person=name,
            office=row["office"],
            country=row["country"],
            sector=row["sector"],
            first_day=parse_day(row["from"], place),
            last_day=last_day(parse_day(row["until"], place)),
            party=row["party"],
        )
        holdings.setdefault(name, []).append(holding)
        aliases.setdefault(name, []).extend(split_list(row["aliases"]))
        if row["gender"]:
            genders[name] = row["gender"]
        if row["wikidata"]:
            identities[name] = row["wikidata"]
    return tuple(
        Person(
            name,
            tuple(dict.fromkeys(aliases[name])),
            tuple(held),
            genders.get(name, "m"),
            identities.get(name),
            checked,
        )
        for name, held in holdings.items()
    )


def read_agents(rows: Iterable[dict[str, str]]) -> Iterable[Agent]:
    """Yield the agent nouns of a table with the columns of agents.tsv, singular and plural each."""
    for row in rows:
        try:
            kind = AgentKind(row["kind"])
        except ValueError as error:
            kinds = ", ".join(AgentKind)
            raise KnowledgeBroken(f"{row['word']}: {row['kind']!r} is none of the kinds {kinds}") from error
        yield Agent(row["word"], kind, row["sector"], plural=False, yields=row["yields"], country=row["country"])
        if row["plural"]:
            yield Agent(row["plural"], kind, row["sector"], plural=True, yields=row["yields"], country=row["country"])


def read_actor_words(rows: Iterable[dict[str, str]]) -> dict[str, frozenset[str]]:
    """Return the words of each use that a table with the columns of actor_words.tsv lists."""
    uses: dict[str, set[str]] = {}
    for row in rows:
        uses.setdefault(row["use"], set()).add(row["word"])
    return {use: frozenset(words) for use, words in uses.items()}


def read_offices(rows: Iterable[dict[str, str]]) -> tuple[Office, ...]:
    """Return the offices of a table with the columns of offices.tsv."""
    return tuple(
        Office(row["office"], row["sector"], split_list(row["aliases"]), single=row["holders"] == "one") for row in rows
    )


def read_leaders(rows: Iterable[dict[str, str]], heads: Iterable[dict[str, str]]) -> tuple[Leadership, ...]:
    """Return whose office "the leader" of a country is: the rows of leaders.tsv, then who heads the government."""
    chosen = [row for row in heads if row["rank"] in ("both", "government")]
    return tuple(
        Leadership(
            row["country"],
            row["office"],
            parse_day(row["from"], f"{row['country']} {row['office']}"),
            last_day(parse_day(row["until"], f"{row['country']} {row['office']}")),
        )
        for row in (*rows, *chosen)
    )
