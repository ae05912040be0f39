"""The rules of the grammar, one module for each kind of expression; earlier modules win among equally long matches."""

from __future__ import annotations

from functools import lru_cache

from dateline.resolving.times.grammar import (
    antiquity,
    clocks,
    dates,
    durations,
    feasts,
    periods,
    ranges,
    relative,
    sets,
    vague,
    weekdays,
)
from dateline.resolving.times.patterns import Grammar

# Parts of patterns that several rules share.
MACROS = {
    "month": "(MONTH | MONTHWEAK | MONTHABBR PERIOD?)",
    "weekday": "(WEEKDAY | WEEKDAYABBR PERIOD?)",
    "daynumber": "(DAYTH | DAY | TENS? DASH? ORDINAL)",
    "part": "(sometime | PART DASH? in? | the? (very)? PARTNOUN of | the (early | latter | late | first | last) part of"
    " | the? (first | second | last | latter) half of | the? (rest | remainder | rest) of | a good part of)",
    "number": "(INTEGER FRACTION? | DECIMAL | half an? | (a | an | another | one)? dozen | a? couple of? |"
    " (a | ONES | TENS | INTEGER)? HUNDRED and?"
    " (TENS? DASH? ONES?) | (a | ONES | TENS)? DASH? ONES? THOUSAND | TENS DASH? ONES? | ONES (and a half"
    " | and half)? | a | an | another)",
    "vaguenumber": "(a? (few | handful of | number of) | VAGUECOUNT | dozens of)",
    "zone": "(OPEN? ZONE (time)? CLOSE?)",
    "clock": "(CLOCK MERIDIEM? | DOTTEDCLOCK MERIDIEM | HOUR MERIDIEM | MILITARY (hours | ZONE | hrs) | CLOCK"
    " (hours | ZONE) | (HOUR | ONES) o'clock)",
    "spokenyear": "((ONES | TENS) (TENS DASH? ONES? | ONES) | two thousand (and? (TENS DASH? ONES? | ONES))?)",
    "extent": "((about | around | approximately | roughly | some | nearly | almost | barely | exactly | just"
    " | only | at least | at most | up to"
    " | more than | less than | over | under | no more than | no less than | fewer than | well over"
    " | as many as | within) the?)",
}


@lru_cache(maxsize=1)
def time_grammar() -> Grammar:
    """Return the whole grammar, compiled once per process."""
    modules = (dates, antiquity, ranges, weekdays, clocks, feasts, periods, relative, vague, durations, sets)
    return Grammar((rule for module in modules for rule in module.RULES), MACROS)
