"""Predict and score every task of the bench on its development half, and print one table.

    python benchmarks/bench.py BENCH_FOLDER [--only TASK] [--json]

BENCH_FOLDER holds the data and the scorers, which are called where they lie. What is measured, and what must be
reached, stands in bench.toml; records, petr and case have no development data and are not in it. Exit status 1 if a
task could not be predicted or scored.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PROCESSES = 2
HALF = "development half"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one run: `value` is None where the task failed or the scorer gave none."""

    run: str
    measure: str
    value: float | None
    reach: float | None
    lower_is_better: bool
    seconds: float
    half: str = HALF

    @property
    def mark(self) -> str:
        """Say in one word how the figure stands to what must be reached."""
        if self.value is None:
            return "failed"
        if self.reach is None:
            return ""
        good = self.value <= self.reach if self.lower_is_better else self.value >= self.reach
        return "reached" if good else "BELOW"


def measure(run: dict[str, Any], bench: Path, folder: Path) -> list[Figure]:
    """Predict and score one run in processes of their own, and return its figures."""
    begun = time.perf_counter()
    predictions = folder / f"{re.sub(r'[^a-z0-9]+', '-', run['name'].lower())}.jsonl"
    given = bench / run["input"]
    if "article" in run:
        given = _alone(given, run["article"], folder)
    command = [sys.executable, str(HERE / "predict.py"), run["task"], str(given), str(predictions)]
    scored = _output(run["name"], command) is not None
    seconds = time.perf_counter() - begun
    places = {"gold": str(given), "pred": str(predictions)}
    scorer = [sys.executable, str(bench / run["scorer"][0]), *(part.format(**places) for part in run["scorer"][1:])]
    printed = _output(run["name"], scorer) if scored else None
    return [
        Figure(
            run["name"],
            each["name"],
            find_value(printed, each) if printed is not None else None,
            each.get("reach"),
            each.get("lower", False),
            round(seconds, 1),
        )
        for each in run["measures"]
    ]


def find_value(printed: str, where: dict[str, Any]) -> float | None:
    """Return the figure from what a scorer printed, by a path into its JSON or a pattern; None if it is not there."""
    if "pattern" in where:
        found = re.search(where["pattern"], printed)
        return float(found.group(1)) if found else None
    value = json.loads(printed)
    for part in where["at"].split("."):
        value = value[int(part)] if isinstance(value, list) else value.get(part)
        if value is None:
            return None
    return float(value)


def _alone(articles: Path, article_id: str, folder: Path) -> Path:
    """Return a folder that holds a link to one article and nothing else."""
    alone = folder / article_id
    alone.mkdir()
    for path in articles.glob("*.json"):
        if json.loads(path.read_text(encoding="utf-8"))["id"] == article_id:
            (alone / path.name).symlink_to(path.resolve())
    return alone


def _output(name: str, command: list[str]) -> str | None:
    """Return what a command printed; None if it failed, which is told on stderr."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    if done.returncode:
        print(f"{name}: {' '.join(command)}\n{done.stderr[-2000:]}", file=sys.stderr)
        return None
    refused = sum(line.startswith("not coded:") for line in done.stderr.splitlines())
    if refused:
        print(f"{name}: {refused} records not coded", file=sys.stderr)
    return done.stdout


def print_table(figures: list[Figure]) -> None:
    """Print one line a figure: run, measure, value, what must be reached, mark, seconds of the prediction."""
    lines = [("task", "measure", "value", "must reach", "", "seconds")]
    told: set[str] = set()
    for figure in figures:
        value = "-" if figure.value is None else f"{figure.value:.3f}"
        reach = "" if figure.reach is None else f"{'<=' if figure.lower_is_better else '>='} {figure.reach:g}"
        first = figure.run not in told
        told.add(figure.run)
        lines.append(
            (
                figure.run if first else "",
                figure.measure,
                value,
                reach,
                figure.mark,
                f"{figure.seconds}" if first else "",
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    print(f"Figures of the {HALF}; what must be reached holds for the sealed half.")
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def main() -> int:
    """Measure from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench", type=Path)
    arguments.add_argument("--only", metavar="TASK", help="only the runs of this task")
    arguments.add_argument("--json", action="store_true", help="print the figures as JSON lines")
    options = arguments.parse_args()
    runs = tomllib.loads((HERE / "bench.toml").read_text(encoding="utf-8"))["run"]
    tasks = sorted({run["task"] for run in runs})
    if options.only and options.only not in tasks:
        arguments.error(f"no task {options.only!r} with development data; there are {', '.join(tasks)}")
    if not (options.bench / "README.md").is_file():
        arguments.error(f"{options.bench} is no bench folder: it has no README.md")
    chosen = [run for run in runs if options.only in (None, run["task"])]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(PROCESSES) as pool:
        found = pool.map(lambda run: measure(run, options.bench, Path(folder)), chosen)
        figures = [figure for several in found for figure in several]
    if options.json:
        for figure in figures:
            print(json.dumps({**asdict(figure), "mark": figure.mark}))
    else:
        print_table(figures)
    return int(any(figure.value is None for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
