"""Sentences with marks, as they are typed into a user's own codebook.

    "<The militia> [seized] ballot boxes from {the election commission} in Velda."

The word that reports the act stands in [brackets], and there is exactly one of them. Who did it may stand in <angle
brackets>, to whom in {braces}, each as often as there are parties; they teach where in the clause the sides stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.errors import UsageError

_MARK = re.compile(r"[\[\]<>{}]")
_BLANK_INSIDE = re.compile(r"(?<=[\[<{]) | (?=[\]>}])")
_CLOSING = {"[": "]", "<": ">", "{": "}"}


class BadMark(UsageError):
    """DL-B015: the marks of an example do not fit together: no word in [brackets], two of them, one not closed."""

    code = "DL-B015"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and the code points (end exclusive) of its trigger and of the parties that are marked."""

    text: str
    trigger: tuple[int, int]
    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()

    @property
    def shown(self) -> str:
        """The sentence with its trigger in brackets."""
        start, end = self.trigger
        return f"{self.text[:start]}[{self.text[start:end]}]{self.text[end:]}"


def read_marked(marked: str, where: str) -> Marked:
    """Return the sentence of a marked text; blanks and line ends in a row become one blank.

    Raises BadMark (DL-B015).
    """
    line = _BLANK_INSIDE.sub("", " ".join(marked.split()))
    spans: dict[str, list[tuple[int, int]]] = {"[": [], "<": [], "{": []}
    pieces: list[str] = []
    length, done, opened = 0, 0, ("", 0)
    for mark in _MARK.finditer(line):
        pieces.append(line[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        if mark.group() in _CLOSING:
            if opened[0]:
                raise _bad(f"{mark.group()} opens inside {opened[0]}", line, where)
            opened = (mark.group(), length)
        elif not opened[0] or mark.group() != _CLOSING[opened[0]]:
            raise _bad(f"{mark.group()} closes nothing", line, where)
        elif not line[mark.start() - length + opened[1] : mark.start()].strip():
            raise _bad(f"there is no word in {opened[0]}{mark.group()}", line, where)
        else:
            spans[opened[0]].append((opened[1], length))
            opened = ("", 0)
    if opened[0]:
        raise _bad(f"{opened[0]} is not closed", line, where)
    if not spans["["]:
        raise _bad("no word stands in [brackets]", line, where)
    if len(spans["["]) > 1:
        raise _bad("two words stand in [brackets]: an example has one", line, where)
    pieces.append(line[done:])
    return Marked("".join(pieces), spans["["][0], tuple(spans["<"]), tuple(spans["{"]))


def _bad(what: str, line: str, where: str) -> BadMark:
    return BadMark(
        f"{what}: {line!r}",
        where=where,
        next_step="put the one word that reports the act into brackets: The militia [seized] ballot boxes in Velda.",
    )
