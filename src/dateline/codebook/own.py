"""A user's own codebook: a TOML file with types, each with its definition, examples and near-misses.

`data/own_template.toml` is a whole one with remarks; docs/own-codebook.md explains every key.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.codebook.marks import Marked, read_marked
from dateline.errors import UsageError
from dateline.records import EventType, OwnType

FEWEST = 2
"""Examples that a type cannot do without: one to learn from, one to see whether it was learned."""
ENOUGH = 5
"""Examples below which a type is learned badly, as a rule of thumb."""

_BOOK_KEYS = ("name", "version", "description", "near_misses")
_TYPE_KEYS = ("definition", "quad", "score", "cameo", "plover", "examples", "near_misses")
_BOOK_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")
_CAMEO = re.compile(r"\d{2,4}")


class OwnCodebookMissing(UsageError):
    """DL-B010: the file of an own codebook is not there, or cannot be read as UTF-8 text."""

    code = "DL-B010"


class OwnCodebookMalformed(UsageError):
    """DL-B011: the file of an own codebook is not TOML."""

    code = "DL-B011"


class UnknownKey(UsageError):
    """DL-B012: an own codebook has a key that does not exist, or lacks one that must be there."""

    code = "DL-B012"


class BadValue(UsageError):
    """DL-B013: a key of an own codebook has a value that it cannot take."""

    code = "DL-B013"


class BadName(UsageError):
    """DL-B014: a codebook or type has a name that it cannot have: not in capitals, or one of PLOVER's."""

    code = "DL-B014"


class TooFewExamples(UsageError):
    """DL-B016: a codebook has no type, or a type has too few examples to learn from."""

    code = "DL-B016"


class Contradiction(UsageError):
    """DL-B017: the same word of the same sentence is an example twice, or example and near-miss of one type."""

    code = "DL-B017"


class UnknownOwnType(UsageError):
    """DL-B018: events of a type are asked for that the own codebook does not have."""

    code = "DL-B018"


