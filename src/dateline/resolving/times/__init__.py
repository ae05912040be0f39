"""When: time expressions, their TIMEX3 values and their days, by a grammar of our own."""

from dateline.resolving.times.reading import read_times

__all__ = ["read_times"]
