"""The persons of one article: full names gathered first, so that a bare surname leads back to them."""

from __future__ import annotations

from dateline.knowledge import Knowledge, Person
from dateline.knowledge.folding import fold_name, fold_parts
from dateline.resolving.actors.drafts import Character

_PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "de", "la", "von", "van", "der", "abu", "ibn", "da", "dos", "del", "le"}
)


class Characters:
    """Persons by full name and by each part of the name that may stand for it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._particles = knowledge.actor_words["particle"]
        self._by_name: dict[tuple[str, ...], Character] = {}
        self._by_part: dict[str, list[Character]] = {}

    def add(self, name: str, known: Person | None, gender: str) -> Character:
        """Return the character of a full name, made on its first mention."""
        key = fold_name(known.name if known is not None else name)
        character = self._by_name.get(key)
        if character is None and known is None:
            character = self._same_person(key)
        if character is None:
            character = Character(known.name if known is not None else name, known=known)
            if known is not None:
                character.gender = known.gender
            self._by_name[key] = character
            for part in self._parts(name, known):
                holders = self._by_part.setdefault(part, [])
                if character not in holders:
                    holders.append(character)
        if not character.gender:
            character.gender = gender
        character.mentions += 1
        return character

    def _parts(self, name: str, known: Person | None) -> set[str]:
        names = (name,) if known is None else (name, known.name)
        parts = {part for each in names for part in fold_parts(each) if len(part) > 1 and part not in self._particles}
        if known is not None:
            parts |= {folded[0] for alias in known.aliases if len(folded := fold_parts(alias)) == 1}
        return parts

    def _same_person(self, key: tuple[str, ...]) -> Character | None:
        """Return the character whose name is a longer or shorter spelling: "George Bush" and "George W. Bush"."""
        for held, character in self._by_name.items():
            if len(key) > 1 and len(held) > 1 and key[0] == held[0] and key[-1] == held[-1]:
                return character
        return None

    def by_part(self, name: str) -> Character | None:
        """Return who a bare surname or given name stands for in this article; None if nobody or unclear."""
        parts = [part for part in fold_parts(name) if part]
        if not parts:
            return None
        found = self._by_part.get(parts[-1], [])
        if len(parts) > 1:
            found = [character for character in found if set(parts) <= self._parts(character.name, character.known)]
        if len(found) > 1:
            surname = [character for character in found if fold_parts(character.name)[-1] == parts[-1]]
            found = surname or found
        return max(found, key=lambda character: character.mentions) if found else None

    def all(self) -> tuple[Character, ...]:
        """Return the characters in the order of their first full mention."""
        return tuple(self._by_name.values())
