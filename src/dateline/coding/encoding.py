"""Sentences as the encoder reads them: words cut into pieces, and the path of the parse from an act to a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Token
from tokenizers import Tokenizer

LONGEST = 160
"""Pieces of a sentence that the encoder reads; what stands behind them is not seen."""
FAR = "far"
"""What `path_between` returns where there is no way, or a long one."""
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as piece numbers, and for each word the place of its first piece (None past the longest)."""

    numbers: list[int]
    places: list[int | None]


@dataclass(frozen=True, slots=True)
class MarkedPieces:
    """A sentence with two parties marked, and the places of the marks before actor and recipient."""

    numbers: list[int]
    actor: int
    recipient: int


class Cutter:
    """Cuts words into pieces, each word once.

    The four marks around a pair are pieces that the vocabulary has left unused.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._cut: dict[str, list[int]] = {}
        self.first = self._number("[CLS]", "<s>")
        self.last = self._number("[SEP]", "</s>")
        self.unknown = self._number("[UNK]")
        self.marks = tuple(self._number(f"[unused{i}]") for i in range(4))

    def _number(self, *names: str) -> int:
        numbers = (self._tokenizer.token_to_id(name) for name in names)
        return next(number for number in numbers if number is not None)

    def word(self, word: str) -> list[int]:
        """Return the pieces of a word, at least one."""
        found = self._cut.get(word)
        if found is None:
            found = self._tokenizer.encode(word, add_special_tokens=False).ids or [self.unknown]
            self._cut[word] = found
        return found

    def sentence(self, words: Sequence[str]) -> Pieces:
        """Return the pieces of a sentence."""
        numbers, places = [self.first], list[int | None]()
        for word in words:
            places.append(len(numbers) if len(numbers) < LONGEST - 1 else None)
            numbers.extend(self.word(word))
        return Pieces([*numbers[: LONGEST - 1], self.last], places)

    def pair(self, words: Sequence[str], actor: tuple[int, int], recipient: tuple[int, int]) -> MarkedPieces:
        """Return the pieces of a sentence with marks around two runs of words (ends exclusive).

        Of a sentence that is too long, the part around the two is kept.
        """
        before: dict[int, list[int]] = {}
        for place, mark in ((actor[1], 1), (recipient[1], 3), (actor[0], 0), (recipient[0], 2)):
            before.setdefault(place, []).append(self.marks[mark])
        cut = [[*before.get(i, ()), *(self.word(words[i]) if i < len(words) else ())] for i in range(len(words) + 1)]
        kept = _around(cut, min(actor[0], recipient[0]), max(actor[1], recipient[1]))
        numbers = [self.first, *chain.from_iterable(kept), self.last]
        return MarkedPieces(numbers, numbers.index(self.marks[0]), numbers.index(self.marks[2]))


def _around(cut: list[list[int]], first: int, last: int) -> list[list[int]]:
    """Drop words from both ends, those before `first` and behind `last`, until the rest is short enough."""
    low, high, length = 0, len(cut), sum(map(len, cut))
    while length > LONGEST - 2 and (low < first or high > last + 1):
        if high - last - 1 >= first - low:
            high -= 1
            length -= len(cut[high])
        else:
            length -= len(cut[low])
            low += 1
    return cut[low:high]


def path_between(act: Token, party: Token) -> str:
    """Return the steps of the parse from the word of an act to the word of a party.

    "^x" climbs from a child that stands in relation x, "x" goes down to one; prepositions are named, and members of
    an enumeration stand where its first stands. "far" if there is no way or it is longer than six steps.
    """
    up: list[Token] = [act]
    while up[-1].head.i != up[-1].i and len(up) <= _STEPS:
        up.append(up[-1].head)
    rank = {token.i: k for k, token in enumerate(up)}
    down: list[Token] = []
    current = party
    while current.i not in rank:
        if current.head.i == current.i or len(down) > _STEPS:
            return FAR
        down.append(current)
        current = current.head
    climbed = [f"^{token.dep_}" for token in up[: rank[current.i]]]
    descended = [_step(token) for token in reversed(down) if token.dep_ != "conj"]
    steps = climbed + descended
    return ">".join(steps) if len(steps) <= _STEPS else FAR


def _step(token: Token) -> str:
    return f"{token.dep_}:{token.lower_}" if token.dep_ in ("prep", "agent", "dative") else token.dep_
