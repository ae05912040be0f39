from datetime import date

import pytest

from dateline.errors import InputError
from dateline.records import Skip, Status
from dateline.running.coder import NotCodable, SpanOutside
from dateline.running.report import Report


def test_code_gives_events_times_places_actors_and_quotes(coder):
    report = coder.code(
        "Brazil will host a climate summit in November, the foreign minister said on Monday.", published="2024-03-05"
    )
    assert report.times and report.actors and report.quotes
    assert report.article.published == date(2024, 3, 5)


def test_an_empty_text_is_refused_with_a_reason(coder):
    with pytest.raises(InputError, match="empty"):
        coder.code("   ")


def test_another_language_is_refused_by_name(coder):
    german = "Die Bundesregierung hat am Montag in Berlin neue Regeln beschlossen, teilte ein Sprecher mit. " * 5
    with pytest.raises(NotCodable, match=r"(?i)german"):
        coder.code(german)


def test_one_bad_record_does_not_end_the_stream(coder):
    given = [
        {"text": "Kenya recalled its ambassador from Somalia.", "id": "good"},
        {"text": None, "id": "bad"},
        {"text": "Chad closed its border with Sudan.", "id": "also-good"},
    ]
    first, second, third = coder.code_many(given)
    assert isinstance(first, Report) and first.article.article_id == "good"
    assert isinstance(second, Skip)
    assert isinstance(third, Report)


def test_nothing_is_lost_between_batches(coder):
    given = [{"text": f"Minister {n} visited Peru.", "id": str(n)} for n in range(coder.settings.batch_size + 3)]
    assert [report.article.article_id for report in coder.code_many(given)] == [str(n) for n in range(len(given))]


def test_each_stage_is_usable_alone(coder):
    text = "Spain's prime minister visited Morocco on 3 March 2023, officials said."
    assert coder.times(text)[0].value == "2023-03-03"
    assert any(place.country == "MAR" for place in coder.places(text))
    assert coder.quotes(text)[0].speaker_text == "officials"
    start = text.index("visited")
    assert coder.status(text, trigger=(start, start + 7)) == Status.OCCURRED
    relation = coder.relation(text, actor=(0, 22), recipient=(text.index("Morocco"), text.index("Morocco") + 7))
    assert relation.event_type == "CONSULT"
    assert coder.actor(text, 0, 5).country == "ESP"


def test_a_trigger_outside_the_text_is_refused(coder):
    with pytest.raises(SpanOutside):
        coder.status("Troops left.", trigger=(400, 410))


def test_a_report_shows_itself_escaped_and_without_script(coder):
    report = coder.code(
        "Iran condemned <script>alert(1)</script> the attack by Israel.", published="2024-03-05", title="<b>x</b>"
    )
    page = report._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>x" not in page
    assert "<mark" in page


def test_a_report_without_events_says_so(coder):
    assert "No event" in coder.code("It rained in the hills all day.")._repr_html_()
