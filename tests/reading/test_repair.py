"""Damage in files is repaired; sound text is not touched."""

from __future__ import annotations

import pytest

from dateline.reading.repair import repair


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("The ministerâ€™s cafÃ©", "The minister’s café"),
        ("â€œNo,â€\u009d he said", "“No,” he said"),
        ("10Â\xa0000 tonnes", "10\xa0000 tonnes"),
        ("Smith &amp; Sons said &#8220;no&#8221;&nbsp;twice", "Smith & Sons said “no”\xa0twice"),
        ("<p>First.</p><p>Second &lt;b&gt;.</p>", "First.\n\nSecond <b>."),
        ("One<br/>two <a href='x'>three</a><br>", "One\ntwo three"),
    ],
)
def test_damage_is_repaired(damaged: str, sound: str) -> None:
    assert repair(damaged) == sound


@pytest.mark.parametrize(
    "text",
    [
        "AT&T and R&D; Q&A",
        "Âge d'or, Ãlvaro, ROÎNEÂ",
        "https://news.example/?a=1&section=2&copy=3",
        "if a < b and b > c",
        "the tag <tweet author='x'> in a text",
        "Élysée “palace” – déjà vu",
    ],
)
def test_sound_text_is_not_touched(text: str) -> None:
    assert repair(text) is text or repair(text) == text
