"""Tokens of the time grammar: words, numbers, clock times and the marks that may stand inside an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.resolving.times.tables import read_rows

# Every alternative either has a fixed length or takes its run possessively, so a text is cut in linear time.
_TOKEN = re.compile(
    r"""
    (?P<break>\n[^\S\n]*+\n\s*+)
  | \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])
  | (?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])
  | (?<![\d/])\d{1,2}/\d{1,2}(?![\d/])
  | \d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b)
  | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
  | \d{1,4}(?:st|nd|rd|th)\b
  | \d{3,4}['’]?s\b
  | \d0['’]?s\b
  | ['’]\d0s\b
  | ['’]\d\d\b(?!['’])
  | \d{1,4}(?=[ap]\.?m\b)
  | \d++(?:[.,]\d++)*+[^\W\d_]\w*+
  | \d++(?:[.,]\d++)*+
  | (?<!\w)[ap]\.\s?m\b\.?
  | (?<!\w)[bB]\.\s?[cC]\b\.?(?:\s?[eE]\b\.?)?
  | (?<!\w)[aA]\.\s?[dD]\b\.?
  | o['’]clock\b
  | ['’]s\b
  | ['’]ll\b
  | [^\W\d_]\w*+(?:n['’]t\b)?
  | \S
    """,
    re.VERBOSE,
)

OTHER = "OTHER"
NUMBER_WORDS = frozenset({"HUNDRED", "THOUSAND", "ONES", "TENS"})
# "may", "march", "sat" and "sun" are everyday words unless they have a capital.
_CAPITAL_ONLY = frozenset({"MONTHABBR", "MONTHWEAK", "WEEKDAYABBR"})
MARKS = {
    ",": "COMMA",
    ".": "PERIOD",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    ")": "CLOSE",
    "$": "MONEY",
    "£": "MONEY",
    "€": "MONEY",
    "#": "MONEY",
    "%": "PERCENT",
}


@dataclass(slots=True)
class Tokens:
    """A text cut into tokens: parallel lists of offsets and written forms, in reading order.

    A blank line is a token too ("\\n\\n"): no expression reaches across it. `tenses` keeps what `Found.tense` has read.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowered: list[str]
    tenses: dict[tuple[int, int], str] = field(default_factory=dict)

    def lower(self, index: int) -> str:
        """Return the token in lower case with a straight apostrophe; "" outside the text."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""


def cut(text: str) -> Tokens:
    """Cut a text into tokens."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        starts.append(start)
        ends.append(end)
        words.append("\n\n" if found.lastgroup else found.group())
    lowered = [word.lower().replace("’", "'") for word in words]
    return Tokens(text, starts, ends, words, lowered)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, dict[str, str]]:
    """Return the words of time: word -> class -> value (words.tsv)."""
    words: dict[str, dict[str, str]] = {}
    for row in read_rows("words.tsv"):
        words.setdefault(row["word"], {})[row["class"]] = row["value"]
    return words


@lru_cache(maxsize=65536)
def classes_of(written: str) -> frozenset[str]:
    """Return the classes of one token as written; an unknown word has none."""
    first = written[0]
    if first.isdecimal() or (first in "'’" and written[1:2].isdecimal()):
        return _number_classes(written) if written.isascii() or first == "’" else frozenset()
    if written in MARKS:
        return frozenset({MARKS[written]})
    low = written.lower().replace("’", "'").replace(" ", "")
    if low == "'s":
        return frozenset({"POSSESSIVE"})
    known = vocabulary().get(low)
    if known is None:
        return _coded_classes(written)
    if first.isupper():
        return frozenset(known)
    return frozenset(known) - _CAPITAL_ONLY


def _coded_classes(written: str) -> frozenset[str]:
    if len(written) == 2 and written[0] == "Q" and written[1] in "1234":
        return frozenset({"QUARTERCODE"})
    if written.startswith("FY") and written[2:].isdecimal() and len(written) in (4, 6):
        return frozenset({"FISCALCODE"})
    return frozenset()


def _number_classes(written: str) -> frozenset[str]:
    text = written.replace("’", "'")
    if text.isdecimal():
        return _integer_classes(text)
    if text[-2:] in ("st", "nd", "rd", "th"):
        digits = text[:-2].replace(",", "")
        if not digits.isdecimal():
            return frozenset()
        number = int(digits)
        return frozenset({"ORDINAL", "DAYTH"} if 1 <= number <= 31 else {"ORDINAL"})
    if text[-1] == "s":
        digits = text.rstrip("s").strip("'")
        return frozenset({"HUNDREDS" if len(digits) == 3 else "DECADE"}) if digits[-1] == "0" else frozenset()
    if text[0] == "'":
        return frozenset({"SHORTYEAR"})
    if "-" in text:
        return frozenset({"ISO"})
    if text.count("/") == 2:
        return frozenset({"NUMERIC"})
    if "/" in text:
        return frozenset({"FRACTION"})
    if ":" in text:
        return frozenset({"CLOCK"})
    if text[-1].isalpha():
        return frozenset()
    if "." in text and "," not in text:
        whole, _, rest = text.partition(".")
        clock = len(whole) <= 2 and len(rest) == 2 and int(whole) <= 24 and int(rest) < 60
        decimal = len(text) < 7 and rest.isdecimal()
        return frozenset({"DECIMAL"} if decimal else ()) | frozenset({"DOTTEDCLOCK"} if clock else ())
    if "," in text:
        return frozenset({"INTEGER"}) if len(text) < 7 else frozenset()
    return frozenset()


def _integer_classes(text: str) -> frozenset[str]:
    if len(text) > 4:
        return frozenset()
    number = int(text)
    classes = {"INTEGER"} if text[0] != "0" or len(text) == 1 else set()
    if 1 <= number <= 31 and len(text) <= 2:
        classes.add("DAY")
    if number <= 24 and len(text) <= 2:
        classes.add("HOUR")
    if len(text) == 4 and 1000 <= number <= 2199:
        classes.add("YEAR")
    if len(text) == 4 and number // 100 <= 24 and number % 100 < 60:
        classes.add("MILITARY")
    if len(text) == 2:
        classes.add("TWODIGIT")
    return frozenset(classes)


def number_samples() -> list[str]:
    """Return written numbers that between them have every combination of number classes."""
    integers = [str(n) for n in range(2400)] + [f"{n:02d}" for n in range(100)] + [f"{n:04d}" for n in range(1000)]
    others = [
        "1st",
        "45th",
        "1990s",
        "460s",
        "90s",
        "'90s",
        "'89",
        "2013-03-22",
        "3/22/2013",
        "9/11",
        "7:15",
        "2.5",
        "1.75",
        "30.75",
    ]
    return [*integers, "3000", "9999", "2500", "10000", *others, "7.15", "1,000", "123456.7", "1.2.3", "5km"]
