from dataclasses import replace

from dateline.records import Article, Event
from dateline.storing.rows import article_row, figure_rows, flat, row_of, span_rows
from dateline.storing.schema import ARTICLES, EVENT_FIGURES, EVENTS


def test_a_row_has_the_columns_of_the_schema_in_their_order(event: Event, article: Article) -> None:
    assert list(row_of(event, article)) == [column.name for column in EVENTS.columns]
    assert list(article_row(article, 1)) == [column.name for column in ARTICLES.columns]


def test_exactly_the_columns_marked_as_many_are_lists(event: Event, article: Article) -> None:
    row = row_of(event, article)
    assert {name for name, cell in row.items() if isinstance(cell, list)} == {
        column.name for column in EVENTS.columns if column.many
    }


def test_members_of_a_side_stay_in_step_when_joined(event: Event, article: Article) -> None:
    row = flat(row_of(event, article))
    assert row["actor_country"] == "PER;CHL"
    assert row["actor_wikidata"] == "Q1;"
    assert row["actor_role"] is None
    assert row["recipient_name"] is None


def test_a_semicolon_in_a_name_does_not_add_a_member(event: Event, article: Article) -> None:
    first, second = event.actors
    odd = replace(event, actors=(replace(first, text="Peru; the state"), second))
    assert flat(row_of(odd, article))["actor_text"] == "Peru, the state;Chile"


def test_an_anonymous_speaker_is_named_in_the_words_of_the_article(event: Event, article: Article) -> None:
    row = row_of(event, article)
    assert (row["attributed_to"], row["attribution_kind"]) == ("an official", "anonymous")


def test_without_a_speaker_the_outlet_itself_vouches(event: Event, article: Article) -> None:
    row = row_of(replace(event, attribution=None, place=None), article)
    assert (row["attributed_to"], row["attribution_kind"]) == (None, "outlet")
    assert (row["latitude"], row["geo_precision"]) == (None, "none")


def test_a_lone_surrogate_is_replaced_and_offsets_stay(article: Article) -> None:
    row = article_row(replace(article, text="caf\ud800 bar", origin="caf\udce9.txt"), 0)
    assert row["text"] == "caf? bar"
    assert row["origin"] == "caf?.txt"


def test_spans_come_in_reading_order(event: Event) -> None:
    assert [row["role"] for row in span_rows(event)] == ["trigger", "time"]


def test_an_open_figure_has_no_high(event: Event) -> None:
    (row,) = figure_rows(event)
    assert list(row) == [column.name for column in EVENT_FIGURES.columns]
    assert (row["event_id"], row["kind"], row["low"], row["high"]) == ("e1", "crowd", 2, None)
