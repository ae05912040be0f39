"""What the user names, as articles: files, folders, standard input; and records in hand for the Python API."""

from dateline.reading.articles import read
from dateline.reading.dates import parse_date
from dateline.reading.records import from_mapping, from_text
from dateline.reading.registry import Reader, Wishes, reader, readers

__all__ = ["Reader", "Wishes", "from_mapping", "from_text", "parse_date", "read", "reader", "readers"]
