"""The tables compiled: every fact with the indexes that find it, in a form that loads in a blink.

Reading 17,000 rows and folding 45,000 names takes a second, so it is done once for each state of the tables and kept in
the user's cache folder. The file's name carries the digest of the tables and of its own bytes: one that does not match
is never used. Persons stay encoded until one of them is asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import overload

import msgspec

from dateline.knowledge.facts import Agent, Country, CountryForm, Leadership, Office, Organisation, Person
from dateline.knowledge.folding import fold_name, fold_parts, is_acronym
from dateline.knowledge.places import TypedPlace
from dateline.knowledge.spelling import index_skeletons

# Raised when what is compiled changes without the tables.
LAYOUT = 1
_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK"})
PERSON, BODY = 0, 1
# How the numbers of countries are told from those of persons and bodies, and their forms from each other.
FORMS = (CountryForm.NAME, CountryForm.PERSONS, CountryForm.ADJECTIVE, CountryForm.CAPITAL)
KINDS = 2 + len(FORMS)
# As many states of the tables stay in the cache: the shipped ones, with own tables, and those of another version.
_KEPT = 4
_FIELDS = ("aliases", "persons", "adjectives", "capitals")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the tables say, a user's own rows first."""

    countries: Sequence[Country]
    organisations: Sequence[Organisation]
    persons: Sequence[Person]
    offices: Sequence[Office]
    agents: Sequence[Agent]
    given_names: Mapping[str, str]
    actor_words: Mapping[str, frozenset[str]]
    group_words: Mapping[str, frozenset[str]]
    peoples: Sequence[Country] = ()
    own_places: Sequence[TypedPlace] = ()
    leaders: Sequence[Leadership] = ()


class CompiledFacts(msgspec.Struct, array_like=True):
    """Facts with their indexes. `names` and `surnames` lead to numbers: see `entry_number`.

    `holders` maps "office|country" to the number of each holder and of the holding among that person's.
    """

    countries: list[Country]
    peoples: list[Country]
    organisations: list[Organisation]
    persons: list[msgspec.Raw]
    offices: list[Office]
    agents: list[Agent]
    given_names: dict[str, str]
    actor_words: dict[str, frozenset[str]]
    group_words: dict[str, frozenset[str]]
    own_places: list[TypedPlace]
    leaders: list[Leadership]
    names: dict[str, list[int]]
    longest: dict[str, int]
    capitals_only: set[str]
    surnames: dict[str, list[int]]
    skeletons: dict[str, int]
    holders: dict[str, list[tuple[int, int]]]


class Persons(Sequence[Person]):
    """The persons of compiled facts, decoded one by one when they are asked for; the same object every time."""

    def __init__(self, raw: Sequence[msgspec.Raw]) -> None:
        self._raw = raw
        decoder = msgspec.msgpack.Decoder(Person)
        self._at = cache(lambda number: decoder.decode(raw[number]))

    @overload
    def __getitem__(self, number: int) -> Person: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Person]: ...
    def __getitem__(self, number: int | slice) -> Person | Sequence[Person]:
        if isinstance(number, slice):
            return [self._at(each) for each in range(*number.indices(len(self._raw)))]
        return self._at(number)

    def __len__(self) -> int:
        return len(self._raw)


class NameTable:
    """Folded names and the numbers of the entries that go by them; the first entry added to a name comes first."""

    def __init__(self) -> None:
        self.names: dict[str, list[int]] = {}
        self.longest: dict[str, int] = {}
        self.capitals_only: set[str] = set()

    def add(self, name: str, number: int) -> None:
        """Let `name` lead to an entry, after the entries that it leads to already."""
        words = fold_name(name)
        if not words:
            return
        key = " ".join(words)
        held = self.names.get(key)
        if held is None:
            self.names[key] = [number]
            if is_acronym(name):
                self.capitals_only.add(key)
            if self.longest.get(words[0], 0) < len(words):
                self.longest[words[0]] = len(words)
        else:
            if number not in held:
                held.append(number)
            if not is_acronym(name):
                self.capitals_only.discard(key)


def entry_number(position: int, kind: int) -> int:
    """Return the number that a name leads to: the position in its table and the kind (person, body, country's form)."""
    return position * KINDS + kind


