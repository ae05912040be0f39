"""Everything that Dateline knows about who is who, indexed by name, by surname, by office and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from dateline.knowledge.facts import (
    Agent,
    Country,
    CountryForm,
    CountryName,
    Identity,
    Office,
    Organisation,
    Person,
    Role,
)
from dateline.knowledge.folding import fold_name, fold_parts
from dateline.knowledge.index import NameIndex
from dateline.knowledge.places import TypedPlace
from dateline.knowledge.roles import Roles
from dateline.knowledge.spelling import index_skeletons, is_spelling_of, skeleton

_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK"})
_COUNTRY_FORMS = (
    ("aliases", CountryForm.NAME),
    ("persons", CountryForm.PERSONS),
    ("adjectives", CountryForm.ADJECTIVE),
    ("capitals", CountryForm.CAPITAL),
)


class Knowledge:
    """Everything that Dateline knows about who is who, in memory and read-only."""

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
        own_places: Iterable[TypedPlace] = (),
    ) -> None:
        self.countries: dict[str, Country] = {country.code: country for country in countries}
        self.persons: tuple[Person, ...] = tuple(persons)
        self.organisations: tuple[Organisation, ...] = tuple(organisations)
        self.offices: dict[str, Office] = {}
        for office in offices:
            self.offices.setdefault(office.name, office)
        self.given_names = given_names
        self.actor_words = actor_words
        self.group_words = group_words
        self.peoples: tuple[Country, ...] = tuple(peoples)
        self.own_places: tuple[TypedPlace, ...] = tuple(own_places)
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
        self._roles = Roles(self.persons)

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

    def identity_of(self, name: str) -> Identity | None:
        """Return which known party goes by exactly this name as its main one, None if none does."""
        return self._identities.get(name)

    @cached_property
    def _identities(self) -> dict[str, Identity]:
        found: dict[str, Identity] = {}
        for country in self.countries.values():
            found.setdefault(country.name, Identity(f"country:{country.code}", country.wikidata))
            found.setdefault(f"Government of {country.name}", found[country.name])
        for body in self.organisations:
            found.setdefault(body.name, Identity(f"body:{'-'.join(fold_name(body.name))}", body.wikidata))
        for person in self.persons:
            found.setdefault(person.name, Identity(f"person:{'-'.join(fold_name(person.name))}", person.wikidata))
        return found

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
