"""Rows for the scorers: one for every record, whatever the record holds, from the permitted fields only."""

import json

import pytest
from predict import TASKS, predict, read_rows
from tasks.articles import petr
from tasks.given import unmark
from tasks.rows import FIELDS, allowed

from dateline.records import EventType, Status

MEETING = "The Kenyan president met the Ugandan president in Nairobi on Monday."
ODD = {"empty": "", "blank": " \n ", "one word": "Chad", "signs": "--- ***", "other script": "Президент прибыл в Минск"}


def odd_and_plain(key="id"):
    return [*({key: name, "text": text} for name, text in ODD.items()), {key: "plain", "text": MEETING}]


@pytest.mark.parametrize("task", ["records", "petr", "case"])
def test_every_snippet_gets_its_row_and_the_readable_one_its_events(coder, task):
    rows = list(TASKS[task](coder, odd_and_plain()))
    name = "uid" if task == "case" else "id"
    assert [row[name] for row in rows] == [*ODD, "plain"]
    assert [bool(row["events"]) for row in rows] == [False] * len(ODD) + [True]


def test_a_record_tells_both_sides_of_a_meeting_as_actors(coder):
    row = next(TASKS["records"](coder, [{"id": "a", "text": MEETING}]))
    event = next(event for event in row["events"] if event["event"] == "CONSULT")
    assert [party["code"] for party in event["source"]] == ["KEN", "UGA"]
    assert event["target"] == []


def test_a_meeting_is_a_dyad_in_both_directions(coder):
    row = next(petr(coder, [{"id": "a", "text": MEETING}]))
    found = {(event["source"][:3], event["root"], event["target"][:3]) for event in row["events"]}
    assert found == {("KEN", "CONSULT", "UGA"), ("UGA", "CONSULT", "KEN")}


def test_a_snippet_may_be_called_by_uid_and_have_a_broken_date(coder):
    (row,) = TASKS["case"](coder, [{"uid": "c-1", "text": MEETING, "date": "last spring"}])
    assert row["uid"] == "c-1"
    assert "CONSULT" in [event["root"] for event in row["events"]]


def test_gold_rows_point_at_the_word_that_tells_the_event(coder):
    rows = list(TASKS["gold"](coder, [{"id": "a", "text": MEETING, "published": "2024-03-05", "title": None}]))
    (row,) = (row for row in rows if row["type"] == "CONSULT")
    assert MEETING[slice(*row["span"])] == "met"
    assert (row["doc_id"], row["start"], row["status"]) == ("a", "2024-03-04", "occurred")
    assert row["status"] in set(Status)


def test_plv_gives_the_type_between_the_marked_pair(coder):
    marked = "<s>Police in Chad</s> arrested <t>two editors</t> on Friday."
    (row,) = TASKS["plv"](coder, [{"uid": "p-1", "marked_sentence": marked}])
    assert row == {"uid": "p-1", "root": "COERCE"}


def test_plv_copes_with_a_pair_of_which_one_is_not_in_the_sentence(coder):
    (row,) = TASKS["plv"](coder, [{"uid": "p-2", "marked_sentence": "<s>The Chadian minister</s> resigned on Friday."}])
    assert row["root"] in set(EventType)


def test_marks_leave_the_sentence_and_its_spans():
    text, spans = unmark("<s><t>Iraqi</t> troops</s> withdrew.")
    assert text == "Iraqi troops withdrew."
    assert {name: text[slice(*span)] for name, span in spans.items()} == {"s": "Iraqi troops", "t": "Iraqi"}


def test_a_party_marked_twice_stands_where_it_is_marked_first():
    text, spans = unmark("<s>Togo</s> sent aid to <t>Benin</t>, <t>Benin</t> said.")
    assert spans["t"] == (text.index("Benin"), text.index("Benin") + 5)


