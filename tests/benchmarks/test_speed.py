"""The speed table: what is compared, and where the time goes."""

import json

from speed import Figures, read_texts, table


def test_the_bundled_reports_are_repeated_under_new_names():
    once, twice = read_texts(None, 1), read_texts(None, 2)
    assert len(twice) == 2 * len(once)
    assert len({record["id"] for record in twice}) == len(twice)
    assert all(record["text"] and record["published"] for record in once)


def test_texts_of_a_file_keep_what_is_known_of_them(tmp_path):
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Chad voted.", "events": [1]}) + "\n")
    assert read_texts(path, 3) == [{"id": "a", "text": "Chad voted.", "published": None, "title": None}]


def test_the_table_tells_rates_ratios_and_shares():
    seconds = {"bare": 2.0, "lean": 1.0, "fast": 2.0, "accurate": 4.0}
    ratios = {"fast": 1.0, "accurate": 2.0}, {"fast": 2.0, "accurate": 4.0}
    lines = list(table(Figures(10, 1000, seconds, *ratios, {"parsing": 0.5, "coding": 1.5}, 80, 20, 412.0)))
    assert any("lean pipeline alone" in line and "10.0" in line and "1,000" in line for line in lines)
    assert any("fast, to bare spaCy" in line and "1.00" in line for line in lines)
    assert any("accurate, to bare spaCy" in line and "2.00" in line and "3.0" in line for line in lines)
    assert any("coding" in line and "75.0%" in line for line in lines)


def test_the_table_tells_what_each_stage_reads_in_a_second():
    stages = {"times": 0.01, "places": 0.005, "actors": 0.01, "relations": 0.1}
    seconds = dict.fromkeys(("bare", "lean", "fast", "accurate"), 1.0)
    ratios = dict.fromkeys(("fast", "accurate"), 1.0)
    lines = list(table(Figures(10, 1000, seconds, ratios, ratios, stages, 80, 20, 412.0)))
    assert any("given pairs" in line and "200 pairs/s" in line for line in lines)
    assert any("times alone" in line and "1,000 articles/s" in line for line in lines)
    assert any("places alone" in line and "200,000 tokens/s" in line for line in lines)
    assert any("actors alone" in line and "8,000 mentions/s" in line for line in lines)
    assert any("412 MB" in line for line in lines)
