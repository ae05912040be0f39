"""Publication dates: what a record, a page, an address or a file name says, never what is only likely."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

# Newspapers begin in 1605 (the Strasbourg Relation); beyond 2199 a number is no year.
FIRST_YEAR, LAST_YEAR = 1605, 2199
# A date with weekday, clock and zone has about 50 characters; more is prose.
LONGEST_DATE = 100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_FLAGS = re.ASCII | re.IGNORECASE

_ISO = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d])", _FLAGS)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:[T ]?\d{6}\w{0,6}|T\d{4}\w{0,6})?$", _FLAGS)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})\b", _FLAGS
)
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH},?[\s-]{{1,3}}(?P<year>\d{{4}})\b",
    _FLAGS,
)
_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)", _FLAGS)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$", re.ASCII)

_IN_ADDRESS = (
    re.compile(r"[/-](?P<year>(?:18|19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/._-]|$)", _FLAGS),
    re.compile(rf"/(?P<year>(?:18|19|20)\d\d)/{_MONTH}/(?P<day>\d{{1,2}})(?=/|$)", _FLAGS),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/._-]|$)", _FLAGS),
    re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d\d)/(?P<day>\d\d)(?=/)", _FLAGS),
)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d\d)(?P<mark>[-_. ]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)", _FLAGS
)


def parse_date(value: object) -> date | None:
    """Return the day that a field states, or None if it states none or an impossible or ambiguous one.

    Takes dates, datetimes, ISO 8601 with or without clock and zone (the day as written, not shifted to UTC), RFC 822,
    "July 14, 2015", "14 July 2015", 20150714, GDELT's 20150714083000 and Unix seconds or milliseconds (UTC).
    03/04/2015 could be March or April and gives None; 14/07/2015 and 07/14/2015 can be read one way only.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float):
        if not value.is_integer():
            return None
        value = int(value)
    text = str(value).strip() if isinstance(value, str) or abs(value) < 10**15 else ""
    if not text or len(text) > LONGEST_DATE:
        return None
    if _EPOCH.match(text):
        return _from_epoch(int(text))
    for pattern in (_ISO, _COMPACT):
        if found := pattern.match(text):
            return _day(found["year"], found["month"], found["day"])
    if found := _NUMBERS.match(text):
        return _from_numbers(int(found["first"]), int(found["second"]), found["year"])
    days = {
        _day(found["year"], found["month"], found["day"])
        for pattern in (_MONTH_FIRST, _DAY_FIRST)
        for found in pattern.finditer(text)
    }
    return days.pop() if len(days) == 1 else None


def date_in_address(address: str) -> date | None:
    """Return the day in the path of a web address ("/2015/07/14/", "/2015/jul/14/", "-20150714"), or None."""
    path = re.split(r"[?#]", address[:2000], maxsplit=1)[0]
    for pattern in _IN_ADDRESS:
        for found in pattern.finditer(path):
            day = _day(found["year"], found["month"], found["day"])
            if day is not None:
                return day
    return None


def date_in_name(name: str) -> date | None:
    """Return the day in a file's name ("2015-07-14-talks.txt", "ap_20150714.html"), or None."""
    for found in _IN_NAME.finditer(name):
        day = _day(found["year"], found["month"], found["day"])
        if day is not None:
            return day
    return None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _from_numbers(first: int, second: int, year: str) -> date | None:
    if first == second or second > 12 >= first:
        return _day(year, str(first), str(second))
    if first > 12 >= second:
        return _day(year, str(second), str(first))
    return None


def _from_epoch(number: int) -> date | None:
    seconds = number // 1000 if number >= 10**12 else number
    moment = datetime.fromtimestamp(seconds, tz=UTC).date()
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
