"""Places by name, from a small SQLite file that is compiled once into the user's cache folder.

Reading 80 MB of JSON takes seconds, so only the first use pays for it. The file's name carries what it was made
from and the digest of its bytes: a file that does not match its name is never used, and two processes that compile
at once write the same bytes under the same name.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from dateline.knowledge.gazetteer_file import compile_gazetteer, file_digest, inputs_key
from dateline.knowledge.places import KnownPlace, PlaceKind

_MAPPED_BYTES = 1 << 28
_PLACE = "place.name, kind, latitude, longitude, countries, admin1, population, geonames_id"
_BY_NAME = f"""
SELECT {_PLACE}, lesser FROM name JOIN place ON place.id = name.place
WHERE folded = ? ORDER BY kind = 'town', lesser, population DESC, place.id LIMIT 80
"""
_BY_CODE = f"SELECT {_PLACE}, 0 FROM division JOIN place ON place.id = division.place WHERE country = ? AND code = ?"
_BY_ABBREVIATION = f"SELECT {_PLACE}, 0 FROM abbreviation JOIN place ON place.id = abbreviation.place WHERE short = ?"


class Gazetteer:
    """Known places by name. Reading only; safe in a forked process, which opens the file again for itself."""

    def __init__(self, path: Path, *, keep_in_memory: bool = False) -> None:
        self.path = path
        self._memory = keep_in_memory
        self._process = os.getpid()
        self._connection = self._open()
        self.frequent = frozenset(folded for (folded,) in self._connection.execute("SELECT folded FROM frequent"))
        # Bound methods are cached one by one: the cache must go when the gazetteer goes.
        self.find = lru_cache(maxsize=32768)(self._find)
        self.division = lru_cache(maxsize=8192)(self._division)
        self.abbreviated = lru_cache(maxsize=1024)(self._abbreviated)

    def _find(self, folded: str) -> tuple[KnownPlace, ...]:
        """Return the places that bear a name (folded by `fold_name`): typed places, then towns, the largest first.

        At most 80: a name that more places share says nothing by itself.
        """
        return self._read(_BY_NAME, folded)

    def _division(self, country: str, code: str) -> KnownPlace | None:
        """Return the first-level division with GeoNames' `code` in `country` (alpha-3), None if there is none."""
        found = self._read(_BY_CODE, country, code)
        return found[0] if found else None

    def _abbreviated(self, short: str) -> tuple[KnownPlace, ...]:
        """Return the divisions that `short` stands for after a town's name: "Tex." and "TX" are Texas."""
        return self._read(_BY_ABBREVIATION, short)

    def _read(self, query: str, *values: str) -> tuple[KnownPlace, ...]:
        if os.getpid() != self._process and not self._memory:
            self._process, self._connection = os.getpid(), self._open()
        return tuple(
            KnownPlace(
                name,
                PlaceKind(kind),
                north,
                east,
                tuple(filter(None, countries.split("|"))),
                code,
                people,
                identifier,
                alternate=bool(lesser),
            )
            for name, kind, north, east, countries, code, people, identifier, lesser in self._connection.execute(
                query, values
            )
        )

    def _open(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        file = sqlite3.connect(address, uri=True, check_same_thread=False)
        if not self._memory:
            # Rows are scattered over the file: mapped pages spare a system call for each.
            file.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            return file
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        file.backup(memory)
        file.close()
        return memory


def cache_folder() -> Path:
    """Return the folder for compiled data: DATELINE_CACHE if set, else the user's cache folder of this system."""
    import platformdirs

    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("dateline", appauthor=False))


def say_on_screen(message: str) -> None:
    """Write a line for the person at the screen; standard output stays free for data."""
    sys.stderr.write(f"dateline: {message}\n")
    sys.stderr.flush()


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of this process; the first use on a machine compiles it (see `open_gazetteer`)."""
    return open_gazetteer(cache_folder())


def open_gazetteer(folder: Path, say: Callable[[str], None] = say_on_screen) -> Gazetteer:
    """Open the compiled gazetteer in `folder`, compiling it first if it is missing or damaged.

    Where the folder cannot be written, the gazetteer is compiled for this process alone and kept in memory.
    Needs no network. Raises GazetteerMissing (DL-K021) or KnowledgeBroken (DL-K001).
    """
    stem = f"places-{inputs_key()}-"
    for path in sorted(folder.glob(f"{stem}*.sqlite")) if folder.is_dir() else ():
        if path.stem.removeprefix(stem) == file_digest(path):
            return Gazetteer(path)
        say(f"{path} is damaged; it is compiled again")
    say(f"compiling the gazetteer of places into {folder} (once, about 15 seconds)")
    started = time.monotonic()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix="places-", suffix=".part")
    except OSError as error:
        say(f"{folder} cannot be written ({error.strerror}): compiling for this process alone. "
            "Set DATELINE_CACHE to a folder that can be written")  # fmt: skip
        with tempfile.TemporaryDirectory(prefix="dateline-") as temporary:
            path = Path(temporary) / "places.sqlite"
            compile_gazetteer(path)
            return Gazetteer(path, keep_in_memory=True)
    os.close(handle)
    part = Path(name)
    try:
        compile_gazetteer(part)
        path = folder / f"{stem}{file_digest(part)}.sqlite"
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    say(f"gazetteer ready after {time.monotonic() - started:.0f} seconds")
    return Gazetteer(path)
