"""What the chain of governing words makes of a trigger by rule: it holds, does not, is planned, or is left open."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from dateline.coding.status.clause import Clause
from dateline.coding.status.governors import Link
from dateline.coding.status.words import GoverningWordsBroken

YES, NO, PLAN, MAYBE, SAME = "yes", "no", "plan", "maybe", "same"
_VALUES = frozenset({YES, NO, PLAN, MAYBE, SAME})
_OWN = {
    "past": YES, "present": YES, "participle": YES, "gerund": YES, "none": YES, "future": PLAN, "would": MAYBE,
    "could": MAYBE, "can": MAYBE, "may": MAYBE, "might": MAYBE, "should": MAYBE, "must": MAYBE, "infinitive": MAYBE,
    "bare": MAYBE,
}  # fmt: skip
_FINITE = frozenset({"past", "present", "future", "would", "could", "can", "may", "might", "should", "must"})
_OPEN_FRAMES = frozenset({"to", "whether", "bare"})


@lru_cache(maxsize=1)
def _signatures() -> dict[str, tuple[str, str, str]]:
    """Return class to (value when it holds, when negated, when open)."""
    table: dict[str, tuple[str, str, str]] = {}
    source = files("dateline.coding.status").joinpath("data/signatures.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith(("#", "class\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or not _VALUES.issuperset(cells[1:]):
            raise GoverningWordsBroken(f"cannot read {line!r}", where=f"signatures.tsv, line {number}")
        table[cells[0]] = (cells[1], cells[2], cells[3])
    return table


def own_value(clause: Clause) -> str:
    """Return what a clause says by itself, nothing above it considered."""
    value = _OWN[clause.tense]
    if clause.perfect and clause.tense == "infinitive":
        value = YES
    if clause.negation is not None:
        return NO if value in (YES, PLAN) or clause.tense in ("could", "can") else MAYBE
    return value


def rule_value(own: Clause | None, links: list[Link]) -> str:
    """Return yes, no, plan or maybe for a trigger with its own clause (None for a noun) under its governing words.

    "Managed to hold" gives yes, "failed to hold" no, "agreed to hold" plan, "asked them to hold" maybe.
    """
    value: str | None = None
    for step in range(len(links) - 1, -1, -1):
        link = links[step]
        if value is None:
            value = own_value(link.clause) if link.clause is not None else YES
        if link.clause is None and link.negation is not None:
            value = NO
        below = links[step - 1].clause if step else own
        value = _under(link, value, below)
    if value is None:
        return own_value(own) if own is not None else YES
    bare = own is not None and links and links[0].frame == "adverbial" and own.tense in ("gerund", "participle")
    if own is not None and own.negation is not None and (not links or bare or links[0].frame in _OPEN_FRAMES):
        return {YES: NO, PLAN: NO, NO: YES}.get(value, MAYBE)
    return value


def _under(link: Link, value: str, below: Clause | None) -> str:
    frame = link.frame
    finite = below is not None and below.tense in _FINITE and frame in ("that", "relative", "adverbial", "main")
    if frame == "adverbial":
        if link.joint_meaning == "condition":
            return MAYBE
        if below is not None and below.tense == "infinitive":
            return MAYBE if value == YES else value
        return own_value(below) if below is not None and finite else value
    if frame in ("relative", "main"):
        return own_value(below) if below is not None else value
    if link.joint_meaning == "without":
        return NO
    if link.joint_meaning in ("before", "purpose") and frame == "prepositional" and link.meaning is None:
        return MAYBE
    signature = _signatures().get(link.meaning or "")
    if signature is None:
        if finite and below is not None:
            return own_value(below)
        return MAYBE if frame in _OPEN_FRAMES else value
    outcome = signature[0 if value == YES else 1 if value == NO else 2]
    if outcome == SAME:
        outcome = value
    if finite and below is not None and outcome in (YES, PLAN):
        return own_value(below)
    return outcome
