"""Figures of a network on data that it has not seen, and the temperatures that make its chances honest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from dateline.codebook import load_codebook
from dateline.records import EventType
from relation.examples import NOTHING, TYPES
from relation.learning import Prepared, PreparedPair, Vocabulary, ask, heard, padded, pair_logits
from relation.network import RelationNetwork

THRESHOLDS = tuple(i / 20 for i in range(3, 17))
_YIELDING = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@torch.no_grad()
def judge_sentences(network: RelationNetwork, rows: Sequence[Prepared], vocabulary: Vocabulary) -> dict[str, float]:
    """Return trigger-with-type F1 at its best threshold, shares of right modes and statuses, and F1 of parties."""
    network.eval()
    guesses: list[tuple[int, int, float, str]] = []
    counts: Counter[str] = Counter()
    for start in range(0, len(rows), 64):
        batch = rows[start : start + 64]
        numbers, mask = padded([row.pieces.numbers for row in batch], network.padding)
        asked = ask(batch, vocabulary, unlabelled=True)
        kinds, modes, statuses, roles = heard(network, network.words(numbers, mask), asked)
        for (b, i), chances in zip(asked.word_rows, kinds.softmax(-1), strict=True):
            best = int(chances[1:].argmax())
            if 1 - chances[NOTHING] > THRESHOLDS[0]:
                guesses.append((start + b, i, float(1 - chances[NOTHING]), TYPES[best]))
        counts["acts"] += len(asked.modes)
        counts["modes"] += int((modes.argmax(-1) == asked.modes).sum())
        counts["statuses"] += int((statuses.argmax(-1) == asked.statuses).sum())
        guessed = roles.argmax(-1)
        for role, name in ((1, "actors"), (2, "recipients")):
            counts[f"{name} right"] += int(((guessed == role) & (asked.roles == role)).sum())
            counts[f"{name} told"] += int((guessed == role).sum()) + int((asked.roles == role).sum())
    found = max((_spotted(rows, guesses, threshold) for threshold in THRESHOLDS), key=lambda figures: figures["f1"])
    return {
        **found,
        "mode": counts["modes"] / max(1, counts["acts"]),
        "status": counts["statuses"] / max(1, counts["acts"]),
        "actor f1": 2 * counts["actors right"] / max(1, counts["actors told"]),
        "recipient f1": 2 * counts["recipients right"] / max(1, counts["recipients told"]),
    }


def _spotted(
    rows: Sequence[Prepared], guesses: list[tuple[int, int, float, str]], threshold: float
) -> dict[str, float]:
    wanted = sum(not act.optional for row in rows for act in row.example.acts)
    right = wrong = 0
    seen: set[tuple[int, int]] = set()
    for row, i, chance, kind in guesses:
        if chance < threshold:
            continue
        inside = [(n, act) for n, act in enumerate(rows[row].example.acts) if act.first <= i < act.last]
        fitting = [(n, act) for n, act in inside if kind == act.event_type or kind in act.also_right]
        if fitting:
            number, act = fitting[0]
            right += (row, number) not in seen and not act.optional
            seen.add((row, number))
        elif not inside or not all(act.optional for _, act in inside):
            wrong += 1
    precision, recall = right / max(1, right + wrong), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"f1": f1, "precision": precision, "recall": recall, "threshold": threshold}


@torch.no_grad()
def judge_pairs(network: RelationNetwork, rows: Sequence[PreparedPair]) -> dict[str, float]:
    """Return macro-F1 of types and quads over marked pairs that all hold an event, as PLV's scorer counts them."""
    network.eval()
    chances = torch.cat([pair_logits(network, rows[i : i + 64]) for i in range(0, len(rows), 64)]).softmax(-1)
    truth = [TYPES[row.right[0] - 1] for row in rows]
    return pair_figures(chances, truth)


def pair_figures(chances: Tensor, truth: Sequence[str]) -> dict[str, float]:
    """Return macro-F1 of types and quads; CONCEDE and RETREAT count as one, and "no event" is no answer."""
    names = [_YIELDING.get(kind, kind) for kind in TYPES]
    summed: list[dict[str, float]] = []
    for row in chances[:, 1:].tolist():
        sums: dict[str, float] = {}
        for name, chance in zip(names, row, strict=True):
            sums[name] = sums.get(name, 0.0) + chance
        summed.append(sums)
    told = [max(sums, key=sums.__getitem__) for sums in summed]
    right = [_YIELDING.get(kind, kind) for kind in truth]
    return {
        "root": _macro(told, right),
        "quad": _macro([_quad(kind) for kind in told], [_quad(kind) for kind in right]),
    }


def _quad(kind: str) -> str:
    # PLV counts yielding as material cooperation, whichever of the two it is.
    return "2" if kind == "YIELD" else str(load_codebook().quad_class(EventType(kind)))


def _macro(told: Sequence[str], right: Sequence[str]) -> float:
    scores = []
    for kind in sorted(set(right)):
        hit = sum(a == b == kind for a, b in zip(told, right, strict=True))
        scores.append(2 * hit / (sum(a == kind for a in told) + sum(b == kind for b in right)))
    return sum(scores) / len(scores)


@torch.no_grad()
def pair_temperature(network: RelationNetwork, rows: Sequence[PreparedPair]) -> float:
    """Return the temperature that makes the chances of marked pairs likeliest."""
    network.eval()
    logits = torch.cat([pair_logits(network, rows[i : i + 64]) for i in range(0, len(rows), 64)])
    return temperature(logits, torch.tensor([row.right[0] for row in rows]))


def temperature(logits: Tensor, truth: Tensor) -> float:
    """Return the number that logits are divided by so that chances are likeliest: between 0.5 and 4, to two places."""
    tried = [i / 50 for i in range(25, 201)]
    return min(tried, key=lambda heat: float(torch.nn.functional.cross_entropy(logits / heat, truth)))