def compile_facts(facts: Facts) -> CompiledFacts:
    """Return facts with every index that finds them."""
    table = NameTable()
    for position, person in enumerate(facts.persons):
        for name in (person.name, *person.aliases):
            table.add(name, entry_number(position, PERSON))
    for position, body in enumerate(facts.organisations):
        for name in (body.name, *body.aliases):
            table.add(name, entry_number(position, BODY))
    countries = (*facts.countries, *facts.peoples)
    for position, country in enumerate(facts.countries):
        table.add(country.name, entry_number(position, 2))
    for form, field in enumerate(_FIELDS, 2):
        for position, country in enumerate(countries):
            for name in getattr(country, field):
                table.add(name, entry_number(position, form))
    encode = msgspec.msgpack.encode
    return CompiledFacts(
        countries=list(facts.countries),
        peoples=list(facts.peoples),
        organisations=list(facts.organisations),
        persons=[msgspec.Raw(encode(person)) for person in facts.persons],
        offices=list(facts.offices),
        agents=list(facts.agents),
        given_names=dict(facts.given_names),
        actor_words=dict(facts.actor_words),
        group_words=dict(facts.group_words),
        own_places=list(facts.own_places),
        leaders=list(facts.leaders),
        names=table.names,
        longest=table.longest,
        capitals_only=table.capitals_only,
        surnames=_index_surnames(facts.persons, facts.given_names),
        skeletons=index_skeletons(facts.persons),
        holders=_index_holders(facts.persons),
    )


def _index_surnames(persons: Iterable[Person], given_names: Mapping[str, str]) -> dict[str, list[int]]:
    surnames: dict[str, list[int]] = {}
    for number, person in enumerate(persons):
        for surname in dict.fromkeys(_surnames(person, given_names)):
            surnames.setdefault(surname, []).append(number)
    return surnames


def _surnames(person: Person, given_names: Mapping[str, str]) -> Iterator[str]:
    parts = fold_parts(person.name)
    family_first = person.holdings[0].country in _FAMILY_NAME_FIRST and parts[0] not in given_names
    yield parts[0 if family_first else -1]
    for alias in person.aliases:
        alias_parts = fold_parts(alias)
        if len(alias_parts) == 1:
            yield alias_parts[0]


def _index_holders(persons: Iterable[Person]) -> dict[str, list[tuple[int, int]]]:
    holders: dict[str, list[tuple[int, int]]] = {}
    for number, person in enumerate(persons):
        for place, held in enumerate(person.holdings):
            holders.setdefault(f"{held.office}|{held.country}", []).append((number, place))
    return holders


def tables_digest(texts: Iterable[tuple[str, bytes]]) -> str:
    """Return a digest of named tables, of this layout and of the fields that facts have."""
    digest = hashlib.blake2b(f"{LAYOUT} {_shape()}".encode())
    for name, content in texts:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:20]


def _shape() -> str:
    kinds = (Country, Organisation, Person, Office, Agent, TypedPlace, Leadership)
    return " ".join(f"{kind.__name__}:{','.join(kind.__dataclass_fields__)}" for kind in kinds)


def read_compiled(folder: Path, digest: str) -> CompiledFacts | None:
    """Return the facts compiled from tables of that digest, None if the folder has none that is whole."""
    for path in sorted(folder.glob(f"facts-{digest}-*.msgpack")) if folder.is_dir() else ():
        try:
            content = path.read_bytes()
        except OSError:
            continue  # Another process may have taken it away; then it is compiled again.
        if path.stem.rpartition("-")[2] == _own_digest(content):
            return msgspec.msgpack.decode(content, type=CompiledFacts)
    return None


def keep_compiled(folder: Path, digest: str, compiled: CompiledFacts) -> None:
    """Keep compiled facts for the next start, in place of older ones; a folder that cannot be written keeps nothing."""
    content = msgspec.msgpack.encode(compiled, order="deterministic")
    path = folder / f"facts-{digest}-{_own_digest(content)}.msgpack"
    draft = folder / f".{path.name}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
        for older in sorted(folder.glob("facts-*.msgpack"), key=lambda held: held.stat().st_mtime)[:-_KEPT]:
            older.unlink(missing_ok=True)
    except OSError:
        # Nothing depends on it but a second at the next start, and `dateline doctor` tells of the folder.
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _own_digest(content: bytes) -> str:
    return hashlib.blake2b(content).hexdigest()[:16]
