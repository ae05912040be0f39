"""Hard-wrapped text, as old wires and mail have it: line breaks inside a paragraph become spaces."""

from __future__ import annotations

# Typewriters, terminals and teleprinters: 65 to 80 columns; 45 to 110 leaves room for narrow columns and wide mails.
NARROWEST, WIDEST = 45, 110
# Below this many breaks there is no telling a wrapped paragraph from a few short ones.
FEWEST_BREAKS = 3
# Most breaks must stand where the next word would not have fitted, and many in the middle of a sentence.
LEAST_FULL, LEAST_OPEN = 0.6, 0.35
# People and programs break a little before the edge.
SLACK = 8
_SAMPLE = 2000
_CLOSED = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)", ":")


def join_wrapped_lines(text: str) -> str:
    """Return the text with a space for each line break inside a hard-wrapped paragraph; the length stays.

    Text whose lines are whole paragraphs comes back unchanged. Blank lines, indented lines and lines that end early
    (headlines, last lines) keep their break.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = _width(lines)
    breaks = [number for number in range(len(lines) - 1) if _may_join(lines[number], lines[number + 1])]
    if not NARROWEST <= width <= WIDEST or len(breaks) < FEWEST_BREAKS:
        return text
    full = {number for number in breaks if _is_full(lines[number], lines[number + 1], width)}
    open_ended = [number for number in breaks if not lines[number].rstrip().endswith(_CLOSED)]
    if len(full) < LEAST_FULL * len(breaks) or len(open_ended) < LEAST_OPEN * len(breaks):
        return text
    # A small letter goes on with the sentence; in text all in capitals every letter may.
    capitals = text[:_SAMPLE].isupper()
    joined = full | {number for number in open_ended if capitals or lines[number + 1][:1].islower()}
    pieces: list[str] = []
    for number, line in enumerate(lines[:-1]):
        pieces += (line, " " if number in joined else "\n")
    return "".join((*pieces, lines[-1]))


def _width(lines: list[str]) -> int:
    """Return the length of the longest line, one in fifty left out: a web address breaks every margin."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[-1 - len(lengths) // 50] if lengths else 0


def _may_join(line: str, following: str) -> bool:
    return bool(line.strip()) and bool(following) and not following[0].isspace()


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > width - SLACK
