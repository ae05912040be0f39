"""Whether own rows say something that Dateline can use: known codes, days in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher

from dateline.knowledge.own import OwnFacts
from dateline.knowledge.tables import KnowledgeBroken

# Codes that stand in for a country where a body belongs to none.
NON_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_LEAST_LIKENESS = 0.6
# PLOVER's sectors (manual, draft 2.0), and UNK for a noun whose context decides; none for international NGOs.
SECTORS = frozenset(
    {
        *("AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP"),
        *("PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"),
    }
)


def check_facts(facts: OwnFacts, codes: Collection[str], where: str) -> None:
    """Raise KnowledgeBroken (DL-K001) for the first own fact with a code that does not exist or days the wrong way.

    `codes` are those of all known countries, shipped and own.
    """
    for problem, next_step in _problems(facts, {*codes, *NON_STATE}):
        raise KnowledgeBroken(problem, where=where, next_step=next_step)


def _problems(facts: OwnFacts, countries: Collection[str]) -> Iterator[tuple[str, str]]:
    for person in facts.persons:
        for held in person.holdings:
            yield from _code(f"{person.name}: country", held.country, countries)
            yield from _code(f"{person.name}: sector", held.sector, SECTORS | {""})
            if held.first_day and held.last_day and held.last_day < held.first_day:
                yield (
                    f"{person.name}: the time as {held.office} ends before it begins",
                    "`until` is the day on which the next one's time begins",
                )
    for body in facts.organisations:
        yield from _code(f"{body.name}: country", body.country, countries)
        yield from _code(f"{body.name}: sector", body.sector, SECTORS | {""})
    for agent in facts.agents:
        yield from _code(f"{agent.word}: sector", agent.sector, SECTORS | {""})
        yield from _code(f"{agent.word}: country", agent.country, {*countries, ""})
    for office in facts.offices:
        yield from _code(f"{office.name}: sector", office.sector, SECTORS)
    for typed in facts.places:
        place = typed.place
        for code in place.countries:
            yield from _code(f"{place.name}: country", code, countries)
        if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
            yield f"{place.name}: {place.latitude}, {place.longitude} is no point", "degrees north, degrees east"


def _code(what: str, given: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    if given in known:
        return
    close = nearest_code(given, known)
    hint = f"did you mean {close}?" if close else "docs/knowledge.md lists the codes"
    yield f"{what} {given!r} does not exist", hint


def nearest_code(given: str, known: Iterable[str]) -> str | None:
    """Return the code that was probably meant: with the same letters, else with most of them and the same first one."""

    def likeness(code: str) -> float:
        same = SequenceMatcher(None, given.upper(), code).ratio()
        return same + 0.2 * (code[:1] == given[:1].upper()) + 0.5 * (sorted(code) == sorted(given.upper()))

    best = max(sorted(known), key=likeness, default=None)
    return best if best is not None and likeness(best) > _LEAST_LIKENESS else None
