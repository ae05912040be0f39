"""What the offices of the persons that an article names say of its day: "President Trump's second term"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge import Knowledge, Person
from dateline.knowledge.folding import fold_name
from dateline.records import Actor
from dateline.resolving.times.clues import DatedFact

# The first mentions tell who is in office; a long article repeats them.
MOST_MENTIONS = 200
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_TERM = re.compile(rf"\b({'|'.join(_ORDINALS)}) (?:presidential )?term\b", re.IGNORECASE)
# How far before "second term" its holder is named.
_TERM_REACH = 160
# Words before a title that say when it was held: they end what stands before the mention, or open it.
_THEN, _FORMER = frozenset({"then"}), frozenset({"former", "ex", "onetime"})
_OTHERWISE = frozenset({"late", "slain", "future", "incoming", "deposed", "ousted"})
# How far before a title "then-" and "former" are looked for.
_CUE_REACH = 16


@dataclass(frozen=True, slots=True)
class _Tenure:
    """A person named with an office: the times in which they, or others of that name, held it, oldest first."""

    mention: Actor
    name: str
    office: str
    times: tuple[tuple[date, date], ...]

    @property
    def reason(self) -> str:
        """Say which office it is."""
        return f"{self.name} in office as {self.office}"


def office_facts(
    mentions: Sequence[Actor], text: str, knowledge: Knowledge, not_before: date | None = None
) -> list[DatedFact]:
    """Return what the offices named in an article say of its day of publication.

    A person named with an office held it then: of the times in which most of the offices named were held together the
    facts give the hull. "Then-President X" dates what its own sentence tells of, "former" is not before the end of the
    first time, "a second term" not before the start of the second. Times that ended before `not_before`, the newest day
    that the article tells of, count for nothing.
    """
    current: dict[str, _Tenure] = {}
    facts: list[DatedFact] = []
    seen: list[_Tenure] = []
    for tenure in _tenures(mentions[:MOST_MENTIONS], knowledge):
        start = tenure.mention.start
        cues = _words_beside(text[max(0, start - _CUE_REACH) : start], tenure.mention.text)
        if cues & _THEN:
            first, last = tenure.times[0][0], tenure.times[-1][1]
            facts.append(DatedFact(first, last, tenure.reason, start, tenure.mention.end))
        elif cues & _FORMER:
            facts.append(DatedFact(tenure.times[0][1], date.max, f"{tenure.name} is a former {tenure.office}"))
        elif not cues & _OTHERWISE:
            current.setdefault(f"{tenure.name} {tenure.office}", tenure)
            seen.append(tenure)
    facts += _later_terms(seen, text)
    earliest = max((not_before or date.min, *(fact.first_day for fact in facts if fact.start is None)))
    return [*_together(list(current.values()), earliest), *facts]


def _words_beside(before: str, mention: str) -> set[str]:
    """Return the last word before a mention and its first, in lower case: "then-", "former", "ex-"."""
    last = before.replace("-", " ").split()[-1:] if before.endswith(("-", " ")) else []
    words = mention.replace("-", " ").split()
    opening = words[1:2] if words[:1] == ["the"] else words[:1]
    return {word.lower() for word in (*last, *opening)}


def _tenures(mentions: Sequence[Actor], knowledge: Knowledge) -> Iterator[_Tenure]:
    for mention in mentions:
        offices = _offices_in(mention.text, knowledge) if mention.role and mention.country else ()
        if not offices:
            continue
        holdings = [
            (holding, person)
            for person in _persons(mention, knowledge)
            for holding in person.holdings
            if holding.office in offices and holding.country == mention.country
        ]
        times = sorted((holding.first_day or date.min, holding.last_day or date.max) for holding, _ in holdings)
        if times and times[0][0] > date.min:
            yield _Tenure(mention, mention.name, holdings[0][0].office, tuple(times))


def _offices_in(mention: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the offices that the longest title in a mention can stand for."""
    words = fold_name(mention)
    found = [
        knowledge.office_words[words[start:end]]
        for length in range(len(words), 0, -1)
        for start, end in ((place, place + length) for place in range(len(words) - length + 1))
        if words[start:end] in knowledge.office_words
    ]
    return found[0] if found else ()


def _persons(mention: Actor, knowledge: Knowledge) -> list[Person]:
    """Return who a mention can be: of a bare surname everyone who has it ("President Bush")."""
    named = [entry for entry in knowledge.names.get(mention.name) if isinstance(entry, Person)]
    written = set(fold_name(mention.text))
    full = [person for person in named if len(written.intersection(fold_name(person.name))) > 1]
    if full or not named:
        return full
    alike = [person for part in fold_name(named[0].name) for person in knowledge.bearers(part) if part in written]
    return list(dict.fromkeys([*named, *alike]))


def _later_terms(tenures: Sequence[_Tenure], text: str) -> Iterator[DatedFact]:
    """Yield a lower bound for each "second term" of somebody named shortly before who held the office that often."""
    for found in _TERM.finditer(text):
        number = _ORDINALS[found[1].lower()]
        holder = next(
            (
                tenure
                for tenure in reversed(tenures)
                if 0 <= found.start() - tenure.mention.end <= _TERM_REACH and len(tenure.times) >= number
            ),
            None,
        )
        if holder is not None:
            reason = f"{holder.name}'s {found[0].lower()} as {holder.office}"
            yield DatedFact(holder.times[number - 1][0], date.max, reason)


def _together(tenures: Sequence[_Tenure], earliest: date) -> Iterator[DatedFact]:
    """Yield a bound for each office that was held while most of them were held together, from a day on."""
    edges: list[tuple[date, int]] = []
    for tenure in tenures:
        for first, last in tenure.times:
            if last >= earliest:
                edges += [(max(first, earliest), -1), (last, 1)]
    if not edges:
        return
    # At one day the starts come first: -1 before 1.
    count = most = 0
    hull: tuple[date, date] | None = None
    opened = date.min
    for day, step in sorted(edges):
        if step < 0:
            count += 1
            opened = day
            if count > most:
                most, hull = count, None
        else:
            if count == most and opened > date.min:
                hull = (hull[0] if hull else opened, day)
                opened = date.min
            count -= 1
    if hull is None:
        return
    for tenure in tenures:
        held = [time for time in tenure.times if time[0] <= hull[1] and time[1] >= hull[0]]
        if held:
            first, last = max(held[0][0], earliest), held[-1][1]
            if first <= hull[0] and last >= hull[1]:
                yield DatedFact(first, last, tenure.reason)
