"""Train the status model: python training/status.py BENCH_FOLDER [--cache FOLDER]

BENCH_FOLDER holds `articles/train.jsonl`, `articles/dev/` and `language/status_*.jsonl`. Writes the weights and their
digest beside the reader. Plain numpy, no random numbers: the same data give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from spacy.tokens import Doc, DocBin, Token
from status_regression import Array, Matrix, best_lift, fit, macro_f1, shares

from dateline.coding.status.features import read_signals
from dateline.coding.status.model import STATUSES
from dateline.coding.status.reading import find_trigger
from dateline.parsing import load_pipeline
from dateline.records import Status

DATA = Path(__file__).parents[1] / "src/dateline/coding/status/data"
MODEL_ID = "status-1"
SCALE = 100
# From this degree on a careful reader takes an act for a fact, below its negative for none.
SURE = 1.5
EDGES = (-3.0, -1.5, -0.5, 0.5, 1.5, 2.05, 2.45, 2.85, 3.0)
STATUS_PENALTY, FACTUALITY_PENALTY = 3.0, 5.0
RARE = 2
FACTUALITY_RARE = 3
STATUS_WEIGHTS = {"articles": 1.0, "patterns": 1.0, "uw": 0.3, "uds_ih2": 0.05}
FACTUALITY_WEIGHTS = {"uw": 1.0, "meantime": 1.0}
ACTS_A_PATTERN = 4
FOLDS, PARTS = 4, 12
# Types whose act may itself be a negation or a modal ("would not allow", "will retaliate"): there a negation denies
# nothing, and what is said to have occurred is the saying, which teaches nothing about modals.
SPOKEN_ACTS = frozenset({"REJECT", "ACCUSE", "THREATEN"})
PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
# Uncertain acts of the factuality sets are planned or hypothetical; these signals tell which.
OPEN_CLASSES = frozenset({"possible", "doubt", "condition", "threat", "unable", "able"})
PLAN_CLASSES = frozenset({"plan", "commit", "expect", "going", "be_to"})
OPEN_MODALS = frozenset({"may", "might", "could", "can"})
NOT_YET = OPEN_MODALS | {"future", "would", "should", "must", "infinitive"}


@dataclass(frozen=True)
class Example:
    """One trigger: its signals, its group (article or sentence), gold statuses (articles) or degree (other sets)."""

    names: tuple[str, ...]
    group: str
    statuses: tuple[str, ...] = ()
    degree: float = 0.0


def parsed(name: str, make: Callable[[], list[Doc]], cache: Path | None) -> list[Doc]:
    """Return the parses of one file, from the cache folder where they are there."""
    nlp = load_pipeline()
    path = cache / f"{name}.docbin" if cache is not None else None
    if path is not None and path.exists():
        return list(DocBin().from_disk(path).get_docs(nlp.vocab))
    docs = list(nlp.pipe(make(), batch_size=32))
    if path is not None:
        store = DocBin(attrs=["TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START", "SPACY"], docs=docs)
        path.parent.mkdir(parents=True, exist_ok=True)
        store.to_disk(path)
    return docs


def signal_names(trigger: Token, act_words: range = range(0)) -> tuple[str, ...]:
    """Return the names of the signals that fire, each once."""
    return tuple(dict.fromkeys(name for name, _ in read_signals(trigger, act_words)))


def own_tenses(names: Iterable[str]) -> set[str]:
    """Return the tense of the trigger's own clause, nothing for a noun."""
    return {name.removeprefix("own.form=").split(".")[0] for name in names if name.startswith("own.form=")}


def read_sentences(bench: Path, name: str, part: str, cache: Path | None) -> list[Example]:
    """Read a factuality set: tokens with the degree of some of them."""
    nlp = load_pipeline()
    path = bench / "language" / f"status_{name}_{part}.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def make() -> list[Doc]:
        return [Doc(nlp.vocab, words=[PLAIN.get(word, word) or "_" for word in r["tokens"]]) for r in records]

    return [
        Example(signal_names(doc[t["i"]]), record["id"], degree=t["score"])
        for record, doc in zip(records, parsed(f"{name}_{part}", make, cache), strict=True)
        for t in record["targets"]
    ]


def read_articles(bench: Path, part: str, cache: Path | None) -> list[Example]:
    """Read annotated articles: triggers with the statuses that count as right."""
    nlp = load_pipeline()
    if part == "train":
        lines = (bench / "articles/train.jsonl").read_text(encoding="utf-8").splitlines()
    else:
        lines = [path.read_text(encoding="utf-8") for path in sorted((bench / "articles" / part).glob("*.json"))]
    records = [json.loads(line) for line in lines]
    docs = parsed(f"articles_{part}", lambda: [nlp.make_doc(record["text"]) for record in records], cache)
    examples = []
    for record, doc in zip(records, docs, strict=True):
        for event in record["events"]:
            trigger = find_trigger(doc, event["trigger_start"], event["trigger_end"])
            if trigger is not None:
                own = range(len(doc)) if event["type"] in SPOKEN_ACTS else range(0)
                names = signal_names(trigger, own)
                right = (event["status"], *(event.get("status_alternatives") or ()))
                if not (own and event["status"] == "occurred" and own_tenses(names) & NOT_YET):
                    examples.append(Example(names, record["id"], statuses=right))
    return examples


