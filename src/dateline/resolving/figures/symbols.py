"""A sentence as a string of symbols, one for each word that matters: what the patterns of figures are written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.codebook.tables import CodebookBroken, read_table
from dateline.resolving.figures.numbers import Number, find_numbers

TABLE = "figure_words.tsv"
# Symbols of the classes of words; those in capitals beside N, A and V are nouns that carry a number of their own.
CLASSES = {
    "killed": "k",
    "injured": "w",
    "arrested": "a",
    "died": "d",
    "dead": "x",
    "kill or injure": "K",
    "be": "b",
    "filler": "v",
    "determiner": "D",
    "and": "c",
    "left": "l",
    "lives": "L",
    "claim": "q",
    "toll": "T",
    "injured toll": "W",
    "arrest toll": "Q",
    "deaths": "z",
    "injuries": "y",
    "detentions": "i",
    "casualties": "S",
    "crowd person": "C",
    "march": "m",
    "crowd": "u",
    "draw": "h",
    "strong": "s",
    "including": "g",
    "of": "f",
    "by": "B",
    "at": "t",
    "person": "p",
    "not people": "U",
    "zero": "0",
    "no": "n",
}
NUMBER, ARTICLE, VERB, MODIFIER, COMMA, OTHER = "N", "A", "V", "j", ",", "."
_LONGEST_TERM = 5


@dataclass(frozen=True, slots=True)
class Symbols:
    """The symbols of a sentence; for each the token that it begins with and, for counts, the number."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number | None, ...]


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the terms by their first word, longest first. Raises CodebookBroken (DL-B001)."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table(TABLE):
        if row["class"] not in CLASSES:
            raise CodebookBroken(f"there is no class {row['class']!r}", where=f"{TABLE}: {row['word']}")
        words = tuple(row["word"].lower().split())
        found.setdefault(words[0], []).append((words, CLASSES[row["class"]]))
    return {first: tuple(sorted(terms, key=lambda term: -len(term[0]))) for first, terms in found.items()}


def read_symbols(tokens: Sequence[Token], text: str) -> Symbols | None:
    """Return the symbols of a sentence, None if nothing in it counts anybody.

    `tokens` are the sentence's, `text` is the article's, in which the offsets of the numbers count.
    """
    first = tokens[0].idx
    last = tokens[-1].idx + len(tokens[-1])
    numbers = [
        number._replace(start=number.start + first, end=number.end + first) for number in find_numbers(text[first:last])
    ]
    lowered = [token.lower_ for token in tokens]
    if not numbers and not any(word in ("no", "nobody", "none", "without") for word in lowered):
        return None
    symbols: list[str] = []
    starts: list[Token] = []
    counts: list[Number | None] = []
    waiting = iter(numbers)
    number = next(waiting, None)
    position = 0
    while position < len(tokens):
        token = tokens[position]
        while number is not None and number.end <= token.idx:
            number = next(waiting, None)
        width, symbol = _term(lowered, tokens, position)
        counted = None
        if symbol != CLASSES["zero"] and number is not None and number.start < token.idx + len(token):
            counted, width = number, 1
            symbol = ARTICLE if number.article else NUMBER
            while position + width < len(tokens) and tokens[position + width].idx < number.end:
                width += 1
        symbols.append(symbol)
        starts.append(token)
        counts.append(counted)
        if counted is not None and text[counted.end : counted.end + 7].lower() == "-strong":
            symbols.append(CLASSES["strong"])
            starts.append(token)
            counts.append(None)
        position += width
    return Symbols("".join(symbols), tuple(starts), tuple(counts))


def _term(words: Sequence[str], tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """Return how many tokens the longest term here takes, and its symbol."""
    token = tokens[position]
    for term, symbol in _terms().get(words[position], ()):
        if len(term) > 1 and tuple(words[position : position + len(term)]) != term:
            continue
        if symbol == "m" and len(term) == 1 and not token.tag_.startswith("V"):
            continue
        if symbol == "u" and token.tag_.startswith("V"):
            continue
        return len(term), symbol
    return 1, _other(token)


def _other(token: Token) -> str:
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return VERB
    if token.tag_.startswith(("NN", "JJ", "VBN", "CD")) or token.tag_ in ("PRP$", "POS", "HYPH") or token.text == "-":
        return MODIFIER
    return COMMA if token.text == "," else OTHER
