"""A dump of Wikidata read twice: for the items of the offices, then for who held them.

The form is that of https://www.wikidata.org/wiki/Wikidata:Database_download: one JSON array, an item a line, as .json,
.json.gz or .json.bz2. Nothing of it is kept in memory but what is asked for.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from dateline.errors import InputError
from dateline.running.wikidata.questions import Fetch
from dateline.running.wikidata.terms import Term, when_cell

_ISO3, _HELD, _PARTY, _GENDER, _APPLIES, _COUNTRY = "P298", "P39", "P4100", "P21", "P1001", "P17"
_KIND = ("P279", "P31")


class DumpBroken(InputError):
    """DL-N032: a line of a dump is no item."""

    code = "DL-N032"


def read_items(path: Path, holding: Collection[bytes]) -> Iterator[Mapping[str, Any]]:
    """Yield the items of a dump whose line holds one of `holding`, so that most lines are never decoded.

    Raises DumpBroken (DL-N032) with the number of the line.
    """
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            text = line.strip().rstrip(b",")
            if text in (b"[", b"]", b"") or not any(part in text for part in holding):
                continue
            try:
                yield msgspec.json.decode(text)
            except msgspec.DecodeError as error:
                raise DumpBroken(
                    f"the line is no item in JSON: {error}",
                    where=f"{path}:{number}",
                    next_step="take a whole dump (latest-all.json.bz2 or .gz), not one of truthy triples",
                ) from error


def find_offices(
    path: Path, countries: Collection[str], wanted: Collection[Fetch]
) -> dict[str, tuple[str, str, Fetch]]:
    """Return the offices of `countries`: item to country (alpha-3), label and kind of office."""
    items: dict[str, str] = {}
    named: list[tuple[str, str, Fetch]] = []
    kinds: list[tuple[str, str, tuple[str, ...], Fetch]] = []
    labels: dict[str, str] = {}
    by_class = {fetch.kind_of: fetch for fetch in wanted if fetch.kind_of}
    marks = [b'"P298"', *(f'"{item}"'.encode() for item in by_class)]
    for item in read_items(path, marks):
        code = next(iter(_strings(item, _ISO3)), "")
        if code in countries:
            items[item["id"]] = code
            for fetch in wanted:
                named += [(office, code, fetch) for office in _targets(item, fetch.property)] if fetch.property else []
        for kind in (kind for name in _KIND for kind in _targets(item, name)):
            if kind in by_class:
                places = (*_targets(item, _APPLIES), *_targets(item, _COUNTRY))
                kinds.append((item["id"], _label(item), tuple(places), by_class[kind]))
    if named:
        for item in read_items(path, [f'"id":"{office}"'.encode() for office, _, _ in named]):
            labels[item["id"]] = _label(item)
    found = {office: (code, labels.get(office, ""), fetch) for office, code, fetch in named}
    for office, label, places, fetch in kinds:
        home = next((items[place] for place in places if place in items), "")
        if home:
            found.setdefault(office, (home, label, fetch))
    return found


def read_terms(path: Path, offices: Mapping[str, tuple[str, str, Fetch]], since: int) -> Iterator[Term]:
    """Yield every time in one of `offices` that did not end before the year `since`."""
    for item in read_items(path, [f'"{office}"'.encode() for office in offices]):
        name = _label(item)
        for claim in item.get("claims", {}).get(_HELD, ()) if name else ():
            office = _target(claim.get("mainsnak", {}))
            if office is None or office not in offices or claim.get("rank") == "deprecated":
                continue
            country, label, fetch = offices[office]
            start, end = _when(claim, "P580"), _when(claim, "P582")
            if end and int(end[:4]) < since:
                continue
            aliases = tuple(alias["value"] for alias in item.get("aliases", {}).get("en", ()))
            gender = next(iter(_targets(item, _GENDER)), "")
            # The name of a party is another item's label: a dump read line by line has only its number.
            yield Term(item["id"], name, country, label, fetch, start, end, gender, "", aliases)


def _open(path: Path) -> IO[bytes]:
    match path.suffix:
        case ".gz":
            return cast("IO[bytes]", gzip.open(path))
        case ".bz2":
            return cast("IO[bytes]", bz2.open(path))
        case _:
            return path.open("rb")


def _label(item: Mapping[str, Any]) -> str:
    return str(item.get("labels", {}).get("en", {}).get("value", ""))


def _target(snak: Mapping[str, Any]) -> str | None:
    value = snak.get("datavalue", {}).get("value")
    return value.get("id") if isinstance(value, dict) else None


def _targets(item: Mapping[str, Any], name: str) -> list[str]:
    claims = item.get("claims", {}).get(name, ())
    found = (_target(claim.get("mainsnak", {})) for claim in claims if claim.get("rank") != "deprecated")
    return [target for target in found if target is not None]


def _strings(item: Mapping[str, Any], name: str) -> Iterator[str]:
    for claim in item.get("claims", {}).get(name, ()):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if isinstance(value, str):
            yield value


def _when(claim: Mapping[str, Any], name: str) -> str:
    for snak in claim.get("qualifiers", {}).get(name, ()):
        value = snak.get("datavalue", {}).get("value")
        if isinstance(value, dict):
            return when_cell(value.get("time"), value.get("precision"))
    return ""
