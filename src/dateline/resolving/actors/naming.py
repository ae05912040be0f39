"""Where a personal name begins and ends in a noun phrase, for persons that the knowledge does not hold."""

from __future__ import annotations

import calendar

from dateline.knowledge import AgentKind, Knowledge
from dateline.resolving.actors.characters import Characters
from dateline.resolving.actors.outline import Outline, given_name_gender
from dateline.resolving.actors.words import Words

_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Naming:
    """Finds personal names at the heads of phrases."""

    def __init__(self, words: Words, knowledge: Knowledge, characters: Characters) -> None:
        self._words = words
        self._knowledge = knowledge
        self._characters = characters
        self._particles = knowledge.actor_words["particle"]

    def is_given(self, token: int) -> bool:
        """Say whether a token is a given name that the tables list."""
        return bool(given_name_gender(self._words.text[token], self._knowledge))

    def person_name(self, outline: Outline) -> tuple[int, int] | None:
        """Return the tokens (end exclusive) of a personal name at the head; None if the head ends none.

        Names that the knowledge holds as a whole give None as well: they need no guess.
        """
        words = self._words
        head = outline.head
        if not words.is_proper(head) or not words.is_capital(head):
            return None
        if outline.agent is not None:
            return self._surname_like_title(outline)
        own = outline.own
        if own is not None:
            if own.last - own.first > 1 or (own.organisation is not None and own.person is None):
                return None
            first = self._first_of_name(head, outline.left)
            # "Eric Trump" is not the Trump that everybody knows, "Mark Jordan" no country.
            return (first, head + 1) if first < head and self.is_given(first) else None
        first = self._first_of_name(head, outline.left)
        if self._is_person(outline, first):
            return first, head + 1
        return None

    def _surname_like_title(self, outline: Outline) -> tuple[int, int] | None:
        """Return "Julie Bishop" as a name, though a bishop is a title elsewhere."""
        agent, head = outline.agent, outline.head
        assert agent is not None
        if agent.first == head and agent.last == head + 1 and head > outline.left and self.is_given(head - 1):
            return (head - 1, head + 1) if self._words.is_proper(head - 1) else None
        return None

    def _first_of_name(self, head: int, left: int) -> int:
        """Return the first token of the run of names that ends at `head`."""
        words = self._words
        first = head
        position = head - 1
        while position >= left:
            text = words.text[position]
            if text in ("-", "–") or text.lower() in self._particles:
                position -= 1
                if position >= left - 1 and text.lower() in self._particles:
                    first = position + 1
                continue
            if not (words.is_proper(position) and words.is_capital(position)) and words.entity[position] != "PERSON":
                break
            if not text[:1].isalpha() or not text[:1].isupper() or self._is_title(position, head):
                break
            if text in calendar.day_name:
                break
            first = position
            position -= 1
        return first

    def _is_title(self, token: int, head: int) -> bool:
        """Say whether a capitalised word before a name is a title, a nation or a body and no part of the name."""
        words = self._words
        agent = self._knowledge.agents.get(words.parts[token])
        if agent is not None and not self.is_given(token):
            return True
        text = words.text[token].rstrip(".").lower()
        if text in ("mr", "mrs", "ms", "dr", "miss", "sir", "lord", "lady", "prof", "gen", "col", "sen", "rep", "lt"):
            return True
        names = self._knowledge.names.get(words.text[token])
        return bool(names) and not self.is_given(token) and words.entity[token] != "PERSON"

    def _is_person(self, outline: Outline, first: int) -> bool:
        words = self._words
        head = outline.head
        if words.entity[head] == "PERSON":
            return True
        titled = any(
            span.last == first and span.agent.kind in (AgentKind.PERSON, AgentKind.OFFICE) for span in outline.modifiers
        )
        if titled:
            return True
        if first < head and self.is_given(first) and words.entity[head] not in _PLACES:
            return True
        return self._characters.by_part(words.text[head]) is not None
