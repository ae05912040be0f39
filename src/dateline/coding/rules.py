"""The codebook's coding rules at work: from the model's type to PLOVER's, for one act and among those of a sentence.

What the rules are stands in `codebook/data/rules.toml`; here only how their conditions are looked up in the parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.codebook.rules import Effect, Kind, Place, Rule, load_rules
from dateline.coding.candidates import Candidate
from dateline.coding.judging import Judged, plain_act
from dateline.coding.matching import holds
from dateline.parsing.phrases import is_verb
from dateline.records import Actor, EventType, Status

_CLAUSES = frozenset({"xcomp", "ccomp", "acl"})
_WISHING = frozenset({"for", "to", "on"})
# What might happen, or is denied, nobody has announced: the act keeps its own type.
_UNSURE = frozenset({Status.HYPOTHETICAL, Status.DENIED})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the codebook makes of a candidate: the coded type, the plain act under it, its mode and status.

    `why` names the rules that had a part in it, one a line.
    """

    event_type: EventType
    act: EventType
    mode: str | None
    status: Status
    why: tuple[str, ...] = ()


Row = tuple[Judged, Ruling]


def rule(judged: Judged) -> Ruling:
    """Apply the rules that need to see no other act: type, mode, and what an announcement of the act is called.

    Where the models' type is what PLOVER calls the announcement of the lexicon's act (AGREE of a CONSULT), the act is
    the lexicon's and lies ahead.
    """
    candidate, event_type, status = judged.candidate, judged.verdict.event_type, judged.status.status
    act = plain_act(candidate.entry, event_type)
    if act is not event_type and status is Status.OCCURRED:
        status = Status.PLANNED
    ruling = Ruling(act, act, judged.mode, status)
    for each in load_rules():
        change = _CHANGES.get(each.effect)
        if change is not None and _applies(each, candidate, ruling):
            ruling = change(each, candidate, ruling)
    if act is not event_type and ruling.act is act and status not in _UNSURE:
        # "Willing to cooperate" is an AGREE also where it is no plan.
        ruling = replace(ruling, event_type=event_type)
    return ruling


def _hold(each: Rule, candidate: Candidate, ruling: Ruling) -> Ruling:
    entry = candidate.entry
    return replace(
        ruling, event_type=entry.event_type, act=entry.event_type, mode=entry.mode, why=(*ruling.why, _reason(each))
    )


def _retype(each: Rule, _: Candidate, ruling: Ruling) -> Ruling:
    becomes = each.becomes or ruling.act
    if (becomes, each.mode) == (ruling.act, ruling.mode):
        return ruling
    return replace(ruling, event_type=becomes, act=becomes, mode=each.mode, why=(*ruling.why, _reason(each)))


def _set_mode(each: Rule, _: Candidate, ruling: Ruling) -> Ruling:
    if each.mode == ruling.mode:
        return ruling
    return replace(ruling, mode=each.mode, why=(*ruling.why, _reason(each)))


def _announce(each: Rule, _: Candidate, ruling: Ruling) -> Ruling:
    return replace(ruling, event_type=each.becomes or ruling.act, why=(*ruling.why, _reason(each)))


_CHANGES = {Effect.HOLD: _hold, Effect.RETYPE: _retype, Effect.MODE: _set_mode, Effect.ANNOUNCE: _announce}


def settle(rows: Iterable[Row]) -> Iterator[Row]:
    """Apply the rules among the acts of a sentence and yield what stays, in reading order.

    What another act takes in is left out, and the act that it belongs to says so; acts of all sides have all of them
    as actors.
    """
    kept = list(rows)
    for each in load_rules():
        if each.effect is Effect.DROP:
            kept = list(_drop(each, kept))
    yield from (_together(row) for row in kept)


def _drop(each: Rule, rows: Sequence[Row]) -> Iterator[Row]:
    taken_by: dict[int, int] = {}
    for row in rows:
        if _applies(each, row[0].candidate, row[1]):
            holder = _holder(each, row, rows)
            if holder is not None or not each.beside:
                taken_by[_trigger(row).i] = _trigger(holder).i if holder is not None else -1
    for row in rows:
        trigger = _trigger(row)
        if trigger.i in taken_by:
            continue
        taken = [trigger.doc[i].text for i, holder_i in taken_by.items() if holder_i == trigger.i]
        notes = tuple(f'"{word}" is not a second event: {_reason(each)}' for word in taken)
        yield (row[0], replace(row[1], why=(*row[1].why, *notes))) if notes else row


def _holder(each: Rule, row: Row, rows: Sequence[Row]) -> Row | None:
    """Return the act of the same sentence beside which this one is no event of its own, or None."""
    candidate, denied = row[0].candidate, row[1].status is Status.DENIED
    for holder in rows:
        other, ruling = holder[0].candidate, holder[1]
        if (
            other.trigger.i != candidate.trigger.i
            and other.sentence.index == candidate.sentence.index
            and (denied or ruling.status is not Status.DENIED)
            and _fits(each.beside, ruling)
            and _stands(each.place, candidate.trigger, other.trigger)
            and _share(each, candidate, other)
        ):
            return holder
    return None


