"""Is this English? Function words answer in microseconds; only where they doubt is a language identifier asked."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol


class Identifier(Protocol):
    """What is asked of a language identifier: codes with probabilities, likeliest first."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return every language known with its probability."""
        ...


ENGLISH = "en"
# The beginning tells; what comes later is mostly more of the same.
SAMPLE_CHARACTERS = 3000
# Of 2,431 English reports and sentences of 20 words or more half have a share above 0.21, 96 in a hundred one above
# 0.10; the others are left to the identifier. Dutch, the nearest neighbour, stays under 0.07 even on a bad day.
SURELY_ENGLISH = 0.10
# Shorter texts (a headline, a caption, names) cannot be judged by their words.
FEWEST_WORDS = 20
# The identifier is a naive Bayes classifier and mostly sure; while it gives English even this much, nothing is decided.
# How it splits the rest between neighbours (Malay and Indonesian, Serbian and Croatian) does not matter here.
MOST_PROBABLY_NOT = 0.05
# With so many letters of another script a text is not English, however short.
FEWEST_LETTERS, MOST_FOREIGN = 12, 0.5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text: its ISO 639 code, its English name, and the share of English function words."""

    code: str
    name: str
    english_share: float


def identify_language(text: str) -> Language | None:
    """Return the language that a text is in, or None if it is too short or too mixed to say.

    Offline and the same on every run. English is recognised by its function words; other texts go to py3langid,
    which loads once per process (about 1 s, 100 MB), so that corpora in English never pay for it.
    """
    words = _WORD.findall(text[:SAMPLE_CHARACTERS].lower())
    known = _english_words()
    share = sum(word in known for word in words) / len(words) if words else 0.0
    if len(words) >= FEWEST_WORDS and share >= SURELY_ENGLISH:
        return Language(ENGLISH, "English", share)
    letters = "".join(words)
    foreign = len(letters) >= FEWEST_LETTERS and _foreign_share(letters) > MOST_FOREIGN
    if len(words) < FEWEST_WORDS and not foreign:
        return None
    ranked = _identifier().rank(" ".join(words))
    code = ranked[0][0]
    if code != ENGLISH and not foreign and dict(ranked).get(ENGLISH, 0.0) > MOST_PROBABLY_NOT:
        return None
    return Language(code, _names().get(code, code), share)


def _foreign_share(letters: str) -> float:
    # Latin letters with all their accents end at U+024F; U+1E00 to U+1EFF are the Vietnamese and Welsh ones.
    return sum(letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff" for letter in letters) / len(letters)


@lru_cache(maxsize=1)
def _identifier() -> Identifier:
    # Loaded by name and only when asked for: it is heavy, and it comes without types.
    langid = importlib.import_module("py3langid.langid")
    identifier: Identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return identifier


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    return frozenset(word for word in _rows("english_words.tsv") if word != "word")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(row.split("\t", 1) for row in _rows("languages.tsv"))


def _rows(name: str) -> list[str]:
    lines = files("dateline.cleaning").joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
