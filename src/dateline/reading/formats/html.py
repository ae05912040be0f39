"""Web pages: their own statements for title, date, outlet and address; trafilatura for the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.reading.decoding import check_text, decode, find_encoding
from dateline.reading.formats.text import read_whole
from dateline.reading.limits import HEAD_BYTES
from dateline.reading.page_metadata import read_page_facts
from dateline.reading.problems import NoMainText
from dateline.reading.records import article_from
from dateline.reading.registry import Wishes, reader
from dateline.reading.repair import repair_misread
from dateline.reading.sources import Source
from dateline.records import Article, PublishedBasis, Skip

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.IGNORECASE)
# Below this the page's articleBody is a teaser, and text found by layout may be one too.
_SHORTEST_BODY = 200


@reader("html", ".html", ".htm", ".xhtml", ".shtml")
def read_html(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
    """Yield the one article of a saved web page. Raises NoMainText (DL-R015) if it holds none."""
    import trafilatura
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    page = decode_page(read_whole(source), source.origin)
    try:
        # lxml refuses a string that names its own encoding, so it gets UTF-8 bytes and is told so.
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise _no_text(source, "nothing is left of the page when its markup is read") from error
    facts = read_page_facts(tree)
    # What a page says to readers without scripts ("Enable JavaScript") is no report, and trafilatura takes it for one.
    etree.strip_elements(tree, "noscript", with_tail=False)
    found = trafilatura.extract(tree, include_comments=False, include_tables=False)
    text = choose_text(found, facts.body)
    if not text:
        raise _no_text(source, "no article was found in the page")
    record = {
        "text": text,
        "title": facts.title,
        "url": facts.url,
        "outlet": facts.outlet,
        "published": facts.published,
    }
    article = article_from(record, {key: key for key in record}, origin=source.origin, mend=repair_misread)
    yield replace(article, published_basis=PublishedBasis.PAGE) if facts.published else article


def decode_page(data: bytes, where: str) -> str:
    """Return a page's text, by its byte order mark or UTF-8 if they fit, else by the charset that it names.

    Raises NotText (DL-R004).
    """
    head = data[:HEAD_BYTES]
    named = _CHARSET.search(head)
    if named and find_encoding(head) not in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        codec = named[1].decode("ascii")
        # Browsers read Latin-1 as Windows-1252, and so do the people who write it.
        codec = "cp1252" if codec.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else codec
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                check_text(head, where)
                return data.decode(codec, "replace")
            except LookupError:
                # A charset that no one knows says nothing: the bytes themselves decide below.
                pass
    return decode(data, where)


def choose_text(found: str | None, body: str | None) -> str:
    """Return the article's text: by layout, unless the page's own articleBody says far more."""
    by_layout, stated = (found or "").strip(), (body or "").strip()
    if len(stated) >= _SHORTEST_BODY and len(by_layout) < len(stated) / 2:
        return stated
    return by_layout or stated


def _no_text(source: Source, what: str) -> NoMainText:
    return NoMainText(
        what,
        where=source.origin,
        next_step="check in a browser that the saved page shows the report without scripts, or save its text",
    )
