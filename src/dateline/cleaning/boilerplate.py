"""Lines that are no report: calls to read on, credits, copyright, page furniture. Patterns in boilerplate.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from dateline.records import Omission

# Furniture is short; a longer line is a paragraph, whatever it begins with. The limit also bounds the patterns' work.
LONGEST_LINE = 240

_NAME = (
    r"(?-i:[A-Z@][\w’'.-]*(?:(?: ?[/&,] ?| )(?:(?:of|the|and|for|van|von|de|der|den|bin|al|el|da|di|la|le) ){0,2}"
    r"[A-Z@][\w’'.-]*){0,5})"
)
_STAMP = (
    r"(?:(?:\d{1,4}(?:st|nd|rd|th)?|\d[\d:./-]*(?:[ap]\.?m\.?)?|[ap]\. ?m\.?|[ap]m|noon|midnight|at|on|of|ago|and|"
    r"updated|published|last|time|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|[ecmp][sd]?t|gmt|utc|bst|ist|aest|hours?|minutes?|days?|years?|gmt[+-][\d:]+|[-–|/])"
    r"[.,:|)]*(?:\s+|$)){1,16}"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Return the pattern for whole lines, the one for stretches inside, and the reasons that their groups stand for."""
    reasons: list[str] = []
    parts: dict[str, list[str]] = {"line": [], "inside": []}
    for scope, reason, pattern, _ in pattern_rows():
        if reason not in reasons:
            reasons.append(reason)
        parts[scope].append(f"(?P<g{len(parts['line'])}_{len(parts['inside'])}_{reasons.index(reason)}>{pattern})")
    line, inside = (re.compile("|".join(parts[scope]), re.IGNORECASE) for scope in ("line", "inside"))
    return line, inside, tuple(reasons)


def pattern_rows() -> Iterator[tuple[str, str, str, str]]:
    """Return the rows of the table: scope, reason, pattern with its shorthands written out, example."""
    for row in files("dateline.cleaning").joinpath("boilerplate.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith(("#", "scope\t")):
            scope, reason, pattern, example = row.split("\t")
            yield scope, reason, pattern.replace("{name}", _NAME).replace("{stamp}", _STAMP), example


def find_boilerplate(text: str) -> Iterator[Omission]:
    """Yield the stretches of a text that are no report, in reading order, without overlap."""
    whole, inside, reasons = _patterns()
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped and len(stripped) <= LONGEST_LINE:
            first = start + line.index(stripped[0])
            found = whole.fullmatch(stripped)
            if found is not None:
                yield Omission(first, first + len(stripped), _reason(found, reasons))
                start += len(line) + 1
                continue
        if "(" in line or "[" in line:
            for part in inside.finditer(line):
                yield Omission(start + part.start(), start + part.end(), _reason(part, reasons))
        start += len(line) + 1


def _reason(found: re.Match[str], reasons: tuple[str, ...]) -> str:
    assert found.lastgroup is not None
    return reasons[int(found.lastgroup.rpartition("_")[2])]