def read_patterns() -> list[Example]:
    """Fill the acts into the patterns written for this model, a few acts in each pattern, in turn."""
    patterns = list(csv.DictReader(rows_without_remarks("status_patterns.tsv"), delimiter="\t"))
    acts = list(csv.DictReader(rows_without_remarks("status_acts.tsv"), delimiter="\t"))
    nlp = load_pipeline()
    examples = []
    for number, row in enumerate(patterns):
        before, gap, after = row["pattern"].replace("}", "{").split("{")
        for turn in range(ACTS_A_PATTERN):
            act = acts[(number * ACTS_A_PATTERN + turn) % len(acts)]
            passive = before.startswith("O ") or " O " in before
            words = act["N"] if gap == "N" else act[gap] if passive else f"{act[gap]} {act['object']}"
            lead = before.replace(" O ", f" {act['object']} ").replace("O ", f"{act['object'].capitalize()} ", 1)
            lead = lead if passive else before
            trigger = find_trigger(nlp(lead + words + after), len(lead), len(lead) + len(act[gap]))
            if trigger is not None:
                examples.append(Example(signal_names(trigger), f"pattern {number}", statuses=(row["status"],)))
    return examples


def rows_without_remarks(name: str) -> list[str]:
    """Return the lines of a table beside this script."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@dataclass
class Head:
    """One of the two readings while it is trained: its columns and, at the end, its weights by signal."""

    columns: dict[str, int]
    weights: Array

    def chances(self, examples: Iterable[Example]) -> Array:
        """Return the class chances of examples."""
        rows = [sorted({self.columns[n] for n in (*e.names, "bias") if n in self.columns}) for e in examples]
        return shares(Matrix(rows, len(self.columns)).times(self.weights))


def columns_of(sets: dict[str, list[Example]], rare: int) -> dict[str, int]:
    """Number the signals that fire at least `rare` times, and a bias for each set ("bias" for the first)."""
    counts: Counter[str] = Counter(name for examples in sets.values() for e in examples for name in e.names)
    kept = sorted(name for name, count in counts.items() if count >= rare)
    biases = ["bias", *(f"bias:{name}" for name in list(sets)[1:])]
    return {name: number for number, name in enumerate([*biases, *kept])}


def rows_of(sets: dict[str, list[Example]], columns: dict[str, int]) -> list[list[int]]:
    """Return the columns of every example of every set, with the set's bias."""
    return [
        sorted(columns[n] for n in (*e.names, "bias", f"bias:{name}") if n in columns)
        for name, examples in sets.items()
        for e in examples
    ]


def allowed_statuses(example: Example, name: str) -> list[float]:
    """Return which statuses an example allows; a degree of factuality allows several."""
    if example.statuses:
        return [float(status in example.statuses) for status in STATUSES]
    names = example.names
    tenses = own_tenses(names)
    classes = {n.removeprefix("gov.class=") for n in names if n.startswith("gov.class=")}
    if example.degree >= SURE:
        right = {Status.OCCURRED} if "own.form=past" in names else {Status.OCCURRED, Status.ONGOING}
    elif example.degree <= -SURE and (name == "uw" or "own.neg" in names or "noun.neg" in names):
        right = {Status.DENIED}
    else:
        maybe = bool(
            tenses & OPEN_MODALS
            or classes & OPEN_CLASSES
            or {"own.markclass=condition", "noun.mod=possible", "question"}.intersection(names)
        )
        plan = bool("future" in tenses or classes & PLAN_CLASSES or "noun.mod=planned" in names)
        if maybe != plan:
            right = {Status.HYPOTHETICAL} if maybe else {Status.PLANNED}
        else:
            right = {Status.HYPOTHETICAL, Status.PLANNED} | ({Status.DENIED} if name != "uw" else set())
    return [float(status in right) for status in STATUSES]


def train_statuses(sets: dict[str, list[Example]]) -> tuple[Head, list[float]]:
    """Fit the status reading; the lift is chosen on articles that each fold left out."""
    columns = columns_of(sets, RARE)
    matrix = Matrix(rows_of(sets, columns), len(columns))
    allowed = np.array([allowed_statuses(e, name) for name, examples in sets.items() for e in examples])
    counts = np.array([STATUS_WEIGHTS[name] for name, examples in sets.items() for _ in examples])
    articles = sets["articles"]
    groups = {group: number for number, group in enumerate(sorted({e.group for e in articles}))}
    numbers = np.array([groups[e.group] for e in articles])
    fold_of, part_of = numbers % FOLDS, numbers % PARTS
    chances = np.zeros((len(articles), len(STATUSES)))
    for fold in range(FOLDS):
        kept = counts.copy()
        kept[: len(articles)][fold_of == fold] = 0.0
        head = Head(columns, fit(matrix, allowed, kept, STATUS_PENALTY))
        chances[fold_of == fold] = head.chances([e for e, own in zip(articles, fold_of, strict=True) if own == fold])
    gold = np.array([STATUSES.index(Status(e.statuses[0])) for e in articles])
    lift = best_lift(chances, gold, part_of, STATUSES.index(Status.OCCURRED))
    print(f"statuses, left-out folds: macro F1 {macro_f1((chances * lift).argmax(axis=1), gold):.3f} lift {lift}")
    return Head(columns, fit(matrix, allowed, counts, STATUS_PENALTY)), lift


