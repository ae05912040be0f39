"""A match as the rules see it: its words by name, the words around it, and the tense of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.resolving.times.counts import number_in
from dateline.resolving.times.patterns import Match
from dateline.resolving.times.tables import read_rows
from dateline.resolving.times.tokens import Tokens, vocabulary

# How far from an expression its verb is looked for, in tokens.
REACH = 25
_ENDS = frozenset({".", "?", "!", "\n\n", ";"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "col", "lt", "sgt", "st", "no", "u", "s", "jr"}
)


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Return the words around an expression that tell how to read it: cue -> words (cues.tsv)."""
    groups: dict[str, set[str]] = {}
    for row in read_rows("cues.tsv"):
        groups.setdefault(row["cue"], set()).add(row["word"])
    return {cue: frozenset(words) for cue, words in groups.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule at token `first` of a text."""

    tokens: Tokens
    first: int
    match: Match

    @property
    def last(self) -> int:
        """Return the token after the match."""
        return self.first + self.match.length

    def has(self, name: str) -> bool:
        """Return whether a named part of the pattern was matched."""
        return name in self.match.parts

    def words(self, name: str) -> list[str]:
        """Return the words of a named part in lower case; [] if it was not matched."""
        if name not in self.match.parts:
            return []
        start, end = self.match.parts[name]
        return [self.tokens.lower(self.first + place) for place in range(start, end)]

    def word(self, name: str) -> str:
        """Return the first word of a named part in lower case, "" if it was not matched."""
        words = self.words(name)
        return words[0] if words else ""

    def place(self, name: str) -> tuple[int, int]:
        """Return the first and last token (exclusive) of a named part that was matched."""
        start, end = self.match.parts[name]
        return self.first + start, self.first + end

    def value(self, name: str, *classes: str) -> str:
        """Return what words.tsv says of the first word of a part under one of the classes; "" if it says nothing."""
        known = vocabulary().get(self.word(name).replace(" ", ""), {})
        return next((known[cls] for cls in classes if cls in known), "")

    def integer(self, name: str) -> int | None:
        """Return the number that a part's first word writes, None if it is no plain number."""
        word = self.word(name)
        if word.isdecimal():
            return int(word)
        return number_in(word, "ONES", "TENS") if word else None

    def before(self, steps: int = 1) -> str:
        """Return the word that stands `steps` tokens before the match, in lower case."""
        return self.tokens.lower(self.first - steps)

    def after(self, steps: int = 1) -> str:
        """Return the word that stands `steps` tokens after the match, in lower case."""
        return self.tokens.lower(self.last + steps - 1)

    def written(self, offset: int) -> str:
        """Return a token as written, counted from the match's first; "" outside the text."""
        index = self.first + offset
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def tense(self) -> str:
        """Return "future", "past" or "" by the verb cue nearest to the expression, words before it first."""
        key = (self.first, self.last)
        known = self.tokens.tenses.get(key)
        if known is None:
            known = self._nearest(range(self.first - 1, max(-1, self.first - REACH), -1))
            known = known or self._nearest(range(self.last, min(len(self.tokens.words), self.last + REACH)))
            self.tokens.tenses[key] = known
        return known

    def _nearest(self, indices: range) -> str:
        groups = cues()
        for index in indices:
            word = self.tokens.lower(index)
            if word in _ENDS and not (word == "." and self._abbreviation(index)):
                return ""
            if word in groups["future"]:
                return "future"
            verb = word in groups["past"] or (len(word) > 4 and word.endswith("ed"))
            if verb and self.tokens.lower(index - 1) not in ("be", "being"):
                return "past"
            if word == "to" and self._infinitive(index):
                return "future"
        return ""

    def _infinitive(self, index: int) -> bool:
        """Return whether "to" at a token opens a plan: "is to", "agreed to", "a meeting to be held"."""
        return self.tokens.lower(index + 1) == "be" or self.tokens.lower(index - 1) in cues()["planner"]

    def _abbreviation(self, index: int) -> bool:
        previous = self.tokens.lower(index - 1)
        return previous in _TITLES or len(previous) == 1 or "MONTHABBR" in vocabulary().get(previous, {})
