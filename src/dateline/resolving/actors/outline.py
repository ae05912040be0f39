"""The outline of a noun phrase: which of its words name countries, bodies, persons, and which say what they do."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge import Agent, CountryForm, CountryName, Knowledge, Organisation, Person
from dateline.knowledge.folding import fold_parts
from dateline.resolving.actors.known import KnownName
from dateline.resolving.actors.words import Words

_PHRASE_PREPOSITIONS = frozenset({"of", "in", "from", "at", "for", "with", "to", "on", "near", "inside", "across"})
_POSSESSIVE = "POS"


@dataclass(frozen=True, slots=True)
class AgentSpan:
    """An agent noun in the phrase; `last` is exclusive."""

    first: int
    last: int
    agent: Agent


@dataclass(slots=True)
class Outline:
    """What the words of a noun phrase are. Token numbers throughout; `left` is the first token, `head` the last.

    `own` is the known name that ends at the head, `countries`, `bodies` and `persons` stand before it.
    `proper` are capitalised words before and at the head that nothing is known about.
    """

    head: int
    left: int
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
        uses = knowledge.actor_words
        self._former = uses["former"]
        self._coming = uses["coming"]
        self._backing = uses["backing"]
        self._siding = uses["siding"]
        self._joining_heads: dict[int, AgentSpan | None] = {}

    def agent_ending_at(self, token: int, leftmost: int) -> AgentSpan | None:
        """Return the longest agent noun whose last word is `token`, not reaching before `leftmost`."""
        words = self.words
        parts: tuple[str, ...] = ()
        best: AgentSpan | None = None
        position = token
        while position >= leftmost and len(parts) < self.knowledge.longest_agent:
            added = words.parts[position]
            if added == ("",):
                break
            parts = added + parts
            agent = self.knowledge.agents.get(parts)
            if agent is not None:
                best = AgentSpan(position, token + 1, agent)
            position -= 1
        return best

    def outline(self, head: int) -> Outline:
        """Return the outline of the phrase that `head` heads."""
        words = self.words
        left = words.left_edge(head)
        result = Outline(head, left)
        own = self.known.get(head)
        if own is not None and own.last == head + 1:
            result.own = own
        result.agent = self.agent_ending_at(head, left)
        if result.agent is not None and result.own is not None and self._name_wins(result):
            result.agent = None
        elif result.agent is not None:
            result.own = None
        stop = result.agent.first if result.agent else (result.own.first if result.own else head + 1)
        stop = max(stop, left)
        self._read_modifiers(result, left, stop)
        if result.own is None and result.agent is None and not result.proper and words.is_proper(head):
            result.proper.append(head)
        self._read_dependents(result)
        return result

    def _name_wins(self, outline: Outline) -> bool:
        """Decide between a known name and an agent noun that end at the same word: the longer one, then the name."""
        own, agent = outline.own, outline.agent
        if own is None or agent is None:
            return own is not None
        return own.first <= agent.first

    def _read_modifiers(self, result: Outline, left: int, stop: int) -> None:
        words = self.words
        position = left
        while position < stop:
            name = self.known.get(position)
            if name is not None and name.first >= left and name.last <= stop:
                self._read_name(result, name)
                position = name.last
                continue
            token = position
            position += 1
            lowered = words.text[token].lower()
            if lowered in self._former or lowered.startswith("ex-"):
                result.former = True
            elif lowered in self._coming:
                result.coming = True
            elif lowered in ("the", "this", "that", "these", "those", "its", "his", "her", "their", "both"):
                result.definite = True
                if words.tag[token] == "PRP$" and words.head[token] == result.head:
                    result.possessor = token
            elif words.tag[token] == _POSSESSIVE:
                result.definite = True
            else:
                span = self._agent_from(token, stop)
                if span is not None:
                    result.modifiers.append(span)
                    position = span.last
                elif words.is_proper(token) or (words.is_capital(token) and words.tag[token] in ("JJ", "FW")):
                    result.proper.append(token)
        for child in words.children[result.head]:
            if words.dep[child] == "poss" and child < result.head:
                result.possessor = child

    def _agent_from(self, token: int, stop: int) -> AgentSpan | None:
        """Return the longest agent noun that begins at `token`."""
        words = self.words
        parts: tuple[str, ...] = ()
        best: AgentSpan | None = None
        for position in range(token, min(stop, token + self.knowledge.longest_agent)):
            added = words.parts[position]
            if added == ("",):
                break
            parts = parts + added
            agent = self.knowledge.agents.get(parts)
            if agent is not None:
                best = AgentSpan(token, position + 1, agent)
        return best

    def _read_name(self, result: Outline, name: KnownName) -> None:
        if self._is_backer(name):
            return
        person = name.person
        country = name.country
        body = name.organisation
        if country is not None and country.form in (CountryForm.NAME, CountryForm.ADJECTIVE):
            result.countries.append(country)
        elif body is not None:
            result.bodies.append(body)
        elif person is not None:
            result.persons.append(person)
        elif country is not None:
            result.countries.append(country)

    def _is_backer(self, name: KnownName) -> bool:
        """Say whether the name is of a backer or a side ("Iran-backed", "pro-Russian"), not of the actor's own country."""
        words = self.words
        before = words.parts[name.first][0] if words.parts[name.first] else ""
        if before in self._siding or (
            words.text[name.first - 1 : name.first] == ["-"]
            and (name.first > 1 and words.text[name.first - 2].lower() in self._siding)
        ):
            return True
        inside = words.parts[name.last - 1]
        if inside and inside[-1] in self._backing:
            return True
        after = words.text[name.last : name.last + 2]
        return len(after) == 2 and after[0] in ("-", "–") and after[1].lower() in self._backing

    def _read_dependents(self, result: Outline) -> None:
        words = self.words
        for child in words.children[result.head]:
            if child < result.head:
                continue
            dep = words.dep[child]
            if dep == "appos":
                result.appositions.append(child)
            elif dep == "prep":
                preposition = words.text[child].lower()
                if preposition in _PHRASE_PREPOSITIONS:
                    result.complements.extend(
                        (preposition, inner) for inner in words.children[child] if words.dep[inner] == "pobj"
                    )


def is_capitalised_name(words: Words, tokens: list[int]) -> bool:
    """Say whether tokens look like a name: all proper and capitalised."""
    return bool(tokens) and all(words.is_proper(token) and words.is_capital(token) for token in tokens)


def given_name_gender(word: str, knowledge: Knowledge) -> str:
    """Return "f" or "m" for a known given name, "" otherwise; of "Jean-Marie" the first part decides."""
    parts = fold_parts(word)
    return knowledge.given_names.get(parts[0], "") if parts else ""
