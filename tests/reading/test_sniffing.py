"""The format of bytes without a telling name."""

from __future__ import annotations

import pytest

from dateline.reading.sniffing import sniff_format


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        ('[{"text": "a"},\n {"text": "b"}]', "jsonl"),
        ('{\n  "text": "a"\n}', "jsonl"),
        ("\n<!DOCTYPE html><html>", "html"),
        ("<?xml version='1.0'?>\n<html xmlns='x'>", "html"),
        ("<!-- saved --><HTML>", "html"),
        ("id,text,date\n1,a,2015-07-14\n", "csv"),
        ("Title;Body;Published\n", "csv"),
        ("uid\tdate\tcontent\n", "csv"),
        ("The text, the date, and the title were all wrong, the minister said.\nMore.", "text"),
        ("Oslo, Nairobi\nThe ministers met.", "text"),
        ("[Editor's note] The ministers met.", "text"),
        ("{curly} beginnings are text", "text"),
        ("<b>Bold</b> is no page", "text"),
        ("", "text"),
        ("\x00\x01", "text"),
    ],
)
def test_formats(head: str, expected: str) -> None:
    assert sniff_format(head.encode()) == expected


def test_utf_16_is_seen_through() -> None:
    assert sniff_format('{"text": "a long enough line of text"}'.encode("utf-16")) == "jsonl"


def test_parquet_is_known_by_its_mark() -> None:
    assert sniff_format(b"PAR1....") == "parquet"
