"""JSON lines, and the other shapes in which JSON carries articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.reading import read
from dateline.records import Article, Skip

ONE, TWO = "The ministers met in Oslo.", "The ministers met in Nairobi."


def texts(path: Path) -> list[str]:
    return [one.text for one in read([path]) if isinstance(one, Article)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"text": ONE}) + "\n" + json.dumps({"text": TWO}),
        "\n\n" + json.dumps({"text": ONE}) + "\r\n\r\n" + json.dumps({"text": TWO}) + "\r\n",
        json.dumps([{"text": ONE}, {"text": TWO}]),
        json.dumps([{"text": ONE}, {"text": TWO}], indent=2),
        json.dumps({"status": "ok", "articles": [{"content": ONE}, {"content": TWO}]}),
        json.dumps({"response": {"results": [{"body": ONE}, {"body": TWO}]}}, indent=1),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.ndjson", "a"])
def test_every_shape_under_every_name(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, newline="")
    assert texts(tmp_path / name) == [ONE, TWO]


def test_one_record_over_several_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": ONE, "title": "Talks"}, indent=4))
    assert texts(tmp_path / "a.json") == [ONE]


def test_what_strict_json_forbids_and_files_hold(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "tab\there", "n": NaN}\n{"text": "\\ud83d cut emoji"}\n')
    assert texts(tmp_path / "a.jsonl") == ["tab\there", "\ud83d cut emoji"]


def test_the_line_of_what_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ONE}) + '\n\n{"text": "cut\n')
    (skip,) = [one for one in read([tmp_path / "a.jsonl"]) if isinstance(one, Skip)]
    assert skip.origin == f"{tmp_path / 'a.jsonl'}:3"
    assert "valid JSON" in skip.reason


@pytest.mark.parametrize(
    ("record", "words"), [("3", "a number"), ('"x"', "a string"), ("null", "null"), ("[1]", "a list")]
)
def test_what_is_no_object_is_called_by_its_kind(tmp_path: Path, record: str, words: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ONE}) + f"\n{record}\n")
    (skip,) = [one for one in read([tmp_path / "a.jsonl"]) if isinstance(one, Skip)]
    assert words in skip.reason
