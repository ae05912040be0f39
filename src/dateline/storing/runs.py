"""A run folder: shards of Parquet files, each published whole, so that a run can stop anywhere and go on.

    RUN/run.json                          what the run is: inputs, settings, version; `counts` once it is complete
    RUN/shards/00000/events.parquet       the tables of the schema, one file each
    RUN/shards/00000/shard.json           digest of the shard's input, and its counts

`SELECT * FROM 'RUN/shards/*/events.parquet'` reads all events that are there, at any time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import DatelineError, UsageError
from dateline.records import Article, Event, Skip
from dateline.storing.counts import Counts
from dateline.storing.drafts import DraftFolder, unwritable
from dateline.storing.existing import NotAStore, StoreLocked
from dateline.storing.locks import take_lock
from dateline.storing.rows import skip_row
from dateline.storing.schema import SKIPS, TABLES
from dateline.storing.spool import Spool, add_outcome, connect, write_parquet

_RUN, _SHARDS, _SHARD, _LOCK = "run.json", "shards", "shard.json", "lock"


class RunDiffers(UsageError):
    """DL-S006: the folder holds a run of other inputs, settings or version."""

    code = "DL-S006"


class NoRun(UsageError):
    """DL-S008: there is no run in the folder that was named."""

    code = "DL-S008"


class RunDamaged(DatelineError):
    """DL-S007: a file of the run folder cannot be read."""

    code = "DL-S007"


@dataclass(frozen=True, slots=True)
class ShardMark:
    """What a published shard says of itself: the digest of its input and its counts."""

    digest: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class RunState:
    """Where a run stands. `counts` adds up the published shards; `complete` says that no more will come."""

    description: Mapping[str, Any]
    shards: int
    counts: Counts
    complete: bool


class RunFolder:
    """One run folder, open for writing by one process at a time (`locked`)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from writing here. Raises StoreLocked (DL-S002) or StoreUnwritable (DL-S001).

        The system frees the lock when the process ends, however it ends.
        """
        try:
            (self.path / _SHARDS).mkdir(parents=True, exist_ok=True)
            file = (self.path / _LOCK).open("w")
        except OSError as error:
            raise unwritable(self.path, error) from error
        with file:
            if not take_lock(file):
                raise StoreLocked(
                    "another process is writing this run",
                    where=str(self.path),
                    next_step="wait for it to end (dateline status shows how far it is), or name another -o",
                )
            for left in (self.path / _SHARDS).glob(".*.draft"):
                shutil.rmtree(left, ignore_errors=True)
            yield

    def in_use(self) -> bool:
        """Say whether a process is writing this run now."""
        if not (self.path / _LOCK).is_file():
            return False
        with (self.path / _LOCK).open("r+") as file:
            return not take_lock(file)

    def begin(self, description: Mapping[str, Any]) -> None:
        """Say what the run is, or check that it is the one already here.

        Raises RunDiffers (DL-S006) with the first difference, NotAStore (DL-S004) if the folder holds other things.
        """
        before = self.description()
        if before is None:
            foreign = sorted(item.name for item in self.path.iterdir() if item.name not in (_SHARDS, _LOCK))
            if foreign:
                raise NotAStore(
                    f"the folder holds other things: {', '.join(foreign[:3])}",
                    where=str(self.path),
                    next_step="name a new or empty folder after -o, or a file ending in .jsonl .csv .parquet .duckdb",
                )
            self._write(self.path / _RUN, dict(description))
            return
        for key, value in description.items():
            if before.get(key) != value:
                raise RunDiffers(
                    f"the folder holds a run with other {key}: {_shown(before.get(key), value)}",
                    where=str(self.path),
                    next_step="repeat the command as it was to resume it, or name another folder",
                )

    def description(self) -> dict[str, Any] | None:
        """Return what the run says of itself, None if the folder holds none. Raises RunDamaged (DL-S007)."""
        return _read(self.path / _RUN)

    def mark(self, number: int) -> ShardMark | None:
        """Return the mark of a published shard, None if it is not there. Raises RunDamaged (DL-S007)."""
        values = _read(self._shard(number) / _SHARD)
        return ShardMark(values["digest"], Counts(**values["counts"])) if values else None

    def commit_shard(
        self,
        number: int,
        mark: ShardMark,
        outcomes: Iterable[tuple[Article, Sequence[Event], int] | Skip],
        metadata: Mapping[str, str],
    ) -> None:
        """Publish one shard so that readers see all of its rows or none.

        Safe to call twice with the same input: the second call writes the same bytes.
        Raises CountMismatch (DL-S003) if articles in and articles accounted for differ, StoreUnwritable (DL-S001).
        """
        mark.counts.check()
        target = self._shard(number)
        draft = DraftFolder(target)
        try:
            whole = draft.path / "whole"
            whole.mkdir()
            spool = Spool(draft.path)
            for outcome in outcomes:
                if isinstance(outcome, Skip):
                    spool.add(SKIPS, [skip_row(outcome)])
                else:
                    add_outcome(spool, *outcome)
            spool.close()
            with connect() as connection:
                for table in TABLES:
                    write_parquet(connection, spool, table, whole / f"{table.name}.parquet", metadata)
            self._write(whole / _SHARD, {"digest": mark.digest, "counts": mark.counts.as_dict()})
            draft.publish(whole)
        finally:
            draft.discard()

    def finish(self, shards: int, counts: Counts) -> None:
        """Mark the run as complete with `shards` shards; older shards beyond them, of a longer input, are removed."""
        counts.check()
        for number in self._numbers():
            if number >= shards:
                shutil.rmtree(self._shard(number))
        self._write(self.path / _RUN, {**(self.description() or {}), "counts": counts.as_dict(), "shards": shards})

    def state(self) -> RunState:
        """Return where the run stands. Raises NoRun (DL-S008) if the folder holds none."""
        description = self.description()
        if description is None:
            raise NoRun(
                "there is no run here", where=str(self.path), next_step="name the folder given to dateline code -o"
            )
        counts, shards = Counts(), 0
        for number in self._numbers():
            mark = self.mark(number)
            if mark is not None:
                counts, shards = counts + mark.counts, shards + 1
        return RunState(description, shards, counts, "counts" in description)

    def _shard(self, number: int) -> Path:
        return self.path / _SHARDS / f"{number:05}"

    def _numbers(self) -> list[int]:
        folder = self.path / _SHARDS
        return sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit()) if folder.is_dir() else []

    def _write(self, path: Path, values: Mapping[str, Any]) -> None:
        draft = path.with_name(f".{path.name}.draft")
        try:
            draft.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise unwritable(path, error) from error


def digest_of(items: Iterable[Article | Skip]) -> str:
    """Return the sha256 of the input of a shard: every field of its articles and skips."""
    digest = hashlib.sha256()
    for item in items:
        # Lone surrogates, which no JSON holds, may stand in a file's name.
        digest.update(repr(item).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        values = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise RunDamaged(
            f"a file of the run cannot be read: {error}", where=str(path), next_step="remove the folder and run again"
        ) from error
    return values


def _shown(before: object, now: object) -> str:
    if isinstance(before, dict) and isinstance(now, dict):
        name = next(name for name in {**before, **now} if before.get(name) != now.get(name))
        return f"{name} was {before.get(name)!r}, is now {now.get(name)!r}"
    return f"was {before!r}, is now {now!r}"
