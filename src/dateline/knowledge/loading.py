"""The shipped tables, and a user's own, loaded into one Knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dateline.knowledge.checking import check_facts
from dateline.knowledge.compiling import Facts, compile_facts, keep_compiled, read_compiled, tables_digest
from dateline.knowledge.facts import Person
from dateline.knowledge.gazetteer import cache_folder
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.own import OwnFacts, read_own, read_text, table_files
from dateline.knowledge.rows import (
    read_actor_words,
    read_agents,
    read_countries,
    read_leaders,
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

_TABLES = (
    *("countries.tsv", "organisations.tsv", "holders", "offices.tsv", "agents.tsv", "given_names.tsv"),
    *("actor_words.tsv", "group_words.tsv", "peoples.tsv", "leaders.tsv", "heads"),
)


def _shipped_persons() -> Iterator[Person]:
    """Yield the persons of every table of holders, each with the day up to which its table was checked."""
    for part in shipped_parts("holders"):
        text, where = shipped_text(part), f"knowledge/data/{part}"
        yield from read_persons(read_rows(text, where), where, checked_until(text))


def load_knowledge(own: tuple[Path, ...] = ()) -> Knowledge:
    """Return the shipped facts, loaded once per process; rows of the tables and folders `own` come first and win.

    Own tables that changed since are read again. Raises KnowledgeBroken (DL-K001), UnknownTable (DL-K031) or
    OwnTableMissing (DL-K032).
    """
    texts = [(str(path), read_text(path).encode()) for path in table_files(own)]
    return _load(own, tables_digest([("shipped", _shipped_digest().encode()), *texts]))


@lru_cache(maxsize=1)
def _shipped_digest() -> str:
    return tables_digest((name, shipped_text(name).encode()) for name in _shipped_tables())


@lru_cache(maxsize=4)
def _load(own: tuple[Path, ...], digest: str) -> Knowledge:
    """Return the knowledge of tables of that digest: as compiled before if the cache folder has it."""
    compiled = read_compiled(cache_folder(), digest)
    if compiled is None:
        compiled = compile_facts(_facts_with(read_own(own), ", ".join(str(path) for path in own)))
        keep_compiled(cache_folder(), digest, compiled)
    return Knowledge(compiled)


def _shipped_tables() -> Iterator[str]:
    for name in _TABLES:
        yield from shipped_parts(name)


def _facts_with(own: OwnFacts, where: str) -> Facts:
    names = {person.name for person in own.persons}
    codes = {country.code for country in own.countries}
    shipped = read_countries(read_shipped("countries.tsv"))
    facts = Facts(
        countries=(*own.countries, *(country for country in shipped if country.code not in codes)),
        organisations=(*own.organisations, *read_organisations(read_shipped("organisations.tsv"))),
        persons=(*own.persons, *(person for person in _shipped_persons() if person.name not in names)),
        offices=(*own.offices, *read_offices(read_shipped("offices.tsv"))),
        agents=(*own.agents, *read_agents(read_shipped("agents.tsv"))),
        given_names={row["name"]: row["gender"] for row in read_shipped("given_names.tsv")},
        actor_words=read_actor_words(read_shipped("actor_words.tsv")),
        group_words={row["word"]: frozenset(split_list(row["means"])) for row in read_shipped("group_words.tsv")},
        peoples=(*own.peoples, *read_peoples(read_shipped("peoples.tsv"))),
        own_places=own.places,
        leaders=read_leaders(read_shipped("leaders.tsv"), read_shipped("heads")),
    )
    check_facts(own, {country.code for country in facts.countries}, where)
    return facts
