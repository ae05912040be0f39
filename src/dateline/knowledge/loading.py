"""The shipped tables, and a user's own, loaded into one Knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dateline.knowledge.facts import Agent, Organisation, Person
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.rows import (
    read_actor_words,
    read_agents,
    read_countries,
    read_offices,
    read_organisations,
    read_peoples,
    read_persons,
)
from dateline.knowledge.tables import (
    KnowledgeBroken,
    checked_until,
    read_rows,
    read_shipped,
    shipped_parts,
    shipped_text,
    split_list,
)


def _own_rows(extra: Path) -> tuple[tuple[Person, ...], tuple[Organisation, ...], tuple[Agent, ...]]:
    text = extra.read_text(encoding="utf-8")
    rows = list(read_rows(text, str(extra)))
    columns = set(rows[0]) if rows else set()
    if "person" in columns:
        return read_persons(rows, str(extra), checked_until(text)), (), ()
    if {"name", "country", "sector", "kind"} <= columns:
        return (), read_organisations(rows), ()
    if "word" in columns:
        return (), (), tuple(read_agents(rows))
    raise KnowledgeBroken(
        "the columns are those of no table that can be added to",
        where=str(extra),
        next_step="use the header line of holders, organisations.tsv or agents.tsv",
    )


def _shipped_persons() -> Iterator[Person]:
    """Yield the persons of every table of holders, each with the day up to which its table was checked."""
    for part in shipped_parts("holders"):
        text, where = shipped_text(part), f"knowledge/data/{part}"
        yield from read_persons(read_rows(text, where), where, checked_until(text))


@lru_cache(maxsize=4)
def load_knowledge(extra: Path | None = None) -> Knowledge:
    """Load the shipped facts, once per process; rows of the table `extra` come first and win.

    Raises KnowledgeBroken (DL-K001) if a table cannot be read.
    """
    persons, organisations, agents = _own_rows(extra) if extra is not None else ((), (), ())
    own_names = {person.name for person in persons}
    return Knowledge(
        countries=read_countries(read_shipped("countries.tsv")),
        organisations=(*organisations, *read_organisations(read_shipped("organisations.tsv"))),
        persons=(*persons, *(person for person in _shipped_persons() if person.name not in own_names)),
        offices=read_offices(read_shipped("offices.tsv")),
        agents=(*agents, *read_agents(read_shipped("agents.tsv"))),
        given_names={row["name"]: row["gender"] for row in read_shipped("given_names.tsv")},
        actor_words=read_actor_words(read_shipped("actor_words.tsv")),
        group_words={row["word"]: frozenset(split_list(row["means"])) for row in read_shipped("group_words.tsv")},
        peoples=read_peoples(read_shipped("peoples.tsv")),
    )
