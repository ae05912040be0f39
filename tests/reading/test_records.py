"""Records in hand and records in files become articles."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.reading import from_mapping, from_text
from dateline.reading.problems import BadPublished, NoText, TooLarge
from dateline.records import PublishedBasis

TEXT = "The ministers met in Oslo."


def test_a_text_in_hand_stays_as_it_is() -> None:
    text = "  “Raw”\r\n&amp; â€™ untouched\t"
    article = from_text(text, published="14 July 2015", title=" Talks \n in Oslo ", article_id="a7")
    assert article.text == text
    assert (article.article_id, article.title) == ("a7", "Talks in Oslo")
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.GIVEN)


def test_without_a_date_none_is_made_up() -> None:
    article = from_text(TEXT)
    assert (article.published, article.published_basis) == (None, PublishedBasis.NONE)


def test_a_given_date_must_be_readable() -> None:
    with pytest.raises(BadPublished, match="03/04/2015") as caught:
        from_text(TEXT, published="03/04/2015")
    assert "YYYY-MM-DD" in str(caught.value)


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT, "date": "2015-07-14", "headline": "Talks", "source": "The Post", "link": "https://p.example/a"},
        {
            "Body": TEXT,
            "Published At": "2015-07-14",
            "Title": "Talks",
            "Publication": "The Post",
            "URL": "https://p.example/a",
        },
        {
            "content": TEXT,
            "publishedAt": "2015-07-14T09:00:00Z",
            "title": "Talks",
            "source": {"id": None, "name": "The Post"},
            "url": "https://p.example/a",
            "description": "A teaser",
        },
        {
            "maintext": TEXT,
            "date_publish": "2015-07-14 09:00:00",
            "title": "Talks",
            "source_domain": "The Post",
            "url": "https://p.example/a",
        },
    ],
)
def test_the_names_that_news_data_uses(record: dict[str, object]) -> None:
    article = from_mapping(record)
    assert article.text == TEXT
    assert article.title == "Talks"
    assert article.outlet == "The Post"
    assert article.url == "https://p.example/a"
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.RECORD)


def test_a_date_that_cannot_be_read_leaves_the_word_to_the_address() -> None:
    article = from_mapping({"text": TEXT, "date": "2015-02-31", "url": "https://p.example/2015/07/14/a"})
    assert (article.published, article.published_basis) == (date(2015, 7, 14), PublishedBasis.URL)


@pytest.mark.parametrize(("given", "expected"), [(7, "7"), ("  x 9 ", "x 9"), (7.0, "7"), (0, "0")])
def test_a_records_own_id_is_kept(given: object, expected: str) -> None:
    assert from_mapping({"text": TEXT, "id": given}).article_id == expected


@pytest.mark.parametrize("given", [None, True, "", [1], {"a": 1}, "7" * 500, 1.5, 10**300])
def test_what_is_no_id_gives_a_stable_one(given: object) -> None:
    article = from_mapping({"text": TEXT, "id": given})
    assert article.article_id == from_mapping({"text": TEXT}).article_id
    assert len(article.article_id) == 16


def test_ids_differ_by_day_and_address() -> None:
    ids = {
        from_mapping(record).article_id
        for record in (
            {"text": TEXT},
            {"text": TEXT, "date": "2015-07-14"},
            {"text": TEXT, "date": "2015-07-15"},
            {"text": TEXT, "url": "https://p.example/a"},
        )
    }
    assert len(ids) == 4


@pytest.mark.parametrize("value", [None, "", "  \n", 3, ["a"], {"a": "b"}, True])
def test_a_record_without_text_says_so(value: object) -> None:
    with pytest.raises(NoText, match="text"):
        from_mapping({"text": value})


def test_a_record_with_other_keys_names_them() -> None:
    with pytest.raises(NoText, match="colour"):
        from_mapping({"colour": "red"})


def test_a_book_is_no_report() -> None:
    with pytest.raises(TooLarge, match="300,001"):
        from_text("a" * 300_001)


def test_titles_show_no_control_characters() -> None:
    assert from_mapping({"text": TEXT, "title": "a\0\ud800b\u200b c"}).title == "a b c"
