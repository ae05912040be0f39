"""Paths: missing, looping, misspelt, no files at all; folders; standard input."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kinds import (
    NOISE,
    REPORT,
    Hostile,
    Outcome,
    article_markup,
    page,
    records,
    write_file,
)

C, P, Q, R, M = Outcome.CODED, Outcome.PARTLY, Outcome.QUARANTINED, Outcome.REFUSED, Outcome.MISUSED


def path_input(
    name: str,
    prepare: Callable[[Path], list[str]],
    outcome: Outcome,
    code: str | None = None,
    articles: int = 0,
    stdin: bytes = b"",
    input_format: str | None = None,
) -> Hostile:
    return Hostile(name, prepare, outcome, code, articles, stdin, input_format=input_format)


def _folder_of_pictures(folder: Path) -> list[str]:
    (folder / "one.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(REPORT)
    return [str(folder)]


def _mixed_folder(folder: Path) -> list[str]:
    (folder / "a.txt").write_text(REPORT)
    (folder / "b.txt").write_bytes(NOISE)
    (folder / "c.txt").write_bytes(b"")
    return [str(folder)]


def _loop_of_links(folder: Path) -> list[str]:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    return [str(folder / "a.txt")]


def _folder_linked_into_itself(folder: Path) -> list[str]:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "a.txt").write_text(REPORT)
    return [str(folder)]


def _broken_link_in_folder(folder: Path) -> list[str]:
    (folder / "a.txt").write_text(REPORT)
    (folder / "b.txt").symlink_to(folder / "gone.txt")
    return [str(folder)]


def _named_pipe(folder: Path) -> list[str]:
    os.mkfifo(folder / "pipe.txt")
    return [str(folder / "pipe.txt")]


def _pipe_in_folder(folder: Path) -> list[str]:
    os.mkfifo(folder / "pipe.txt")
    (folder / "a.txt").write_text(REPORT)
    return [str(folder)]


def _misspelt(folder: Path) -> list[str]:
    (folder / "reports.jsonl").write_text(records({"text": REPORT}))
    return [str(folder / "report.jsonl")]


def _odd_names(folder: Path) -> list[str]:
    for number, name in enumerate(("a b.txt", "-n.txt", "[x]*.txt", "ä\n.txt")):
        (folder / name).write_text(f"{REPORT} Number {number}.")
    return [str(folder)]


def _name_in_bad_bytes(folder: Path) -> list[str]:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(REPORT)
    return [str(folder)]


PATH_INPUTS: list[Hostile] = [
    path_input("missing file", lambda folder: [str(folder / "gone.txt")], M, "DL-R002"),
    path_input("misspelt file", _misspelt, M, "DL-R002"),
    path_input(
        "file used as a folder",
        lambda folder: [*write_file("a.txt", REPORT)(folder), str(folder / "a.txt" / "b.txt")],
        M,
        "DL-R002",
    ),
    path_input("empty folder", lambda folder: [str(folder)], M, "DL-R003"),
    path_input("folder of pictures", _folder_of_pictures, M, "DL-R003"),
    path_input("folder with noise and an empty file", _mixed_folder, P, "DL-R004", 1),
    path_input("loop of links", _loop_of_links, R, "DL-R013"),
    path_input("folder linked into itself", _folder_linked_into_itself, C, articles=1),
    path_input("broken link in a folder", _broken_link_in_folder, P, "DL-R013", 1),
    path_input("device", lambda folder: ["/dev/zero"], M, "DL-R016"),
    path_input("named pipe", _named_pipe, M, "DL-R016"),
    path_input("named pipe in a folder", _pipe_in_folder, C, articles=1),
    path_input("web address", lambda folder: ["https://example.org/report.html"], M, "DL-R017"),
    path_input("NUL in a path", lambda folder: ["a\0b"], M, "DL-R012"),
    path_input("path too long", lambda folder: ["x" * 5_000], M, "DL-R012"),
    path_input("odd file names", _odd_names, C, articles=4),
    path_input("file name in bad bytes", _name_in_bad_bytes, C, articles=1),
    path_input("unknown format", write_file("a.txt", REPORT), M, "DL-R007", input_format="jsnol"),
    path_input("nothing on standard input", lambda folder: ["-"], R, "DL-R005"),
    path_input("noise on standard input", lambda folder: ["-"], R, "DL-R004", stdin=NOISE),
    path_input("text on standard input", lambda folder: ["-"], C, articles=1, stdin=REPORT.encode()),
    path_input(
        "JSON lines on standard input",
        lambda folder: ["-"],
        P,
        "DL-R010",
        1,
        stdin=records({"text": REPORT}).encode() + b"{",
    ),
    path_input(
        "table on standard input", lambda folder: ["-"], C, articles=1, stdin=f'id,text\n1,"{REPORT}"\n'.encode()
    ),
    path_input("page on standard input", lambda folder: ["-"], C, articles=1, stdin=page(article_markup()).encode()),
    path_input("standard input named twice", lambda folder: ["-", "-"], C, articles=1, stdin=REPORT.encode()),
    path_input("the same file twice", lambda folder: write_file("a.txt", REPORT)(folder) * 2, C, articles=1),
]
