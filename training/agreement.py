"""How far a second reader's annotation of the written sentences agrees with the marks.

    python training/agreement.py SECOND.jsonl FILE... [--differences]

SECOND.jsonl holds what the second reader wrote down without seeing the marks, a line a sentence:
{"id", "events": [{"trigger", "start", "type", "mode", "status", "act"}]}; `start` is the code point where the trigger
begins, `mode` may be null. FILE... are the marked sentences (`sentences.py`). The first reader's marks are taken as the
reference only to give precision and recall their names: neither reader is the truth.

Triggers are paired within a sentence, one to one, where they have a character in common; of several that do, those of
the same type come first. What is compared on a pair is only as good as the pairing: a trigger that one reader put on
the noun and the other on the verb is no pair, and counts as missed and as too much. A second figure for types
therefore leaves the places of the triggers aside.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sentences import WrittenSentence, read_sentences


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """What one reader says of one event; `start` and `end` are code points, end exclusive."""

    start: int
    end: int
    event_type: str
    mode: str | None
    act: str
    status: str

    def overlaps(self, other: ReadEvent) -> bool:
        """Return whether the two triggers have a character in common."""
        return self.start < other.end and other.start < self.end

    def told(self, text: str) -> str:
        """Return the event in the words of the marks, as in "shelled: ASSAULT heavy-weapons occurred"."""
        act = f" act={self.act}" if self.act != self.event_type else ""
        return f"{text[self.start : self.end]}: {self.event_type} {self.mode or '-'} {self.status}{act}"


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """A sentence as both readers read it: the pairs of events that they share, and what only one of them has."""

    sentence: WrittenSentence
    shared: tuple[tuple[ReadEvent, ReadEvent], ...]
    only_first: tuple[ReadEvent, ...]
    only_second: tuple[ReadEvent, ...]

    @property
    def first(self) -> list[ReadEvent]:
        """Return all events of the first reader."""
        return [first for first, _ in self.shared] + list(self.only_first)

    @property
    def second(self) -> list[ReadEvent]:
        """Return all events of the second reader."""
        return [second for _, second in self.shared] + list(self.only_second)

    @property
    def differs(self) -> bool:
        """Return whether the readers say anything different, the words of a shared trigger aside."""
        return bool(self.only_first or self.only_second) or any(_said(a) != _said(b) for a, b in self.shared)


def read_second(path: Path) -> Iterator[tuple[str, list[ReadEvent]]]:
    """Yield id and events of every sentence of the second reader."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield (
            record["id"],
            [
                ReadEvent(
                    said["start"],
                    said["start"] + len(said["trigger"]),
                    said["type"],
                    said["mode"],
                    said["act"],
                    said["status"],
                )
                for said in record["events"]
            ],
        )


