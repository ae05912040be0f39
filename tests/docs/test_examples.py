"""Every command and every Python example on a page runs and prints what the page says."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import PAGES, Block, blocks_of, commands_of, differs, name_of

# A page may show a failure if it says so: "(exit code 2)" ends the last line shown.
_EXIT = "(exit code "


def _has_examples(page: Path) -> bool:
    return any(block.language in ("console", "python") for block in blocks_of(page))


@pytest.mark.parametrize("page", [page for page in PAGES if _has_examples(page)], ids=name_of)
def test_the_examples_of(page: Path, workplace: Path, run_command: Callable[[str], tuple[int, list[str]]]) -> None:
    names: dict[str, object] = {"__name__": "__page__"}
    printed: list[str] = []
    for block in blocks_of(page):
        where = f"{name_of(page)}:{block.line}"
        if block.file:
            (workplace / block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            _check_console(block, where, run_command)
        elif block.language == "python":
            printed = _run_python(block, where, names)
        elif block.language == "output":
            missing = differs(block.text.splitlines(), printed)
            assert missing is None, _told(f"{where}: not printed: {missing}", printed)


def _check_console(block: Block, where: str, run_command: Callable[[str], tuple[int, list[str]]]) -> None:
    for command in commands_of(block):
        expected, wanted = list(command.expected), 0
        if expected and expected[-1].startswith(_EXIT):
            wanted = int(expected.pop().removeprefix(_EXIT).rstrip(")"))
        code, printed = run_command(command.line)
        assert code == wanted, _told(f"{where}: {command.line}: exit code {code}", printed)
        if expected:
            missing = differs(expected, printed)
            assert missing is None, _told(f"{where}: {command.line}: not printed: {missing}", printed)


def _run_python(block: Block, where: str, names: dict[str, object]) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("\n" * block.line + block.text, where.split(":")[0], "exec"), names)
    return out.getvalue().splitlines()


def _told(fault: str, printed: list[str]) -> str:
    return "\n".join([fault, "printed:", *printed[:60]])


@pytest.mark.parametrize(
    ("expected", "printed", "missing"),
    [
        (["one", "two"], ["one", "two"], None),
        (["one", "..."], ["one", "two", "three"], None),
        (["...", "c..."], ["a", "b", "cat"], None),
        (["one"], ["one", "two"], "(the end: more is printed than is shown)"),
        (["one", "three"], ["one", "two", "three"], "three"),
        (["...", "four"], ["one", "two"], "four"),
    ],
)
def test_what_is_shown_is_compared_with_what_is_printed(
    expected: list[str], printed: list[str], missing: str | None
) -> None:
    assert differs(expected, printed) == missing
