"""The facts that Dateline knows, as records: countries, bodies, persons with their offices, agent nouns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CountryForm(StrEnum):
    """How a word speaks of a country: its name, an adjective, its people, or its seat of government."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PERSONS = "persons"
    CAPITAL = "capital"


class AgentKind(StrEnum):
    """Whether a noun counts persons, holders of an office, names a group, or a thing that stands for its owner."""

    PERSON = "person"
    OFFICE = "office"
    GROUP = "group"
    ASSET = "asset"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which known party a name is: its id in Dateline's own facts ("person:angela-merkel"), and Wikidata's."""

    entity_id: str
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, or (kind people or nation) a people without a state of its own.

    `code` is its own code, `owner` the country that its acts are coded to (its own code for most).
    `latitude` and `longitude` are degrees, WGS 84, after GeoNames. `cow` and `gw` are state numbers, None if it has
    none. A people has no point.
    """

    code: str
    name: str
    kind: str
    owner: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    persons: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    cow: int | None
    gw: int | None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body or group: `country` is ISO alpha-3 or IGO UNO EUR NGO ISM IMG MNC, `sector` a PLOVER sector.

    `kind` is body, party, armed, agency, media, company or metonym.
    """

    name: str
    country: str
    sector: str
    kind: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


def _lies_between(day: date, first: date | None, last: date | None) -> bool:
    """Say whether a day lies between two others, both included; an open end is None."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in one office; both days belong to it. An open end is None."""

    person: str
    office: str
    country: str
    sector: str
    first_day: date | None
    last_day: date | None
    party: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the office was this person's on that day."""
        return _lies_between(day, self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Person:
    """A person that news names. `holdings` are in order of weight, as the table lists them.

    `checked` is the day up to which the table was checked; None where it does not say (a user's own rows).
    """

    name: str
    aliases: tuple[str, ...]
    holdings: tuple[Holding, ...]
    gender: str = ""
    wikidata: str | None = None
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class CountryName:
    """One way to speak of a country."""

    country: Country
    form: CountryForm


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for somebody who can act ("policeman", "rebels"), with its sector; UNK if the context decides.

    `yields` says which modifiers' sectors win over the noun's own: any ("police official"), armed ("rebel forces")
    or none. `country` is what the noun brings along where the text says nothing else ("aid agency": NGO).
    """

    word: str
    kind: AgentKind
    sector: str
    plural: bool
    yields: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that holders can hold, its sector, and its other names; `single` if it has one holder at a time."""

    name: str
    sector: str
    aliases: tuple[str, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class Leadership:
    """That "the leader" of a country means the holder of an office; both days belong to it, an open end is None."""

    country: str
    office: str
    first_day: date | None = None
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the leader was the holder of this office on that day."""
        return _lies_between(day, self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is on a day: country, sector, and the office held or last held.

    `current` is False for a past office (ELI) or one that is still to come; `stale` says that the day lies behind
    the day up to which the tables were checked.
    """

    country: str
    sector: str
    office: str
    current: bool
    stale: bool = False
