"""The coding rules of PLOVER that no single word decides, as data: `data/rules.toml`.

A rule has an id, the part of the codebook that it comes from (`source`), what it does (`effect`), conditions that all
must hold, a reason for explanations, and sentences: examples with the events that they give, and counter-examples where
the rule does not apply. Conditions are about one act:

    types      act as "TYPE", "TYPE mode" or "TYPE none" (no mode)      status       of the act
    entries    lexicon entry that its word matched, by key              when         conditions in the lexicon's terms
    head       lemma of the verb that the trigger stands under          content      lemma somewhere below the trigger
    actors, recipients   sectors, one of which that side must have      slots        where the recipient was found
    at_least   number of parties that act                               no_actor     nobody is named who acts
    foreign    actor and recipient have two countries

or about another act of the sentence: `beside` (its types), `place` (where it stands, a `Place`), `shares` ("actor" or
"recipient": a party in common on that side), `unnamed` (also where this act names nobody on that side).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.codebook.lexicon import Condition, read_conditions
from dateline.codebook.tables import CodebookBroken
from dateline.parsing.inflection import noun_forms, verb_forms
from dateline.records import EventType, Status

_ANY_MODE = "any"
_NO_MODE = "none"


class Effect(StrEnum):
    """What a rule does with an act.

    HOLD: the lexicon's type and mode stand, whatever the typing model makes of the word. RETYPE: the act is of another
    type. MODE: it gets a mode. ANNOUNCE: the event has the type of an announcement, the act keeps its own. DROP: it is
    no event of its own. TOGETHER: all parties are actors.
    """

    HOLD = "hold"
    RETYPE = "retype"
    MODE = "mode"
    ANNOUNCE = "announce"
    DROP = "drop"
    TOGETHER = "together"


class Place(StrEnum):
    """Where the other act stands to this one in the parse.

    ABOVE: its word is an ancestor. AROUND: above or below, or both under one word. INFINITIVE: this act is its
    infinitive or the clause with a modal that it takes ("threatened to bomb"). OBJECT: this act is its object ("called
    for talks"). CONTENT: the other way round, it is the infinitive or the clause of this one.
    """

    ANYWHERE = ""
    ABOVE = "above"
    AROUND = "around"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Kind:
    """An event type, with one mode, without any (`mode` is "none"), or whatever its mode ("any")."""

    event_type: EventType
    mode: str

    def fits(self, event_type: EventType, mode: str | None) -> bool:
        """Say whether an act of this type and mode is meant."""
        return self.event_type is event_type and self.mode in (_ANY_MODE, mode or _NO_MODE)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and all events that it gives, in the notation of the page on coding rules."""

    text: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One coding rule. Empty conditions hold always."""

    id: str
    source: str
    effect: Effect
    because: str
    types: tuple[Kind, ...]
    status: frozenset[Status]
    entries: frozenset[str]
    when: tuple[Condition, ...]
    head: frozenset[str]
    content: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    slots: frozenset[str]
    at_least: int
    no_actor: bool
    foreign: bool
    beside: tuple[Kind, ...]
    place: Place
    shares: str
    unnamed: bool
    becomes: EventType | None
    mode: str | None
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


_KEYS = frozenset(Rule.__dataclass_fields__)


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """Load the coding rules in the order in which they apply, once per process.

    Raises CodebookBroken (DL-B001) for a rule that cannot be read.
    """
    text = files("dateline.codebook").joinpath("data", "rules.toml").read_text(encoding="utf-8")
    return tuple(read_rule(row) for row in tomllib.loads(text)["rule"])


def read_rule(row: Mapping[str, Any]) -> Rule:
    """Return one rule from its table. Raises CodebookBroken (DL-B001) for a key or a value that is none."""
    where = f"codebook/data/rules.toml, rule {row.get('id', 'without id')}"
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise CodebookBroken(f"unknown key {unknown[0]}", where=where)
    try:
        return Rule(
            id=row["id"],
            source=row["source"],
            effect=Effect(row["effect"]),
            because=row["because"],
            types=_kinds(row.get("types", ())),
            status=frozenset(Status(name) for name in row.get("status", ())),
            entries=frozenset(row.get("entries", ())),
            when=read_conditions(row.get("when", ""), row["id"]),
            head=frozenset(form for lemma in row.get("head", ()) for form in verb_forms(lemma)),
            content=frozenset(f for lemma in row.get("content", ()) for f in (*verb_forms(lemma), *noun_forms(lemma))),
            actors=frozenset(row.get("actors", ())),
            recipients=frozenset(row.get("recipients", ())),
            slots=frozenset(row.get("slots", ())),
            at_least=int(row.get("at_least", 0)),
            no_actor=bool(row.get("no_actor", False)),
            foreign=bool(row.get("foreign", False)),
            beside=_kinds(row.get("beside", ())),
            place=Place(row.get("place", "")),
            shares=row.get("shares", ""),
            unnamed=bool(row.get("unnamed", False)),
            becomes=EventType(row["becomes"]) if "becomes" in row else None,
            mode=row.get("mode"),
            examples=_examples(row["examples"]),
            counter_examples=_examples(row["counter_examples"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise CodebookBroken(f"cannot be read: {error}", where=where) from error


def _kinds(texts: tuple[str, ...] | list[str]) -> tuple[Kind, ...]:
    pairs = [text.partition(" ") for text in texts]
    return tuple(Kind(EventType(name), mode or _ANY_MODE) for name, _, mode in pairs)


def _examples(rows: list[dict[str, Any]]) -> tuple[Example, ...]:
    return tuple(Example(row["text"], tuple(row["gives"])) for row in rows)
