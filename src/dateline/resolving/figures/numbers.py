"""Counts of people in words and figures, with what hedges them, as a low and a high.

The conventions, by this project: the plural of a unit is at least two of it and less than the next unit ("dozens" 24 to
99, "hundreds" 200 to 999), "several" and "a few" are 3 to 9 of what they count, "at least 12" has no high, "more than
100" begins at 101, "up to 20" at 1. "About", "some", "nearly" leave a number as it is: how far off it may be is not
said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_UP_TO_NINETEEN = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: value for value, word in enumerate(_UP_TO_NINETEEN, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "a": 1,
    "an": 1,
}
_UNITS = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000}
_VAGUE = {
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "half a dozen": (6, 6),
    "half a million": (500_000, 500_000),
    "another": (1, 1),
    "a couple": (2, 2),
    "a handful": (3, 9),
    "several": (3, 9),
    "a few": (3, 9),
}
_FEW = (3, 9)
# More people than these do not come, nor figures in a row that count them.
_MOST, _MOST_FIGURES = 1_000_000_000, 12
_DIGITS = r"(?<![\d.,:/$£€¥#-])\d{1,3}(?:,\d{3})+(?![\d,]*\d)|(?<![\d.,:/$£€¥#-])\d+(?:\.\d+)?(?![\d:/]|[.,]\d)"
_DIGITS_AFTER_DASH = r"\d{1,3}(?:,\d{3})+(?![\d,]*\d)|\d+(?:\.\d+)?(?![\d:/]|[.,]\d)"
_WORD = rf"(?:{'|'.join((*_UP_TO_NINETEEN, *_TENS))})"
_UNIT = r"(?:dozen|hundred|thousand|million)"
_SPELLED = (
    rf"(?:(?:{_WORD}|an?(?=[ -]{_UNIT}\b))(?:[ -](?:and )?(?:{_WORD}|{_UNIT}))*"
    rf"|(?:several|a few)[ ](?:{_UNIT}(?:[ ]thousand)?)\b)"
)
_IN_WORDS = rf"\b(?:{'|'.join(re.escape(words) for words in _VAGUE)})\b(?![ ]{_UNIT}\b)|\b{_SPELLED}\b"
_ONE_NUMBER = rf"(?:(?:{_DIGITS})(?:[ -]?(?:{_UNIT}|m)\b)?|{_IN_WORDS})"
_SECOND_NUMBER = rf"(?:(?:{_DIGITS_AFTER_DASH})(?:[ -]?(?:{_UNIT}|m)\b)?|{_IN_WORDS})"
_HEDGE = (
    r"\b(?P<hedge>(?:the )?(?:at least|at most|no fewer than|no less than|not less than|more than|greater than|over|"
    r"upwards? of|in excess of|above|fewer than|less than|under|below|up to|as many as|as much as|no more than|"
    r"at the most|about|around|approximately|roughly|nearly|almost|close to|some|an estimated|estimated|about|only|"
    r"just|just over|well over|another|a further|a total of|a record|between|from|both)(?: (?:about|some|an estimated|"
    r"an additional|another|another about))?\s+)"
)
_NUMBER = re.compile(
    rf"(?:{_HEDGE})?(?P<low>{_ONE_NUMBER})(?:(?:\s+(?P<join>and|to|or)\s+|\s?[-–—]\s?)(?P<high>{_SECOND_NUMBER}))?"
    r"(?P<more>\s+or\s+more|\s+or\s+so|-plus|\+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\ban?\b(?=\s+[a-z])", re.IGNORECASE)
# What follows a number that counts something else than people, or that is a date, an age, a share, a sum.
_NOT_PEOPLE = re.compile(
    r"\s?(?:%|percent\b|per[ -]cent\b|(?:st|nd|rd|th)\b|°)|[ -]?(?:km|kg|mm|cm|am|pm|mph)\b"
    r"|-(?:year|month|week|day|hour|minute|mile|metre|meter|foot|point|dollar|euro|seat|member|nation|page|storey)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_MONTH_AFTER = re.compile(rf"\s+{_MONTH}")
_LAST_DAY = 31
_BEFORE_NO_COUNT = re.compile(
    rf"(?:(?-i:\b{_MONTH})\.?|\b(?:no|article|section|chapter|group|level|type|class|route|highway|flight|resolution|"
    r"number|page|boeing|airbus|f|aged?|phase|day|bus|world war|unit|block|room)\.?)[\s-]*$|[$£€¥#]\s?$"
    r"|\b(?:Rs|EUR|USD|GBP)\.?\s?$",
    re.IGNORECASE,
)
_ONLY_IN_RANGES = ("between", "from", "both")
# "The toll rose from 60 to 85" is a change, no range.
_CHANGED = re.compile(r"(?:toll|number|rose|rise|risen|rising|increased?|climbed|jumped|up|revised)\b[^.]{0,40}$")
_AGE_BEFORE, _AGE_AFTER = re.compile(r"[A-Z][\w.'’-]*[\w.], ?$"), re.compile(r",|\s+(?:and|of)\b|\.")
_OLDEST = 110
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PEOPLE = re.compile(r"\s+(?:people|persons|civilians|protesters|demonstrators|men|women|troops|others)\b")
_OPEN_ABOVE = re.compile(r"at least|no fewer|no less|not less|upward", re.IGNORECASE)
_ABOVE = re.compile(r"more than|greater than|over\b|excess|above", re.IGNORECASE)
_BELOW = re.compile(r"fewer than|less than|under|below", re.IGNORECASE)
_UP_TO = re.compile(r"up to|as many as|as much as|no more than|at most|at the most", re.IGNORECASE)


class Number(NamedTuple):
    """One count: offsets in the text with its hedge, low and high (None where open), and whether it is only "a"."""

    start: int
    end: int
    low: int
    high: int | None
    article: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """Yield what may count people in a text, in reading order; ages, dates, sums, shares and distances are left out.

    "A" and "an" come as counts of one with `article` set: only a noun of people after them makes them one.
    """
    position = 0
    while True:
        count, article = _NUMBER.search(text, position), _ARTICLE.search(text, position)
        if article is not None and (count is None or article.start() < count.start()):
            yield Number(article.start(), article.end(), 1, 1, article=True)
            position = article.end()
            continue
        if count is None:
            return
        number = _number(count, text)
        position = max(number.end, count.end("low")) if number is not None else count.end("low")
        if number is not None and _counts_people(text, count, number):
            yield number


def _number(match: re.Match[str], text: str) -> Number | None:
    low = _range(match["low"])
    if low is None and match["high"]:
        # "1.5 to 2 million"
        low = _range(f"{match['low']} {match['high'].split()[-1]}")
    if low is None:
        return None
    hedge, joined = (match["hedge"] or "").lower(), (match["join"] or "").lower()
    start = match.start("low") if hedge.startswith(_ONLY_IN_RANGES) else match.start()
    high = _range(match["high"]) if match["high"] else None
    if high is None or (joined == "and" and "between" not in hedge):
        if match["more"] and not match["high"] and "so" not in match["more"]:
            return Number(start, match.end(), low[0], None)
        return Number(start, match.end("low"), *_hedged(low, hedge))
    if hedge.startswith("from") and _CHANGED.search(text, 0, match.start()):
        return Number(match.start("high"), match.end("high"), *high)
    first = _scaled(low, match["low"], match["high"])
    if first[0] > (high[1] or high[0]):
        return Number(start, match.end("low"), *_hedged(low, hedge))
    return Number(match.start(), match.end(), first[0], high[1])


def _scaled(low: tuple[int, int | None], written: str, other: str) -> tuple[int, int | None]:
    """Return the first end of a range in the unit of the second: "two to three hundred", "1.5 to 2 million"."""
    unit = other.lower().split()[-1]
    if unit in _UNITS and written.lower().split()[-1] not in _UNITS and low[0] < _UNITS[unit]:
        return low[0] * _UNITS[unit], None
    return low


def _hedged(value: tuple[int, int | None], hedge: str) -> tuple[int, int | None]:
    low, high = value
    if _OPEN_ABOVE.search(hedge):
        return low, None
    if _UP_TO.search(hedge):
        return 1, high
    if _ABOVE.search(hedge):
        return (low + 1 if low == high else low), None
    if _BELOW.search(hedge):
        return 1, (low - 1 if low == high else high)
    return low, high


def _range(written: str) -> tuple[int, int | None] | None:
    """Return low and high of one number as written, None if it is no whole number of people."""
    words = " ".join(written.lower().replace("-", " ").split())
    if words in _VAGUE:
        return _VAGUE[words]
    for few in ("several ", "a few "):
        if words.startswith(few):
            unit = _product(words.removeprefix(few).split())
            return _FEW[0] * unit, min(_FEW[1] * unit + unit - 1, 10 * unit - 1) if unit > 12 else 99
    match = re.match(r"([\d.,]+)\s?(.*)", words)
    if match is None:
        value = _spelled(words.split())
        return (value, value) if value else None
    figures = match[1].replace(",", "").rstrip(".")
    if not figures or len(figures) > _MOST_FIGURES:
        return None
    amount = float(figures) * _product(match[2].split())
    return (int(amount), int(amount)) if amount == int(amount) and amount <= _MOST else None


def _product(words: list[str]) -> int:
    value = 1
    for word in words:
        value *= _UNITS.get(word, 1)
    return value


def _spelled(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word in _UNITS:
            group = (group or 1) * _UNITS[word]
            if _UNITS[word] >= 1_000:
                total, group = total + group, 0
        else:
            group += _VALUES.get(word, 0)
    return total + group


def _counts_people(text: str, match: re.Match[str], number: Number) -> bool:
    before, after = text[max(0, match.start("low") - 24) : match.start("low")], text[number.end : number.end + 32]
    if _NOT_PEOPLE.match(after) or _BEFORE_NO_COUNT.search(before):
        return False
    if number.low <= _LAST_DAY and _MONTH_AFTER.match(after):
        return False
    written = match["low"]
    # "Paul Floyd, 47, was arrested".
    if (
        number.low <= _OLDEST
        and match.span() == match.span("low")
        and _AGE_AFTER.match(after)
        and _AGE_BEFORE.search(before)
    ):
        return False
    # A year: four figures without a comma that no noun follows, also in "from 1990 to 2000".
    if _YEAR.fullmatch(written) and (match["hedge"] or "from").lower().startswith(_ONLY_IN_RANGES):
        return _PEOPLE.match(after) is not None
    return True
