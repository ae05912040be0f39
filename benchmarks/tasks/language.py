"""Tasks on the language of reports: timex, quotes, status."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from dateline.coding.status import find_trigger, read_status, written_status
from dateline.parsing import load_pipeline
from dateline.reading.dates import parse_date
from dateline.resolving.quotes import outermost
from dateline.running.coder import Coder
from tasks.rows import Row, one_by_one, span_of


def timex(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield time expressions with TIMEX3 type and value."""

    def answer(row: Row) -> Row:
        begun = time.perf_counter()
        found = coder.times(row["text"], parse_date(row.get("dct")))
        return {
            "timexes": [
                {"start": span.start, "end": span.end, "type": str(span.kind), "value": span.value} for span in found
            ],
            "seconds": time.perf_counter() - begun,
        }

    return one_by_one(rows, answer, {"timexes": []})


def quotes(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield attributions that lie in no other: what is said, and by whom. PolNeAR annotates no nested ones."""

    def answer(row: Row) -> Row:
        begun = time.perf_counter()
        found = outermost(coder.quotes(row["text"]))
        return {
            "attributions": [
                {
                    "content": [[each.start, each.end]],
                    "source": [[each.speaker_start, each.speaker_end]] if each.speaker_start is not None else [],
                }
                for each in found
            ],
            "seconds": time.perf_counter() - begun,
        }

    return one_by_one(rows, answer, {"attributions": []})


def status(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the status of given triggers: tokens of a sentence, or spans of a text."""
    nlp = load_pipeline(coder.settings.model)

    def answer(row: Row) -> Row:
        if "tokens" in row:
            return {"targets": _of_tokens(nlp(Doc(nlp.vocab, words=row["tokens"])), row["targets"])}
        return {"events": _of_spans(nlp(row["text"]), row["events"])}

    return one_by_one(rows, answer, {"targets": [], "events": []})


def _of_tokens(doc: Doc, targets: list[int | Row]) -> list[Row]:
    """Return factuality in the three classes of the sentence sets, and its degree."""
    found: list[Row] = []
    for target in targets:
        index = target if isinstance(target, int) else target["i"]
        reading = read_status(doc[index])
        found.append({"i": index, "status": str(reading.factuality), "score": reading.score})
    return found


def _of_spans(doc: Doc, events: list[list[int] | Row]) -> list[Row]:
    """Return the status of each span of the text; a span without a word is left out."""
    found: list[Row] = []
    for start, end in map(span_of, events):
        trigger = find_trigger(doc, start, end)
        if trigger is not None:
            found.append({"start": start, "end": end, "status": str(written_status(trigger))})
    return found
