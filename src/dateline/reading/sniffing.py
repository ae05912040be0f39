"""The format of bytes whose name does not tell: standard input, files without ending, .txt that is no plain text."""

from __future__ import annotations

import csv
import re

import msgspec

from dateline.reading.columns import plain, recognise
from dateline.reading.decoding import find_encoding

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# An object with its first key, alone or first in a list, on one line or several.
_OBJECT = re.compile(r'(?:\[\s*)?\{\s*"(?:[^"\\]|\\.){0,100}"\s*:')
_DELIMITERS = ",\t;|"
# A column name is a word or two; a header cell longer than this is the beginning of a sentence.
_LONGEST_NAME = 40


def sniff_format(head: bytes) -> str:
    """Return the format that a file beginning with `head` is in: "html", "jsonl", "csv", "parquet" or else "text"."""
    if head.startswith(b"PAR1"):
        return "parquet"
    text = head.decode(find_encoding(head), "replace").lstrip("\ufeff")
    if _PAGE.match(text):
        return "html"
    if text.lstrip().startswith(("{", "[")) and _is_json(text.lstrip()):
        return "jsonl"
    if find_delimiter(re.split("[\r\n]", text, maxsplit=1)[0], strict=True) is not None:
        return "csv"
    return "text"


def find_delimiter(header: str, *, strict: bool = False) -> str | None:
    """Return what separates the names in the header line of a table.

    With `strict`, return None unless the line has two or more short names, one of them known for the text and
    another one known for some other field; without it, fall back on the comma.
    """
    best = max(_DELIMITERS, key=lambda mark: len(split_header(header, mark)))
    if not strict:
        return best if best in header else ","
    names = split_header(header, best)
    if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names):
        return None
    roles = recognise(names)
    return best if "text" in roles and len(roles) >= 2 and plain(names[0]) else None


def split_header(header: str, delimiter: str) -> list[str]:
    """Return the names in the header line of a table, outer blanks removed."""
    try:
        row = next(csv.reader([header.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        # A line break or a field beyond all bounds: no header.
        return []
    return [name.strip() for name in row]


def _is_json(text: str) -> bool:
    if _OBJECT.match(text):
        return True
    try:
        return isinstance(msgspec.json.decode(text.partition("\n")[0]), dict | list)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return False
