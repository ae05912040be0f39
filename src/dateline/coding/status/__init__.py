"""Has it happened: occurred, ongoing, planned, hypothetical or denied, read off a trigger's sentence."""

from dateline.coding.status.reading import Factuality, StatusReading, find_trigger, read_status
from dateline.coding.status.written import Written, written_status

__all__ = ["Factuality", "StatusReading", "Written", "find_trigger", "read_status", "written_status"]
