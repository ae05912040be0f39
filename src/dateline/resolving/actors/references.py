"""Pronouns: which party named before "he", "they" or "which" stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.resolving.actors.drafts import Draft, Kind
from dateline.resolving.actors.words import Words

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
_SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
# Sentences back that an antecedent may lie: a person is kept in mind longer than a thing.
_PERSON_REACH = 4
_THING_REACH = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "xcomp", "conj", "acl", "parataxis", "pcomp"})
_COLLECTIVES = frozenset({"police", "government", "party", "team", "group", "army", "authorities", "forces", "troops"})
_DEPTH = 12
# In reported speech a pronoun mostly is the speaker ("she said she would go"); in a quotation never.
_SPEAKER_BONUS = 1.0


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of somebody's words (code points) and where they are named; `quoted` if in quotation marks."""

    start: int
    end: int
    speaker_start: int
    speaker_end: int
    quoted: bool


class References:
    """Finds antecedents among the drafts of one article, which are given in reading order."""

    def __init__(self, words: Words, drafts: Sequence[Draft], sayings: Sequence[Saying] = ()) -> None:
        self._words = words
        self._drafts = drafts
        self._sayings = sorted(sayings, key=lambda saying: saying.end - saying.start)
        self._frequency: dict[str, int] = {}
        for draft in drafts:
            self._frequency[draft.name] = self._frequency.get(draft.name, 0) + 1

    def is_speaker_word(self, token: int) -> bool:
        """Say whether a token is a pronoun of the first person."""
        return self._words.text[token].lower() in _SPEAKER or self.is_plural_speaker(token)

    def is_plural_speaker(self, token: int) -> bool:
        """Say whether a token is "we" or a form of it."""
        return self._words.text[token].lower() in _SPEAKERS

    def saying_at(self, token: int) -> Saying | None:
        """Return whose words a token belongs to; of nested stretches the narrowest one counts."""
        offset = self._words.start[token]
        return next((saying for saying in self._sayings if saying.start <= offset < saying.end), None)

    def relative_noun(self, token: int) -> int | None:
        """Return the noun that a relative pronoun ("the rebels who fled") hangs on; None for any other word."""
        words = self._words
        if words.text[token].lower() not in _RELATIVE:
            return None
        current = token
        for _ in range(_DEPTH):
            if words.dep[current] == "relcl":
                return words.head[current]
            if words.head[current] == current:
                break
            current = words.head[current]
        return None

    def antecedents(self, token: int) -> list[Draft]:
        """Return who a pronoun of the third person stands for, one draft or several coordinated ones; [] if unclear."""
        lowered = self._words.text[token].lower()
        if lowered in _MALE or lowered in _FEMALE:
            gender = "f" if lowered in _FEMALE else "m"
            best = self._best(token, lambda draft: _fits_person(draft, gender), _PERSON_REACH)
        elif lowered in _NEUTER:
            best = self._best(token, _fits_thing, _THING_REACH)
        elif lowered in _PLURAL:
            best = self._best(token, self._fits_plural, _THING_REACH)
            if best is None:
                return self._two_apart(token)
            chosen = best
            return [draft for draft in self._near(token) if self._together(draft, chosen)]
        else:
            best = None
        return [best] if best is not None else []

    def _two_apart(self, token: int) -> list[Draft]:
        """Return the two persons of the nearest sentence that names exactly two, or [].

        "Macron met Ruto in Paris. They agreed to cooperate."
        """
        words = self._words
        for distance in range(_THING_REACH + 1):
            named: dict[str, Draft] = {}
            for draft in self._drafts:
                if draft.head >= token or words.sentence[token] - words.sentence[draft.head] != distance:
                    continue
                if draft.kind is Kind.PERSON and not draft.plural and (draft.named or draft.character is not None):
                    named.setdefault(draft.name, draft)
            if len(named) == 2:
                return list(named.values())
            if len(named) > 2:
                return []
        return []

    def _near(self, token: int) -> list[Draft]:
        sentence = self._words.sentence[token]
        reach = sentence - _PERSON_REACH
        return [draft for draft in self._drafts if draft.head < token and self._words.sentence[draft.head] >= reach]

    def _fits_plural(self, draft: Draft) -> bool:
        if draft.plural or draft.kind is Kind.PEOPLE:
            return True
        if draft.kind is Kind.GROUP and draft.word in _COLLECTIVES:
            return True
        words = self._words
        return any(words.dep[child] == "conj" for child in words.children[draft.head]) and draft.kind is not Kind.GROUP

    def _together(self, first: Draft, second: Draft) -> bool:
        """Say whether two drafts are one phrase's or coordinated with each other."""
        root = self._words.coordination_root
        return first.head == second.head or (first.kind is second.kind and root(first.head) == root(second.head))

    def _best(self, token: int, fits: Callable[[Draft], bool], reach: int) -> Draft | None:
        words = self._words
        sentence = words.sentence[token]
        possessive = words.dep[token] == "poss"
        clause = self._clause(token)
        saying = self.saying_at(token)
        best: Draft | None = None
        best_score = 0.0
        for draft in self._drafts:
            if draft.head >= token:
                break
            distance = sentence - words.sentence[draft.head]
            if distance > reach or not fits(draft) or draft.first <= token < draft.last:
                continue
            same_clause = distance == 0 and self._clause(draft.head) == clause
            if same_clause and not possessive and words.dep[draft.head] in _SUBJECTS:
                continue
            if words.head[token] == draft.head:
                continue
            speaks = saying is not None and saying.speaker_start <= words.start[draft.head] < saying.speaker_end
            if speaks and saying is not None and saying.quoted:
                continue
            score = _SPEAKER_BONUS if speaks else 0.0
            score += 10.0 - 1.5 * distance + self._prominence(draft.head)
            score += 0.15 * min(self._frequency[draft.name], 5)
            score += 0.4 if draft.character is not None or draft.named else 0.0
            score += 0.5 if same_clause and possessive else 0.0
            score += 0.0005 * (draft.head - token)
            if score >= best_score:
                best, best_score = draft, score
        return best

    def _clause(self, token: int) -> int:
        words = self._words
        current = token
        for _ in range(_DEPTH):
            if (words.dep[current] in _CLAUSES and not words.is_noun(current)) or words.head[current] == current:
                return current
            current = words.head[current]
        return current

    def _prominence(self, head: int) -> float:
        """Return how likely a phrase is taken up again by its place in the clause: subjects first."""
        words = self._words
        current = head
        for _ in range(_DEPTH):
            if words.dep[current] not in ("conj", "appos") or words.head[current] == current:
                break
            current = words.head[current]
        dep = words.dep[current]
        if dep in _SUBJECTS:
            return 1.6 if words.dep[words.head[current]] == "ROOT" else 1.2
        if dep in ("dobj", "dative", "agent"):
            return 0.6
        if dep == "poss":
            return 0.2
        by_phrase = dep == "pobj" and words.text[words.head[current]].lower() == "by"
        return 0.8 if by_phrase else 0.3


def _fits_person(draft: Draft, gender: str) -> bool:
    if draft.kind is not Kind.PERSON or draft.plural:
        return False
    held = draft.character.gender if draft.character is not None else draft.gender
    return held in ("", gender)


def _fits_thing(draft: Draft) -> bool:
    return draft.kind in (Kind.COUNTRY, Kind.GROUP) and not draft.plural
