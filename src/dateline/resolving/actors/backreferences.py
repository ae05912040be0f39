"""Nominal back-references: "the group", "the president", "the two leaders", "the country" and whom they take up."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge import Knowledge
from dateline.resolving.actors.context import ArticleCountries
from dateline.resolving.actors.drafts import Draft, Kind
from dateline.resolving.actors.outline import Outline, Outliner
from dateline.resolving.actors.words import Words

_JOINT_NUMBERS = frozenset({"two", "both", "2"})
_GROUP_SECTORS = {
    "party": ("PTY", "OPP"),
    "company": ("BUS",),
    "firm": ("BUS",),
    "bank": ("BUS", "IGO", "GOV"),
    "court": ("JUD",),
    "tribunal": ("JUD",),
    "ministry": ("GOV", "MIL"),
    "rebels": ("REB",),
    "militants": ("REB",),
    "fighters": ("REB",),
    "guerrillas": ("REB",),
    "insurgents": ("REB",),
    "jihadists": ("REB",),
    "newspaper": ("JRN",),
    "union": ("LAB", "IGO"),
    "movement": ("REB", "PTY", "OPP"),
    "faction": ("PTY", "REB"),
    "alliance": ("IGO", "PTY"),
    "bloc": ("IGO", "PTY"),
    "agency": ("IGO", "SPY", "GOV", "NGO", "JRN"),
    "commission": ("IGO", "GOV"),
    "council": ("IGO", "GOV"),
    "militia": ("UAF", "REB"),
    "group": ("REB", "NGO", "IGO", "PTY", "SOC", "OPP", "BUS"),
    "organization": ("NGO", "IGO", "REB"),
    "organisation": ("NGO", "IGO", "REB"),
    "body": ("IGO", "NGO", "GOV"),
    "charity": ("NGO",),
    "network": ("REB", "JRN"),
    "forum": ("IGO", "NGO"),
    "institution": ("IGO", "BUS", "EDU"),
    "church": ("REL",),
    "university": ("EDU",),
}


class BackReferences:
    """Finds the parties that definite nouns without a name take up again."""

    def __init__(
        self,
        words: Words,
        outliner: Outliner,
        knowledge: Knowledge,
        countries: ArticleCountries,
        drafts: Sequence[Draft],
    ) -> None:
        self.words = words
        self.outliner = outliner
        self.knowledge = knowledge
        self.countries = countries
        self.drafts = list(drafts)
        self._joint = knowledge.actor_words["joint"]
        self._state = knowledge.actor_words["state"]

    def resolve(self, head: int, drafts: Sequence[Draft]) -> list[Draft] | None:
        """Return the parties that the phrase takes up; None if it speaks for itself."""
        words = self.words
        lowered = words.text[head].lower()
        if drafts and (drafts[0].character is not None or drafts[0].named):
            return None
        if lowered not in self._joint and lowered not in self._state and not drafts:
            return None
        outline = self.outliner.outline(head)
        if outline.possessor is not None and words.tag[outline.possessor] == "PRP$" and lowered in self._state:
            return None
        if not outline.definite or outline.countries or outline.bodies or outline.proper or outline.complements:
            return None
        if lowered in self._joint and self._says_two(outline):
            return self._two_before(head, lowered)
        if lowered in self._state and drafts and drafts[0].sector == "GOV" and not outline.modifiers:
            return self._country_before(head)
        if not drafts:
            return None
        if drafts[0].kind is Kind.PERSON and not drafts[0].plural:
            return self._titled_person(head, drafts[0])
        sectors = _GROUP_SECTORS.get(drafts[0].word)
        if sectors is not None and len(drafts) == 1 and outline.possessor is None:
            return self._named_group(head, sectors, drafts[0].word)
        return None

    def _says_two(self, outline: Outline) -> bool:
        words = self.words
        if words.text[outline.head].lower() in ("two", "both"):
            return True
        return any(words.text[token].lower() in _JOINT_NUMBERS for token in range(outline.left, outline.head))

    def _two_before(self, head: int, lowered: str) -> list[Draft] | None:
        wanted: tuple[Kind, ...]
        if lowered in ("leaders", "presidents", "premiers", "ministers", "men", "women", "officials"):
            wanted = (Kind.PERSON,)
        elif lowered in ("countries", "nations", "states", "governments", "neighbors", "neighbours", "capitals"):
            wanted = (Kind.COUNTRY,)
        else:
            wanted = (Kind.COUNTRY, Kind.GROUP, Kind.PERSON)
        found = self._last_two(head, wanted)
        if len(found) < 2 and wanted == (Kind.COUNTRY,):
            codes = self.countries.named_before(head, self.words.sentence[head])[:2]
            if len(codes) == 2:
                found = [self._country_draft(head, code) for code in reversed(codes)]
        return found if len(found) == 2 else None

    def _last_two(self, head: int, wanted: tuple[Kind, ...]) -> list[Draft]:
        found: list[Draft] = []
        for draft in reversed(self.drafts):
            if draft.head >= head or draft.kind not in wanted:
                continue
            if draft.kind is Kind.PERSON and draft.character is None:
                continue
            if draft.kind is Kind.GROUP and not draft.named:
                continue
            if all(draft.name != other.name for other in found):
                found.append(draft)
            if len(found) == 2:
                break
        return found[::-1]

    def _country_draft(self, head: int, code: str) -> Draft:
        country = self.knowledge.countries[code]
        draft = Draft(head, head, head + 1, country.name, Kind.COUNTRY, named=True)
        draft.country, draft.sector = code, "GOV"
        draft.why = (f"{self.words.text[head]!r}: named before",)
        return draft

    def _country_before(self, head: int) -> list[Draft] | None:
        code = self.countries.nearest_before(self.words.sentence[head], head)
        if code is None or code not in self.knowledge.countries:
            return None
        return [self._country_draft(head, code)]

    def _titled_person(self, head: int, draft: Draft) -> list[Draft] | None:
        """Return the person named last before whose title holds the noun ("the secretary", "the president")."""
        noun = draft.word.split()[-1]
        for other in reversed(self.drafts):
            character = other.character
            if other.head >= head or character is None:
                continue
            titles = character.titles
            if any(title.split()[-1] == noun or draft.word in title for title in titles):
                return [other]
        leader = draft.word in ("leader", "premier", "president", "minister")
        for other in reversed(self.drafts):
            character = other.character
            if other.head >= head or character is None or character.known is None or not leader:
                continue
            offices = {holding.office for holding in character.known.holdings}
            if any(office.endswith(noun) or noun == "leader" for office in offices):
                return [other]
        return None

    def _named_group(self, head: int, sectors: tuple[str, ...], word: str) -> list[Draft] | None:
        for draft in reversed(self.drafts):
            if draft.head >= head or draft.kind is not Kind.GROUP or not draft.named:
                continue
            if word in draft.name.lower().split() or draft.sector in sectors:
                return [draft]
        return None
