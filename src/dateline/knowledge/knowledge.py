"""Everything that Dateline knows about who is who, by name, by surname, by office and day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.knowledge.compiling import BODY, FORMS, KINDS, PERSON, CompiledFacts, Persons
from dateline.knowledge.facts import (
    Agent,
    Country,
    CountryName,
    Identity,
    Leadership,
    Office,
    Organisation,
    Person,
    Role,
)
from dateline.knowledge.folding import fold_name
from dateline.knowledge.index import Entry, NameIndex
from dateline.knowledge.places import TypedPlace
from dateline.knowledge.roles import Roles
from dateline.knowledge.spelling import is_spelling_of, skeleton

# Offices whose holders news calls by the surname alone.
HEADS = frozenset({"president", "prime minister", "chancellor"})


class Knowledge:
    """Everything that Dateline knows about who is who, in memory and read-only."""

    def __init__(self, compiled: CompiledFacts) -> None:
        self.countries: dict[str, Country] = {country.code: country for country in compiled.countries}
        self.peoples: tuple[Country, ...] = tuple(compiled.peoples)
        self.organisations: tuple[Organisation, ...] = tuple(compiled.organisations)
        self.persons = Persons(compiled.persons)
        self.own_places: tuple[TypedPlace, ...] = tuple(compiled.own_places)
        self.offices: dict[str, Office] = {}
        for office in compiled.offices:
            self.offices.setdefault(office.name, office)
        self.given_names = compiled.given_names
        self.actor_words = compiled.actor_words
        self.group_words = compiled.group_words
        self.agents: dict[tuple[str, ...], Agent] = {}
        for agent in compiled.agents:
            self.agents.setdefault(fold_name(agent.word), agent)
        self.longest_agent = max((len(key) for key in self.agents), default=1)
        self.agent_endings = frozenset(key[-1] for key in self.agents)
        self.agent_openings = frozenset(key[0] for key in self.agents if len(key) > 1)
        self.office_words: dict[tuple[str, ...], tuple[str, ...]] = _index_offices(self.offices.values())
        self._named: tuple[Country, ...] = (*compiled.countries, *compiled.peoples)
        self.names = NameIndex(compiled.names, compiled.longest, compiled.capitals_only, self._entry_at)
        self._surnames = compiled.surnames
        self._skeletons = compiled.skeletons
        self._leaders: dict[str, list[Leadership]] = {}
        for leadership in compiled.leaders:
            self._leaders.setdefault(leadership.country, []).append(leadership)
        self._roles = Roles(self.persons, compiled.holders)

    def _entry_at(self, number: int) -> Entry:
        position, kind = divmod(number, KINDS)
        if kind == PERSON:
            return self.persons[position]
        if kind == BODY:
            return self.organisations[position]
        return CountryName(self._named[position], FORMS[kind - 2])

    def holder_on(self, office: str, country: str, day: date) -> Person | None:
        """Return who held `office` ("prime minister") of `country` on `day`; None if the tables do not say."""
        return self._roles.holder_on(office, country, day)

    def leader_on(self, country: str, day: date) -> tuple[Person, str] | None:
        """Return whom "the leader" of a country means on `day`, and the office; None if the tables do not say."""
        for leadership in self._leaders.get(country, ()):
            if leadership.holds_on(day):
                person = self._roles.holder_on(leadership.office, country, day)
                if person is not None:
                    return person, leadership.office
        return None

    def role_on(self, person: Person, day: date | None) -> Role | None:
        """Return what `person` was on `day` (a past office gives ELI); None if the tables list no office."""
        return self._roles.role_on(person, day)

    def bearers(self, surname: str) -> tuple[Person, ...]:
        """Return the persons of a folded surname, or whom this one word names ("bush", "obama")."""
        return tuple(self.persons[number] for number in self._surnames.get(surname, ()))

    def is_surname(self, word: str) -> bool:
        """Say whether news calls somebody by this one folded word: a head of state or government, or by an alias."""
        return any(
            any(held.office in HEADS for held in person.holdings)
            or any(fold_name(alias) == (word,) for alias in person.aliases)
            for person in self.bearers(word)
        )

    def identity_of(self, name: str) -> Identity | None:
        """Return which known party goes by exactly this name as its main one, None if none does."""
        for entry in self.names.get(name.removeprefix("Government of ")):
            if isinstance(entry, CountryName):
                if entry.country.name == name.removeprefix("Government of ") and entry.country.code in self.countries:
                    return Identity(f"country:{entry.country.code}", entry.country.wikidata)
            elif entry.name == name:
                kind = "person" if isinstance(entry, Person) else "body"
                return Identity(f"{kind}:{'-'.join(part for part in fold_name(name) if part)}", entry.wikidata)
        return None

    def person_spelt(self, name: str) -> Person | None:
        """Return the person whose full name the tables spell otherwise ("Francois Mitterand"), None if nobody's."""
        key = skeleton(name)
        number = self._skeletons.get(" ".join(key)) if key is not None else None
        if number is None:
            return None
        person = self.persons[number]
        return person if is_spelling_of(name, person) else None

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
