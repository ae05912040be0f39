"""The terms that show what a story is about: read from a table, found in a text, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateline.codebook.tables import CodebookBroken, read_table

TABLE = "context_terms.tsv"
NO_CONTEXT = "none"
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’"


class Term(NamedTuple):
    """One term: its words as compared, as written where a capital letter counts, and its weight in each context."""

    words: tuple[str, ...]
    written: tuple[str, ...] | None
    text: str
    weights: tuple[tuple[str, int], ...]


class Hit(NamedTuple):
    """One place in a text where a term stands; offsets in code points, end exclusive."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ContextTerms:
    """The terms of all contexts. `names` are the contexts in the codebook's order."""

    names: tuple[str, ...]
    by_first_word: dict[str, tuple[Term, ...]]

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the terms of a text in reading order, none inside another; those that only take words are left out."""
        words = list(_words(text))
        folded = [fold(word) for word, _, _ in words]
        position = 0
        while position < len(words):
            term = self._longest(folded, words, position) if folded[position] in self.by_first_word else None
            if term is None:
                position += 1
                continue
            last = position + len(term.words) - 1
            if term.weights:
                yield Hit(term, words[position][1], words[last][2])
            position = last + 1

    def _longest(self, folded: Sequence[str], words: Sequence[tuple[str, int, int]], position: int) -> Term | None:
        for term in self.by_first_word[folded[position]]:
            end = position + len(term.words)
            if tuple(folded[position:end]) != term.words:
                continue
            if term.written is None or term.written == tuple(word for word, _, _ in words[position:end]):
                return term
        return None


def fold(word: str) -> str:
    """Return a word as terms are compared: lower case, without the s of a plural ("Talks" as "talk")."""
    lower = word.lower()
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    return f"{lower[:-3]}y" if lower.endswith("ies") and len(lower) > 4 else lower[:-1]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text with their offsets, without the s after an apostrophe."""
    for match in _WORD.finditer(text):
        start = match.start()
        if match[0] in ("s", "S") and start and text[start - 1] in _APOSTROPHES:
            continue
        yield match[0], start, match.end()


@lru_cache(maxsize=1)
def load_context_terms() -> ContextTerms:
    """Load the terms, once per process. Raises CodebookBroken (DL-B001) where a weight is no number from 0 to 3."""
    weights: dict[str, dict[str, int]] = {}
    names: dict[str, None] = {}
    for row in read_table(TABLE):
        if row["weight"] not in ("0", "1", "2", "3"):
            raise CodebookBroken(f"the weight {row['weight']!r} is none of 0 to 3", where=f"{TABLE}: {row['term']}")
        shown = weights.setdefault(row["term"], {})
        if row["context"] != NO_CONTEXT:
            names.setdefault(row["context"])
            shown[row["context"]] = int(row["weight"])
    by_first_word: dict[str, list[Term]] = {}
    for text, shown in weights.items():
        written = tuple(word for word, _, _ in _words(text))
        words = tuple(fold(word) for word in written)
        cased = written if text != text.lower() else None
        by_first_word.setdefault(words[0], []).append(Term(words, cased, text, tuple(shown.items())))
    # A longer term comes first, and one that asks for its capital letters before one that does not.
    ordered = {
        first: tuple(sorted(terms, key=lambda term: (-len(term.words), term.written is None)))
        for first, terms in by_first_word.items()
    }
    return ContextTerms(tuple(names), ordered)
