"""The day of an article that comes without one, from its own text."""

import time as clock
from datetime import date

import pytest

from dateline.records import Article, DateBasis, PublishedBasis
from dateline.resolving.dating import date_article
from dateline.running.coder import load

VISIT = """Next week, Brazilian President Luiz Inacio Lula da Silva will visit the White House, his first talks with \
President Donald Trump in Trump's second term.
Lula's office said the two presidents agreed to hold the talks on March 12. Trump wrote to Lula on Tuesday.
In November, then-President Joe Biden met Lula in Manaus. Lula's envoy met senators in Washington last month.
"""


@pytest.fixture(scope="module")
def coder():
    return load()


def test_a_visit_told_by_week_and_by_day_dates_the_article(coder):
    report = coder.code(VISIT)
    assert report.article.published_basis is PublishedBasis.INFERRED
    assert date(2025, 3, 4) <= report.article.published <= date(2025, 3, 8)
    assert any("'March 12' and 'Next week' are told of the same act" in reason for reason in report.inferred.reasons)
    assert any("Donald Trump's second term" in reason for reason in report.inferred.reasons)
    days = {time.text: time.first_day for time in report.times}
    assert days["March 12"] == date(2025, 3, 12)
    assert days["November"] == date(2024, 11, 1)


def test_a_given_date_is_never_worked_out_again(coder):
    report = coder.code(VISIT, published="2025-03-06")
    assert (report.article.published, report.article.published_basis) == (date(2025, 3, 6), PublishedBasis.GIVEN)
    assert report.inferred is None


def test_a_wide_interval_leaves_the_date_empty_and_relative_dates_open(coder):
    text = "President Barack Obama met Chancellor Angela Merkel in Berlin last week. They will meet again on Monday."
    report = coder.code(text)
    assert report.article.published is None
    assert report.article.published_basis is PublishedBasis.NONE
    assert (report.inferred.first_day, report.inferred.last_day) == (date(2009, 1, 20), date(2017, 1, 19))
    assert [time.value for time in report.times] == ["XXXX-WXX", "XXXX-WXX-1"]
    assert all(event.date_start is None and event.date_basis is DateBasis.NONE for event in report.events)


def test_a_notebook_shows_how_the_date_is_known(coder):
    assert "told of the same act" in coder.code(VISIT)._repr_html_()


def test_a_long_article_is_dated_at_the_cost_of_its_beginning(coder):
    mentions = coder.code(VISIT).actors
    more = "Lula met Trump on March 3 and will meet him on March 9 next week. " * 400
    short, long = (_seconds(Article("a", VISIT + more * times), mentions, coder) for times in (1, 2))
    assert long < 2.5 * short


def _seconds(article, mentions, coder):
    spent = []
    for _ in range(3):
        begun = clock.process_time()
        date_article(article, mentions, coder.knowledge)
        spent.append(clock.process_time() - begun)
    return min(spent)
