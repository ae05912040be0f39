"""From a draft and a day to an actor: the role then held, and the country that the context lends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.knowledge import Knowledge
from dateline.records import Actor
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.describe import OFFICIAL
from dateline.resolving.actors.drafts import Character, Draft, Kind
from dateline.resolving.actors.words import Words


class Finisher:
    """Makes actors of drafts."""

    def __init__(self, words: Words, knowledge: Knowledge, countries: ArticleCountries, published: date | None) -> None:
        self.words = words
        self.knowledge = knowledge
        self.countries = countries
        self.published = published

    def finish(self, draft: Draft, day: date | None, mention: int | None = None) -> Actor:
        """Return the actor of a draft as of `day`; `mention` is the token that was asked for (a pronoun, say)."""
        words = self.words
        why = list(draft.why)
        country, sector, role = draft.country, draft.sector, draft.role
        wikidata: str | None = None
        if draft.character is not None:
            country, sector, role = self._character_role(draft, draft.character, day, why)
            wikidata = draft.character.known.wikidata if draft.character.known else None
        elif draft.body is not None and draft.named:
            wikidata = draft.body.wikidata
        if country is None:
            country = self._context_country(draft, why)
        if sector == "UNK":
            sector = None
        name = self._canonical_name(draft, country, day, why)
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
            wikidata=wikidata,
            why=tuple(why),
        )

    def _character_role(
        self, draft: Draft, character: Character, day: date | None, why: list[str]
    ) -> tuple[str | None, str | None, str | None]:
        title_sector = draft.titled_sector
        former = draft.former or (character.former and day is None)
        country = draft.country or character.country
        if character.known is not None:
            known_role = self.knowledge.role_on(character.known, day)
            if known_role is not None:
                why.append(
                    f"{character.name}: {known_role.office} of {known_role.country}"
                    + ("" if known_role.current else ", not on that day")
                    + (f", checked until {self.knowledge.checked}" if known_role.stale else "")
                )
                sector: str | None = known_role.sector
                country = known_role.country
                if title_sector is not None and title_sector != "UNK" and not former:
                    sector = title_sector
                elif day is None and character.sector is not None and not former:
                    sector = character.sector
                if former and sector in OFFICIAL:
                    sector = "ELI"
                return country, sector, draft.role or known_role.office
        sector = title_sector or character.sector
        if (former or character.former) and sector in OFFICIAL:
            sector = "ELI"
            why.append("former")
        if sector is None:
            sector = "CVL"
            why.append("a person without a title")
        return country, sector, draft.role or character.role

    def _context_country(self, draft: Draft, why: list[str]) -> str | None:
        sentence = self.words.sentence[draft.head]
        lone = self.countries.lone_in(sentence)
        if lone is not None:
            why.append(f"only country of the sentence: {lone}")
            return lone
        if self.countries.main is not None:
            why.append(f"main country of the article: {self.countries.main}")
        return self.countries.main

    def _canonical_name(self, draft: Draft, country: str | None, day: date | None, why: list[str]) -> str:
        """Return the holder's name for an office, "Government of X" for a government, else the draft's own name."""
        if draft.character is not None or (draft.named and draft.kind is not Kind.PERSON) or country is None:
            return draft.name
        if draft.kind is Kind.PERSON and not draft.plural and not draft.former and day is not None:
            for office in self.knowledge.office_words.get(tuple(draft.word.split()), ()):
                holder = self.knowledge.holder_on(office, country, day)
                if holder is not None and draft.sector in ("GOV", "IGO"):
                    why.append(f"{office} of {country} on {day}: {holder.name}")
                    return holder.name
        if (
            draft.word in ("government", "administration", "authorities", "regime")
            and country in self.knowledge.countries
        ):
            return f"Government of {self.knowledge.countries[country].name}"
        return draft.name

    def with_owner(self, draft: Draft, owner: Draft) -> Draft:
        """Return a draft with the country of its possessor ("his office", "their troops")."""
        country = owner.country
        if owner.character is not None:
            country = self._character_role(owner, owner.character, self.published, [])[0]
        if country is None:
            return draft
        return replace(draft, country=country, why=(*draft.why, f"of {owner.name}: {country}"))
