"""Write predictions for one task of the bench, in the format at the top of its scorer.

    python benchmarks/predict.py TASK INPUT OUTPUT.jsonl

INPUT is JSON lines (for `gold` also a folder of .json articles, for `linking` a stem). Only the fields that the design
names for a task are read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tasks import articles, given, language, linking, places

from dateline.running.coder import Coder, load

Row = dict[str, Any]
TASKS: dict[str, Callable[[Coder, Iterable[Row]], Iterator[Row]]] = {
    "gold": articles.gold,
    "records": articles.records,
    "petr": articles.petr,
    "case": articles.case,
    "plv": given.plv,
    "actors": given.actors,
    "timex": language.timex,
    "quotes": language.quotes,
    "status": language.status,
    "geo": places.geo,
    "geo-spans": places.geo_spans,
}


def read_rows(source: Path) -> list[Row]:
    """Return the records of a JSON lines file, or of a folder of .json files in the order of their names."""
    if source.is_dir():
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(source.glob("*.json"))]
    return [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Predict from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("task", choices=[*TASKS, "linking"])
    arguments.add_argument("input", type=Path)
    arguments.add_argument("output", type=Path)
    options = arguments.parse_args()
    begun = time.perf_counter()
    if options.task == "linking":
        stem = str(options.input)
        rows: Iterable[Row] = linking.link(read_rows(Path(f"{stem}.articles.jsonl")), read_rows(Path(f"{stem}.mentions.jsonl")))
    else:
        rows = TASKS[options.task](load(), read_rows(options.input))
    count = 0
    with options.output.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} rows in {time.perf_counter() - begun:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
