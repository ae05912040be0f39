"""From the outline of a phrase to the parties that it names: sector by its nouns, country by what stands with them."""

from __future__ import annotations

from datetime import date

from dateline.knowledge import AgentKind, CountryForm, CountryName, Knowledge, Organisation, Person
from dateline.resolving.actors.characters import Characters
from dateline.resolving.actors.context import NON_STATE, ArticleCountries
from dateline.resolving.actors.drafts import Character, Draft, Kind
from dateline.resolving.actors.outline import (
    AgentSpan,
    Outline,
    Outliner,
    given_name_gender,
    is_capitalised_name,
)
from dateline.resolving.actors.words import Words

OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_ARMED = frozenset({"REB", "UAF", "COP", "CRM"})
_DEFERRING = frozenset({"CVL", "UNK"})
_MAX_DEPTH = 3


class Describer:
    """Describes the phrases of one article."""

    def __init__(
        self,
        words: Words,
        outliner: Outliner,
        knowledge: Knowledge,
        countries: ArticleCountries,
        published: date | None,
    ) -> None:
        self.words = words
        self.outliner = outliner
        self.knowledge = knowledge
        self.countries = countries
        self.published = published
        self.characters = Characters(knowledge)
        self._female = knowledge.actor_words["female"]
        self._male = knowledge.actor_words["male"]
        self._container = knowledge.actor_words["container"]
        self._cache: dict[int, list[Draft]] = {}

    def describe(self, head: int, depth: int = 0) -> list[Draft]:
        """Return the parties named by the phrase that `head` heads; [] for things and ideas."""
        if depth == 0 and head in self._cache:
            return self._cache[head]
        drafts = self._describe(head, depth)
        if depth == 0:
            self._cache[head] = drafts
        return drafts

    def _describe(self, head: int, depth: int) -> list[Draft]:
        words = self.words
        if not words.is_noun(head) and words.tag[head] not in ("CD", "JJ", "DT", "NFP", "FW", "JJS", "VBG", "VBN"):
            return []
        outline = self.outliner.outline(head)
        name = self.person_name(outline)
        if name is not None:
            return [self._person(outline, *name, depth)]
        own = outline.own
        if own is not None:
            known_person = own.person
            if known_person is not None:
                return [self._known_person(outline, known_person, depth)]
            body = own.organisation
            country = own.country
            if country is not None and (body is None or own.entries[0] == country):
                return self._country(outline, country, depth)
            if body is not None:
                return [self._body(outline, body)]
        inner = self._contained(outline, depth)
        if inner is not None:
            return inner
        if outline.agent is not None:
            return self._noun(outline, outline.agent, depth)
        if words.is_proper(head) and outline.proper:
            return self._unknown_name(outline, depth)
        return []

    def person_name(self, outline: Outline) -> tuple[int, int] | None:
        """Return the tokens of a personal name at the head that the knowledge does not hold as a whole."""
        words = self.words
        head = outline.head
        if not words.is_proper(head):
            return None
        first = head
        own = outline.own
        if own is not None:
            single_person = own.person is not None and own.last - own.first == 1
            if not single_person and words.entity[head] != "PERSON":
                return None
            first = own.first
        proper = [token for token in outline.proper if token < first]
        while proper and proper[-1] == first - 1:
            first = proper.pop()
        if own is not None:
            return (first, head + 1) if first < own.first and self._is_given(first) else None
        if outline.agent is not None:
            # "Julie Bishop": a surname that is a title elsewhere.
            if (
                outline.agent.first == head
                and head > outline.left
                and given_name_gender(words.text[head - 1], self.knowledge)
            ):
                return (head - 1, head + 1)
            return None
        if head not in outline.proper or not is_capitalised_name(words, list(range(first, head + 1))):
            return None
        titled = any(span.last == first and span.agent.kind is not AgentKind.GROUP for span in outline.modifiers)
        if titled or words.entity[head] == "PERSON" or (self._is_given(first) and first < head):
            return first, head + 1
        if self.characters.by_part(words.text[head]) is not None and words.entity[head] not in ("GPE", "LOC"):
            return first, head + 1
        return None

    def _is_given(self, token: int) -> bool:
        return bool(given_name_gender(self.words.text[token], self.knowledge))

    # Persons

    def _person(self, outline: Outline, first: int, last: int, depth: int) -> Draft:
        words = self.words
        text = words.span_text(first, last)
        gender = self.gender_of(outline, first)
        if last - first == 1:
            character = self.characters.by_part(text) or self._lone_surname(text)
            character = character or self.characters.add(text, None, gender)
        else:
            character = self.characters.add(text, None, gender)
        return self._character_draft(outline, character, first, depth)

    def _lone_surname(self, text: str) -> Character | None:
        """Return the one person of the knowledge whose surname this is, if there is just one."""
        persons = self.knowledge.surnames.get(text.lower(), ())
        if len(persons) == 1:
            return self.characters.add(persons[0].name, persons[0], persons[0].gender)
        return None

    def _known_person(self, outline: Outline, person: Person, depth: int) -> Draft:
        own = outline.own
        assert own is not None
        text = self.words.span_text(own.first, own.last)
        if own.last - own.first == 1:
            character = self.characters.by_part(text) or self.characters.add(person.name, person, person.gender)
        else:
            character = self.characters.add(person.name, person, person.gender)
        return self._character_draft(outline, character, own.first, depth)

    def _character_draft(self, outline: Outline, character: Character, first: int, depth: int) -> Draft:
        sector, country, role, why = self._stated_role(outline, first, depth)
        if role is not None:
            character.titles.add(role.lower())
        if sector is not None and character.sector is None:
            character.sector, character.role = sector, role
        if country is not None and character.country is None:
            character.country = country
        if outline.former:
            character.former = True
        if not character.gender:
            character.gender = self.gender_of(outline, first)
        draft = Draft(outline.head, outline.left, outline.head + 1, character.name, Kind.PERSON, named=True)
        draft.character = character
        draft.gender = character.gender
        draft.former = outline.former
        draft.titled_sector = sector
        draft.role = role
        draft.country = country
        draft.why = tuple(why)
        return draft

    def _stated_role(
        self, outline: Outline, first: int, depth: int
    ) -> tuple[str | None, str | None, str | None, list[str]]:
        """Return sector, country and title that the phrase itself gives a person, and why."""
        words = self.words
        why: list[str] = []
        sector: str | None = None
        role: str | None = None
        titles = [span for span in outline.modifiers if span.last <= first]
        if titles:
            sector = self._combine_sectors(titles[-1], outline, titles[:-1])
            role = words.span_text(titles[-1].first, titles[-1].last)
            why.append(f"title {role!r}: {sector}")
        country = self._country_before(outline, why)
        if outline.possessor is not None and country is None and titles:
            country = self._possessor_country(outline.possessor, depth, why)
        if sector is None and outline.bodies and titles == []:
            sector = None
        for apposition in outline.appositions if depth < _MAX_DEPTH else ():
            if words.is_proper(apposition) and words.entity[apposition] == "PERSON":
                continue
            for other in self.describe(apposition, depth + 1):
                if other.kind is not Kind.PERSON or other.character is not None or other.plural:
                    continue
                if sector is None and other.sector is not None:
                    sector, role = other.sector, other.word
                    why.append(f"apposition {other.word!r}: {sector}")
                if other.former:
                    outline.former = True
                if country is None and other.country is not None:
                    country = other.country
                    why.append(f"country of {other.word!r}: {country}")
        if country is None and titles and (inner := outline.complement("of", "from", "for")) is not None:
            country = self._phrase_country(inner, depth, why)
        if sector == "UNK":
            sector = None
        return sector, country, role, why

    def gender_of(self, outline: Outline, first: int) -> str:
        """Return "f", "m" or "" by the title words before a name and by the given name."""
        words = self.words
        for token in range(outline.left, first):
            lowered = words.text[token].lower()
            if lowered in self._female:
                return "f"
            if lowered in self._male:
                return "m"
        if first < outline.head:
            return given_name_gender(words.text[first], self.knowledge)
        return ""

    # Countries and bodies

    def _country(self, outline: Outline, name: CountryName, depth: int) -> list[Draft]:
        words = self.words
        code = self.knowledge.coded_country(name.country.code)
        own = outline.own
        assert own is not None
        persons = any(isinstance(entry, CountryName) and entry.form is CountryForm.PERSONS for entry in own.entries)
        if (
            persons
            and (name.form is not CountryForm.NAME)
            and words.tag[outline.head] in ("NNPS", "NNS", "NN", "NNP", "JJ")
        ):
            plural = not (words.tag[outline.head] in ("NN", "NNP") and not outline.definite)
            draft = Draft(
                outline.head, outline.left, outline.head + 1, words.span_text(own.first, own.last), Kind.PEOPLE
            )
            draft.plural = plural
            draft.country, draft.sector = code, "CVL"
            draft.word = words.text[outline.head].lower()
            draft.why = (f"{words.span_text(own.first, own.last)!r}: people of {name.country.name}",)
            return [draft]
        if name.form is CountryForm.ADJECTIVE:
            draft = Draft(outline.head, outline.left, outline.head + 1, name.country.name, Kind.COUNTRY, named=True)
            draft.country, draft.sector = code, "GOV"
            draft.why = (f"{words.text[outline.head]!r}: {name.country.name}",)
            return [draft]
        draft = Draft(outline.head, outline.left, outline.head + 1, name.country.name, Kind.COUNTRY, named=True)
        draft.country = code
        draft.sector = "PRE" if name.country.kind == "breakaway" else "GOV"
        what = "seat of government" if name.form is CountryForm.CAPITAL else "country"
        draft.why = (f"{words.span_text(own.first, own.last)!r}: {what} of {name.country.name}",)
        return [draft]

    def _body(self, outline: Outline, body: Organisation) -> Draft:
        draft = Draft(outline.head, outline.left, outline.head + 1, body.name, Kind.GROUP, named=True)
        draft.country, draft.sector, draft.body = body.country, body.sector, body
        if outline.countries and body.country not in NON_STATE:
            code = self.knowledge.coded_country(outline.countries[-1].country.code)
            if code != body.country and body.kind in ("party", "body", "agency"):
                # "the Dutch Labour Party" is not the British one.
                draft.country = code
                draft.name = self.words.span_text(outline.left, outline.head + 1)
        draft.word = self.words.text[outline.head].lower()
        draft.why = (f"{body.name}: {body.kind}, {draft.country} {body.sector}",)
        return draft

    # Common nouns

    def _contained(self, outline: Outline, depth: int) -> list[Draft] | None:
        """Return the parties inside "hundreds of protesters" and "members of Hamas"; None if this is no such phrase."""
        words = self.words
        lowered = words.text[outline.head].lower()
        number = words.tag[outline.head] == "CD"
        if depth >= _MAX_DEPTH or not (lowered in self._container or number):
            return None
        inner = outline.complement("of")
        if inner is None:
            return None
        parties = self._phrase_parties(inner, depth + 1)
        if not parties:
            return None
        result = []
        for party in parties:
            member = Draft(outline.head, outline.left, inner + 1, party.name, party.kind)
            if party.kind is Kind.COUNTRY and not number:
                agent = outline.agent
                member.kind = Kind.PEOPLE
                member.sector = agent.agent.sector if agent and agent.agent.sector != "UNK" else "CVL"
            else:
                member.sector = party.sector
            if party.kind is Kind.PERSON and party.character is not None:
                member.sector = party.titled_sector or party.character.sector
            member.plural = (
                True if party.kind is not Kind.GROUP else outline.agent is not None and outline.agent.agent.plural
            )
            if party.kind is Kind.GROUP:
                member.kind = Kind.PEOPLE if member.plural else Kind.GROUP
            member.country = party.country
            member.body = party.body
            member.named = party.named
            member.word = party.word or lowered
            member.why = (f"{lowered} of {party.name!r}", *party.why)
            result.append(member)
        return result

    def _phrase_parties(self, head: int, depth: int) -> list[Draft]:
        """Return the parties of a phrase and of everything coordinated with it."""
        found = list(self.describe(head, depth))
        for child in self.words.children[head]:
            if self.words.dep[child] == "conj":
                found.extend(self._phrase_parties(child, depth))
        return found

    def _noun(self, outline: Outline, agent: AgentSpan, depth: int) -> list[Draft]:
        words = self.words
        why: list[str] = []
        sector = self._combine_sectors(agent, outline, outline.modifiers, why)
        codes: list[str | None] = []
        for country in outline.countries:
            code = self.knowledge.coded_country(country.country.code)
            if code not in codes:
                codes.append(code)
                why.append(f"country {country.country.name}")
        body = outline.bodies[-1] if outline.bodies else None
        if body is not None:
            sector, code = self._with_body(agent, sector, body, why)
            if not codes and code is not None:
                codes.append(code)
        if not codes and outline.possessor is not None:
            codes.append(self._possessor_country(outline.possessor, depth, why))
        if not codes and outline.persons:
            role = self.knowledge.role_on(outline.persons[-1], self.published)
            codes.append(role.country if role else None)
        if not codes or codes == [None]:
            codes = self._complement_countries(outline, agent, depth, why)
        if sector == "UNK":
            sector = self._complement_sector(outline, depth, why)
        elif agent.agent.yields == "any":
            inner_sector = self._complement_sector(outline, depth, [])
            if inner_sector not in (None, "GOV", "CVL") and not outline.modifiers:
                sector = inner_sector
                why.append(f"complement: {sector}")
        former = outline.former and sector in OFFICIAL
        if former:
            sector = "ELI"
            why.append("former")
        person_like = agent.agent.kind is not AgentKind.GROUP
        kind = Kind.PEOPLE if person_like and agent.agent.plural else Kind.PERSON if person_like else Kind.GROUP
        result: list[Draft] = []
        for code in codes or [None]:
            draft = Draft(outline.head, outline.left, outline.head + 1, self._noun_name(outline), kind)
            draft.country = code
            draft.sector = sector
            draft.former = former
            draft.plural = agent.agent.plural or words.tag[outline.head] in ("NNS", "NNPS")
            draft.word = words.span_text(agent.first, agent.last).lower()
            draft.role = draft.word if person_like else None
            draft.body = body
            draft.gender = self._noun_gender(words.text[outline.head].lower())
            draft.named = words.is_proper(outline.head) and bool(outline.proper or outline.countries)
            draft.why = tuple(why)
            result.append(draft)
        return result

    def _noun_gender(self, lowered: str) -> str:
        if lowered in self._female:
            return "f"
        return "m" if lowered in self._male else ""

    def _noun_name(self, outline: Outline) -> str:
        words = self.words
        first = outline.left
        while first < outline.head and words.tag[first] in ("DT", "PRP$", "CD", "PDT", "RB", "WP$", "JJR", "IN"):
            first += 1
        return words.span_text(first, outline.head + 1)

    def _combine_sectors(
        self, agent: AgentSpan, outline: Outline, modifiers: list[AgentSpan], why: list[str] | None = None
    ) -> str:
        """Return the sector of an agent noun together with the agent nouns before it ("police official": COP)."""
        own = agent.agent.sector
        for span in reversed(modifiers):
            if span.last > agent.first:
                continue
            other = span.agent.sector
            if other == "UNK" or (other == "CVL" and own != "UNK"):
                continue
            if own == "UNK" or agent.agent.yields == "any" or (agent.agent.yields == "armed" and other in _ARMED):
                if why is not None:
                    why.append(f"{span.agent.word} {agent.agent.word}: {other}")
                return other
        if why is not None:
            why.append(f"{agent.agent.word}: {own}")
        return own

    def _with_body(self, agent: AgentSpan, sector: str, body: Organisation, why: list[str]) -> tuple[str, str | None]:
        """Return sector and country of an agent noun with a body before it ("Hamas leader", "UN officials")."""
        yields = agent.agent.yields
        if sector == "UNK" or yields == "any" or (yields == "armed" and body.sector in _ARMED):
            sector = body.sector
        if body.country in NON_STATE and sector == "GOV":
            sector = "IGO"
        why.append(f"of {body.name}: {body.country} {sector}")
        return sector, body.country

    def _complement_countries(self, outline: Outline, agent: AgentSpan, depth: int, why: list[str]) -> list[str | None]:
        for prepositions in (("of",), ("from", "for"), ("in", "at", "to", "with")):
            inner = outline.complement(*prepositions)
            if inner is not None and depth < _MAX_DEPTH:
                parties = self._phrase_parties(inner, depth + 1)
                codes: list[str | None] = []
                for party in parties:
                    code = party.country or self._character_country(party)
                    if code is not None and code not in codes:
                        codes.append(code)
                if codes:
                    why.append(f"{prepositions[0]} {parties[0].name}")
                    return codes
        return []

    def _complement_sector(self, outline: Outline, depth: int, why: list[str]) -> str | None:
        inner = outline.complement("of", "for", "from", "to", "with", "at")
        if inner is None or depth >= _MAX_DEPTH:
            return None
        for party in self._phrase_parties(inner, depth + 1):
            if party.kind in (Kind.GROUP, Kind.PEOPLE) and party.sector not in (None, "UNK"):
                why.append(f"of {party.name!r}: {party.sector}")
                return party.sector
        return None

    def _character_country(self, draft: Draft) -> str | None:
        character = draft.character
        if character is None:
            return None
        if character.known is not None:
            role = self.knowledge.role_on(character.known, self.published)
            if role is not None:
                return role.country
        return character.country

    def _country_before(self, outline: Outline, why: list[str]) -> str | None:
        if outline.countries:
            name = outline.countries[-1].country
            why.append(f"country {name.name}")
            return self.knowledge.coded_country(name.code)
        if outline.bodies:
            why.append(f"of {outline.bodies[-1].name}")
            return outline.bodies[-1].country
        return None

    def _possessor_country(self, possessor: int, depth: int, why: list[str]) -> str | None:
        if depth >= _MAX_DEPTH:
            return None
        for draft in self.describe(possessor, depth + 1):
            code = draft.country or self._character_country(draft)
            if code is not None:
                why.append(f"of {draft.name}: {code}")
                return code
        return None

    def _phrase_country(self, head: int, depth: int, why: list[str]) -> str | None:
        if depth >= _MAX_DEPTH:
            return None
        for draft in self.describe(head, depth + 1):
            if draft.country is not None:
                why.append(f"of {draft.name}: {draft.country}")
                return draft.country
        return None

    def _unknown_name(self, outline: Outline, depth: int) -> list[Draft]:
        """Return a body that nothing is known about but its name; places and things give []."""
        words = self.words
        head = outline.head
        if words.entity[head] not in ("ORG", "NORP"):
            return []
        draft = Draft(head, outline.left, head + 1, self._noun_name(outline), Kind.GROUP, named=True)
        why = ["named body"]
        draft.sector = None
        for apposition in outline.appositions if depth < _MAX_DEPTH else ():
            for other in self.describe(apposition, depth + 1):
                if draft.sector is None and other.sector is not None:
                    draft.sector, draft.country = other.sector, other.country
                    why.append(f"apposition {other.word!r}: {other.sector}")
        if outline.modifiers and draft.sector is None:
            draft.sector = outline.modifiers[-1].agent.sector
            why.append(f"{outline.modifiers[-1].agent.word}: {draft.sector}")
        draft.country = draft.country or self._country_before(outline, why)
        draft.word = words.text[head].lower()
        draft.why = tuple(why)
        return [draft]
