"""Names folded for look-up: case, accents, dots and apostrophes gone, hyphens opened."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BREAK = ""
_POSSESSIVE = re.compile(r"['’]s\b")
_PARTS = re.compile(r"[a-z0-9]+|[,;:()\[\]\"!?/|]")
# Letters that no accent makes out of a Latin one, so that NFKD leaves them alone.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_JOINED = str.maketrans({".": None, "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʿ": None, "&": " and "})


@lru_cache(maxsize=65536)
def fold_parts(text: str) -> tuple[str, ...]:
    """Return the folded words of a token or a name, BREAK where punctuation parts it.

    "Côte d'Ivoire" gives ("cote", "divoire"), "U.S.-led" ("us", "led"), "Netanyahu's" ("netanyahu", "s").
    """
    # Most words and names are plain: their parts are their words.
    if text.isascii() and text.replace(" ", "").isalnum():
        return tuple(text.lower().split())
    lowered = text.casefold().translate(_LETTERS)
    # The parser cuts "People's" in two, wherever in a name it stands.
    lowered = _POSSESSIVE.sub(" s", lowered).translate(_JOINED)
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(part if part.isalnum() else BREAK for part in _PARTS.findall(lowered))


def fold_name(name: str) -> tuple[str, ...]:
    """Return the key that a name is looked up by: its folded words, a leading article left out."""
    parts = fold_parts(name)
    return parts[1:] if len(parts) > 1 and parts[0] == "the" else parts


def is_acronym(name: str) -> bool:
    """Say whether a name stands for its letters, so that only capitals may match it ("US", "U.N.", "WHO")."""
    letters = name.replace(".", "").replace(" ", "") if "." in name else name
    return len(letters) <= 5 and letters.isalpha() and letters.isupper()
