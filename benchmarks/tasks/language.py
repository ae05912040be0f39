"""Tasks on the language of reports: timex, quotes, status."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from dateline.coding.status import read_status
from dateline.parsing import load_pipeline
from dateline.running.coder import Coder

Row = dict[str, Any]
# The sentence sets ask for three classes; a coming act is uncertain there, a denied one negated.
_SENTENCE_LABELS = {"occurred": "occurred", "ongoing": "occurred", "denied": "negated"}
_DOCUMENT_LABELS = {"ongoing": "occurred", "denied": "negated"}


def timex(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield time expressions with TIMEX3 type and value."""
    for row in rows:
        begun = time.perf_counter()
        found = coder.times(row["text"], row.get("dct"))
        yield {
            "id": row["id"],
            "timexes": [
                {"start": span.start, "end": span.end, "type": str(span.kind), "value": span.value} for span in found
            ],
            "seconds": time.perf_counter() - begun,
        }


def quotes(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield attributions: what is said, and by whom."""
    for row in rows:
        begun = time.perf_counter()
        found = coder.quotes(row["text"])
        yield {
            "id": row["id"],
            "attributions": [
                {
                    "content": [[each.start, each.end]],
                    "source": [[each.speaker_start, each.speaker_end]] if each.speaker_start is not None else [],
                }
                for each in found
            ],
            "seconds": time.perf_counter() - begun,
        }


def status(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the status of given triggers: tokens of a sentence, or spans of a text."""
    nlp = load_pipeline(coder.settings.model)
    for row in rows:
        if "targets" in row:
            doc = nlp(Doc(nlp.vocab, words=row["tokens"]))
            targets = []
            for target in row["targets"]:
                index = target if isinstance(target, int) else target["i"]
                reading = read_status(doc[index])
                label = _SENTENCE_LABELS.get(reading.status, "uncertain")
                targets.append({"i": index, "status": label, "score": reading.score})
            yield {"id": row["id"], "targets": targets}
        else:
            doc = nlp(row["text"])
            events = []
            for event in row["events"]:
                start, end = event if isinstance(event, list) else (event["start"], event["end"])
                span = doc.char_span(start, end, alignment_mode="expand")
                label = str(read_status(span.root, extent=(start, end)).status)
                events.append({"start": start, "end": end, "status": _DOCUMENT_LABELS.get(label, label)})
            yield {"id": row["id"], "events": events}
