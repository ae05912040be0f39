"""How the network learns: batches, losses from labels and from a teacher, and the loop over the data."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR, LRScheduler

from dateline.coding.encoding import Cutter, MarkedPieces, Pieces
from relation.examples import NOTHING, STATUSES, TYPES, UNASKED, Example, Pair, labels
from relation.network import RelationNetwork

NOTHING_WEIGHT = 0.5
"""What a word without event weighs against a trigger."""
PAIRS_A_STEP = 16
PAIR_EVERY = 2
POOL = 20
"""So many batches are drawn together and sorted by length, so that little is padded."""
HEAT = 2.0
"""The temperature of the teacher's chances."""


@dataclass(slots=True)
class Prepared:
    """A sentence cut and labelled for one encoder."""

    example: Example
    pieces: Pieces
    labels: list[int]


@dataclass(slots=True)
class PreparedPair:
    """A marked pair cut for one encoder. `right` are label numbers; `taught` are a teacher's logits."""

    pieces: MarkedPieces
    right: tuple[int, ...]
    known: bool
    taught: Tensor | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What modes and paths the training data know, each by its number."""

    modes: tuple[str, ...]
    paths: tuple[str, ...]
    mode_number: dict[str, int] = field(default_factory=dict)
    path_number: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, examples: Sequence[Example], *, least_paths: int = 8) -> Vocabulary:
        """Read both from examples; a path that fewer than `least_paths` pairs show is not told apart."""
        modes = sorted({act.mode for example in examples for act in example.acts if act.mode})
        counts: dict[str, int] = {}
        for example in examples:
            for path in example.paths.values():
                counts[path] = counts.get(path, 0) + 1
        paths = sorted(path for path, count in counts.items() if count >= least_paths)
        return cls(
            tuple(modes),
            tuple(paths),
            {mode: i for i, mode in enumerate(modes, 1)},
            {path: i for i, path in enumerate(paths, 1)},
        )


def prepare(examples: Sequence[Example], cutter: Cutter) -> list[Prepared]:
    """Cut and label sentences for an encoder."""
    return [Prepared(example, cutter.sentence(example.words), labels(example)) for example in examples]


def prepare_pairs(pairs: Sequence[Pair], cutter: Cutter) -> list[PreparedPair]:
    """Cut marked pairs for an encoder."""
    return [
        PreparedPair(
            cutter.pair(pair.words, pair.actor, pair.recipient),
            tuple(1 + TYPES.index(kind) for kind in pair.types) or (NOTHING,),
            pair.known,
        )
        for pair in pairs
    ]


def padded(rows: Sequence[list[int]], padding: int) -> tuple[Tensor, Tensor]:
    """Return numbers and mask, both (rows, longest)."""
    longest = max(map(len, rows))
    numbers = torch.full((len(rows), longest), padding)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for i, row in enumerate(rows):
        numbers[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return numbers, mask


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a batch is asked: word places with labels, acts with mode and status, act-party pairs with role."""

    words: Tensor
    labels: Tensor
    word_rows: list[tuple[int, int]]
    acts: Tensor
    modes: Tensor
    statuses: Tensor
    pairs: Tensor
    roles: Tensor


def asked_pairs(example: Example, pieces: Pieces, vocabulary: Vocabulary) -> list[tuple[int, list[tuple[int, ...]]]]:
    """Return for each act its piece's place and (party's place, distance, path, role) of each party, in a fixed order.

    Acts whose word stands past the longest sentence are left out; the caller's order is the sentence's.
    """
    found = []
    for number, act in enumerate(example.acts):
        place = pieces.places[act.head]
        if place is None:
            continue
        rows = []
        for i in sorted({*example.parties, *act.actors, *act.recipients}):
            there = pieces.places[i]
            if there is not None and i != act.head:
                role = 1 if i in act.actors else 2 if i in act.recipients else 0
                path = vocabulary.path_number.get(example.paths.get((act.head, i), ""), 0)
                rows.append((place, there, i - act.head, path, role))
        found.append((number, rows))
    return found


