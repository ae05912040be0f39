"""Measure the contexts of articles against what a reader wrote down.

    python training/contexts.py ../shared/bench/articles/train.jsonl ../shared/bench/articles/dev

Reads the articles that `training/contexts_gold.tsv` names and prints precision, recall and F1 for each half and, for
the half that nothing was chosen on, by context. `events` weighs each context by the annotated events that carry it,
with what their own sentences add; the gold of an event is that of its article.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.coding.contexts import ArticleContexts
from dateline.parsing import parse
from dateline.reading import from_mapping

GOLD = Path(__file__).parent / "contexts_gold.tsv"
HALVES = ("develop", "held-out")


@dataclass(frozen=True, slots=True)
class Score:
    """Right, wrong and missed labels by context."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[str], gold: set[str]) -> None:
        """Count one article or event."""
        self.right.update(found & gold)
        self.wrong.update(found - gold)
        self.missed.update(gold - found)

    def line(self, names: Iterable[str]) -> str:
        """Return precision, recall, F1 and the counts over some contexts."""
        right, wrong, missed = (sum(counts[name] for name in names) for counts in (self.right, self.wrong, self.missed))
        precision = f"{right / (right + wrong):5.2f}" if right + wrong else "    -"
        recall = f"{right / (right + missed):5.2f}" if right + missed else "    -"
        f1 = f"{2 * right / (2 * right + wrong + missed):5.2f}" if right + wrong + missed else "    -"
        return f"P {precision}  R {recall}  F1 {f1}   right {right}, wrong {wrong}, missed {missed}"

    def names(self) -> list[str]:
        """Return every context that was found or should have been, the most frequent first."""
        return [name for name, _ in (self.right + self.wrong + self.missed).most_common()]


def read_gold(path: Path) -> dict[str, tuple[str, set[str]]]:
    """Return half and contexts by article."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return {article: (half, set(contexts.split(";")) - {"-"}) for article, half, contexts in rows}


def read_articles(paths: Iterable[Path], wanted: Iterable[str]) -> Iterator[dict]:
    """Yield the wanted articles from files of JSON lines and folders of JSON files."""
    names = set(wanted)
    for path in paths:
        texts = (
            [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.json"))]
            if path.is_dir()
            else path.read_text(encoding="utf-8").splitlines()
        )
        yield from (record for record in map(json.loads, texts) if record["id"] in names)


def main() -> None:
    """Measure from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path, nargs="+")
    arguments.add_argument("--gold", type=Path, default=GOLD)
    options = arguments.parse_args()
    gold = read_gold(options.gold)
    records = list(read_articles(options.articles, gold))
    if len(records) < len(gold):
        raise SystemExit(f"{len(gold) - len(records)} of the {len(gold)} articles are not in the files given")
    scores = {half: (Score(), Score()) for half in HALVES}
    for record, parsed in zip(records, parse(from_mapping(record) for record in records), strict=True):
        half, labels = gold[record["id"]]
        contexts = ArticleContexts(parsed)
        by_article, by_event = scores[half]
        by_article.add(set(contexts.of_article()), labels)
        for event in record["events"]:
            sentence = parsed.sentence_at(event["trigger_start"])
            by_event.add({one.name for one in contexts.of_sentence(sentence.start, sentence.end)}, labels)
    for half in HALVES:
        by_article, by_event = scores[half]
        print(f"{half:10} articles  {by_article.line(by_article.names())}")
        print(f"{half:10} events    {by_event.line(by_event.names())}")
    by_article = scores["held-out"][0]
    for name in by_article.names():
        print(f"  {name:22} {by_article.line([name])}")


if __name__ == "__main__":
    main()
