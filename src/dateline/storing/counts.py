"""The books of a run: every article that came in is accounted for, exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Self

from dateline.errors import DatelineError
from dateline.records import Event, Skip, SkipKind


class CountMismatch(DatelineError):
    """DL-S003: articles in and articles accounted for differ: a fault in Dateline, never in the input."""

    code = "DL-S003"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles came in, what became of them, and how many events were found.

    `left_out` are events that the settings filtered away; `events` are the ones kept, `parties` their actors and
    recipients, `without_country` those of them that no fact and no context gave a country.
    """

    articles: int = 0
    coded: int = 0
    no_event: int = 0
    gated: int = 0
    copies: int = 0
    quarantined: int = 0
    events: int = 0
    left_out: int = 0
    parties: int = 0
    without_country: int = 0

    def __add__(self, other: Self) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __sub__(self, other: Self) -> Counts:
        return Counts(*(getattr(self, field.name) - getattr(other, field.name) for field in fields(self)))

    @classmethod
    def of_article(cls, found: int, kept: Sequence[Event]) -> Counts:
        """Return the counts of one article in which `found` events were found, without the article itself."""
        parties = [party for event in kept for party in (*event.actors, *event.recipients)]
        return cls(
            coded=int(found > 0),
            no_event=int(found == 0),
            events=len(kept),
            left_out=found - len(kept),
            parties=len(parties),
            without_country=sum(party.country is None for party in parties),
        )

    @classmethod
    def of_skip(cls, skip: Skip) -> Counts:
        """Return the counts of one article that was not coded, without the article itself."""
        return cls(
            no_event=int(skip.kind is SkipKind.NO_EVENT),
            gated=int(skip.kind is SkipKind.GATED),
            copies=int(skip.kind is SkipKind.COPY),
            quarantined=int(skip.kind is SkipKind.QUARANTINED),
        )

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)

    def check(self) -> None:
        """Raise CountMismatch (DL-S003) unless every article in is accounted for."""
        accounted = self.coded + self.no_event + self.gated + self.copies + self.quarantined
        if accounted != self.articles:
            raise CountMismatch(
                f"{self.articles:,} articles came in, {accounted:,} are accounted for",
                where=", ".join(f"{name} {count}" for name, count in self.as_dict().items()),
                next_step="keep the input and report this: it is a fault in Dateline",
            )
