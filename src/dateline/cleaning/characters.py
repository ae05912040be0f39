"""Repair of single characters, one for one: controls, lone surrogates, odd blanks, a full stop without its space."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_LINE_ENDS = "\x0c\x85\u2028\u2029"
# C0 and C1 controls without tab and newline, lone surrogates, private no-characters: nothing a reader sees.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_WIDTH = re.compile(
    "(?<!\\w)[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|"
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff](?!\\w)"
)
_ODD = re.compile(
    "[\x00-\x08\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ud800-\udfff\ufeff\ufffe\uffff]"
)

_GLUED = re.compile(r"\.[a-z]")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[“\"‘'—–-])([^\W\d_]+(?:[’'-][^\W\d_]+)*)$")
_WORD_BEHIND = re.compile(r"([a-z]+(?:[’'-][a-z]+)*)(?=$|:(?:\s|//)|[\s,;!?)\]”\"’'—–]|\.(?:\s|$))")
_GOES_ON = re.compile(r"\s[^\W\d_]")
# No word is longer; what is, is an address or worse. The window also bounds the work on hostile text.
_WINDOW = 40
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms dr st gen col lt sgt maj capt cmdr adm sen rep gov prof jr sr inc ltd corp co vs etc no vol fig ed "
        "al dept ft www",
    )
)
_PLAIN_WORD = re.compile(
    r"[a-z]{2,}(?:ing|ed|ions?|ments?|ness|ity|ies|ers|ors|ists|ly|ance|ence|days?|week|month|years?|ship|ful|ous|ism|ive|ble)"
)
_TWO_LETTER_WORDS = frozenset(("an", "he", "if", "of", "on", "or", "up", "we", "go"))


def repair_characters(text: str) -> str:
    """Return the text with unseen characters blanked and odd blanks and line ends made plain; the length stays."""
    if not _ODD.search(text):
        return text
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    for mark in _LINE_ENDS:
        text = text.replace(mark, "\n")
    text = _BLANKS.sub(" ", _UNSEEN.sub(" ", text))
    return _NO_WIDTH.sub(" ", text)


def part_glued_words(text: str) -> str:
    """Return the text with a space for each full stop that a slip put between two words; the length stays.

    "the Vienna agreement.this month" reads "the Vienna agreement this month". Domain names, file names, abbreviations,
    numbers and addresses keep theirs, and so does a stop before a capital, which does end a sentence.
    """
    stops = [found.start() for found in _GLUED.finditer(text) if _is_slip(text, found.start())]
    if not stops:
        return text
    letters = list(text)
    for stop in stops:
        letters[stop] = " "
    return "".join(letters)


def _is_slip(text: str, stop: int) -> bool:
    before = _WORD_BEFORE.search(text[max(0, stop - _WINDOW) : stop])
    behind = _WORD_BEHIND.match(text, stop + 1, stop + 1 + _WINDOW)
    if before is None or behind is None:
        return False
    left, right = before[1], behind[1]
    if len(left) < 2 or left.lower() in _ABBREVIATIONS:
        return False
    if len(right) == 1:
        return right == "a" and _is_plain_word(left)
    kind = _endings().get(right)
    if kind == "word":
        # "proceeding.no one was": both are plain words, and the sentence goes on.
        return _is_plain_word(left) and _GOES_ON.match(text, stop + 1 + len(right)) is not None
    if kind is not None:
        return False
    return len(right) > 2 or right in _TWO_LETTER_WORDS


def _is_plain_word(word: str) -> bool:
    return len(word) >= 5 and _PLAIN_WORD.fullmatch(word) is not None


@lru_cache(maxsize=1)
def _endings() -> dict[str, str]:
    rows = files("dateline.cleaning").joinpath("word_endings.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows if row and not row.startswith(("#", "ending\t")))
