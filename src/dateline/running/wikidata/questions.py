"""The questions that are asked of Wikidata, in SPARQL, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.knowledge.tables import read_rows

PAGE = 500


@dataclass(frozen=True, slots=True)
class Fetch:
    """One kind of office: `property` of the country or `kind_of` item that finds its items; its name in Dateline."""

    name: str
    property: str
    kind_of: str
    office: str


@lru_cache(maxsize=1)
def fetches() -> dict[str, Fetch]:
    """Return the kinds of offices that can be fetched, by name."""
    source = files("dateline.running.wikidata").joinpath("data", "offices.tsv").read_text(encoding="utf-8")
    rows = read_rows(source, "running/wikidata/data/offices.tsv")
    return {row["fetch"]: Fetch(row["fetch"], row["property"], row["class"], row["office"]) for row in rows}


def holders_question(country: str, fetch: Fetch, since: int, page: int) -> str:
    """Return the question for a page of the holders of an office of `country` (ISO alpha-3) in office after `since`.

    Each row: person, personLabel, officeLabel, and where known start, startPrecision, end, endPrecision (Wikidata's
    9 year, 10 month, 11 day), genderLabel, partyLabel, aliases joined by |.
    """
    if fetch.property:
        office = f"?country wdt:{fetch.property} ?office ."
    else:
        office = (
            f"?office (wdt:P279|wdt:P31) wd:{fetch.kind_of} .\n"
            "  { ?office wdt:P1001 ?country . } UNION { ?office wdt:P17 ?country . }"
        )
    return f"""\
SELECT ?person ?personLabel ?officeLabel ?start ?startPrecision ?end ?endPrecision ?genderLabel ?partyLabel
       (GROUP_CONCAT(DISTINCT ?alias; separator="|") AS ?aliases)
WHERE {{
  ?country wdt:P298 "{country}" .
  {office}
  ?person p:P39 ?held .
  ?held ps:P39 ?office .
  MINUS {{ ?held wikibase:rank wikibase:DeprecatedRank . }}
  OPTIONAL {{ ?held pqv:P580 ?from . ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision . }}
  OPTIONAL {{ ?held pqv:P582 ?until . ?until wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision . }}
  FILTER(!BOUND(?end) || YEAR(?end) >= {since})
  OPTIONAL {{ ?person wdt:P21 ?gender . }}
  OPTIONAL {{ ?held pq:P4100 ?party . }}
  OPTIONAL {{ ?person skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }}
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en". }}
}}
GROUP BY ?person ?personLabel ?officeLabel ?start ?startPrecision ?end ?endPrecision ?genderLabel ?partyLabel
ORDER BY ?start ?person
LIMIT {PAGE} OFFSET {page * PAGE}
"""
