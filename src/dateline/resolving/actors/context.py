"""The country that an article, or one of its sentences, is about: the last resort for "police" and "protesters"."""

from __future__ import annotations

from collections import Counter

from dateline.knowledge import CountryForm, CountryName, Knowledge, Organisation
from dateline.resolving.actors.known import KnownName
from dateline.resolving.actors.words import Words

# A country's own name tells more about where a story plays than a capital that speaks or a body that is based there.
_WEIGHTS = {
    CountryForm.NAME: 1.0,
    CountryForm.ADJECTIVE: 1.0,
    CountryForm.PERSONS: 1.0,
    CountryForm.CAPITAL: 0.7,
}
_BODY_WEIGHT = 0.5
_OPENING_FACTOR = 2.0
_CODE_LENGTH = 3
NON_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


class ArticleCountries:
    """Which countries an article names, sentence by sentence."""

    def __init__(self, words: Words, known: dict[int, KnownName], knowledge: Knowledge) -> None:
        self._by_sentence: dict[int, list[tuple[int, str]]] = {}
        weights: Counter[str] = Counter()
        for name in dict.fromkeys(known.values()):
            code, weight = self._country_of(name, knowledge)
            if code is None:
                continue
            sentence = words.sentence[name.first]
            weights[code] += weight * (_OPENING_FACTOR if sentence == 0 else 1.0)
            if weight >= _WEIGHTS[CountryForm.CAPITAL]:
                self._by_sentence.setdefault(sentence, []).append((name.first, code))
        self.main: str | None = weights.most_common(1)[0][0] if weights else None

    @staticmethod
    def _country_of(name: KnownName, knowledge: Knowledge) -> tuple[str | None, float]:
        entry = name.entries[0]
        if isinstance(entry, CountryName):
            return knowledge.coded_country(entry.country.code), _WEIGHTS[entry.form]
        if isinstance(entry, Organisation):
            return (None, 0.0) if entry.country in NON_STATE else (entry.country, _BODY_WEIGHT)
        if entry.holdings and entry.holdings[0].country not in NON_STATE:
            return entry.holdings[0].country, _BODY_WEIGHT
        return None, 0.0

    def lone_in(self, sentence: int) -> str | None:
        """Return the country of a sentence that names exactly one; None otherwise."""
        codes = {code for _, code in self._by_sentence.get(sentence, ())}
        return next(iter(codes)) if len(codes) == 1 else None

    def nearest_before(self, sentence: int, token: int) -> str | None:
        """Return the country named last before `token`, in its sentence or the nearest one before it."""
        for number in range(sentence, -1, -1):
            found = [code for position, code in self._by_sentence.get(number, ()) if position < token]
            if found:
                return found[-1]
        return None

    def named_before(self, token: int, sentence: int) -> list[str]:
        """Return the countries named before `token`, nearest first, each once."""
        found: list[str] = []
        for number in range(sentence, max(-1, sentence - 6), -1):
            for position, code in reversed(self._by_sentence.get(number, ())):
                if position < token and code not in found:
                    found.append(code)
        return found
