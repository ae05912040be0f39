"""What a web page says about itself: JSON-LD first, then Open Graph and other meta elements, then <time>."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.reading.dates import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# schema.org's kinds of article; a page's other blocks (site, breadcrumb, organisation) say nothing about the report.
_ARTICLE_KINDS = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "AskPublicNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
    }
)
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "bt:pubdate",
    "date",
)
_TITLE_NAMES = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_OUTLET_NAMES = ("og:site_name", "dc.publisher", "publisher", "application-name", "cre")
_DEEPEST_BLOCK = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own statements; None where it makes none. `body` is JSON-LD's articleBody."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    body: str | None = None


def read_page_facts(tree: HtmlElement) -> PageFacts:
    """Return what a parsed page (an lxml element) states about its article."""
    block = next(_article_blocks(tree), {})
    meta = _meta(tree)
    return PageFacts(
        title=_string(block.get("headline")) or _first(meta, _TITLE_NAMES) or _element_text(tree, "//title"),
        published=_published(tree, block, meta),
        outlet=_name(block.get("publisher")) or _first(meta, _OUTLET_NAMES),
        url=_address(tree, block, meta),
        body=_string(block.get("articleBody")),
    )


def _article_blocks(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in tree.xpath("//script[@type]"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            # Broken JSON-LD is common; the page's other statements stand in for it.
            continue
        yield from _find_articles(data, 0)


def _find_articles(data: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST_BLOCK:
        return
    if isinstance(data, list):
        for part in data:
            yield from _find_articles(part, depth + 1)
    elif isinstance(data, Mapping):
        kinds = data.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.rpartition("/")[2] in _ARTICLE_KINDS for kind in named):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _find_articles(data.get(key), depth + 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content", "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(tree: HtmlElement, block: Mapping[str, object], meta: Mapping[str, str]) -> date | None:
    for value in (block.get("datePublished"), *(meta.get(name) for name in _DATE_NAMES), block.get("dateCreated")):
        day = parse_date(value)
        if day is not None:
            return day
    # A <time> counts only if the page marks it as the publication's or has no other: teasers have theirs.
    marked = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    times = marked or tree.xpath("//article//time/@datetime | //main//time/@datetime") or tree.xpath("//time/@datetime")
    days = {day for day in map(parse_date, map(str, times)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _address(tree: HtmlElement, block: Mapping[str, object], meta: Mapping[str, str]) -> str | None:
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        if str(link).startswith("http"):
            return str(link)
    for candidate in (meta.get("og:url"), block.get("url"), block.get("mainEntityOfPage")):
        if isinstance(candidate, Mapping):
            candidate = candidate.get("@id")
        if isinstance(candidate, str) and candidate.startswith("http"):
            return candidate
    return None


def _element_text(tree: HtmlElement, path: str) -> str | None:
    for element in tree.xpath(path):
        text = " ".join("".join(element.itertext()).split())
        if text:
            return text
    return None


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _string(value: object) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name")
    return _string(value)
