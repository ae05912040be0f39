"""Common nouns that name somebody: "Hungarian and Romanian officials", "hundreds of protesters", "rebel positions"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.knowledge import AgentKind, Organisation, Person
from dateline.knowledge.checking import NON_STATE
from dateline.resolving.actors.drafts import OFFICIAL, UNDECIDED, Draft, Kind
from dateline.resolving.actors.outline import AgentSpan, Outline

if TYPE_CHECKING:
    from dateline.resolving.actors.describe import Describer

_ARMED = frozenset({"REB", "UAF", "COP", "CRM"})
_BARE_TAGS = frozenset({"DT", "PRP$", "CD", "PDT", "RB", "RBR", "WP$", "JJR", "JJS", "IN", "POS", ","})
_MEMBERSHIP = ("of", "for", "from", "to", "with", "at")
_COUNTRY_COMPLEMENTS = (("of",), ("from", "for"), ("in", "at", "inside", "near", "across", "to", "with"))


class NounReader:
    """Reads what the common nouns of one article name."""

    def __init__(self, describer: Describer) -> None:
        self._describer = describer
        self._words = describer.words
        self._knowledge = describer.knowledge
        self._container = self._knowledge.actor_words["container"]
        self._female = self._knowledge.actor_words["female"]
        self._male = self._knowledge.actor_words["male"]

    def contained(self, outline: Outline) -> list[Draft] | None:
        """Return the parties inside "hundreds of protesters" and "members of Hamas"; None if this is no such phrase."""
        words = self._words
        lowered = words.text[outline.head].lower()
        number = words.tag[outline.head] == "CD"
        if not (lowered in self._container or number):
            return None
        inner = outline.complement("of")
        parties = self._describer.parties(inner) if inner is not None else []
        if inner is None or not parties:
            return None
        return [self._member(outline, party, lowered, inner, number) for party in parties]

    def _member(self, outline: Outline, party: Draft, lowered: str, inner: int, number: bool) -> Draft:
        member = Draft(outline.head, outline.left, inner + 1, party.name, party.kind, named=party.named)
        agent = outline.agent.agent if outline.agent is not None else None
        member.sector = party.sector
        member.plural = party.kind is not Kind.GROUP or (agent is not None and agent.plural)
        if party.kind is Kind.COUNTRY and not number:
            member.kind = Kind.PEOPLE
            member.sector = agent.sector if agent is not None and agent.sector != UNDECIDED else "CVL"
        elif party.kind is Kind.GROUP and member.plural:
            member.kind = Kind.PEOPLE
        member.country = party.country or self._describer.country_of_draft(party)
        member.body, member.word, member.phrase = party.body, party.word or lowered, party.word or lowered
        if party.character is not None:
            member.kind, member.named = Kind.PEOPLE, False
            member.name = self.name_of(outline, inner + 1)
            member.sector = self._describer.sector_of_draft(party)
            if lowered.startswith("supporter"):
                member.sector = "OPP" if member.sector in ("OPP", "ELI") or party.former else "PTY"
        if lowered.startswith(("opponent", "critic")):
            member.sector = "OPP"
        member.why = (f"{lowered} of {party.name!r}", *party.why)
        return member

    def noun(self, outline: Outline, agent: AgentSpan) -> list[Draft]:
        """Return the party or parties that an agent noun with its modifiers names, one for each country before it."""
        why: list[str] = []
        if agent.agent.kind is AgentKind.ASSET and agent.agent.yields and not self._has_owner(outline):
            return []
        sector = self.combined_sector(agent, outline.modifiers, why)
        codes = [code for name in outline.countries if (code := name.country.owner)]
        why.extend(f"country {name.country.name}" for name in outline.countries if name.country.owner)
        body = outline.bodies[-1] if outline.bodies else None
        if body is not None:
            sector = self._with_body(agent, sector, body, why)
            codes = codes or [body.country]
        if not codes:
            codes = self._owner_countries(outline, why) or self._complement_countries(
                outline, bool(agent.agent.country), why
            )
        owner = self._owner_sector(outline)
        if owner in _ARMED and (sector in (UNDECIDED, "MIL") or agent.agent.yields):
            sector = owner or sector
            why.append(f"of an owner who is {owner}")
        elif not outline.modifiers and body is None and (sector == UNDECIDED or agent.agent.yields == "any"):
            sector = self._complement_sector(outline, sector, why)
        if not codes and agent.agent.country:
            codes = [agent.agent.country]
            why.append(f"{agent.agent.word}: {agent.agent.country}")
        if codes and codes[0] in NON_STATE and sector == UNDECIDED:
            sector = "GOV"
        sector = self._sector_of_stateless(outline, sector)
        if outline.proper and sector == "CVL" and agent.agent.kind is AgentKind.GROUP:
            sector = "SOC"
        former = outline.former and sector in OFFICIAL and agent.agent.kind is not AgentKind.GROUP
        if former:
            sector = "ELI"
            why.append("former")
        return [
            self._noun_draft(outline, agent, code, sector or None, former, body, why)
            for code in dict.fromkeys(codes) or [None]
        ]

    def _sector_of_stateless(self, outline: Outline, sector: str) -> str:
        """Return the sector of forces and officials of a people or region without a state ("Kurdish forces")."""
        kind = outline.countries[-1].country.kind if outline.countries else ""
        faithful = any(span.agent.sector == "REL" for span in outline.modifiers)
        if sector == "MIL" and (faithful or kind in ("nation", "people", "breakaway")):
            return "REB"
        return "PRE" if kind in ("nation", "breakaway") and sector == "GOV" else sector

    def _noun_draft(
        self,
        outline: Outline,
        agent: AgentSpan,
        code: str | None,
        sector: str | None,
        former: bool,
        body: Organisation | None,
        why: Sequence[str],
    ) -> Draft:
        words = self._words
        person = agent.agent.kind in (AgentKind.PERSON, AgentKind.OFFICE)
        plural = agent.agent.plural or words.tag[outline.head] in ("NNS", "NNPS")
        kind = Kind.GROUP if not person else Kind.PEOPLE if plural else Kind.PERSON
        draft = Draft(outline.head, outline.left, outline.last, self.name_of(outline, outline.last), kind)
        draft.country, draft.sector, draft.former, draft.body = code, sector, former, body
        draft.plural = plural
        draft.word = agent.agent.word if not plural else words.span_text(agent.first, agent.last).lower()
        draft.phrase = self._phrase(outline, agent)
        draft.weak_title = bool(agent.agent.yields)
        draft.role = draft.word if person else None
        draft.definite = outline.definite or words.is_proper(outline.head) or self._is_the_one(outline, agent, plural)
        draft.gender = self._gender(words.text[outline.head].lower())
        draft.named = words.is_proper(outline.head) and not person and bool(outline.proper or outline.countries)
        draft.why = tuple(why)
        return draft

    def _is_the_one(self, outline: Outline, agent: AgentSpan, plural: bool) -> bool:
        """Say whether an office without an article means its holder: "Polish premier resigns", not "a premier"."""
        words = self._words
        bare = all(words.tag[token] not in ("DT", "PDT", "WDT", "CD") for token in range(outline.left, outline.head))
        return agent.agent.kind is AgentKind.OFFICE and not plural and bool(outline.countries) and bare

    def _phrase(self, outline: Outline, agent: AgentSpan) -> str:
        """Return the agent noun with the words before it, countries aside: "imf chief", "foreign policy chief"."""
        words = self._words
        first = outline.left
        while first < agent.first and (
            words.tag[first] in _BARE_TAGS or words.text[first].lower() in ("current", "then", "acting", "new")
        ):
            first += 1
        return " ".join(part for token in range(first, agent.last) for part in words.parts[token] if part)

    def _gender(self, lowered: str) -> str:
        return "f" if lowered in self._female else "m" if lowered in self._male else ""

    def name_of(self, outline: Outline, last: int) -> str:
        """Return the phrase without articles, numbers and possessive pronouns."""
        words = self._words
        first = outline.left
        while first < outline.head and (words.tag[first] in _BARE_TAGS or not words.text[first][:1].isalnum()):
            first += 1
        return words.span_text(first, last)

    def combined_sector(self, agent: AgentSpan, modifiers: Sequence[AgentSpan], why: list[str]) -> str:
        """Return the sector of an agent noun with the agent nouns before it: "police official" is COP."""
        own = agent.agent.sector
        for span in reversed(modifiers):
            other = span.agent.sector
            if span.last > agent.first or other in (UNDECIDED, ""):
                continue
            if (other == "CVL" and own not in (UNDECIDED, "")) or (other == "GOV" and own == "CVL"):
                continue
            yields = agent.agent.yields
            if own in (UNDECIDED, "") or yields == "any" or (yields == "armed" and other in _ARMED):
                why.append(f"{span.agent.word} {agent.agent.word}: {other}")
                return other
        why.append(f"{agent.agent.word}: {own}")
        return own

    def _with_body(self, agent: AgentSpan, sector: str, body: Organisation, why: list[str]) -> str:
        """Return the sector of an agent noun with a body before it ("Hamas leader", "UN officials")."""
        yields = agent.agent.yields
        if body.sector and (sector == UNDECIDED or yields == "any" or (yields == "armed" and body.sector in _ARMED)):
            sector = body.sector
        elif sector == UNDECIDED:
            sector = "" if body.country in NON_STATE else UNDECIDED
        why.append(f"of {body.name}: {body.country} {sector}")
        return sector

    def _has_owner(self, outline: Outline) -> bool:
        """Say whether anybody is named that a thing belongs to."""
        if outline.countries or outline.bodies or outline.persons:
            return True
        if any(span.agent.kind is not AgentKind.ASSET for span in outline.modifiers):
            return True
        if outline.possessor is not None and self._describer.describe(outline.possessor):
            return True
        inner = outline.complement("of")
        return inner is not None and bool(self._describer.describe(inner))

    def _owner_sector(self, outline: Outline) -> str | None:
        """Return the sector of whoever stands before the noun as its owner ("Nkunda's men")."""
        if outline.possessor is not None:
            for draft in self._describer.describe(outline.possessor):
                return self._describer.sector_of_draft(draft)
        for person in outline.persons:
            role = self._knowledge.role_on(person, self._describer.published)
            return role.sector if role is not None else None
        return None

    def _owner_countries(self, outline: Outline, why: list[str]) -> list[str]:
        if outline.possessor is not None:
            code = self._describer.country_of(outline.possessor)
            if code is not None:
                why.append(f"of {self._words.text[outline.possessor]}: {code}")
                return [code]
        persons = [*outline.persons, *self._persons_before(outline)]
        for person in persons:
            role = self._knowledge.role_on(person, self._describer.published)
            if role is not None:
                why.append(f"of {person.name}: {role.country}")
                return [role.country]
        return []

    def _persons_before(self, outline: Outline) -> list[Person]:
        """Return whom a surname before the noun means ("the Blair government")."""
        found: list[Person] = []
        for token in outline.proper:
            known = self._describer.persons.known_by_surname(self._words.text[token])
            if known is not None:
                found.append(known)
        return found

    def _complement_countries(self, outline: Outline, at_home: bool, why: list[str]) -> list[str]:
        """Return the countries after the noun; a noun that brings its own code takes none from where it is."""
        for prepositions in _COUNTRY_COMPLEMENTS[:1] if at_home else _COUNTRY_COMPLEMENTS:
            inner = outline.complement(*prepositions)
            if inner is None:
                continue
            codes: list[str] = []
            for party in self._describer.parties(inner):
                code = self._describer.country_of_draft(party)
                if code is not None and code not in codes:
                    codes.append(code)
            town = self._describer.countries.towns.get(inner)
            if not codes and town is not None:
                codes = [town]
            if codes:
                why.append(f"{prepositions[0]} {self._words.text[inner]}: {codes[0]}")
                return codes
        return []

    def _complement_sector(self, outline: Outline, sector: str, why: list[str]) -> str:
        inner = outline.complement(*_MEMBERSHIP)
        if inner is None:
            return sector
        for party in self._describer.parties(inner):
            other = party.sector
            if party.kind not in (Kind.GROUP, Kind.PEOPLE) or other in (None, "", UNDECIDED):
                continue
            if sector in (UNDECIDED, "") or other not in ("GOV", "CVL"):
                why.append(f"of {party.name!r}: {other}")
                return other or sector
        return sector
