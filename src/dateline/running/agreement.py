"""When a predicted event agrees with a golden one, field by field.

Two names agree if the words of one all stand in the other, whatever their order, letter case and accents:
"Zarif" and "Iranian Foreign Minister Mohammad Javad Zarif" agree, "Foreign Minister" and "Prime Minister" do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.running.golden import GoldEvent, GoldParty

_WORDS = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Prediction:
    """One predicted event as read from a row of Dateline's JSON lines, with where its sentence may stand."""

    row: Mapping[str, object]
    article_id: str
    event_type: str
    event_mode: str | None
    status: str
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    date_start: date | None
    country: str | None
    attributed_to: str | None
    extents: tuple[tuple[int, int], ...]


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name in lower case, without accents, articles and the s of a genitive."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(_WORDS.findall(plain.replace("'s", " ").replace(".", ""))) - _ARTICLES


def names_agree(one: str | None, other: str | None) -> bool:
    """Return whether two names can stand for the same party."""
    first, second = name_words(one or ""), name_words(other or "")
    return bool(first and second) and (first <= second or second <= first)


def parties_agree(one: GoldParty, other: GoldParty) -> bool:
    """Return whether two parties are the same by name, or act for the same country."""
    if one.country and one.country == other.country:
        return True
    return any(names_agree(left, right) for left in (one.name, one.text) for right in (other.name, other.text))


def sides_agree(predicted: Prediction, gold: GoldEvent) -> tuple[bool, bool]:
    """Return whether some actor and whether some recipient agrees; in a reciprocal event the sides are pooled."""
    if gold.reciprocal:
        both = _overlap((*predicted.actors, *predicted.recipients), (*gold.actors, *gold.recipients))
        return both, both
    return _overlap(predicted.actors, gold.actors), _overlap(predicted.recipients, gold.recipients)


def date_agrees(predicted: Prediction, gold: GoldEvent) -> bool | None:
    """Return whether the predicted first day lies within the golden interval, None if the gold has no date."""
    if gold.date_start is None or gold.date_end is None:
        return None
    return predicted.date_start is not None and gold.date_start <= predicted.date_start <= gold.date_end


def status_agrees(predicted: Prediction, gold: GoldEvent) -> bool:
    """Return whether the predicted status is one that counts as right."""
    return predicted.status in gold.statuses


def mode_agrees(predicted: Prediction, gold: GoldEvent) -> bool | None:
    """Return whether the mode is the golden one; None if the gold has none or another type was chosen."""
    return predicted.event_mode == gold.mode if gold.mode and predicted.event_type == gold.type else None


def place_agrees(predicted: Prediction, gold: GoldEvent) -> bool | None:
    """Return whether the country of the place is right, None if the gold has none."""
    return predicted.country == gold.country if gold.country else None


def attribution_agrees(predicted: Prediction, gold: GoldEvent) -> bool:
    """Return whether the speaker is right: the same, or nobody on both sides.

    A speech act may be attributed to its own actor or to nobody: who praises, vouches for the praise.
    """
    said, right = predicted.attributed_to, [name for name in (gold.attributed_name, gold.attributed_to) if name]
    if said and right:
        return any(names_agree(said, name) for name in right)
    if not said and not right:
        return True
    own = [name for actor in gold.actors for name in (actor.name, actor.text) if name]
    return any(names_agree(name, actor) for name in ([said] if said else right) for actor in own)


def actor_countries_agree(predicted: Prediction, gold: GoldEvent) -> bool | None:
    """Return whether the actors' countries are exactly the golden ones, None if the gold knows none."""
    if gold.reciprocal:
        return _countries((*predicted.actors, *predicted.recipients), (*gold.actors, *gold.recipients))
    return _countries(predicted.actors, gold.actors)


def recipient_countries_agree(predicted: Prediction, gold: GoldEvent) -> bool | None:
    """Return whether the recipients' countries are exactly the golden ones.

    None if the gold knows none, or in a reciprocal event, whose sides are compared together as its actors.
    """
    return None if gold.reciprocal else _countries(predicted.recipients, gold.recipients)


def _overlap(some: Iterable[GoldParty], others: Sequence[GoldParty]) -> bool:
    return any(parties_agree(one, other) for one in some for other in others)


def _countries(predicted: Sequence[GoldParty], gold: Sequence[GoldParty]) -> bool | None:
    """A golden member of unknown country allows any further country."""
    right = {party.country for party in gold if party.country}
    if not right:
        return None
    said = {party.country for party in predicted if party.country}
    return right <= said and (said <= right or any(party.country is None for party in gold))
