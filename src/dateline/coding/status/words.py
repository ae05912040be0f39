"""The governing words: which word, standing how, says what about the act that it governs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from dateline.errors import DatelineError
from dateline.parsing.inflection import noun_forms, verb_forms

VERB, ADJECTIVE, NOUN, MODIFIER, LINK, ADVERB = "verb", "adjective", "noun", "modifier", "link", "adverb"
_INFLECT = {VERB: verb_forms, NOUN: noun_forms}
_KINDS = (VERB, ADJECTIVE, NOUN, MODIFIER, LINK, ADVERB)


class GoverningWordsBroken(DatelineError):
    """DL-C010: a table of the status reader has a line that cannot be read."""

    code = "DL-C010"


@lru_cache(maxsize=1)
def governing_words() -> dict[str, dict[str, dict[str, tuple[str, str]]]]:
    """Return kind to word form to frame to (class, lemma), read once per process.

    Raises GoverningWordsBroken (DL-C010) if a line has another number of cells or an unknown kind.
    """
    table: dict[str, dict[str, dict[str, tuple[str, str]]]] = {kind: {} for kind in _KINDS}
    for word, kind, frame, meaning in _rows():
        stem, _, particle = word.partition(" ")
        forms = _INFLECT[kind](stem) if kind in _INFLECT else (word,)
        for form in (f"{form} {particle}".rstrip() for form in forms):
            frames = table[kind].setdefault(form, {})
            # A listed word beats the inflected form of another: "found" is first of all a form of "find".
            if frame not in frames or form == word:
                frames[frame] = (meaning, word)
    return table


def _rows() -> Iterator[tuple[str, str, str, str]]:
    source = files("dateline.coding.status").joinpath("data/governing_words.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith(("#", "word\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in _KINDS:
            raise GoverningWordsBroken(f"cannot read {line!r}", where=f"governing_words.tsv, line {number}")
        yield cells[0], cells[1], cells[2], cells[3]


def look_up(form: str, kind: str, frame: str = "") -> tuple[str, str] | None:
    """Return (class, lemma) of a lower-case word form in a frame, else in any frame, or None for a word not listed."""
    frames = governing_words()[kind].get(form)
    if frames is None:
        return None
    return frames.get(frame) or frames.get("")
