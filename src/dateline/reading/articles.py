"""From what the user named to articles: each source to its reader, dates filled in, trouble put in quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from dateline.errors import InputError
from dateline.reading.columns import check_roles
from dateline.reading.dates import date_in_address, date_in_name
from dateline.reading.problems import DamagedFile, quarantine
from dateline.reading.registry import Reader, Wishes, known_suffixes, reader_for, reader_named
from dateline.reading.sniffing import sniff_format
from dateline.reading.sources import Source, find_sources
from dateline.records import Article, PublishedBasis, Skip, SkipKind

# Formats with one article a file: there the file's name may bear the report's date. A table's bears its export's.
_SINGLE = frozenset({"text", "html"})
# Endings that say little: a .txt file may hold a page or JSON lines all the same.
_OPEN_ENDINGS = frozenset({"", ".txt", ".text"})


def read(
    inputs: Iterable[str | Path],
    *,
    published: date | None = None,
    input_format: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article | Skip]:
    """Return an iterator over the articles in files, folders (walked by name) and "-" (standard input).

    What cannot be read becomes a Skip with the error's number, and the rest goes on; a single file that cannot be
    read at all raises its InputError. A record whose id came before is a copy (a Skip) if its text is the same; if
    not, its id is lengthened by a digest of its text. `published` is the date of every article; without it the
    record, the page, the address or the file name tell, in this order, or it stays None. `input_format` is a
    reader's name, `columns` maps roles (text, id, published, title, url, outlet) to columns or keys.

    Raises UsageError before anything is read if an input is missing or the format or a role is unknown, and on
    the way if a column that was asked for is not there. Memory grows by about 130 bytes an article, for the ids.
    """
    asked = dict(columns or {})
    check_roles(asked)
    chosen = reader_named(input_format) if input_format else None
    sources = find_sources([inputs] if isinstance(inputs, str | Path) else inputs, known_suffixes())
    return _without_copies(_read_all(sources, published, chosen, Wishes(asked)))


def _read_all(
    sources: list[Source], published: date | None, chosen: Reader | None, wishes: Wishes
) -> Iterator[Article | Skip]:
    for source in sources:
        try:
            known = chosen or _reader_of(source)
            for found in known.read(source, wishes):
                yield found if isinstance(found, Skip) else _dated(found, source, known, published)
        except (InputError, OSError) as error:
            trouble = error if isinstance(error, InputError) else _broken_off(error, source)
            if len(sources) == 1:
                raise trouble from error
            yield quarantine(trouble, source.origin)


def _broken_off(error: OSError, source: Source) -> DamagedFile:
    return DamagedFile(
        f"the file cannot be read to its end: {error.strerror or error}",
        where=source.origin,
        next_step="copy or pack it anew",
    )


def _reader_of(source: Source) -> Reader:
    """Return the reader by the file's ending, or by its first bytes where the ending leaves it open."""
    by_suffix = reader_for(source.suffix) if source.suffix not in _OPEN_ENDINGS else None
    return by_suffix or reader_named(sniff_format(source.head()))


def _dated(article: Article, source: Source, known: Reader, published: date | None) -> Article:
    if published is not None:
        return replace(article, published=published, published_basis=PublishedBasis.GIVEN)
    if article.published is not None or known.name not in _SINGLE:
        return article
    folder, _, name = source.name.rpartition("/")
    day = date_in_name(name) or date_in_address(f"/{folder}/")
    return replace(article, published=day, published_basis=PublishedBasis.FILE) if day else article


def _without_copies(articles: Iterator[Article | Skip]) -> Iterator[Article | Skip]:
    """Give every article an id of its own, and pass over those that repeat both id and text."""
    seen: dict[bytes, bytes] = {}
    for article in articles:
        if isinstance(article, Skip):
            yield article
            continue
        digest = _digest(article.text)
        earlier = seen.setdefault(_digest(article.article_id), digest)
        if earlier != digest:
            # Files that each count their records from 1: the second "1" is another article, so it says which.
            article = replace(article, article_id=f"{article.article_id}-{digest.hex()}")
            earlier = seen.setdefault(_digest(article.article_id), digest)
        if earlier is digest:
            yield article
        else:
            reason = "an earlier article has the same id and the same text"
            yield Skip(SkipKind.COPY, "reading", "same", reason, article.article_id, article.origin)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