def _stands(place: Place, trigger: Token, other: Token) -> bool:
    """Say whether `other` stands to `trigger` as the rule asks."""
    match place:
        case Place.ABOVE:
            return other in trigger.ancestors
        case Place.AROUND:
            return other in trigger.ancestors or trigger in other.ancestors or trigger.head == other.head
        case Place.INFINITIVE:
            return _is_infinitive_of(trigger, other)
        case Place.OBJECT:
            return _is_object_of(trigger, other)
        case Place.CONTENT:
            return _is_infinitive_of(other, trigger)
        case _:
            return True


def _is_infinitive_of(verb: Token, other: Token) -> bool:
    """Say whether a bare verb form hangs on `other` as what is asked or threatened: "to bomb", "would bomb"."""
    while verb.tag_ == "VB" and verb.dep_ == "conj":
        verb = verb.head
    return verb.tag_ == "VB" and verb.dep_ in _CLAUSES and verb.head == other


def _is_object_of(noun: Token, other: Token) -> bool:
    while noun.dep_ == "conj":
        noun = noun.head
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _WISHING else noun.head
    return noun.dep_ in ("dobj", "pobj", "nsubjpass") and head == other


def _share(each: Rule, candidate: Candidate, other: Candidate) -> bool:
    if not each.shares:
        return True
    ours, theirs = (
        (candidate.actors, other.actors) if each.shares == "actor" else (candidate.recipients, other.recipients)
    )
    if not ours:
        return each.unnamed
    return bool({party.name for party in ours} & {party.name for party in theirs})


def _together(row: Row) -> Row:
    judged, ruling = row
    candidate = judged.candidate
    if not candidate.recipients:
        return row
    for each in load_rules():
        if each.effect is Effect.TOGETHER and _applies(each, candidate, ruling):
            sides = replace(candidate, actors=(*candidate.actors, *candidate.recipients), recipients=(), mutual=True)
            return replace(judged, candidate=sides), replace(ruling, why=(*ruling.why, _reason(each)))
    return row


def _trigger(row: Row) -> Token:
    return row[0].candidate.trigger


def _reason(each: Rule) -> str:
    return f"rule {each.id}: {each.because}"


def _applies(each: Rule, candidate: Candidate, ruling: Ruling) -> bool:
    """Say whether all conditions about the act itself hold; the cheap ones are looked at first."""
    return (
        (not each.types or _fits(each.types, ruling))
        and (not each.status or ruling.status in each.status)
        and (not each.entries or candidate.entry.key in each.entries)
        and (not each.slots or candidate.recipient_slot in each.slots)
        and _parties_fit(each, candidate)
        and all(holds(condition, candidate.trigger) for condition in each.when)
        and (not each.head or _head_is(candidate.trigger, each.head))
        and (not each.content or _has_below(candidate.trigger, each.content))
    )


def _fits(kinds: tuple[Kind, ...], ruling: Ruling) -> bool:
    return any(kind.fits(ruling.act, ruling.mode) for kind in kinds)


def _parties_fit(each: Rule, candidate: Candidate) -> bool:
    return (
        (not each.actors or _has_sector(candidate.actors, each.actors))
        and (not each.recipients or _has_sector(candidate.recipients, each.recipients))
        and len({(actor.name, actor.country) for actor in candidate.actors}) >= each.at_least
        and not (each.no_actor and candidate.actors)
        and (not each.foreign or _is_foreign(candidate))
    )


def _has_sector(parties: tuple[Actor, ...], sectors: frozenset[str]) -> bool:
    return any(party.sector in sectors for party in parties)


def _is_foreign(candidate: Candidate) -> bool:
    actors = {actor.country for actor in candidate.actors}
    recipients = {party.country for party in candidate.recipients}
    return bool(actors and recipients) and None not in actors | recipients and not actors & recipients


def _head_is(trigger: Token, forms: frozenset[str]) -> bool:
    """Say whether the nearest verb above is one of these: "declared" for "truce" in "declared an end of the truce"."""
    for token in trigger.ancestors:
        if is_verb(token):
            return token.lower_ in forms
    return False


def _has_below(trigger: Token, forms: frozenset[str]) -> bool:
    """Say whether one of the words stands below the trigger, in what it says and not in what tells who a party is."""
    waiting = list(trigger.children)
    while waiting:
        token = waiting.pop()
        if token.dep_ in ("nsubj", "nsubjpass", "relcl", "poss"):
            continue
        if token.lower_ in forms:
            return True
        waiting.extend(token.children)
    return False
