"""From a draft and a day to an actor: the role then held, and the country that the context lends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.knowledge import Knowledge
from dateline.records import Actor
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.describe import Describer
from dateline.resolving.actors.drafts import FORMER, OFFICIAL, UNDECIDED, Character, Draft, Kind
from dateline.resolving.actors.words import Words

_LEADER = "leader"
_STATE_NOUNS = frozenset({"government", "administration", "authorities", "regime", "state", "cabinet"})


class Finisher:
    """Makes actors of drafts."""

    def __init__(
        self,
        words: Words,
        knowledge: Knowledge,
        countries: ArticleCountries,
        describer: Describer,
        drafts: Sequence[Draft],
    ) -> None:
        self._words = words
        self._drafts = drafts
        self._knowledge = knowledge
        self._countries = countries
        self._describer = describer

    def finish(self, draft: Draft, day: date | None, mention: int | None = None) -> Actor:
        """Return the actor of a draft as of `day`; `mention` is the token that was asked for (a pronoun, say)."""
        words = self._words
        why = list(draft.why)
        country, sector, role = draft.country, draft.sector, draft.role
        if draft.character is not None:
            country, sector, role = self._role_on(draft, draft.character, day, why)
        if country is None:
            country, sector = self._lend(draft, sector, why)
        if sector in (UNDECIDED, None, ""):
            sector = "CVL" if draft.kind is Kind.PERSON and draft.character is None else None
        name = self._canonical_name(draft, country, day, why)
        known = self._knowledge.identity_of(name) if draft.kind is not Kind.PEOPLE else None
        first, last = draft.first, draft.last
        if mention is not None and mention != draft.head and not first <= mention < last:
            first, last = mention, mention + 1
            why.insert(0, f"{words.text[mention]!r} stands for {name!r}")
        return Actor(
            name=name,
            text=words.span_text(first, last),
            start=words.start[first],
            end=words.end(last - 1),
            country=country,
            sector=sector,
            role=role,
            actor_id=known.entity_id if known else None,
            wikidata=known.wikidata if known else None,
            why=tuple(why),
        )

    def _role_on(
        self, draft: Draft, character: Character, day: date | None, why: list[str]
    ) -> tuple[str | None, str | None, str | None]:
        """Return country, sector and role of a person on a day: the knowledge's, corrected by what the text says."""
        stated = draft.sector
        former = draft.former or (character.former and day is None)
        if character.known is not None:
            held = self._knowledge.role_on(character.known, day)
            if held is not None:
                why.append(
                    f"{character.name}: {held.office} of {held.country}"
                    + ("" if held.current else ", not on that day")
                    + (f", checked until {character.known.checked}" if held.stale else "")
                )
                sector: str | None = held.sector
                if stated is not None and not former and not (draft.weak_title and held.current):
                    sector = stated
                elif day is None and character.sector is not None and not former:
                    sector = character.sector
                if former and sector in OFFICIAL:
                    sector = FORMER
                return held.country, sector or None, draft.role or held.office
        sector = stated or character.sector
        if (former or character.former) and sector in OFFICIAL:
            sector = FORMER
            why.append("former")
        if sector is None:
            sector = "CVL"
            why.append("a person without a title")
        return draft.country or character.country, sector, draft.role or character.role

    def _lend(self, draft: Draft, sector: str | None, why: list[str]) -> tuple[str | None, str | None]:
        """Return country and sector as the context lends them: an earlier mention by the same noun, else the scene."""
        # "a foreign leader" is not the leader of before.
        another = draft.kind is Kind.PERSON and not draft.definite
        again = draft.character is None and bool(draft.word) and draft.word not in _STATE_NOUNS and not another
        for other in reversed(self._drafts) if again else ():
            if other.head < draft.head and other.word == draft.word and other.country is not None:
                why.append(f"as {self._words.span_text(other.first, other.last)!r} before: {other.country}")
                return other.country, other.sector if sector == UNDECIDED else sector
        country, how = self._countries.lent_to(draft.head)
        if country is not None:
            why.append(f"{how}: {country}")
        return country, sector

    def _canonical_name(self, draft: Draft, country: str | None, day: date | None, why: list[str]) -> str:
        """Return the holder's name for an office, "Government of X" for a government, else the draft's own name."""
        if draft.character is not None or country is None or (draft.named and draft.kind is not Kind.PERSON):
            return draft.name
        if draft.kind is Kind.PERSON and draft.definite and not draft.former and day is not None:
            holder = self._holder(draft, country, day, why)
            if holder is not None:
                return holder
        if draft.word in _STATE_NOUNS and country in self._knowledge.countries:
            return f"Government of {self._knowledge.countries[country].name}"
        return draft.name

    def _holder(self, draft: Draft, country: str, day: date, why: list[str]) -> str | None:
        if draft.word == _LEADER and draft.body is None and draft.sector == "GOV":
            leader = self._knowledge.leader_on(country, day)
            if leader is not None:
                why.append(f"leader of {country} on {day}, as {leader[1]}: {leader[0].name}")
            return leader[0].name if leader is not None else None
        for phrase in dict.fromkeys((draft.phrase, draft.word)):
            for office in self._knowledge.office_words.get(tuple(phrase.split()), ()):
                if not self._knowledge.offices[office].single:
                    continue
                holder = self._knowledge.holder_on(office, country, day)
                if holder is not None:
                    why.append(f"{office} of {country} on {day}: {holder.name}")
                    return holder.name
        return None

    def with_owner(self, draft: Draft, owner: Draft) -> Draft:
        """Return a draft with the country of its possessor ("his office"), an armed one's sector too ("their men")."""
        country = self._describer.country_of_draft(owner)
        if country is None:
            return draft
        sector = self._describer.sector_of_draft(owner)
        rebels = sector in ("REB", "UAF") and draft.sector in (None, UNDECIDED, "MIL")
        why = (*draft.why, f"of {owner.name}: {country}")
        return replace(draft, country=country, sector=sector if rebels else draft.sector, why=why)

    def spoken_for(self, draft: Draft) -> Draft:
        """Return whom a speaker's "we" stands for: the body of an official of one, the country of its government's."""
        if draft.kind is not Kind.PERSON:
            return draft
        body = draft.body
        if body is not None:
            why = (*draft.why, f"speaks for {body.name}")
            return replace(
                draft, name=body.name, kind=Kind.GROUP, character=None, sector=body.sector or None,
                country=body.country, why=why, named=True,
            )  # fmt: skip
        code = self._describer.country_of_draft(draft)
        country = self._knowledge.countries.get(code) if code is not None else None
        if country is None or self._describer.sector_of_draft(draft) != "GOV":
            return draft
        return replace(
            draft, name=country.name, kind=Kind.COUNTRY, character=None, sector="GOV", country=code, role=None,
            why=(*draft.why, f"speaks for {country.name}"), named=True,
        )  # fmt: skip
