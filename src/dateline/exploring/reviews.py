"""The log of reviews beside the store, and what it says of each event.

`STORE.reviews.jsonl` is only ever appended to: one JSON object a line with who, when, which event and what was decided.
A reader's decisions on an event form a stack: corrections add up, `undo` takes the reader's last decision back. Of
several readers the one who decided last is followed.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.errors import DatelineError
from dateline.records import Review
from dateline.storing.drafts import unwritable
from dateline.storing.existing import StoreLocked
from dateline.storing.locks import take_lock

_SECONDS_FOR_LOCK = 5.0

Decision = Literal["accept", "reject", "correct", "undo"]


class ReviewsDamaged(DatelineError):
    """DL-E011: a line of the log of reviews cannot be read."""

    code = "DL-E011"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the log. `time` is UTC, ISO 8601; `spans` are start and end of each stretch, by role."""

    review_id: str
    time: str
    reviewer: str
    event_id: str
    decision: Decision
    changes: dict[str, Any] = {}
    spans: dict[str, list[tuple[int, int]]] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the log says of one event: its review, and what stands in place of its columns and spans."""

    review: Review = Review.UNREVIEWED
    changes: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, list[tuple[int, int]]] = field(default_factory=dict)
    reviewer: str | None = None


UNREVIEWED = Verdict()


class ReviewLog:
    """The log of one store. Reading needs no lock; a writer holds one for as long as it writes a line."""

    def __init__(self, store: Path) -> None:
        """Name the log of a store; the file need not exist."""
        self.path = store.with_name(f"{store.name}.reviews.jsonl")
        self._read_to = 0
        self._entries: list[Entry] = []
        self._of_event: dict[str, list[Entry]] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries read so far, in order."""
        return tuple(self._entries)

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of all events that the log speaks of."""
        return tuple(self._of_event)

    def history(self, event_id: str) -> tuple[Entry, ...]:
        """Return the entries on one event, in order."""
        return tuple(self._of_event.get(event_id, ()))

    def news(self) -> set[str]:
        """Read what was appended since the last call and return the events concerned.

        A last line without its end is still being written, and left for the next call. Raises ReviewsDamaged (DL-E011).
        """
        try:
            size = self.path.stat().st_size
        except FileNotFoundError:
            size = 0
        if size == self._read_to:
            return set()
        concerned: set[str] = set()
        if size < self._read_to:  # another log has taken its place: forget what the old one said
            concerned.update(self._of_event)
            self._read_to, self._entries, self._of_event = 0, [], {}
        with self.path.open("rb") as file:
            file.seek(self._read_to)
            new = file.read()
        whole = new[: new.rfind(b"\n") + 1]
        for line in whole.splitlines():
            if line.strip():
                entry = self._decoded(line)
                self._entries.append(entry)
                self._of_event.setdefault(entry.event_id, []).append(entry)
                concerned.add(entry.event_id)
        self._read_to += len(whole)
        return concerned

    def append(
        self,
        event_id: str,
        decision: Decision,
        reviewer: str,
        changes: Mapping[str, Any],
        spans: Mapping[str, list[tuple[int, int]]],
    ) -> Entry:
        """Write one entry at the end of the log and return it. Raises StoreUnwritable (DL-S001)."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        entry = Entry(uuid.uuid4().hex[:16], now, reviewer, event_id, decision, dict(changes), dict(spans))
        line = msgspec.json.encode(entry) + b"\n"
        try:
            with self._locked(), self.path.open("ab+") as file:
                if file.seek(0, os.SEEK_END) and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                    line = b"\n" + line
                file.write(line)
                file.flush()
        except OSError as error:
            raise unwritable(self.path, error) from error
        return entry

    def verdict(self, event_id: str) -> Verdict:
        """Return what is decided on one event."""
        return judge(self._of_event.get(event_id, ()))

    def _decoded(self, line: bytes) -> Entry:
        try:
            return msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError as error:
            raise ReviewsDamaged(
                f"a line of the log of reviews cannot be read: {error}",
                where=f"{self.path}, line {len(self._entries) + 1}",
                next_step="take the line out, or move the file away to begin a new log",
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of the writers. Raises StoreLocked (DL-S002) if another one holds it for too long."""
        until = time.monotonic() + _SECONDS_FOR_LOCK
        with self.path.with_name(f"{self.path.name}.lock").open("w") as file:
            while not take_lock(file):
                if time.monotonic() > until:
                    raise StoreLocked("another process is writing reviews", where=str(self.path))
                time.sleep(0.01)
            yield


def judge(entries: tuple[Entry, ...] | list[Entry]) -> Verdict:
    """Return what a row of entries on one event comes to: the last reader to decide is followed."""
    standing = standing_decisions(entries)
    if not standing:
        return UNREVIEWED
    last = max((stack[-1] for stack in standing.values()), key=entries.index)
    stack = standing[last.reviewer]
    changes = {name: value for entry in stack for name, value in entry.changes.items()}
    spans = {role: places for entry in stack for role, places in entry.spans.items()}
    corrected = Review.CORRECTED if changes or spans else Review.ACCEPTED
    review = Review.REJECTED if last.decision == "reject" else corrected
    return Verdict(review, changes, spans, last.reviewer)


def standing_decisions(entries: tuple[Entry, ...] | list[Entry]) -> dict[str, list[Entry]]:
    """Return, by reader, the decisions on one event that were not taken back."""
    stacks: dict[str, list[Entry]] = {}
    for entry in entries:
        stack = stacks.setdefault(entry.reviewer, [])
        if entry.decision != "undo":
            stack.append(entry)
        elif stack:
            stack.pop()
    return {reviewer: stack for reviewer, stack in stacks.items() if stack}
