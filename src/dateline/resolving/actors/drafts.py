"""What is known about a mention before its day is: who it is, and what may still turn on the date."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.knowledge import Organisation, Person

# Whom a former holder of leaves ELI: the sectors of the state.
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
FORMER = "ELI"
UNDECIDED = "UNK"


class Kind(StrEnum):
    """What sort of party a mention is, as pronouns tell them apart."""

    PERSON = "person"
    GROUP = "group"
    COUNTRY = "country"
    PEOPLE = "people"


@dataclass(slots=True)
class Character:
    """A person as one article tells of them: the full name, and what titles and appositions say.

    `sector` and `country` are what the text says; `known` is the person of that name in the knowledge.
    """

    name: str
    gender: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    former: bool = False
    known: Person | None = None
    titles: set[str] = field(default_factory=set)
    mentions: int = 0


@dataclass(slots=True)
class Draft:
    """One party named by one phrase; `first` and `last` (exclusive) are its tokens, `head` its head's.

    `word` is the noun that says what the party is, `phrase` that noun with the body before it ("imf chief").
    """

    head: int
    first: int
    last: int
    name: str
    kind: Kind
    plural: bool = False
    gender: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    character: Character | None = None
    weak_title: bool = False
    former: bool = False
    body: Organisation | None = None
    word: str = ""
    phrase: str = ""
    named: bool = False
    definite: bool = False
    why: tuple[str, ...] = ()
