"""Quotation marks: one pass over the text, straight and curly, nested, reopened by paragraph, left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGN = re.compile(r"``|''|[\"“”„«»‘’‚']|\n")
_DOUBLE_OPEN = frozenset({"“", "„", "«", "``"})
_DOUBLE_CLOSE = frozenset({"”", "»", "''"})
# Words that lost their first letter stand after an apostrophe, not inside a quotation.
_CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|neath|\d0s)\b", re.IGNORECASE)
_BRACKETS = frozenset("([{—–-/")
_BEFORE_OPENING = frozenset("([{—–-/:;,\"“„«‘'`")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch in quotation marks: `start` and `end` with the marks, the words between them without.

    `depth` is 0 for the outermost. `closed` is False where the closing mark is missing, as it is by
    custom when the next paragraph goes on with the same speaker; that next one then `continues`.
    """

    start: int
    end: int
    words_start: int
    words_end: int
    depth: int
    closed: bool
    continues: bool


@dataclass(slots=True)
class _Open:
    start: int
    words_start: int
    single: bool
    depth: int
    continues: bool
    weak_close: int | None = None


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return every quotation in `text`, in the order of their openings; time grows in line with the text.

    A double mark left open ends with its paragraph; a single one left open was an apostrophe and is dropped.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    carried_from: int | None = None
    for sign in _SIGN.finditer(text):
        mark, start, end = sign.group(), sign.start(), sign.end()
        if mark == "\n":
            if any(not opened.single for opened in stack):
                carried_from = start
            found.extend(_give_up(stack, start, text))
            continue
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        if mark in ("'", "’", "‘", "‚"):
            _read_single(mark, start, end, before, after, text, stack, found)
            continue
        inside = next((index for index in range(len(stack) - 1, -1, -1) if not stack[index].single), None)
        if _opens(mark, before, after, inside is not None):
            if inside is not None:
                found.extend(_give_up(stack, start, text))
            depth = len(stack)
            continues = carried_from is not None and not text[carried_from:start].strip()
            stack.append(_Open(start, end, False, depth, continues))
            carried_from = None
        elif inside is not None:
            found.extend(_give_up_above(stack, inside, start))
            opened = stack.pop()
            found.append(Quotation(opened.start, end, opened.words_start, start, opened.depth, True, opened.continues))
    found.extend(_give_up(stack, len(text), text))
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Say whether a double mark opens a quotation, by its shape first and by its neighbours if it is straight."""
    free_before = before.isspace() or before in _BEFORE_OPENING
    if mark in _DOUBLE_OPEN:
        # A wrong-way mark at the end of a quotation is a common slip of the keyboard.
        return not (is_open and not before.isspace() and before not in _BRACKETS and not after.isalnum())
    if mark in _DOUBLE_CLOSE:
        return not is_open and free_before and after.isalnum()
    if is_open:
        return before.isspace() and not after.isspace() and after.isalnum()
    return free_before or (not before.isalnum() and after.isalnum())


def _read_single(
    mark: str, start: int, end: int, before: str, after: str, text: str, stack: list[_Open], found: list[Quotation]
) -> None:
    inside = bool(stack) and stack[-1].single
    opening = mark in ("‘", "‚") or ((mark == "'" or not inside) and (before.isspace() or before in _BEFORE_OPENING))
    if opening and after.isalnum() and not (mark != "‘" and _CLIPPED.match(text, end)):
        if inside:
            found.extend(_give_up_above(stack, len(stack) - 2, start))
        stack.append(_Open(start, end, True, len(stack), False))
    elif inside and mark != "‘" and not after.isalnum():
        opened = stack[-1]
        if before in "sS" and after in " \n":
            opened.weak_close = start
            return
        if before.isspace():
            return
        stack.pop()
        found.append(Quotation(opened.start, end, opened.words_start, start, opened.depth, True, False))


def _give_up_above(stack: list[_Open], floor: int, position: int) -> Iterator[Quotation]:
    """Close the single quotations above the stack's index `floor` at their last possible apostrophe."""
    while len(stack) > floor + 1:
        opened = stack.pop()
        if opened.weak_close is not None and opened.weak_close < position:
            close = opened.weak_close
            yield Quotation(opened.start, close + 1, opened.words_start, close, opened.depth, True, False)


def _give_up(stack: list[_Open], position: int, text: str) -> Iterator[Quotation]:
    """End everything that is still open at `position`, white space before it left out."""
    while stack:
        yield from _give_up_above(stack, len(stack) - 2 if stack[-1].single else len(stack) - 1, position)
        if not stack:
            return
        opened = stack.pop()
        close = position
        while close > opened.words_start and text[close - 1].isspace():
            close -= 1
        if close > opened.words_start:
            yield Quotation(opened.start, close, opened.words_start, close, opened.depth, False, opened.continues)
