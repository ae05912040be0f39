"""Can two events be reports of the same act: their types, words, parties, days and countries side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.linking.wording import same_family, same_field, stem
from dateline.records import Actor, DateBasis, Event, EventType, Status

Sides = tuple[frozenset[str], frozenset[str]]

# A speaker may accuse or ask more than once in one report: only the same word to the same party is the same act.
_SPEECH = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
_COMING = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def same_act(incident: Sequence[Event], event: Event) -> bool:
    """Say whether an event of the same article reports the act that the incident's events report.

    Nothing in any of them may speak against it, and most of them must speak for it.
    """
    if not all(_compatible(other, event) for other in incident):
        return False
    return 2 * sum(_alike(other, event) for other in incident) > len(incident)


def sides_of(event: Event) -> Sides | None:
    """Return the names on both sides, of mutual acts all on the first; None if fewer than two parties are named."""
    actors = frozenset(party.name for party in event.actors)
    recipients = frozenset(party.name for party in event.recipients)
    return (actors, recipients) if len(actors | recipients) > 1 else None


def days_told(event: Event) -> tuple[date, date] | None:
    """Return the event's days if its own words give them, None if they are unknown or the publication's."""
    if event.date_basis not in (DateBasis.EXPLICIT, DateBasis.RELATIVE) or event.date_start is None:
        return None
    return event.date_start, event.date_end or event.date_start


def _compatible(one: Event, other: Event) -> bool:
    """Say whether nothing in the two events speaks against one act."""
    if one.event_type != other.event_type and one.act != other.act:
        return False
    days, other_days = days_told(one), days_told(other)
    known = days is not None and other_days is not None
    if days and other_days and not (days[0] <= other_days[1] and other_days[0] <= days[1]):
        return False
    if (one.status in _COMING) != (other.status in _COMING) and not known:
        return False
    if one.event_mode and other.event_mode and one.event_mode != other.event_mode:
        return False
    places = {event.place.country for event in (one, other) if event.place and event.place.country}
    return len(places) < 2 and not _sides_differ(one, other)


def _alike(one: Event, other: Event) -> bool:
    """Say whether the words and parties of two compatible events tell of one act."""
    word, other_word = stem(one.trigger), stem(other.trigger)
    if one.act in _SPEECH:
        return word == other_word and _meet(one.actors, other.actors) and _meet(one.recipients, other.recipients)
    if _mutual(one) and _mutual(other):
        return _meet_alike(one, other)
    if same_family(word, other_word):
        return _meet(_parties(one), _parties(other))
    return _meet(one.actors, other.actors) and _meet(one.recipients, other.recipients)


def _mutual(event: Event) -> bool:
    return event.act in (EventType.CONSULT, EventType.COOPERATE)


def _meet_alike(one: Event, other: Event) -> bool:
    """Say whether two mutual acts are of one field (visit, talks) and have two parties in common, on either side.

    Where one of them names a single party that one must be in the other.
    """
    parties, others = _parties(one), _parties(other)
    enough = min(len(parties), len(others), 2)
    return same_field(one.trigger, other.trigger) and sum(_meet((party,), others) for party in parties) >= enough


def _parties(event: Event) -> tuple[Actor, ...]:
    return (*event.actors, *event.recipients)


def _sides_differ(one: Event, other: Event) -> bool:
    """Say whether a side that both name is another one: then these are two acts, however alike the words."""
    if _mutual(one) or _mutual(other):
        return False
    actors_differ = one.actors and other.actors and not _meet(one.actors, other.actors)
    recipients_differ = one.recipients and other.recipients and not _meet(one.recipients, other.recipients)
    return bool(actors_differ or recipients_differ)


def _meet(parties: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return any(_same_party(party, other) for party in parties for other in others)


def _same_party(one: Actor, other: Actor) -> bool:
    """Say whether two mentions may be one party: one name, or a country and somebody who acts for it.

    Two holders of offices with different names are two parties.
    """
    if one.name == other.name or (one.actor_id and one.actor_id == other.actor_id):
        return True
    if one.country is None or one.country != other.country or (one.role and other.role):
        return False
    return one.sector == other.sector
