"""Pronouns and back-references: which party named before "he", "they", "the group" or "the two leaders" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.resolving.actors.drafts import Draft, Kind
from dateline.resolving.actors.words import Words

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = {"he": 4, "they": 2, "it": 2}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "xcomp", "conj", "acl", "parataxis"})


class References:
    """Finds antecedents among the drafts of one article, which are given in reading order."""

    def __init__(self, words: Words, knowledge: Knowledge, drafts: Sequence[Draft]) -> None:
        self.words = words
        self.knowledge = knowledge
        self.drafts = list(drafts)
        self._frequency: dict[str, int] = {}
        for draft in drafts:
            self._frequency[draft.name] = self._frequency.get(draft.name, 0) + 1

    def is_speaker_word(self, token: int) -> bool:
        """Say whether a token is a pronoun of the first person."""
        return self.words.text[token].lower() in _SPEAKER

    def relative_noun(self, token: int) -> int | None:
        """Return the noun that a relative pronoun ("the rebels who fled") hangs on."""
        words = self.words
        if words.text[token].lower() not in _RELATIVE:
            return None
        current = token
        for _ in range(6):
            current = words.head[current]
            if words.dep[current] == "relcl":
                return words.head[current]
            if words.dep[current] == "ROOT":
                return None
        return None

    def antecedents(self, token: int) -> list[Draft]:
        """Return who a pronoun of the third person stands for, one draft or several coordinated ones; [] if unclear."""
        lowered = self.words.text[token].lower()
        if lowered in _MALE or lowered in _FEMALE:
            best = self._best(
                token, lambda draft: self._fits_person(draft, "f" if lowered in _FEMALE else "m"), _REACH["he"]
            )
            return [best] if best else []
        if lowered in _NEUTER:
            best = self._best(token, self._fits_thing, _REACH["it"])
            return [best] if best else []
        if lowered in _PLURAL:
            best = self._best(token, self._fits_plural, _REACH["they"])
            if best is None:
                return []
            group = [draft for draft in self.drafts if self._coordinated(draft, best)]
            return group or [best]
        return []

    @staticmethod
    def _fits_person(draft: Draft, gender: str) -> bool:
        if draft.kind is not Kind.PERSON or draft.plural:
            return False
        held = draft.character.gender if draft.character is not None else draft.gender
        return held in ("", gender)

    @staticmethod
    def _fits_thing(draft: Draft) -> bool:
        return draft.kind in (Kind.COUNTRY, Kind.GROUP) and not draft.plural

    def _fits_plural(self, draft: Draft) -> bool:
        if draft.plural or draft.kind is Kind.PEOPLE:
            return True
        if draft.kind is Kind.GROUP and draft.word in ("police", "government", "party", "team", "group", "army"):
            return True
        return any(self._coordinated(other, draft) for other in self.drafts if other is not draft)

    def _coordinated(self, first: Draft, second: Draft) -> bool:
        """Say whether two drafts' heads are joined by and/or, or are one head."""
        words = self.words
        if first.head == second.head:
            return True
        root = second.head
        while words.dep[root] == "conj":
            root = words.head[root]
        other = first.head
        while words.dep[other] == "conj":
            other = words.head[other]
        return root == other and first.kind is second.kind

    def _best(self, token: int, fits: object, reach: int) -> Draft | None:
        words = self.words
        sentence = words.sentence[token]
        possessive = words.dep[token] == "poss"
        clause = self._clause(token)
        best: Draft | None = None
        best_score = -1e9
        for draft in self.drafts:
            if draft.head >= token:
                break
            distance = sentence - words.sentence[draft.head]
            if distance > reach or not fits(draft):  # type: ignore[operator]
                continue
            if (
                not possessive
                and distance == 0
                and self._clause(draft.head) == clause
                and (words.dep[draft.head] in _SUBJECTS or words.head[draft.head] == words.head[token])
            ):
                continue
            if words.head[token] == draft.head or draft.first <= token < draft.last:
                continue
            score = -1.5 * distance + self._prominence(draft.head)
            score += 0.15 * min(self._frequency[draft.name], 5)
            score += 0.4 if draft.character is not None or draft.named else 0.0
            if distance == 0 and possessive and self._clause(draft.head) == clause:
                score += 0.5
            score += 0.0005 * draft.head
            if score >= best_score:
                best, best_score = draft, score
        return best

    def _clause(self, token: int) -> int:
        words = self.words
        current = token
        for _ in range(30):
            if words.dep[current] in _CLAUSE_HEADS and not words.is_noun(current):
                return current
            if words.head[current] == current:
                return current
            current = words.head[current]
        return current

    def _prominence(self, head: int) -> float:
        """Return how likely a phrase is taken up again by its place in the clause: subjects first."""
        words = self.words
        current = head
        while words.dep[current] in ("conj", "appos"):
            current = words.head[current]
        dep = words.dep[current]
        if dep in _SUBJECTS:
            verb = words.head[current]
            return 1.6 if words.dep[verb] == "ROOT" else 1.2
        if dep in ("dobj", "dative", "agent"):
            return 0.6
        if dep == "poss":
            return 0.2
        if dep == "pobj" and words.text[words.head[current]].lower() == "by":
            return 0.8
        return 0.3
