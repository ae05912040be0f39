"""The dateline of a wire report: "BEIJING, Nov. 27 (Xinhua) --" says where, when and by whom it was filed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

# A dateline opens the report; above it stand at most a headline, a byline and a stamp or two.
LINES_LOOKED_AT = 6
_LONGEST = 120
# Town, region, date and agency: "THE HAGUE, The Netherlands, Tuesday, July 14, 2015 (Agence France-Presse)".
_MOST_BLANKS = 14
# Two-digit years: the wires' archives begin in the 1950s.
_PIVOT = 50

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? ?)?"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?!\d)"
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}(?P<month>{_MONTH}) ?(?P<day>{_DAY})(?:,? (?P<year>(?:19|20)\d\d))?", re.IGNORECASE | re.ASCII
)
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?P<day>{_DAY}) (?P<month>{_MONTH})(?:,? (?P<year>(?:19|20)\d\d|\d\d))?", re.IGNORECASE | re.ASCII
)
_SIGNED = re.compile(r" ?[(/\[](?P<agency>[^()/\[\]]{1,40})[)/\]]$")
_SEPARATOR = re.compile(r" ?(?:--+|—|–)|(?<=[)\]/]) ?:| _(?= )|(?<=[)\]])_|(?<=[\w.)\]/]) ?-(?= )|(?<=[A-Z])-(?= )")
# Without a dash between blanks, a doubled or long one, or a bracket no line is a dateline; most lines end here.
_HINT = re.compile(r"[(/\[—–_]|--|- |:")
_UNPARTED = re.compile(r"[^()]{2,60}\([A-Za-z ]{2,20}\)(?= \S)")
_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u017f'’.-]*"
_PLACE = re.compile(rf"{_WORD}(?:[ /](?:{_WORD}|of|the|de|del|al|el|la|le|du|da|do|am|an|and)){{0,4}}")
# "By Jane Example, Example News. BOSTON (Reuters) -": a byline run into the dateline.
_BYLINE = re.compile(r"(?=[^.]*[a-z])[^()]{3,80}\. (?=[A-Z][A-Z])")
# A line that opens with one of these is a sentence with a dash in it: "On October 1 - a Sunday - ...".
_OPENERS = frozenset({"On", "In", "By", "At", "The", "From", "Since", "Until", "After", "Before", "This"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom a report was filed; code points in the text, ends exclusive, None where it is silent.

    `start` to `end` is the whole dateline with its dash. `weekday` counts from Monday, 0.
    """

    start: int
    end: int
    city: str
    city_start: int
    city_end: int
    region: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    agency: str | None = None
    agency_start: int | None = None
    agency_end: int | None = None

    @property
    def filed(self) -> date | None:
        """The day of filing if the dateline gives day, month and year of a possible date."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline that opens a report, or None if it has none.

    "ISTANBUL, March 8 (AP) -", "BEIJING, Nov. 27 (Xinhua) --", "KABUL, Afghanistan (AP) _", "WASHINGTON —",
    "Moscow, 14 July (TASS) -". A town in lower case counts only with a date or an agency beside it, and in text all
    in capitals so does every town.
    """
    for start, line in _opening_lines(text):
        if not _HINT.search(line, 0, _LONGEST):
            continue
        for separator in _SEPARATOR.finditer(line[:_LONGEST]):
            found = _read(line[: separator.start()], line[separator.end() :], start, start + separator.end())
            if found is not None:
                return found
        unparted = _UNPARTED.match(line)
        if unparted and (
            found := _read(unparted[0], line[unparted.end() :], start, start + unparted.end(), known=True)
        ):
            return found
    return None


def _opening_lines(text: str) -> Iterator[tuple[int, str]]:
    start = shown = 0
    while start < len(text) and shown < LINES_LOOKED_AT:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        # Only the head of a line matters, and lines can be megabytes.
        line = text[start : min(end, start + 4 * _LONGEST)]
        stripped = line.lstrip()
        if stripped:
            shown += 1
            yield start + len(line) - len(stripped), stripped
        start = end + 1


def _read(head: str, rest: str, start: int, end: int, *, known: bool = False) -> Dateline | None:
    """Return the dateline that `head` is, or None if anything in it is neither place nor date nor agency."""
    left = head.rstrip(" ,")
    if left.count(" ") > _MOST_BLANKS:
        return None
    signed = _SIGNED.search(left)
    agency = signed["agency"].strip() if signed else None
    agency_start = start + signed.start("agency") if signed else None
    if signed:
        left = left[: signed.start()].rstrip(" ,")
    dated = _date_in(left)
    if dated is not None:
        first = left[: dated.start()].strip(" ,")
        left, offset = (first, 0) if first else (left[dated.end() :], dated.end())
        offset += len(left) - len(left.lstrip(" ,"))
        left = left.strip(" ,")
    else:
        offset = 0
    byline = _BYLINE.match(left) if agency in agencies() else None
    if byline is not None:
        left, offset = left[byline.end() :], offset + byline.end()
    parts = [part.strip() for part in left.split(",")]
    if len(parts) > 1 and agency is None and parts[-1] in agencies():
        agency = parts.pop()
        agency_start = start + offset + left.rindex(agency)
    if not left or len(parts) > 3 or not all(_PLACE.fullmatch(part) for part in parts):
        return None
    if not _is_credible(parts[0], rest, dated is not None, agency, known):
        return None
    city_start = start + offset
    return Dateline(
        start,
        end,
        parts[0],
        city_start,
        city_start + len(parts[0]),
        region=", ".join(parts[1:]) or None,
        year=_year(dated["year"]) if dated else None,
        month=_MONTHS.index(dated["month"][:3].lower()) + 1 if dated else None,
        day=int(re.sub(r"\D", "", dated["day"])) if dated else None,
        weekday=_WEEKDAYS.index(dated["weekday"][:3].lower()) if dated and dated["weekday"] else None,
        agency=agency,
        agency_start=agency_start,
        agency_end=agency_start + len(agency) if agency and agency_start is not None else None,
    )


def _date_in(left: str) -> re.Match[str] | None:
    """Return the date at the end of what stands before the dash, or else at its beginning."""
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for found in pattern.finditer(left):
            if found.end() == len(left) or (found.start() == 0 and left[found.end() :].startswith(",")):
                return found
    return None


def _is_credible(city: str, rest: str, dated: bool, agency: str | None, known: bool) -> bool:
    words = city.split()
    if not rest.strip() or len(words[0]) < 2 or words[0] in _OPENERS or attention_words().intersection(words):
        return False
    if known or not city.isupper():
        return agency in agencies() or (dated and not known)
    # In capitals and followed by more capitals it may be any heading: then a date or an agency must speak for it.
    opening = [word for word in rest[:60].split() if word.isalpha() and len(word) > 1]
    shouted = bool(opening) and all(word.isupper() for word in opening)
    return len(city) > 2 and (not shouted or dated or agency in agencies())


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= _PIVOT else 2000)


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """Return the names by which news agencies sign datelines (`agencies.tsv`)."""
    return _first_column("agencies.tsv")


@lru_cache(maxsize=1)
def attention_words() -> frozenset[str]:
    """Return the words in capitals that stand before a dash but name no town (`attention_words.tsv`)."""
    return _first_column("attention_words.tsv")


def _first_column(name: str) -> frozenset[str]:
    rows = files("dateline.cleaning").joinpath(name).read_text("utf-8").splitlines()
    return frozenset([row.split("\t")[0] for row in rows if row and not row.startswith("#")][1:])
