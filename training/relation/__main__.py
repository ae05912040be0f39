"""Train the relation model, from data to the files in the wheel.

    python -m relation ../shared/bench                the whole way: teacher, its answers, student, ONNX
    python -m relation ../shared/bench --no-teacher   the student alone, on labels alone

Reads articles/train.jsonl and events/plv_train.jsonl of the bench and `training/data`; articles/dev is only judged by,
and a fifth of the marked pairs is held back until the figures are taken.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dateline.coding.encoding import Cutter
from relation import exporting
from relation.examples import Example, Pair, from_articles, from_marked, from_written, linked_pairs
from relation.judging import judge_pairs, judge_sentences, pair_temperature
from relation.learning import Course, Vocabulary, learn, prepare, prepare_pairs, teach_pairs
from relation.network import RelationNetwork
from relation.weights import student_folder, teacher_folder

HERE = Path(__file__).parent.parent
MODEL_ID = "relation-1"
SEED = 0
HELD_BACK = 0.2
TEACHER = Course(epochs=6, encoder_rate=5e-5, head_rate=1e-3, own_share=0.25)
STUDENT = Course(epochs=6, encoder_rate=1e-4, head_rate=1e-3, trust=0.3, own_share=0.25)
LAST = Course(epochs=1, encoder_rate=2e-5, head_rate=1e-4, trust=0.3, own_share=0.25)


@dataclass(slots=True)
class Data:
    """All that is read: sentences to learn from and to judge by, and marked pairs likewise."""

    sentences: list[Example]
    judged: list[Example]
    marked: list[Pair]
    held: list[Pair]
    own: list[Pair]
    vocabulary: Vocabulary


def gather(bench: Path, *, limit: int | None = None) -> Data:
    """Read and parse the data; `limit` keeps so many articles, written sentences and pairs (for a small training)."""
    articles = _records(bench / "articles/train.jsonl")[:limit]
    judged = [json.loads(path.read_text("utf-8")) for path in sorted((bench / "articles/dev").glob("*.json"))[:limit]]
    sentences = from_articles(articles) + from_written(HERE / "data", limit)
    marked = from_marked(bench / "events/plv_train.jsonl")
    random.Random(SEED).shuffle(marked)
    marked = marked[:limit]
    held = marked[: round(len(marked) * HELD_BACK)]
    return Data(
        sentences,
        from_articles(judged),
        marked[len(held) :],
        held,
        linked_pairs(sentences, seed=SEED),
        Vocabulary.of(sentences),
    )


def _records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def train_teacher(data: Data, build: Path) -> tuple[RelationNetwork, Cutter]:
    """Return the large network, from the build folder if it is already there. It learns of pairs alone."""
    folder = teacher_folder(build)
    cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")))
    network = RelationNetwork(folder, (), ())
    kept = build / "teacher.pt"
    if kept.exists():
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network, cutter
    held = prepare_pairs(data.held, cutter)
    learn(
        network,
        [],
        prepare_pairs(data.marked, cutter),
        prepare_pairs(data.own, cutter),
        data.vocabulary,
        TEACHER,
        lambda epoch: tell(f"teacher, epoch {epoch + 1}", judge_pairs(network, held)),
    )
    torch.save(network.state_dict(), kept)
    return network, cutter


def tell(what: str, figures: dict[str, float]) -> None:
    """Print figures on one line."""
    print(f"{what}: {', '.join(f'{name} {value:.3f}' for name, value in figures.items())}", flush=True)


def train_student(
    data: Data, taught_by: tuple[RelationNetwork, Cutter] | None, course: Course = STUDENT, last: Course = LAST
) -> tuple[RelationNetwork, float]:
    """Return the small network, its answers on pairs taught by the large one if there is one, and their temperature.

    The pairs held back join for one last, slow pass, after the figures on them have been taken.
    """
    folder = student_folder()
    cutter = Cutter(Tokenizer.from_file(str(folder / "tokenizer.json")))
    torch.manual_seed(SEED)
    network = RelationNetwork(folder, data.vocabulary.modes, data.vocabulary.paths)
    sentences = prepare(data.sentences, cutter)
    both_ways = data.marked + [pair.turned() for pair in data.marked] if taught_by else data.marked
    pairs = {"marked": both_ways, "own": data.own, "held": data.held}
    cut = {name: prepare_pairs(rows, cutter) for name, rows in pairs.items()}
    judged, held = prepare(data.judged, cutter), prepare_pairs(data.held, cutter)
    if taught_by:
        teacher, theirs = taught_by
        for name, rows in pairs.items():
            teach_pairs(teacher, prepare_pairs(rows, theirs), cut[name])
        print("the teacher has answered", flush=True)

    def figures() -> dict[str, float]:
        return judge_sentences(network, judged, data.vocabulary) | judge_pairs(network, held)

    learn(
        network,
        sentences,
        cut["marked"],
        cut["own"],
        data.vocabulary,
        course,
        lambda epoch: tell(f"student, epoch {epoch + 1}", figures()),
    )
    heat = pair_temperature(network, held)
    learn(
        network, sentences, cut["marked"] + cut["held"], cut["own"], data.vocabulary, last,
        lambda _: tell("student, with all pairs", judge_sentences(network, judged, data.vocabulary)),
    )  # fmt: skip
    return network, heat


def main() -> None:
    """Train from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bench", type=Path)
    arguments.add_argument("--no-teacher", action="store_true", help="learn from labels alone")
    arguments.add_argument("--only-teacher", action="store_true", help="stop when the teacher is trained")
    arguments.add_argument("--build", type=Path, default=HERE.parent / "build/relation", help="for what is not shipped")
    arguments.add_argument("--out", type=Path, default=exporting.FOLDER, help="for what is shipped")
    options = arguments.parse_args()
    torch.set_num_threads(2)
    started = time.monotonic()
    data = gather(options.bench)
    print(
        f"{len(data.sentences)} sentences, {len(data.own)} pairs of our own, {len(data.marked)} marked pairs, "
        f"{len(data.vocabulary.paths)} paths; {time.monotonic() - started:.0f} s",
        flush=True,
    )
    teacher = None if options.no_teacher else train_teacher(data, options.build)
    if options.only_teacher:
        return
    network, heat = train_student(data, teacher)
    torch.save(network.state_dict(), options.build / "student.pt")
    exporting.write(network, data.vocabulary, options.build, options.out, model_id=MODEL_ID, pair_temperature=heat)
    print(f"made in {(time.monotonic() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    sys.exit(main())
