"""Persons: a name with its titles, its apposition and what the article said of it before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.knowledge import AgentKind, Person
from dateline.knowledge.folding import fold_name, fold_parts
from dateline.knowledge.knowledge import HEADS
from dateline.knowledge.spelling import surname_is_alike
from dateline.resolving.actors.drafts import UNDECIDED, Character, Draft, Kind
from dateline.resolving.actors.naming import Naming
from dateline.resolving.actors.outline import AgentSpan, Outline, given_name_gender

if TYPE_CHECKING:
    from dateline.resolving.actors.describe import Describer


class PersonReader:
    """Reads the persons of one article."""

    def __init__(self, describer: Describer, published: date | None) -> None:
        self._describer = describer
        self._words = describer.words
        self._knowledge = describer.knowledge
        self._characters = describer.characters
        self._naming = Naming(self._words, self._knowledge, self._characters)
        self._published = published
        self._female = self._knowledge.actor_words["female"]
        self._male = self._knowledge.actor_words["male"]
        self._honorific = self._knowledge.actor_words["honorific"]
        self._before_names = self._honorific | self._female | self._male

    def read(self, outline: Outline) -> Draft | None:
        """Return the person that the phrase names at its head; None if it names none there."""
        name = self._naming.person_name(outline)
        if name is not None:
            return self._unknown(outline, *name)
        own = outline.own
        if own is None and self._is_known_surname(outline):
            return self._unknown(outline, outline.head, outline.head + 1)
        person = own.person if own is not None else None
        if own is None or person is None or own.entries[0] is not person:
            return None
        if own.last - own.first == 1:
            text = self._words.text[own.first]
            character = self._characters.by_part(text) or self._best_of(self._namesakes(text) or (person,))
        else:
            character = self._characters.add(person.name, person, person.gender)
        return self.draft(outline, character, own.first)

    def _is_known_surname(self, outline: Outline) -> bool:
        """Say whether one proper word is the surname of somebody of a country that the article names."""
        head = outline.head
        if outline.agent is not None or outline.proper != [head] or head in self._describer.countries.towns:
            return False
        known = self.known_by_surname(self._words.text[head])
        return known is not None and known.holdings[0].country in self._describer.countries.named

    def _unknown(self, outline: Outline, first: int, last: int) -> Draft:
        text = self._words.span_text(first, last)
        gender = self.gender_of(outline, first)
        character: Character | None = None
        particle = self._words.text[first].lower() in self._knowledge.actor_words["particle"]
        hyphened = last - first == 3 and self._words.text[first + 1] == "-"
        if last - first == 1 or hyphened or (particle and last - first <= 3):
            titles = self._titles(outline, first)
            title = self._words.span_text(titles[-1].first, titles[-1].last) if titles else ""
            namesakes = self._namesakes(self._words.text[last - 1], title)
            if hyphened:
                # "Dlamini-Zuma" is no other Zuma.
                whole = fold_parts(text)
                namesakes = tuple(person for person in namesakes if fold_parts(person.name)[-len(whole) :] == whole)
            character = self._characters.by_part(text)
            if character is None and namesakes and self._stands_alone(outline, first):
                character = self._best_of(namesakes)
        if character is None:
            character = self._characters.add(text, self._person_spelt(text), gender)
        return self.draft(outline, character, first)

    def known_by_surname(self, surname: str) -> Person | None:
        """Return the person of the knowledge whom a bare surname means in this article."""
        character = self._characters.by_part(surname)
        if character is not None:
            return character.known
        namesakes = self._namesakes(surname)
        return namesakes[0] if namesakes else None

    def _namesakes(self, surname: str, title: str = "") -> tuple[Person, ...]:
        """Return the persons whom a bare surname can mean, best first; () if nobody likely, or several equally.

        Without a day the last head of state or government of that name, where all bearers are of one country.
        """
        parts = fold_parts(surname)
        persons = self._knowledge.bearers(parts[-1]) if parts else ()
        offices = self._knowledge.office_words.get(fold_name(title), ())
        weights = {person: self._weight(person, parts[-1], offices, only=len(persons) == 1) for person in persons}
        likely = [person for person in persons if weights[person]]
        if len(likely) < 2:
            return tuple(likely)
        if self._published is None:
            heads = [person for person in likely if any(held.office in HEADS for held in person.holdings)]
            return tuple(heads[-1:]) if len({person.holdings[0].country for person in likely}) == 1 else ()
        likely.sort(key=lambda person: -weights[person])
        return tuple(likely) if weights[likely[0]] > weights[likely[1]] else ()

    def _weight(self, person: Person, surname: str, offices: Sequence[str], *, only: bool) -> int:
        """Return how well a bare surname fits a known person here, 0 if many unknown ones fit as well.

        What counts, most first: the title before the name, an office held that day, being called so by headlines,
        having headed a state or government, being of a country that the article names. A former head of a name that
        others bear as well (`only` is false) needs more than the name: "Silva" is not Brazil's president everywhere.
        """
        day = self._published
        held = [holding for holding in person.holdings if day is None or holding.holds_on(day)]
        near = self._is_near(person)
        titled = any(holding.office in offices for holding in held)
        head = any(holding.office in HEADS for holding in person.holdings)
        called = any(fold_name(alias) == (surname,) for alias in person.aliases)
        if not (titled or near or called or (head and only)):
            return 0
        heading = any(holding.office in HEADS for holding in held)
        return 32 * titled + 16 * heading + 8 * called + 4 * head + 4 * bool(held) + 3 * near

    def _stands_alone(self, outline: Outline, first: int) -> bool:
        """Say whether a bare surname is no end of a longer name that the parser cut: "National Park" is nobody's."""
        words, before = self._words, first - 1
        if before < outline.left or not words.is_proper(before) or before in self._describer.outliner.known:
            return True
        titled = any(span.first <= before < span.last for span in outline.modifiers)
        return titled or words.text[before].rstrip(".").lower() in self._before_names

    def _is_near(self, person: Person) -> bool:
        """Say whether the article names a country that the person held an office of."""
        return any(holding.country in self._describer.countries.named for holding in person.holdings)

    def _person_spelt(self, name: str) -> Person | None:
        """Return whom a full name means that the tables spell otherwise: with a like surname, or of a country named."""
        person = self._knowledge.person_spelt(name)
        alike = person is not None and (surname_is_alike(name, person) or self._is_near(person))
        return person if alike else None

    def _best_of(self, persons: tuple[Person, ...]) -> Character:
        person = persons[0]
        return self._characters.add(person.name, person, person.gender)

    def draft(self, outline: Outline, character: Character, first: int) -> Draft:
        """Return the draft of a character named at `first` in the phrase, what the phrase tells of them noted."""
        words = self._words
        draft = Draft(outline.head, outline.left, outline.head + 1, character.name, Kind.PERSON, named=True)
        draft.character = character
        why: list[str] = []
        titles = self._titles(outline, first)
        if titles:
            title = titles[-1]
            draft.sector = self._describer.nouns.combined_sector(title, titles[:-1], [])
            draft.role = words.span_text(title.first, title.last)
            draft.weak_title = bool(title.agent.yields) or title.agent.sector == "CVL"
            why.append(f"title {draft.role!r}: {draft.sector}")
        if outline.bodies:
            body = outline.bodies[-1]
            draft.country, draft.body = body.country, body
            if titles and (draft.sector == UNDECIDED or titles[-1].agent.yields) and body.sector:
                draft.sector = body.sector
            elif not titles and body.sector not in ("", "GOV"):
                draft.sector, draft.weak_title = body.sector, True
            why.append(f"of {body.name}: {body.country}")
        elif outline.countries:
            draft.country = self._knowledge_country(outline)
            why.append(f"country {outline.countries[-1].country.name}")
        elif outline.possessor is not None and titles:
            draft.country = self._describer.country_of(outline.possessor)
        draft.former = outline.former
        self._read_appositions(outline, draft, why)
        if draft.country is None:
            inner = outline.complement("of", "from", "for")
            draft.country = self._describer.country_of(inner) if inner is not None else None
        if draft.sector == UNDECIDED:
            draft.sector = None
        draft.why = tuple(why)
        self.note(character, draft)
        if not character.gender:
            character.gender = self.gender_of(outline, first)
        draft.gender = character.gender
        return draft

    def _titles(self, outline: Outline, first: int) -> list[AgentSpan]:
        """Return the agent nouns before a name, a bare "Chief" or "Comrade" left out."""
        titles = [span for span in outline.modifiers if span.last <= first and span.agent.kind is not AgentKind.ASSET]
        if len(titles) == 1 and not outline.bodies and titles[0].agent.word in self._honorific:
            return []
        return titles

    def _knowledge_country(self, outline: Outline) -> str | None:
        return outline.countries[-1].country.owner or None

    def _read_appositions(self, outline: Outline, draft: Draft, why: list[str]) -> None:
        for apposition in outline.appositions:
            for other in self._describer.describe(apposition):
                if other.kind is not Kind.PERSON or other.character is not None or other.plural:
                    continue
                if draft.sector in (None, UNDECIDED) and other.sector not in (None, UNDECIDED):
                    draft.sector, draft.role = other.sector, other.word
                    draft.weak_title = other.weak_title
                    why.append(f"apposition {other.word!r}: {other.sector}")
                draft.former = draft.former or other.former
                if draft.country is None and other.country is not None:
                    draft.country = other.country
                    why.append(f"country of {other.word!r}: {other.country}")

    @staticmethod
    def note(character: Character, draft: Draft) -> None:
        """Keep with the character what one mention tells, for the mentions that tell nothing."""
        if draft.role is not None:
            character.titles.add(draft.role.lower())
        if draft.sector is not None and character.sector is None:
            character.sector, character.role = draft.sector, draft.role
        if draft.country is not None and character.country is None:
            character.country = draft.country
        character.former = character.former or draft.former

    def gender_of(self, outline: Outline, first: int) -> str:
        """Return "f", "m" or "" by the title words before a name and by the given name."""
        words = self._words
        for token in range(outline.left, first):
            lowered = words.text[token].lower()
            if lowered in self._female:
                return "f"
            if lowered in self._male:
                return "m"
        return given_name_gender(words.text[first], self._knowledge) if first < outline.head else ""
