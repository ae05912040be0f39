"""A cleaned article: repaired in place, its furniture listed, its language and day filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cleaning import clean, clean_article, without
from dateline.cleaning.articles import merge_omissions
from dateline.reading import from_text
from dateline.records import Article, Omission, PublishedBasis, Skip, SkipKind

REPORT = (
    "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and signed the fishing agreement.this month's "
    "second.\nWatch live political coverage\nThey said that their governments would send a delegation to Nairobi."
)


def cleaned(text: str, published: date | None = None) -> Article:
    article = clean_article(from_text(text, published=published))
    assert isinstance(article, Article)
    return article


def test_every_offset_stays_valid() -> None:
    article = cleaned(REPORT)
    assert len(article.text) == len(REPORT)
    assert "agreement this month's" in article.text
    (omission,) = article.omitted
    assert article.text[omission.start : omission.end] == "Watch live political coverage"
    assert omission.reason == "call to watch"
    assert article.text.index("They said") == REPORT.index("They said")


def test_the_text_that_is_parsed_has_blanks_for_what_is_left_out() -> None:
    article = cleaned(REPORT)
    report = without(article.text, article.omitted)
    assert len(report) == len(REPORT)
    assert "Watch" not in report
    assert report.split("\n")[1].isspace()


def test_the_language_is_filled_in() -> None:
    assert cleaned(REPORT).language == "en"
    assert cleaned("Oslo talks").language is None


def test_skips_pass_through_and_order_is_kept() -> None:
    skip = Skip(SkipKind.QUARANTINED, "reading", "DL-R004", "a PDF document")
    first, second = from_text(REPORT, article_id="1"), from_text(REPORT, article_id="2")
    found = list(clean([first, skip, second]))
    assert [getattr(one, "article_id", None) for one in found] == ["1", None, "2"]
    assert found[1] is skip


def test_another_language_is_named_in_quarantine() -> None:
    text = "Le ministre a reçu mardi à Oslo son homologue kenyan pour signer un accord sur la pêche et sur les côtes."
    skip = clean_article(from_text(text, article_id="7"))
    assert isinstance(skip, Skip)
    assert (skip.kind, skip.stage, skip.code, skip.article_id) == (SkipKind.QUARANTINED, "cleaning", "DL-L001", "7")
    assert "French" in skip.reason


def test_nothing_but_furniture_says_what_it_was() -> None:
    skip = clean_article(from_text("Advertisement\n\nSign up for our newsletter"))
    assert isinstance(skip, Skip)
    assert skip.code == "DL-L002"
    assert "advertisement" in skip.reason


def test_a_run_without_a_space_is_left_out() -> None:
    article = cleaned(f"The ministers met. {chr(39) + 's' * 300} They left.")
    (omission,) = article.omitted
    assert omission.end - omission.start == 301
    assert "301 characters" in omission.reason
    assert cleaned(f"The ministers met. {'s' * 256} They left.").omitted == ()


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("OSLO, July 14, 2015 (AFP) - The ministers met.", PublishedBasis.DATELINE),
        (
            "Ministers meet\nPublished: July 14, 2015 9:05 PM | UPDATED: July 16, 2015\nThe ministers met.",
            PublishedBasis.PAGE,
        ),
        (
            "Ministers meet\nPosted on 07/14/2015 9:05 PM\nPARIS, May 1, 2015 (AP) - The ministers met.",
            PublishedBasis.PAGE,
        ),
    ],
)
def test_the_day_that_the_text_states(text: str, basis: PublishedBasis) -> None:
    article = cleaned(text)
    assert (article.published, article.published_basis) == (date(2015, 7, 14), basis)


def test_a_known_day_is_never_overruled() -> None:
    article = cleaned("OSLO, July 14, 2015 (AFP) - The ministers met.", published=date(2016, 1, 1))
    assert (article.published, article.published_basis) == (date(2016, 1, 1), PublishedBasis.GIVEN)


@pytest.mark.parametrize(
    "text",
    ["OSLO, July 14 (AFP) - The ministers met.", "Updated July 14, 2015\nThe ministers met.", "The ministers met."],
)
def test_half_a_date_is_none(text: str) -> None:
    assert cleaned(text).published is None


def test_omissions_do_not_overlap() -> None:
    found = merge_omissions([Omission(5, 20, "b"), Omission(0, 8, "a"), Omission(6, 7, "c"), Omission(30, 31, "d")])
    assert found == (Omission(0, 20, "b"), Omission(30, 31, "d"))


@given(
    st.lists(
        st.sampled_from(
            ["The ministers met. ", "\n", "Read more\n", "x" * 300, "\0", "a.b", "é\r\n", "(Photo: A B)", "\ud800"]
        )
    )
)
def test_cleaning_twice_changes_nothing(parts: list[str]) -> None:
    text = "".join(["The ministers met in Oslo. ", *parts])
    once = clean_article(from_text(text))
    assert isinstance(once, Article)
    assert len(once.text) == len(text)
    assert clean_article(once) == once
