import gc
import time

import pytest

from dateline.resolving.quotes import find_quotations


def words(text, depth=0):
    return [text[q.words_start : q.words_end] for q in find_quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "the bridge is open" and left.', ["the bridge is open"]),
        ("She said “the bridge is open” and left.", ["the bridge is open"]),
        ("‘The bridge is open,’ she said.", ["The bridge is open,"]),
        ("'The bridge is open,' she said.", ["The bridge is open,"]),
        ("``The bridge is open,'' she said.", ["The bridge is open,"]),
        ("«The bridge is open», she said.", ["The bridge is open"]),
        ("„The bridge is open“, she said.", ["The bridge is open"]),
    ],
)
def test_every_style_of_marks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' council didn't meet in the '90s.",
        "The miners’ union won’t talk, and it’s the owners’ fault.",
        "Rock 'n' roll at six o'clock.",
        "A 6'2 man waited.",
    ],
)
def test_apostrophes_are_no_quotations(text):
    assert words(text) == []


def test_a_possessive_does_not_end_a_single_quotation():
    assert words("'The miners' pay is too low,' she said.") == ["The miners' pay is too low,"]


def test_a_quotation_inside_a_quotation_is_one_deeper():
    text = "“He told me ‘go home’ twice,” she said."
    assert words(text) == ["He told me ‘go home’ twice,"]
    assert words(text, depth=1) == ["go home"]


def test_a_quotation_reopened_in_the_next_paragraph_continues():
    first, second = find_quotations("“We waited all day.\n\n“Nobody came,” the nurse said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = 'He said: "We will be back.\nPolice gave no comment.'
    (only,) = find_quotations(text)
    assert text[only.start : only.end] == '"We will be back.'
    assert not only.closed


def test_a_closing_mark_the_wrong_way_round_still_closes():
    assert words("“We will pay,“ the mayor said. “All of it.”") == ["We will pay,", "All of it."]


def test_inches_open_nothing():
    assert words('A 10" pipe burst.') == []


@pytest.mark.parametrize("unit", ['" ', "' ", "“", "‘a ", "’ ", '"a\n'])
def test_marks_without_end_take_time_in_line_with_the_text(unit):
    """Four times the text may take 2.5 * 2.5 times as long; quadratic growth would take 16 times, in every try."""

    def seconds(size):
        text = unit * size
        gc.collect()
        gc.disable()  # a collection in the middle would be counted as the scanner's
        start = time.process_time()
        find_quotations(text)
        spent = time.process_time() - start
        gc.enable()
        return spent

    assert any(seconds(40_000) <= 6.25 * seconds(10_000) + 0.005 for _ in range(6))
