"""Articles made fit to parse: every repair keeps the length, every omission is a stretch of the text, nothing moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.cleaning.boilerplate import find_boilerplate
from dateline.cleaning.characters import part_glued_words, repair_characters
from dateline.cleaning.datelines import read_dateline
from dateline.cleaning.language import ENGLISH, identify_language
from dateline.cleaning.runs import find_runs
from dateline.cleaning.stamps import read_stamp
from dateline.cleaning.wrapping import join_wrapped_lines
from dateline.errors import InputError
from dateline.records import Article, Omission, PublishedBasis, Skip, SkipKind


class NotEnglish(InputError):
    """DL-L001: the text is in another language than English."""

    code = "DL-L001"


class NoReport(InputError):
    """DL-L002: nothing of a report is left when boilerplate and overlong runs are left out."""

    code = "DL-L002"


def clean(articles: Iterable[Article | Skip]) -> Iterator[Article | Skip]:
    """Yield the articles repaired, in order; Skips pass through, and what is no English report becomes one.

    Every offset into the text as read stays valid: repairs replace one character by one, and what is no report is
    listed in `omitted`, the text untouched. `language` is filled where it can be told; `published` from a
    "Published:" line or a dateline with a full date where nothing better is known.
    """
    for article in articles:
        yield article if isinstance(article, Skip) else clean_article(article)


def clean_article(article: Article) -> Article | Skip:
    """Return one article cleaned, or the quarantine row that says why it is no report (DL-L001, DL-L002)."""
    text = join_wrapped_lines(part_glued_words(repair_characters(article.text)))
    omitted = merge_omissions((*article.omitted, *find_boilerplate(text), *find_runs(text)))
    report = without(text, omitted)
    if not any(letter.isalnum() for letter in report):
        reasons = ", ".join(dict.fromkeys(omission.reason for omission in omitted)) or "only signs and blanks"
        return _quarantine(article, NoReport(f"no report is left of the text: {reasons}"))
    language = identify_language(report)
    if language is not None and language.code != ENGLISH:
        return _quarantine(article, NotEnglish(f"the text is in {language.name}; Dateline reads English"))
    published, basis = article.published, article.published_basis
    if published is None and (stamped := read_stamp(text, omitted)) is not None:
        published, basis = stamped, PublishedBasis.PAGE
    if published is None and (dateline := read_dateline(report)) is not None and dateline.filed is not None:
        published, basis = dateline.filed, PublishedBasis.DATELINE
    return replace(
        article,
        text=text,
        omitted=omitted,
        language=language.code if language else article.language,
        published=published,
        published_basis=basis,
    )


def merge_omissions(omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    """Return the omissions in reading order without overlap; where two overlap the longer one gives the reason."""
    merged: list[Omission] = []
    for omission in sorted(omissions, key=lambda one: (one.start, -one.end)):
        if merged and omission.start < merged[-1].end:
            last = merged[-1]
            if omission.end > last.end:
                reason = max(last, omission, key=lambda one: one.end - one.start).reason
                merged[-1] = Omission(last.start, omission.end, reason)
        else:
            merged.append(omission)
    return tuple(merged)


def without(text: str, omitted: Iterable[Omission]) -> str:
    """Return the text with every omitted character, line breaks apart, blanked; the length stays."""
    pieces: list[str] = []
    end = 0
    for omission in omitted:
        pieces += (text[end : omission.start], re.sub(r"[^\n]", " ", text[omission.start : omission.end]))
        end = omission.end
    return "".join((*pieces, text[end:])) if pieces else text


def _quarantine(article: Article, error: InputError) -> Skip:
    return Skip(SkipKind.QUARANTINED, "cleaning", error.code, error.what, article.article_id, article.origin)
