"""The formats that Dateline reads, one module each; importing this package registers them."""

from dateline.reading.formats import csv, html, jsonl, parquet, text

__all__ = ["csv", "html", "jsonl", "parquet", "text"]