def train_factuality(sets: dict[str, list[Example]]) -> tuple[Head, list[float]]:
    """Fit the degrees of factuality; the lift is chosen on sentences that each fold left out."""
    columns = columns_of(sets, FACTUALITY_RARE)
    matrix = Matrix(rows_of(sets, columns), len(columns))
    examples = [e for group in sets.values() for e in group]
    stretches = np.array([stretch(e.degree) for e in examples])
    allowed = np.eye(len(EDGES) - 1)[stretches]
    counts = np.array([FACTUALITY_WEIGHTS[name] for name, group in sets.items() for _ in group])
    main = len(next(iter(sets.values())))
    fold_of = np.arange(main) * FOLDS // main
    chances = np.zeros((main, 3))
    for fold in range(FOLDS):
        kept = counts.copy()
        kept[:main][fold_of == fold] = 0.0
        found = Head(columns, fit(matrix, allowed, kept, FACTUALITY_PENALTY)).chances(
            examples[i] for i in np.flatnonzero(fold_of == fold)
        )
        chances[fold_of == fold] = np.stack([found[:, :1].sum(1), found[:, 1:4].sum(1), found[:, 4:].sum(1)], axis=1)
    gold = np.array([outcome(e.degree) for e in examples[:main]])
    lift = best_lift(chances, gold, np.arange(main) * PARTS // main, 2)
    print(f"factuality, left-out folds: macro F1 {macro_f1((chances * lift).argmax(axis=1), gold):.3f} lift {lift}")
    return Head(columns, fit(matrix, allowed, counts, FACTUALITY_PENALTY)), lift


def stretch(degree: float) -> int:
    """Return the number of the stretch of the scale that a degree falls in."""
    inner = [edge + 1e-9 if edge < 0 else edge - 1e-9 for edge in EDGES[1:-1]]
    return int(np.searchsorted(inner, degree))


def outcome(degree: float) -> int:
    """Return 0 for negated, 1 for uncertain, 2 for occurred."""
    return 0 if degree <= -SURE else 2 if degree >= SURE else 1


def store(status: Head, status_lift: list[float], degree: Head, degree_lift: list[float]) -> None:
    """Write the weights, one signal a line, and their sha256; signals that weigh next to nothing are left out."""
    table = {}
    for name in ["bias", *sorted((set(status.columns) | set(degree.columns)) - {"bias"})]:
        if name.startswith("bias:"):
            continue
        row = [
            *(status.weights[status.columns[name]] if name in status.columns else np.zeros(len(STATUSES))),
            *(degree.weights[degree.columns[name]] if name in degree.columns else np.zeros(len(EDGES) - 1)),
        ]
        whole = [round(float(weight) * SCALE) for weight in row]
        if max(map(abs, whole)) >= 4 or name == "bias":
            table[name] = whole
    head = {
        "model_id": MODEL_ID, "scale": SCALE, "edges": EDGES, "status_lift": status_lift,
        "factuality_lift": degree_lift,
    }  # fmt: skip
    lines = [f" {json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in table.items()]
    text = json.dumps(head, indent=1)[:-2] + ',\n "signals":{\n' + ",\n".join(lines) + "\n}}\n"
    (DATA / "status_model.json").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (DATA / "status_model.sha256").write_text(f"{digest}  status_model.json\n", encoding="ascii")
    print(f"{len(table)} signals, {len(text) / 1e6:.2f} MB")


def is_clear(example: Example) -> bool:
    """Say whether an example of a factuality set has one of the five statuses: "does not want", a fact, has none."""
    return example.degree < SURE or not {"own.neg", "noun.neg"}.intersection(example.names)


def main() -> None:
    """Train and store."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("bench", type=Path)
    arguments.add_argument("--cache", type=Path, default=None, help="folder for parses, to train again faster")
    given = arguments.parse_args()
    articles = read_articles(given.bench, "train", given.cache)
    names = ("uw", "uds_ih2", "meantime")
    sentences = {name: read_sentences(given.bench, name, "train", given.cache) for name in names}
    clear = {name: [e for e in sentences[name] if is_clear(e)] for name in ("uw", "uds_ih2")}
    status = train_statuses({"articles": articles, "patterns": read_patterns(), **clear})
    degree = train_factuality({"uw": sentences["uw"], "meantime": sentences["meantime"]})
    store(*status, *degree)


if __name__ == "__main__":
    main()
