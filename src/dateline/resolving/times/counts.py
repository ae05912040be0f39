"""Numbers in words and figures: counts ("two and a half", "a dozen"), ordinals, years read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.resolving.times.tokens import vocabulary

UNKNOWN_COUNT = "X"
_FIXED = {
    "a": 1.0,
    "an": 1.0,
    "half": 0.5,
    "dozen": 12.0,
    "couple": 2.0,
    "single": 1.0,
    "another": 1.0,
    "quarter": 0.25,
}
_VAGUE = frozenset({"few", "several", "many", "some", "number", "handful", "dozens", "numerous", "various", "recent"})
_GLUE = frozenset({"and", "of", "-", "–", "—", "the", "or", "so", "long", "full"})


def number_in(word: str, *classes: str) -> int | None:
    """Return the value of a number word of one of the classes, None if it is none."""
    known = vocabulary().get(word, {})
    for name in classes:
        if name in known:
            return int(known[name])
    return None


def read_count(words: Sequence[str]) -> str:
    """Return a count as TIMEX3 writes it: "3", "2.5", or "X" for "a few" and what cannot be read.

    `words` are lower case; "two and a half" is 2.5, "a hundred thirty" 130, "a couple of" 2.
    """
    total = group = 0.0
    meant = [word for word in words if word not in _GLUE]
    figures = [word for word in meant if word not in ("a", "an")]
    if not figures:
        return "1" if meant else UNKNOWN_COUNT
    for word in figures:
        if word in _VAGUE:
            return UNKNOWN_COUNT
        amount = _amount(word)
        if amount is None:
            return UNKNOWN_COUNT
        if word in ("hundred", "thousand", "dozen"):
            group = (group or 1) * amount
            if word == "thousand":
                total, group = total + group, 0.0
        else:
            group += amount
    return f"{total + group:g}"


def _amount(word: str) -> float | None:
    if word in _FIXED:
        return _FIXED[word]
    if word[0].isdecimal():
        return _figure(word)
    number = number_in(word, "ONES", "TENS", "HUNDRED", "THOUSAND")
    return None if number is None else float(number)


def _figure(word: str) -> float | None:
    if "/" in word:
        above, _, below = word.partition("/")
        return int(above) / int(below) if int(below) else None
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def read_ordinal(words: Sequence[str]) -> int | None:
    """Return the number of an ordinal: "third" 3, "21st" 21, "twenty-first" 21; None if it is none."""
    total = 0
    for word in words:
        if word in _GLUE:
            continue
        if word[0].isdecimal():
            digits = word.rstrip("stndrh")
            total += int(digits) if digits.isdecimal() else 0
        else:
            number = number_in(word, "ORDINAL", "TENS")
            if number is None:
                return None
            total += number
    return total or None


def read_spoken_year(words: Sequence[str]) -> int | None:
    """Return the year that words read aloud give: "nineteen ninety-six", "two thousand ten"; None if they give none."""
    numbers = [number_in(word, "ONES", "TENS", "HUNDRED", "THOUSAND") for word in words if word not in _GLUE]
    if not numbers or None in numbers:
        return None
    figures = [number for number in numbers if number is not None]
    if 1000 in figures:
        year = int(float(read_count(words)))
    elif 10 <= figures[0] <= 20 and len(figures) > 1 and figures[1] >= 10:
        year = figures[0] * 100 + sum(figures[1:])
    else:
        return None
    return year if 1000 <= year <= 2199 else None
