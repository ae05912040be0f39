"""Which column holds what: the names that news data uses, or the user's own mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files

from dateline.reading.problems import NoTextColumn, UnknownColumn

ROLES = ("text", "id", "published", "title", "url", "outlet")


@lru_cache(maxsize=1)
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return, per role, the plain forms of its known names, likeliest first (from `columns.tsv`)."""
    names: dict[str, list[str]] = {role: [] for role in ROLES}
    lines = files("dateline.reading").joinpath("columns.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith(("#", "role\t")):
            role, name, _ = line.split("\t")
            names[role].append(plain(name))
    return {role: tuple(found) for role, found in names.items()}


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a column's name as it is compared: lower case, letters, digits and dots only."""
    return "".join(letter for letter in name.lower() if letter.isalnum() or letter == ".")


def recognise(columns: Collection[str], asked: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return role -> column for the columns of a table or the keys of a record.

    What is `asked` for goes first; other roles take the likeliest known name. No column fills two roles.
    """
    chosen = dict(asked or {})
    taken = set(chosen.values())
    by_plain: dict[str, str] = {}
    for column in columns:
        by_plain.setdefault(plain(column), column)
    for role, names in known_names().items():
        if role in chosen:
            continue
        for name in names:
            if name in by_plain and by_plain[name] not in taken:
                chosen[role] = by_plain[name]
                taken.add(by_plain[name])
                break
    return chosen


def check_roles(asked: Mapping[str, str]) -> None:
    """Raise UnknownColumn (DL-R008) if a mapping names a role that articles do not have."""
    for role in asked:
        if role not in ROLES:
            close = get_close_matches(role, ROLES, n=1, cutoff=0.5)
            raise UnknownColumn(
                f"an article has no field {role!r}",
                where="columns",
                next_step=(f"did you mean {close[0]}? " if close else "") + f"The fields are {', '.join(ROLES)}",
            )


def check_columns(asked: Mapping[str, str], columns: Iterable[str], where: str) -> None:
    """Raise UnknownColumn (DL-R008) if a column that was asked for is not there; say which one may be meant."""
    present = list(columns)
    for role, column in asked.items():
        if column in present or column.split(".")[0] in present:
            continue
        close = get_close_matches(column, present, n=1, cutoff=0.6)
        raise UnknownColumn(
            f"there is no column {column!r} (asked for as {role})",
            where=where,
            next_step=(f"did you mean {close[0]!r}? " if close else "") + f"It has {_listed(present)}",
        )


def check_text_column(chosen: Mapping[str, str], columns: Iterable[str], where: str) -> None:
    """Raise NoTextColumn (DL-R009) if no column was recognised as the text."""
    if "text" not in chosen:
        raise NoTextColumn(
            "no column looks like the text of an article",
            where=where,
            next_step=f"say which one it is, as text=NAME. It has {_listed(list(columns))}",
        )


def _listed(columns: list[str]) -> str:
    shown = ", ".join(repr(column) for column in columns[:12])
    return shown + (f" and {len(columns) - 12} more" if len(columns) > 12 else "")
