"""Has it happened: occurred, ongoing, planned, hypothetical or denied, read off a trigger's sentence."""

from dateline.coding.status.reading import Factuality, StatusReading, find_trigger, read_status

__all__ = ["Factuality", "StatusReading", "find_trigger", "read_status"]
