"""The pages of the documentation, and the fenced blocks on them.

A block is run or written by its first word: `console` (commands after "$ ", then what they print), `python` (run in
page order in one namespace; an `output` block right behind it holds what it prints), and any block with
title="NAME", which is a file in the page's folder. Other blocks (sh, r, sql, toml) are shown only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    sorted(
        [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")], key=lambda page: page.as_posix()
    )
)
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, the file that it is (if any), its text, and the line it begins on."""

    language: str
    file: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    """One command of a console block and the lines that it should print."""

    line: str
    expected: tuple[str, ...]


def name_of(page: Path) -> str:
    """Return a page's path below the root of the project."""
    return page.relative_to(ROOT).as_posix()


@cache
def blocks_of(page: Path) -> tuple[Block, ...]:
    """Return the fenced blocks of a page in order."""
    return tuple(_blocks(page.read_text(encoding="utf-8").splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    opened, info, held = 0, "", list[str]()
    for number, line in enumerate(lines, start=1):
        fence = line.lstrip().startswith("```")
        if fence and not opened:
            opened, info, held = number, line.strip().removeprefix("```"), []
        elif fence:
            title = _TITLE.search(info)
            yield Block(info.split()[0] if info else "", title[1] if title else None, "\n".join(held) + "\n", opened)
            opened = 0
        elif opened:
            held.append(line)


def commands_of(block: Block) -> tuple[Command, ...]:
    """Return the commands of a console block, each with the lines that follow it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return tuple(Command(line, tuple(expected)) for line, expected in found)


def prose_of(page: Path) -> str:
    """Return a page without its fenced blocks."""
    kept, inside = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            inside = not inside
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def differs(expected: list[str], printed: list[str]) -> str | None:
    """Return what is missing from the printed lines, None if they fit.

    In an expected line "..." stands for anything; a line of "..." alone stands for any number of lines. What is
    printed must hold every other line, in order, and nothing between two lines that stand next to each other.
    """
    patterns = [None if line.strip() == "..." else _pattern(line) for line in expected]
    places = {0}
    for line, pattern in zip(expected, patterns, strict=True):
        if pattern is None:
            places = set(range(min(places), len(printed) + 1))
            continue
        places = {at + 1 for at in places if at < len(printed) and pattern.fullmatch(printed[at].rstrip())}
        if not places:
            return line
    return None if len(printed) in places else "(the end: more is printed than is shown)"


def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in re.split(r"\s*\.\.\.", line.rstrip())))
