"""One store as the explorer sees it: the events as coded, with what reviews changed, always as of now."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.exploring import index
from dateline.exploring.corrections import checked, checked_spans
from dateline.exploring.opening import SECONDS_PER_QUERY, Answer, Database
from dateline.exploring.problems import BadReview, NothingThere, nearest
from dateline.exploring.reviews import Decision, Entry, ReviewLog, Verdict, standing_decisions
from dateline.storing.schema import EVENTS, Kind

Record = dict[str, Any]
_DAYS = frozenset(column.name for column in EVENTS.columns if column.kind is Kind.DATE)
# A page asks the same about all events again and again; an answer is up to a megabyte.
_ANSWERS_KEPT = 48
_DECISIONS = ("accept", "reject", "correct", "undo")
_COLUMNS = ", ".join(f'"{column.name}"' for column in EVENTS.columns)


class Explorer:
    """A store and its log of reviews. Safe to use from several threads."""

    def __init__(self, path: Path, seconds: float = SECONDS_PER_QUERY) -> None:
        """Open the store and make the tables in memory.

        Raises UnreadableStore (DL-S010), StoreLocked (DL-S002) or ReviewsDamaged (DL-E011).
        """
        self.path = path
        self.database = Database(path, seconds)
        try:
            index.build(self.database)
            self.reviews = ReviewLog(path)
            self._writing, self._keeping = threading.RLock(), threading.Lock()
            self._answers: OrderedDict[str, bytes] = OrderedDict()
            self.catch_up()
        except BaseException:
            self.database.close()
            raise

    def close(self) -> None:
        """Let go of the store."""
        self.database.close()

    def catch_up(self) -> None:
        """Take in what was appended to the log of reviews, by this process or another."""
        with self._writing:
            concerned = self.reviews.news()
            if concerned:
                for event_id, row in self._rows_of(sorted(concerned)):
                    verdict = self.reviews.verdict(event_id)
                    index.rebuild(self.database, row, _typed(verdict))
                with self._keeping:
                    self._answers.clear()

    def kept(self, question: str, answer: Callable[[], bytes]) -> bytes:
        """Return the answer to a question about all events, as given before if no review came in since."""
        with self._keeping:
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
            reviews = len(self.reviews.entries)
        found = answer()
        with self._keeping:
            if reviews == len(self.reviews.entries):
                self._answers[question] = found
            while len(self._answers) > _ANSWERS_KEPT:
                self._answers.popitem(last=False)
        return found

    def status(self) -> Record:
        """Return what the store holds and says of its making: path, counts, and its table `run`."""
        count = "SELECT (SELECT count(*) FROM seen) AS events, (SELECT count(*) FROM store.articles) AS articles"
        (counts,) = self.ask(count).records()
        made = {str(key): str(value) for key, value in self.ask("SELECT key, value FROM store.run").rows}
        skips = self.ask("SELECT kind, count(*) FROM store.skips GROUP BY kind ORDER BY kind").rows
        reviewed = self.ask("SELECT review, count(*) FROM seen GROUP BY review ORDER BY review").rows
        return {
            "store": str(self.path),
            "name": self.path.name,
            **counts,
            "skips": dict(skips),
            "reviews": dict(reviewed),
            "made": made,
        }

    def ask(self, query: str, parameters: Sequence[object] = ()) -> Answer:
        """Return the answer of a query over `seen`, `party` and the store. Raises TooSlow (DL-E004)."""
        return self.database.ask(query, parameters)

    def rows(self, numbers: Sequence[int]) -> list[Record]:
        """Return whole event rows by their row numbers, in that order, as reviewed."""
        return [with_verdict(row, self.reviews.verdict(row["event_id"])) for row in self.stored_rows(numbers)]

    def stored_rows(self, numbers: Sequence[int]) -> list[Record]:
        """Return whole event rows by their row numbers, in that order, as coded."""
        if not numbers:
            return []
        marks = ", ".join(str(int(number)) for number in numbers)
        found = self.ask(f"SELECT row, {_COLUMNS} FROM whole.events WHERE row IN ({marks})").records()
        by_number = {record.pop("row"): record for record in found}
        return [by_number[number] for number in numbers]

    def event(self, event_id: str) -> Record:
        """Return one event as reviewed. Raises NothingThere (DL-E003)."""
        return self.rows([self._number(event_id)])[0]

    def spans(self, event_ids: Iterable[str]) -> list[Record]:
        """Return the stretches of events as reviewed: event_id, role, start, end, in reading order."""
        wanted = list(event_ids)
        if not wanted:
            return []
        marks = ", ".join("?" * len(wanted))
        query = f'SELECT event_id, role, start, "end" FROM store.event_spans WHERE event_id IN ({marks})'
        stored = self.ask(query, wanted).records()
        found: list[Record] = []
        for event_id in wanted:
            of_event = [record for record in stored if record["event_id"] == event_id]
            found += spans_with(event_id, of_event, self.reviews.verdict(event_id))
        return sorted(found, key=lambda one: (one["start"], one["end"], one["role"], one["event_id"]))

    def stored_spans(self, event_id: str) -> list[Record]:
        """Return the stretches of one event as coded."""
        query = 'SELECT event_id, role, start, "end" FROM store.event_spans WHERE event_id = ?'
        return self.ask(query, [event_id]).records()

    def article(self, article_id: str) -> Record:
        """Return one article with its text. Raises NothingThere (DL-E003)."""
        found = self.ask("SELECT * FROM store.articles WHERE article_id = ? LIMIT 1", [article_id]).records()
        if not found:
            raise NothingThere(f"there is no article {article_id!r}", next_step="see /api/v1/articles")
        return found[0]

    def review(
        self,
        event_id: str,
        decision: str,
        reviewer: str,
        changes: Mapping[str, Any],
        spans: Mapping[str, Any],
    ) -> tuple[Entry, Record]:
        """Append one decision to the log and return it with the event as it is now.

        Raises NothingThere (DL-E003), BadReview (DL-E006) or StoreUnwritable (DL-S001).
        """
        if decision not in _DECISIONS:
            raise BadReview(f"there is no decision {decision!r}", did_you_mean=nearest(decision, _DECISIONS))
        if bool(changes or spans) != (decision == "correct"):
            raise BadReview("changes go with the decision correct, and it with them")
        with self._writing:
            self.catch_up()
            record = self.event(event_id)
            if decision == "undo" and not self._can_undo(event_id, reviewer):
                raise BadReview(f"{reviewer} has no decision on {event_id} to undo")
            text = self.article(record["article_id"])["text"] if spans else ""
            entry = self.reviews.append(
                event_id, _decision(decision), reviewer, checked(changes, record), checked_spans(spans, text)
            )
            self.catch_up()
            return entry, self.event(event_id)

    def _can_undo(self, event_id: str, reviewer: str) -> bool:
        return reviewer in standing_decisions(self.reviews.history(event_id))

    def _number(self, event_id: str) -> int:
        found = self._rows_of([event_id])
        if not found:
            raise NothingThere(f"there is no event {event_id!r}", next_step="see /api/v1/events")
        return found[0][1]

    def _rows_of(self, event_ids: Sequence[str]) -> list[tuple[str, int]]:
        marks = ", ".join("?" * len(event_ids))
        return self.ask(f"SELECT event_id, row FROM seen WHERE event_id IN ({marks})", list(event_ids)).rows


def with_verdict(row: Record, verdict: Verdict) -> Record:
    """Return a row with what a verdict changes in it."""
    return {**row, **_typed(verdict)}


def spans_with(event_id: str, spans: Sequence[Record], verdict: Verdict) -> list[Record]:
    """Return the stretches of one event with those of a verdict in place of the same roles', in reading order."""
    kept = [span for span in spans if span["role"] not in verdict.spans]
    new = [
        {"event_id": event_id, "role": role, "start": start, "end": end}
        for role, places in verdict.spans.items()
        for start, end in places
    ]
    return sorted([*kept, *new], key=lambda one: (one["start"], one["end"], one["role"]))


def _decision(name: str) -> Decision:
    return name  # type: ignore[return-value]


def _typed(verdict: Verdict) -> Record:
    """Return what a verdict puts in place of an event's columns, days as days."""
    if verdict.reviewer is None:
        return {}
    values: Record = {"review": verdict.review.value}
    for name, value in verdict.changes.items():
        values[name] = date.fromisoformat(value) if name in _DAYS and value is not None else value
    return values
