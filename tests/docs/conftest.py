"""A folder for every page, and the command line in this process, where the models are loaded once."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.cli import faults, main

RunCommand = Callable[[str], tuple[int, list[str]]]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, without settings of the person who runs the tests."""
    for name in os.environ:
        if name.startswith("DATELINE_") and name != "DATELINE_CACHE":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path.parent / f"{tmp_path.name}-config"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture
def run_command(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> RunCommand:
    """Run one `dateline` command line of a page: NAME=VALUE before it and "> FILE" after it are understood.

    Gives its exit code and the lines of both streams, data first.
    """

    def run(line: str) -> tuple[int, list[str]]:
        words = shlex.split(line, comments=True)
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], words[words.index(">") + 1]
        with monkeypatch.context() as patched:
            while "=" in words[0]:
                name, _, value = words.pop(0).partition("=")
                patched.setenv(name, value)
            if words[0] != "dateline":
                raise ValueError(f"a console block runs dateline and nothing else, not {words[0]!r}")
            patched.setattr(sys, "argv", words)
            patched.setattr(faults, "_verbosity", 0)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = _ended()
        data, told = (stream.buffer.getvalue().decode("utf-8") for stream in (out, err))  # type: ignore[attr-defined]
        if target is not None:
            (workplace / target).write_text(data, encoding="utf-8")
            data = ""
        return code, [*data.splitlines(), *told.splitlines()]

    return run


def _ended() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
