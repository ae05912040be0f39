"""One record to one article: the fields found, the date decided, the id made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from dateline.reading.columns import recognise
from dateline.reading.dates import date_in_address, parse_date
from dateline.reading.limits import MAX_ARTICLE_CHARACTERS, MAX_ID_CHARACTERS, MAX_TITLE_CHARACTERS
from dateline.reading.problems import BadPublished, NoText, TooLarge
from dateline.records import Article, PublishedBasis

# Controls, lone surrogates and marks without width have no place in a field that is shown in a table.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]+")


def from_text(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    article_id: str | None = None,
) -> Article:
    """Return an article of a text in hand; the text stays as it is, so offsets are those of the caller's string.

    Raises NoText (DL-R011), TooLarge (DL-R006) or BadPublished (DL-R018).
    """
    day = given_date(published)
    article = from_mapping({"text": text, "title": title, "id": article_id})
    if day is None:
        return article
    return replace(article, published=day, published_basis=PublishedBasis.GIVEN)


def given_date(published: date | str | None) -> date | None:
    """Return the day that a user gave, or None if none was given. Raises BadPublished (DL-R018)."""
    if published is None:
        return None
    day = parse_date(published)
    if day is None:
        raise BadPublished(
            f"{published!r} is no date that can be read one way only",
            where="published",
            next_step="write it as YYYY-MM-DD, for example 2015-07-14",
        )
    return day


def from_mapping(record: Mapping[str, object], *, origin: str | None = None) -> Article:
    """Return the article in a record: its text and, if known, id, published, title, outlet, url.

    Keys are recognised by their common names (`columns.tsv`). The text stays as it is, so offsets are those of the
    caller's string. A date that cannot be read is left out and the address is asked instead.
    Raises NoText (DL-R011) or TooLarge (DL-R006).
    """
    return article_from(record, recognise(record.keys()), origin=origin)


def article_from(
    record: Mapping[str, object],
    chosen: Mapping[str, str],
    *,
    origin: str | None = None,
    mend: Callable[[str], str] | None = None,
) -> Article:
    """Return the article in a record whose columns are known (role -> key, "a.b" for a key inside an object).

    `mend` repairs text that comes from a file. Raises NoText (DL-R011) or TooLarge (DL-R006).
    """
    text, title = _text(record, chosen, origin), _line(_value(record, chosen.get("title")))
    if mend is not None:
        text, title = mend(text), mend(title) if title else None
    url = _line(_value(record, chosen.get("url")), limit=2000)
    published, basis = parse_date(_value(record, chosen.get("published"))), PublishedBasis.RECORD
    if published is None and url:
        published, basis = date_in_address(url), PublishedBasis.URL
    article_id = _identity(_value(record, chosen.get("id"))) or make_id(text, title, url, published)
    return Article(
        article_id,
        text,
        title=title,
        url=url,
        outlet=_line(_value(record, chosen.get("outlet"))),
        published=published,
        published_basis=basis if published else PublishedBasis.NONE,
        origin=origin,
    )


def make_id(text: str, title: str | None, url: str | None, published: date | None) -> str:
    """Return 16 hexadecimal digits that stay the same for the same report, whatever file it comes in."""
    parts = (text, title or "", url or "", published.isoformat() if published else "")
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check_size(text: str, origin: str | None) -> None:
    """Raise TooLarge (DL-R006) if a text is longer than any report."""
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise TooLarge(
            f"the text has {len(text):,} characters; the limit for one article is {MAX_ARTICLE_CHARACTERS:,}",
            where=origin,
            next_step="split it into single reports",
        )


def _text(record: Mapping[str, object], chosen: Mapping[str, str], origin: str | None) -> str:
    key = chosen.get("text")
    if key is None:
        keys = ", ".join(ascii(str(name))[1:-1] for name in list(record)[:8])
        raise NoText(
            f"the record has no text (its keys: {keys or 'none'})",
            where=origin,
            next_step="name the key that holds it, as text=NAME",
        )
    value = _value(record, key)
    if isinstance(value, str) and value.strip():
        check_size(value, origin)
        return value
    kind = "empty" if value is None or isinstance(value, str) else f"{kind_of(value)}, not a string"
    raise NoText(f"the text of the record ({key}) is {kind}", where=origin)


def kind_of(value: object) -> str:
    """Return what a decoded JSON value is, in words for a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a truth value"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, list | tuple) else "a number"


def _value(record: Mapping[str, object], key: str | None) -> object:
    if key is None:
        return None
    if key in record:
        return record[key]
    value: object = record
    for part in key.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _line(value: object, limit: int = MAX_TITLE_CHARACTERS) -> str | None:
    """Return a field as one line of shown characters; of an object its name (NewsAPI's source), else None."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("main")
    if not isinstance(value, str):
        return None
    line = " ".join(_UNSHOWN.sub(" ", value[: 4 * limit]).split())
    return (line if len(line) <= limit else line[: limit - 1] + "…") or None


def _identity(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**MAX_ID_CHARACTERS else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if not isinstance(value, str):
        return None
    line = " ".join(_UNSHOWN.sub(" ", value[: 2 * MAX_ID_CHARACTERS]).split())
    return line if 0 < len(line) <= MAX_ID_CHARACTERS else None
