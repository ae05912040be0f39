"""The bundled reports: the talks that led to the Iran nuclear agreement, June 2013 to January 2016, in 29 reports.

They were written for this project from public facts (dates, places, offices, votes) and are no published reports:
every record in `reports.jsonl` says so in its `note`, and the outlets do not exist. Words in quotation marks are
either short and well documented or come from people without a name, who are invented. The reports show what wire
copy brings: visits announced and put off, calls, letters, threats, votes, denials, speakers who stay anonymous, a
missing space, a misspelt word, teaser lines. Their events are annotated by hand in `tests/golden`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import msgspec

from dateline.reading import from_mapping
from dateline.records import Article

_FILE = "reports.jsonl"


def reports() -> Iterator[Article]:
    """Yield the bundled reports in order of publication; `origin` names the record and says what it is."""
    decode = msgspec.json.Decoder(dict[str, str]).decode
    lines = files(__name__).joinpath(_FILE).read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        record = decode(line)
        yield from_mapping(record, origin=f"{_FILE}:{number} ({record['note']})")
