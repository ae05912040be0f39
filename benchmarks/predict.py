"""Write predictions for one task of the bench, in the format at the top of its scorer.

    python benchmarks/predict.py TASK INPUT OUTPUT.jsonl

INPUT is JSON lines (for `gold` also a folder of .json articles, for `linking` a stem). Only the fields that the design
names for a task are read. Every record gives a row; those that Dateline refuses are told on stderr.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.running.threads import limit_blas_threads

limit_blas_threads()  # before the tasks import numpy: figures with times are figures of one core

from tasks import articles, given, language, linking, places  # noqa: E402
from tasks.rows import Row, allowed  # noqa: E402

from dateline.running.coder import Coder, load  # noqa: E402

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


def read_rows(source: Path, task: str) -> list[Row]:
    """Return the records of a JSON lines file, or of a folder of .json files in the order of their names."""
    if source.is_dir():
        texts = [path.read_text(encoding="utf-8") for path in sorted(source.glob("*.json"))]
    else:
        # Not splitlines: a text may hold line separators of Unicode, which JSON leaves as they are.
        texts = [line for line in source.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [allowed(json.loads(text), task) for text in texts]


def predict(task: str, source: Path) -> Iterator[Row]:
    """Yield the predictions of one task for the records in a file, a folder, or under a stem."""
    if task == "linking":
        told = read_rows(source.with_name(source.name + ".articles.jsonl"), "articles")
        yield from linking.link(told, read_rows(source.with_name(source.name + ".mentions.jsonl"), "mentions"))
    else:
        yield from TASKS[task](load(), read_rows(source, task))


def main() -> None:
    """Predict from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("task", choices=[*TASKS, "linking"])
    arguments.add_argument("input", type=Path)
    arguments.add_argument("output", type=Path)
    options = arguments.parse_args()
    begun = time.perf_counter()
    count = 0
    with options.output.open("w", encoding="utf-8") as out:
        for row in predict(options.task, options.input):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} rows in {time.perf_counter() - begun:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
