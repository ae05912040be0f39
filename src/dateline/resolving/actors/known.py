"""Known names in an article: every stretch of words that the knowledge has an entry for, longest first."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge import CountryForm, CountryName, Knowledge, Organisation, Person
from dateline.knowledge.index import Entry
from dateline.resolving.actors.abbreviations import find_explained
from dateline.resolving.actors.words import Words


@dataclass(frozen=True, slots=True)
class KnownName:
    """A known name in the text: its tokens (`last` exclusive) and its entries, best first.

    `aside` marks the name of a backer or a side ("Iran-backed", "pro-Russian"): no country of the actor, nor the scene.
    """

    first: int
    last: int
    entries: tuple[Entry, ...]
    aside: bool = False

    @property
    def person(self) -> Person | None:
        """The person of this name, if one goes by it."""
        return next((entry for entry in self.entries if isinstance(entry, Person)), None)

    @property
    def organisation(self) -> Organisation | None:
        """The body of this name, if one goes by it."""
        return next((entry for entry in self.entries if isinstance(entry, Organisation)), None)

    @property
    def country(self) -> CountryName | None:
        """The country that this name speaks of: by its own name before anything else."""
        found = [entry for entry in self.entries if isinstance(entry, CountryName)]
        return found[0] if found else None

    def speaks_of(self, form: CountryForm) -> bool:
        """Say whether this can be a country's `form`."""
        return any(isinstance(entry, CountryName) and entry.form is form for entry in self.entries)


def find_known_names(words: Words, knowledge: Knowledge) -> dict[int, KnownName]:
    """Return the known names of an article, keyed by each token that they cover; names never overlap."""
    units: list[str] = []
    owner: list[int] = []
    for token, parts in enumerate(words.parts):
        for part in parts:
            units.append(part)
            owner.append(token)
    found: dict[int, KnownName] = {}
    names = knowledge.names
    explained = find_explained(words, knowledge)
    position = 0
    while position < len(units):
        length, entries, capitals_only = names.longest_at(units, position)
        short = words.text[owner[position]]
        if short in explained and length <= 1:
            length, entries, capitals_only = 1, explained[short], True
        if not length or not entries:
            position += 1
            continue
        first, last = owner[position], owner[position + length - 1] + 1
        starts_inside = position > 0 and owner[position - 1] == first
        if _is_end_of_place(words, first, last, found):
            position += length
        elif not starts_inside and _is_written_as_name(words, first, last, capitals_only):
            name = KnownName(first, last, entries, aside=stands_aside(words, first, last, knowledge))
            for token in range(first, last):
                found[token] = name
            position += length
        elif starts_inside and words.is_capital(first) and not capitals_only:
            # "pro-Russian" and the like: one token whose second part is a name.
            found[first] = KnownName(first, last, entries, aside=stands_aside(words, first, last, knowledge))
            position += length
        else:
            position += 1
    return found


def stands_aside(words: Words, first: int, last: int, knowledge: Knowledge) -> bool:
    """Say whether "pro-" or "anti-" stands before the tokens, or "-backed" and the like after them."""
    siding, backing = knowledge.actor_words["siding"], knowledge.actor_words["backing"]
    opening, closing = words.parts[first][:1], words.parts[last - 1][-1:]
    if (opening and opening[0] in siding) or (closing and closing[0] in backing):
        return True
    before = [text.lower() for text in words.text[max(0, first - 2) : first]]
    if before[-1:] == ["-"] and before[0] in siding:
        return True
    after = words.text[last : last + 2]
    return len(after) == 2 and after[0] in ("-", "–") and after[1].lower() in backing


def _is_end_of_place(words: Words, first: int, last: int, found: dict[int, KnownName]) -> bool:
    """Say whether one word is but the end of another place's name: "New Jersey" is not Jersey."""
    before = first - 1
    return (
        last == first + 1
        and before >= 0
        and before not in found
        and words.is_proper(before)
        and words.is_capital(before)
        and words.head[before] == first
        and words.entity[before] == words.entity[first]
        and words.entity[first] in ("GPE", "LOC")
    )


def _is_written_as_name(words: Words, first: int, last: int, capitals_only: bool) -> bool:
    texts = words.text[first:last]
    if capitals_only:
        return all(text.upper() == text for text in texts)
    if words.entity[first] in ("GPE", "NORP") and words.is_proper(first):
        return True
    return any(letter.isupper() for text in texts for letter in text[:3])