def ask(batch: Sequence[Prepared], vocabulary: Vocabulary, *, unlabelled: bool = False) -> Asked:
    """Gather what a batch is asked. `unlabelled` asks every word, those that the readers left open too."""
    words, known, word_rows, acts, modes, statuses, pairs, roles = ([] for _ in range(8))
    for b, row in enumerate(batch):
        for i, place in enumerate(row.pieces.places):
            if place is not None and (unlabelled or row.labels[i] != UNASKED):
                words.append((b, place))
                known.append(row.labels[i])
                word_rows.append((b, i))
        for number, around in asked_pairs(row.example, row.pieces, vocabulary):
            act = row.example.acts[number]
            acts.append((b, row.pieces.places[act.head]))
            modes.append(vocabulary.mode_number.get(act.mode or "", 0))
            statuses.append(STATUSES.index(act.status))
            pairs.extend((b, *asked[:-1]) for asked in around)
            roles.extend(asked[-1] for asked in around)
    return Asked(
        torch.tensor(words).reshape(-1, 2),
        torch.tensor(known),
        word_rows,
        torch.tensor(acts, dtype=torch.long).reshape(-1, 2),
        torch.tensor(modes, dtype=torch.long),
        torch.tensor(statuses, dtype=torch.long),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 5),
        torch.tensor(roles, dtype=torch.long),
    )


def heard(network: RelationNetwork, vectors: Tensor, asked: Asked) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the network's logits for what is asked: types, modes, statuses, roles."""
    at_words = vectors[asked.words[:, 0], asked.words[:, 1]]
    at_acts = vectors[asked.acts[:, 0], asked.acts[:, 1]]
    rows, act, party, distance, path = asked.pairs.unbind(1)
    roles = network.roles(vectors[rows, act], vectors[rows, party], distance, path)
    return network.kind(at_words), network.mode(at_acts), network.status(at_acts), roles


def sentence_loss(network: RelationNetwork, batch: Sequence[Prepared], vocabulary: Vocabulary) -> Tensor:
    """Return the loss of a batch of sentences: types of words, modes and statuses of acts, roles of parties."""
    numbers, mask = padded([row.pieces.numbers for row in batch], network.padding)
    asked = ask(batch, vocabulary)
    kinds, modes, statuses, roles = heard(network, network.words(numbers, mask), asked)
    weight = torch.where(asked.labels == NOTHING, NOTHING_WEIGHT, 1.0)
    loss = 0.5 * (functional.cross_entropy(kinds, asked.labels, reduction="none") * weight).sum()
    loss = loss + 0.5 * functional.cross_entropy(modes, asked.modes, reduction="sum")
    loss = loss + 0.5 * functional.cross_entropy(statuses, asked.statuses, reduction="sum")
    loss = loss + 0.3 * functional.cross_entropy(roles, asked.roles, reduction="sum")
    return loss / len(batch)


def _divergence(student: Tensor, teacher: Tensor) -> Tensor:
    """Return the divergence from the teacher's softened chances, one a row, scaled as Hinton et al. (2015) do."""
    chances = torch.log_softmax(teacher.float() / HEAT, -1)
    own = torch.log_softmax(student / HEAT, -1)
    return functional.kl_div(own, chances, reduction="none", log_target=True).sum(-1) * HEAT**2


def pair_logits(network: RelationNetwork, batch: Sequence[PreparedPair]) -> Tensor:
    """Return (pairs, 1 + types) logits."""
    numbers, mask = padded([row.pieces.numbers for row in batch], network.padding)
    actor = torch.tensor([row.pieces.actor for row in batch])
    recipient = torch.tensor([row.pieces.recipient for row in batch])
    return network.pairs(network.words(numbers, mask), mask, actor, recipient)


