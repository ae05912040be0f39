"""Names of country codes, for people: the shipped table of countries, and the codes of parties of no country."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.tables import read_shipped

# PLOVER manual, draft 2.0: codes that stand where a country would, for parties that have none.
_PARTIES = {
    "IGO": "international organisations",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "non-governmental organisations",
    "ISM": "religious and ideological movements",
    "IMG": "international armed groups",
    "MNC": "multinational companies",
}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return the name of every code that an event may have, by code."""
    return {row["iso3"]: row["name"] for row in read_shipped("countries.tsv")} | _PARTIES


def name_of(code: str | None) -> str | None:
    """Return the name of a country, the code itself if it is none that is known."""
    return country_names().get(code, code) if code else None
