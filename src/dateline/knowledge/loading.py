"""The shipped tables, and a user's own, loaded into one Knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from dateline.knowledge.facts import (
    Agent,
    AgentKind,
    Country,
    CountryForm,
    CountryName,
    Holding,
    Office,
    Organisation,
    Person,
    Role,
)
from dateline.knowledge.folding import fold_name, fold_parts
from dateline.knowledge.index import NameIndex
from dateline.knowledge.roles import Roles, last_day, parse_day
from dateline.knowledge.spelling import index_skeletons, is_spelling_of, skeleton
from dateline.knowledge.tables import KnowledgeBroken, read_rows, read_shipped, split_list

CHECKED = date(2025, 6, 30)
_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK"})
_COUNTRY_FORMS = (
    ("aliases", CountryForm.NAME),
    ("persons", CountryForm.PERSONS),
    ("adjectives", CountryForm.ADJECTIVE),
    ("capitals", CountryForm.CAPITAL),
)


class Knowledge:
    """Everything that Dateline knows about who is who, in memory and read-only.

    `checked` is the day up to which offices were checked: an answer for a later day is marked stale.
    """

    def __init__(
        self,
        countries: Iterable[Country],
        organisations: Iterable[Organisation],
        persons: Iterable[Person],
        offices: Iterable[Office],
        agents: Iterable[Agent],
        given_names: Mapping[str, str],
        actor_words: Mapping[str, frozenset[str]],
        group_words: Mapping[str, frozenset[str]],
        peoples: Iterable[Country] = (),
        checked: date = CHECKED,
    ) -> None:
        self.countries: dict[str, Country] = {country.code: country for country in countries}
        self.persons: tuple[Person, ...] = tuple(persons)
        self.organisations: tuple[Organisation, ...] = tuple(organisations)
        self.offices: dict[str, Office] = {office.name: office for office in offices}
        self.given_names = given_names
        self.actor_words = actor_words
        self.group_words = group_words
        self.peoples: tuple[Country, ...] = tuple(peoples)
        self.checked = checked
        self.agents: dict[tuple[str, ...], Agent] = {}
        for agent in agents:
            self.agents.setdefault(fold_name(agent.word), agent)
        self.longest_agent = max((len(key) for key in self.agents), default=1)
        self.agent_endings = frozenset(key[-1] for key in self.agents)
        self.agent_openings = frozenset(key[0] for key in self.agents if len(key) > 1)
        self.office_words: dict[tuple[str, ...], tuple[str, ...]] = _index_offices(self.offices.values())
        self.names = NameIndex()
        self.surnames: dict[str, tuple[Person, ...]] = _index_surnames(self.persons, given_names)
        self._index_names()
        self._roles = Roles(self.persons, checked)

    def _index_names(self) -> None:
        for person in self.persons:
            self.names.add(person.name, person)
            self.names.add_all(person.aliases, person)
        for organisation in self.organisations:
            self.names.add(organisation.name, organisation)
            self.names.add_all(organisation.aliases, organisation)
        for country in self.countries.values():
            self.names.add(country.name, CountryName(country, CountryForm.NAME))
        for field, form in _COUNTRY_FORMS:
            for country in (*self.countries.values(), *self.peoples):
                self.names.add_all(getattr(country, field), CountryName(country, form))

    def holder_on(self, office: str, country: str, day: date) -> Person | None:
        """Return who held `office` ("prime minister") of `country` on `day`; None if the tables do not say."""
        return self._roles.holder_on(office, country, day)

    def role_on(self, person: Person, day: date | None) -> Role | None:
        """Return what `person` was on `day` (a past office gives ELI); None if the tables list no office."""
        return self._roles.role_on(person, day)

    @cached_property
    def _skeletons(self) -> dict[tuple[str, ...], Person]:
        return index_skeletons(self.persons)

    def person_spelt(self, name: str) -> Person | None:
        """Return the person whose full name the tables spell otherwise ("Francois Mitterand"), None if nobody's."""
        key = skeleton(name)
        person = self._skeletons.get(key) if key is not None else None
        return person if person is not None and is_spelling_of(name, person) else None

    def coded_country(self, code: str) -> str:
        """Return the country that acts of `code` are coded to: a territory's owner, a breakaway's claimed state."""
        country = self.countries.get(code)
        return country.owner if country is not None else code


