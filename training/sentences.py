"""The sentences written for this project: marked text, read into words and spans.

A line of `training/data/*.jsonl` is {"id", "marked", "about"}; `marked` is a sentence (or two) with its events marked
in place, numbered where there are several:

    <a1>The army</a1> <t1 ASSAULT heavy-weapons occurred>shelled</t1> <r1>a town</r1> after <n>talks</n> about ...

    a   a party that did it          r   a party it was done to          n   looks like an event and is none
    t   the trigger: type, mode ("-" for none), status, and after "act=" the plain act where the type is another's
        (<t1 AGREE visit planned act=CONSULT>)

One span can serve two events: <a1,2>. `python training/sentences.py FILE...` checks files and counts what they hold.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.codebook.tables import read_table
from dateline.records import EventType, Status

_TAG = re.compile(r"<(/?)([atrn])(\d+(?:,\d+)*)?((?: [^<>]*)?)>")


@dataclass(slots=True)
class WrittenEvent:
    """One event of a written sentence; spans are code points, end exclusive."""

    event_type: EventType
    mode: str | None
    act: EventType
    status: Status
    trigger: tuple[int, int]
    actors: list[tuple[int, int]] = field(default_factory=list)
    recipients: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence with its events, and the words that look like events and are none."""

    sentence_id: str
    text: str
    events: tuple[WrittenEvent, ...]
    not_events: tuple[tuple[int, int], ...]
    about: str


class BadSentence(ValueError):
    """A line that is not written as the top of this file says; the message names it."""


def modes_of_types() -> dict[str, set[str]]:
    """Return the modes that PLOVER gives each type."""
    modes: dict[str, set[str]] = {kind.value: set() for kind in EventType}
    for row in read_table("modes.tsv"):
        modes[row["type"]].add(row["mode"])
    return modes


def read_sentences(path: Path) -> Iterator[WrittenSentence]:
    """Yield the sentences of a file. Raises BadSentence with file and line."""
    modes = modes_of_types()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            yield read_marked(record["id"], record["marked"], record.get("about", ""), modes)
        except (KeyError, ValueError) as error:
            raise BadSentence(f"{path.name}:{number}: {error}") from error


def read_marked(sentence_id: str, marked: str, about: str, modes: dict[str, set[str]]) -> WrittenSentence:
    """Return the sentence of one marked text. Raises BadSentence if the marks do not fit together."""
    pieces: list[str] = []
    length = done = 0
    opened: list[tuple[str, str, str, int]] = []
    spans: list[tuple[str, str, str, tuple[int, int]]] = []
    for tag in _TAG.finditer(marked):
        pieces.append(marked[done : tag.start()])
        length += tag.start() - done
        done = tag.end()
        closing, role, numbers, words = tag.group(1), tag.group(2), tag.group(3) or "", tag.group(4).strip()
        if not closing:
            opened.append((role, numbers, words, length))
            continue
        if not opened or (opened[-1][0], opened[-1][1]) != (role, numbers):
            raise BadSentence(f"</{role}{numbers}> closes nothing")
        _, _, said, start = opened.pop()
        spans.append((role, numbers, said, (start, length)))
    pieces.append(marked[done:])
    text = "".join(pieces)
    if opened or "<" in text or ">" in text:
        raise BadSentence("a mark is not closed, or is none")
    events: dict[str, WrittenEvent] = {}
    for role, numbers, said, span in spans:
        if not text[slice(*span)].strip() or text[slice(*span)] != text[slice(*span)].strip():
            raise BadSentence(f"the span {text[slice(*span)]!r} is empty or has blanks at its ends")
        if role == "t":
            if numbers in events:
                raise BadSentence(f"two triggers t{numbers}")
            events[numbers] = _read_trigger(said, span, modes)
    for role, numbers, _, span in spans:
        for number in numbers.split(",") if role in "ar" else ():
            if number not in events:
                raise BadSentence(f"<{role}{number}> belongs to no trigger")
            (events[number].actors if role == "a" else events[number].recipients).append(span)
    for number, event in events.items():
        if not event.actors and not event.recipients and about != "implied":
            raise BadSentence(f"event {number} has no party")
    nothing = tuple(span for role, _, _, span in spans if role == "n")
    return WrittenSentence(sentence_id, text, tuple(events.values()), nothing, about)


def _read_trigger(said: str, span: tuple[int, int], modes: dict[str, set[str]]) -> WrittenEvent:
    parts = said.split()
    if len(parts) not in (3, 4):
        raise BadSentence(f"a trigger says TYPE MODE STATUS, not {said!r}")
    kind = EventType(parts[0])
    act = EventType(parts[3].removeprefix("act=")) if len(parts) == 4 else kind
    mode = None if parts[1] == "-" else parts[1]
    if mode is not None and mode not in modes[act.value]:
        raise BadSentence(f"{act} has no mode {mode!r}; it has {', '.join(sorted(modes[act.value])) or 'none'}")
    return WrittenEvent(kind, mode, act, Status(parts[2]), span)


def told_counts(sentences: Iterable[WrittenSentence]) -> list[str]:
    """Return lines that tell how many events of each type, mode and status there are."""
    types: Counter[str] = Counter()
    modes: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    total = empty = nothing = 0
    for sentence in sentences:
        total += 1
        empty += not sentence.events
        nothing += len(sentence.not_events)
        for event in sentence.events:
            types[event.event_type.value] += 1
            statuses[event.status.value] += 1
            modes[f"{event.act}.{event.mode}" if event.mode else f"{event.act} without mode"] += 1
    lines = [f"{total} sentences, {empty} without event, {sum(types.values())} events, {nothing} marked as none"]
    lines += [
        ", ".join(f"{name} {count}" for name, count in sorted(kinds.items())) for kinds in (types, statuses, modes)
    ]
    return lines


def main() -> None:
    """Check the files named on the command line and say what they hold."""
    sentences = [sentence for name in sys.argv[1:] for sentence in read_sentences(Path(name))]
    seen: set[str] = set()
    for sentence in sentences:
        if sentence.text in seen or sentence.sentence_id in seen:
            raise BadSentence(f"{sentence.sentence_id}: text or id stands there twice")
        seen |= {sentence.text, sentence.sentence_id}
    print("\n".join(told_counts(sentences)))


if __name__ == "__main__":
    main()
