"""The outline of a noun phrase: which of its words name countries, bodies, persons, and which say what they do."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge import Agent, CountryForm, CountryName, Knowledge, Organisation, Person
from dateline.knowledge.folding import BREAK, fold_parts
from dateline.resolving.actors.known import KnownName, stands_aside
from dateline.resolving.actors.words import Words

_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "both", "'s"})
_LONGEST_TAIL = 4


@dataclass(frozen=True, slots=True)
class AgentSpan:
    """An agent noun in the phrase; `last` is exclusive."""

    first: int
    last: int
    agent: Agent


@dataclass(slots=True)
class Outline:
    """What the words of a noun phrase are, by token numbers; `left` is the first one, `head` the head's.

    `own` is the known name that ends at the head, `agent` the agent noun there. `countries`, `bodies`, `persons`
    and `modifiers` stand before it. `proper` are capitalised words that nothing is known about. `last` is exclusive
    and lies after the head where an agent noun reaches on ("Secretary of State").
    """

    head: int
    left: int
    last: int
    own: KnownName | None = None
    agent: AgentSpan | None = None
    countries: list[CountryName] = field(default_factory=list)
    bodies: list[Organisation] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    modifiers: list[AgentSpan] = field(default_factory=list)
    proper: list[int] = field(default_factory=list)
    possessor: int | None = None
    former: bool = False
    coming: bool = False
    definite: bool = False
    ethnic: bool = False
    complements: list[tuple[str, int]] = field(default_factory=list)
    appositions: list[int] = field(default_factory=list)

    def complement(self, *prepositions: str) -> int | None:
        """Return the head of the first complement after one of `prepositions`."""
        return next((head for word, head in self.complements if word in prepositions), None)


class Outliner:
    """Reads outlines off the words of one article."""

    def __init__(self, words: Words, known: dict[int, KnownName], knowledge: Knowledge) -> None:
        self.words = words
        self.known = known
        self.knowledge = knowledge
        self._former = knowledge.actor_words["former"]
        self._coming = knowledge.actor_words["coming"]
        self._outlines: dict[int, Outline] = {}

    def can_name(self, token: int) -> bool:
        """Say whether a phrase headed by `token` can name anybody at all; False spares most nouns their outline."""
        parts = self.words.parts[token]
        return (
            token in self.known
            or self.words.is_capital(token)
            or (
                bool(parts) and (parts[-1] in self.knowledge.agent_endings or parts[0] in self.knowledge.agent_openings)
            )
        )

    def outline(self, head: int) -> Outline:
        """Return the outline of the phrase that `head` heads."""
        held = self._outlines.get(head)
        if held is None:
            held = self._outlines[head] = self._read(head)
        return held

    def _read(self, head: int) -> Outline:
        left = self.words.left_edge(head)
        result = Outline(head, left, head + 1)
        own = self.known.get(head)
        if own is not None and (own.last == head + 1 or not own.first <= self.words.head[head] < own.last):
            result.own = own
            result.last = own.last
        agent = self._agent_at(head, left)
        # Of a known name and an agent noun that end at the same word the longer one counts, then the name.
        if agent is not None and (result.own is None or agent.first < result.own.first or agent.last > head + 1):
            result.agent, result.own = agent, None
            result.last = agent.last
        stop = agent.first if result.agent and agent else result.own.first if result.own else head + 1
        self._read_modifiers(result, max(stop, left))
        self._read_dependents(result)
        return result

    def _agent_at(self, head: int, leftmost: int) -> AgentSpan | None:
        """Return the longest agent noun around `head`: "prime minister", "secretary of state"."""
        words, agents = self.words, self.knowledge.agents
        best: AgentSpan | None = None
        parts: tuple[str, ...] = ()
        for first in range(head, leftmost - 1, -1):
            if words.parts[first] == (BREAK,):
                break
            parts = words.parts[first] + parts
            if len(parts) > self.knowledge.longest_agent:
                break
            if parts in agents and words.parts[first]:
                best = AgentSpan(first, head + 1, agents[parts])
        opening = words.parts[head][:1]
        if not opening or (opening[0] not in self.knowledge.agent_openings and best is None):
            return best
        first = best.first if best else head
        tail: tuple[str, ...] = tuple(part for token in range(first, head + 1) for part in words.parts[token])
        for last in range(head + 1, min(len(words), head + 1 + _LONGEST_TAIL)):
            if words.parts[last] == (BREAK,):
                break
            tail += words.parts[last]
            agent = agents.get(tail)
            if agent is not None and (words.text[head + 1].lower() in ("of", "for", "-", "general", "to")):
                best = AgentSpan(first, last + 1, agent)
        return best

    def _agent_from(self, token: int, stop: int) -> AgentSpan | None:
        """Return the longest agent noun that begins at `token`."""
        words = self.words
        parts: tuple[str, ...] = ()
        best: AgentSpan | None = None
        for position in range(token, min(stop, token + self.knowledge.longest_agent)):
            added = words.parts[position]
            if added == (BREAK,):
                break
            parts += added
            agent = self.knowledge.agents.get(parts)
            if agent is not None and added:
                best = AgentSpan(token, position + 1, agent)
        return best

    def _read_modifiers(self, result: Outline, stop: int) -> None:
        words = self.words
        position = result.left
        while position < stop:
            name = self.known.get(position)
            if name is not None and result.left <= name.first and name.last <= stop and not self._is_given_name(name):
                title = self._agent_from(position, stop)
                if title is None or title.last <= name.last:
                    self._read_name(result, name)
                    position = name.last
                    continue
            token = position
            position += 1
            if not words.parts[token]:
                continue
            lowered = words.text[token].lower()
            if lowered in self._former or lowered.startswith("ex-"):
                result.former = True
            elif lowered in self._coming:
                result.coming = True
            elif lowered in _POINTING or words.tag[token] == "POS":
                result.definite = True
            elif lowered == "ethnic":
                result.ethnic = True
            else:
                span = self._agent_from(token, stop)
                if span is not None and not stands_aside(words, span.first, span.last, self.knowledge):
                    result.modifiers.append(span)
                    position = span.last
                elif words.is_proper(token) or (words.is_capital(token) and words.tag[token] in ("JJ", "FW", "VBG")):
                    result.proper.append(token)
        for child in words.children[result.head]:
            if words.dep[child] == "poss" and child < result.head:
                result.possessor = child
                result.definite = True

    def _is_given_name(self, name: KnownName) -> bool:
        """Say whether a known name is but the first half of a personal name ("Salman Rushdie", "Jordan Smith")."""
        words = self.words
        after = name.last
        if name.last - name.first > 1 or after >= len(words) or words.entity[name.first] != "PERSON":
            return False
        return words.entity[after] == "PERSON" and words.is_proper(after) and self.known.get(after) is not name

    def _read_name(self, result: Outline, name: KnownName) -> None:
        if name.aside:
            return
        country = name.country
        if country is not None and country.form in (CountryForm.NAME, CountryForm.ADJECTIVE):
            if not result.ethnic:
                result.countries.append(country)
        elif name.organisation is not None:
            result.bodies.append(name.organisation)
        elif name.person is not None:
            result.persons.append(name.person)
        elif country is not None and not result.ethnic:
            result.countries.append(country)

    def _read_dependents(self, result: Outline) -> None:
        words = self.words
        for child in words.children[result.head]:
            if child < result.last:
                continue
            dep = words.dep[child]
            if dep == "appos":
                result.appositions.append(child)
            elif dep == "prep":
                preposition = words.text[child].lower()
                result.complements.extend(
                    (preposition, inner) for inner in words.children[child] if words.dep[inner] == "pobj"
                )


def given_name_gender(word: str, knowledge: Knowledge) -> str:
    """Return "f" or "m" for a known given name, "" otherwise; of "Jean-Marie" the first part decides."""
    parts = fold_parts(word)
    return knowledge.given_names.get(parts[0], "") if parts else ""
