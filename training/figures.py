"""Measure casualty and crowd figures against what a reader wrote down.

    python training/figures.py ../shared/bench/articles/train.jsonl

Reads the sentences that `training/figures_gold.tsv` names and prints precision, recall and F1 by kind. A figure is
right if kind, low and high are; `kind` alone is also told. Every figure read that is not right is printed by its place.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from dateline.parsing import parse
from dateline.reading import from_mapping
from dateline.records import FigureKind
from dateline.resolving.figures import read_figures

GOLD = Path(__file__).parent / "figures_gold.tsv"
Figure = tuple[str, int, int | None, int, int]


def read_gold(path: Path) -> dict[tuple[str, int], list[Figure]]:
    """Return the figures by article and sentence; kinds that may be read or not begin with a question mark."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    gold: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for article, sentence, kind, low, high, start, end in (line.split("\t") for line in lines[1:]):
        found = gold[article, int(sentence)]
        if kind != "-":
            found.append((kind, int(low), int(high) if high else None, int(start), int(end)))
    return gold


def same_place(one: Figure, other: Figure) -> bool:
    """Say whether two figures share a word and the kind."""
    return one[0].lstrip("?") == other[0].lstrip("?") and one[3] < other[4] and other[3] < one[4]


def main() -> None:
    """Measure from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--gold", type=Path, default=GOLD)
    options = arguments.parse_args()
    gold = read_gold(options.gold)
    names = {article for article, _ in gold}
    records = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    records = [record for record in records if record["id"] in names]
    right, read, told, kinds = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for record, parsed in zip(records, parse(from_mapping(record) for record in records), strict=True):
        for place in record["sentences"]:
            key = record["id"], place["index"]
            if key not in gold:
                continue
            words = [token for token in parsed.doc if place["start"] <= token.idx < place["end"]]
            found = [
                (str(one.kind), one.low, one.high, one.start, one.end) for one in read_figures(words, parsed.doc.text)
            ]
            told.update(one[0] for one in gold[key] if not one[0].startswith("?"))
            for one in found:
                match = next((other for other in gold[key] if same_place(one, other)), None)
                if match is not None and match[0].startswith("?"):
                    continue
                read[one[0]] += 1
                kinds[one[0]] += match is not None
                if match is not None and match[1:3] == one[1:3]:
                    right[one[0]] += 1
                else:
                    print("wrong", *key, one, "for", match)
            for other in gold[key]:
                if not other[0].startswith("?") and not any(same_place(one, other) for one in found):
                    print("missed", *key, other)
    for kind in (*FigureKind, "all"):
        which = list(FigureKind) if kind == "all" else [kind]
        good, given, wanted, alike = (sum(counts[name] for name in which) for counts in (right, read, told, kinds))
        print(
            f"{kind:9} P {good / max(1, given):.2f}  R {good / max(1, wanted):.2f}  "
            f"F1 {2 * good / max(1, given + wanted):.2f}   right {good} of {given} read and {wanted} told; "
            f"kind alone right {alike}"
        )


if __name__ == "__main__":
    main()
