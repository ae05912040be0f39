"""Names told apart by their consonants: transliterations and slips of the pen differ in vowels and doubled letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from dateline.knowledge.facts import Person
from dateline.knowledge.folding import fold_name

_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = (("ck", "k"), ("sch", "sh"), ("tch", "ch"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("q", "k"),
          ("c", "k"), ("z", "s"), ("j", "g"))  # fmt: skip
_LEAST_CONSONANTS = 5
_LEAST_LIKENESS = 0.85
_LEAST_SURNAME_LIKENESS = 0.8


def skeleton(name: str) -> tuple[str, ...] | None:
    """Return the consonants of each word of a full name, likely variants made one; None if they are too few to tell."""
    words: list[str] = []
    for word in fold_name(name):
        for variant, standard in _ALIKE:
            word = word.replace(variant, standard)
        bare = _DOUBLED.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))
        if bare:
            words.append(bare)
    if len(words) < 2 or sum(len(word) for word in words) < _LEAST_CONSONANTS:
        return None
    return tuple(words)


def index_skeletons(persons: Iterable[Person]) -> dict[str, int]:
    """Return the numbers of the persons by the skeletons of their full names, words joined by spaces.

    A skeleton that two persons share leads to neither.
    """
    found: dict[str, int] = {}
    shared: set[str] = set()
    for number, person in enumerate(persons):
        for name in (person.name, *person.aliases):
            words = skeleton(name)
            key = " ".join(words) if words is not None else None
            if key is not None and found.setdefault(key, number) != number:
                shared.add(key)
    return {key: number for key, number in found.items() if key not in shared}


def is_spelling_of(name: str, person: Person) -> bool:
    """Say whether `name` is alike enough to one of the person's names: consonants alone take Hyon for Hwan."""
    folded = " ".join(fold_name(name))
    return any(
        SequenceMatcher(None, folded, " ".join(fold_name(known))).ratio() >= _LEAST_LIKENESS
        for known in (person.name, *person.aliases)
    )


def surname_is_alike(name: str, person: Person) -> bool:
    """Say whether the last words of `name` and of one of the person's names are alike: "Morales" is not Marles."""
    surname = fold_name(name)[-1]
    return any(
        SequenceMatcher(None, surname, fold_name(known)[-1]).ratio() >= _LEAST_SURNAME_LIKENESS
        for known in (person.name, *person.aliases)
    )
