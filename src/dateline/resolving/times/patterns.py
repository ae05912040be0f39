"""The pattern language of the grammar: classes and words in order, compiled to one symbol a token.

A pattern reads "part:PART? month:MONTH COMMA? year:YEAR": capitals are token classes, small letters the word itself,
"name:" names what follows, <name> is a macro, and ( ) | ? {m,n} mean what they mean in `re`. Every token is one symbol
of a private alphabet, so a pattern sees tokens where `re` sees characters. No pattern repeats without a bound, and
none is longer than `LONGEST` tokens: matching a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.resolving.times.tokens import MARKS, classes_of, number_samples, vocabulary

LONGEST = 16
_BLANK = "x"
_FIRST_SYMBOL = 0xE000
_PART = re.compile(
    r"(?P<name>[a-z_]+:)|<(?P<macro>[a-z_]+)>|(?P<cls>[A-Z]+)|(?P<word>[a-z'-]+)|(?P<mark>[()|?]|\{\d,\d\})|\s+"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule's name, its pattern, and the function that gives a match its meaning."""

    name: str
    pattern: str
    build: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Match:
    """One rule that fits at a token: its length in tokens and the named parts (first, last exclusive), relative."""

    rule: Pattern
    length: int
    parts: dict[str, tuple[int, int]]


class Grammar:
    """A set of patterns over one alphabet of token symbols."""

    def __init__(self, rules: Iterable[Pattern], macros: dict[str, str]) -> None:
        self._rules = tuple(rules)
        self._macros = macros
        self._literals: set[str] = set()
        self._classes: set[str] = set()
        for rule in self._rules:
            self._collect(rule.pattern)
        self._symbols: dict[frozenset[str], str] = {frozenset(): _BLANK}
        self._sets: dict[str, set[str]] = {}
        self._enumerate()
        self._compiled = [(rule, re.compile(self._translate(rule.pattern))) for rule in self._rules]
        self.symbol = lru_cache(maxsize=65536)(self._symbol)
        self.match = lru_cache(maxsize=32768)(self._match)

    def _collect(self, pattern: str) -> None:
        for part in _PART.finditer(pattern):
            if macro := part["macro"]:
                self._collect(self._macros[macro])
            elif part["cls"]:
                self._classes.add(part["cls"])
            elif part["word"]:
                self._literals.add(part["word"])

    def _names(self, written: str) -> frozenset[str]:
        """Return the classes of a token that some pattern asks for, its own word among them."""
        names = classes_of(written) & self._classes
        low = written.lower().replace("’", "'")
        return names | {low} if low in self._literals else names

    def _enumerate(self) -> None:
        forms = [*number_samples(), *MARKS, "'s", "Q1", "FY2001"]
        for word in sorted({*vocabulary(), *self._literals}):
            forms += (word, word.capitalize())
        for form in forms:
            names = self._names(form)
            if names not in self._symbols:
                self._symbols[names] = chr(_FIRST_SYMBOL + len(self._symbols))
            for name in names:
                self._sets.setdefault(name, set()).add(self._symbols[names])

    def _translate(self, pattern: str) -> str:
        pieces: list[str] = []
        done, name = 0, ""
        for part in _PART.finditer(pattern):
            if part.start() != done:
                raise ValueError(f"cannot read {pattern!r} at {done}")
            done = part.end()
            atom = ""
            if part["name"]:
                name = part["name"][:-1]
                continue
            if macro := part["macro"]:
                atom = f"(?:{self._translate(self._macros[macro])})"
            elif part["mark"] == "(":
                pieces.append(f"(?P<{name}>" if name else "(?:")
                name = ""
                continue
            elif part["mark"]:
                pieces.append(part["mark"])
            elif part["cls"] or part["word"]:
                atom = self._any_of(part["cls"] or part["word"])
            if atom:
                pieces.append(f"(?P<{name}>{atom})" if name else atom)
                name = ""
        if done != len(pattern):
            raise ValueError(f"cannot read {pattern!r} at {done}")
        return "".join(pieces)

    def _any_of(self, name: str) -> str:
        symbols = self._sets.get(name)
        if not symbols:
            raise ValueError(f"no token is ever {name!r}")
        return "[" + "".join(sorted(symbols)) + "]"

    def _symbol(self, written: str) -> str:
        return self._symbols[self._names(written)]

    def _match(self, window: str) -> tuple[Match, ...]:
        """Return the rules that fit at the window's first token, longest first, earlier rules first among equals."""
        found: list[Match] = []
        for rule, regex in self._compiled:
            if hit := regex.match(window):
                parts = {name: hit.span(name) for name in regex.groupindex if hit[name]}
                found.append(Match(rule, hit.end(), parts))
        return tuple(sorted(found, key=lambda match: -match.length))
