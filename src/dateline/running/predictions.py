"""Predicted events for `dateline evaluate`: rows of Dateline's JSON lines, read and found again in the golden text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import msgspec

from dateline.errors import UsageError
from dateline.running.agreement import Prediction
from dateline.running.golden import GoldArticle, GoldParty
from dateline.storing.grids import read_events

_WORD = re.compile(r"\S+")


class DamagedPredictions(UsageError):
    """DL-U021: a file of predicted events is missing, or a line of it is no event row of Dateline."""

    code = "DL-U021"


def read_rows(path: str | Path) -> Iterator[Mapping[str, object]]:
    """Yield the rows of a JSON lines file, of standard input for "-", or of a store.

    Raises DamagedPredictions (DL-U021), and UnreadableStore (DL-S010) or StoreLocked (DL-S002) for a store.
    """
    if Path(path).suffix == ".duckdb" or Path(path).is_dir():
        yield from read_events(Path(path))
        return
    try:
        lines = sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except OSError as error:
        raise DamagedPredictions(f"the predictions cannot be read: {error.strerror}", where=str(path)) from error
    decode = msgspec.json.Decoder(dict[str, object]).decode
    for number, line in enumerate(lines.splitlines(), start=1):
        if line.strip():
            try:
                yield decode(line)
            except msgspec.DecodeError as error:
                raise DamagedPredictions(
                    f"this line is no event row: {error}",
                    where=f"{path}:{number}",
                    next_step="write the predictions with `dateline code ... -o events.jsonl`",
                ) from error


def read_prediction(row: Mapping[str, object], articles: Mapping[str, GoldArticle]) -> Prediction | None:
    """Return the prediction in a row, None if its article is not among `articles`.

    Raises DamagedPredictions (DL-U021) if the row has no article, type, status or sentence.
    """
    article_id = _needed(row, "article_id")
    event_type, status, sentence = _needed(row, "event_type"), _needed(row, "status"), _needed(row, "text")
    article = articles.get(article_id)
    if article is None:
        return None
    return Prediction(
        row=row,
        article_id=article_id,
        event_type=event_type,
        event_mode=_text(row.get("event_mode")),
        status=status,
        actors=_parties(row, "actor"),
        recipients=_parties(row, "recipient"),
        date_start=_day(row.get("date_start")),
        country=_text(row.get("country")),
        attributed_to=_text(row.get("attributed_to")),
        extents=find_sentence(sentence, article.text),
    )


def find_sentence(sentence: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a sentence stand one after the other in a text, however they are spaced.

    All places, in order; none if the sentence is not there.
    """
    wanted = sentence.split()
    words = _words(text)
    places: list[tuple[int, int]] = []
    for index in range(len(words) - len(wanted) + 1):
        # A sentence may end inside a word of the text: "soon.He said" is two sentences with no space between.
        if not wanted or (not words[index][2].endswith(wanted[0]) and len(wanted) > 1):
            continue
        stretch = words[index : index + len(wanted)]
        if _same_words([word for _, _, word in stretch], wanted):
            places.append((stretch[0][0], stretch[-1][1]))
    return tuple(places)


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((found.start(), found.end(), found.group()) for found in _WORD.finditer(text))


def _same_words(found: Sequence[str], wanted: Sequence[str]) -> bool:
    if len(wanted) == 1:
        return wanted[0] in found[0]
    return found[0].endswith(wanted[0]) and found[-1].startswith(wanted[-1]) and found[1:-1] == wanted[1:-1]


def _parties(row: Mapping[str, object], side: str) -> tuple[GoldParty, ...]:
    columns = [_list(row.get(f"{side}_{part}")) for part in ("text", "name", "country", "sector")]
    return tuple(GoldParty(*(_text(cell) for cell in member)) for member in zip_longest(*columns))


def _list(cell: object) -> list[object]:
    """Return the parts of a side: a list in JSON lines, `;`-joined where a row comes from a flat table."""
    if isinstance(cell, list):
        return cell
    return list(cell.split(";")) if isinstance(cell, str) and cell else []


def _needed(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    if not isinstance(value, str) or not value:
        raise DamagedPredictions(
            f"an event row has no {column}",
            where=str(row.get("event_id") or row.get("article_id") or "the predictions"),
            next_step="write the predictions with `dateline code ... -o events.jsonl`",
        )
    return value


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) and cell else None


def _day(cell: object) -> date | None:
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell[:10]) if isinstance(cell, str) else None
    except ValueError:
        return None
