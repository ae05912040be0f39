"""Patterns that tell what a number counts: the dead, the injured, the arrested, or a crowd.

They are written over the symbols of `figures.symbols`, one letter a word: "at least 12 people were killed and 40
wounded" is "NpbkcNw". For each number the patterns are tried in order, the closest word of a kind first: what a verb
right before it does to it, what is said right after it, what the verb before a list does, what is said further on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from dateline.records import FigureKind
from dateline.resolving.figures.symbols import Symbols, read_symbols

_DEAD, _INJURED, _ARRESTED, _CROWD = FigureKind.DEAD, FigureKind.INJURED, FigureKind.ARRESTED, FigureKind.CROWD
# A noun phrase after a number, and what else may belong to the same subject.
_NP = r"(?:[fg]?[DjpC]*)"
_LIST = rf"(?:[c,]+(?:[NA]{_NP}|[DjpC]+))*"
_ASIDE = r"(?:,g.{1,20}?,|,[^,]{1,14},)?"
_FURTHER = r"[^NkwadxKc;,0nTV]{1,9}"
_BE = r"[vb]*b[vb]*"
_NO_OBJECT = r"(?![NADjpC0])"
_ACTS = ((_DEAD, "k"), (_INJURED, "w"), (_ARRESTED, "a"))


class ReadFigure(NamedTuple):
    """One figure: kind, low and high (None where open), its offsets in the article, and the word that told the kind."""

    kind: FigureKind
    low: int
    high: int | None
    start: int
    end: int
    cue: Token


def _before(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ends right before the number."""
    return re.compile(rf"(?:{pattern})$")


_PART = _before(r"g[,Dbjvxf]{0,3}|gD?[xwka]b")
_PART_AFTER = re.compile(r"[NA]j?g(?![vb]*[kwad])")
# "Of the infected, seven who died": a part of something else, with a fate of its own.
_OWN_FATE = re.compile(rf"N{_NP}v[vb]*[kwadx]")
# "Killing two, an official said": a new clause.
_NEW_CLAUSE = re.compile(rf"[NA]{_NP}[Vm]")
# Right before the number: "killed 12", "death toll rose to 12", "the deaths of 12", "crowd of 300".
_CLOSE_BEFORE: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    *((kind, _before(rf"(?P<cue>{verb})(?:D{{0,2}}|fD?)")) for kind, verb in _ACTS),
    (_DEAD, _before(r"(?P<cue>[zL])fD?|(?P<toll>T)[^NATcWQ]{0,9}[tfbjV.,v]")),
    (_INJURED, _before(r"(?P<cue>y)[tf]D?|(?P<toll>W)[^NATcQ]{0,9}[tfbjV.,v]")),
    (_ARRESTED, _before(r"(?P<cue>i)fD?|(?P<toll>Q)[^NATcW]{0,9}[tfbjV.,v]")),
    (_CROWD, _before(r"(?P<cue>u)[fB]|(?P<cue2>h)")),
)
# Right after the number: "12 were killed", "12 dead", "12 deaths", "12 lives", "a 300-strong crowd", "12 of them died".
_CLOSE_AFTER: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    *(
        (kind, re.compile(rf"[NA]{_NP}{_LIST}(?:{_BE}(?P<cue>{verb})(?![NA0])|v*(?P<cue2>{verb}){_NO_OBJECT})"))
        for kind, verb in _ACTS
    ),
    (
        _DEAD,
        re.compile(
            rf"[NA]{_NP}{_LIST}[vb]*(?P<cue>[dx])|N[Dj]*(?P<cue2>z)|(?<=q)N[Dj]*(?P<cue3>L)|N[Dj]*(?P<cue4>L)[vb]*q"
        ),
    ),
    (_INJURED, re.compile(r"N[Dj]*(?P<cue>y)")),
    (_ARRESTED, re.compile(r"N[Dj]*(?P<cue>i)")),
    (_CROWD, re.compile(r"Ns[Dj]*(?P<cue>u)")),
)
# The verb before a list, or the clause further on: "killing two soldiers and a child", "12 people on the bus died".
_LIST_BEFORE = tuple(
    (kind, _before(rf"(?P<cue>{verb})D?(?:(?:[NA]{_NP}|[DjpC]+)(?:f[DjpC]+)?[c,]+)+D?")) for kind, verb in _ACTS
)
_FURTHER_AFTER: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    *((kind, re.compile(rf"[NA]{_NP}(?:{_FURTHER}|{_ASIDE}){_BE}(?P<cue>{verb})(?![NA0])")) for kind, verb in _ACTS),
    (_DEAD, re.compile(rf"[NA]{_NP}(?:{_FURTHER}|{_ASIDE})[vb]*(?P<cue>[dx])")),
    (_CROWD, re.compile(rf"N{_NP}(?:[^NAkwadxK;,0nV]{{0,10}}|{_ASIDE})[vb]*(?P<cue>m)")),
    (_CROWD, re.compile(r"Nf?[Djp]*(?P<cue>C)")),
)
_NOT_PEOPLE = re.compile(r"[NA][Dj]{0,2}[Uu](?!C)")
_BOTH = re.compile(rf"[NA]{_NP}[vb]*K|[NA]{_NP}{_FURTHER}?b[vb]*K")
_BOTH_BEFORE = _before(r"K|[kw]cK")
_ONE_PERSON = re.compile(r"Aj{0,4}p|A[jp]{1,5}[vb]*b[vb]*[kwa]|A[jp]{1,5}v*d")
_NOBODY = (
    (
        _DEAD,
        re.compile(
            rf"0{_NP}(?:{_FURTHER})?[vb]*(?P<cue>[kdx])|n[Djp]*(?P<cue2>z)|np[vb]*(?P<cue3>[kd])|n[DjzycS]*c[Dj]*(?P<cue4>z)"
        ),
    ),
    (
        _INJURED,
        re.compile(
            rf"0{_NP}(?:{_FURTHER})?(?:[vb]*[kd][cv,]+)?[vb]*(?P<cue>w)|n[Djp]*(?P<cue2>y)|np[vb]*(?P<cue3>w)|n[DjzycS]*c[Dj]*(?P<cue4>y)"
        ),
    ),
    (_ARRESTED, re.compile(rf"0{_NP}[vb]*(?P<cue>a)|n[Dj]*(?P<cue2>[ai])|np[vb]*(?P<cue3>a)")),
    (_DEAD, re.compile(r"n[Dj]*(?P<cue>S)|0[vb]*(?P<cue2>K)")),
    (_INJURED, re.compile(r"n[Dj]*(?P<cue>S)|0[vb]*(?P<cue2>K)")),
)