def _index_offices(offices: Iterable[Office]) -> dict[tuple[str, ...], tuple[str, ...]]:
    words: dict[tuple[str, ...], tuple[str, ...]] = {}
    for office in offices:
        for word in (office.name, *office.aliases):
            key = fold_name(word)
            if office.name not in words.get(key, ()):
                words[key] = (*words.get(key, ()), office.name)
    return words


def _index_surnames(persons: Iterable[Person], given_names: Mapping[str, str]) -> dict[str, tuple[Person, ...]]:
    surnames: dict[str, tuple[Person, ...]] = {}
    for person in persons:
        for surname in _surnames(person, given_names):
            if person not in surnames.get(surname, ()):
                surnames[surname] = (*surnames.get(surname, ()), person)
    return surnames


def _surnames(person: Person, given_names: Mapping[str, str]) -> Iterable[str]:
    parts = fold_parts(person.name)
    family_first = person.holdings[0].country in _FAMILY_NAME_FIRST and parts[0] not in given_names
    yield parts[0 if family_first else -1]
    for alias in person.aliases:
        alias_parts = fold_parts(alias)
        if len(alias_parts) == 1:
            yield alias_parts[0]


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


def read_persons(rows: Iterable[dict[str, str]], where: str) -> tuple[Person, ...]:
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
        Person(name, tuple(dict.fromkeys(aliases[name])), tuple(held), genders.get(name, "m"), identities.get(name))
        for name, held in holdings.items()
    )


def read_agents(rows: Iterable[dict[str, str]]) -> Iterable[Agent]:
    """Yield the agent nouns of a table with the columns of agents.tsv, singular and plural each."""
    for row in rows:
        kind = AgentKind(row["kind"])
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
    return tuple(Office(row["office"], row["sector"], split_list(row["aliases"])) for row in rows)


def _own_rows(extra: Path) -> tuple[tuple[Person, ...], tuple[Organisation, ...], tuple[Agent, ...]]:
    rows = list(read_rows(extra.read_text(encoding="utf-8"), str(extra)))
    columns = set(rows[0]) if rows else set()
    if "person" in columns:
        return read_persons(rows, str(extra)), (), ()
    if {"name", "country", "sector", "kind"} <= columns:
        return (), read_organisations(rows), ()
    if "word" in columns:
        return (), (), tuple(read_agents(rows))
    raise KnowledgeBroken(
        "the columns are those of no table that can be added to",
        where=str(extra),
        next_step="use the header line of holders.tsv, organisations.tsv or agents.tsv",
    )


@lru_cache(maxsize=4)
def load_knowledge(extra: Path | None = None) -> Knowledge:
    """Load the shipped facts, once per process; rows of the table `extra` come first and win.

    Raises KnowledgeBroken (DL-K001) if a table cannot be read.
    """
    persons, organisations, agents = _own_rows(extra) if extra is not None else ((), (), ())
    shipped = read_persons(read_shipped("holders.tsv"), "knowledge/data/holders.tsv")
    own_names = {person.name for person in persons}
    return Knowledge(
        countries=read_countries(read_shipped("countries.tsv")),
        organisations=(*organisations, *read_organisations(read_shipped("organisations.tsv"))),
        persons=(*persons, *(person for person in shipped if person.name not in own_names)),
        offices=read_offices(read_shipped("offices.tsv")),
        agents=(*agents, *read_agents(read_shipped("agents.tsv"))),
        given_names={row["name"]: row["gender"] for row in read_shipped("given_names.tsv")},
        actor_words=read_actor_words(read_shipped("actor_words.tsv")),
        group_words={row["word"]: frozenset(split_list(row["means"])) for row in read_shipped("group_words.tsv")},
        peoples=read_peoples(read_shipped("peoples.tsv")),
    )