def pair_readings(
    sentences: Iterable[WrittenSentence], second: Iterable[tuple[str, list[ReadEvent]]]
) -> list[TwoReadings]:
    """Return the sentences that both have read. Raises KeyError if the second reader has one that is not marked."""
    marked = {sentence.sentence_id: sentence for sentence in sentences}
    return [_pair(marked[sentence_id], events) for sentence_id, events in second]


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa (1960) of two readers' labels: 1 is full agreement, 0 what chance would give.

    Where both use one and the same label throughout, chance alone agrees fully and kappa is undefined: nan.
    """
    total = len(pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    by_chance = sum(firsts[label] * seconds[label] for label in firsts) / total**2
    if by_chance == 1:
        return float("nan")
    return (_share(a == b for a, b in pairs) - by_chance) / (1 - by_chance)


def told_agreement(readings: Sequence[TwoReadings]) -> list[str]:
    """Return the lines that tell how far the two readers agree."""
    shared = [pair for reading in readings for pair in reading.shared]
    same_type = [(a, b) for a, b in shared if a.event_type == b.event_type]
    has_event = [(str(bool(reading.first)), str(bool(reading.second))) for reading in readings]
    firsts = sum(len(reading.first) for reading in readings)
    seconds = sum(len(reading.second) for reading in readings)
    bags = sum((_types(reading.first) & _types(reading.second)).total() for reading in readings)
    types = [(a.event_type, b.event_type) for a, b in shared]
    statuses = [(a.status, b.status) for a, b in shared]
    return [
        f"{len(readings)} sentences; events: first reader {firsts}, second {seconds}, shared {len(shared)}",
        f"has an event: same {_share(a == b for a, b in has_event):.3f}, kappa {cohen_kappa(has_event):.3f}",
        _told_match("trigger", len(shared), firsts, seconds),
        _told_match("trigger and type", len(same_type), firsts, seconds),
        _told_match("types, wherever the trigger is", bags, firsts, seconds),
        f"on shared triggers: type {_share(a == b for a, b in types):.3f}, kappa {cohen_kappa(types):.3f}",
        f"on shared triggers: act {_share(a.act == b.act for a, b in shared):.3f}",
        f"on shared triggers: status {_share(a == b for a, b in statuses):.3f}, kappa {cohen_kappa(statuses):.3f}",
        f"on shared triggers: mode {_share(a.mode == b.mode for a, b in shared):.3f}"
        f" (of the same type: {_share(a.mode == b.mode for a, b in same_type):.3f})",
        f"on shared triggers: type, mode and status {_share(_said(a) == _said(b) for a, b in shared):.3f}",
    ]


def told_differences(readings: Iterable[TwoReadings]) -> Iterator[str]:
    """Yield the sentences on which the readers differ, with what each of them says."""
    for reading in readings:
        if not reading.differs:
            continue
        text = reading.sentence.text
        yield f"{reading.sentence.sentence_id}  {text}"
        for first, second in reading.shared:
            if _said(first) != _said(second):
                yield f"    first   {first.told(text)}"
                yield f"    second  {second.told(text)}"
        yield from (f"    only first   {event.told(text)}" for event in reading.only_first)
        yield from (f"    only second  {event.told(text)}" for event in reading.only_second)


def _pair(sentence: WrittenSentence, second: Sequence[ReadEvent]) -> TwoReadings:
    first = [
        ReadEvent(*event.trigger, event.event_type.value, event.mode, event.act.value, event.status.value)
        for event in sentence.events
    ]
    shared: list[tuple[ReadEvent, ReadEvent]] = []
    left = list(second)
    candidates = [
        (a.event_type != b.event_type, i, j) for i, a in enumerate(first) for j, b in enumerate(left) if a.overlaps(b)
    ]
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in taken_first and j not in taken_second:
            shared.append((first[i], left[j]))
            taken_first.add(i)
            taken_second.add(j)
    return TwoReadings(
        sentence,
        tuple(shared),
        tuple(event for i, event in enumerate(first) if i not in taken_first),
        tuple(event for j, event in enumerate(left) if j not in taken_second),
    )


def _said(event: ReadEvent) -> tuple[str, str | None, str, str]:
    return event.event_type, event.mode, event.act, event.status


def _types(events: Iterable[ReadEvent]) -> Counter[str]:
    return Counter(event.event_type for event in events)


def _share(agreements: Iterable[bool]) -> float:
    every = list(agreements)
    return sum(every) / len(every)


def _told_match(what: str, shared: int, firsts: int, seconds: int) -> str:
    return (
        f"{what}: precision {shared / seconds:.3f}, recall {shared / firsts:.3f},"
        f" F1 {2 * shared / (firsts + seconds):.3f} of second against first"
    )


def main() -> None:
    """Say how far the two readers agree; exit with a message if a sentence of the second is not among the marked."""
    parser = argparse.ArgumentParser(description="Agreement of a second reader with the marks.")
    parser.add_argument("second", type=Path)
    parser.add_argument("marked", type=Path, nargs="+")
    parser.add_argument("--differences", action="store_true", help="list the sentences on which the readers differ")
    said = parser.parse_args()
    marked = [sentence for path in said.marked for sentence in read_sentences(path)]
    try:
        readings = pair_readings(marked, read_second(said.second))
    except KeyError as error:
        parser.exit(1, f"sentence {error} of {said.second} is not in the marked files\n")
    lines = told_agreement(readings)
    if said.differences:
        lines += ["", *told_differences(readings)]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
