"""Abbreviations that an article explains: "Reporters Without Borders (RSF)" makes every RSF in it that body."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge import Knowledge
from dateline.knowledge.index import Entry
from dateline.resolving.actors.words import Words

_SHORTEST, _LONGEST = 2, 8
# Words of a name that lend an abbreviation no letter, or may.
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "la", "du", "des", "to", "without", "-"})


def find_explained(words: Words, knowledge: Knowledge) -> dict[str, tuple[Entry, ...]]:
    """Return the abbreviations that an article explains, and what the full name before each stands for.

    () where nobody knows the full name: then the abbreviation is that unknown body's, whoever else bears it.
    """
    explained: dict[str, tuple[Entry, ...]] = {}
    for opening, short in _in_brackets(words):
        for first in _beginnings(words, opening, short):
            entries = knowledge.names.get(words.span_text(first, opening))
            if entries or short not in explained:
                explained[short] = entries
            if entries:
                break
    return explained


def _in_brackets(words: Words) -> Iterator[tuple[int, str]]:
    """Yield the places of opening brackets with nothing but an abbreviation inside, and the abbreviation."""
    for token in range(1, len(words) - 2):
        inside = words.text[token + 1]
        if words.text[token] != "(" or words.text[token + 2] != ")":
            continue
        if _SHORTEST <= len(inside) <= _LONGEST and inside.isalpha() and sum(map(str.isupper, inside)) > 1:
            yield token, inside


def _beginnings(words: Words, end: int, short: str) -> Iterator[int]:
    """Yield where a name may begin that ends at `end` and that has the letters of `short` for initials, shortest first.

    A name known in another language ("Medecins Sans Frontieres" for MSF, but RSF for Reporters Without Borders) need
    share only the first letter; it is taken if the tables know it.
    """
    letters = short.lower()
    capitals = ""
    for token in range(end - 1, max(-1, end - 3 * len(letters) - 1), -1):
        text = words.text[token]
        if not text[:1].isupper():
            if text.lower() not in _SMALL:
                return
            continue
        capitals = text[0].lower() + capitals
        if capitals == letters or (len(capitals) >= _SHORTEST and capitals[0] == letters[0]):
            yield token
