"""No pattern or scanner of times, quotes and status takes more than 2.5 times as long on twice the input."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

from dateline.records import Article
from dateline.resolving.quotes import find_quotations
from dateline.resolving.times import read_times
from dateline.resolving.times.inference import infer_published
from dateline.resolving.times.reading import find_candidates
from dateline.resolving.times.tokens import cut

ROOMS = ("dateline.resolving.times", "dateline.resolving.quotes", "dateline.coding.status", "dateline.resolving.dating")
# Fragments that make patterns try again: runs, almost matches, marks that never close.
FRAGMENTS = (
    "a", " ", "\n", "\n ", "1", ".", ",", "-", '"', "“", "'", "(", "1/", "1,", "1.", "a.", "A. ", "M.", "Mr. ", "of ",
    "the ", "then ", "former ", "January ", "Jan. 1, ", "1990s ", "10:", "a.m", "week ", "early ", "X-",
    "second second ", "P1", "said ", ".” ", "'s ", "twenty-", "one hundred and ",
)  # fmt: skip
ENDS = ("", "x")
LENGTH, TRIES = 2_000, 6
# Below this many seconds the clock says more than the pattern.
NOISE = 0.002


def compiled_patterns():
    """Return every compiled pattern that a module of the rooms keeps, by name.

    Those of the time grammar see one symbol a token and at most `LONGEST` of them; the scanner of candidates runs them.
    """
    found = {}
    for room in ROOMS:
        top = importlib.import_module(room)
        names = [room, *(info.name for info in pkgutil.walk_packages(getattr(top, "__path__", []), f"{room}."))]
        for name in names:
            for attribute, value in vars(importlib.import_module(name)).items():
                several = value if isinstance(value, tuple | list) else (value,)
                for place, one in enumerate(several):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        found[f"{name}.{attribute}.{place}"] = one
    return found


PATTERNS = compiled_patterns()


def seconds(work, text):
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def is_linear(work, fragment, end, length=LENGTH):
    """Say whether in one of some tries twice the input takes at most 2.5 times as long; the clock is never patient."""
    short, long = (fragment * (length * size // len(fragment)) + end for size in (1, 2))
    if seconds(work, long) < NOISE:
        return True
    return any(seconds(work, long) <= 2.5 * seconds(work, short) + NOISE for _ in range(TRIES))


def test_the_rooms_have_patterns_to_look_at():
    assert len(PATTERNS) > 15


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_is_slow_on_a_long_run(name):
    pattern = PATTERNS[name]

    def every(text):
        for _ in pattern.finditer(text):
            pass

    assert [(fragment, end) for fragment in FRAGMENTS for end in ENDS if not is_linear(every, fragment, end)] == []


@pytest.mark.parametrize(
    "scanner",
    [
        cut,
        find_candidates,
        find_quotations,
        read_times,
        lambda text: infer_published(find_candidates("In 2001 it fell. " + text)),
    ],
    ids=["tokens", "candidates", "quotations", "times", "inference"],
)
@pytest.mark.parametrize(
    "fragment",
    [*FRAGMENTS, "On March 3, next week. ", "between Monday and ", '"a " said b. ', "“a \n\n", "two days after the "],
)
def test_no_scanner_is_slow_on_a_long_run(scanner, fragment):
    assert is_linear(scanner, fragment, ".")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels said on Monday that troops would attack the port two days after the vote. ",
        '"We denied it," the minister said, and the army, officials said, would leave on May 6. ',
        "The police said that the army had said that the union said it might strike. ",
    ],
)
def test_quotes_status_and_dates_of_a_long_article_take_time_in_proportion(coder, sentence):
    def code(text):
        for _ in coder.code_many([Article("a", text)]):
            pass

    assert is_linear(code, sentence, "", length=100 * len(sentence))