@dataclass(frozen=True, slots=True)
class TypeOfOwn:
    """One type of an own codebook. `plover` are the types of PLOVER that it is nearest to; they help in learning.

    `quad_class` (1 to 4), `score` (-10 to 10) and `cameo_code` are what its events get, None where it gives none.
    """

    name: OwnType
    definition: str
    examples: tuple[Marked, ...]
    near_misses: tuple[Marked, ...]
    plover: tuple[EventType, ...] = ()
    quad_class: int | None = None
    score: float | None = None
    cameo_code: str | None = None


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """A codebook as read: `name` holds its version ("elections-1"), `near_misses` are of none of its types.

    `digest` is of the file's bytes: another one means other examples.
    """

    name: str
    description: str
    types: tuple[TypeOfOwn, ...]
    near_misses: tuple[Marked, ...]
    digest: str

    def type_named(self, name: OwnType) -> TypeOfOwn:
        """Return the type of that name; KeyError if there is none."""
        found = next((each for each in self.types if each.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def check_types(self, wanted: Sequence[str], where: str) -> None:
        """Make sure that all of `wanted` are types of the codebook. Raises UnknownOwnType (DL-B018)."""
        names = [each.name for each in self.types]
        for name in wanted:
            if name not in names:
                raise UnknownOwnType(
                    f"codebook {self.name} has no type {name!r}",
                    where=where,
                    next_step=_meant(name, names, "its types are"),
                )


def template() -> str:
    """Return a whole codebook with remarks: what `dateline codebook new` writes."""
    return files("dateline.codebook").joinpath("data/own_template.toml").read_text(encoding="utf-8")


def read_own(path: Path) -> OwnCodebook:
    """Read a codebook.

    Raises OwnCodebookMissing (DL-B010), OwnCodebookMalformed (DL-B011), UnknownKey (DL-B012), BadValue (DL-B013),
    BadName (DL-B014), BadMark (DL-B015), TooFewExamples (DL-B016) or Contradiction (DL-B017).
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise OwnCodebookMissing(
            f"the codebook cannot be read: {reason}",
            where=str(path),
            next_step=f"dateline codebook new {path} writes one to begin with",
        ) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OwnCodebookMalformed(
            f"the codebook is not valid TOML: {error}",
            where=str(path),
            next_step="texts stand in quotes, lists in [ ] with commas; dateline codebook new shows a whole one",
        ) from error
    return _codebook(values, hashlib.sha256(raw).hexdigest(), str(path))


def _codebook(values: Mapping[str, Any], digest: str, where: str) -> OwnCodebook:
    _check_keys(values, ("codebook", "types"), where, needed=("codebook", "types"))
    book, tables = (_table(values[key], f"{where}, {key}") for key in ("codebook", "types"))
    _check_keys(book, _BOOK_KEYS, f"{where}, [codebook]", needed=("name",))
    name, version = (_text(book.get(key, "1"), f"{where}, {key}") for key in ("name", "version"))
    if not _BOOK_NAME.fullmatch(name) or name == "plover" or not _BOOK_NAME.fullmatch(version.lower()):
        raise BadName(
            f"a codebook cannot be called {name!r}, version {version!r}",
            where=where,
            next_step='small letters, digits, "-" and "." only, and not plover: name = "elections", version = "1"',
        )
    types = tuple(_type(key, _table(table, f"{where}, [types.{key}]"), where) for key, table in tables.items())
    if not types:
        raise TooFewExamples("the codebook has no type", where=where, next_step="write one as [types.BALLOT_SEIZURE]")
    loose = _marked(book.get("near_misses", []), f"{where}, [codebook] near_misses")
    _check_contradictions(types, where)
    description = _text(book["description"], f"{where}, description") if "description" in book else ""
    return OwnCodebook(f"{name}-{version}", description, types, loose, digest)


def _type(name: str, table: Mapping[str, Any], path: str) -> TypeOfOwn:
    where = f"{path}, [types.{name}]"
    _check_type_name(name, where)
    _check_keys(table, _TYPE_KEYS, where, needed=("definition", "examples"))
    examples = _marked(table["examples"], f"{where} examples")
    if len(examples) < FEWEST:
        raise TooFewExamples(
            f"type {name} has {len(examples)} example{'' if len(examples) == 1 else 's'}; {FEWEST} are the fewest",
            where=where,
            next_step=f"write {ENOUGH} to 20 sentences, each with the word that reports the act in [brackets]",
        )
    return TypeOfOwn(
        OwnType(name),
        _text(table["definition"], f"{where} definition"),
        examples,
        _marked(table.get("near_misses", []), f"{where} near_misses"),
        tuple(_plover(table.get("plover", []), f"{where} plover")),
        _quad(table.get("quad"), f"{where} quad"),
        _score(table.get("score"), f"{where} score"),
        _cameo(table.get("cameo"), f"{where} cameo"),
    )


def _check_type_name(name: str, where: str) -> None:
    if name in set(EventType):
        raise BadName(
            f"{name} is a type of PLOVER; one of yours needs a name of its own",
            where=where,
            next_step=f"write [types.{name}_OWN], or what sets it apart",
        )
    if not _TYPE_NAME.fullmatch(name) or name == "NONE":
        close = re.sub(r"[^A-Z0-9_-]+", "_", name.upper()).strip("_-0123456789")
        raise BadName(
            f"a type cannot be called {name!r}: capitals, digits, _ and - only, as BALLOT_SEIZURE",
            where=where,
            next_step=f"write [types.{close}]" if close and close != "NONE" else None,
        )


def _check_keys(table: Mapping[str, Any], known: Sequence[str], where: str, needed: Sequence[str] = ()) -> None:
    for key in table:
        if key not in known:
            raise UnknownKey(f"there is no key {key!r}", where=where, next_step=_meant(key, known, "the keys are"))
    for key in needed:
        if key not in table:
            raise UnknownKey(f"{key} is missing", where=where, next_step="dateline codebook new shows a whole codebook")


def _check_contradictions(types: Sequence[TypeOfOwn], where: str) -> None:
    seen: dict[tuple[str, tuple[int, int]], OwnType] = {}
    for each in types:
        for example in each.examples:
            key = (example.text, example.trigger)
            if key in seen:
                whose = "twice" if seen[key] == each.name else f"of {seen[key]} and of {each.name}"
                raise Contradiction(
                    f"an example stands there {whose}: {example.shown!r}", where=where, next_step="keep one of the two"
                )
            seen[key] = each.name
        for near_miss in each.near_misses:
            if seen.get((near_miss.text, near_miss.trigger)) == each.name:
                raise Contradiction(
                    f"example and near-miss of {each.name} at once: {near_miss.shown!r}",
                    where=where,
                    next_step="keep one of the two",
                )


def _meant(name: str, known: Collection[str], listing: str) -> str:
    close = difflib.get_close_matches(name.lower(), [each.lower() for each in known], n=1, cutoff=0.6)
    right = next((each for each in known if close and each.lower() == close[0]), None)
    return f"did you mean {right}?" if right else f"{listing} {', '.join(known)}"


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadValue("this is no table", where=where, next_step="dateline codebook new shows a whole codebook")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValue(f"{value!r} is no text", where=where, next_step='write a text in quotes: name = "elections"')
    return " ".join(value.split())


def _marked(value: object, where: str) -> tuple[Marked, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadValue(
            "this is no list of sentences",
            where=where,
            next_step='write examples = ["The militia [seized] ballot boxes.", "..."]',
        )
    return tuple(read_marked(each, f"{where}, number {number}") for number, each in enumerate(value, start=1))


def _plover(value: object, where: str) -> Iterator[EventType]:
    names = [value] if isinstance(value, str) else value
    for name in names if isinstance(names, list) else [names]:
        if not isinstance(name, str) or name not in set(EventType):
            raise BadValue(
                f"{name!r} is no type of PLOVER", where=where, next_step=_meant(str(name), list(EventType), "there are")
            )
        yield EventType(name)


def _quad(value: object, where: str) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 4):
        return value
    raise BadValue(
        f"{value!r} is no quad class",
        where=where,
        next_step="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    )


def _score(value: object, where: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and -10 <= value <= 10:
        return float(value)
    raise BadValue(f"{value!r} is no score", where=where, next_step="a number from -10 (conflict) to 10 (cooperation)")


def _cameo(value: object, where: str) -> str | None:
    if value is None or (isinstance(value, str) and _CAMEO.fullmatch(value)):
        return value
    raise BadValue(f"{value!r} is no CAMEO code", where=where, next_step='a text of 2 to 4 digits: cameo = "175"')
