"""Nominal back-references: "the group", "the president", "the two leaders", "the country" and whom they take up."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.drafts import Draft, Kind
from dateline.resolving.actors.outline import Outline, Outliner
from dateline.resolving.actors.words import Words

_TWO = frozenset({"two", "both", "2"})
_LEADING = frozenset({"leader", "premier", "president", "minister", "chief"})


class BackReferences:
    """Finds the parties that definite nouns without a name take up again, among drafts in reading order."""

    def __init__(
        self,
        words: Words,
        outliner: Outliner,
        knowledge: Knowledge,
        countries: ArticleCountries,
        drafts: Sequence[Draft],
    ) -> None:
        self._words = words
        self._outliner = outliner
        self._knowledge = knowledge
        self._countries = countries
        self._drafts = drafts
        self._joint = knowledge.actor_words["joint"]
        self._joint_persons = knowledge.actor_words["joint_persons"]
        self._joint_states = knowledge.actor_words["joint_states"]
        self._state = knowledge.actor_words["state"]

    def resolve(self, head: int, drafts: Sequence[Draft]) -> list[Draft] | None:
        """Return the parties that the phrase takes up; None if it speaks for itself."""
        lowered = self._words.text[head].lower()
        if drafts and (drafts[0].character is not None or drafts[0].named):
            return None
        if not drafts and lowered not in self._joint and lowered not in self._state:
            return None
        outline = self._outliner.outline(head)
        if not outline.definite or outline.countries or outline.bodies or outline.proper or outline.complements:
            return None
        if lowered in self._joint and self._says_two(outline):
            return self._two_before(head, lowered)
        if lowered in self._state and not outline.modifiers and outline.possessor is None:
            return self._country_before(head)
        if not drafts or outline.possessor is not None:
            return None
        if drafts[0].kind is Kind.PERSON:
            return self._titled_person(head, drafts[0])
        if drafts[0].kind is Kind.GROUP or drafts[0].word in self._knowledge.group_words:
            means = self._knowledge.group_words.get(drafts[0].word, frozenset())
            return self._named_group(head, means, drafts[0].word)
        return None

    def _says_two(self, outline: Outline) -> bool:
        texts = self._words.text[outline.left : outline.head + 1]
        return any(text.lower() in _TWO for text in texts)

    def _two_before(self, head: int, lowered: str) -> list[Draft] | None:
        if lowered in self._joint_persons:
            found = self._last_two(head, (Kind.PERSON,))
        elif lowered in self._joint_states:
            found = self._last_two(head, (Kind.COUNTRY,))
            codes = self._countries.named_before(head)[:2]
            if len(found) < 2 and len(codes) == 2:
                found = [self._country_draft(head, code) for code in reversed(codes)]
        else:
            found = self._last_two(head, (Kind.COUNTRY, Kind.GROUP, Kind.PERSON))
        return found if len(found) == 2 else None

    def _last_two(self, head: int, wanted: tuple[Kind, ...]) -> list[Draft]:
        found: list[Draft] = []
        for draft in reversed(self._drafts):
            if draft.head >= head or draft.kind not in wanted or not draft.named:
                continue
            if all(draft.name != other.name for other in found):
                found.append(draft)
            if len(found) == 2:
                break
        return found[::-1]

    def _country_draft(self, head: int, code: str) -> Draft:
        country = self._knowledge.countries[code]
        draft = Draft(head, head, head + 1, country.name, Kind.COUNTRY, named=True)
        draft.country, draft.sector = code, "GOV"
        draft.why = (f"{self._words.text[head]!r}: named before",)
        return draft

    def _country_before(self, head: int) -> list[Draft] | None:
        for code in self._countries.named_before(head):
            return [self._country_draft(head, code)]
        main = self._countries.main
        return [self._country_draft(head, main)] if main is not None else None

    def _titled_person(self, head: int, draft: Draft) -> list[Draft] | None:
        """Return the person named last before whose title holds the noun ("the secretary", "the president")."""
        noun = draft.word.split()[-1] if draft.word else ""
        before = [other for other in self._drafts if other.head < head and other.character is not None]
        for other in reversed(before):
            titles = other.character.titles if other.character is not None else set()
            if any(draft.word in title or noun == draft.word == title.split()[-1] for title in titles):
                return [other]
        if noun not in _LEADING or noun != draft.word:
            return None
        for other in reversed(before):
            known = other.character.known if other.character is not None else None
            if known is not None and any(noun in ("leader", held.office.split()[-1]) for held in known.holdings):
                return [other]
        return None

    def _named_group(self, head: int, means: frozenset[str], word: str) -> list[Draft] | None:
        """Return the body named last before that the noun can mean."""
        for draft in reversed(self._drafts):
            if draft.head >= head or draft.kind is not Kind.GROUP or not draft.named:
                continue
            if draft.sector in means or draft.country in means or word in draft.name.lower().split():
                return [draft]
        return None
