"""Everything that a place name may stand for: countries, divisions, regions, buildings and towns under one roof."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dateline.knowledge.facts import Organisation, Person
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.places import KnownPlace, PlaceKind, fold_name, place_words

# A country's other names include parts of it ("Gaza", "Scotland", "Dubai"), which the gazetteer knows better.
_PARTS = frozenset({PlaceKind.ADMIN1, PlaceKind.REGION})
_LARGE_PART = 100_000
_KNOWN_BY_FURTHER_NAME = 30_000
_CALENDAR = place_words("calendar")
_PEOPLED = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.TOWN})


class Atlas:
    """Places by name. One for each knowledge and process: see `load_atlas`."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries: dict[str, tuple[KnownPlace, ...]] = {}
        self._demonyms: dict[str, KnownPlace] = {}
        self._by_code: dict[str, KnownPlace] = {}
        self._capitals: dict[str, tuple[str, ...]] = {}
        self._knowledge = knowledge
        self._own: dict[str, tuple[KnownPlace, ...]] = {}
        self._enter_countries(knowledge)
        self._enter_own_places(knowledge)
        self.find = lru_cache(maxsize=32768)(self._find)
        self._capitals_of = lru_cache(maxsize=512)(self._find_capitals)

    def _enter_countries(self, knowledge: Knowledge) -> None:
        for country in knowledge.countries.values():
            if country.kind == "breakaway" and country.owner != country.code and country.code.startswith("X"):
                continue
            if country.latitude is None or country.longitude is None:
                continue
            code = country.owner if country.kind == "historic" else country.code
            place = KnownPlace(
                country.name, PlaceKind.COUNTRY, country.latitude, country.longitude, (code,), population=10**8
            )
            self._by_code.setdefault(country.code, place)
            for name in (country.name, *country.aliases):
                lesser = name != country.name
                entry = replace(place, alternate=lesser)
                folded = fold_name(name.removeprefix("the "))
                if all(held.name != place.name for held in self._countries.get(folded, ())):
                    self._countries[folded] = (*self._countries.get(folded, ()), entry)
            for adjective in (*country.adjectives, *country.persons):
                self._demonyms.setdefault(fold_name(adjective), place)
            self._capitals[code] = tuple(fold_name(name) for name in country.capitals)

    def _enter_own_places(self, knowledge: Knowledge) -> None:
        for typed in knowledge.own_places:
            for name in (typed.place.name, *typed.aliases):
                folded = fold_name(name)
                self._own[folded] = (*self._own.get(folded, ()), typed.place)

    def _find(self, name: str) -> tuple[KnownPlace, ...]:
        """Return the places that `name` may stand for, in no order of likelihood; () if nobody knows it."""
        folded = fold_name(name)
        if folded in _CALENDAR:
            return ()
        if folded in self._own:
            # What a user writes down is what the name means.
            return self._own[folded]
        others = self._gazetteer.find(folded)
        if name.isupper() and len(folded) <= 3:
            # "SA", "UK", "CHU" stand for something longer, not for a village.
            others = tuple(place for place in others if place.kind is not PlaceKind.TOWN)
        own = self._countries.get(folded, ())
        if own and others:
            parts = {place.country for place in others if _is_known_part(place)}
            own = tuple(country for country in own if not (country.alternate and country.country in parts))
        return (*own, *_joined(others))

    def is_frequent(self, name: str) -> bool:
        """Say whether `name` is looked for in running text, without a word around it that says "place"."""
        folded = fold_name(name)
        return folded in self._own or folded in self._countries or folded in self._gazetteer.frequent

    def is_country(self, name: str) -> bool:
        """Say whether `name` is a country's, or a first-level division's that no town shares."""
        found = self.find(name)
        return any(place.kind is PlaceKind.COUNTRY for place in found) or (
            any(place.kind is PlaceKind.ADMIN1 for place in found)
            and not any(place.kind is PlaceKind.TOWN for place in found)
        )

    def is_country_or_town(self, name: str) -> bool:
        """Say whether `name` is that of a country, a division or a town, not only of a building or a world region."""
        return any(place.kind in _PEOPLED for place in self.find(name))

    def is_surname(self, word: str) -> bool:
        """Say whether `word` is the surname of somebody whom the knowledge lists ("Bush", "Lincoln")."""
        return self._knowledge.is_surname(fold_name(word))

    def is_party(self, name: str) -> bool:
        """Say whether `name` is that of a known person or body, which the parser may take for a place."""
        return any(isinstance(entry, Person | Organisation) for entry in self._knowledge.names.get(name))

    def is_area(self, name: str) -> bool:
        """Say whether `name` is that of anything but a building or a county."""
        return any(place.kind not in (PlaceKind.BUILDING, PlaceKind.COUNTY) for place in self.find(name))

    def has_county(self, name: str) -> bool:
        """Say whether a county or district bears `name`."""
        return any(place.kind is PlaceKind.COUNTY for place in self.find(name))

    def has_capital(self, name: str) -> bool:
        """Say whether `name` is that of a country's capital."""
        return any(self.is_capital(place) for place in self.find(name))

    def has_town(self, name: str) -> bool:
        """Say whether a town bears `name` as its own, or a larger one as a further name."""
        return any(
            place.kind is PlaceKind.TOWN and (not place.alternate or place.population >= _KNOWN_BY_FURTHER_NAME)
            for place in self.find(name)
        )

    def is_settled(self, name: str) -> bool:
        """Say whether `name` is well known, and a country's, division's, county's or town's."""
        return self.is_frequent(name) and any(
            place.kind in _PEOPLED or place.kind is PlaceKind.COUNTY for place in self.find(name)
        )

    def demonym(self, word: str) -> KnownPlace | None:
        """Return the country whose adjective or people `word` is ("Iraqi", "Iraqis"), else None."""
        return self._demonyms.get(fold_name(word))

    def country(self, code: str) -> KnownPlace | None:
        """Return the country with an alpha-3 code, None if it is unknown."""
        return self._by_code.get(code)

    def is_capital(self, place: KnownPlace) -> bool:
        """Say whether a town is its country's capital."""
        return place.kind is PlaceKind.TOWN and place.geonames_id in self._capitals_of(place.countries[0])

    def _find_capitals(self, code: str) -> frozenset[int | None]:
        return frozenset(
            next(
                (
                    place.geonames_id
                    for place in self._gazetteer.find(name)
                    if place.kind is PlaceKind.TOWN and place.countries == (code,)
                ),
                -1,
            )
            for name in self._capitals.get(code, ())
        )

    def abbreviated(self, short: str) -> tuple[KnownPlace, ...]:
        """Return the divisions that `short` stands for after a town's name ("Tex.", "NSW")."""
        return self._gazetteer.abbreviated(short)

    def division(self, place: KnownPlace) -> KnownPlace | None:
        """Return the first-level division that a place lies in, None if that is unknown or several."""
        if not place.admin1 or place.country is None:
            return None
        return self._gazetteer.division(place.country, place.admin1)


def _is_known_part(place: KnownPlace) -> bool:
    return place.kind in _PARTS or (
        place.kind is PlaceKind.TOWN and place.population >= _LARGE_PART and not place.alternate
    )


def _joined(places: tuple[KnownPlace, ...]) -> tuple[KnownPlace, ...]:
    """Return places with a region and the division of the same name made one: "Gaza Strip" is typed as both."""
    regions = {place.country for place in places if place.kind is PlaceKind.REGION}
    if not regions or not any(place.kind is PlaceKind.ADMIN1 and place.country in regions for place in places):
        return places
    joined = {place.country for place in places if place.kind is PlaceKind.ADMIN1} & regions
    return tuple(
        replace(place, kind=PlaceKind.REGION) if place.kind is PlaceKind.ADMIN1 and place.country in joined else place
        for place in places
        if not (place.kind is PlaceKind.REGION and place.country in joined)
    )


@lru_cache(maxsize=4)
def load_atlas(knowledge: Knowledge) -> Atlas:
    """Return the atlas of a knowledge, built once (the first use on a machine compiles the gazetteer)."""
    return Atlas(knowledge, load_gazetteer())
