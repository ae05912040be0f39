"""Who holds which office on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.knowledge.facts import Person, Role
from dateline.knowledge.tables import KnowledgeBroken

# Sectors that a person leaves behind as a former official; a rebel or a businessman does not turn into elite.
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
FORMER = "ELI"
_WHOLE_DAY = 10


def parse_day(cell: str, where: str) -> date | None:
    """Return the first day of "2005-11-22", "2005-11" or "2005"; None for an empty cell.

    Raises KnowledgeBroken (DL-K001) for anything else.
    """
    if not cell:
        return None
    parts = cell.split("-")
    try:
        if len(cell) == _WHOLE_DAY:
            return date.fromisoformat(cell)
        numbers = [int(part) for part in parts]
        return date(numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[2] if len(numbers) > 2 else 1)
    except (ValueError, IndexError) as error:
        raise KnowledgeBroken(f"{cell!r} is no day, month or year", where=where) from error


def last_day(until: date | None) -> date | None:
    """Return the last day in office when `until` is the day that the successor's time begins."""
    return None if until is None else until - timedelta(days=1)


class Roles:
    """The holders of every office, by country and day.

    `holders` maps "office|country" to the number of each holder among `persons` and of the holding among that person's.
    """

    def __init__(self, persons: Sequence[Person], holders: Mapping[str, Sequence[tuple[int, int]]]) -> None:
        self._persons = persons
        self._holders = holders

    def holder_on(self, office: str, country: str, day: date) -> Person | None:
        """Return who held `office` of `country` on `day`; None if the tables do not say."""
        for number, place in self._holders.get(f"{office}|{country}", ()):
            person = self._persons[number]
            holding = person.holdings[place]
            if holding.holds_on(day) and (holding.first_day is not None or holding.last_day is not None):
                return person
        return None

    def role_on(self, person: Person, day: date | None) -> Role | None:
        """Return what `person` was on `day`: the weightiest office held then, else ELI after a past one.

        Without a day the weightiest office counts as held. None if the tables list no office of the person.
        """
        if not person.holdings:
            return None
        if day is None:
            weightiest = person.holdings[0]
            return Role(weightiest.country, weightiest.sector, weightiest.office, current=True)
        stale = person.checked is not None and day > person.checked
        for holding in person.holdings:
            if holding.holds_on(day):
                return Role(holding.country, holding.sector, holding.office, current=True, stale=stale)
        past = [holding for holding in person.holdings if holding.last_day is not None and holding.last_day < day]
        if past:
            last = max(past, key=lambda holding: holding.last_day or date.min)
            # A minister who then stood for election and lost is a former minister.
            official = last.sector in _OFFICIAL or (
                last.sector == "PTY" and any(holding.sector in _OFFICIAL for holding in past)
            )
            return Role(last.country, FORMER if official else last.sector, last.office, current=False, stale=stale)
        first = min(person.holdings, key=lambda holding: holding.first_day or date.min)
        sector = first.sector if first.sector not in _OFFICIAL else "PTY"
        return Role(first.country, sector, first.office, current=False, stale=stale)
