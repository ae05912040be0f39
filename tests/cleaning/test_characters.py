"""Repairs of single characters keep the length of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cleaning.characters import part_glued_words, repair_characters


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("signed an agreement.this month", "signed an agreement this month"),
        ("after the talks.which ended", "after the talks which ended"),
        ("the Oslo agreement.a day later", "the Oslo agreement a day later"),
        ("while proceeding.no one was hurt", "while proceeding no one was hurt"),
        ("the delegation.it left", "the delegation it left"),
        ("he said it's done.they left", "he said it's done they left"),
        ("“the end of the war”.he", "“the end of the war”.he"),
        ("it is done.https://t.example/x", "it is done https://t.example/x"),
    ],
)
def test_a_full_stop_without_its_space(damaged: str, sound: str) -> None:
    assert part_glued_words(damaged) == sound


@pytest.mark.parametrize(
    "text",
    [
        "according to nepalnews.com reported",
        "letters to gu.com/letters and www.example.org",
        "a report on vg.no and bbc.co.uk said",
        "at jane.doe@paper.example or @user.name",
        "the U.S. and the U.K. said at 5 a.m. on e.g. Monday, i.e. then",
        "St.louis, Gen.abdul, Dr.smith and no.one",
        "the file notes.pdf and the page index.html",
        "Node.js, ASP.net and socket.io",
        "3.5 percent, v1.2b, 10.a and Sec.b",
        "It ended.The president left. Then...they came",
        "https://news.example/some.path/agreement.this",
        "the site will.i.am and a.b.c.d",
        "agreement.This and AGREEMENT.THIS",
        "Tchadinfos.com, JD.com, cleveland.com.",
        "he wrote ouest-france.fr, amazon.cn and booking.in",
    ],
)
def test_names_keep_their_full_stop(text: str) -> None:
    assert part_glued_words(text) == text


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("Os\0lo\x07", "Os lo "),
        ("a\ud800b", "a b"),
        ("one\r\ntwo\rthree", "one \ntwo\nthree"),
        ("one\u2028two\x0cthree\x85four", "one\ntwo\nthree\nfour"),
        ("10\u00a0000\tmen\u3000in\u2009all", "10 000 men in all"),
        ("\ufeffStart \u200bof\u200b it", " Start  of  it"),
        ("می\u200cروم", "می\u200cروم"),
        ("Jos\u00e9 \u201csaid\u201d \u2014 caf\u00e9s\u2026", "Jos\u00e9 \u201csaid\u201d \u2014 caf\u00e9s\u2026"),
        ("👩\u200d👧 emoji", "👩 👧 emoji"),
    ],
)
def test_characters_that_nobody_sees(damaged: str, sound: str) -> None:
    assert repair_characters(damaged) == sound


@given(st.text(st.characters(), max_size=300))
def test_nothing_ever_moves(text: str) -> None:
    repaired = part_glued_words(repair_characters(text))
    assert len(repaired) == len(text)
    repaired.encode("utf-8")
    assert repair_characters(repaired) == repaired