def pair_loss(network: RelationNetwork, batch: Sequence[PreparedPair], trust: float) -> Tensor:
    """Return the loss of marked pairs: a right type is any of those given, so that YIELD is either of its two."""
    logits = pair_logits(network, batch)
    chances = torch.log_softmax(logits, -1)
    share = trust if batch[0].taught is not None else 0.0
    loss = logits.new_zeros(())
    for row, own in zip(batch, chances, strict=True):
        if row.known:
            loss = loss - (1 - share) * torch.logsumexp(own[list(row.right)], 0)
    if share:
        loss = loss + share * _divergence(logits, torch.stack([row.taught for row in batch])).sum()
    return loss / len(batch)


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast to learn, and how much to trust a teacher's answers (0 to 1).

    An epoch is one pass over the sentences, or over the marked pairs where there are no sentences. `own_share` is the
    share of pairs in a step that come from our own sentences and the articles rather than from the marked pairs.
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    trust: float = 0.0
    batch: int = 32
    seed: int = 0
    own_share: float = 0.4


def learn(
    network: RelationNetwork,
    sentences: Sequence[Prepared],
    marked: Sequence[PreparedPair],
    own: Sequence[PreparedPair],
    vocabulary: Vocabulary,
    course: Course,
    after_epoch: Callable[[int], None],
) -> None:
    """Train in place. The order of the data, and with it every weight, follows from the course's seed."""
    dice = random.Random(course.seed)
    torch.manual_seed(course.seed)
    from_own = round(PAIRS_A_STEP * course.own_share) if own else 0
    from_marked = min(len(marked), PAIRS_A_STEP - from_own)
    steps = math.ceil(len(sentences) / course.batch) if sentences else math.ceil(len(marked) / from_marked)
    optimizer, schedule = _optimizer(network, course, course.epochs * steps)
    step, started = 0, time.monotonic()
    network.train()
    for epoch in range(course.epochs):
        for batch in _batches(sentences, course.batch, dice) if sentences else [[]] * steps:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = sentence_loss(network, batch, vocabulary) if batch else torch.zeros(())
                if not batch or step % PAIR_EVERY == 0:
                    drawn = dice.sample(marked, from_marked) + dice.sample(own, from_own)
                    loss = loss + pair_loss(network, drawn, course.trust)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                told = f"step {step} of {course.epochs * steps}, loss {loss.item():.2f}"
                print(f"{told}, {time.monotonic() - started:.0f} s", flush=True)
        network.eval()
        after_epoch(epoch)
        network.train()
    network.eval()


def _optimizer(network: RelationNetwork, course: Course, total: int) -> tuple[Optimizer, LRScheduler]:
    """Return AdamW with a rate for the encoder and one for the heads; both rise for a tenth of the steps, then fall."""
    inner = [p for name, p in network.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    rates = [{"params": inner, "lr": course.encoder_rate}, {"params": heads, "lr": course.head_rate}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
    rise = max(1, total // 10)
    return optimizer, LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / rise) * max(0.0, 1 - step / total))


def _batches(sentences: Sequence[Prepared], size: int, dice: random.Random) -> list[list[Prepared]]:
    order = list(range(len(sentences)))
    dice.shuffle(order)
    batches = []
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=lambda i: len(sentences[i].pieces.numbers))
        batches += [[sentences[i] for i in pool[k : k + size]] for k in range(0, len(pool), size)]
    dice.shuffle(batches)
    return batches


@torch.no_grad()
def teach_pairs(
    teacher: RelationNetwork, theirs: Sequence[PreparedPair], ours: Sequence[PreparedPair], *, size: int = 64
) -> None:
    """Let the teacher answer every pair."""
    teacher.eval()
    order = sorted(range(len(theirs)), key=lambda i: len(theirs[i].pieces.numbers))
    for start in range(0, len(order), size):
        part = order[start : start + size]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = pair_logits(teacher, [theirs[i] for i in part]).float()
        for i, row in zip(part, logits, strict=True):
            ours[i].taught = row
