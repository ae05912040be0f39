"""The shipped tables, and a user's own, loaded into one Knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dateline.knowledge.checking import check_facts
from dateline.knowledge.facts import Person
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.own import OwnFacts, read_own
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
    checked_until,
    read_rows,
    read_shipped,
    shipped_parts,
    shipped_text,
    split_list,
)


def _shipped_persons() -> Iterator[Person]:
    """Yield the persons of every table of holders, each with the day up to which its table was checked."""
    for part in shipped_parts("holders"):
        text, where = shipped_text(part), f"knowledge/data/{part}"
        yield from read_persons(read_rows(text, where), where, checked_until(text))


@lru_cache(maxsize=4)
def load_knowledge(own: tuple[Path, ...] = ()) -> Knowledge:
    """Load the shipped facts, once per process; rows of the tables and folders `own` come first and win.

    Raises KnowledgeBroken (DL-K001), UnknownTable (DL-K031) or OwnTableMissing (DL-K032).
    """
    facts = read_own(own)
    knowledge = _knowledge_with(facts)
    check_facts(facts, knowledge, ", ".join(str(path) for path in own))
    return knowledge


def _knowledge_with(facts: OwnFacts) -> Knowledge:
    names = {person.name for person in facts.persons}
    codes = {country.code for country in facts.countries}
    return Knowledge(
        countries=(
            *facts.countries,
            *(c for c in read_countries(read_shipped("countries.tsv")) if c.code not in codes),
        ),
        organisations=(*facts.organisations, *read_organisations(read_shipped("organisations.tsv"))),
        persons=(*facts.persons, *(person for person in _shipped_persons() if person.name not in names)),
        offices=(*facts.offices, *read_offices(read_shipped("offices.tsv"))),
        agents=(*facts.agents, *read_agents(read_shipped("agents.tsv"))),
        given_names={row["name"]: row["gender"] for row in read_shipped("given_names.tsv")},
        actor_words=read_actor_words(read_shipped("actor_words.tsv")),
        group_words={row["word"]: frozenset(split_list(row["means"])) for row in read_shipped("group_words.tsv")},
        peoples=(*facts.peoples, *read_peoples(read_shipped("peoples.tsv"))),
        own_places=facts.places,
    )
