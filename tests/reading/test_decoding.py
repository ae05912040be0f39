"""Bytes become the text that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.decoding import decode, find_encoding
from dateline.reading.problems import NotText

QUOTED = "The minister said: “We don’t agree – not in Malmö’s café.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_of_english_text(encoding: str) -> None:
    assert decode(QUOTED.encode(encoding), "a.txt") == QUOTED


def test_mac_roman_shows_by_its_apostrophe() -> None:
    assert decode("They don’t agree.".encode("mac-roman"), "a.txt") == "They don’t agree."


def test_cyrillic_in_windows_1251() -> None:
    russian = "Министр иностранных дел принял в Осло своего коллегу из Кении и подписал соглашение. " * 3
    assert decode(russian.encode("cp1251"), "a.txt") == russian


def test_one_wrong_byte_costs_one_character() -> None:
    assert decode(b"caf\xc3\xa9 and caf\xe9", "a.txt") == "café and café"


def test_line_ends_become_plain() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "a.txt") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.5 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"{\\rtf1 text}", "RTF"),
        (b"a\0\1\2b\3\4", "control codes"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, name: str) -> None:
    with pytest.raises(NotText, match=name) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.next_step


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    if find_encoding(data) == "utf-8" and not text.startswith("\ufeff"):
        try:
            assert decode(data, "a.txt") == text
        except NotText:
            # Text that begins like a file of another kind ("%PDF").
            assert text[0] in "%BGIROP{"
