"""Hard-wrapped paragraphs become lines; lines that are paragraphs stay."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from dateline.cleaning.wrapping import join_wrapped_lines

FIRST = (
    "The foreign ministers of Norway and Kenya met in Oslo on Tuesday and signed an agreement on fishing rights, "
    "the first of its kind. They said that their governments would send a delegation to Nairobi in the autumn, after "
    "the elections there, and that the navy would stop patrolling the disputed waters at once."
)
SECOND = (
    "Police in the capital arrested three men who had thrown stones at the ministry, and the court said that they "
    "would be tried in March. A spokesman for the union denied that its members had been there."
)


def wrap(*paragraphs: str, width: int = 70, indent: str = "") -> str:
    return "\n\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in paragraphs)


def test_a_wrapped_report_becomes_paragraphs() -> None:
    assert join_wrapped_lines(wrap(FIRST, SECOND)) == f"{FIRST}\n\n{SECOND}"


def test_wires_in_capitals() -> None:
    text = wrap(FIRST.upper(), SECOND.upper(), indent="   ")
    assert join_wrapped_lines(text) == f"   {FIRST.upper()}\n\n   {SECOND.upper()}"


def test_indented_paragraphs_without_blank_lines() -> None:
    text = wrap(FIRST, SECOND, indent="   ").replace("\n\n", "\n")
    assert join_wrapped_lines(text) == f"   {FIRST}\n   {SECOND}"


def test_a_headline_keeps_its_line() -> None:
    text = f"Ministers sign agreement\n{wrap(FIRST, SECOND)}"
    assert join_wrapped_lines(text).split("\n")[:2] == ["Ministers sign agreement", FIRST]


def test_lines_that_are_paragraphs_stay() -> None:
    for text in (f"{FIRST}\n{SECOND}\n{FIRST}", "They met.\nThey signed.\nThey left.\nThat was all.\n", FIRST, ""):
        assert join_wrapped_lines(text) == text


def test_short_sentences_one_a_line_stay() -> None:
    lines = [f"On day {number} of the talks in Oslo the ministers signed paper {number}." for number in range(9)]
    assert join_wrapped_lines("\n".join(lines)) == "\n".join(lines)


def test_lists_and_verse_stay() -> None:
    text = "Those who met:\nNorway\nKenya\nthe United Nations\nthe African Union\nand the press\n"
    assert join_wrapped_lines(text) == text


@given(st.lists(st.sampled_from([FIRST, SECOND, "Short.", ""])), st.integers(20, 140))
def test_only_line_breaks_change(paragraphs: list[str], width: int) -> None:
    text = wrap(*paragraphs, width=width)
    joined = join_wrapped_lines(text)
    assert len(joined) == len(text)
    assert all(after == before or (before, after) == ("\n", " ") for before, after in zip(text, joined, strict=True))