def read_figures(tokens: Sequence[Token], text: str) -> Iterator[ReadFigure]:
    """Yield the figures of one sentence in reading order. `tokens` are the sentence's, `text` is the article's.

    "No one was hurt" is a figure of 0. A part of a figure ("12 people, two of them children"), the sum of dead and
    injured, and what counts anything but people are none.
    """
    symbols = read_symbols(tokens, text) if tokens else None
    if symbols is None:
        return
    for position, number in enumerate(symbols.numbers):
        if number is not None:
            found = _kind_of(symbols, position)
            if found is not None:
                kind, cue = found
                yield ReadFigure(kind, number.low, number.high, number.start, number.end, symbols.tokens[cue])
        elif symbols.text[position] in "0n":
            yield from _zeros(symbols, position)


def _kind_of(symbols: Symbols, position: int) -> tuple[FigureKind, int] | None:
    text = symbols.text
    ahead, single = text[:position], text[position] == "A"
    if _NOT_PEOPLE.match(text, position) or (single and not _ONE_PERSON.match(text, position)):
        return None
    if _PART_AFTER.match(text, position) or (_PART.search(ahead) and not _OWN_FATE.match(text, position)):
        return None
    if _BOTH_BEFORE.search(ahead) or _BOTH.match(text, position):
        return None
    new_clause = _NEW_CLAUSE.match(text, position)
    for patterns, is_before in (
        (_CLOSE_BEFORE, True),
        (_CLOSE_AFTER, False),
        (() if new_clause else _LIST_BEFORE, True),
        (_FURTHER_AFTER, False),
    ):
        for kind, pattern in patterns:
            match = pattern.search(ahead) if is_before else pattern.match(text, position)
            if match is not None and not (single and kind is _CROWD):
                return kind, _cue(match)
    return None


def _zeros(symbols: Symbols, position: int) -> Iterator[ReadFigure]:
    for kind, pattern in _NOBODY:
        match = pattern.match(symbols.text, position)
        if match is not None:
            token = symbols.tokens[position]
            last = symbols.tokens[position + 1].idx if position + 1 < len(symbols.tokens) else token.idx + len(token)
            words = token.doc.text[token.idx : last].rstrip()
            yield ReadFigure(kind, 0, 0, token.idx, token.idx + len(words), symbols.tokens[_cue(match)])


def _cue(match: re.Match[str]) -> int:
    return next(match.start(name) for name, found in match.groupdict().items() if found is not None)
