"""What the user named, file by file: folders walked in a fixed order, standard input, compressed files opened."""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.reading.limits import HEAD_BYTES
from dateline.reading.problems import InputMissing, NotAFile, NothingToRead, NotPlainPath, Unreadable, WebAddress

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z+.-]{1,10}://", re.IGNORECASE)
# A first line of JSON, a header, or the top of a page fits into this.
_ENOUGH_TO_TELL = 4096
_DESCRIPTORS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream to read. `origin` is what messages call it; `name` is its path below the folder given.

    A stream (standard input, a shell's "<(...)") has no `path`: it is read once, from front to end.
    """

    origin: str
    name: str
    path: Path | None
    stream: io.BufferedReader | None = None

    @property
    def suffix(self) -> str:
        """The ending that tells the format, lower case, ".gz" left out; "" if there is none."""
        suffixes = [suffix.lower() for suffix in Path(self.name).suffixes]
        if suffixes and suffixes[-1] == ".gz":
            suffixes.pop()
        return suffixes[-1] if suffixes else ""

    def open(self) -> io.BufferedReader:
        """Open the source as bytes, unpacked if its name ends in .gz.

        Raises Unreadable (DL-R013) if the system refuses.
        """
        if self.stream is not None:
            return self.stream
        path = self.path or Path(self.name)
        try:
            stream = _buffered(path.open("rb", buffering=0))
        except OSError as error:
            raise Unreadable(
                f"the file cannot be opened: {error.strerror or error}",
                where=self.origin,
                next_step="check that the file is there and that you may read it",
            ) from error
        return _buffered(_Unpacked(stream)) if path.suffix.lower() == ".gz" else stream

    def head(self) -> bytes:
        """Return the first bytes, at most 64 kB, and lose none of them for the reading to come.

        Raises Unreadable (DL-R013) or OSError if the compressed data are damaged.
        """
        if self.stream is not None:
            return self.stream.peek(HEAD_BYTES)
        with self.open() as stream:
            return stream.read(HEAD_BYTES)


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, HEAD_BYTES)


class _Unpacked(io.RawIOBase):
    """A gzip file unpacked; all the ways in which it can be broken are one OSError."""

    def __init__(self, packed: io.BufferedReader) -> None:
        self._packed = packed
        self._file = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise OSError(f"the compressed data are damaged ({error})") from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


class _StandardInput(io.RawIOBase):
    """Standard input as raw bytes; closing it leaves the real one open."""

    def __init__(self) -> None:
        self._started = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        stream = cast(io.BufferedReader, getattr(sys.stdin, "buffer", sys.stdin))
        # The first read waits for enough to tell the format; later ones hand on what the pipe holds now.
        data = stream.read1(len(buffer)) if self._started else stream.read(min(len(buffer), _ENOUGH_TO_TELL))
        self._started = True
        buffer[: len(data)] = data
        return len(data)


def find_sources(inputs: Iterable[str | Path], suffixes: Collection[str]) -> list[Source]:
    """Return every file that the inputs stand for, in the order given, folders walked by name.

    In a folder only files with one of `suffixes` or with no ending at all are taken, hidden ones left out; links to
    folders are not followed. Raises InputMissing (DL-R002), NothingToRead (DL-R003), NotAFile (DL-R016),
    WebAddress (DL-R017), NotPlainPath (DL-R012).
    """
    given = list(inputs)
    if not given:
        raise NothingToRead(
            "no input was named", where="inputs", next_step="name files or folders, or '-' for standard input"
        )
    found: list[Source] = []
    for item in dict.fromkeys(str(item) for item in given):
        found.extend(_expand(item, suffixes))
    return found


def _expand(name: str, suffixes: Collection[str]) -> Iterator[Source]:
    if name == STANDARD_INPUT:
        yield Source("stdin", "", None, _buffered(_StandardInput()))
        return
    if _ADDRESS.match(name):
        raise WebAddress(
            "Dateline reads files and fetches nothing", where=name, next_step="save the page and name the saved file"
        )
    path = Path(name)
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        yield from _walk(path, suffixes)
    elif stat.S_ISREG(mode):
        yield Source(name, path.name, path)
    elif stat.S_ISFIFO(mode) and name.startswith(_DESCRIPTORS):
        yield Source(name, "", None, _buffered(path.open("rb", buffering=0)))
    else:
        raise NotAFile(
            "this is a device, socket or named pipe, not a file",
            where=name,
            next_step="pipe it in and name '-' for standard input",
        )


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise InputMissing("there is no such file or folder", where=str(path), next_step=_suggest(path)) from None
    except (ValueError, OSError) as error:
        if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
            raise NotPlainPath(
                f"this cannot be a path: {getattr(error, 'strerror', None) or error}",
                where=ascii(str(path))[:200],
                next_step="name a file or a folder",
            ) from error
        raise Unreadable(
            f"the path cannot be looked at: {error.strerror}",
            where=str(path),
            next_step="check its rights; if it is a link, check where it leads",
        ) from error


def _suggest(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return "check the spelling of the path"
    close = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f"did you mean {path.parent / close[0]}?" if close else "check the spelling of the path"


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Source]:
    others: set[str] = set()
    refused: list[OSError] = []
    count = 0
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            source = Source(str(path), path.relative_to(folder).as_posix(), path)
            if name.startswith("."):
                continue
            if source.suffix and source.suffix not in suffixes:
                others.add(source.suffix)
            # A link that leads nowhere is handed on, so that opening it says so; devices and pipes are passed over.
            elif path.is_file() or not path.exists():
                count += 1
                yield source
    for error in refused:
        # A closed folder below the one named is one quarantined input: opening it says why.
        closed = Path(str(error.filename))
        if closed == folder:
            raise Unreadable(
                f"the folder cannot be listed: {error.strerror}", where=str(folder), next_step="check its rights"
            ) from error
        count += 1
        yield Source(str(closed), closed.relative_to(folder).as_posix(), closed)
    if not count:
        seen = f"; its files end in {', '.join(sorted(others)[:8])}" if others else "; it holds no files"
        raise NothingToRead(
            f"the folder has no file that Dateline reads{seen}",
            where=str(folder),
            next_step=f"readable endings are {', '.join(sorted(suffixes))} (each also with .gz)",
        )
