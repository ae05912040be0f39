"""What a name on the command line stands for."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from dateline.reading.problems import NothingToRead, Unreadable
from dateline.reading.sources import Source, find_sources

SUFFIXES = (".txt", ".jsonl")


def test_a_folder_that_holds_nothing_readable_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(NothingToRead, match=r"\.png") as caught:
        find_sources([tmp_path], SUFFIXES)
    assert ".jsonl" in str(caught.value.next_step)


def test_endings_are_taken_without_gz(tmp_path: Path) -> None:
    for name in ("a.JSONL.gz", "b.txt", "c", "d.png.gz"):
        (tmp_path / name).touch()
    assert [(one.name, one.suffix) for one in find_sources([tmp_path], SUFFIXES)] == [
        ("a.JSONL.gz", ".jsonl"),
        ("b.txt", ".txt"),
        ("c", ""),
    ]


def test_a_file_that_went_away_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        Source("a.txt", "a.txt", tmp_path / "a.txt").open()


def test_a_closed_folder_below_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    closed = tmp_path / "closed"
    closed.mkdir()
    import os

    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    # Running as root nothing is closed, so the refusal itself is played.
    monkeypatch.setattr(os, "scandir", refuse)
    first, second = find_sources([tmp_path], SUFFIXES)
    assert (first.name, second.name) == ("a.txt", "closed")
    with pytest.raises(Unreadable):
        second.open()


def test_standard_input_is_looked_at_without_losing_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"first line\n" * 3_000
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (source,) = find_sources(["-"], SUFFIXES)
    assert source.head().startswith(b"first line")
    with source.open() as stream:
        assert stream.read() == content
    assert not sys.stdin.closed


def test_naming_nothing_is_wrong_use() -> None:
    with pytest.raises(NothingToRead, match="no input"):
        find_sources([], SUFFIXES)
