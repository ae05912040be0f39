"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.decoding import decode
from dateline.reading.limits import MAX_PAGE_BYTES
from dateline.reading.problems import EmptyInput, TooLarge
from dateline.reading.records import article_from
from dateline.reading.registry import Wishes, reader
from dateline.reading.repair import repair_misread
from dateline.reading.sources import Source
from dateline.records import Article, Skip


def read_whole(source: Source) -> bytes:
    """Return all bytes of a one-article file.

    Raises TooLarge (DL-R006), EmptyInput (DL-R005), Unreadable (DL-R013), or OSError if compressed data are damaged.
    """
    with source.open() as stream:
        data = stream.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        raise TooLarge(
            f"the file has more than {MAX_PAGE_BYTES // 2**20} MB, the limit for one article",
            where=source.origin,
            next_step="if it holds many articles, store them as JSON lines or CSV",
        )
    if not data.strip():
        raise EmptyInput("the file is empty", where=source.origin, next_step="check how it was made")
    return data


@reader("text", ".txt", ".text")
def read_text(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
    """Yield the one article of a text file."""
    text = repair_misread(decode(read_whole(source), source.origin))
    if not text.strip():
        raise EmptyInput("the file holds only white space", where=source.origin, next_step="check how it was made")
    yield article_from({"text": text}, {"text": "text"}, origin=source.origin)
