"""From the head of a phrase to the parties that it names: countries and bodies here, persons and nouns beside this."""

from __future__ import annotations

from datetime import date

from dateline.knowledge import AgentKind, CountryForm, CountryName, Knowledge, Organisation
from dateline.knowledge.checking import NON_STATE
from dateline.resolving.actors.characters import Characters
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.drafts import UNDECIDED, Draft, Kind
from dateline.resolving.actors.nouns import NounReader
from dateline.resolving.actors.outline import AgentSpan, Outline, Outliner
from dateline.resolving.actors.persons import PersonReader
from dateline.resolving.actors.words import Words

_HEAD_TAGS = frozenset({"CD", "JJ", "DT", "FW", "JJS", "VBG", "VBN", "NFP", "ADD", "VB", "VBP", "VBZ", "UH"})
_SHARED_KINDS = frozenset({"party", "body", "agency"})
# Of what an article says of countries: less, and "the Congress" is not the one of that country.
_LEAST_SHARE = 0.15
_MODIFYING = frozenset({"amod", "compound", "nmod"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "ROOT"})


class Describer:
    """Describes the phrases of one article; each phrase once."""

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
        self.nouns = NounReader(self)
        self.persons = PersonReader(self, published)
        self._drafts: dict[int, list[Draft]] = {}

    def describe(self, head: int) -> list[Draft]:
        """Return the parties named by the phrase that `head` heads; [] for things and ideas."""
        held = self._drafts.get(head)
        if held is None:
            # A parse can hang two phrases on each other: whoever asks again on the way gets nobody.
            self._drafts[head] = []
            held = self._drafts[head] = self._describe(head)
        return held

    def parties(self, head: int) -> list[Draft]:
        """Return the parties of a phrase and of everything coordinated with it."""
        found = list(self.describe(head))
        for child in self.words.children[head]:
            if self.words.dep[child] == "conj" and child > head:
                found.extend(self.parties(child))
        return found

    def country_of(self, head: int) -> str | None:
        """Return the country of the first party of a phrase that has one, of a town if it names a town."""
        for draft in self.describe(head):
            code = self.country_of_draft(draft)
            if code is not None:
                return code
        return self.countries.towns.get(head)

    def country_of_draft(self, draft: Draft) -> str | None:
        """Return a party's country as of the article's day, without guessing from the context."""
        character = draft.character
        if character is None:
            return draft.country
        if character.known is not None:
            role = self.knowledge.role_on(character.known, self.published)
            if role is not None:
                return role.country
        return draft.country or character.country

    def sector_of_draft(self, draft: Draft) -> str | None:
        """Return a party's sector as of the article's day."""
        character = draft.character
        if character is None:
            return draft.sector
        if character.known is not None:
            role = self.knowledge.role_on(character.known, self.published)
            if role is not None:
                return role.sector
        return draft.sector or character.sector

    def _describe(self, head: int) -> list[Draft]:
        words = self.words
        if not words.is_noun(head) and words.tag[head] not in _HEAD_TAGS:
            return []
        lowered = words.text[head].lower()
        if not self.outliner.can_name(head) and lowered not in self.knowledge.actor_words["container"]:
            return [] if words.tag[head] != "CD" else self.nouns.contained(self.outliner.outline(head)) or []
        outline = self.outliner.outline(head)
        person = self.persons.read(outline)
        if person is not None:
            return [person]
        own = outline.own
        if own is not None:
            body, country = own.organisation, own.country
            if country is not None and (body is None or own.entries[0] == country):
                return [self._country(outline, country)]
            if body is not None:
                return [self._body(outline, body)]
        inner = self.nouns.contained(outline)
        if inner is not None:
            return inner
        if outline.agent is not None:
            return self._titled_person(outline, outline.agent) or self.nouns.noun(outline, outline.agent)
        return self._unknown_name(outline) if outline.proper and words.is_proper(head) else []

    def _titled_person(self, outline: Outline, agent: AgentSpan) -> list[Draft]:
        """Return the person whose title heads the phrase: "the envoy, Jan Novak", "Secretary of State Jane Doe"."""
        words = self.words
        found: list[Draft] = []
        if agent.last > outline.head + 1 and agent.last < len(words) and words.is_proper(agent.last):
            name = self._name_head(agent.last)
            found = [draft for draft in self.describe(name) if draft.character is not None]
        for apposition in outline.appositions:
            if not found and words.is_proper(apposition):
                found = [draft for draft in self.describe(apposition) if draft.character is not None]
        if not found or agent.agent.plural or agent.agent.kind not in (AgentKind.PERSON, AgentKind.OFFICE):
            return []
        titled = self.nouns.noun(outline, agent)
        person = found[0]
        if titled and person.character is not None:
            noun = titled[0]
            if person.sector is None and noun.sector != UNDECIDED:
                person.sector, person.role, person.weak_title = noun.sector, noun.role, noun.weak_title
            person.country = person.country or noun.country
            person.former = person.former or noun.former
            person.why = (*person.why, *noun.why)
            self.persons.note(person.character, person)
        return [person]

    def _name_head(self, first: int) -> int:
        """Return the last token of the run of proper nouns that begins at `first`."""
        words = self.words
        while first + 1 < len(words) and words.is_proper(first + 1) and words.head[first] == first + 1:
            first += 1
        known = self.outliner.known.get(first)
        return known.last - 1 if known is not None else words.head[first] if words.head[first] > first else first

    # Countries, bodies, names

    def _country(self, outline: Outline, name: CountryName) -> Draft:
        words, own = self.words, outline.own
        assert own is not None
        head = outline.head
        text = words.span_text(own.first, own.last)
        code = name.country.owner or None
        draft = Draft(head, outline.left, head + 1, name.country.name, Kind.COUNTRY, named=True)
        draft.country = code
        modifies = words.dep[words.coordination_root(head)] in _MODIFYING and name.country.owner != ""
        if name.form is not CountryForm.NAME and own.speaks_of(CountryForm.PERSONS) and not modifies:
            inner = outline.complement("of")
            draft.name, draft.kind, draft.sector = text, Kind.PEOPLE, "CVL"
            draft.plural = words.tag[head] in ("NNS", "NNPS") or outline.definite
            if outline.ethnic:
                draft.country = None
            elif inner is not None:
                draft.country = self.country_of(inner) or code
            if self._stands_for_state(head):
                draft.sector = "GOV"
            draft.word = text.lower()
            draft.why = (f"{text!r}: people of {name.country.name}",)
            return draft
        if name.country.kind in ("people", "nation"):
            draft.kind, draft.sector, draft.name = Kind.PEOPLE, "CVL", text
        elif name.form is CountryForm.CAPITAL and words.dep[words.coordination_root(head)] not in _ACTING:
            draft.sector = "CVL" if self._is_location(head) else "GOV"
        else:
            draft.sector = "PRE" if name.country.kind == "breakaway" else "GOV"
        what = "seat of government" if name.form is CountryForm.CAPITAL else "country"
        draft.why = (f"{text!r}: {what} of {name.country.name}",)
        return draft

    def _stands_for_state(self, head: int) -> bool:
        """Say whether "the Palestinians" are a side: named beside another country or people ("Israel and the ...")."""
        words = self.words
        root = words.coordination_root(head)
        for other in (root, *(child for child in words.children[root] if words.dep[child] == "conj")):
            known = self.outliner.known.get(other) if other != head else None
            if known is not None and known.country is not None:
                return True
        return False

    def _is_location(self, head: int) -> bool:
        words = self.words
        governor = words.head[head]
        return words.dep[head] == "pobj" and words.text[governor].lower() in ("in", "at", "near", "outside", "around")

    def _body(self, outline: Outline, body: Organisation) -> Draft:
        words = self.words
        draft = Draft(outline.head, outline.left, outline.last, body.name, Kind.GROUP, named=True)
        draft.country, draft.sector, draft.body = body.country, body.sector or None, body
        draft.word = words.text[outline.head].lower()
        draft.why = (f"{body.name}: {body.kind}, {body.country} {body.sector}".rstrip(),)
        owner = outline.bodies[-1] if outline.bodies else None
        if owner is not None and owner.country in NON_STATE and body.country in NON_STATE:
            # "the AU Peace and Security Council" is not the world's.
            draft.country, draft.body, draft.name = owner.country, owner, self.nouns.name_of(outline, outline.last)
        if body.country not in NON_STATE and body.kind in _SHARED_KINDS:
            stated = outline.countries[-1].country.owner if outline.countries else None
            main = self.countries.main
            if stated is None and main is not None and not self._is_at_home(outline, body):
                stated = main
            if stated is not None and stated != body.country:
                # "the Dutch Labour Party" is not the British one.
                draft.country, draft.body = stated, None
                draft.name = self.nouns.name_of(outline, outline.head + 1)
                draft.why = (*draft.why, f"but of {stated} here")
        return draft

    def _is_at_home(self, outline: Outline, body: Organisation) -> bool:
        """Say whether the article names the body's country otherwise, or the body bears a name of its own."""
        own = outline.own
        if own is None or self.countries.share(body.country) >= _LEAST_SHARE:
            return True
        generic = self.knowledge.actor_words["generic"]
        return not all(
            part in generic or (part,) in self.knowledge.agents
            for token in range(own.first, own.last)
            for part in self.words.parts[token]
        )

    def _unknown_name(self, outline: Outline) -> list[Draft]:
        """Return a body that nothing is known about but its name, or the people of a town; things give []."""
        words = self.words
        head = outline.head
        entity = words.entity[head]
        if entity in ("GPE", "LOC") or head in self.countries.towns:
            return self._town(outline)
        if entity not in ("ORG", "NORP"):
            return []
        draft = Draft(head, outline.left, head + 1, self.nouns.name_of(outline, head + 1), Kind.GROUP, named=True)
        why = ["a body by its name"]
        for apposition in outline.appositions:
            for other in self.describe(apposition):
                if draft.sector is None and other.sector not in (None, UNDECIDED):
                    draft.sector, draft.country = other.sector, other.country
                    why.append(f"apposition {other.word!r}: {other.sector}")
        if outline.modifiers and draft.sector is None:
            draft.sector = outline.modifiers[-1].agent.sector
            why.append(f"{outline.modifiers[-1].agent.word}: {draft.sector}")
        if outline.countries:
            draft.country = draft.country or outline.countries[-1].country.owner or None
        draft.word = words.text[head].lower()
        draft.why = tuple(why)
        return [draft]

    def _town(self, outline: Outline) -> list[Draft]:
        head = outline.head
        code = self.countries.towns.get(head)
        if code is None:
            return []
        draft = Draft(head, outline.left, head + 1, self.nouns.name_of(outline, head + 1), Kind.COUNTRY, named=True)
        draft.country = code
        acts = self.words.dep[self.words.coordination_root(head)] in _ACTING
        draft.sector = "GOV" if acts else "CVL"
        draft.why = (f"{draft.name}: place in {code}",)
        return [draft]