def test_an_actor_is_resolved_in_its_sentence_and_without_one(coder):
    text = "The Ghanaian army said so."
    rows = [
        {"id": "in text", "mention": "The Ghanaian army", "text": text, "start": 0, "end": 17, "date": None},
        {"id": "alone", "mention": "Ghana", "text": None, "date": "2001"},
        {"id": "not found", "mention": "Ghana", "text": text, "start": None, "end": None, "date": None},
    ]
    found = list(TASKS["actors"](coder, rows))
    assert [row["country"] for row in found] == ["GHA", "GHA", "GHA"]
    assert found[0]["sector"] == "MIL"


def test_time_expressions_have_their_timex_values(coder):
    (row,) = TASKS["timex"](coder, [{"id": "a", "text": "They meet on 3 May 2021.", "dct": ""}])
    assert [(each["type"], each["value"]) for each in row["timexes"]] == [("DATE", "2021-05-03")]


def test_quotes_give_content_and_speaker(coder):
    text = 'The minister said: "We will not leave."'
    (row,) = TASKS["quotes"](coder, [{"id": "a", "text": text}])
    (found,) = row["attributions"]
    assert "We will not leave" in text[slice(*found["content"][0])]
    assert "minister" in text[slice(*found["source"][0])]


def test_an_empty_text_has_no_quotes_and_says_so_on_stderr(coder, capsys):
    assert list(TASKS["quotes"](coder, [{"id": "void", "text": ""}])) == [{"id": "void", "attributions": []}]
    assert "not coded: void" in capsys.readouterr().err


@pytest.mark.parametrize("targets", [[2], [{"i": 2, "status": "occurred"}]])
def test_status_of_a_token_is_one_of_three_with_a_degree(coder, targets):
    tokens = ["Rebels", "never", "attacked", "the", "town", "."]
    (row,) = TASKS["status"](coder, [{"id": "a", "tokens": tokens, "targets": targets}])
    (found,) = row["targets"]
    assert (found["i"], found["status"]) == (2, "negated")
    assert -3 <= found["score"] < 0


def test_status_of_a_span_of_text(coder):
    text = "The two sides will sign a treaty."
    start = text.index("sign")
    (row,) = TASKS["status"](coder, [{"id": "a", "text": text, "events": [[start, start + 4]]}])
    assert row["events"] == [{"start": start, "end": start + 4, "status": "planned"}]


def test_places_found_and_places_given(coder):
    text = "Floods hit Kampala on Friday."
    (found,) = TASKS["geo"](coder, [{"id": "a", "text": text}])
    (given,) = TASKS["geo-spans"](coder, [{"id": "a", "text": text, "toponyms": [[11, 18]]}])
    for row in (found, given):
        (place,) = row["places"]
        assert (place["start"], place["end"], place["country"]) == (11, 18, "UGA")
        assert abs(place["lat"] - 0.3) < 0.5


def test_linking_reads_a_stem_and_gives_clusters_and_states(tmp_path):
    texts = {"one": "Miners went on strike in Zambia.", "two": "The strike of Zambia miners was called off."}
    (tmp_path / "x.articles.jsonl").write_text(
        "\n".join(json.dumps({"id": key, "text": text, "published": None}) for key, text in texts.items())
    )
    spans = {key: (text.index("strike"), text.index("strike") + 6) for key, text in texts.items()}
    rows = [{"id": f"{key}:0", "article_id": key, "start": a, "end": b} for key, (a, b) in spans.items()]
    (tmp_path / "x.mentions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = {row["mention_id"]: row for row in predict("linking", tmp_path / "x")}
    assert set(found) == {"one:0", "two:0"}
    assert [found[key]["status"] for key in ("one:0", "two:0")] == ["occurred", "cancelled"]


def test_a_task_sees_no_field_that_the_design_does_not_name():
    record = {"id": "a", "text": MEETING, "country": ["KEN"], "gold_root": "CONSULT", "toponyms": []}
    assert allowed(record, "geo") == {"id": "a", "text": MEETING}
    assert set(TASKS) <= set(FIELDS)


def test_a_line_separator_inside_a_text_ends_no_record(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "one\u2028two"}, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [row["text"] for row in read_rows(path, "geo")] == ["one\u2028two"]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": name, "text": MEETING, "events": []}))
    assert read_rows(tmp_path, "gold") == [{"id": "a", "text": MEETING}, {"id": "b", "text": MEETING}]
