"""What an expression means: its TIMEX3 kind and value, its days, and what it was counted from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.records import DateBasis, TimeKind
from dateline.resolving.times.values import Days, days_of, narrow


@dataclass(frozen=True, slots=True)
class Meaning:
    """The reading of one expression. `days` are left out where the value alone gives them.

    `value` is None where an anchor is missing and nothing can be said.
    """

    kind: TimeKind
    value: str | None
    days: Days | None = None
    basis: DateBasis = DateBasis.NONE
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One of several expressions that a single match holds: its first and last token (exclusive), and its meaning."""

    first: int
    last: int
    meaning: Meaning


Reading = Meaning | list[Piece] | None


def explicit(value: str, part: str = "") -> Meaning:
    """Return a date that is written out in full; `part` narrows it ("START", "MID", "END")."""
    return _dated(value, part, DateBasis.EXPLICIT, None)


def before_christ(year: int, tail: str = "") -> Meaning:
    """Return a year before Christ, or a month or season of it (`tail`, "-09"): it has a value but no days."""
    return Meaning(TimeKind.DATE, f"BC{year:04d}{tail}", basis=DateBasis.EXPLICIT)


def counted(value: str, anchor: str, part: str = "", alternatives: tuple[str, ...] = ()) -> Meaning:
    """Return a date that was counted from an anchor ("published" or "narrative")."""
    meaning = _dated(value, part, DateBasis.RELATIVE, anchor)
    return replace(meaning, alternatives=alternatives) if alternatives else meaning


def open_date(value: str) -> Meaning:
    """Return a date whose anchor is missing: a value with X in place of what is not known, and no days."""
    return Meaning(_kind(value), value, basis=DateBasis.RELATIVE)


def vague(value: str) -> Meaning:
    """Return a reference to the past, present or future without a date."""
    return Meaning(TimeKind.DATE, value, basis=DateBasis.RELATIVE)


def duration(value: str, days: Days | None = None, anchor: str | None = None) -> Meaning:
    """Return a length of time; with days if it is laid against an anchor ("the past three weeks")."""
    basis = DateBasis.RELATIVE if anchor else DateBasis.NONE
    return Meaning(TimeKind.DURATION, value, days, basis, anchor)


def repeated(value: str) -> Meaning:
    """Return something that recurs ("every Friday")."""
    return Meaning(TimeKind.SET, value)


def _dated(value: str, part: str, basis: DateBasis, anchor: str | None) -> Meaning:
    days = days_of(value)
    if days is not None and part in ("START", "MID", "END"):
        days = narrow(days, part)
    return Meaning(_kind(value), value, days, basis, anchor)


def _kind(value: str) -> TimeKind:
    return TimeKind.TIME if "T" in value and not value.endswith("_REF") else TimeKind.DATE
